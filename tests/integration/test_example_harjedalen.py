"""Härjedalen says what the studies say: counts, unknowns and the rules of its README."""

import re
from pathlib import Path

import pytest

from samspel.adapters.importers import check_package, read_package
from samspel.catalogue import load_knowledge
from samspel.domain.actors import ActorKind
from samspel.domain.assumptions import Assumptions
from samspel.domain.inventory import ExchangeStatus, Inventory
from samspel.domain.provenance import Origin
from samspel.domain.streams import Disclosure, Stream

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "harjedalen"
FOOD_NEEDS_KG = {
    "need_veg_fresh": 18_000,
    "need_veg_frozen": 17_500,
    "need_fruit_fresh": 16_000,
    "need_fruit_frozen": 1_900,
    "need_potato": 35_000,
    "need_fish": 7_000,
}
_STUDY = """
    heat_chp_sveg heat_harjedalskok heat_steelex heat_need_greenhouse heat_need_zigrid power_zigrid
    power_hydro power_wind hydrogen_biogas greenhouse_idle industrial_land nutrient_water
    vegetables_tannas draff insect_feed organic_rest_animals meat_eggs need_veg_fresh
    need_veg_frozen need_fruit_fresh need_fruit_frozen need_potato need_fish fish_glissjoberg
    construction_surplus site_spill paint_packaging_wood_fa storage_space cold_storage
    food_residues glass_paper_plastic staff_sharing organic_forest_farm compost_soil
    transport_sharing plastic_problem paint_cans_problem fridges_problem tourist_waste_problem
    wood_scrap_region plastic_scrap_region heat_region forest_residues local_food_demand_tourism
"""
STUDY_RESOURCES = _STUDY.split()


@pytest.fixture(scope="module")
def region() -> Inventory:
    return read_package(FOLDER)


def study_streams(region: Inventory) -> dict[str, list[Stream]]:
    """The streams of each resource of the study, by the resource's id."""
    found: dict[str, list[Stream]] = {resource_id: [] for resource_id in STUDY_RESOURCES}
    for stream in region.streams:
        found.get(stream.stream_id.partition("__")[0], []).append(stream)
    return found


def test_the_catalogue_knows_all_of_it() -> None:
    assert check_package(FOLDER, load_knowledge()).faults == ()


def test_counts_are_those_of_the_readme(region: Inventory) -> None:
    counts = {
        "actors": len(region.actors),
        "sites": len(region.sites),
        "streams": len(region.streams),
        "exchanges": len(region.exchanges),
        "problems": len(region.problems),
        "areas": len(region.areas),
        "area_status": len(region.area_statuses),
    }
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = {name: int(n) for name, n in re.findall(r"^\| (\w+) \| (\d+) \|", readme, re.M)}

    assert counts == told


def test_every_resource_of_the_study_is_a_stream_and_37_of_44_are_unknown(
    region: Inventory,
) -> None:
    streams = study_streams(region)
    unknown = [r for r, found in streams.items() if not any(s.amount.is_known for s in found)]

    assert [r for r, found in streams.items() if not found] == []
    assert (len(streams), len(unknown)) == (44, 37)


def test_only_the_stated_amounts_are_known(region: Inventory) -> None:
    known = {s.stream_id: s.amount for s in region.streams if s.amount.is_known}
    in_kg = {i: c.quantity.to("kg/year").value for i, c in known.items()}

    assert in_kg == pytest.approx({**FOOD_NEEDS_KG, "fish_glissjoberg": 10_000_000})
    assert {c.origin for c in known.values()} == {Origin.STATED}
    assert sum(FOOD_NEEDS_KG.values()) == 95_400


def test_only_stated_temperatures_and_prices_are_given(region: Inventory) -> None:
    supply = {s.stream_id: s.temperature_supply_c for s in region.streams}
    prices = {s.stream_id: s.value_sek_per_unit for s in region.streams}

    assert {i: t for i, t in supply.items() if t is not None} == {
        "heat_need_greenhouse": 40,
        "heat_need_zigrid": 50,
        "grower_heat": 40,
    }
    assert {i: p for i, p in prices.items() if p is not None} == {"fridges_problem": -209}
    assert [p.cost_sek_per_unit for p in region.problems if p.cost_sek_per_unit] == [209]


