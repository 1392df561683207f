"""Every table as an Excel workbook: texts never become formulas, numbers keep full precision."""

from io import BytesIO
from typing import Any

from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.sheet_model import Sheet
from samspel.reporting.sheets import study_sheets

_HEAD = {"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom", "bg_color": "#e7ebe3"}
_MOST_TEXT = 32_767
_LONG_AGO = (2000, 1, 1)


def render_tables_xlsx(study: Study, language: Language = "sv") -> bytes:
    """A workbook with a sheet per table; the same bytes for the same study.

    An unknown number is an empty cell with the word beside it, never a zero. Text that looks like
    a formula or an address stays text.
    """
    from datetime import datetime

    import xlsxwriter

    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": study.inventory.region.name, "created": datetime(*_LONG_AGO)})
    head = book.add_format(_HEAD)
    formats = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0.###", "valign": "top"}),
    }
    for sheet in study_sheets(study, language):
        _write(book, sheet, head, formats)
    book.close()
    return target.getvalue()


def _write(book: Any, sheet: Sheet, head: Any, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    for j, column in enumerate(sheet.columns):
        page.set_column(j, j, column.width, formats[column.kind])
        page.write_string(0, j, column.title, head)
    for i, row in enumerate(sheet.rows, 1):
        for j, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    page.write_string(i, j, value[:_MOST_TEXT])
            elif value is not None:
                page.write_number(i, j, value)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
