"""Factors and assumptions: numbers from the literature, by id."""

from collections.abc import Iterator, Mapping

from samspel.catalogue.entries import Desk, Entry
from samspel.catalogue.reading import RawCatalogue
from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.provenance import Factor, Perspective, Source

SOURCES = "factors/sources.csv"
MONEY = "factors/money.csv"
ASSUMPTIONS = "factors/assumptions.yaml"


def build_sources(raw: RawCatalogue) -> Mapping[str, Source]:
    """Every citable source by its id."""
    return {
        row["source_id"]: Source(
            row["title"], row["address"], int(row["year"]) if row["year"] else None
        )
        for row in raw.table(SOURCES)
    }


def factor_rows(raw: RawCatalogue, desk: Desk) -> Iterator[Entry]:
    """The rows of all factor tables, as entries."""
    for path, rows in raw.tables.items():
        if path.startswith("factors/") and path not in (SOURCES, MONEY):
            for number, row in enumerate(rows, start=2):
                yield Entry(path, row.get("factor_id", ""), row, desk, number)


def build_factors(raw: RawCatalogue, desk: Desk) -> dict[str, Factor]:
    """Factors by id; money in kronor of the base year."""
    factors: dict[str, Factor] = {}
    for entry in factor_rows(raw, desk):
        entry.raw("factor_id")
        note = entry.text("note", required=False)
        perspective = entry.choice("perspective", Perspective, Perspective.CONSEQUENCE)
        region, cited = entry.text("region"), entry.cited()
        entry.close()
        if entry.entry_id in factors:
            entry.fault(
                "factor_id",
                "DUPLICATE",
                sv="id:t finns två gånger. Ta bort det ena.",
                en="the id is there twice. Remove one.",
            )
        elif cited is not None:
            year = int(entry.real("year") or 0)
            factors[entry.entry_id] = Factor(entry.entry_id, cited, year, region, perspective, note)
    return factors


def build_assumptions(raw: RawCatalogue, desk: Desk) -> Assumptions:
    """The shipped assumptions; a study may override each."""
    found = []
    for assumption_id, fields in raw.documents.get(ASSUMPTIONS, {}).items():
        entry = Entry(ASSUMPTIONS, assumption_id, fields, desk)
        label, cited = entry.label(), entry.cited()
        entry.close()
        if cited is not None:
            found.append(Assumption(assumption_id, cited, label))
    return Assumptions(found)
