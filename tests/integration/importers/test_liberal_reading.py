"""What Swedish Excel, other programs and people write is read as what it means."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from samspel.adapters.importers import check_package, read_package
from samspel.adapters.importers.cells import as_text, parse_number, parse_plain_numbers
from samspel.domain.inventory import ExtraColumn, Inventory
from samspel.domain.provenance import Origin
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Direction, Disclosure
from tests.integration.importers.comparing import assert_same_inventory
from tests.integration.importers.packages import (
    REGION,
    Tables,
    put,
    rename,
    sound_tables,
    sound_workbook,
    write_folder,
)


def _plain(tmp_path: Path) -> Inventory:
    return read_package(write_folder(tmp_path / "plain", sound_tables()))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_delimiters_and_marks_make_no_difference(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    package = write_folder(
        tmp_path / "other", sound_tables(), delimiter=delimiter, encoding=encoding
    )
    assert_same_inventory(read_package(package), _plain(tmp_path))


def test_windows_line_ends_and_excels_own_mark_make_no_difference(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "other", sound_tables(), delimiter=";")
    for path in package.glob("*.csv"):
        path.write_bytes(b"sep=;\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert_same_inventory(read_package(package), _plain(tmp_path))


def test_excels_own_mark_is_not_counted_as_a_row(tmp_path: Path) -> None:
    tables = sound_tables()
    put("actors", 3, "kind", "kommun")(tables)
    package = write_folder(tmp_path / "other", tables, delimiter=";")
    path = package / "actors.csv"
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    assert [f.row for f in check_package(package).faults] == [3]


def test_columns_may_come_in_any_order_and_headers_in_any_case(tmp_path: Path) -> None:
    tables: Tables = {name: [row[::-1] for row in rows] for name, rows in sound_tables().items()}
    for rows in tables.values():
        rows[0] = [f" {title.replace('_', ' ').upper()} " for title in rows[0]]
    assert_same_inventory(read_package(write_folder(tmp_path / "other", tables)), _plain(tmp_path))


def test_file_names_may_be_in_any_case(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "other", sound_tables())
    (package / "streams.csv").rename(package / "Streams.CSV")
    (package / "region.yaml").rename(package / "Region.yml")
    assert_same_inventory(read_package(package), _plain(tmp_path))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250.5", 1250.5),
        ("1250,5", 1250.5),
        ("1 250,5", 1250.5),
        ("1\u00a0250,5", 1250.5),
        ("1\u202f250,5", 1250.5),
        ("1\u2009250\u2009000", 1_250_000),
        ("-12,5", -12.5),
        ("\u221212,5", -12.5),
        ("+3", 3),
        (",5", 0.5),
        ("1e3", 1000),
        ("1,5E-3", 0.0015),
        ("0", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float) -> None:
    assert parse_number(text) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_written_number_is_the_same_number(number: float) -> None:
    assert parse_number(repr(number)) == number
    assert parse_number(repr(number).replace(".", ",")) == number
    assert parse_number(as_text(number)) == number


@pytest.mark.parametrize("odd", ["1_000", "nan", "inf", "1e999", "1 000", "1,5", "1e", "1\n2", "x"])
def test_a_column_is_read_at_once_only_when_all_of_it_is_plain(odd: str) -> None:
    assert parse_plain_numbers(["1", "", "-2.5e3"]) == [1.0, None, -2500.0]
    assert parse_plain_numbers(["1", odd]) is None


@given(st.text())
def test_a_text_is_a_number_or_refused(text: str) -> None:
    try:
        parse_number(text)
    except ValueError:
        return
    assert any(c in "0123456789" for c in text)


def test_an_empty_amount_is_unknown_and_zero_is_zero(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 3, "amount", "0")(tables)
    streams = read_package(write_folder(tmp_path / "package", tables)).streams
    assert streams[1].amount.quantity == Quantity.of(0.0, "MWh/year")
    assert streams[2].amount.quantity == Quantity.unknown("t/year")


def test_a_range_without_a_value_takes_its_middle(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 2, "amount", "")(tables)
    stream = read_package(write_folder(tmp_path / "package", tables)).streams[0]
    assert stream.amount.quantity == Quantity(125.0, 100.0, 150.0, "t/year")


def test_choices_may_be_written_in_any_case(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 2, "direction", " Source ")(tables)
    put("streams", 2, "legal_status", "By-product")(tables)
    put("streams", 2, "origin", "MEASURED")(tables)
    stream = read_package(write_folder(tmp_path / "package", tables)).streams[0]
    assert stream.direction is Direction.SOURCE
    assert stream.legal_status == "by_product"
    assert stream.amount.origin is Origin.MEASURED
    assert stream.disclosure is Disclosure.FACILITATOR


def test_unknown_columns_are_kept_and_reported(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 3, "Kontakt", "Åsa")(tables)
    put("streams", 2, "amount_hi", "")(tables)
    rename("streams", "amount_high", "amounthigh")(tables)
    result = check_package(write_folder(tmp_path / "package", tables))
    assert result.inventory is not None
    assert result.inventory.extras == (
        ExtraColumn("streams", "amounthigh", ("150", "", "")),
        ExtraColumn("streams", "Kontakt", ("", "Åsa", "")),
        ExtraColumn("streams", "amount_hi", ("", "", "")),
    )
    notes = {n.column: n.text.sv for n in result.notes}
    assert "Menade ni ”amount_high”?" in notes["amounthigh"]
    assert "Menade" not in notes["Kontakt"]


def test_what_may_not_have_been_meant_is_noted(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 2, "waste_code", "20704")(tables)
    put("streams", 3, "origin", "")(tables)
    put("streams", 3, "amount", "1,250")(tables)
    put("sites", 3, "latitude", "59.9")(tables)
    put("sites", 3, "longitude", "5.3")(tables)
    weather = REGION + "weather: vader/sveg.epw\nProjekt: Samspel\n"
    result = check_package(write_folder(tmp_path / "package", tables, weather))
    assert result.faults == ()
    assert [(n.code, n.table, n.row, n.column) for n in result.notes] == [
        ("WEATHER-MISSING", "region", None, "weather"),
        ("UNKNOWN-KEY", "region", None, "projekt"),
        ("OUTSIDE-COUNTRY", "sites", 3, "latitude"),
        ("ORIGIN-MISSING", "streams", None, "origin"),
        ("LEADING-ZERO", "streams", 2, "waste_code"),
        ("THREE-DECIMALS", "streams", 3, "amount"),
    ]
    for note in result.notes:
        assert note.text.sv != note.text.en
        assert "{" not in note.text.sv + note.text.en
    assert result.inventory is not None
    code = result.inventory.streams[0].waste_code
    assert code is not None
    assert code.text == "02 07 04"


def test_region_yaml_is_taken_at_its_word(tmp_path: Path) -> None:
    """YAML would make false of NO, 8 of 010 and nothing of a quoted null."""
    region = 'id: 010\nname: "null"\ncountry: NO\nnote: ~\nis_fictional: ja\n'
    found = read_package(write_folder(tmp_path / "package", sound_tables(), region)).region
    assert (found.region_id, found.name, found.country) == ("010", "null", "NO")
    assert (found.note, found.is_fictional) == ("", True)


def test_a_text_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 2, "description", "=2+5 ton, +46 70 123")(tables)
    stream = read_package(write_folder(tmp_path / "package", tables)).streams[0]
    assert stream.description == "=2+5 ton, +46 70 123"


def test_a_workbook_of_texts_is_the_same_package(tmp_path: Path) -> None:
    sound_workbook().save(tmp_path / "package.xlsx")
    found, expected = read_package(tmp_path / "package.xlsx"), _plain(tmp_path)
    assert (found.actors, found.sites, found.streams) == (
        expected.actors,
        expected.sites,
        expected.streams,
    )


def test_a_workbook_may_hold_numbers_and_dates_and_titles_in_any_case(tmp_path: Path) -> None:
    book = sound_workbook()
    streams, actors = book["streams"], book["actors"]
    assert isinstance(streams, Worksheet)
    assert isinstance(actors, Worksheet)
    streams["G2"], streams["H2"], streams["P2"] = 120, 100.0, datetime(2026, 1, 1)
    streams["Q2"] = date(2026, 12, 31)
    actors["F2"] = 12
    streams.title, actors.title = " Streams", "Actors "
    book["stream_properties"].title = "Stream properties"
    book.create_sheet("Anteckningar").append(["Ring Åsa"])
    book.save(tmp_path / "package.xlsx")
    result = check_package(tmp_path / "package.xlsx")
    assert result.faults == ()
    assert [(n.code, n.table) for n in result.notes] == [("UNKNOWN-TABLE", "Anteckningar")]
    assert result.inventory is not None
    assert result.inventory.streams == _plain(tmp_path).streams
    assert result.inventory.actors == _plain(tmp_path).actors


def test_blank_rows_above_the_header_do_not_shift_the_row_numbers(tmp_path: Path) -> None:
    book = sound_workbook()
    actors = book["actors"]
    assert isinstance(actors, Worksheet)
    actors.insert_rows(1, 2)
    actors["C5"] = "kommun"
    book.save(tmp_path / "package.xlsx")
    faults = check_package(tmp_path / "package.xlsx").faults
    assert [(f.table, f.row, f.column) for f in faults] == [("actors", 5, "kind")]
