"""Legs: placement, trips and costs against hand calculation."""

import pytest
from attrs import evolve

from samspel.domain.actors import Actor, ActorKind, Site
from samspel.domain.conversions import Pathway
from samspel.domain.exchanges import Leg
from samspel.domain.inventory import Inventory, Link, LinkKind
from samspel.simulation.transport import distance_matrix, legs_for
from tests.hand_cases import (
    KNOWLEDGE,
    REARING,
    assumed,
    assumptions,
    inventory,
    match,
    stated,
    stream,
)

GRAIN = stream("grain", "brewers_grain", stated(200.0, "t/year", 100.0, 300.0))
FEED = stream("feed", "animal_feed", stated(500.0, "t/year"), is_source=False)
PARK = evolve(inventory(GRAIN, FEED), links=(Link("at_grain", "at_feed", LinkKind.ROAD, 10.0),))


def legs(park: Inventory, *args: object, **rates: tuple[float, float, float]) -> tuple[Leg, ...]:
    """The legs of a match of grain to feed in `park`."""
    return legs_for(
        match(GRAIN, FEED, *args),  # type: ignore[arg-type]
        park,
        KNOWLEDGE,
        distance_matrix(park, {}),
        assumptions(**rates),
    )


def triple(leg: Leg) -> tuple[float, float, float]:
    return leg.cost_sek_per_year.quantity.require("cost")


def test_direct_haul_costs_trips_and_tonne_kilometres() -> None:
    (leg,) = legs(PARK, GRAIN.amount, stated(50.0, "t/year"))
    assert triple(leg) == pytest.approx((20 * 100 + 2000 * 2, 3000, 9000))
    assert leg.trips_per_year.quantity.value == pytest.approx(20)
    assert leg.emissions_kg_co2e_per_year.quantity.value == pytest.approx(200)
    assert leg.cost_sek_per_year.is_assumed


def test_worst_cost_has_the_smallest_loads() -> None:
    (leg,) = legs(
        PARK, stated(200.0, "t/year"), stated(50.0, "t/year"), transport_load_t=(10.0, 5.0, 20.0)
    )
    assert triple(leg) == pytest.approx((6000, 5000, 8000))


def test_what_spoils_is_fetched_often_and_costs_at_least_a_van() -> None:
    grain = evolve(KNOWLEDGE.resources["brewers_grain"], storable_days=3.65)
    knowledge = evolve(KNOWLEDGE, resources={**KNOWLEDGE.resources, "brewers_grain": grain})
    pair = match(GRAIN, FEED, stated(200.0, "t/year"), stated(50.0, "t/year"))
    (leg,) = legs_for(pair, PARK, knowledge, distance_matrix(PARK, {}), assumptions())
    # 100 trips of 2 t: a van out and back costs 2·5 SEK/km, the load 2·2 SEK/km
    assert leg.trips_per_year.quantity.value == pytest.approx(100)
    assert triple(leg)[0] == pytest.approx(100 * 100 + 100 * 10 * 10)
    assert leg.terms is not None
    assert leg.terms.sek_per_year.quantity.value == pytest.approx(10_000)


def test_a_half_empty_van_emits_most_per_tonne_where_least_is_carried() -> None:
    grain = evolve(KNOWLEDGE.resources["brewers_grain"], storable_days=3.65)
    knowledge = evolve(KNOWLEDGE, resources={**KNOWLEDGE.resources, "brewers_grain": grain})
    pair = match(GRAIN, FEED, GRAIN.amount, stated(50.0, "t/year"))
    (leg,) = legs_for(pair, PARK, knowledge, distance_matrix(PARK, {}), assumptions())
    assert leg.terms is not None
    # 100 trips of 2 · 0.2 kg/km over 200, 300 and 100 t; a full load emits 0.1 kg per t and km
    assert leg.terms.kg_co2e_per_unit_km.quantity.require("kg") == pytest.approx(
        (0.2, 0.4 / 3, 0.4)
    )


def test_unknown_amount_leaves_cost_unknown_but_not_the_rates() -> None:
    (leg,) = legs(PARK, stated(None, "t/year"), stated(None, "t/year"))
    assert not leg.cost_sek_per_year.is_known
    assert leg.terms is not None
    assert leg.terms.sek_per_unit_km.quantity.value == pytest.approx(2.0)


