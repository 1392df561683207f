"""Heat flows downward: the supply must be warmer than the need, with room for an exchanger.

Source of the rule: second law; minimum temperature difference as in pinch analysis
(Linnhoff & Hindmarsh 1983, doi:10.1016/0009-2509(83)80185-7).
"""

from attrs import frozen

from samspel.domain.provenance import Source
from samspel.domain.streams import Stream
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context
from samspel.matching.routes import Route
from samspel.matching.wording import names_of, say

NAME = "temperature"
_PINCH = Source(
    "Linnhoff & Hindmarsh 1983, The pinch design method for heat exchanger networks",
    "https://doi.org/10.1016/0009-2509(83)80185-7",
    1983,
)
_WIDEST_EXCESS_K = 60.0


@frozen
class _Level:
    """A temperature in °C known within `low`…`high`; None when nobody has told it."""

    low: float | None
    high: float | None
    missing: str = ""
    margin_k: float = 0.0

    @property
    def text(self) -> Text:
        """The level in words."""
        if self.low is None or self.high is None:
            return Text("okänd temperatur", "unknown temperature")
        if self.low == self.high:
            return say("{t} °C", "{t} °C", t=self.low)
        return say("{low}–{high} °C", "{low}–{high} °C", low=self.low, high=self.high)


@frozen
class _Meeting:
    """A place in the route where heat must be warm enough."""

    user: Text
    supply: _Level
    need: _Level


def judge(candidate: Candidate, context: Context) -> Verdict:
    """The temperature rule; K and °C."""
    verdicts = [_verdict(candidate, m) for m in _meetings(candidate, context)]
    if not verdicts:
        reason = Text("Temperaturen avgör inte här.", "Temperature does not decide here.")
        return Verdict(NAME, Outcome.ACCEPTED, "TEMPERATURE-NOT-ASKED", reason)
    order = (Outcome.REFUSED, Outcome.UNKNOWN, Outcome.ACCEPTED)
    return min(verdicts, key=lambda v: (order.index(v.outcome), v.score or 0.0))


def is_settled(route: Route, context: Context) -> bool:
    """Where no heat is delivered, only the source and the conversions meet."""
    ends = {route.resource_ids[-1], route.service.wanted_id}
    return not ends <= context.warm_ids


def _meetings(candidate: Candidate, context: Context) -> list[_Meeting]:
    found = []
    chain = candidate.route.resource_ids
    for link, conversion in enumerate(candidate.conversions):
        needed = conversion.temperature_min_c
        if needed is not None and chain[link] in context.warm_ids:
            need = _Level(needed, needed)
            found.append(_Meeting(conversion.label, _supply(candidate, link, context), need))
    if candidate.route.service.wanted_id in context.warm_ids and chain[-1] in context.warm_ids:
        supply = _supply(candidate, len(chain) - 1, context)
        user = names_of([candidate.sink])
        found.append(_Meeting(user, supply, _need(candidate, context)))
    return found


def _supply(candidate: Candidate, link: int, context: Context) -> _Level:
    resource_id = candidate.route.resource_ids[link]
    if link == 0:
        return _stated(candidate.source, resource_id, context)
    step = candidate.route.steps[link - 1]
    given = step.conversion.temperature_output_c
    is_other_heat = step.is_rest and step.conversion.output_id in context.warm_ids
    if given is not None and not is_other_heat:
        return _Level(given, given)
    return _of_class(resource_id, context, "")


def _need(candidate: Candidate, context: Context) -> _Level:
    """What the sink asks for; where it says so in degrees, an exchanger needs a margin."""
    stated = candidate.sink.temperature_supply_c
    if stated is not None:
        return _Level(stated, stated, margin_k=context.rates.delta_t_min_k)
    return _stated(candidate.sink, candidate.route.service.wanted_id, context)


def _stated(stream: Stream, resource_id: str, context: Context) -> _Level:
    degrees = stream.temperature_supply_c
    if degrees is not None:
        return _Level(degrees, degrees)
    return _of_class(resource_id, context, f"{stream.stream_id}.temperature_supply_c")


def _of_class(resource_id: str, context: Context, missing: str) -> _Level:
    bounds = context.resource(resource_id).temperature_c
    return _Level(bounds[0], bounds[1], missing) if bounds else _Level(None, None, missing)


