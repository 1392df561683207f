"""The workbook: every table, full precision, and nothing that runs."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from samspel.domain.studies import Study
from samspel.domain.texts import LANGUAGES, Language
from samspel.reporting.sheets import study_sheets
from samspel.reporting.xlsx import render_tables_xlsx
from tests.reporting_study import ALL, rich_study, unknown_study


def book(study: Study, language: Language = "sv") -> Workbook:
    return load_workbook(BytesIO(render_tables_xlsx(study, language)))


def column(workbook: Workbook, sheet: str, title: str) -> list[object]:
    page = workbook[sheet]
    heads = [c.value for c in page[1]]
    j = heads.index(title) + 1
    return [page.cell(i, j).value for i in range(2, page.max_row + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_table_reads_back(name: str, language: Language) -> None:
    study = ALL[name]()
    workbook = book(study, language)
    sheets = study_sheets(study, language)
    assert workbook.sheetnames == [s.name for s in sheets]
    for sheet in sheets:
        page = workbook[sheet.name]
        assert len(sheet.name) <= 31
        assert page.max_row == 1 + len(sheet.rows)
        assert [c.value for c in page[1]] == [c.title for c in sheet.columns]
        assert page.freeze_panes == "B2"
        for i, row in enumerate(sheet.rows, 2):
            assert [page.cell(i, j).value or None for j in range(1, len(row) + 1)] == [
                pytest.approx(v) if isinstance(v, float) and v else (v or None) for v in row
            ]


@pytest.mark.parametrize("name", ALL)
def test_rows_are_as_long_as_their_columns(name: str) -> None:
    for sheet in study_sheets(ALL[name](), "sv"):
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}


def test_nothing_becomes_a_formula_or_a_link() -> None:
    workbook = book(ALL["awkward"]())
    cells = [c for page in workbook for row in page.iter_rows() for c in row]
    assert [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink] == []
    assert any(str(c.value).startswith("=HYPERLINK(1)") for c in cells)
    assert any(c.value == "@SUM(1)" for c in cells)


def test_negative_numbers_and_precision_survive() -> None:
    study = rich_study()
    workbook = book(study)
    title = "Nuvärde för parterna (kr) lägst"
    expected = [e.joint_npv_sek.quantity.low for e in study.exchanges]
    assert column(workbook, "Utbyten", title) == expected
    assert -190_000 in expected


def test_unknown_is_empty_with_the_word_beside_it() -> None:
    workbook = book(unknown_study())
    amounts = column(workbook, "Flöden", "Mängd")
    words = column(workbook, "Flöden", "Mängd ursprung")
    assert amounts.count(None) == 11
    assert 0 not in amounts
    assert [w for a, w in zip(amounts, words, strict=True) if a is None] == ["okänt"] * 11


def test_units_stand_in_the_heads() -> None:
    workbook = book(rich_study(), "en")
    heads = {str(c.value) for page in workbook for c in page[1]}
    assert {"Distance (km)", "Investment (SEK)", "Change in emissions (t CO₂e/year)"} <= heads


def test_the_same_study_gives_the_same_bytes() -> None:
    assert render_tables_xlsx(rich_study()) == render_tables_xlsx(rich_study())


def test_sheet_names_are_unique_in_both_languages() -> None:
    for language in LANGUAGES:
        names = [s.name for s in study_sheets(rich_study(), language)]
        assert len(set(names)) == len(names)
