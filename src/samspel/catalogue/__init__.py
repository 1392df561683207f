"""The catalogue: typed loading and checking of the shipped knowledge."""

from samspel.catalogue.greenhouse import GreenhouseNeed, load_greenhouse_need
from samspel.catalogue.loading import check_knowledge, load_knowledge
from samspel.catalogue.reading import RawCatalogue, read_raw

__all__ = [
    "GreenhouseNeed",
    "RawCatalogue",
    "check_knowledge",
    "load_greenhouse_need",
    "load_knowledge",
    "read_raw",
]
