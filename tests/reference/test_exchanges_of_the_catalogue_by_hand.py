"""Exchanges through the shipped catalogue, against sums on paper, so that a wrong factor is seen.

Everything happens at one place, so that no haul is in the sums; ten years at no interest, so that a
present value is ten times a year's gain less the worn part of the plant. Each case cites where its
numbers are from. Money is in kronor of 2024: the consumer price index (SCB, 1980 = 100) was 314.06
in 2013, 322.11 in 2017, 335.92 in 2020, 343.19 in 2021, 403.70 in 2023 and 415.01 in 2024.
"""

from typing import NamedTuple

import pytest

from samspel.catalogue import load_knowledge
from samspel.domain.exchanges import Exchange
from samspel.domain.provenance import Cited
from samspel.domain.streams import Stream
from samspel.impact import assess_exchange
from samspel.simulation.transport import distance_matrix, legs_for
from tests.hand_cases import inventory, match, stated, stream

KNOWLEDGE = load_knowledge()
ASSUMPTIONS = KNOWLEDGE.assumptions
KPI = {2013: 314.06, 2017: 322.11, 2020: 335.92, 2021: 343.19, 2023: 403.7, 2024: 415.01}
YEARS = 10
WOOD_HEAT = 8  # kgCO2e/MWh without biogenic carbon; Jämtkraft 2017, emissionsfaktorer


class End(NamedTuple):
    """One end of an exchange: resource, yearly amount in its unit, SEK per unit to its owner."""

    resource_id: str
    amount: float
    price: float


def at_one_place(end: End, *, is_source: bool) -> Stream:
    unit = KNOWLEDGE.resources[end.resource_id].unit
    name = "offer" if is_source else "need"
    return stream(
        name,
        end.resource_id,
        stated(end.amount, unit),
        site_id="here",
        is_source=is_source,
        price=end.price,
    )


def assessed(offer: End, need: End, *conversion_ids: str) -> Exchange:
    source, sink = at_one_place(offer, is_source=True), at_one_place(need, is_source=False)
    park = inventory(source, sink)
    steps = [KNOWLEDGE.conversions[c] for c in conversion_ids]
    operators = ("actor_here",) * len(steps)
    pair = match(source, sink, source.amount, sink.amount, *steps, operators=operators)
    distances = distance_matrix(park, KNOWLEDGE.municipalities)
    legs = legs_for(pair, park, KNOWLEDGE, distances, ASSUMPTIONS)
    return assess_exchange(pair, park, KNOWLEDGE, ASSUMPTIONS, legs)


def value(cited: Cited) -> float:
    return cited.quantity.require("a result")[0]


def kg_per_unit(exchange: Exchange, amount: float) -> dict[str, float]:
    """Change of emissions per unit of the source, by part."""
    return {name: 1000 * value(part) / amount for name, part in exchange.emission_parts}


def test_heat_used_as_it_is() -> None:
    """A MWh spares a MWh of heat from wood fuel. Jämtkraft 2017: 8 kgCO2e/MWh."""
    exchange = assessed(End("heat_50_90", 1000, 0), End("heat_50_90", 1000, -500))
    assert value(exchange.joint_npv_sek) == pytest.approx(YEARS * 1000 * 500)
    assert value(exchange.investment_sek) == 0
    assert kg_per_unit(exchange, 1000)["virgin"] == pytest.approx(-WOOD_HEAT)
    assert value(exchange.emissions_t_co2e_per_year) == pytest.approx(-8)
    assert value(exchange.food_kg_per_year) == 0


def test_heat_to_a_greenhouse() -> None:
    """446 kWh/m2 unlit in Sveg (GreenLight 2.0.5), 41.6 kg/m2 (Jordbruksverket JO 33 SM 1801).

    322 EUR/m2 (Vinga 2023), 11.48 SEK/EUR; labour 4 jobs per hectare at 646 000 SEK (2017) and
    150 SEK/m2 of plants and packaging; imported tomatoes 780 kgCO2e/t (Odlarna.se), displaced to
    nine tenths; 180 kcal/kg and 8.8 g/kg of protein (USDA). All per MWh: 2.24 m2.
    """
    tonnes = 1000 * 41.6 / 446
    exchange = assessed(
        End("heat_50_90", 1000, 0),
        End("vegetables_fresh", tonnes, -24_000),
        "greenhouse_low_temperature_heat",
    )
    labour, goods = 1000 * 0.0009 * 646_000, 1000 * 2.24 * 150
    running = (labour + goods) * KPI[2024] / KPI[2017]
    plant = 1000 * 2.24 * 322 * 11.48 * KPI[2024] / KPI[2023]
    worn = plant * YEARS / 20
    joint = YEARS * (tonnes * 24_000 - running) - worn

    assert value(exchange.investment_sek) == pytest.approx(plant, rel=0.002)
    assert value(exchange.joint_npv_sek) == pytest.approx(joint, rel=0.01)
    assert 300 < joint / YEARS / 1000 < 900, "SEK per MWh: it carries a pipe, not a long one"
    assert value(exchange.emissions_t_co2e_per_year) == pytest.approx(
        -0.9 * tonnes * 0.78, rel=0.002
    )
    assert value(exchange.jobs_fte) == pytest.approx(4 * 1000 * 2.24 / 10_000, rel=0.01)
    assert value(exchange.food_kg_per_year) == pytest.approx(93_300, rel=0.002)
    assert value(exchange.food_kcal_per_year) == pytest.approx(93_300 * 180, rel=0.002)
    assert value(exchange.food_protein_kg_per_year) == pytest.approx(93_300 * 0.0088, rel=0.002)


