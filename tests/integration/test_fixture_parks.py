"""The toy park and the awkward park are read without a fault, and as they are meant."""

from pathlib import Path

import pytest

from samspel.adapters.importers import check_package, read_package
from samspel.catalogue import load_knowledge
from samspel.domain.inventory import Inventory
from samspel.domain.quantities import State
from samspel.domain.streams import Disclosure

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture(scope="module")
def awkward() -> Inventory:
    return read_package(FIXTURES / "awkward_park")


@pytest.mark.parametrize("name", ["toy_park", "awkward_park"])
def test_a_park_has_no_fault_against_the_catalogue(name: str) -> None:
    assert check_package(FIXTURES / name, load_knowledge()).faults == ()


def test_unknown_zero_and_range_are_three_states(awkward: Inventory) -> None:
    states = {s.stream_id: s.amount.quantity.state for s in awkward.streams}
    oil = awkward.stream_by_id["frityrolja"].amount.quantity

    assert states["varme"] is State.UNKNOWN
    assert states["varme_noll"] is State.ZERO
    assert (oil.low, oil.value, oil.high) == (50, 100, 150)


def test_zero_employees_and_land_are_not_unknown(awkward: Inventory) -> None:
    assert awkward.actor_by_id["vardshuset"].n_employees == 0
    assert awkward.actor_by_id["restaurangerna"].n_employees is None
    assert awkward.site_by_id["asgard_lager"].land_available_m2 == 0
    assert awkward.site_by_id["vardshuset_are"].land_available_m2 is None
    assert awkward.stream_by_id["varme_noll"].temperature_supply_c == 0


def test_swedish_numbers_units_and_codes_are_read(awkward: Inventory) -> None:
    scrap = awkward.stream_by_id["plat_spill"]
    codes = [str(s.waste_code) for s in awkward.streams if s.waste_code]

    assert scrap.amount.quantity.to("t/year").value == pytest.approx(1234.5)
    assert scrap.value_sek_per_unit == 1500
    assert codes == ["12 01 01", "08 01 11", "20 01 08", "20 01 08"]
    assert awkward.actor_by_id["asgard"].name == 'Åsgård & Söner "Plåt"; svets'
    assert awkward.actor_by_id["asgard"].n_employees == 1250
    assert awkward.site_by_id["asgard_verkstad"].land_available_m2 == pytest.approx(12_500.5)


def test_the_leap_year_keeps_its_29_february(awkward: Inventory) -> None:
    profile = awkward.profile_by_id["skottar"]

    assert profile.values.size == 8784
    assert profile.values[1416:1440].sum() == 0
    assert profile.values[1440] > 0
    assert profile.monthly.sum() == pytest.approx(1)


def test_what_the_format_does_not_know_is_kept(awkward: Inventory) -> None:
    [extra] = awkward.extras

    assert (extra.table, extra.column) == ("actors", "Ansvarig")
    assert extra.values == ("A", "", "B", "", "", "")


def test_places_may_be_unknown_and_drafts_stay_drafts(awkward: Inventory) -> None:
    pointless = [s.site_id for s in awkward.sites if not s.has_coordinates]

    assert pointless == ["restauranger", "odlare_plats", "nykomling_plats"]
    assert awkward.stream_by_id["varme"].disclosure is Disclosure.DRAFT
