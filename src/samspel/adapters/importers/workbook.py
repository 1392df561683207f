"""A package as one .xlsx: parsed in a guarded process, never in this one."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, define, frozen

from samspel.adapters.importers.cells import Cell, as_text
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.nearest import did_you_mean, nearest
from samspel.adapters.importers.raw import (
    Limits,
    RawEntry,
    RawPackage,
    RawRegion,
    RawTable,
    build_table,
    column_letter,
    normal_name,
)
from samspel.adapters.schema import ASSUMPTIONS, REGION, TABLE_BY_NAME, TABLES
from samspel.domain.texts import Text, same
from samspel.domain.units import is_unit

_CHILD = Path(__file__).with_name("workbook_child.py")
_KNOWN = (REGION, ASSUMPTIONS, *TABLE_BY_NAME)
_WORKBOOK = "workbook"
_KINDS_OF_FILE = {
    "empty": Text("tom", "empty"),
    "html": Text("en webbsida eller XML", "a web page or XML"),
    "zip": Text("ett arkiv utan arbetsbok", "an archive without a workbook"),
    "other": Text("något annat", "something else"),
}


@frozen
class WorkbookLimits:
    """What the guarded process may use, and what it refuses to unpack."""

    memory_mb: int = 1500
    seconds: int = 20
    n_entries: int = 1000
    unpacked_mb: int = 300
    ratio: int = 200
    content_mb: int = 150


@define
class _Child:
    """What the guarded process said."""

    sheets: list[dict[str, Any]]
    problems: list[dict[str, Any]]


def load_workbook(path: Path, findings: Findings, limits: Limits) -> RawPackage:
    """What the workbook holds; faults for sheets that are missing or cannot be read."""
    return load_guarded(path, findings, limits, WorkbookLimits())


def load_guarded(
    path: Path, findings: Findings, limits: Limits, guard: WorkbookLimits
) -> RawPackage:
    """`load_workbook` under given limits of the guarded process."""
    nothing = RawPackage(None, {}, frozenset(_KNOWN))
    size_mb = path.stat().st_size / 1e6
    if size_mb > limits.file_mb:
        size, limit = f"{size_mb:.0f}", str(limits.file_mb)
        findings.fault("FILE-SIZE", Place(_WORKBOOK), size=size, limit=limit)
        return nothing
    child = _run_child(path, findings, limits, guard)
    if child is None:
        return nothing
    if not child.sheets:
        for problem in child.problems:
            _report_refusal(findings, **problem)
        return nothing
    return _assemble(child, findings, limits)


def _run_child(
    path: Path, findings: Findings, limits: Limits, guard: WorkbookLimits
) -> _Child | None:
    numbers = {**asdict(limits), **asdict(guard)}
    options = json.dumps({"limits": numbers, "known": list(_KNOWN)})
    command = [sys.executable, "-I", "-X", "utf8", str(_CHILD), str(path.resolve()), options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        is_unit("t/year")  # reads the unit registry meanwhile, on the other core
        try:
            output, _ = process.communicate(timeout=guard.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            findings.fault("WORKBOOK-TIME", Place(_WORKBOOK), limit=str(guard.seconds))
            return None
    if process.returncode != 0:
        findings.fault("WORKBOOK-CRASH", Place(_WORKBOOK))
        return None
    return _Child(**json.loads(output))


def _report_refusal(
    findings: Findings, code: str, what: str = "", value: str | None = None, reason: str = ""
) -> None:
    kind = _KINDS_OF_FILE.get(what, same(what))
    findings.fault(code, Place(_WORKBOOK), value, what=kind, reason=reason)


def _assemble(child: _Child, findings: Findings, limits: Limits) -> RawPackage:
    present: dict[str, str] = {}
    rows: dict[str, list[list[Cell]]] = {}
    strangers: list[str] = []
    for sheet in child.sheets:
        title = str(sheet.get("name"))
        name = normal_name(title)
        if name not in _KNOWN:
            strangers.append(title)
        elif name in present:
            value = f"{present[name]}, {title}"
            findings.fault("TABLE-DUPLICATE", Place(name), value=value)
        else:
            present[name] = title
            _note_sheet(sheet, name, findings)
            if "rows" in sheet:
                rows[name] = sheet["rows"]
    for problem in child.problems:
        _report_cell(findings, rows, **problem)
    _report_missing(present, strangers, findings)
    tables: dict[str, RawTable] = {}
    for name in TABLE_BY_NAME:
        if name in rows and (table := build_table(name, rows[name], findings, limits)):
            tables[name] = table
    region = _read_region(rows, findings) if REGION in rows else None
    return RawPackage(region, tables, frozenset(present) - frozenset(tables))


def _note_sheet(sheet: Mapping[str, Any], name: str, findings: Findings) -> None:
    if sheet.get("is_hidden"):
        findings.fault("SHEET-HIDDEN", Place(name))
    if sheet.get("is_partly_hidden"):
        findings.note("HIDDEN-ROWS", Place(name), name)
    if sheet.get("n_formulas"):
        findings.note("FORMULAS", Place(name), str(sheet.get("n_formulas")))


def _report_cell(
    findings: Findings, rows: Mapping[str, list[list[Cell]]], code: str, sheet: str, **facts: Any
) -> None:
    name = normal_name(sheet)
    row, column, end = (facts.pop(key, None) for key in ("row", "column", "end"))
    if row is None:
        findings.fault(code, Place(name), **facts)
        return
    last_row, last_column = end or (row, column)
    if end:
        facts = {"value": f"{column_letter(column)}{row}:{column_letter(last_column)}{last_row}"}
    findings.fault(code, Place(name, row, _column_name(name, rows, column)), **facts)
    for each in range(row, min(last_row, row + 1000) + 1):
        for index in range(column, min(last_column, column + 100) + 1):
            findings.mark_broken(Place(name, each, _column_name(name, rows, index)))


def _column_name(name: str, rows: Mapping[str, list[list[Cell]]], index: int) -> str:
    header = next((r for r in rows.get(name, []) if any(c != "" for c in r)), [])
    title = as_text(header[index]).strip() if index < len(header) else ""
    known = TABLE_BY_NAME[name].column_names if name in TABLE_BY_NAME else ()
    return normal_name(title) if normal_name(title) in known else title or column_letter(index)


def _report_missing(present: Mapping[str, str], strangers: list[str], findings: Findings) -> None:
    for name in (REGION, *(t.name for t in TABLES if t.is_needed)):
        if name not in present:
            file = Text(f"bladet {name}", f"the sheet {name}")
            hint = did_you_mean(nearest(name, strangers))
            findings.fault("TABLE-MISSING", Place(name), file=file, hint=hint)
    absent = [name for name in _KNOWN if name not in present]
    for title in strangers:
        hint = did_you_mean(nearest(normal_name(title), absent))
        findings.note("UNKNOWN-TABLE", Place(title), title, hint=hint)


def _read_region(rows: Mapping[str, list[list[Cell]]], findings: Findings) -> RawRegion:
    facts: dict[str, RawEntry] = {}
    for number, cells in enumerate(rows[REGION], start=1):
        key, value = ([as_text(c).strip() for c in cells] + ["", ""])[:2]
        name = normal_name(key)
        if not name or (name, normal_name(value)) == ("key", "value"):
            continue
        if name in facts:
            findings.fault("REGION-DUPLICATE", Place(REGION, number, name))
        facts.setdefault(name, RawEntry(value, number))
    return RawRegion(facts, tuple(_read_assumptions(rows.get(ASSUMPTIONS, []))))


def _read_assumptions(rows: list[list[Cell]]) -> list[tuple[int | None, Mapping[str, str]]]:
    header: list[str] = []
    found: list[tuple[int | None, Mapping[str, str]]] = []
    for number, row in enumerate(rows, start=1):
        texts = [as_text(c).strip() for c in row]
        if not any(texts):
            continue
        if not header:
            header = [normal_name(t) for t in texts]
        else:
            found.append((number, {k: t for k, t in zip(header, texts, strict=False) if k}))
    return found
