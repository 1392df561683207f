"""What every entry of the catalogue must have, whoever adds it."""

import re

import pytest

from samspel.catalogue import load_knowledge, read_raw
from samspel.catalogue.balances import balance_sheet
from samspel.domain.conversions import Conversion, Guidance, LegalOutcome
from samspel.domain.provenance import Factor, Origin
from samspel.domain.resources import Carriage, Resource

KNOWLEDGE = load_knowledge()
ID = re.compile(r"[a-z][a-z0-9_]*")
NAMED_IN_THE_STUDIES = (
    "power_from_low_heat heat_pump_lift greenhouse_low_temperature_heat greenhouse_nutrient_water "
    "greenhouse_co2 insect_rearing anaerobic_digestion biogas_upgrading biogas_to_heat composting "
    "chipping pelletising wood_boiler_heat bedding_from_wood pyrolysis_biochar "
    "plastic_regranulation electrolysis_hydrogen district_heating_feed_in heat_drying "
    "ras_fish_farm timber_reuse metal_sorting paint_recovery mushroom_growing "
    "food_processing_kitchen"
)


def ids(items: object) -> str:
    return getattr(items, "resource_id", None) or getattr(items, "conversion_id", "") or ""


@pytest.mark.parametrize("resource", KNOWLEDGE.resources.values(), ids=ids)
def test_a_resource_says_what_it_is(resource: Resource) -> None:
    assert ID.fullmatch(resource.resource_id)
    assert resource.label
    assert resource.synonyms_sv
    assert resource.synonyms_en
    assert resource.deciding_properties
    assert all(source.title for source in resource.sources)
    if resource.carriage is Carriage.ROAD:
        assert resource.reach_km is not None
        assert resource.storable_days is not None
        assert resource.mass_t_per_unit is not None or resource.unit == "t/year"


@pytest.mark.parametrize("conversion", KNOWLEDGE.conversions.values(), ids=ids)
def test_a_conversion_can_be_run(conversion: Conversion) -> None:
    value, low, high = conversion.yield_.quantity.require("yield")
    assert 0 < low <= value <= high
    assert conversion.reliability
    assert conversion.technology.sni_divisions
    assert conversion.technology.operator_label
    assert conversion.output_id not in conversion.accepts
    assert all(source.title for source in conversion.sources)
    assert conversion.technology.cost_year == 2024


@pytest.mark.parametrize("conversion", KNOWLEDGE.conversions.values(), ids=ids)
def test_what_is_heated_by_heat_says_how_warm(conversion: Conversion) -> None:
    if any(KNOWLEDGE.is_a(r, "heat") for r in conversion.accepts):
        assert conversion.temperature_min_c is not None
    if KNOWLEDGE.is_a(conversion.output_id, "heat"):
        assert conversion.temperature_output_c is not None


@pytest.mark.parametrize("conversion", KNOWLEDGE.conversions.values(), ids=ids)
def test_no_energy_is_made_of_energy(conversion: Conversion) -> None:
    if conversion.output_unit == conversion.input_unit and conversion.output_id != "cold":
        unit = conversion.input_unit.removesuffix("/year")
        sheet = balance_sheet(conversion, unit, KNOWLEDGE.resources)
        raw = next(
            entries[conversion.conversion_id]
            for _, entries in read_raw().documents_in("conversions")
            if conversion.conversion_id in entries
        )
        assert sheet.is_possible or raw["balance"] == "not_comparable"


@pytest.mark.parametrize("factor", KNOWLEDGE.factors.values(), ids=lambda f: f.factor_id)
def test_a_factor_can_be_looked_up(factor: Factor) -> None:
    assert factor.cited.is_known
    assert factor.cited.origin is Origin.ASSUMED
    assert factor.cited.source.title
    assert factor.region
    assert 1990 <= factor.year <= 2026


@pytest.mark.parametrize("guidance", KNOWLEDGE.guidance.values(), ids=lambda g: g.guidance_id)
def test_guidance_is_dated_and_says_what_to_do(guidance: Guidance) -> None:
    assert guidance.title
    assert guidance.text
    assert guidance.change
    assert re.search(r"\d", guidance.source_state)
    assert guidance.resource_ids
    assert all(source.address for source in guidance.sources)


def test_assumptions_have_labels_and_sources() -> None:
    for assumption in KNOWLEDGE.assumptions.by_id.values():
        assert assumption.label, assumption.assumption_id
        assert assumption.cited.source.title, assumption.assumption_id


def test_what_the_studies_name_is_there() -> None:
    assert set(NAMED_IN_THE_STUDIES.split()) - set(KNOWLEDGE.conversions) == set()


@pytest.mark.parametrize("resource_id", ["manure", "food_waste_catering", "slaughter_byproducts"])
def test_insects_can_eat_it_but_the_law_says_no(resource_id: str) -> None:
    assert resource_id in KNOWLEDGE.conversions["insect_rearing"].accepts
    outcomes = {
        g.outcome
        for g in KNOWLEDGE.guidance.values()
        if resource_id in g.resource_ids and "insect_rearing" in g.conversion_ids
    }
    assert outcomes == {LegalOutcome.PROHIBITED}


def test_every_used_source_exists_and_every_source_is_used() -> None:
    raw = read_raw()
    text = "\n".join(str(d) for d in raw.documents.values())
    text += "\n".join(str(r) for path, r in raw.tables.items() if "sources" not in path)
    listed = [row["source_id"] for row in raw.table("factors/sources.csv")]
    assert len(listed) == len(set(listed))
    assert [s for s in listed if f"'{s}'" not in text] == []


def test_no_address_points_into_a_machine() -> None:
    rows = read_raw().table("factors/sources.csv")
    assert all(r["address"] == "" or r["address"].startswith("http") for r in rows)
