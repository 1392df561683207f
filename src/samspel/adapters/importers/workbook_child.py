"""Reads a workbook under limits, in a process of its own: a hostile file can only end this one.

Run as a script with the workbook's path and the limits (JSON). Writes JSON to standard output:
`{"sheets": [...], "problems": [...]}`. Imports only the standard library and calamine, so that
starting it costs little.
"""

import json
import re
import sys
import zipfile
import zlib
from datetime import date, datetime, time
from posixpath import join, normpath
from typing import Any
from xml.etree import ElementTree

_ZIP_MARK, _OLE_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(/?)>(.*?)(?=<(?:\w+:)?c\s|</(?:\w+:)?row|$)", re.DOTALL)
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_WIDE = re.compile(rb'r="[A-Z]{2,3}[0-9]')
_ROW = re.compile(rb'<row [^>]*?r="([0-9]{1,7})"')
_TEXT_TYPE = re.compile(rb"""\bt=["']str["']""")
_ERROR_TYPE = re.compile(rb"""\bt=["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<|<(?:\w+:)?t(?:\s[^>]*)?>[^<]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_HIDDEN = re.compile(rb"""<(?:\w+:)?(?:row|col)\s[^>]*\bhidden=["'](?:1|true)["']""")
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)")
_MOST_POSITIONS = 1000

Problem = dict[str, Any]


class RefusedError(Exception):
    """The workbook is refused: (code, facts)."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def _normal(title: str) -> str:
    """A sheet's name as the format writes it (the parent's `normal_name`)."""
    return re.sub(r"[\s_\-]+", "_", title.strip().casefold())


def _limit_resources(limits: dict[str, int]) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; there the parent's clock is the limit
        return
    wanted = {
        resource.RLIMIT_AS: limits["memory_mb"] * 1_000_000,
        resource.RLIMIT_CPU: limits["seconds"],
        resource.RLIMIT_CORE: 0,
    }
    for kind, amount in wanted.items():
        hard = resource.getrlimit(kind)[1]
        most = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS refuses some; the parent's clock still holds
            continue


def _check_mark(path: str) -> None:
    with open(path, "rb") as file:  # noqa: PTH123 (pathlib would double the start-up time)
        start = file.read(512)
    if start.startswith(_OLE_MARK):
        raise RefusedError("WORKBOOK-ENCRYPTED")
    if not start:
        raise RefusedError("WORKBOOK-NOT-XLSX", what="empty")
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise RefusedError("WORKBOOK-NOT-XLSX", what="html")
    if not start.startswith(_ZIP_MARK):
        raise RefusedError("WORKBOOK-NOT-XLSX", what="other")


def _check_archive(archive: zipfile.ZipFile, limits: dict[str, int]) -> None:
    entries = archive.infolist()
    if len(entries) > limits["n_entries"]:
        raise RefusedError("WORKBOOK-BOMB", what=f"{len(entries)} files")
    if len({e.filename for e in entries}) < len(entries):
        raise RefusedError("WORKBOOK-CORRUPT", reason="the same part twice")
    if any(e.flag_bits & 1 for e in entries):
        raise RefusedError("WORKBOOK-ENCRYPTED")
    total = sum(e.file_size for e in entries)
    if total > limits["unpacked_mb"] * 1_000_000:
        raise RefusedError("WORKBOOK-BOMB", what=f"{total // 1_000_000} MB")
    for entry in entries:
        ratio = entry.file_size / max(1, entry.compress_size)
        if entry.file_size > 1_000_000 and ratio > limits["ratio"]:
            raise RefusedError("WORKBOOK-BOMB", what=f"{entry.filename}: 1 → {ratio:.0f}")


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    data = archive.read(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError("WORKBOOK-CORRUPT", reason="XML in UTF-16")
    found = _DECLARATION.search(data) if b"<!" in data else None
    if found:
        raise RefusedError("WORKBOOK-ENTITY", value=found.group(1).decode())
    return data


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its part, as the workbook's relations tell."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise RefusedError("WORKBOOK-NOT-XLSX", what="zip")
    workbook = ElementTree.fromstring(_read_part(archive, "xl/workbook.xml"))
    relations = ElementTree.fromstring(_read_part(archive, "xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    parts: dict[str, str] = {}
    for sheet in workbook.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION)) or ""
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if part in names:
            parts[sheet.get("name", "")] = part
    return parts


def _check_other_parts(archive: zipfile.ZipFile) -> None:
    for name in ("xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"):
        if name in archive.namelist():
            _read_part(archive, name)


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _inspect(data: bytes, sheet: str, limits: dict[str, int]) -> tuple[list[Problem], Problem]:
    """What calamine does not tell: size before reading, errors, formulas, hidden rows."""
    size_problem = _size_problem(data, sheet, limits)
    if size_problem is not None:
        return [size_problem], {}
    problems: list[Problem] = []
    n_formulas = 0
    if _may_hold_errors(data) or _may_hold_formulas(data):
        for attributes, _, body in _CELL.findall(data):
            place = _REFERENCE.search(attributes)
            is_formula = bool(_FORMULA.search(body))
            n_formulas += is_formula
            value = _VALUE.search(body) or _TEXT_TYPE.search(attributes)
            code = "CELL-ERROR" if _ERROR_TYPE.search(attributes) else "CELL-FORMULA"
            if place and (code == "CELL-ERROR" or (is_formula and value is None)):
                problems.append(_problem(code, sheet, place, value))
    is_hidden = b"hidden=" in data and bool(_HIDDEN.search(data))
    seen: Problem = {"n_formulas": n_formulas, "is_partly_hidden": is_hidden}
    return problems[:_MOST_POSITIONS], seen


def _problem(
    code: str, sheet: str, place: re.Match[bytes], value: re.Match[bytes] | None
) -> Problem:
    text = value.group(1).decode() if value and value.re is _VALUE and value.group(1) else ""
    row, column = int(place.group(2)), _column_index(place.group(1))
    return {"code": code, "sheet": sheet, "row": row, "column": column, "value": text}


def _may_hold_errors(data: bytes) -> bool:  # plain searches first: they cost next to nothing
    return b't="e"' in data or b"t='e'" in data


def _may_hold_formulas(data: bytes) -> bool:
    return (b"<f" in data or b":f" in data) and bool(_FORMULA.search(data))


def _extent(data: bytes) -> tuple[int, int]:
    """(last row, number of columns) that the references name."""
    if b"r='" in data or _WIDE.search(data):
        places = _REFERENCE.findall(data)
        rows = [int(row) for _, row in places]
        columns = [_column_index(letters) for letters in {c for c, _ in places}]
        return max(rows, default=0), max(columns, default=0) + 1
    return max(map(int, _ROW.findall(data)), default=0), 26


def _size_problem(data: bytes, sheet: str, limits: dict[str, int]) -> Problem | None:
    last_row, last_column = _extent(data)
    n_most = limits["n_profile_rows"] if _normal(sheet) == "profiles" else limits["n_rows"]
    if last_row > n_most + 1 or data.count(b"<row") > n_most + 1:
        return {"code": "TABLE-ROWS", "sheet": sheet, "limit": str(n_most)}
    if last_column > limits["n_columns"]:
        facts = {"value": str(last_column), "limit": str(limits["n_columns"])}
        return {"code": "TABLE-COLUMNS", "sheet": sheet, **facts}
    return None


def _as_text(value: object) -> str:
    """What JSON does not know: dates, times and lengths of time."""
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if is_day else value.isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _merged(sheet: Any) -> list[Problem]:
    return [
        {
            "code": "CELL-MERGED",
            "sheet": sheet.name,
            "row": start[0] + 1,
            "column": start[1],
            "end": [end[0] + 1, end[1]],
        }
        for start, end in sheet.merged_cell_ranges or []
    ][:_MOST_POSITIONS]


def _read(path: str, limits: dict[str, int], known: set[str]) -> dict[str, Any]:
    _check_mark(path)
    sheets: list[dict[str, Any]] = []
    problems: list[Problem] = []
    with zipfile.ZipFile(path) as archive:
        _check_archive(archive, limits)
        parts = _sheet_parts(archive)
        _check_other_parts(archive)
        from python_calamine import CalamineWorkbook, SheetVisibleEnum

        workbook = CalamineWorkbook.from_path(path)
        for metadata in workbook.sheets_metadata:
            name = metadata.name
            sheet: dict[str, Any] = {
                "name": name,
                "is_hidden": metadata.visible is not SheetVisibleEnum.Visible,
            }
            sheets.append(sheet)
            if _normal(name) not in known or sheet["is_hidden"]:
                continue
            if name not in parts:
                raise RefusedError("WORKBOOK-CORRUPT", reason=f"{name}: no cells")
            found, seen = _inspect(_read_part(archive, parts[name]), name, limits)
            problems += found
            if not seen:
                continue
            loaded = workbook.get_sheet_by_name(name)
            problems += _merged(loaded)
            sheet.update(seen, rows=loaded.to_python(skip_empty_area=False))
    return {"sheets": sheets, "problems": problems}


def _refusal(code: str, **facts: str) -> str:
    return json.dumps({"sheets": [], "problems": [{"code": code, **facts}]})


def main(path: str, options: str) -> None:
    """Read `path` under `options` (JSON: limits and known sheet names) and print what is there."""
    settings = json.loads(options)
    limits: dict[str, int] = settings["limits"]
    _limit_resources(limits)
    from python_calamine import CalamineError

    try:
        output = json.dumps(_read(path, limits, set(settings["known"])), default=_as_text)
        if len(output) > limits["content_mb"] * 1_000_000:
            raise RefusedError("WORKBOOK-BOMB", what=f"{len(output) // 1_000_000} MB")
    except RefusedError as error:
        output = _refusal(error.code, **error.facts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        CalamineError,
        KeyError,
        EOFError,
        NotImplementedError,
    ) as error:
        output = _refusal("WORKBOOK-CORRUPT", reason=type(error).__name__)
    sys.stdout.write(output)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
