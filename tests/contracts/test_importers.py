"""What every importer must do: the same package in each format gives the same inventory."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from samspel.adapters.exporters import export_folder, export_xlsx
from samspel.adapters.importers import IMPORTERS, check_package, read_package
from samspel.domain.inventory import Inventory
from tests.integration.importers.comparing import assert_same_inventory
from tests.integration.importers.packages import put, sound_tables, sound_workbook, write_folder

SAMPLES: Mapping[str, tuple[str, Callable[[Inventory, Path], None]]] = {
    "folder": ("package", export_folder),
    ".xlsx": ("package.xlsx", export_xlsx),
}
"""How to write a sample in each format; a new importer adds its own."""


def test_every_importer_has_a_sample() -> None:
    assert set(SAMPLES) == set(IMPORTERS)


@pytest.mark.parametrize("name", IMPORTERS)
def test_the_same_package_gives_the_same_inventory(name: str, tmp_path: Path) -> None:
    expected = read_package(write_folder(tmp_path / "sound", sound_tables()))
    file, export = SAMPLES[name]
    export(expected, tmp_path / file)
    assert_same_inventory(read_package(tmp_path / file), expected)


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_fault_has_its_row_and_column(name: str, tmp_path: Path) -> None:
    tables = sound_tables()
    for change in (put("sites", 3, "actor_id", "a8"), put("streams", 2, "unit", "t/veka")):
        change(tables)
    path = tmp_path / SAMPLES[name][0]
    if name == "folder":
        write_folder(path, tables)
    else:
        sound_workbook(tables).save(path)
    assert [(f.table, f.row, f.column) for f in check_package(path).faults] == [
        ("sites", 3, "actor_id"),
        ("streams", 2, "unit"),
    ]
