"""What it costs and emits to move a resource, per unit and per kilometre."""

from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.assumptions import Assumptions
from samspel.domain.exchanges import HaulTerms
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Carriage, Family, Resource
from samspel.domain.units import amount_unit, conversion_factor, dimension

Triple: TypeAlias = NDArray[np.float64]

DAYS_PER_YEAR = 365.0
_REVERSED = [0, 2, 1]
_RULE = "haulage"


@frozen
class Load:
    """What is carried in a year: the resource, how much, and in what share of the year."""

    resource: Resource
    amount: Cited
    active_share: float = 1.0

    @property
    def unit(self) -> str:
        """The amount behind the yearly unit, such as t or MWh."""
        return amount_unit(self.resource.unit)


@frozen
class Haul:
    """Terms of a haul, and its trips and tonnes in a year."""

    terms: HaulTerms
    trips_per_year: Cited
    tonnes_per_year: Cited


def mass_t_per_unit(resource: Resource, knowledge: Knowledge) -> Cited | None:
    """Tonnes to carry per unit: 1 for tonnes, else what the resource or a broader one says."""
    unit = amount_unit(resource.unit)
    if dimension(unit) == dimension("t"):
        factor = conversion_factor(unit, "t")
        return Cited.derived(Quantity.of(factor, "t/t"), "unit")
    for resource_id in knowledge.lineage(resource.resource_id):
        broader = knowledge.resources[resource_id]
        if broader.mass_t_per_unit is not None and broader.unit == resource.unit:
            return broader.mass_t_per_unit
    return None


def haul_for(load: Load, knowledge: Knowledge, assumptions: Assumptions) -> Haul:
    """How `load` is hauled, by its resource's carriage. Raises MissingReferenceError.

    Road: priced per tonne-kilometre with full loads, plus a start per trip. What spoils is
    fetched at least every `storable_days`; an under-filled trip costs at least a van out and
    back. When the amount is unknown both the fetching and the tonne-kilometres are counted,
    which is an upper bound. Pipe: laid once, with yearly upkeep; heat loses a share per km.
    Person: a van or car out and back per working day. Grid and in place: nothing is hauled.
    """
    if load.resource.carriage is Carriage.ROAD:
        return _by_road(load, knowledge, assumptions)
    if load.resource.carriage is Carriage.PIPE:
        return _by_pipe(load, assumptions)
    if load.resource.carriage is Carriage.PERSON:
        return _by_person(load, assumptions)
    return nothing_hauled(load.unit)


def nothing_hauled(unit: str) -> Haul:
    """A haul without transport: through a grid, in place, or within one site."""
    return Haul(_terms(unit), _yearly(np.zeros(3), "st/year"), _yearly(np.zeros(3), "t/year"))


@frozen
class _RoadRates:
    """Road assumptions as (value, low cost, high cost) triples."""

    per_trip: Triple
    per_t_km: Triple
    load_t: Triple
    van_per_km: Triple
    kg_per_t_km: Triple
    van_kg_per_km: Triple

    @classmethod
    def read(cls, assumptions: Assumptions) -> "_RoadRates":
        def rate(assumption_id: str, unit: str) -> Triple:
            return np.array(assumptions.value(assumption_id, unit))

        return cls(
            rate("transport_sek_per_trip", "SEK"),
            rate("transport_sek_per_t_km", "SEK/t/km"),
            rate("transport_load_t", "t")[_REVERSED],
            2 * rate("travel_sek_per_km", "SEK/km"),
            rate("transport_kg_co2e_per_t_km", "kgCO2e/t/km"),
            2 * rate("travel_kg_co2e_per_km", "kgCO2e/km"),
        )


def _by_road(load: Load, knowledge: Knowledge, assumptions: Assumptions) -> Haul:
    mass = mass_t_per_unit(load.resource, knowledge)
    if mass is None:
        return _unknown_haul(load.unit)
    rates = _RoadRates.read(assumptions)
    tonnes_per_unit = np.array(mass.quantity.require("mass per unit"))
    fetching = 0.0
    if load.resource.storable_days:
        fetching = DAYS_PER_YEAR * load.active_share / load.resource.storable_days
    if not load.amount.is_known:
        terms = _road_terms_of_unknown(load.unit, tonnes_per_unit, fetching, rates)
        return Haul(terms, _unknown("st/year"), _unknown("t/year"))
    amount = np.array(load.amount.quantity.require("amount"))
    tonnes = tonnes_per_unit * amount
    full_trips = tonnes / rates.load_t
    if full_trips[0] >= fetching:
        terms = _full_loads(load.unit, tonnes_per_unit, rates)
        return Haul(terms, _yearly(full_trips, "st/year"), _yearly(tonnes, "t/year"))
    terms = _frequent_trips(load.unit, tonnes_per_unit, amount, fetching, rates)
    return Haul(terms, _yearly(np.full(3, fetching), "st/year"), _yearly(tonnes, "t/year"))


def _full_loads(unit: str, mass: Triple, rates: _RoadRates) -> HaulTerms:
    trips_per_unit = mass / rates.load_t
    return _terms(
        unit,
        sek_per_unit=trips_per_unit * rates.per_trip,
        sek_per_unit_km=np.maximum(mass * rates.per_t_km, trips_per_unit * rates.van_per_km),
        kg_per_unit_km=mass * rates.kg_per_t_km,
    )


