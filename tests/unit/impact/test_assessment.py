"""Assessment against calculations on paper (see tests/hand_cases.py for the numbers)."""

import pytest
from attrs import evolve

from samspel.domain.assumptions import Assumptions
from samspel.domain.errors import QuantityError
from samspel.domain.exchanges import Exchange, Match
from samspel.domain.inventory import Inventory, Link, LinkKind, Region
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Perspective
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Stream
from samspel.impact import assess_climate, assess_exchange
from samspel.impact.methods.climate import climate_factors
from samspel.simulation.transport import distance_matrix, legs_for
from tests.hand_cases import KNOWLEDGE, REARING, assumptions, inventory, match, stated, stream

GRAIN = stream("grain", "brewers_grain", stated(200.0, "t/year"))
FEED = stream("feed", "animal_feed", stated(500.0, "t/year"), is_source=False)


def park(*streams: Stream, **region: float) -> Inventory:
    """The streams' sites, the first two 10 km apart by road."""
    base = inventory(*streams)
    ends = [s.site_id for s in streams[:2]]
    return evolve(
        base,
        region=evolve(base.region, **region),  # type: ignore[arg-type]
        links=(Link(ends[0], ends[1], LinkKind.ROAD, 10.0),),
    )


def assessed(
    pair: Match,
    region: Inventory,
    knowledge: Knowledge = KNOWLEDGE,
    given: Assumptions | None = None,
) -> Exchange:
    given = given or assumptions()
    legs = legs_for(pair, region, knowledge, distance_matrix(region, {}), given)
    return assess_exchange(pair, region, knowledge, given, legs)


def value(cited: Cited | None) -> float:
    assert cited is not None
    return cited.quantity.require("a result")[0]


DIRECT = match(GRAIN, FEED, stated(200.0, "t/year"), stated(50.0, "t/year"))
BY_INSECTS = match(GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), REARING)


def test_direct_use_by_hand() -> None:
    exchange = assessed(DIRECT, park(GRAIN, FEED))
    yearly = 200 * 200 + 50 * 4000 - 6000
    assert value(exchange.joint_npv_sek) == pytest.approx(10 * yearly)
    assert value(exchange.emissions_t_co2e_per_year) == pytest.approx(-50 - 10 + 0.2)
    assert value(exchange.society_npv_sek) == pytest.approx(10 * yearly + 59_800 * 2 * 10)
    assert value(exchange.investment_sek) == 0
    assert value(exchange.jobs_fte) == 0
    assert value(exchange.food_kg_per_year) == 0


def test_price_lies_between_what_both_can_live_with() -> None:
    exchange = assessed(DIRECT, park(GRAIN, FEED))
    assert exchange.price is not None
    assert exchange.price.is_open
    assert value(exchange.price.minimum) == pytest.approx(-200)
    assert value(exchange.price.maximum) == pytest.approx((200_000 - 6000) / 200)
    assert value(exchange.price.agreed) == pytest.approx((-200 + 970) / 2)
    assert "970" in exchange.price_reason.sv


def test_fees_are_told_as_fees_and_not_as_negative_prices() -> None:
    far = evolve(FEED, value_sek_per_unit=1.0)
    exchange = assessed(DIRECT, park(evolve(GRAIN, value_sek_per_unit=-200.0), far))
    assert exchange.price is not None
    assert exchange.price.is_open
    assert value(exchange.price.maximum) < 0
    assert "betalar i dag 200 kr" in exchange.price_reason.sv
    assert "behöver få minst" in exchange.price_reason.sv
    assert "−" not in exchange.price_reason.sv


def test_supplier_gains_what_the_agreed_price_gives() -> None:
    exchange = assessed(DIRECT, park(GRAIN, FEED))
    assert exchange.price is not None
    supplier, receiver = exchange.partners
    assert (supplier.part, receiver.part) == ("supplier", "receiver")
    assert value(supplier.yearly_sek) == pytest.approx(
        200 * (value(exchange.price.agreed) - value(exchange.price.minimum))
    )
    assert value(supplier.npv_sek) + value(receiver.npv_sek) == value(exchange.joint_npv_sek)
    assert supplier.payback_years == 0


def test_vacant_operator_by_hand() -> None:
    exchange = assessed(BY_INSECTS, park(GRAIN, FEED))
    yearly = 40_000 + 160_000 - 20_000 - 60_000 - (4 * 100 + 40 * 10 * 2)
    plant = 200_000 * (1 - 5 / 15)
    assert value(exchange.joint_npv_sek) == pytest.approx(10 * yearly - plant)
    assert value(exchange.investment_sek) == pytest.approx(200_000)
    assert value(exchange.jobs_fte) == pytest.approx(2)
    _, operator, _ = exchange.partners
    assert operator.partner_id == "role:insect_rearing"
    assert value(operator.investment_sek) == pytest.approx(200_000)
    gain = value(exchange.joint_npv_sek) / 3
    assert value(operator.npv_sek) == pytest.approx(gain)
    assert value(operator.yearly_sek) == pytest.approx((gain + plant) / 10)
    assert operator.payback_years == pytest.approx(200_000 / value(operator.yearly_sek))


