"""Codes and places: the List of Waste and the municipalities."""

from samspel.catalogue.reading import RawCatalogue
from samspel.domain.geography import Municipality
from samspel.domain.knowledge import WasteCodeEntry
from samspel.domain.texts import Text

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