def _frequent_trips(
    unit: str, mass: Triple, amount: Triple, trips: float, rates: _RoadRates
) -> HaulTerms:
    """Trips forced by what spoils: their start, and a van or the load per km, whichever is more.

    A van's emissions per unit are highest where least is carried.
    """
    is_van = trips * rates.van_per_km[0] > amount[0] * mass[0] * rates.per_t_km[0]
    kg = mass * rates.kg_per_t_km
    if amount[0] > 0:
        carried = np.where(amount > 0, amount, amount[0])[_REVERSED]
        kg = np.maximum(kg, trips * rates.van_kg_per_km / carried)
    return _terms(
        unit,
        sek_per_year=trips * rates.per_trip,
        sek_per_year_km=trips * rates.van_per_km if is_van else np.zeros(3),
        sek_per_unit_km=np.zeros(3) if is_van else mass * rates.per_t_km,
        kg_per_unit_km=kg,
    )


def _road_terms_of_unknown(
    unit: str, mass: Triple, fetching: float, rates: _RoadRates
) -> HaulTerms:
    if fetching == 0:
        return _full_loads(unit, mass, rates)
    return _terms(
        unit,
        sek_per_year=fetching * rates.per_trip,
        sek_per_year_km=fetching * rates.van_per_km,
        sek_per_unit_km=mass * rates.per_t_km,
        kg_per_unit_km=mass * rates.kg_per_t_km,
    )


def _by_pipe(load: Load, assumptions: Assumptions) -> Haul:
    per_km = np.array(assumptions.value("pipe_sek_per_m", "SEK/m")) * 1000
    upkeep = np.array(assumptions.value("pipe_upkeep_share_per_year", "1"))
    lifetime, _, _ = assumptions.value("pipe_lifetime_years", "year")
    loss = np.zeros(3)
    if load.resource.family is Family.HEAT:
        loss = np.array(assumptions.get("pipe_loss_share_per_km").quantity.require("pipe loss"))
    terms = _terms(
        load.unit,
        sek_per_year_km=per_km * upkeep,
        investment_per_km=per_km,
        loss_per_km=loss,
        lifetime_years=lifetime,
    )
    return Haul(terms, _yearly(np.zeros(3), "st/year"), _yearly(np.zeros(3), "t/year"))


def _by_person(load: Load, assumptions: Assumptions) -> Haul:
    factor = conversion_factor(load.unit, "h") if dimension(load.unit) == dimension("h") else 1.0
    hours = np.array(assumptions.value("travel_hours_per_trip", "h"))[_REVERSED] / factor
    out_and_back = 2 * np.array(assumptions.value("travel_sek_per_km", "SEK/km"))
    kg = 2 * np.array(assumptions.value("travel_kg_co2e_per_km", "kgCO2e/km"))
    terms = _terms(load.unit, sek_per_unit_km=out_and_back / hours, kg_per_unit_km=kg / hours)
    trips = _unknown("st/year")
    if load.amount.is_known:
        trips = _yearly(np.array(load.amount.quantity.require("amount")) / hours, "st/year")
    return Haul(terms, trips, _yearly(np.zeros(3), "t/year"))


def _terms(
    unit: str,
    *,
    sek_per_year: Triple | None = None,
    sek_per_year_km: Triple | None = None,
    sek_per_unit: Triple | None = None,
    sek_per_unit_km: Triple | None = None,
    kg_per_unit_km: Triple | None = None,
    investment_per_km: Triple | None = None,
    loss_per_km: Triple | None = None,
    lifetime_years: float | None = None,
) -> HaulTerms:
    return HaulTerms(
        _rate(sek_per_year, "SEK/year"),
        _rate(sek_per_year_km, "SEK/year/km"),
        _rate(sek_per_unit, f"SEK/{unit}"),
        _rate(sek_per_unit_km, f"SEK/{unit}/km"),
        _rate(kg_per_unit_km, f"kgCO2e/{unit}/km"),
        _rate(investment_per_km, "SEK/km"),
        _rate(loss_per_km, "1/km"),
        lifetime_years,
    )


def _rate(triple: Triple | None, unit: str) -> Cited:
    """A rate: known zero where nothing is paid, else resting on the transport assumptions."""
    if triple is None or not triple.any():
        return Cited.derived(Quantity.of(0.0, unit), _RULE)
    return Cited.derived(_quantity(triple, unit), _RULE, _ASSUMED)


_ASSUMED = Cited(Quantity.of(1.0, "1"), Origin.ASSUMED)


def _unknown_haul(unit: str) -> Haul:
    nothing = nothing_hauled(unit)
    terms = HaulTerms(
        _unknown("SEK/year"),
        _unknown("SEK/year/km"),
        _unknown(f"SEK/{unit}"),
        _unknown(f"SEK/{unit}/km"),
        _unknown(f"kgCO2e/{unit}/km"),
        nothing.terms.investment_sek_per_km,
        nothing.terms.loss_share_per_km,
    )
    return Haul(terms, _unknown("st/year"), _unknown("t/year"))


def _yearly(triple: Triple, unit: str) -> Cited:
    return Cited.derived(_quantity(triple, unit), _RULE)


def _quantity(triple: Triple, unit: str) -> Quantity:
    value = float(triple[0])
    return Quantity(value, min(value, *map(float, triple)), max(value, *map(float, triple)), unit)


def _unknown(unit: str) -> Cited:
    return Cited.derived(Quantity.unknown(unit), _RULE)
