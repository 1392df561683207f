"""A package written and read back is the same inventory, in every format that holds it whole."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from samspel.adapters.exporters import export_folder, export_xlsx
from samspel.adapters.importers import read_package
from samspel.domain.inventory import Inventory
from tests.integration.importers.comparing import assert_same_inventory
from tests.strategies import inventories

FORMATS: dict[str, tuple[Callable[[Inventory, Path], None], str, int]] = {
    "folder": (export_folder, "package", 60),
    "xlsx": (export_xlsx, "package.xlsx", 25),
}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_is_read_back(name: str) -> None:
    export, file, n_examples = FORMATS[name]

    @settings(max_examples=n_examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(inventories())
    def check(inventory: Inventory) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, file)
            export(inventory, path)
            assert_same_inventory(read_package(path), inventory)

    check()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(inventories())
def test_from_folder_through_workbook_to_folder_gives_the_same_bytes(inventory: Inventory) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, book, second = Path(folder, "a"), Path(folder, "b.xlsx"), Path(folder, "c")
        export_folder(inventory, first)
        export_xlsx(read_package(first), book)
        export_folder(read_package(book), second)
        assert {p.name: p.read_bytes() for p in first.iterdir()} == {
            p.name: p.read_bytes() for p in second.iterdir()
        }
