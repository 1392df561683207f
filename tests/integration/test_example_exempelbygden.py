"""Exempelbygden is made by its script, byte for byte, and shows every feature."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from samspel.adapters.importers import check_package, read_package
from samspel.catalogue import load_knowledge
from samspel.domain.actors import ActorKind
from samspel.domain.inventory import ExchangeStatus, Inventory
from samspel.domain.provenance import Origin
from samspel.domain.streams import Disclosure

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDER = EXAMPLES / "exempelbygden"


@pytest.fixture(scope="module")
def region() -> Inventory:
    return read_package(FOLDER)


def test_the_script_makes_the_committed_folder_again(tmp_path: Path) -> None:
    script = EXAMPLES / "make_exempelbygden.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    committed = {p.name: p.read_bytes() for p in FOLDER.iterdir() if p.name != "README.md"}

    assert made == committed


def test_the_catalogue_knows_all_of_it() -> None:
    assert check_package(FOLDER, load_knowledge()).faults == ()


def test_forty_firms_and_120_streams_with_complete_amounts(region: Inventory) -> None:
    kinds = Counter(a.kind for a in region.actors)

    assert region.region.is_fictional
    assert kinds[ActorKind.COMPANY] == 40
    assert len(region.streams) == 120
    assert all(s.amount.is_known and s.amount.quantity.value for s in region.streams)
    assert all(s.resource_id and s.profile_id and s.source for s in region.streams)
    assert all(s.has_coordinates for s in region.sites)


def test_amounts_rest_on_benchmarks_that_name_their_source(region: Inventory) -> None:
    derived = [s for s in region.streams if s.amount.origin is Origin.DERIVED]

    assert len(derived) >= 20
    assert all("riktvärde: " in s.source for s in derived)
    grain = region.stream_by_id["brygg_grain"].amount.quantity
    assert grain.value == pytest.approx(84)
    assert grain.unit == "t/year"


def test_every_feature_has_a_case(region: Inventory) -> None:
    disclosures = {s.disclosure for s in region.streams}
    statuses = Counter(e.status for e in region.exchanges)
    owners = Counter(s.actor_id for s in region.sites)

    assert disclosures == set(Disclosure)
    assert statuses[ExchangeStatus.EXISTING] == 5
    assert statuses[ExchangeStatus.STOPPED] == 1
    assert owners["granlidens_sag"] == 2
    assert {p.resolution for p in region.profiles} == {"month", "hour"}
    assert any(a.is_vacant for a in region.actors)
    assert any(s.available_from for s in region.streams)
    assert any(s.available_to for s in region.streams)
    assert any(s.properties for s in region.streams)


def test_surplus_heat_is_largest_when_the_greenhouse_needs_least(region: Inventory) -> None:
    surplus = region.profile_by_id["dh_surplus"].monthly
    need = region.profile_by_id["greenhouse"].monthly

    assert surplus.argmax() == need.argmin() == 6
