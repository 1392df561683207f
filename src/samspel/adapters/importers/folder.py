"""A package as a folder: region.yaml and one CSV file per table."""

from pathlib import Path

from samspel.adapters.importers.csv_table import read_csv
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.nearest import did_you_mean, nearest
from samspel.adapters.importers.raw import (
    Limits,
    RawPackage,
    RawRegion,
    RawTable,
    normal_name,
)
from samspel.adapters.importers.region_file import read_region_file
from samspel.adapters.schema import REGION, TABLE_BY_NAME, TABLES
from samspel.domain.texts import same


def load_folder(folder: Path, findings: Findings, limits: Limits) -> RawPackage:
    """What the folder holds; faults for tables that are missing or cannot be read."""
    region: RawRegion | None = None
    tables: dict[str, RawTable] = {}
    present: dict[str, str] = {}
    strangers: list[str] = []
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        name = _table_name(path)
        if name is None:
            if path.suffix.lower() in (".csv", ".tsv"):
                strangers.append(path.name)
            continue
        if name in present:
            value = f"{present[name]}, {path.name}"
            findings.fault("TABLE-DUPLICATE", Place(name), value=value)
            continue
        present[name] = path.name
        data = _read_bytes(path, name, findings, limits)
        if data is None:
            continue
        if name == REGION:
            region = read_region_file(data, findings, limits)
        elif (table := read_csv(data, name, findings, limits)) is not None:
            tables[name] = table
    _report_missing(present, strangers, findings)
    return RawPackage(region, tables, frozenset(present) - frozenset(tables))


def _table_name(path: Path) -> str | None:
    stem, suffix = normal_name(path.stem), path.suffix.lower()
    if stem == REGION and suffix in (".yaml", ".yml"):
        return REGION
    return stem if suffix == ".csv" and stem in TABLE_BY_NAME else None


def _read_bytes(path: Path, name: str, findings: Findings, limits: Limits) -> bytes | None:
    try:
        size_mb = path.stat().st_size / 1e6
        if size_mb > limits.file_mb:
            findings.fault(
                "FILE-SIZE", Place(name), size=f"{size_mb:.0f}", limit=str(limits.file_mb)
            )
            return None
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.fault("FILE-UNREADABLE", Place(name), value=path.name, reason=reason)
        return None


def _report_missing(present: dict[str, str], strangers: list[str], findings: Findings) -> None:
    needed = {t.name: f"{t.name}.csv" for t in TABLES if t.is_needed}
    for name, file in {REGION: "region.yaml", **needed}.items():
        if name not in present:
            hint = did_you_mean(nearest(file, strangers))
            findings.fault("TABLE-MISSING", Place(name), file=same(file), hint=hint)
    absent = [f"{name}.csv" for name in TABLE_BY_NAME if name not in present]
    for file in strangers:
        hint = did_you_mean(nearest(file, absent))
        findings.note("UNKNOWN-TABLE", Place(file), file, hint=hint)
