"""A catalogue of three resources, so that these tests rest on no shipped data."""

from samspel.domain.assumptions import Assumptions
from samspel.domain.conversions import Conversion, Technology
from samspel.domain.geography import Municipality
from samspel.domain.knowledge import Knowledge, WasteCodeEntry
from samspel.domain.provenance import Cited, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Carriage, Family, Resource
from samspel.domain.texts import same


def _resource(resource_id: str, family: Family, unit: str) -> Resource:
    return Resource(resource_id, family, same(resource_id), unit, Carriage.ROAD)


def _insect_rearing() -> Conversion:
    label = same("insect_rearing")
    technology = Technology("insect_farm", label, label, None, None, 2024, 15)
    output = Cited(Quantity.of(0.2, "1"), Origin.ASSUMED)
    accepts = ("brewers_grain",)
    return Conversion(
        "insect_rearing", label, technology, accepts, "t/year", "animal_feed", "t/year", output
    )


def small_knowledge() -> Knowledge:
    """What the sound package refers to, and little more."""
    resources = (
        _resource("heat", Family.HEAT, "MWh/year"),
        _resource("brewers_grain", Family.ORGANIC, "t/year"),
        _resource("animal_feed", Family.ORGANIC, "t/year"),
    )
    codes = ("02 07 04", "02 07 01")
    place = Municipality("2361", "Härjedalen", 62.03, 14.36, 60)
    return Knowledge(
        version="test",
        resources={r.resource_id: r for r in resources},
        conversions={"insect_rearing": _insect_rearing()},
        guidance={},
        factors={},
        assumptions=Assumptions(()),
        waste_codes={c: WasteCodeEntry(c, same(c), False, "absolute") for c in codes},
        municipalities={place.code: place},
    )
