"""A region package as one .xlsx: typed cells, a frozen header, columns wide enough to read."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from samspel.adapters.exporters.atomic import writing_file
from samspel.adapters.exporters.rows import (
    TableRows,
    Value,
    as_list,
    build_assumptions,
    build_region,
    build_tables,
)
from samspel.adapters.schema import REGION
from samspel.domain.inventory import Inventory

_WIDEST, _NARROWEST = 48, 9
_CREATED = datetime(2000, 1, 1)  # fixed, so that the same inventory gives the same bytes
_FIRST_EXCEL_DAY = date(1900, 3, 1)
_SAFE_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def export_xlsx(inventory: Inventory, path: Path) -> None:
    """Write the package as a workbook; the same inventory gives the same bytes.

    Texts are written as texts: one that begins with "=" never becomes a formula. Raises ValueError
    for a text above 32 767 characters (no package that was read has one).
    """
    from xlsxwriter import Workbook

    from samspel.adapters.exporters.exact_worksheet import ExactWorksheet

    pairs = tuple(
        (key, as_list(value) if isinstance(value, tuple) else value)
        for key, value in build_region(inventory)
    )
    sheets = [TableRows(REGION, ("key", "value"), pairs), *build_tables(inventory)]
    assumptions = build_assumptions(inventory)
    if assumptions.rows:
        sheets.insert(1, assumptions)
    with writing_file(path) as temporary:
        book = Workbook(str(temporary), {"in_memory": True, **_SAFE_TEXT})
        book.set_properties({"title": inventory.region.name, "created": _CREATED})
        header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EFEFEA"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in sheets:
            _write_sheet(book.add_worksheet(table.name, ExactWorksheet), table, header, day)
        book.close()


def _write_sheet(sheet: Any, table: TableRows, header: Any, day: Any) -> None:
    for column, title in enumerate(table.header):
        sheet.write_string(0, column, title, header)
        sheet.set_column(column, column, _width(title, table.rows, column))
    sheet.freeze_panes(1, 1)
    if table.rows and table.name != REGION:
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, day)


def _write_cell(sheet: Any, row: int, column: int, value: Value, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        if sheet.write_string(row, column, value) < 0:
            raise ValueError(
                f"A text of {len(value)} characters does not fit in a cell: shorten it."
            )
    elif isinstance(value, date):
        if value < _FIRST_EXCEL_DAY:  # before that, spreadsheets count days differently
            sheet.write_string(row, column, value.isoformat())
        else:
            sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_number(row, column, value)


def _width(title: str, rows: Sequence[Sequence[Value]], column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in rows[:200]), default=0)
    return min(_WIDEST, max(_NARROWEST, len(title) + 3, longest + 1))