def test_the_boiler_is_nowhere_taken_for_the_surplus(region: Inventory) -> None:
    surplus = region.stream_by_id["heat_chp_sveg"]
    telling = [s.stream_id for s in region.streams if re.search(r"\b32\b", s.note + s.description)]

    assert not surplus.amount.is_known
    assert surplus.temperature_supply_c is None
    assert telling == ["heat_chp_sveg"]
    assert "inte överskottet" in surplus.note


def test_nutrient_water_is_to_be_confirmed_and_manure_an_interpretation(region: Inventory) -> None:
    assert "existence to be confirmed" in region.stream_by_id["nutrient_water"].note
    assert region.stream_by_id["organic_rest_animals"].resource_id == "manure"
    assert "Tolkning" in region.stream_by_id["organic_rest_animals"].note


def test_vacant_roles_are_wanted_and_groups_are_groups(region: Inventory) -> None:
    kinds = {a.actor_id: a.kind for a in region.actors}

    assert sorted(a for a, kind in kinds.items() if kind is ActorKind.WANTED) == [
        "insektsodling_tannas",
        "odlingsaktor_sveg",
        "vaxthus_tannas",
    ]
    assert {kinds[a] for a in ("byggbranschen", "matbutiker", "badhus_ishallar_sveg")} == {
        ActorKind.GROUP
    }


def test_every_exchange_is_proposed_and_says_whether_it_is_stated(region: Inventory) -> None:
    assert {e.status for e in region.exchanges} == {ExchangeStatus.PROPOSED}
    assert {e.note.split(":")[0].split(".")[0].split()[0] for e in region.exchanges} == {
        "Angivet",
        "Tolkning",
    }
    chains = {e.exchange_id: e.pathway for e in region.exchanges}
    assert chains["zigrid_3"] == ("power_from_low_heat",)
    assert chains["tannas_fish_3"] == ("greenhouse_nutrient_water",)
    assert chains["tannas_insects_3"] == ("insect_rearing",)


def test_everything_is_public_and_cited_without_file_names(region: Inventory) -> None:
    assert {s.disclosure for s in region.streams} == {Disclosure.PUBLIC}
    sources = [
        *(a.source for a in region.actors),
        *(s.source for s in region.streams),
        *(e.source for e in region.exchanges),
        *(p.source for p in region.problems),
    ]
    assert all(sources)
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\.txt\b|[\w.]+@[\w.]+\.\w|\bseed\b", text), path.name


def test_the_checklist_is_unknown_for_nine_areas(region: Inventory) -> None:
    answers = [s.status for s in region.area_statuses]

    assert answers == ["unknown"] * 90
    assert len({s.area_id for s in region.area_statuses}) == 9


def test_no_overlay_assumption_could_fill_a_named_company_alone(region: Inventory) -> None:
    """Each benchmark has at least one stream of a group, a vacant role or the municipality."""
    fillable = (ActorKind.GROUP, ActorKind.WANTED, ActorKind.MUNICIPALITY)
    for assumption in region.region.assumptions:
        kind, _, resource_id = assumption.assumption_id.partition("/")
        if not resource_id:
            continue
        found = [
            s
            for s in region.streams
            if s.resource_id == resource_id
            and s.is_source == (kind == "stream_amount")
            and not s.amount.is_known
            and region.actor_of(s).kind in fillable
        ]
        assert found, assumption.assumption_id


@pytest.mark.parametrize(
    ("assumption_id", "low", "value", "high"),
    [
        ("stream_amount/food_waste_catering", 7 * 10.158, 18 * 10.158, 18 * 23.856630),
        ("need_amount/vegetables_fresh", 10 * 10.158, 65 * 10.158, 65 * 23.856630),
        ("need_amount/fruit_berries_fresh", 103 * 10.158, 103 * 10.158, 103 * 23.856630),
        ("need_amount/meat_eggs", 10 * 10.158, 95.6 * 10.158, 95.6 * 23.856630),
        ("need_amount/food", 106.9 * 10.158, 106.9 * 23.856630, 248.9 * 23.856630),
        ("need_amount/heat_30_50", 370 * 50, (370 + 446) / 2 * 50, 446 * 50),
    ],
)
def test_the_benchmarks_are_what_their_arithmetic_says(
    region: Inventory, assumption_id: str, low: float, value: float, high: float
) -> None:
    unit = "MWh/year" if "heat" in assumption_id else "t/year"
    found = Assumptions(region.region.assumptions).value(assumption_id, unit)

    assert found == pytest.approx((value, low, high), rel=1e-5)
