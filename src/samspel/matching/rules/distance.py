"""How far it pays to carry: transport against value by road, reach by pipe and in person."""

from attrs import frozen

from samspel.domain.quantities import Quantity
from samspel.domain.resources import Carriage
from samspel.domain.texts import Text
from samspel.domain.units import amount_unit
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context, Haul, tonnes_per_source_unit
from samspel.matching.wording import Facts, say
from samspel.matching.worth import Worth, worth_of

NAME = "distance"
SMALL_SHARE = 0.2
_HALF_KM = 50.0
_ORDER = (Outcome.REFUSED, Outcome.UNKNOWN, Outcome.ACCEPTED)


@frozen
class _Freight:
    """Road transport per source unit: likeliest and lowest cost (SEK), and what it is made of."""

    cost: float
    lowest: float
    fixed: float
    km: float


def judge(candidate: Candidate, context: Context) -> Verdict:
    """The distance rule: km and SEK per source unit."""
    if not candidate.hauls:
        reason = Text("Allt sker på samma plats.", "Everything is at the same place.")
        return Verdict(NAME, Outcome.ACCEPTED, "DISTANCE-SAME-PLACE", reason, score=1.0)
    if any(h.distance is None for h in candidate.hauls):
        return _no_distance(candidate)
    by_road = [h for h in candidate.hauls if _carriage(h, context) is Carriage.ROAD]
    others = [h for h in candidate.hauls if _carriage(h, context) is not Carriage.ROAD]
    verdicts = [_by_reach(candidate, haul, context) for haul in others]
    if by_road:
        verdicts.append(_by_value(candidate, by_road, context))
    return min(verdicts, key=lambda v: (_ORDER.index(v.outcome), v.score or 0.0))


def _carriage(haul: Haul, context: Context) -> Carriage:
    return context.resource(haul.resource_id).carriage


def _no_distance(candidate: Candidate) -> Verdict:
    reason = Text(
        "Avståndet är okänt, eftersom en av platserna är okänd.",
        "The distance is unknown, because one of the places is.",
    )
    change = Text(
        "Ange platsens koordinater eller ett vägavstånd.",
        "Enter the place's coordinates or a road distance.",
    )
    missing = _sites(candidate)
    return Verdict(NAME, Outcome.UNKNOWN, "DISTANCE-UNKNOWN", reason, change, 0.0, missing)


def _sites(candidate: Candidate) -> tuple[str, ...]:
    return tuple(f"{s.stream_id}.site_id" for s in (candidate.source, candidate.sink))


def _by_reach(candidate: Candidate, haul: Haul, context: Context) -> Verdict:
    """Pipes, people and space: the catalogue's reach decides; the grid has none."""
    resource, distance = context.resource(haul.resource_id), haul.distance
    km, low_km = (distance.km, distance.low_km) if distance else (0.0, 0.0)
    facts: Facts = {"what": resource.label, "km": km}
    if resource.carriage is Carriage.GRID:
        reason = say("{what} går i nätet.", "{what} goes by the grid.", what=resource.label)
        return Verdict(NAME, Outcome.ACCEPTED, "DISTANCE-GRID", reason, score=1.0)
    if resource.reach_km is None:
        reason = say("{what}: {km} km bort.", "{what}: {km} km away.", **facts)
        score = _HALF_KM / (_HALF_KM + km)
        return Verdict(NAME, Outcome.ACCEPTED, "DISTANCE-NO-BOUND", reason, score=score)
    usual, furthest = resource.reach_km
    if low_km <= furthest < km:
        return _unsure_reach(candidate, facts, furthest)
    if km > furthest:
        return _too_far(facts, furthest, is_pipe=resource.carriage is Carriage.PIPE)
    reason = say(
        "{what} kan nå {furthest} km, och det är {km} km.",
        "{what} can reach {furthest} km, and it is {km} km.",
        furthest=furthest,
        **facts,
    )
    score = 1.0 if km <= usual else max(0.0, (furthest - km) / (furthest - usual))
    return Verdict(NAME, Outcome.ACCEPTED, "DISTANCE-WITHIN-REACH", reason, score=score)


def _unsure_reach(candidate: Candidate, facts: Facts, furthest: float) -> Verdict:
    reason = say(
        "{what} kan nå {furthest} km. Avståndet är ungefär {km} km, men osäkert.",
        "{what} can reach {furthest} km. The distance is about {km} km, but uncertain.",
        furthest=furthest,
        **facts,
    )
    change = Text("Ange platsernas koordinater.", "Enter the places' coordinates.")
    missing = _sites(candidate)
    return Verdict(NAME, Outcome.UNKNOWN, "DISTANCE-UNSURE", reason, change, 0.0, missing)


def _too_far(facts: Facts, furthest: float, *, is_pipe: bool) -> Verdict:
    if is_pipe:
        reason = say(
            "{what} går inte mellan orter: {km} km, men en ledning lönar sig till högst "
            "{furthest} km.",
            "{what} does not travel between villages: {km} km, but a pipe pays for at most "
            "{furthest} km.",
            furthest=furthest,
            **facts,
        )
    else:
        reason = say(
            "{what} räcker högst {furthest} km, och det är {km} km.",
            "{what} reaches at most {furthest} km, and it is {km} km.",
            furthest=furthest,
            **facts,
        )
    change = say(
        "En användare inom {furthest} km, eller en omvandling vid källan.",
        "A user within {furthest} km, or a conversion beside the source.",
        furthest=furthest,
    )
    return Verdict(NAME, Outcome.REFUSED, "DISTANCE-TOO-FAR", reason, change, 0.0)


