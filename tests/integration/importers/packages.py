"""A small sound package, written as folder or workbook with one thing changed at a time."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = list[list[str]]
Tables = dict[str, Rows]

REGION = """\
id: provbygden
name: Provbygden
municipalities: [Härjedalen]
price_year: 2024
discount_rate: 0,04
assumptions:
  - id: transport_sek_per_t_km
    value: 1,9
    low: 1,5
    high: 2,4
    unit: SEK/t/km
    source: Trafikanalys 2023
"""


def sound_tables() -> Tables:
    """Every table of the format, with nothing wrong in it."""
    months = [["sommar", "month", str(m), str(m % 4 + 1)] for m in range(1, 13)]
    return {
        "actors": [
            ["actor_id", "name", "kind", "sni_code", "sni_edition", "n_employees", "roles"],
            ["a1", "Bryggeriet", "company", "11.050", "2007", "12", "anchor; link"],
            ["a2", "Kommunen", "municipality", "", "", "900", "facilitator"],
            ["a3", "Odlare sökes", "wanted", "", "", "", ""],
        ],
        "sites": [
            ["site_id", "actor_id", "name", "latitude", "longitude", "municipality"],
            ["s1", "a1", "Bryggeriet i Funäsdalen", "62,5424", "12,5446", "Härjedalen"],
            ["s2", "a2", "Sveg", "62.0344", "14.3653", "Härjedalen"],
            ["s3", "a3", "", "", "", "Härjedalen"],
        ],
        "streams": [
            ["stream_id", "site_id", "direction", "description", "resource_id", "waste_code",
             "amount", "amount_low", "amount_high", "unit", "origin", "profile_id",
             "temperature_supply_c", "temperature_return_c", "moisture_pct_wet",
             "available_from", "available_to"],
            ["drav", "s1", "source", "Drav", "brewers_grain", "02 07 04", "120", "100", "150",
             "t/year", "stated", "sommar", "", "", "78", "2026-01-01", "2026-12-31"],
            ["varme", "s2", "source", "Kylvatten", "heat", "", "1 250,5", "", "", "MWh/year",
             "measured", "", "45", "30", "", "", ""],
            ["foder", "s3", "sink", "Foder", "animal_feed", "", "", "", "", "t/year", "", "", "",
             "", "", "", ""],
        ],
        "stream_properties": [
            ["stream_id", "property", "value", "low", "high", "unit", "basis", "origin"],
            ["drav", "protein_pct_dry", "24", "22", "27", "%", "dry", "measured"],
        ],
        "exchanges": [
            ["exchange_id", "source_stream_id", "sink_stream_id", "pathway", "status"],
            ["e1", "drav", "foder", "insect_rearing", "proposed"],
        ],
        "problems": [
            ["problem_id", "actor_id", "description", "resource_id", "cost_sek_per_unit"],
            ["p1", "a1", "Dyrt att köra bort drav", "brewers_grain", "350"],
        ],
        "profiles": [["profile_id", "resolution", "index", "value"], *months],
        "links": [
            ["from_site_id", "to_site_id", "kind", "distance_km"],
            ["s1", "s2", "road", "130"],
        ],
        "areas": [
            ["area_id", "name", "kind", "land_available_m2", "grid_kw", "latitude", "longitude"],
            ["o1", "Svegs industriområde", "industrial_area", "40000", "", "62.03", "14.37"],
        ],
        "area_status": [
            ["area_id", "question_id", "status", "date"],
            ["o1", "who_leads", "partly", "2026-02-01"],
        ],
    }  # fmt: skip


def put(table: str, row: int, column: str, value: str) -> Callable[[Tables], None]:
    """Set one cell; `row` as a spreadsheet shows it."""

    def change(tables: Tables) -> None:
        rows = tables[table]
        if column not in rows[0]:
            for each in rows:
                each.append("")
            rows[0][-1] = column
        rows[row - 1][rows[0].index(column)] = value

    return change


def rename(table: str, column: str, new: str) -> Callable[[Tables], None]:
    """Give a column another header."""

    def change(tables: Tables) -> None:
        tables[table][0][tables[table][0].index(column)] = new

    return change


def add_row(table: str, *values: str) -> Callable[[Tables], None]:
    """Add a row at the end."""

    def change(tables: Tables) -> None:
        tables[table].append([*values, *[""] * (len(tables[table][0]) - len(values))])

    return change


def keep_rows(table: str, n_rows: int) -> Callable[[Tables], None]:
    """Keep the first rows of a table, header included; none removes the table."""

    def change(tables: Tables) -> None:
        if n_rows:
            del tables[table][n_rows:]
        else:
            del tables[table]

    return change


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV, quoted where needed."""

    def cell(text: str) -> str:
        if any(c in text for c in (delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(delimiter.join(map(cell, row)) + "\n" for row in rows)


def write_folder(
    path: Path,
    tables: Mapping[str, Rows],
    region: str | None = REGION,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
) -> Path:
    """Write the tables as a folder package."""
    path.mkdir(parents=True, exist_ok=True)
    if region is not None:
        (path / "region.yaml").write_text(region, encoding="utf-8")
    for name, rows in tables.items():
        (path / f"{name}.csv").write_bytes(csv_text(rows, delimiter).encode(encoding))
    return path


def sound_workbook(tables: Mapping[str, Rows] | None = None) -> Workbook:
    """The tables as a workbook of text cells, with the region's sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    region = book.create_sheet("region")
    for row in (["key", "value"], ["id", "provbygden"], ["name", "Provbygden"]):
        region.append(row)
    for name, rows in (tables or sound_tables()).items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append([c or None for c in cells])
    return book