def test_unknown_distance_leaves_cost_unknown() -> None:
    nowhere = tuple(evolve(s, latitude=None, longitude=None) for s in PARK.sites)
    (leg,) = legs(evolve(PARK, sites=nowhere, links=()), GRAIN.amount, stated(50.0, "t/year"))
    assert leg.distance is None
    assert not leg.cost_sek_per_year.is_known
    assert not leg.emissions_kg_co2e_per_year.is_known


def test_vacant_operator_stands_where_the_tonne_kilometres_are_smallest() -> None:
    first, second = legs(PARK, stated(200.0, "t/year"), stated(40.0, "t/year"), REARING)
    assert (first.to_site_id, second.from_site_id) == ("at_grain", "at_grain")
    assert triple(first) == (0, 0, 0)
    assert second.tonnes_per_year.quantity.value == pytest.approx(40)
    bulky = evolve(REARING, yield_=assumed(3.0, "t/t"))
    first, second = legs(PARK, stated(200.0, "t/year"), stated(600.0, "t/year"), bulky)
    assert first.to_site_id == "at_feed"


def test_existing_operator_stands_at_its_best_site() -> None:
    farm = Actor("farm", "farm", ActorKind.COMPANY)
    far, near = Site("far", "farm", "far", 63.0, 14.0), Site("near", "farm", "near", 62.01, 14.0)
    park = evolve(PARK, actors=(*PARK.actors, farm), sites=(*PARK.sites, far, near))
    pair = match(
        GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), REARING, operators=("farm",)
    )
    first, _ = legs_for(pair, park, KNOWLEDGE, distance_matrix(park, {}), assumptions())
    assert first.to_site_id == "near"
    homeless = evolve(park, sites=PARK.sites)
    first, _ = legs_for(pair, homeless, KNOWLEDGE, distance_matrix(homeless, {}), assumptions())
    assert first.distance is None


def test_heat_goes_by_pipe_typed_apart_from_the_road() -> None:
    mill = stream("mill", "heat_50_90", stated(1000.0, "MWh/year"))
    glass = stream("glass", "heat_50_90", stated(1000.0, "MWh/year"), is_source=False)
    links = (
        Link("at_glass", "at_mill", LinkKind.ROAD, 3.0),
        Link("at_glass", "at_mill", LinkKind.PIPE, 0.5),
    )
    park = evolve(inventory(mill, glass), links=links)
    pair = match(mill, glass, stated(1000.0, "MWh/year"), stated(1000.0, "MWh/year"))
    (leg,) = legs_for(pair, park, KNOWLEDGE, distance_matrix(park, {}), assumptions())
    assert leg.distance is not None
    assert leg.distance.km == 0.5
    assert leg.terms is not None
    assert leg.terms.investment_sek_per_km.quantity.value == 2_000_000
    assert leg.terms.lifetime_years == 40
    assert triple(leg)[0] == pytest.approx(10_000)
    assert leg.tonnes_per_year.quantity.value == 0


def test_vacant_plant_fed_by_pipe_stands_at_the_source() -> None:
    mill = stream("mill", "heat_50_90", stated(1000.0, "MWh/year"))
    food = stream("shop", "tomatoes", stated(1000.0, "t/year"), is_source=False)
    greenhouse = evolve(
        REARING,
        accepts=("heat_50_90",),
        input_unit="MWh/year",
        output_id="tomatoes",
        yield_=assumed(9.0, "t/MWh"),
    )
    park = inventory(mill, food)
    pair = match(mill, food, stated(10.0, "MWh/year"), stated(90.0, "t/year"), greenhouse)
    assert pair.pathway == Pathway((greenhouse,))
    first, _ = legs_for(pair, park, KNOWLEDGE, distance_matrix(park, {}), assumptions())
    assert first.to_site_id == "at_mill"


def test_people_travel_by_working_day() -> None:
    staff = stream("staff", "staff_hours", stated(80.0, "h/year"))
    need = stream("need", "staff_hours", stated(80.0, "h/year"), is_source=False)
    park = evolve(inventory(staff, need), links=(Link("at_staff", "at_need", LinkKind.ROAD, 10.0),))
    pair = match(staff, need, stated(80.0, "h/year"), stated(80.0, "h/year"))
    (leg,) = legs_for(pair, park, KNOWLEDGE, distance_matrix(park, {}), assumptions())
    assert leg.trips_per_year.quantity.value == pytest.approx(10)
    assert triple(leg)[0] == pytest.approx(10 * 2 * 10 * 5)