def _verdict(candidate: Candidate, meeting: _Meeting) -> Verdict:
    supply, need = meeting.supply, meeting.need
    if supply.low is None or supply.high is None or need.low is None or need.high is None:
        return _unknown(candidate, meeting)
    if supply.low >= need.high + need.margin_k:
        return _accepted(meeting, supply.low - need.high)
    if supply.low >= need.high:
        return _without_margin(meeting)
    if supply.high < need.low:
        return _refused(meeting, need.low - supply.high)
    return _unknown(candidate, meeting)


def _accepted(meeting: _Meeting, excess_k: float) -> Verdict:
    reason = say(
        "Värmen håller {supply}, och {user} behöver {need}: det räcker.",
        "The heat is at {supply}, and {user} needs {need}: that is enough.",
        supply=meeting.supply.text,
        need=meeting.need.text,
        user=meeting.user,
    )
    score = 1 - min(excess_k, _WIDEST_EXCESS_K) / (2 * _WIDEST_EXCESS_K)
    return Verdict(
        NAME, Outcome.ACCEPTED, "TEMPERATURE-ENOUGH", reason, score=score, sources=(_PINCH,)
    )


def _without_margin(meeting: _Meeting) -> Verdict:
    reason = say(
        "Värmen håller {supply}, och {user} behöver {need}: det räcker om värmen leds in direkt, "
        "men en värmeväxlare behöver {margin} grader mer.",
        "The heat is at {supply}, and {user} needs {need}: that is enough if the heat is led in "
        "directly, but a heat exchanger needs {margin} degrees more.",
        supply=meeting.supply.text,
        need=meeting.need.text,
        user=meeting.user,
        margin=meeting.need.margin_k,
    )
    change = Text("Koppla in värmen utan växlare.", "Connect the heat without an exchanger.")
    return Verdict(
        NAME, Outcome.ACCEPTED, "TEMPERATURE-NO-MARGIN", reason, change, 0.5, sources=(_PINCH,)
    )


def _refused(meeting: _Meeting, lack_k: float) -> Verdict:
    facts = {"supply": meeting.supply.text, "need": meeting.need.text, "user": meeting.user}
    reason = say(
        "Värmen håller {supply}, men {user} behöver {need}: {lack} grader för kallt.",
        "The heat is at {supply}, but {user} needs {need}: {lack} degrees too cold.",
        **facts,
        lack=lack_k,
    )
    change = say(
        "En värmepump kan lyfta värmen {lack} grader, eller så kan mottagaren sänka sitt behov "
        "(större värmeytor).",
        "A heat pump can lift the heat by {lack} degrees, or the user can lower its need "
        "(larger heating surfaces).",
        lack=lack_k,
    )
    return Verdict(
        NAME, Outcome.REFUSED, "TEMPERATURE-TOO-COLD", reason, change, 0.0, sources=(_PINCH,)
    )


def _has(supply: _Level) -> Text:
    if supply.low is None:
        return Text("värmens temperatur är okänd", "the temperature of the heat is unknown")
    return say("värmen håller {t}", "the heat is at {t}", t=supply.text)


def _needs(meeting: _Meeting) -> Text:
    if meeting.need.low is None:
        user = meeting.user
        return say("vad {user} kräver är okänt", "what {user} asks for is unknown", user=user)
    return say("{user} behöver {t}", "{user} needs {t}", user=meeting.user, t=meeting.need.text)


def _unknown(candidate: Candidate, meeting: _Meeting) -> Verdict:
    missing = tuple(m for m in (meeting.supply.missing, meeting.need.missing) if m)
    ends = ((candidate.source, meeting.supply), (candidate.sink, meeting.need))
    asked = [stream for stream, level in ends if level.missing] or [candidate.source]
    reason = say(
        "Går inte att bedöma: {has}, och {needs}.",
        "Cannot be judged: {has}, and {needs}.",
        has=_has(meeting.supply),
        needs=_needs(meeting),
    )
    change = say(
        "Fråga hur varmt det är i framledningen: {asked}.",
        "Ask how warm the supply pipe is: {asked}.",
        asked=names_of(asked),
    )
    return Verdict(
        NAME, Outcome.UNKNOWN, "TEMPERATURE-UNKNOWN", reason, change, 0.0, missing, (_PINCH,)
    )
