"""The shipped catalogue loads, and a broken one is refused with every fault at once."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from samspel.catalogue import RawCatalogue, check_knowledge, load_knowledge, read_raw
from samspel.domain.errors import Fault, FaultyInputError

RESOURCES = "resources/organic.yaml"
CONVERSIONS = "conversions/bio.yaml"
TECHNOLOGIES = "technologies/bio.yaml"
RULES = "rules/guidance.yaml"


def changed(path: str, key: str, **fields: Any) -> RawCatalogue:
    """The shipped files with some fields of one entry replaced (None removes the field)."""
    raw = read_raw()
    entry: dict[str, Any] = {**raw.documents[path].get(key, {}), **fields}
    entry = {name: value for name, value in entry.items() if value is not None}
    document: Mapping[str, Any] = {**raw.documents[path], key: entry}
    return evolve(raw, documents={**raw.documents, path: document})


def faults_of(raw: RawCatalogue) -> tuple[Fault, ...]:
    with pytest.raises(FaultyInputError) as caught:
        check_knowledge(raw)
    return caught.value.faults


def codes_of(raw: RawCatalogue) -> set[tuple[str, str | None]]:
    return {(fault.code, fault.column) for fault in faults_of(raw)}


def test_the_shipped_catalogue_has_the_promised_size() -> None:
    knowledge = load_knowledge()
    assert len(knowledge.resources) >= 80
    assert len(knowledge.conversions) >= 40
    assert len(knowledge.waste_codes) == 842
    assert len(knowledge.municipalities) == 290


def test_loading_twice_gives_the_same_object() -> None:
    assert load_knowledge() is load_knowledge()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"label": ["Drav"]}, ("LABEL", "label")),
        ({"label": None}, ("LABEL", "label")),
        ({"unit": "t/vecka_fel"}, ("UNIT", "unit")),
        ({"unit": None}, ("MISSING", "unit")),
        ({"sources": None}, ("SOURCE", "sources")),
        ({"sources": ["nobody_2020"]}, ("SOURCE", "sources")),
        ({"waste_codes": ["99 99 99"]}, ("REFERENCE", "waste_codes")),
        ({"waste_codes": ["02 07"]}, ("CODE", "waste_codes")),
        ({"parent": "no_such_thing"}, ("REFERENCE", "parent")),
        ({"parent": "brewers_grain"}, ("CYCLE", "parent")),
        ({"virgin": "virgin_gold"}, ("REFERENCE", "virgin")),
        ({"status": "rubbish"}, ("CHOICE", "status")),
        ({"colour": "brown"}, ("FIELD", "colour")),
        ({"reach_km": [80, 25]}, ("TYPE", "reach_km")),
        ({"storable_days": "three"}, ("TYPE", "storable_days")),
        ({"synonyms_sv": "mäsk"}, ("TYPE", "synonyms_sv")),
    ],
)
def test_a_faulty_resource_is_refused(
    fields: dict[str, Any], expected: tuple[str, str | None]
) -> None:
    assert expected in codes_of(changed(RESOURCES, "brewers_grain", **fields))


def test_a_use_needs_a_ratio_of_the_right_unit() -> None:
    ratio = {"value": 1, "unit": "MWh/t", "year": 2026, "source": "stoichiometry"}
    raw = changed(RESOURCES, "brewers_grain", usable_as={"animal_feed": ratio})
    assert ("UNIT", "unit") in codes_of(raw)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"output": "gold"}, ("REFERENCE", "output")),
        ({"accepts": ["brewers_grain", "gold"]}, ("REFERENCE", "accepts")),
        ({"accepts": []}, ("REFERENCE", "accepts")),
        ({"accepts": ["electricity"]}, ("UNIT", "unit")),
        ({"technology": "magic"}, ("REFERENCE", "technology")),
        ({"balance": "hope"}, ("BALANCE", "balance")),
        ({"balance": "not_comparable"}, ("BALANCE", "balance")),
        ({"season": [1, 2, 3]}, ("SEASON", "season")),
        (
            {"limits": {"smell": {"maximum": 3, "unit": "stinks", "source": "rebio"}}},
            ("UNIT", "unit"),
        ),
        ({"limits": {"smell": {"maximum": 3, "unit": "percent"}}}, ("MISSING", "source")),
        (
            {"yield": {"value": 2, "unit": "t/t", "year": 2026, "source": "stoichiometry"}},
            ("BALANCE", "balance"),
        ),
        (
            {"yield": {"value": 0.5, "unit": "MWh/t", "year": 2026, "source": "stoichiometry"}},
            ("UNIT", "unit"),
        ),
        ({"yield": {"value": 0.5, "unit": "t/t", "source": "stoichiometry"}}, ("YEAR", "year")),
        (
            {"yield": {"value": 0.5, "low": 0.6, "unit": "t/t", "year": 1, "source": "greenlight"}},
            ("QUANTITY", "value"),
        ),
    ],
)
def test_a_faulty_conversion_is_refused(
    fields: dict[str, Any], expected: tuple[str, str | None]
) -> None:
    assert expected in codes_of(changed(CONVERSIONS, "composting", **fields))


@pytest.mark.parametrize("years", [0, -5, None])
def test_a_technology_lives_longer_than_nothing(years: float | None) -> None:
    raw = changed(TECHNOLOGIES, "compost_site", lifetime_years=years)
    assert ("LIFETIME", "lifetime_years") in codes_of(raw)


def test_a_cost_without_stored_exchange_rate_is_refused() -> None:
    cost = {"value": 1, "unit": "USD/t", "year": 1999, "source": "stoichiometry"}
    raw = changed(TECHNOLOGIES, "compost_site", opex=cost)
    assert ("UNIT", "value") in codes_of(raw)


def test_a_cost_per_other_unit_than_the_input_is_refused() -> None:
    cost = {"value": 1, "unit": "SEK/MWh", "year": 2024, "source": "stoichiometry"}
    raw = changed(TECHNOLOGIES, "compost_site", unit="MWh", opex=cost)
    assert ("UNIT", "unit") in codes_of(raw)


def test_guidance_names_only_what_exists() -> None:
    raw = changed(RULES, "by_product", resources=["gold"], conversions=["magic"], sinks=["air"])
    columns = {fault.column for fault in faults_of(raw)}
    assert {"resources", "conversions", "sinks"} <= columns


def test_a_price_of_something_unknown_is_refused() -> None:
    raw = read_raw()
    rows = raw.tables["factors/prices.csv"]
    extra = {**rows[0], "factor_id": "price_gold"}
    raw = evolve(raw, tables={**raw.tables, "factors/prices.csv": (*rows, extra)})
    assert ("REFERENCE", "factor_id") in codes_of(raw)


def test_a_factor_given_twice_is_refused_with_its_row() -> None:
    raw = read_raw()
    rows = raw.tables["factors/prices.csv"]
    raw = evolve(raw, tables={**raw.tables, "factors/prices.csv": (*rows, rows[0])})
    found = [f for f in faults_of(raw) if f.code == "DUPLICATE"]
    assert [(f.table, f.row) for f in found] == [("factors/prices.csv", len(rows) + 2)]


def test_every_fault_is_told_at_once_in_both_languages() -> None:
    raw = changed(RESOURCES, "brewers_grain", label=None, sources=None, colour="brown")
    found = faults_of(raw)
    assert {f.code for f in found} == {"LABEL", "SOURCE", "FIELD"}
    assert all("brewers_grain" in f.message_sv and RESOURCES in f.message_en for f in found)
    assert all(f.message_sv != f.message_en for f in found)