def _by_value(candidate: Candidate, hauls: list[Haul], context: Context) -> Verdict:
    freight = _freight(candidate, hauls, context)
    worth = worth_of(candidate, context)
    unit = amount_unit(context.source_resource(candidate).unit)
    if freight is None:
        return _unpriced(candidate, "mass", unit)
    if worth.gap.is_known:
        return _against_gap(freight, worth.gap, unit)
    known = worth.used if worth.used.is_known else worth.saved
    if known.is_known and freight.cost <= SMALL_SHARE * (known.value or 0.0):
        return _small(freight, known.value or 0.0, unit)
    return _unpriced(candidate, "value_sek_per_unit", unit, worth, freight)


def _freight(candidate: Candidate, hauls: list[Haul], context: Context) -> _Freight | None:
    """Cost of all road hauls; None when a load's weight is unknown."""
    per_km, per_km_low, _ = context.rates.road_per_t_km.require("transport_sek_per_t_km")
    per_t, per_t_low, _ = context.rates.road_per_t.require("transport_sek_per_trip")
    cost = lowest = fixed = km = 0.0
    for haul in hauls:
        tonnes = tonnes_per_source_unit(candidate.route, haul.link, context)
        if tonnes is None or haul.distance is None:
            return None
        cost += tonnes * (per_t + per_km * haul.distance.km)
        lowest += tonnes * (per_t_low + per_km_low * haul.distance.low_km)
        fixed += tonnes * per_t
        km += haul.distance.km
    return _Freight(cost, lowest, fixed, km)


def break_even_km(freight: _Freight, gap: float) -> float | None:
    """Total km at which transport eats the gap; None when it does so before the first km."""
    running = freight.cost - freight.fixed
    if gap <= freight.fixed or running <= 0:
        return None
    return freight.km * (gap - freight.fixed) / running


def _against_gap(freight: _Freight, gap: Quantity, unit: str) -> Verdict:
    value, _, high = gap.require("the value gap")
    furthest = break_even_km(freight, value)
    facts: Facts = {
        "cost": freight.cost,
        "gap": value,
        "km": freight.km,
        "unit": unit,
        "furthest": _furthest_text(furthest),
    }
    if value >= freight.cost:
        reason = say(
            "Transporten {km} km kostar {cost} kr/{unit}. Värdet är {gap} kr/{unit} före "
            "bearbetning; {furthest}.",
            "Carrying it {km} km costs SEK {cost}/{unit}. The value is SEK {gap}/{unit} before "
            "processing; {furthest}.",
            **facts,
        )
        score = 1.0 - freight.cost / value if value > 0 else 1.0
        return Verdict(NAME, Outcome.ACCEPTED, "DISTANCE-PAYS", reason, score=score)
    reason = say(
        "Transporten {km} km kostar {cost} kr/{unit}, mer än värdet {gap} kr/{unit}: {furthest}.",
        "Carrying it {km} km costs SEK {cost}/{unit}, above the value SEK {gap}/{unit}: "
        "{furthest}.",
        **facts,
    )
    change = say(
        "Det krävs ett värde på minst {cost} kr/{unit} (nu {gap}){or_nearer}.",
        "It takes a value of at least SEK {cost}/{unit} (now {gap}){or_nearer}.",
        or_nearer=_or_nearer(furthest),
        **facts,
    )
    if high >= freight.lowest:
        return Verdict(NAME, Outcome.UNKNOWN, "DISTANCE-UNSURE", reason, change, 0.0)
    return Verdict(NAME, Outcome.REFUSED, "DISTANCE-COSTS-MORE", reason, change, 0.0)


def _or_nearer(km: float | None) -> Text:
    if km is None:
        return Text(", hur kort vägen än är", ", however short the way")
    return say(", eller högst {km} km väg", ", or at most {km} km to go", km=km)


def _furthest_text(km: float | None) -> Text:
    if km is None:
        return Text("det bär ingen transport alls", "it can pay for no transport at all")
    return say("det räcker till {km} km", "it pays for {km} km", km=km)


def _small(freight: _Freight, value: float, unit: str) -> Verdict:
    reason = say(
        "Transporten {km} km kostar {cost} kr/{unit}, en liten del av värdet {value} kr/{unit}.",
        "Carrying it {km} km costs SEK {cost}/{unit}, a small part of the value SEK "
        "{value}/{unit}.",
        km=freight.km,
        cost=freight.cost,
        unit=unit,
        value=value,
    )
    score = 1.0 - freight.cost / value
    return Verdict(NAME, Outcome.ACCEPTED, "DISTANCE-SMALL-COST", reason, score=score)


def _unpriced(
    candidate: Candidate,
    lacking: str,
    unit: str,
    worth: Worth | None = None,
    freight: _Freight | None = None,
) -> Verdict:
    ends = [candidate.source, candidate.sink]
    if worth is not None:
        parts = zip(ends, (worth.saved, worth.used), strict=True)
        ends = [stream for stream, quantity in parts if not quantity.is_known]
    cost: float | Text = freight.cost if freight else Text("okänt antal", "an unknown number of")
    reason = say(
        "Går inte att bedöma: transporten kostar {cost} kr/{unit}, men värdet är okänt.",
        "Cannot be judged: transport costs SEK {cost}/{unit}, but the value is unknown.",
        cost=cost,
        unit=unit,
    )
    change = Text(
        "Ange vad det kostar att bli av med, och vad mottagaren betalar i dag.",
        "Enter what it costs to be rid of it, and what the user pays today.",
    )
    missing = tuple(f"{s.stream_id}.{lacking}" for s in ends)
    return Verdict(NAME, Outcome.UNKNOWN, "DISTANCE-VALUE-UNKNOWN", reason, change, 0.0, missing)
