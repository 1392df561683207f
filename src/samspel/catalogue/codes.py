"""Codes and places: waste, treatment and industry codes, and the municipalities."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from samspel.catalogue.reading import RawCatalogue, read_rows
from samspel.domain.geography import Municipality
from samspel.domain.knowledge import WasteCodeEntry
from samspel.domain.texts import Text, same

_SIX_DIGITS = "3"


def build_waste_codes(raw: RawCatalogue) -> dict[str, WasteCodeEntry]:
    """The 842 six-digit entries of the List of Waste, by canonical code."""
    return {
        row["code"]: WasteCodeEntry(
            row["code"],
            Text(row["text_sv"], row["text_en"]),
            row["hazardous"] == "1",
            row["entry_type"],
        )
        for row in raw.table("codes/list_of_waste.csv")
        if row["level"] == _SIX_DIGITS
    }


def build_municipalities(raw: RawCatalogue) -> dict[str, Municipality]:
    """Sweden's 290 municipalities by code: centroid, and the radius of a disc of equal area."""
    return {
        row["code"]: Municipality(
            row["code"],
            row["name"],
            float(row["latitude"]),
            float(row["longitude"]),
            float(row["radius_km"]),
        )
        for row in raw.table("codes/municipalities.csv")
    }


@cache
def load_treatment_codes() -> Mapping[str, Text]:
    """Recovery and disposal operations, R1–R13 and D1–D15 (Directive 2008/98/EC), by code."""
    return {
        row["code"]: Text(row["text_sv"], row["text_en"]) for row in _rows("recovery_disposal.csv")
    }


@cache
def load_industry_titles() -> Mapping[str, Text]:
    """Titles of SNI 2007 by code ("11", "1105"). An unofficial transcript: see SOURCES.md."""
    return {
        row["code"]: Text(row["title_sv"], row["nace_title_en"])
        if row["nace_title_en"]
        else same(row["title_sv"])
        for row in _rows("sni2007.csv")
    }


def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    return read_rows(files("samspel.catalogue") / "data" / "codes" / name)
