"""Supply and need must meet in the same months, not only in the year's sums."""

from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.amounts import is_season_known, monthly_shares, storage_months
from samspel.matching.candidates import Candidate, Context
from samspel.matching.wording import MONTH_NAMES, joined, names_of, say

NAME = "season"
_NO_OVERLAP = 0.01
_A_YEAR = 12
_AS_GOOD_AS_ALL = 0.995


def judge(candidate: Candidate, context: Context) -> Verdict:
    """The season rule: which share meets month by month; storable things may wait."""
    chain = [context.resource(r) for r in candidate.route.resource_ids]
    if storage_months(chain) >= _A_YEAR and not _has_seasons(candidate):
        reason = Text(
            "Kan lagras ett år, så årstiden avgör inte.",
            "It keeps for a year, so the season does not decide.",
        )
        return Verdict(NAME, Outcome.ACCEPTED, "SEASON-STORABLE", reason, score=1.0)
    if _is_nothing(candidate):
        reason = Text(
            "Mängden är noll, så årstiden avgör inte.",
            "The amount is zero, so the season does not decide.",
        )
        return Verdict(NAME, Outcome.ACCEPTED, "SEASON-NOTHING", reason)
    if candidate.usable.overlap < _NO_OVERLAP:
        return _refused(candidate, context)
    missing = _missing(candidate, context)
    return _unknown(candidate, missing) if missing else _accepted(candidate, context)


def _is_nothing(candidate: Candidate) -> bool:
    """Zero supply or need is a matter of amount, not of season."""
    return 0.0 in (candidate.supply.value, candidate.need.value)


def _has_seasons(candidate: Candidate) -> bool:
    return any(c.season for c in candidate.conversions)


def _missing(candidate: Candidate, context: Context) -> tuple[str, ...]:
    ends = (
        (candidate.source, context.source_resource(candidate)),
        (candidate.sink, context.sink_resource(candidate)),
    )
    return tuple(
        f"{stream.stream_id}.profile_id"
        for stream, resource in ends
        if not is_season_known(stream, context.inventory.profile_of(stream), resource)
    )


def _accepted(candidate: Candidate, context: Context) -> Verdict:
    usable, kept = candidate.usable, candidate.usable.overlap
    if not usable.amount.is_known:
        reason = say(
            "{share} % av året möts överskott och behov månad för månad.",
            "Surplus and need meet month by month for {share} % of the year.",
            share=100 * kept,
        )
        return Verdict(NAME, Outcome.ACCEPTED, "SEASON-OVERLAP", reason, score=kept)
    if kept > _AS_GOOD_AS_ALL:
        reason = say(
            "Överskottet kommer när det behövs: {covered} % av behovet täcks.",
            "The surplus comes when it is needed: {covered} % of the need is covered.",
            covered=100 * (usable.need_share or 0.0),
        )
        return Verdict(NAME, Outcome.ACCEPTED, "SEASON-TOGETHER", reason, score=kept)
    reason = say(
        "Månad för månad täcks {covered} % av behovet. Årssummorna antyder {yearly} %.{outage}",
        "Month by month {covered} % of the need is covered. The year's sums suggest {yearly} %."
        "{outage}",
        covered=100 * (usable.need_share or 0.0),
        yearly=100 * (usable.need_share or 0.0) / kept,
        outage=_outage(candidate, context),
    )
    return Verdict(NAME, Outcome.ACCEPTED, "SEASON-COVERED", reason, score=kept)


def _outage(candidate: Candidate, context: Context) -> Text:
    """Which months the sink gets nothing although it needs something."""
    profile = context.inventory.profile_of(candidate.sink)
    need = monthly_shares(profile, context.sink_resource(candidate))
    months = [
        name
        for name, amount, share in zip(MONTH_NAMES, candidate.usable.monthly, need, strict=True)
        if amount <= 0 < share
    ]
    if not months:
        return Text("", "")
    return say(" Avbrott: {months}.", " Outage: {months}.", months=joined(months))


def _refused(candidate: Candidate, context: Context) -> Verdict:
    days = max(context.resource(r).storable_days or 0.0 for r in candidate.route.resource_ids)
    reason = say(
        "Överskottet och behovet kommer i olika månader: {share} % möts.",
        "The surplus and the need come in different months: {share} % meet.",
        share=100 * candidate.usable.overlap,
    )
    change = say(
        "Det kräver ett lager längre än {days} dygn, eller ett behov i andra månader.",
        "It takes storage for more than {days} days, or a need in other months.",
        days=days,
    )
    return Verdict(NAME, Outcome.REFUSED, "SEASON-APART", reason, change, 0.0)


def _unknown(candidate: Candidate, missing: tuple[str, ...]) -> Verdict:
    lacking = {m.rpartition(".")[0] for m in missing}
    asked = [s for s in (candidate.source, candidate.sink) if s.stream_id in lacking]
    reason = say(
        "Vilka månader det gäller är okänt för {streams}, och det går inte att lagra länge nog. "
        "Tills vidare räknas det som jämnt över året ({share} % möts).",
        "Which months it is about is unknown for {streams}, and it does not keep long enough. "
        "For now it is taken as even over the year ({share} % meet).",
        streams=names_of(asked),
        share=100 * candidate.usable.overlap,
    )
    change = Text(
        "Fråga i vilka månader det kommer, och i vilka det behövs.",
        "Ask in which months it comes, and in which it is needed.",
    )
    return Verdict(NAME, Outcome.UNKNOWN, "SEASON-UNKNOWN", reason, change, 0.0, missing)