def test_parts_of_emissions_add_up_to_the_last_bit() -> None:
    exchange = assessed(BY_INSECTS, park(GRAIN, FEED))
    parts = dict(exchange.emission_parts)
    assert value(parts["virgin"]) == pytest.approx(-40)
    assert value(parts["reference_treatment"]) == pytest.approx(-10)
    assert value(parts["processing"]) == pytest.approx(20)
    assert value(parts["transport"]) == pytest.approx(0.04)
    assert value(parts["lost_function"]) == 0
    total = sum(value(p) for p in parts.values())
    assert total == value(exchange.emissions_t_co2e_per_year)


def test_bookkeeping_stands_beside_consequence() -> None:
    region = park(GRAIN, FEED)
    legs = legs_for(BY_INSECTS, region, KNOWLEDGE, distance_matrix(region, {}), assumptions())
    balances = [
        assess_climate(BY_INSECTS, region, KNOWLEDGE, assumptions(), legs, perspective)
        for perspective in Perspective
    ]
    processing = [value(dict(b.parts)["processing"]) for b in balances]
    assert processing == pytest.approx([3.0, 20.0])


def test_what_is_sold_today_is_lost_to_its_present_user() -> None:
    sold = evolve(GRAIN, value_sek_per_unit=100.0)
    exchange = assessed(DIRECT, park(sold, FEED))
    parts = dict(exchange.emission_parts)
    assert value(parts["reference_treatment"]) == 0, "nobody treats what is sold"
    assert value(parts["lost_function"]) == pytest.approx(50), "0.25 t of feed at 1 t CO2e each"
    assert value(parts["virgin"]) == pytest.approx(-50)
    assert value(exchange.emissions_t_co2e_per_year) == pytest.approx(0.2), "the haul alone"
    assert value(exchange.joint_npv_sek) == pytest.approx(10 * (200_000 - 6000 - 20_000))


def test_what_a_sold_residue_displaces_may_be_unknown() -> None:
    useless = evolve(KNOWLEDGE.resources["brewers_grain"], usable_as=())
    knowledge = evolve(KNOWLEDGE, resources={**KNOWLEDGE.resources, "brewers_grain": useless})
    exchange = assessed(DIRECT, park(evolve(GRAIN, value_sek_per_unit=100.0), FEED), knowledge)
    assert not dict(exchange.emission_parts)["lost_function"].is_known
    assert not exchange.society_npv_sek.is_known


def test_a_product_sold_to_another_buyer_changes_the_haul_alone() -> None:
    shop = stream("shop", "food", stated(10.0, "t/year"), is_source=False)
    crop = stream("crop", "tomatoes", stated(10.0, "t/year"), price=9000.0)
    pair = match(crop, shop, stated(10.0, "t/year"), stated(10.0, "t/year"))
    exchange = assessed(pair, park(crop, shop))
    parts = {name: value(part) for name, part in exchange.emission_parts}
    assert parts["virgin"] == parts["lost_function"] == parts["reference_treatment"] == 0
    low, high = exchange.emissions_t_co2e_per_year.quantity.require("t")[1:]
    assert low == high == pytest.approx(parts["transport"])
    assert parts["transport"] > 0


def test_what_is_delivered_decides_what_is_spared() -> None:
    """Tomatoes to a need of food spare tomatoes, at the rate at which tomatoes displace."""
    tomatoes = evolve(
        KNOWLEDGE.resources["tomatoes"],
        virgin_factor_id="virgin_power_consequence",
        displacement=Cited.derived(Quantity.of(0.5, "1"), "test"),
        unit="MWh/year",
    )
    wanted = evolve(KNOWLEDGE.resources["food"], unit="MWh/year")
    resources = {**KNOWLEDGE.resources, "tomatoes": tomatoes, "food": wanted}
    factors = climate_factors(
        tomatoes,
        tomatoes,
        wanted,
        Cited.derived(Quantity.of(0.0, "SEK/MWh"), "test"),
        perspective=Perspective.CONSEQUENCE,
        knowledge=evolve(KNOWLEDGE, resources=resources),
        assumptions=assumptions(),
    )
    power = value(KNOWLEDGE.factors["virgin_power_consequence"].cited)
    assert value(factors.virgin) == pytest.approx(power)
    assert value(factors.displacement) == 0.5


