"""The hauls of a match: what is carried from where to where, how far, and at what cost."""

from itertools import pairwise

import numpy as np

from samspel.domain.assumptions import Assumptions
from samspel.domain.chains import stage_amounts
from samspel.domain.exchanges import MONTHS, HaulTerms, Leg, Match
from samspel.domain.geography import Distance, DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.simulation.transport.haulage import Load, Triple, haul_for, nothing_hauled
from samspel.simulation.transport.placement import NO_SITE, Roads, place

_RULE = "transport"


def legs_for(
    match: Match,
    inventory: Inventory,
    knowledge: Knowledge,
    distances: DistanceMatrix,
    assumptions: Assumptions,
) -> tuple[Leg, ...]:
    """One leg per stage of the line (conversions + 1), from the source's site to the sink's.

    Costs are SEK per year, emissions kg CO₂e per year; low and high are the best and the worst
    corner of distance, amount and rates. Unknown amount, mass or distance gives unknown numbers,
    but `terms` still hold what is known. Raises MissingReferenceError on a missing assumption.
    """
    roads = Roads(distances)
    line = place(match, inventory, knowledge, roads)
    active = sum(amount > 0 for amount in match.monthly_amount) / MONTHS or 1.0
    legs = []
    stages = zip(match.resource_ids, stage_amounts(match, knowledge), pairwise(line), strict=True)
    for resource_id, amount, (here, there) in stages:
        load = Load(knowledge.resources[resource_id], amount, active)
        distance = roads.between(here, there, load.resource.carriage)
        if here == there != NO_SITE:
            haul = nothing_hauled(load.unit)
        else:
            haul = haul_for(load, knowledge, assumptions)
        legs.append(
            Leg(
                resource_id,
                here,
                there,
                distance,
                haul.tonnes_per_year,
                haul.trips_per_year,
                _cost(haul.terms, amount, distance),
                _emissions(haul.terms, amount, distance),
                haul.terms,
            )
        )
    return tuple(legs)


def _cost(terms: HaulTerms, amount: Cited, distance: Distance | None) -> Cited:
    km = _km(distance)
    per_year = _triple(terms.sek_per_year) + _times(_triple(terms.sek_per_year_km), km)
    per_unit = _triple(terms.sek_per_unit) + _times(_triple(terms.sek_per_unit_km), km)
    cost = per_year + _times(_triple(amount), per_unit)
    inputs = (terms.sek_per_year, terms.sek_per_year_km, terms.sek_per_unit, terms.sek_per_unit_km)
    return Cited.derived(_quantity(cost, "SEK/year"), _RULE, *inputs, amount)


def _emissions(terms: HaulTerms, amount: Cited, distance: Distance | None) -> Cited:
    rate = terms.kg_co2e_per_unit_km
    kg = _times(_triple(amount), _times(_triple(rate), _km(distance)))
    return Cited.derived(_quantity(kg, "kgCO2e/year"), _RULE, rate, amount)


def _km(distance: Distance | None) -> Triple:
    if distance is None:
        return np.full(3, np.nan)
    return np.array((distance.km, distance.low_km, distance.high_km))


def _triple(cited: Cited) -> Triple:
    """(value, low, high), NaN where unknown."""
    if not cited.is_known:
        return np.full(3, np.nan)
    return np.array(cited.quantity.require("a rate"))


def _times(first: Triple, second: Triple) -> Triple:
    """Product of numbers ≥ 0; what is certainly zero stays zero even times an unknown."""
    return np.where((first == 0) | (second == 0), 0.0, first * second)


def _quantity(triple: Triple, unit: str) -> Quantity:
    if np.isnan(triple).any():
        return Quantity.unknown(unit)
    value, low, high = map(float, triple)
    return Quantity(value, min(value, low), max(value, high), unit)