def test_sawdust_that_is_sold_today_saves_nothing_when_it_is_burnt_elsewhere() -> None:
    """2.3 MWh/t (Trädbränsleföreningen) times 8 kgCO2e/MWh: 18.4 kg/t, lost and gained alike.

    Chipping: 48 SEK/m3s at 300 kg/m3s in 2013 (Skogforsk); 3 % is spilt.
    """
    exchange = assessed(End("sawdust", 1000, 150), End("wood_chips", 970, -590), "chipping")
    chipping = 48 / 0.3 * KPI[2024] / KPI[2013]
    assert value(exchange.joint_npv_sek) == pytest.approx(
        YEARS * 1000 * (0.97 * 590 - 150 - chipping), rel=0.001
    )
    parts = kg_per_unit(exchange, 1000)
    assert parts["lost_function"] == pytest.approx(2.3 * WOOD_HEAT)
    assert parts["virgin"] == pytest.approx(-0.97 * 2.3 * WOOD_HEAT)
    assert parts["reference_treatment"] == 0
    assert value(exchange.emissions_t_co2e_per_year) == pytest.approx(0.552, abs=0.001)


def test_wood_and_the_heat_of_it_share_one_boundary() -> None:
    """1.93 MWh of heat out of 2.3 MWh of fuel (84 %, Danish Energy Agency): what is lost is the
    loss of the boiler, not the forest."""
    exchange = assessed(
        End("wood_offcuts", 1000, 120), End("heat_above_90", 1930, -500), "wood_boiler_heat"
    )
    parts = kg_per_unit(exchange, 1000)
    assert sum(parts.values()) == pytest.approx((2.3 - 1.93) * WOOD_HEAT)


def test_clean_film_is_recycled_instead_of_burnt() -> None:
    """LDPE 2 965.078 kgCO2e/t, of which recycling spares 63 % (DEFRA 2025); burning gives 2 900
    kg/t at the stack (Resiclo) and 9.585 MWh/t of fuel (BPI) at 85 %, heat that wood gives then.
    """
    exchange = assessed(End("plastic_pe_film", 3.2, -1450), End("plastic_pe_film", 3.2, 400))
    assert value(exchange.joint_npv_sek) == pytest.approx(YEARS * 3.2 * (1450 - 400))
    parts = kg_per_unit(exchange, 3.2)
    assert parts["virgin"] == pytest.approx(-0.63 * 2965.078)
    assert parts["reference_treatment"] == pytest.approx(-2900)
    assert parts["lost_function"] == pytest.approx(9.585 * 0.85 * WOOD_HEAT, rel=0.01)
    assert value(exchange.emissions_t_co2e_per_year) == pytest.approx(-15.05, abs=0.02)


def test_brewers_grain_to_insects_to_hens() -> None:
    """4 200 hl give 84 t of wet grain and about 5 t of meal (0.5–2.8 t of larvae per 1 000 hl).

    540 GBP/t of larvae (Tesco and WWF 2021), three tenths of it capital over ten years at 4 %;
    13.0288 SEK/GBP; 457 SEK/MWh of power (SE2, 2023) and 894.65 of heat (Boden 2024); composting
    190 kgCO2e/t (IPCC 2006); protein feed 1 600 (IFFO 2023), power 90 kgCO2e/MWh (IVL 2018).
    """
    exchange = assessed(
        End("brewers_grain", 84, -452), End("animal_feed", 84 * 0.06, -7900), "insect_rearing"
    )
    pounds = 13.0288 * KPI[2024] / KPI[2021]
    plant = 84 * 540 * 0.06 * 0.3 * 8.1109 * pounds
    power, heat = 0.05 * 457 * KPI[2024] / KPI[2023], 0.1 * 894.65
    yearly = 84 * (452 + 0.06 * 7900 - 540 * 0.06 * 0.7 * pounds - power - heat)

    assert value(exchange.investment_sek) == pytest.approx(plant, rel=0.005)
    assert value(exchange.joint_npv_sek) == pytest.approx(YEARS * yearly - plant, rel=0.01)
    parts = kg_per_unit(exchange, 84)
    assert parts["reference_treatment"] == pytest.approx(-190)
    assert parts["virgin"] == pytest.approx(-0.9 * 0.06 * 1600)
    assert parts["processing"] == pytest.approx(0.05 * 90 + 0.1 * WOOD_HEAT)
    assert parts["lost_function"] == 0
    assert value(exchange.food_kg_per_year) == 0, "feed is not food"