def test_what_a_step_emits_itself_is_counted() -> None:
    windy = evolve(
        REARING, process_kg_co2e_per_unit=Cited.derived(Quantity.of(50.0, "kgCO2e/t"), "test")
    )
    pair = match(GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), windy)
    parts = dict(assessed(pair, park(GRAIN, FEED)).emission_parts)
    assert value(parts["processing"]) == pytest.approx(20 + 200 * 50 / 1000)


def test_no_price_suits_both_when_the_joint_gain_is_negative() -> None:
    dear = evolve(GRAIN, value_sek_per_unit=5000.0)
    exchange = assessed(DIRECT, park(dear, FEED))
    assert exchange.price is not None
    assert not exchange.price.is_open
    assert not exchange.price.agreed.is_known
    assert "Inget pris" in exchange.price_reason.sv


def test_unknown_amount_gives_value_per_unit_and_no_total() -> None:
    pair = match(GRAIN, FEED, stated(None, "t/year"), stated(None, "t/year"))
    exchange = assessed(pair, park(GRAIN, FEED))
    assert not exchange.joint_npv_sek.is_known
    assert not exchange.emissions_t_co2e_per_year.is_known
    assert exchange.price is None
    assert "mängden" in exchange.price_reason.sv
    # per tonne: 200 spared, 0.25 t feed of 4000, haulage 10/… = 100/10 + 10 km · 2
    assert value(exchange.break_even.value_sek_per_unit) == pytest.approx(200 + 1000 - 30)
    assert value(exchange.break_even.price_sek_per_unit) == pytest.approx(970)
    assert value(exchange.break_even.amount_per_year) == 0
    assert all(not p.npv_sek.is_known and p.payback_years is None for p in exchange.partners)


def test_unknown_price_is_not_zero() -> None:
    meal = evolve(KNOWLEDGE.resources["animal_feed"], value_sek_per_unit=None)
    knowledge = evolve(KNOWLEDGE, resources={**KNOWLEDGE.resources, "animal_feed": meal})
    exchange = assessed(DIRECT, park(GRAIN, FEED), knowledge)
    assert not exchange.joint_npv_sek.is_known
    assert exchange.break_even.price_sek_per_unit is None
    assert "vad behovet kostar" in exchange.price_reason.sv


def test_break_even_distance_uses_up_the_gain() -> None:
    exchange = assessed(DIRECT, park(GRAIN, FEED))
    km = value(exchange.break_even.distance_km)
    assert km == pytest.approx((40_000 + 200_000 - 2000) / (200 * 2), rel=1e-9)
    there = evolve(park(GRAIN, FEED), links=(Link("at_grain", "at_feed", LinkKind.ROAD, km),))
    assert value(assessed(DIRECT, there).joint_npv_sek) == pytest.approx(0, abs=1e-3)


def test_pipe_is_an_investment_with_a_break_even_amount() -> None:
    mill = stream("mill", "heat_50_90", stated(1000.0, "MWh/year"), price=0.0)
    glass = stream("glass", "heat_50_90", stated(1000.0, "MWh/year"), is_source=False, price=-500.0)
    base = inventory(mill, glass)
    region = evolve(base, links=(Link("at_mill", "at_glass", LinkKind.PIPE, 1.0),))
    pair = match(mill, glass, stated(1000.0, "MWh/year"), stated(1000.0, "MWh/year"))
    exchange = assessed(pair, region)
    residual = 1 - 30 / 40
    fixed = 2e6 * residual + 10 * 0.01 * 2e6
    assert value(exchange.investment_sek) == pytest.approx(2e6)
    assert value(exchange.joint_npv_sek) == pytest.approx(10 * 980 * 500 - fixed)
    assert value(exchange.break_even.amount_per_year) == pytest.approx(fixed / (10 * 0.98 * 500))
    (cost,) = exchange.fixed_costs
    assert value(cost.npv_sek) == pytest.approx(-fixed)
    assert value(cost.investment_sek) == pytest.approx(2e6)
    parts = dict(exchange.emission_parts)
    assert value(parts["virgin"]) == pytest.approx(-98)
    assert value(parts["reference_treatment"]) == 0


def test_break_even_distance_of_a_pipe_that_loses_heat() -> None:
    mill = stream("mill", "heat_50_90", stated(9000.0, "MWh/year"), price=0.0)
    glass = stream("glass", "heat_50_90", stated(9000.0, "MWh/year"), is_source=False, price=-500.0)
    base = inventory(mill, glass)
    pair = match(mill, glass, stated(9000.0, "MWh/year"), stated(9000.0, "MWh/year"))

    def at(km: float) -> Exchange:
        return assessed(pair, evolve(base, links=(Link("at_mill", "at_glass", LinkKind.PIPE, km),)))

    km = value(at(1.0).break_even.distance_km)
    per_km = 2e6 * 0.25 + 10 * 0.01 * 2e6
    assert km == pytest.approx(10 * 9000 * 500 / (per_km + 10 * 9000 * 500 * 0.02), rel=1e-6)
    assert value(at(km).joint_npv_sek) == pytest.approx(0, abs=100)


