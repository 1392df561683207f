"""Inheritance between resources, and a few facts others rest on."""

import pytest

from samspel.catalogue import load_knowledge
from samspel.domain.resources import Carriage, Family, LegalStatus

RESOURCES = load_knowledge().resources


def test_a_narrow_resource_has_the_price_of_the_broad_one_unless_it_has_its_own() -> None:
    assert RESOURCES["lettuce_herbs"].value_sek_per_unit is not None
    broad = RESOURCES["vegetables_fresh"].value_sek_per_unit
    assert RESOURCES["lettuce_herbs"].value_sek_per_unit == broad
    assert RESOURCES["tomatoes"].value_sek_per_unit != broad


def test_heat_never_inherits_a_price() -> None:
    assert RESOURCES["heat"].value_sek_per_unit is not None
    assert RESOURCES["heat_below_30"].value_sek_per_unit is None


def test_aluminium_is_not_priced_as_steel() -> None:
    assert RESOURCES["steel_scrap"].value_sek_per_unit is not None
    assert RESOURCES["aluminium_scrap"].value_sek_per_unit is None


def test_pallets_inherit_nothing_of_another_unit() -> None:
    pallets = RESOURCES["loading_pallets"]
    assert pallets.disposal_sek_per_unit is not None
    assert pallets.disposal_sek_per_unit.quantity.unit == "SEK/st"


@pytest.mark.parametrize(
    ("resource_id", "low", "high"),
    [("heat_above_90", 90, 150), ("heat_50_90", 50, 90), ("heat_30_50", 30, 50)],
)
def test_heat_levels_have_their_bands(resource_id: str, low: float, high: float) -> None:
    assert RESOURCES[resource_id].temperature_c == (low, high)
    assert RESOURCES[resource_id].carriage is Carriage.PIPE


def test_brewers_grain_is_feed_by_its_dry_matter() -> None:
    use = RESOURCES["brewers_grain"].usable_as[0]
    assert use.resource_id == "animal_feed"
    assert use.ratio.quantity.require("ratio") == (0.26, 0.23, 0.29)


def test_hazard_is_not_inherited_or_guessed() -> None:
    hazardous = {key for key, r in RESOURCES.items() if r.is_hazardous}
    assert hazardous == {"paint_residues", "waste_oil", "batteries", "fridges"}


def test_space_and_people_stay_where_they_are() -> None:
    sharing = [r for r in RESOURCES.values() if r.family is Family.SHARING]
    assert {r.carriage for r in sharing} == {Carriage.IN_PLACE, Carriage.PERSON}
    assert {r.typical_status for r in sharing} == {LegalStatus.NOT_APPLICABLE}
