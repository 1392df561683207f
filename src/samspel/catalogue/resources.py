"""Resources: built from data/resources/<family>.yaml and the factor tables named after them."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from samspel.catalogue.entries import Desk, Entry
from samspel.catalogue.reading import RawCatalogue
from samspel.domain.codes import WasteCode
from samspel.domain.errors import CodeError
from samspel.domain.provenance import NO_SOURCE, Cited, Factor, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.resources import (
    Carriage,
    Family,
    LegalStatus,
    PropertyLimit,
    Resource,
    Use,
)
from samspel.domain.units import amount_unit

UNKNOWN_RATIO = Cited(Quantity.unknown("1"), Origin.ASSUMED, NO_SOURCE)


@frozen
class _Numbers:
    """The factor tables, looked up by "<kind>_<resource id>"."""

    factors: Mapping[str, Factor]

    def find(self, kind: str, resource_id: str) -> Cited | None:
        factor = self.factors.get(f"{kind}_{resource_id}")
        return factor.cited if factor else None


def build_resources(
    raw: RawCatalogue, factors: Mapping[str, Factor], desk: Desk
) -> dict[str, Resource]:
    """Resources by id, each with what it inherits from its parent (see `inherit`)."""
    numbers = _Numbers(factors)
    found: dict[str, Resource] = {}
    for path, entries in raw.documents_in("resources"):
        family = path.removeprefix("resources/").removesuffix(".yaml")
        for resource_id, fields in entries.items():
            entry = Entry(path, resource_id, fields, desk)
            if resource_id in found or family not in list(Family):
                entry.fault(
                    None,
                    "DUPLICATE",
                    sv="id:t finns redan, eller filen heter inte som en familj.",
                    en="the id exists already, or the file is not named after a family.",
                )
                continue
            found[resource_id] = _resource(entry, Family(family), numbers)
            entry.close()
    return {resource_id: inherit(resource, found) for resource_id, resource in found.items()}


def _resource(entry: Entry, family: Family, numbers: _Numbers) -> Resource:
    own, unit = entry.entry_id, entry.text("unit")
    temperature, reach = entry.pair("temperature_c"), entry.pair("reach_km")
    return Resource(
        own,
        family,
        entry.label(),
        unit,
        entry.choice("carriage", Carriage, Carriage.ROAD),
        synonyms_sv=entry.strings("synonyms_sv"),
        synonyms_en=entry.strings("synonyms_en"),
        parent_id=entry.text("parent", required=False) or None,
        usable_as=tuple(_use(child) for child in entry.children("usable_as")),
        waste_codes=waste_codes(entry),
        typical_status=entry.choice("status", LegalStatus, LegalStatus.UNKNOWN),
        is_hazardous=entry.raw("hazardous") is True,
        deciding_properties=entry.strings("deciding_properties"),
        limits=limits(entry),
        temperature_c=temperature,
        reach_km=reach,
        storable_days=entry.real("storable_days"),
        mass_t_per_unit=numbers.find("mass", own),
        value_sek_per_unit=numbers.find("price", own),
        disposal_sek_per_unit=numbers.find("disposal", own),
        virgin_factor_id=entry.text("virgin", required=False) or None,
        displacement=numbers.find("displacement", own),
        reference_treatment_factor_id=entry.text("treatment", required=False) or None,
        food_kcal_per_kg=numbers.find("kcal", own),
        food_protein_g_per_kg=numbers.find("protein", own),
        sources=entry.sources(),
    )


def _use(entry: Entry) -> Use:
    """One way to use a resource as another: a ratio in target units per own unit."""
    held = limits(entry)
    ratio = entry.cited()
    entry.close()
    target = entry.entry_id.rpartition(".")[2]
    return Use(target, ratio or UNKNOWN_RATIO, held)


def waste_codes(entry: Entry, name: str = "waste_codes") -> tuple[WasteCode, ...]:
    """Codes of the List of Waste, parsed; whether they exist is checked later."""
    parsed = []
    for text in entry.strings(name):
        try:
            parsed.append(WasteCode.parse(text))
        except CodeError as error:
            entry.fault(name, error.code, sv=str(error), en=str(error))
    return tuple(parsed)


def limits(entry: Entry, name: str = "limits") -> tuple[PropertyLimit, ...]:
    """What is accepted of each property, by its name."""
    found = []
    for child in entry.children(name):
        limit = PropertyLimit(
            child.entry_id.rpartition(".")[2],
            child.real("minimum"),
            child.real("maximum"),
            child.text("unit"),
            child.text("basis", required=False),
            child.source(),
        )
        child.close()
        found.append(limit)
    return tuple(found)


_INHERITED = (
    "reach_km",
    "storable_days",
    "deciding_properties",
    "value_sek_per_unit",
    "disposal_sek_per_unit",
    "virgin_factor_id",
    "displacement",
    "reference_treatment_factor_id",
    "food_kcal_per_kg",
    "food_protein_g_per_kg",
    "mass_t_per_unit",
)


def inherit(resource: Resource, resources: Mapping[str, Resource]) -> Resource:
    """What a resource does not say itself is that of its parent, where both use one unit.

    Heat is left alone: the price of hot water says nothing of lukewarm water. Labels, synonyms,
    codes, uses and hazard are never inherited.
    """
    parent = resources.get(resource.parent_id or "")
    steps = 0
    while parent is not None and steps < len(resources):
        if resource.family is not Family.HEAT and amount_unit(parent.unit) == amount_unit(
            resource.unit
        ):
            missing: dict[str, Any] = {
                name: getattr(parent, name)
                for name in _INHERITED
                if getattr(resource, name) in (None, ()) and getattr(parent, name) not in (None, ())
            }
            resource = evolve(resource, **missing)
        parent = resources.get(parent.parent_id or "")
        steps += 1
    return resource