def test_unknown_distance_has_a_break_even_distance() -> None:
    base = inventory(GRAIN, FEED)
    nowhere = tuple(evolve(s, latitude=None, longitude=None) for s in base.sites)
    exchange = assessed(DIRECT, evolve(base, sites=nowhere))
    assert not exchange.joint_npv_sek.is_known
    assert "avståndet" in exchange.price_reason.sv
    assert value(exchange.break_even.distance_km) == pytest.approx(595)


def test_main_output_is_sold_where_the_line_goes_on_with_a_rest() -> None:
    from samspel.domain.conversions import Feed
    from tests.hand_cases import assumed

    rearing = evolve(
        REARING,
        output_id="tomatoes",
        co_inputs=(),
        rests=(Feed("insect_meal", assumed(0.2, "t/t")),),
        yield_=assumed(0.1, "t/t"),
    )
    pair = evolve(
        match(GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), rearing),
        resource_ids=("brewers_grain", "insect_meal"),
    )
    with_sales = assessed(pair, park(GRAIN, FEED))
    without = assessed(BY_INSECTS, park(GRAIN, FEED))
    gained = value(with_sales.joint_npv_sek) - value(without.joint_npv_sek)
    assert gained == pytest.approx(10 * (20 * 10_000 + 100 * 600))


def test_cost_of_another_year_goes_by_the_index_or_is_refused() -> None:
    old = evolve(REARING, technology=evolve(REARING.technology, cost_year=2020))
    pair = match(GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), old)
    assert value(assessed(pair, park(GRAIN, FEED)).investment_sek) == pytest.approx(250_000)
    older = evolve(REARING, technology=evolve(REARING.technology, cost_year=1990))
    pair = match(GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), older)
    with pytest.raises(QuantityError, match="price_index_se_1990"):
        assessed(pair, park(GRAIN, FEED))


def test_another_currency_is_refused() -> None:
    region = evolve(park(GRAIN, FEED), region=Region("r", "r", currency="EUR"))
    with pytest.raises(QuantityError, match="EUR"):
        assessed(DIRECT, region)


def test_one_owner_on_both_sides_needs_no_price() -> None:
    own = evolve(FEED, site_id="barn")
    base = inventory(GRAIN, own)
    sites = tuple(evolve(s, actor_id="actor_at_grain") for s in base.sites)
    exchange = assessed(DIRECT, evolve(base, sites=sites))
    (partner,) = exchange.partners
    assert partner.part == "supplier+receiver"
    assert exchange.price is None
    assert "Samma ägare" in exchange.price_reason.sv
    assert value(partner.npv_sek) == value(exchange.joint_npv_sek)


def test_low_and_high_are_the_worst_and_best_corner() -> None:
    grain = evolve(GRAIN, amount=stated(200.0, "t/year", 100.0, 300.0))
    pair = match(grain, FEED, grain.amount, stated(50.0, "t/year", 25.0, 75.0))
    given = assumptions(transport_sek_per_t_km=(2.0, 1.0, 4.0))
    exchange = assessed(pair, park(grain, FEED), given=given)
    joint = exchange.joint_npv_sek.quantity
    assert joint.low == pytest.approx(10 * 100 * (200 + 1000 - 10 - 40))
    assert joint.high == pytest.approx(10 * 300 * (200 + 1000 - 10 - 10))


def test_reference_scenario_is_told() -> None:
    assert assessed(DIRECT, park(GRAIN, FEED)).reference_scenario.sv
    told = evolve(GRAIN, current_handling="körs till komposten")
    bought = evolve(FEED, current_handling="Soja från Brasilien")
    scenario = assessed(DIRECT, park(told, bought)).reference_scenario
    assert "körs till komposten" in scenario.sv
    assert "soja från Brasilien" in scenario.sv


def test_food_is_counted_in_kilograms_energy_and_protein() -> None:
    shop = stream("shop", "tomatoes", stated(100.0, "t/year"), is_source=False)
    crop = stream("crop", "tomatoes", stated(10.0, "t/year"))
    pair = match(crop, shop, stated(10.0, "t/year"), stated(10.0, "t/year"))
    exchange = assessed(pair, park(crop, shop))
    assert value(exchange.food_kg_per_year) == pytest.approx(10_000)
    assert value(exchange.food_kcal_per_year) == pytest.approx(1_800_000)
    assert value(exchange.food_protein_kg_per_year) == pytest.approx(90)


def test_results_remember_what_they_rest_on() -> None:
    exchange = assessed(DIRECT, park(GRAIN, FEED))
    assert exchange.joint_npv_sek.is_assumed
    assert not exchange.jobs_fte.is_assumed
