"""Time reading and checking a package of 10,000 streams, CSV and XLSX, against bare parsing.

python benchmarks/bench_import.py [N_STREAMS]
The bound is what any reader must do: split the same file into cells, without looking at them
(csv.reader; calamine in this process). Each measurement is a fresh process, imports included.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from samspel.adapters.exporters import export_folder, export_xlsx
from samspel.domain.actors import Actor, ActorKind, Site
from samspel.domain.codes import WasteCode
from samspel.domain.inventory import Inventory, Region
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Direction, Stream

_REPEATS = 5
_SETTINGS = {"CSV": (1.0, "folder"), "XLSX": (1.5, "region.xlsx")}
_OURS = """
import sys, time
start = time.perf_counter()
from samspel.adapters.importers import check_package
imported = time.perf_counter()
result = check_package(sys.argv[1])
done = time.perf_counter()
assert result.inventory is not None, result.faults[:3]
print(imported - start, done - imported)
"""
_BARE_CSV = """
import csv, pathlib, sys
for path in pathlib.Path(sys.argv[1]).glob("*.csv"):
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
"""
_BARE_XLSX = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
"""


def build_inventory(n_streams: int) -> Inventory:
    """A plain inventory: one actor and site per ten streams."""
    n_sites = max(1, n_streams // 10)
    actors = tuple(Actor(f"a{i}", f"Företag {i}", ActorKind.COMPANY) for i in range(n_sites))
    sites = tuple(
        Site(f"s{i}", f"a{i}", f"Plats {i}", 61 + i % 300 / 100, 13 + i % 200 / 100, "Härjedalen")
        for i in range(n_sites)
    )
    streams = tuple(_stream(i, f"s{i % n_sites}") for i in range(n_streams))
    return Inventory(Region("stor", "Stor region"), actors, sites, streams)


def _stream(i: int, site_id: str) -> Stream:
    value = 10 + i * 0.37
    return Stream(
        f"f{i}",
        site_id,
        Direction.SOURCE if i % 2 else Direction.SINK,
        f"Rester av slag {i % 97}, som de beskrivs av den som har dem",
        Cited(
            Quantity(value, value * 0.8, value * 1.3, "t/year"), Origin.STATED, Source("Intervju")
        ),
        "wood_residues",
        WasteCode("03 01 05"),
        moisture_pct_wet=20 + i % 50,
        value_sek_per_unit=-150.5,
        current_handling="Körs till deponi",
        available_from=date(2026, 1, 1),
        note="Antecknat vid besök",
        source="Intervju",
    )


def _seconds(code: str, path: Path) -> tuple[float, str]:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, done.stdout


def _median(code: str, path: Path) -> tuple[float, str]:
    runs = [_seconds(code, path) for _ in range(_REPEATS)]
    return median(r[0] for r in runs), runs[-1][1]


def main() -> None:
    """Print seconds and ratios."""
    n_streams = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    inventory = build_inventory(n_streams)
    with tempfile.TemporaryDirectory() as folder:
        exports: dict[str, Callable[[Inventory, Path], None]] = {
            "CSV": export_folder,
            "XLSX": export_xlsx,
        }
        print(f"{n_streams} streams, median of {_REPEATS} fresh processes")
        for name, (budget, file) in _SETTINGS.items():
            path = Path(folder, file)
            start = time.perf_counter()
            exports[name](inventory, path)
            written = time.perf_counter() - start
            ours, parts = _median(_OURS, path)
            bare, _ = _median(_BARE_CSV if name == "CSV" else _BARE_XLSX, path)
            imports, reading = map(float, parts.split())
            print(
                f"{name:5} process {ours:.2f} s (imports {imports:.2f}, read and check "
                f"{reading:.2f}; budget {budget:.1f})  bare parsing {bare:.2f} s  "
                f"ratio {ours / bare:.1f}  written in {written:.2f} s"
            )


if __name__ == "__main__":
    main()
