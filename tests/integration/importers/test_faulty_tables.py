"""Faulty tables: each package has one thing wrong, and every fault of it is reported exactly.

To add a case, add a row: (name, what is changed, the faults as (code, table, row, column)).
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from samspel.adapters.importers import check_package
from tests.integration.importers.knowing import small_knowledge
from tests.integration.importers.packages import (
    Tables,
    add_row,
    keep_rows,
    put,
    rename,
    sound_tables,
    write_folder,
)

Place = tuple[str, str, int | None, str | None]


@frozen
class Case:
    """One faulty package. `knows`: whether it is checked against a catalogue."""

    name: str
    change: Callable[[Tables], None]
    expected: tuple[Place, ...]
    knows: bool = False


def one(
    code: str, table: str, row: int | None, column: str | None, value: str, *, knows: bool = False
) -> Case:
    """One cell set to `value`, and the one fault it gives."""
    assert row is not None
    assert column is not None
    name = f"{table}.{column}={value[:24]!r}"
    return Case(name, put(table, row, column, value), ((code, table, row, column),), knows)


def both(*changes: Callable[[Tables], None]) -> Callable[[Tables], None]:
    """Several changes."""

    def change(tables: Tables) -> None:
        for each in changes:
            each(tables)

    return change


CELLS = [
    one("VALUE-MISSING", "actors", 2, "name", ""),
    one("VALUE-MISSING", "actors", 3, "kind", ""),
    one("VALUE-MISSING", "streams", 2, "direction", ""),
    one("VALUE-MISSING", "problems", 2, "problem_id", ""),
    one("VALUE-MISSING", "streams", 4, "site_id", ""),
    one("CHOICE", "actors", 2, "kind", "firma"),
    one("CHOICE", "actors", 2, "roles", "anchor; boss"),
    one("CHOICE", "streams", 2, "direction", "överskott"),
    one("CHOICE", "streams", 2, "legal_status", "avfall"),
    one("CHOICE", "streams", 2, "origin", "guessed"),
    one("CHOICE", "streams", 2, "recurrence", "ibland"),
    one("CHOICE", "streams", 2, "disclosure", "secret"),
    one("CHOICE", "exchanges", 2, "status", "maybe"),
    one("CHOICE", "links", 2, "kind", "boat"),
    one("CHOICE", "areas", 2, "kind", "land"),
    one("CHOICE", "area_status", 2, "status", "nästan"),
    one("CHOICE", "stream_properties", 2, "basis", "torr"),
    one("NUMBER", "streams", 2, "amount", "ca 120"),
    one("NUMBER", "streams", 2, "amount", "okänt"),
    one("NUMBER", "streams", 2, "amount", "120 t"),
    one("NUMBER", "streams", 2, "amount", "1.234,5"),
    one("NUMBER", "streams", 2, "amount", "nan"),
    one("NUMBER", "streams", 2, "amount", "1e999"),
    one("NUMBER", "streams", 2, "amount", "1_000"),
    one("NUMBER", "streams", 2, "amount_high", "1 2345"),
    one("NUMBER", "sites", 2, "latitude", "62°32'N"),
    one("NUMBER", "actors", 2, "n_employees", "tolv"),
    one("INTEGER", "actors", 2, "n_employees", "12,5"),
    one("NUMBER-RANGE", "actors", 2, "n_employees", "-3"),
    one("NUMBER-RANGE", "sites", 2, "land_available_m2", "-1"),
    one("NUMBER-RANGE", "links", 2, "distance_km", "-130"),
    one("NUMBER-RANGE", "areas", 2, "grid_kw", "-1"),
    one("NUMBER-RANGE", "streams", 2, "moisture_pct_wet", "105"),
    one("NUMBER-RANGE", "streams", 2, "moisture_pct_wet", "-1"),
    one("NUMBER-RANGE", "streams", 3, "temperature_return_c", "-300"),
    one("NUMBER-RANGE", "streams", 3, "temperature_supply_c", "4500"),
    one("TEMPERATURE-ORDER", "streams", 3, "temperature_return_c", "60"),
    one("DATE", "streams", 2, "available_from", "05/01/2026"),
    one("DATE", "streams", 2, "available_from", "2026-02-30"),
    one("DATE", "streams", 2, "available_to", "45413"),
    one("DATE-ORDER", "streams", 2, "available_to", "2025-12-31"),
    one("ID-CHARACTERS", "problems", 2, "problem_id", "p\u200b1"),
    one("ID-CHARACTERS", "streams", 3, "stream_id", "varme;el"),
    one("ID-CHARACTERS", "streams", 3, "stream_id", "v" * 101),
    one("ID-DUPLICATE", "streams", 3, "stream_id", "drav"),
    one("CELL-CONTROL", "streams", 2, "description", "Dr\x00av"),
    one("CELL-CONTROL", "streams", 2, "description", "Dr\x1bav"),
    one("CELL-LONG", "streams", 2, "description", "x" * 1_000_000),
    one("AMOUNT-NEGATIVE", "streams", 3, "amount", "-5"),
    one("AMOUNT-NEGATIVE", "streams", 2, "amount_low", "-100"),
    one("AMOUNT-RANGE", "streams", 2, "amount_low", "1 500"),
    one("AMOUNT-OUTSIDE", "streams", 2, "amount", "1 200"),
    one("AMOUNT-OUTSIDE", "stream_properties", 2, "value", "99"),
    one("AMOUNT-BOUND", "streams", 4, "amount_low", "10"),
    one("AMOUNT-BOUND", "streams", 4, "amount_high", "10"),
    one("UNIT-MISSING", "streams", 2, "unit", ""),
    one("UNIT-UNKNOWN", "streams", 2, "unit", "t/veka"),
    one("UNIT-UNKNOWN", "streams", 2, "unit", "MWH"),
    one("UNIT-UNKNOWN", "streams", 2, "unit", "skopor per dag"),
    one("UNIT-UNKNOWN", "streams", 2, "unit", "__import__('os')"),
    one("UNIT-UNKNOWN", "stream_properties", 2, "unit", "halvt"),
    one("UNIT-AMOUNT", "streams", 2, "unit", "km"),
    one("UNIT-AMOUNT", "streams", 2, "unit", "SEK/year"),
    one("UNIT-AMOUNT", "streams", 2, "unit", "%"),
    one("UNIT-KIND", "streams", 2, "unit", "MWh/year", knows=True),
    one("UNIT-KIND", "streams", 2, "unit", "t", knows=True),
    one("RESOURCE-UNKNOWN", "streams", 2, "resource_id", "brewers_grains", knows=True),
    one("RESOURCE-UNKNOWN", "problems", 2, "resource_id", "draff", knows=True),
    one("WASTE-CODE", "streams", 2, "waste_code", "02 07"),
    one("WASTE-CODE", "streams", 2, "waste_code", "drav"),
    one("WASTE-CODE-UNKNOWN", "streams", 2, "waste_code", "02 07 99", knows=True),
    one("SNI-CODE", "actors", 2, "sni_code", "bryggeri"),
    one("SNI-CODE", "actors", 2, "sni_code", "1.5"),
    one("SNI-EDITION", "actors", 2, "sni_edition", "2002"),
    one("SNI-EDITION", "actors", 2, "sni_edition", ""),
    one("COORDINATE-PAIR", "sites", 2, "longitude", ""),
    one("COORDINATE-PAIR", "areas", 2, "latitude", ""),
    one("COORDINATE-RANGE", "sites", 2, "latitude", "6 934 514"),
    one("COORDINATE-RANGE", "sites", 2, "longitude", "1254.46"),
    one("REFERENCE-SITE-ACTOR", "sites", 2, "actor_id", "a9"),
    one("REFERENCE-STREAM-SITE", "streams", 3, "site_id", "s22"),
    one("REFERENCE-STREAM-PROFILE", "streams", 2, "profile_id", "sommarn"),
    one("REFERENCE-PROPERTY-STREAM", "stream_properties", 2, "stream_id", "dravv"),
    one("REFERENCE-EXCHANGE-STREAM", "exchanges", 2, "sink_stream_id", "fodder"),
    one("REFERENCE-EXCHANGE-CONVERSION", "exchanges", 2, "pathway", "insects", knows=True),
    one("REFERENCE-LINK-SITE", "links", 2, "to_site_id", "s9"),
    one("REFERENCE-PROBLEM-ACTOR", "problems", 2, "actor_id", "a9"),
    one("REFERENCE-STATUS-AREA", "area_status", 2, "area_id", "o2"),
    one("EXCHANGE-DIRECTION", "exchanges", 2, "sink_stream_id", "varme"),
    one("EXCHANGE-DIRECTION", "exchanges", 2, "source_stream_id", "foder"),
    one("LINK-LOOP", "links", 2, "to_site_id", "s1"),
    one("PROFILE-RESOLUTION", "profiles", 5, "resolution", "hour"),
    one("CHOICE", "profiles", 5, "resolution", "vecka"),
    one("NUMBER-RANGE", "profiles", 5, "value", "-1"),
    one("VALUE-MISSING", "profiles", 5, "value", ""),
    one("INTEGER", "profiles", 5, "index", "4,5"),
    one("PROFILE-INDEX", "profiles", 13, "index", "13"),
    one("PROFILE-INDEX", "profiles", 2, "index", "0"),
]

WHOLE = [
    Case("no actors table", keep_rows("actors", 0), (("TABLE-MISSING", "actors", None, None),)),
    Case("no sites table", keep_rows("sites", 0), (("TABLE-MISSING", "sites", None, None),)),
    Case("no streams table", keep_rows("streams", 0), (("TABLE-MISSING", "streams", None, None),)),
    Case(
        "a site without actors to belong to",
        keep_rows("actors", 1),
        (
            ("TABLE-EMPTY", "actors", None, None),
            ("REFERENCE-SITE-ACTOR", "sites", 2, "actor_id"),
            ("REFERENCE-SITE-ACTOR", "sites", 3, "actor_id"),
            ("REFERENCE-SITE-ACTOR", "sites", 4, "actor_id"),
            ("REFERENCE-PROBLEM-ACTOR", "problems", 2, "actor_id"),
        ),
    ),
    Case(
        "streams without rows",
        both(
            keep_rows("streams", 1),
            keep_rows("stream_properties", 1),
            keep_rows("exchanges", 1),
        ),
        (("TABLE-EMPTY", "streams", None, None),),
    ),
    Case(
        "areas left out but answered for",
        keep_rows("areas", 0),
        (("REFERENCE-STATUS-AREA", "area_status", 2, "area_id"),),
    ),
    Case(
        "profiles left out but referred to",
        keep_rows("profiles", 0),
        (("REFERENCE-STREAM-PROFILE", "streams", 2, "profile_id"),),
    ),
    Case(
        "a column is missing: nothing is said of what refers to it",
        rename("actors", "actor_id", "actor number"),
        (("COLUMN-MISSING", "actors", None, "actor_id"),),
    ),
    Case(
        "amount misspelt",
        rename("streams", "amount", "ammount"),
        (("COLUMN-MISSING", "streams", None, "amount"),),
    ),
    Case(
        "unit is missing",
        rename("streams", "unit", "enhet"),
        (("COLUMN-MISSING", "streams", None, "unit"),),
    ),
    Case(
        "the same column twice",
        rename("actors", "sni_code", " Name "),
        (("COLUMN-DUPLICATE", "actors", None, "name"),),
    ),
    Case(
        "the same unknown column twice",
        both(rename("actors", "sni_code", "Kontakt"), rename("actors", "roles", "kontakt")),
        (("COLUMN-DUPLICATE", "actors", None, "kontakt"),),
    ),
    Case(
        "content without a header",
        rename("actors", "roles", ""),
        (("COLUMN-NAMELESS", "actors", 2, "G"),),
    ),
    Case(
        "an actor's id twice",
        add_row("actors", "a1", "Ett till", "company"),
        (("ID-DUPLICATE", "actors", 5, "actor_id"),),
    ),
    Case(
        "latitude and longitude swapped",
        both(put("sites", 2, "latitude", "12.5446"), put("sites", 2, "longitude", "62.5424")),
        (("COORDINATE-SWAPPED", "sites", 2, "latitude"),),
    ),
    Case(
        "the place 0, 0",
        both(put("sites", 2, "latitude", "0"), put("sites", 2, "longitude", "0")),
        (("COORDINATE-ZERO", "sites", 2, "latitude"),),
    ),
    Case(
        "a month twice",
        add_row("profiles", "sommar", "month", "12", "3"),
        (("ROW-DUPLICATE", "profiles", 14, "index"),),
    ),
    Case(
        "a month missing",
        keep_rows("profiles", 12),
        (("PROFILE-COUNT", "profiles", 2, "index"),),
    ),
    Case(
        "a profile of zeros",
        both(*(put("profiles", row, "value", "0") for row in range(2, 14))),
        (("PROFILE-ZERO", "profiles", 2, "value"),),
    ),
    Case(
        "a profile of ten hours",
        both(*(add_row("profiles", "natt", "hour", str(hour), "1") for hour in range(10))),
        (("PROFILE-COUNT", "profiles", 14, "index"),),
    ),
    Case(
        "the same link the other way",
        add_row("links", "s2", "s1", "road", "120"),
        (("ROW-DUPLICATE", "links", 3, "from_site_id"),),
    ),
    Case(
        "the same property twice",
        add_row("stream_properties", "drav", "protein_pct_dry", "25", "", "", "%"),
        (("ROW-DUPLICATE", "stream_properties", 3, "property"),),
    ),
    Case(
        "the same question answered twice",
        add_row("area_status", "o1", "who_leads", "done"),
        (("ROW-DUPLICATE", "area_status", 3, "question_id"),),
    ),
    Case(
        "many faults at once, in the order of tables, rows and columns",
        both(
            put("streams", 3, "amount", "mycket"),
            put("streams", 2, "unit", "t/veka"),
            put("sites", 2, "actor_id", "a9"),
            put("streams", 2, "direction", "ut"),
            put("actors", 2, "kind", "firma"),
            put("streams", 3, "site_id", "s9"),
        ),
        (
            ("CHOICE", "actors", 2, "kind"),
            ("REFERENCE-SITE-ACTOR", "sites", 2, "actor_id"),
            ("CHOICE", "streams", 2, "direction"),
            ("UNIT-UNKNOWN", "streams", 2, "unit"),
            ("REFERENCE-STREAM-SITE", "streams", 3, "site_id"),
            ("NUMBER", "streams", 3, "amount"),
        ),
    ),
]

CASES = [*CELLS, *WHOLE]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_is_reported_with_its_position(case: Case, tmp_path: Path) -> None:
    tables = sound_tables()
    case.change(tables)
    package = write_folder(tmp_path / "package", tables)
    result = check_package(package, small_knowledge() if case.knows else None)
    found = tuple((f.code, f.table, f.row, f.column) for f in result.faults)
    assert found == case.expected
    assert result.inventory is None
    for fault in result.faults:
        assert len(fault.message_sv) > 30
        assert len(fault.message_en) > 30
        assert "{" not in fault.message_sv + fault.message_en
        assert len(fault.message_sv) < 600
        assert fault.message_sv.isprintable()


@pytest.mark.parametrize("knows", [False, True])
def test_the_sound_package_has_no_faults(knows: bool, tmp_path: Path) -> None:
    package = write_folder(tmp_path / "package", sound_tables())
    result = check_package(package, small_knowledge() if knows else None)
    assert (result.faults, result.notes) == ((), ())
    assert (result.n_actors, result.n_sites, result.n_streams) == (3, 3, 3)
    assert result.inventory is not None


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    """Blank rows and texts with line breaks count as one row each."""
    tables = sound_tables()
    put("streams", 2, "description", "Drav\nfrån bryggeriet\n\nvåt")(tables)
    tables["streams"].insert(2, [""] * len(tables["streams"][0]))
    put("streams", 5, "direction", "in")(tables)
    faults = check_package(write_folder(tmp_path / "package", tables)).faults
    assert [(f.row, f.column) for f in faults] == [(5, "direction")]


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        (("streams", 2, "unit", "t/veka"), "t/vecka"),
        (("streams", 2, "unit", "MWH/year"), "MWh/year"),
        (("streams", 3, "site_id", "s22"), "s2"),
        (("streams", 2, "direction", "sorce"), "source"),
        (("streams", 2, "resource_id", "brewers_grains"), "brewers_grain"),
        (("streams", 2, "waste_code", "02 07 40"), "02 07 04"),
    ],
)
def test_the_nearest_that_may_be_meant_is_suggested(
    cell: tuple[str, int, str, str], suggestion: str, tmp_path: Path
) -> None:
    tables = sound_tables()
    put(*cell)(tables)
    package = write_folder(tmp_path / "package", tables)
    (fault,) = check_package(package, small_knowledge()).faults
    assert f"Menade ni ”{suggestion}”?" in fault.message_sv
    assert f"Did you mean “{suggestion}”?" in fault.message_en


def test_there_are_at_least_sixty_faulty_packages() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
