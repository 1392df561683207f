"""A municipality that is not in the catalogue matters only where it must place something real."""

from pathlib import Path

import pytest

from samspel.adapters.importers import check_package
from tests.integration.importers.knowing import small_knowledge
from tests.integration.importers.packages import Tables, put, sound_tables, write_folder


def _codes(package: Path) -> list[str]:
    return [note.code for note in check_package(package, small_knowledge()).notes]


@pytest.fixture
def tables() -> Tables:
    """The site without coordinates lies in a municipality that nobody knows."""
    tables = sound_tables()
    put("sites", 4, "municipality", "Ingenstans")(tables)
    return tables


def test_a_real_place_without_coordinates_is_asked_about(tmp_path: Path, tables: Tables) -> None:
    assert "MUNICIPALITY-UNKNOWN" in _codes(write_folder(tmp_path / "package", tables))


def test_a_place_with_coordinates_needs_no_municipality(tmp_path: Path, tables: Tables) -> None:
    put("sites", 4, "latitude", "62,1")(tables)
    put("sites", 4, "longitude", "14,1")(tables)
    assert "MUNICIPALITY-UNKNOWN" not in _codes(write_folder(tmp_path / "package", tables))


def test_an_invented_region_has_invented_municipalities(tmp_path: Path, tables: Tables) -> None:
    package = write_folder(tmp_path / "package", tables)
    region = package / "region.yaml"
    region.write_text(region.read_text(encoding="utf-8") + "is_fictional: true\n", "utf-8")
    assert "MUNICIPALITY-UNKNOWN" not in _codes(package)
