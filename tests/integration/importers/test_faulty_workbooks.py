"""Faulty and hostile workbooks: faults with position, never a crash of ours."""

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samspel.adapters.importers import check_package, workbook_child
from samspel.adapters.importers.findings import Findings
from samspel.adapters.importers.raw import Limits
from samspel.adapters.importers.workbook import WorkbookLimits, load_guarded
from tests.integration.importers.packages import put, sound_tables, sound_workbook

Place = tuple[str, str, int | None, str | None]
_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&lol2;</workbook>'
)
_SHEET = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
    b'2006/main"><sheetData>%s</sheetData></worksheet>'
)


def _places(path: Path) -> list[Place]:
    result = check_package(path)
    for fault in result.faults:
        assert fault.message_sv
        assert fault.message_en
        assert "{" not in fault.message_sv + fault.message_en
    assert (result.inventory is None) == bool(result.faults)
    return [(f.code, f.table, f.row, f.column) for f in result.faults]


def _book(change: Callable[[Workbook], None]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        book = sound_workbook()
        change(book)
        book.save(path)

    return write


def _set(sheet: str, cell: str, value: str | bool | int | None) -> Callable[[Path], None]:
    def change(book: Workbook) -> None:
        found = book[sheet]
        assert isinstance(found, Worksheet)
        found[cell] = value

    return _book(change)


def _hide(sheet: str, state: str) -> Callable[[Path], None]:
    return _book(lambda book: setattr(book[sheet], "sheet_state", state))


def _merge(sheet: str, cells: str) -> Callable[[Path], None]:
    def change(book: Workbook) -> None:
        found = book[sheet]
        assert isinstance(found, Worksheet)
        found.merge_cells(cells)

    return _book(change)


def _empty_links(book: Workbook) -> None:
    book.remove(book["links"])
    book.create_sheet("links")


def _raw(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def _repacked(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    """Save a sound workbook, then change its parts."""

    def write(path: Path) -> None:
        sound_workbook().save(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        change(parts)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)

    return write


def _without(name: str) -> Callable[[Path], None]:
    def change(parts: dict[str, bytes]) -> None:
        del parts[name]

    return _repacked(change)


def _part(name: str, data: bytes) -> Callable[[Path], None]:
    return _repacked(lambda parts: parts.update({name: data}))


def _cut_short(path: Path) -> None:
    sound_workbook().save(path)
    path.write_bytes(path.read_bytes()[:3000])


def _flip_bytes(path: Path) -> None:
    sound_workbook().save(path)
    data = bytearray(path.read_bytes())
    for position in range(200, len(data) - 3000, 97):
        data[position] ^= 0x5A
    path.write_bytes(bytes(data))


def _cells(*cells: tuple[str, str]) -> bytes:
    return (
        _SHEET
        % "".join(
            f'<row r="{ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">'
            f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c></row>'
            for ref, text in cells
        ).encode()
    )


FAULTY: dict[str, tuple[Callable[[Path], None], list[Place]]] = {
    "an empty file": (_raw(b""), [("WORKBOOK-NOT-XLSX", "workbook", None, None)]),
    "a web page": (
        _raw(b"\xef\xbb\xbf <html><table><tr><td>1</td></tr></table></html>"),
        [("WORKBOOK-NOT-XLSX", "workbook", None, None)],
    ),
    "a text": (_raw(b"actor_id;name\n"), [("WORKBOOK-NOT-XLSX", "workbook", None, None)]),
    "a password-protected or old workbook": (
        _raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        [("WORKBOOK-ENCRYPTED", "workbook", None, None)],
    ),
    "an archive cut short": (_cut_short, [("WORKBOOK-CORRUPT", "workbook", None, None)]),
    "an archive with changed bytes": (
        _flip_bytes,
        [("WORKBOOK-CORRUPT", "workbook", None, None)],
    ),
    "an archive that is no workbook": (
        _without("xl/workbook.xml"),
        [("WORKBOOK-NOT-XLSX", "workbook", None, None)],
    ),
    "a workbook without relations": (
        _without("xl/_rels/workbook.xml.rels"),
        [("WORKBOOK-CORRUPT", "workbook", None, None)],
    ),
    "a zip bomb": (
        _part("xl/media/image1.bin", bytes(40_000_000)),
        [("WORKBOOK-BOMB", "workbook", None, None)],
    ),
    "a bomb of many files": (
        _repacked(lambda parts: parts.update({f"x/{i}": b"" for i in range(1500)})),
        [("WORKBOOK-BOMB", "workbook", None, None)],
    ),
    "a million laughs in the workbook": (
        _part("xl/workbook.xml", _ENTITIES),
        [("WORKBOOK-ENTITY", "workbook", None, None)],
    ),
    "a million laughs in a sheet": (
        _part("xl/worksheets/sheet2.xml", _ENTITIES),
        [("WORKBOOK-ENTITY", "workbook", None, None)],
    ),
    "a million laughs in the texts": (
        _part("xl/sharedStrings.xml", _ENTITIES),
        [("WORKBOOK-ENTITY", "workbook", None, None)],
    ),
    "a sheet of broken XML": (
        _part("xl/worksheets/sheet3.xml", b"<worksheet><sheetData><row><c"),
        [("WORKBOOK-CORRUPT", "workbook", None, None)],
    ),
    "a cell in the last row": (
        _part("xl/worksheets/sheet2.xml", _cells(("A1", "actor_id"), ("A1048576", "a1"))),
        [("TABLE-ROWS", "actors", None, None)],
    ),
    "a cell in the last column": (
        _part("xl/worksheets/sheet2.xml", _cells(("A1", "actor_id"), ("XFD2", "a1"))),
        [("TABLE-COLUMNS", "actors", None, None)],
    ),
    "a hidden sheet": (_hide("streams", "hidden"), [("SHEET-HIDDEN", "streams", None, None)]),
    "a very hidden sheet": (
        _hide("sites", "veryHidden"),
        [("SHEET-HIDDEN", "sites", None, None)],
    ),
    "a formula without a result": (
        _set("streams", "G2", "=100+20"),
        [("CELL-FORMULA", "streams", 2, "amount")],
    ),
    "a formula without a result in a needed cell": (
        _set("actors", "B3", '=CONCATENATE("K","x")'),
        [("CELL-FORMULA", "actors", 3, "name")],
    ),
    "merged cells": (_merge("sites", "F2:F4"), [("CELL-MERGED", "sites", 2, "municipality")]),
    "merged headers": (
        _merge("actors", "F1:G1"),
        [("CELL-MERGED", "actors", 1, "n_employees"), ("COLUMN-NAMELESS", "actors", 2, "G")],
    ),
    "true in a number's cell": (_set("streams", "G2", True), [("NUMBER", "streams", 2, "amount")]),
    "a number in a date's cell": (
        _set("streams", "P2", 45413),
        [("DATE", "streams", 2, "available_from")],
    ),
    "a text too long": (
        _set("streams", "D2", "x" * 20_000),
        [("CELL-LONG", "streams", 2, "description")],
    ),
    "a wrong number": (
        _set("streams", "G3", "tusen"),
        [("NUMBER", "streams", 3, "amount")],
    ),
    "no region": (
        _book(lambda book: book.remove(book["region"])),
        [("TABLE-MISSING", "region", None, None)],
    ),
    "no actors": (
        _book(lambda book: book.remove(book["actors"])),
        [("TABLE-MISSING", "actors", None, None)],
    ),
    "an empty sheet": (
        _book(_empty_links),
        [("FILE-EMPTY", "links", None, None)],
    ),
    "two sheets of one name": (
        _book(lambda book: book.create_sheet("Actors ") and None),
        [("TABLE-DUPLICATE", "actors", None, None)],
    ),
    "a fact of the region that is wrong": (
        _book(lambda book: book["region"].append(["discount_rate", "fyra"])),
        [("NUMBER", "region", 4, "discount_rate")],
    ),
    "a region without a name": (
        _set("region", "B3", None),
        [("VALUE-MISSING", "region", 3, "name")],
    ),
    "the same fact of the region twice": (
        _book(lambda book: book["region"].append(["Name", "Annat"])),
        [("REGION-DUPLICATE", "region", 4, "name")],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_workbook_is_reported_with_its_position(name: str, tmp_path: Path) -> None:
    write, expected = FAULTY[name]
    path = tmp_path / "package.xlsx"
    write(path)
    assert _places(path) == expected


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"])
def test_an_error_in_a_cell_is_reported_once(error: str, tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        head, _, tail = parts["xl/worksheets/sheet4.xml"].partition(b'<c r="G2"')
        cell = f'<c r="G2" t="e"><f>A1/0</f><v>{error}</v>'.encode()
        parts["xl/worksheets/sheet4.xml"] = head + cell + tail[tail.index(b"</c>") :]

    path = tmp_path / "package.xlsx"
    _repacked(change)(path)
    (fault,) = check_package(path).faults
    assert (fault.code, fault.table, fault.row, fault.column, fault.value) == (
        "CELL-ERROR",
        "streams",
        2,
        "amount",
        error,
    )


def test_assumptions_of_a_workbook_are_reported_by_row(tmp_path: Path) -> None:
    book = sound_workbook()
    sheet = book.create_sheet("assumptions")
    sheet.append(["id", "value", "low", "high", "unit", "source"])
    sheet.append(["heat_sek_per_mwh", "700", "500", "900", "SEK/MWh", "Energimarknadsinspektionen"])
    sheet.append(["electricity_sek_per_mwh", "dyrt", "", "", "SEK/MHw", ""])
    book.save(tmp_path / "package.xlsx")
    assert _places(tmp_path / "package.xlsx") == [
        ("NUMBER", "assumptions", 3, "value"),
        ("UNIT-UNKNOWN", "assumptions", 3, "unit"),
        ("VALUE-MISSING", "assumptions", 3, "source"),
    ]


def test_hidden_rows_and_saved_formulas_are_noted(tmp_path: Path) -> None:
    from xlsxwriter import Workbook as Writer

    path = tmp_path / "package.xlsx"
    with Writer(str(path)) as book:
        region = book.add_worksheet("region")
        region.write_column("A1", ["id", "name"])
        region.write_column("B1", ["x", "X"])
        for name, rows in sound_tables().items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell)
            if name == "streams":
                sheet.write_formula("G2", "=60*2", None, 120)
                sheet.set_row(2, None, None, {"hidden": True})
    result = check_package(path)
    assert result.faults == ()
    assert {n.code for n in result.notes} == {"FORMULAS", "HIDDEN-ROWS"}
    assert result.inventory is not None
    assert result.inventory.streams[0].amount.quantity.value == 120


def test_a_reader_that_needs_too_much_memory_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "package.xlsx"
    sound_workbook().save(path)
    findings = Findings()
    load_guarded(path, findings, Limits(), WorkbookLimits(memory_mb=20))
    assert [f.code for f in findings.sorted_faults()] == ["WORKBOOK-CRASH"]


def test_a_text_that_is_repeated_until_it_is_enormous_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "package.xlsx"
    sound_workbook().save(path)
    findings = Findings()
    load_guarded(path, findings, Limits(), WorkbookLimits(content_mb=0))
    assert [f.code for f in findings.sorted_faults()] == ["WORKBOOK-BOMB"]


def test_a_reader_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    monkeypatch.setattr("samspel.adapters.importers.workbook._CHILD", endless)
    path = tmp_path / "package.xlsx"
    sound_workbook().save(path)
    findings = Findings()
    start = time.monotonic()
    load_guarded(path, findings, Limits(), WorkbookLimits(seconds=1))
    assert [f.code for f in findings.sorted_faults()] == ["WORKBOOK-TIME"]
    assert time.monotonic() - start < 10


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "package.xlsx"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    assert _places(path) == [("FILE-SIZE", "workbook", None, None)]


def test_the_guarded_process_loads_nothing_heavy() -> None:
    probe = (
        "import runpy, sys\n"
        f"runpy.run_path({str(workbook_child.__file__)!r})\n"
        "heavy = {'samspel', 'numpy', 'pint', 'pydantic', 'yaml', 'attr'}\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", probe], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_workbook_and_a_folder_give_the_same_faults(tmp_path: Path) -> None:
    tables = sound_tables()
    for change in (put("streams", 2, "unit", "t/veka"), put("sites", 3, "actor_id", "a8")):
        change(tables)
    sound_workbook(tables).save(tmp_path / "package.xlsx")
    assert _places(tmp_path / "package.xlsx") == [
        ("REFERENCE-SITE-ACTOR", "sites", 3, "actor_id"),
        ("UNIT-UNKNOWN", "streams", 2, "unit"),
    ]
