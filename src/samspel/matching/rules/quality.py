"""What the user accepts, against what is known of the stream's properties."""

from attrs import frozen

from samspel.domain.provenance import Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import PropertyLimit
from samspel.domain.streams import Stream
from samspel.domain.texts import Text, same
from samspel.domain.units import dimension
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context
from samspel.matching.routes import Route
from samspel.matching.wording import Facts, joined, name_of, say, unit_text

NAME = "quality"
MOISTURE = "moisture_pct_wet"
_PROPERTY_TEXTS = {MOISTURE: Text("fukthalten", "moisture")}
_BASIS_TEXTS = {
    "wet": Text(" av våt vikt", " of the wet weight"),
    "dry": Text(" av torr vikt", " of the dry weight"),
}


@frozen
class _Check:
    """A limit held against what is known; `outcome` follows from the two ranges."""

    limit: PropertyLimit
    known: Quantity | None
    user: Text

    @property
    def outcome(self) -> Outcome:
        """Accepted inside, refused outside, unknown when not told or across the limit."""
        if self.known is None or not self.known.is_known:
            return Outcome.UNKNOWN
        _, low, high = self.known.require(self.limit.name)
        least = -float("inf") if self.limit.minimum is None else self.limit.minimum
        most = float("inf") if self.limit.maximum is None else self.limit.maximum
        if low > most or high < least:
            return Outcome.REFUSED
        return Outcome.ACCEPTED if low >= least and high <= most else Outcome.UNKNOWN

    @property
    def name(self) -> Text:
        """What a reader calls the property."""
        return _PROPERTY_TEXTS.get(self.limit.name, same(self.limit.name))

    @property
    def accepted_text(self) -> Text:
        """The limit in words."""
        limit = self.limit
        tail: Facts = {
            "unit": unit_text(limit.unit),
            "basis": _BASIS_TEXTS.get(limit.basis, Text("", "")),
        }
        if limit.minimum is None:
            return say(
                "högst {m} {unit}{basis}",
                "at most {m} {unit}{basis}",
                m=limit.maximum or 0.0,
                **tail,
            )
        if limit.maximum is None:
            return say(
                "minst {m} {unit}{basis}", "at least {m} {unit}{basis}", m=limit.minimum, **tail
            )
        return say(
            "{low}–{high} {unit}{basis}",
            "{low}–{high} {unit}{basis}",
            low=limit.minimum,
            high=limit.maximum,
            **tail,
        )


def judge(candidate: Candidate, context: Context) -> Verdict:
    """The quality rule: limits of the first conversion, or of the direct use."""
    checks = _checks(candidate, context)
    failed = [c for c in checks if c.outcome is Outcome.REFUSED]
    if failed:
        return _refused(candidate, failed[0])
    unsure = [c for c in checks if c.outcome is Outcome.UNKNOWN]
    if unsure:
        return _unknown(candidate, unsure)
    if candidate.route.is_vague:
        return _broader(candidate, context)
    if not checks:
        reason = Text("Inga kända kvalitetskrav.", "No known quality limits.")
        return Verdict(NAME, Outcome.ACCEPTED, "QUALITY-NO-LIMITS", reason, score=0.9)
    reason = say(
        "Klarar kraven: {limits}.",
        "Meets the limits: {limits}.",
        limits=joined([joined([c.name, c.accepted_text], " ") for c in checks]),
    )
    return Verdict(
        NAME, Outcome.ACCEPTED, "QUALITY-WITHIN", reason, score=1.0, sources=_sources(checks)
    )


def is_settled(route: Route, _: Context) -> bool:
    """A conversion's limits meet the source alone."""
    return bool(route.steps)


def _checks(candidate: Candidate, context: Context) -> list[_Check]:
    source = candidate.source
    if candidate.conversions:
        first = candidate.conversions[0]
        return [_Check(x, _known(source, x), first.label) for x in first.limits]
    use = candidate.route.service.use
    limits = (
        *(use.limits if use else ()),
        *context.sink_resource(candidate).limits,
        *_asked_by(candidate.sink),
    )
    user = same(name_of(candidate.sink))
    return [_Check(x, _known(source, x), user) for x in limits]


def _asked_by(sink: Stream) -> list[PropertyLimit]:
    """A property that a sink states as a range is what it accepts."""
    return [
        PropertyLimit(p.name, p.quantity.low, p.quantity.high, p.quantity.unit, p.basis)
        for p in sink.properties
        if p.quantity.is_known and p.quantity.low != p.quantity.high
    ]


def _known(stream: Stream, limit: PropertyLimit) -> Quantity | None:
    """The stream's property in the limit's unit and basis; None when not told so."""
    stated = stream.property_named(limit.name)
    if stated is None:
        moisture = stream.moisture_pct_wet
        return Quantity.of(moisture, "%") if limit.name == MOISTURE else None
    if stated.basis and limit.basis and stated.basis != limit.basis:
        return None
    if dimension(stated.quantity.unit) != dimension(limit.unit):
        return None
    return stated.quantity.to(limit.unit)


def _sources(checks: list[_Check]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(c.limit.source for c in checks if c.limit.source.title))


def _refused(candidate: Candidate, check: _Check) -> Verdict:
    known = check.known.value if check.known else None
    facts: Facts = {
        "name": name_of(candidate.source),
        "user": check.user,
        "what": check.name,
        "known": known or 0.0,
        "unit": unit_text(check.limit.unit),
        "accepted": check.accepted_text,
    }
    reason = say(
        "{name}: {what} är {known} {unit}, och {user} tar {accepted}.",
        "{name}: {what} is {known} {unit}, and {user} accepts {accepted}.",
        **facts,
    )
    change = say(
        "Ändra {what} till {accepted} genom förbehandling, sortering eller torkning.",
        "Bring {what} to {accepted} by pre-treatment, sorting or drying.",
        **facts,
    )
    sources = _sources([check])
    return Verdict(NAME, Outcome.REFUSED, "QUALITY-OUTSIDE", reason, change, 0.0, (), sources)


def _unknown(candidate: Candidate, checks: list[_Check]) -> Verdict:
    reason = say(
        "Går inte att bedöma ”{name}” för ”{user}”: {what} är okänd, och mottagaren tar "
        "{accepted}.",
        "Cannot judge “{name}” for “{user}”: {what} is unknown, and the user accepts {accepted}.",
        name=name_of(candidate.source),
        user=checks[0].user,
        what=joined([c.name for c in checks]),
        accepted=joined([c.accepted_text for c in checks]),
    )
    change = Text(
        "Fråga eller mät, och skriv in värdet.",
        "Ask or measure, and enter the value.",
    )
    missing = tuple(f"{candidate.source.stream_id}.{c.limit.name}" for c in checks)
    return Verdict(
        NAME, Outcome.UNKNOWN, "QUALITY-UNKNOWN", reason, change, 0.0, missing, _sources(checks)
    )


def _broader(candidate: Candidate, context: Context) -> Verdict:
    offered = context.resource(candidate.route.resource_ids[-1])
    if candidate.conversions and not candidate.route.service.is_vague:
        offered = context.source_resource(candidate)
    reason = say(
        "{offered} är ett vidare begrepp än vad som efterfrågas. Om det är rätt sort är okänt.",
        "{offered} is broader than what is asked for. Whether it is the right kind is unknown.",
        offered=offered.label,
    )
    change = Text("Ange sorten närmare.", "Say more exactly which kind it is.")
    missing = (f"{candidate.source.stream_id}.resource_id",)
    return Verdict(NAME, Outcome.UNKNOWN, "QUALITY-BROADER", reason, change, 0.0, missing)
