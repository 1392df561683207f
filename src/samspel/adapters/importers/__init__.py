"""Region packages in: a folder of CSV files or one .xlsx becomes an Inventory.

Reading is liberal, reporting exact: every fault at once, with table, row and column.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import frozen

from samspel.adapters.importers.assembling import assemble
from samspel.adapters.importers.findings import Findings, Note, Place
from samspel.adapters.importers.folder import load_folder
from samspel.adapters.importers.raw import Limits, RawPackage
from samspel.adapters.importers.workbook import load_workbook
from samspel.domain.errors import Fault, FaultyInputError
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge

__all__ = ["IMPORTERS", "CheckResult", "Note", "check_package", "read_package"]

Importer = Callable[[Path, Findings, Limits], RawPackage]
IMPORTERS: Mapping[str, Importer] = {"folder": load_folder, ".xlsx": load_workbook}
"""How each format becomes raw tables, by file ending (or "folder")."""


@frozen
class CheckResult:
    """What was found in a package. `inventory` is None when there is any fault."""

    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]
    n_actors: int
    n_sites: int
    n_streams: int
    inventory: Inventory | None


def check_package(path: str | Path, knowledge: Knowledge | None = None) -> CheckResult:
    """Read a package and report every fault; raises nothing for bad input.

    With `knowledge`, resource ids, waste codes, conversions and units are checked against it.
    """
    path = Path(path)
    findings = Findings()
    raw = _load(path, findings)
    inventory = assemble(raw, _folder_of(path, raw), findings, knowledge)

    def n_rows(table: str) -> int:
        return len(raw.tables[table].rows) if table in raw.tables else 0

    return CheckResult(
        findings.sorted_faults(),
        findings.sorted_notes(),
        n_rows("actors"),
        n_rows("sites"),
        n_rows("streams"),
        inventory,
    )


def _folder_of(path: Path, raw: RawPackage) -> Path:
    return path if raw.region is not None and path.is_dir() else path.parent


def _load(path: Path, findings: Findings) -> RawPackage:
    nothing = RawPackage(None, {})
    try:
        if not path.exists():
            findings.fault("PACKAGE-MISSING", Place("package"), value=str(path))
            return nothing
        importer = IMPORTERS.get("folder" if path.is_dir() else path.suffix.lower())
        if importer is None:
            findings.fault("PACKAGE-FORMAT", Place("package"), value=path.name)
            return nothing
        return importer(path, findings, Limits())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.fault("FILE-UNREADABLE", Place("package"), value=path.name, reason=reason)
        return nothing


def read_package(path: str | Path, knowledge: Knowledge | None = None) -> Inventory:
    """The inventory in a folder or .xlsx. Raises FaultyInputError with every fault."""
    result = check_package(path, knowledge)
    if result.inventory is None:
        raise FaultyInputError(result.faults)
    return result.inventory
