"""Is there enough: for a sensible batch of each conversion, or for a load worth fetching?"""

from samspel.domain.quantities import Quantity
from samspel.domain.texts import Text
from samspel.domain.units import is_per_time
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context, Threshold
from samspel.matching.wording import Facts, name_of, names_of, running, say, unit_text

NAME = "amount"
BELOW_BATCH = "AMOUNT-BELOW-BATCH"
_BUNDLE = Text(
    "Flera små mängder i närheten kan samlas i en runda.",
    "Several small amounts nearby can be collected in one tour.",
)


def judge(candidate: Candidate, _: Context) -> Verdict:
    """The amount rule: amounts in the source's unit."""
    least = candidate.least
    if candidate.supply.is_known and (candidate.supply.high or 0.0) <= 0:
        return _nothing(candidate.supply, name_of(candidate.source))
    if candidate.need.is_known and (candidate.need.high or 0.0) <= 0:
        return _nothing(candidate.need, name_of(candidate.sink))
    if least is not None and candidate.supply.is_known:
        too_small = _against(candidate, least)
        if too_small is not None:
            return too_small
    if candidate.usable.amount.is_known:
        return _accepted(candidate, least)
    return _unknown(candidate, least)


def _against(candidate: Candidate, least: Threshold) -> Verdict | None:
    """A verdict when the supply is, or may be, below the threshold."""
    value, _, high = candidate.supply.require("the supply")
    needed = least.amount.value or 0.0
    if value >= needed:
        return None
    facts: Facts = {
        "amount": value,
        "needed": needed,
        "user": running(least.user),
        "unit": unit_text(candidate.supply.unit),
        "name": name_of(candidate.source),
    }
    change = say(
        "Det behövs minst {needed} {unit} (nu {amount}). {bundle}",
        "At least {needed} {unit} is needed (now {amount}). {bundle}",
        **facts,
        bundle=_BUNDLE,
    )
    if high >= needed:
        reason = say(
            "{amount} {unit} är för lite för {user}, som behöver {needed}, men mängden är "
            "osäker och kan räcka.",
            "{amount} {unit} is too little for {user}, which needs {needed}, but the amount is "
            "uncertain and may be enough.",
            **facts,
        )
        missing = (f"{candidate.source.stream_id}.amount",)
        return Verdict(NAME, Outcome.UNKNOWN, "AMOUNT-UNSURE", reason, change, 0.0, missing)
    reason = say(
        "{name} ger {amount} {unit}, men det behövs minst {needed} {unit} för {user}.",
        "{name} gives {amount} {unit}, but {user} needs at least {needed} {unit}.",
        **facts,
    )
    return Verdict(NAME, Outcome.REFUSED, BELOW_BATCH, reason, change, 0.0)


def _nothing(quantity: Quantity, name: str) -> Verdict:
    reason = say(
        "{name} är noll {unit}.", "{name} is zero {unit}.", name=name, unit=unit_text(quantity.unit)
    )
    change = Text("Det behövs en mängd större än noll.", "It takes an amount above zero.")
    return Verdict(NAME, Outcome.REFUSED, "AMOUNT-ZERO", reason, change, 0.0)


def _accepted(candidate: Candidate, least: Threshold | None) -> Verdict:
    usable = candidate.usable
    value, supply = usable.amount.value or 0.0, candidate.supply.value or 0.0
    reason = say(
        "{value} av {supply} {unit} kan användas. Det täcker {share} % av behovet.",
        "{value} of {supply} {unit} can be used. It covers {share} % of the need.",
        value=value,
        supply=supply,
        unit=_unit_of_use(candidate),
        share=100 * (usable.need_share or 0.0),
    )
    needed = least.amount.value if least is not None else None
    code = "AMOUNT-ENOUGH" if needed else "AMOUNT-NO-BATCH"
    return Verdict(NAME, Outcome.ACCEPTED, code, reason, score=min(1.0, value / supply))


def _unit_of_use(candidate: Candidate) -> Text:
    """The unit; a stock that is not free or needed all year counts as its mean over the year."""
    unit = candidate.usable.amount.unit
    profiled = (candidate.source.profile_id, candidate.sink.profile_id)
    if is_per_time(unit) or not any(profiled):
        return unit_text(unit)
    return Text(f"{unit} i medel över året", f"{unit} on average over the year")


def _unknown(candidate: Candidate, least: Threshold | None) -> Verdict:
    ends = ((candidate.source, candidate.supply), (candidate.sink, candidate.need))
    lacking = [stream for stream, quantity in ends if not quantity.is_known]
    names = names_of(lacking or [candidate.source])
    reason = say(
        "Hur mycket som kan användas går inte att säga: mängden är okänd för {names}.",
        "How much can be used cannot be said: the amount is unknown for {names}.",
        names=names,
    )
    change = Text("Ange mängden per år.", "Enter the yearly amount.")
    if least is not None:
        change = say(
            "Ange mängden per år. Det behövs minst {needed} {unit} för {user}.",
            "Enter the yearly amount. At least {needed} {unit} is needed for {user}.",
            user=running(least.user),
            needed=least.amount.value or 0.0,
            unit=unit_text(least.amount.unit),
        )
    missing = tuple(f"{s.stream_id}.amount" for s in lacking)
    return Verdict(NAME, Outcome.UNKNOWN, "AMOUNT-UNKNOWN", reason, change, 0.0, missing)