def test_catering_waste_to_biogas_to_heat() -> None:
    """60 m3 of methane per tonne at 10 kWh (FNR 2012); leaks 27 kgCO2e/t instead of the heap's 190
    (IPCC 2006). Digester 82 EUR per tonne and year, boiler 11.6 EUR per MWh and nine tenths
    efficient (Danish Energy Agency), 10.14 SEK/EUR of 2020."""
    heat = 3000 * 0.6 * 0.9
    exchange = assessed(
        End("food_waste_catering", 3000, -950),
        End("heat_above_90", heat, -560),
        "anaerobic_digestion",
        "biogas_to_heat",
    )
    euro = 10.14 * KPI[2024] / KPI[2020]
    plants = 3000 * 82 * euro + 1800 * 11.6 * euro
    worn = 3000 * 82 * euro * YEARS / 20 + 1800 * 11.6 * euro * YEARS / 25
    yearly = 3000 * (950 - 6.4 * euro) + heat * 560 - 1800 * 1.5 * euro

    assert value(exchange.investment_sek) == pytest.approx(plants, rel=0.001)
    assert value(exchange.joint_npv_sek) == pytest.approx(YEARS * yearly - worn, rel=0.001)
    parts = kg_per_unit(exchange, 3000)
    assert parts["reference_treatment"] == pytest.approx(-190)
    assert parts["processing"] == pytest.approx(27)
    assert parts["virgin"] == pytest.approx(-0.6 * 0.9 * WOOD_HEAT)


def test_eggs_sold_in_the_village_are_the_same_eggs() -> None:
    """The hens lay whoever buys: only the haul differs, and here there is none."""
    exchange = assessed(End("eggs", 16, 26_000), End("eggs", 16, -31_000))
    assert value(exchange.emissions_t_co2e_per_year) == 0
    assert value(exchange.joint_npv_sek) == pytest.approx(YEARS * 16 * 5000)
    assert value(exchange.food_protein_kg_per_year) == pytest.approx(16_000 * 0.1256)


def test_a_tonne_of_fish_feeds_tens_of_square_metres() -> None:
    """60–100 g of feed per m2 and day, 1.15 t of feed per tonne: 32–53 m2, so 1.3–2.2 t of crop.

    Sources: feeding rate ratio (whie.org), 41.6 kg/m2 (Jordbruksverket), 0.48 m3 per kg of feed.
    """
    water = 1150 * 0.48
    per_m3 = KNOWLEDGE.conversions["greenhouse_nutrient_water"].yield_.quantity.require("t/m3")[0]
    assert 32 * 0.0416 < water * per_m3 < 53 * 0.0416


def test_carbon_dioxide_gives_the_rise_of_a_harvest_and_not_the_harvest() -> None:
    """0–31 % more (Nederhoff 1994) of 86.3 kg/m2 for 38.35 kg/m2 supplied (GreenLight)."""
    value_, low, high = KNOWLEDGE.conversions["greenhouse_co2"].yield_.quantity.require("t/t")
    whole = 86.3 / 38.35
    assert value_ == pytest.approx(0.155 * whole, rel=0.01)
    assert 0 < low < value_ < high <= 0.31 * whole + 0.01


@pytest.mark.parametrize(
    ("factor_id", "address"),
    [
        ("heat_wood_fuel_consequence", "jamtkraft.se"),
        ("virgin_wood_fuel", "jamtkraft.se"),
        ("virgin_plastic_pe_film", "gov.uk"),
        ("treat_incineration_plastic", "resiclo.com"),
        ("treat_composting_organic", "climate-policy-watcher.org"),
        ("virgin_vegetables_fresh", "odlarna.se"),
        ("virgin_eggs", "extrakt.se"),
    ],
)
def test_the_numbers_above_name_where_they_are_from(factor_id: str, address: str) -> None:
    assert address in KNOWLEDGE.factors[factor_id].cited.source.address
