"""Faulty files: encodings, quoting, headers, region.yaml; every fault with its position."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samspel.adapters.importers import check_package, read_package
from samspel.domain.errors import FaultyInputError
from tests.integration.importers.packages import REGION, csv_text, sound_tables, write_folder

Place = tuple[str, str, int | None, str | None]


def _places(path: Path) -> list[Place]:
    result = check_package(path)
    for fault in result.faults:
        assert fault.message_sv
        assert fault.message_en
        assert "{" not in fault.message_sv + fault.message_en
    assert (result.inventory is None) == bool(result.faults)
    return [(f.code, f.table, f.row, f.column) for f in result.faults]


def _actors(change: Callable[[str], str | bytes]) -> Callable[[Path], None]:
    """Change the text of actors.csv."""

    def write(folder: Path) -> None:
        changed = change(csv_text(sound_tables()["actors"]))
        data = changed.encode() if isinstance(changed, str) else changed
        (folder / "actors.csv").write_bytes(data)

    return write


def _region(text: str | bytes) -> Callable[[Path], None]:
    """Write another region.yaml."""

    def write(folder: Path) -> None:
        data = text.encode() if isinstance(text, str) else text
        (folder / "region.yaml").write_bytes(data)

    return write


def _with(line: str) -> Callable[[Path], None]:
    """Add a line to region.yaml in the place of one with the same key."""
    key = line.partition(":")[0]
    rest = [each for each in REGION.splitlines() if not each.startswith(f"{key}:")]
    return _region("\n".join([line, *rest]) + "\n")


def _assumption(line: str) -> Callable[[Path], None]:
    """Change one line of the assumption in region.yaml."""
    key = line.partition(":")[0]
    lines = [
        f"    {line}" if each.strip().startswith(f"{key}:") and each.startswith("    ") else each
        for each in REGION.splitlines()
    ]
    return _region("\n".join(lines) + "\n")


def _remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _copy(name: str, new: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / new).write_bytes((folder / name).read_bytes())

    return write


_BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nid: x\nname: y\nc: [*b, *b, *b, *b]\n"
_HEADER = "actor_id,name,kind"

FAULTY: dict[str, tuple[Callable[[Path], None], list[Place]]] = {
    "cp1252": (_actors(lambda t: t.encode("cp1252")), [("ENCODING", "actors", 4, None)]),
    "UTF-16 with a mark": (
        _actors(lambda t: t.encode("utf-16")),
        [("ENCODING", "actors", 1, None)],
    ),
    "UTF-16 without a mark": (
        _actors(lambda t: t.encode("utf-16-le")),
        [("ENCODING", "actors", 1, None)],
    ),
    "cp1252 after a text of two lines": (
        _actors(lambda t: t.replace("Bryggeriet", '"Bryg\ngeriet"').encode("cp1252")),
        [("ENCODING", "actors", 4, None)],
    ),
    "a picture": (
        _actors(lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        [("ENCODING", "actors", 1, None)],
    ),
    "an empty file": (_actors(lambda _: ""), [("FILE-EMPTY", "actors", None, None)]),
    "only blank lines": (_actors(lambda _: "\n,,\n"), [("FILE-EMPTY", "actors", None, None)]),
    "a quotation mark never closed": (
        _actors(lambda t: t.replace("Kommunen", '"Kommunen')),
        [("CSV-QUOTE", "actors", 3, None)],
    ),
    "a quotation mark in the wrong place": (
        _actors(lambda t: t.replace("Kommunen", '"Kommunen"s')),
        [("CSV-QUOTE", "actors", 3, None)],
    ),
    "a decimal comma without quotation marks": (
        _actors(lambda t: t.replace(",12,", ",12,5,")),
        [("CHOICE", "actors", 2, "roles"), ("ROW-LONG", "actors", 2, None)],
    ),
    "too many columns": (
        _actors(lambda _: _HEADER + "".join(f",x{i}" for i in range(300)) + "\na1,A,company\n"),
        [("TABLE-COLUMNS", "actors", None, None)],
    ),
    "too many rows": (
        _actors(lambda _: _HEADER + "\n" + "a1,A,company\n" * 200_001),
        [("TABLE-ROWS", "actors", None, None)],
    ),
    "only a header that is not ours": (
        _actors(lambda _: "namn;typ\nBryggeriet;företag\n"),
        [
            ("COLUMN-MISSING", "actors", None, "actor_id"),
            ("COLUMN-MISSING", "actors", None, "name"),
            ("COLUMN-MISSING", "actors", None, "kind"),
        ],
    ),
    "a web page": (
        _actors(lambda _: "<html><body>Logga in</body></html>"),
        [
            ("COLUMN-MISSING", "actors", None, "actor_id"),
            ("COLUMN-MISSING", "actors", None, "name"),
            ("COLUMN-MISSING", "actors", None, "kind"),
            ("TABLE-EMPTY", "actors", None, None),
        ],
    ),
    "the same table twice": (
        _copy("actors.csv", "Actors.CSV"),
        [("TABLE-DUPLICATE", "actors", None, None)],
    ),
    "no region.yaml": (_remove("region.yaml"), [("TABLE-MISSING", "region", None, None)]),
    "an empty region.yaml": (_region(""), [("FILE-EMPTY", "region", None, None)]),
    "region.yaml in cp1252": (
        _region(REGION.encode("cp1252")),
        [("ENCODING", "region", 3, None)],
    ),
    "region.yaml is a list": (
        _region("- id: x\n"),
        [("REGION-SHAPE", "region", None, "region.yaml")],
    ),
    "region.yaml with a tab": (
        _region("id: x\n\tname: y\n"),
        [("REGION-SYNTAX", "region", None, None)],
    ),
    "region.yaml with a control character": (
        _region("id: x\nname: y\x07z\n"),
        [("REGION-SYNTAX", "region", None, None)],
    ),
    "region.yaml with references": (_region(_BOMB), [("REGION-ALIAS", "region", None, None)]),
    "region.yaml that makes an object": (
        _with("name: !!python/object/apply:os.system [echo]"),
        [("REGION-SHAPE", "region", None, "name")],
    ),
    "region.yaml too deep": (
        _region("id: x\nname: " + "[" * 5000 + "]" * 5000 + "\n"),
        [("REGION-DEPTH", "region", None, None)],
    ),
    "region.yaml too large": (
        _region("id: x\nname: " + "y" * 600_000),
        [("FILE-SIZE", "region", None, None)],
    ),
    "region.yaml of two documents": (
        _region(REGION + "---\nid: y\n"),
        [("REGION-SYNTAX", "region", None, None)],
    ),
    "the same key twice": (
        _region(REGION + "name: Annat\n"),
        [("REGION-DUPLICATE", "region", None, "name")],
    ),
    "no id": (_with("id:"), [("VALUE-MISSING", "region", None, "id")]),
    "a rate in per cent": (
        _with("discount_rate: 4"),
        [("NUMBER-RANGE", "region", None, "discount_rate")],
    ),
    "a rate in words": (_with("discount_rate: låg"), [("NUMBER", "region", None, "discount_rate")]),
    "half a year": (_with("horizon_years: 14,5"), [("INTEGER", "region", None, "horizon_years")]),
    "a year of another time": (
        _with("price_year: 24"),
        [("NUMBER-RANGE", "region", None, "price_year")],
    ),
    "roads shorter than the beeline": (
        _with("road_detour_factor: 0.8"),
        [("NUMBER-RANGE", "region", None, "road_detour_factor")],
    ),
    "neither true nor false": (
        _with("is_fictional: kanske"),
        [("CHOICE", "region", None, "is_fictional")],
    ),
    "a name with parts": (_with("name: {sv: x}"), [("REGION-SHAPE", "region", None, "name")]),
    "a name that is a list": (_with("name: [x, y]"), [("REGION-SHAPE", "region", None, "name")]),
    "weather outside the package": (
        _with("weather: ../../etc/passwd"),
        [("REGION-WEATHER", "region", None, "weather")],
    ),
    "weather at the root": (
        _with("weather: /etc/passwd"),
        [("REGION-WEATHER", "region", None, "weather")],
    ),
    "weather on another drive": (
        _with("weather: C:\\sveg.epw"),
        [("REGION-WEATHER", "region", None, "weather")],
    ),
    "weather that is not built in": (
        _with("weather: builtin:oslo"),
        [("REGION-WEATHER", "region", None, "weather")],
    ),
    "weather too long to be a path": (
        _with("weather: " + "x" * 5000),
        [("REGION-WEATHER", "region", None, "weather")],
    ),
    "a note too long": (
        _with("note: " + "x" * 100_000),
        [("CELL-LONG", "region", None, "note")],
    ),
    "assumptions that are not a list": (
        _region("id: x\nname: y\nassumptions: många\n"),
        [("REGION-SHAPE", "region", None, "assumptions")],
    ),
    "an assumption that is a text": (
        _region("id: x\nname: y\nassumptions: [transport]\n"),
        [("REGION-SHAPE", "region", None, "assumptions")],
    ),
    "an assumption without a unit": (
        _assumption("unit:"),
        [("VALUE-MISSING", "region", None, "assumptions")],
    ),
    "an assumption in an impossible unit": (
        _assumption("unit: kr/mil"),
        [("UNIT-UNKNOWN", "region", None, "assumptions")],
    ),
    "an assumption without a source": (
        _assumption("source:"),
        [("VALUE-MISSING", "region", None, "assumptions")],
    ),
    "an assumption turned round": (
        _assumption("low: 3"),
        [("AMOUNT-RANGE", "region", None, "assumptions")],
    ),
    "an assumption outside its range": (
        _assumption("value: 9"),
        [("AMOUNT-OUTSIDE", "region", None, "assumptions")],
    ),
    "an assumption that is no number": (
        _assumption("value: dyrt"),
        [("NUMBER", "region", None, "assumptions")],
    ),
    "the same assumption twice": (
        _region(REGION + "  - {id: transport_sek_per_t_km, value: 1, unit: '1', source: x}\n"),
        [("ID-DUPLICATE", "region", None, "assumptions")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_reported_with_its_position(name: str, tmp_path: Path) -> None:
    change, expected = FAULTY[name]
    package = write_folder(tmp_path / "package", sound_tables())
    change(package)
    assert _places(package) == expected


def test_nothing_is_said_of_references_to_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "package", sound_tables())
    (package / "actors.csv").write_bytes("actor_id,name\nå,ä\n".encode("cp1252"))
    assert _places(package) == [("ENCODING", "actors", 2, None)]


@pytest.mark.parametrize(
    ("path", "code"),
    [("missing", "PACKAGE-MISSING"), ("notes.docx", "PACKAGE-FORMAT"), ("t.csv", "PACKAGE-FORMAT")],
)
def test_what_is_no_package_is_said_to_be_none(path: str, code: str, tmp_path: Path) -> None:
    if path != "missing":
        (tmp_path / path).write_text("x", encoding="utf-8")
    assert _places(tmp_path / path) == [(code, "package", None, None)]


def test_what_cannot_be_opened_is_said_to_be_so(tmp_path: Path) -> None:
    assert _places(tmp_path / ("x" * 300)) == [("FILE-UNREADABLE", "package", None, None)]


def test_an_empty_folder_lacks_every_needed_table(tmp_path: Path) -> None:
    assert _places(tmp_path) == [
        ("TABLE-MISSING", table, None, None) for table in ("region", "actors", "sites", "streams")
    ]


def test_a_folder_in_the_place_of_a_table_is_a_missing_table(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "package", sound_tables())
    (package / "actors.csv").unlink()
    (package / "actors.csv").mkdir()
    assert ("TABLE-MISSING", "actors", None, None) in _places(package)


def test_reading_raises_with_every_fault(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "package", sound_tables())
    (package / "actors.csv").write_bytes(b"")
    (package / "region.yaml").write_bytes(b"")
    with pytest.raises(FaultyInputError) as caught:
        read_package(package)
    assert [f.code for f in caught.value.faults] == ["FILE-EMPTY", "FILE-EMPTY"]


def test_nothing_is_written_where_a_faulty_package_is(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "package", sound_tables())
    (package / "actors.csv").write_bytes(b"")
    before = sorted(p.name for p in tmp_path.rglob("*"))
    check_package(package)
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_a_misspelt_file_is_noted_and_suggested(tmp_path: Path) -> None:
    package = write_folder(tmp_path / "package", sound_tables())
    (package / "streams.csv").rename(package / "stream.csv")
    result = check_package(package)
    (fault,) = [f for f in result.faults if f.code == "TABLE-MISSING"]
    assert "”stream.csv”" in fault.message_sv
    assert [n.code for n in result.notes] == ["UNKNOWN-TABLE"]
