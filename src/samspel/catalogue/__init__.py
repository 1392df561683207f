"""The catalogue: typed loading and checking of the shipped knowledge."""

from samspel.catalogue.codes import load_industry_titles, load_treatment_codes
from samspel.catalogue.greenhouse import (
    GreenhouseNeed,
    load_area_needs,
    load_greenhouse_need,
)
from samspel.catalogue.loading import check_knowledge, load_knowledge
from samspel.catalogue.reading import RawCatalogue, read_raw

__all__ = [
    "GreenhouseNeed",
    "RawCatalogue",
    "check_knowledge",
    "load_area_needs",
    "load_greenhouse_need",
    "load_industry_titles",
    "load_knowledge",
    "load_treatment_codes",
    "read_raw",
]
