"""What the catalogue knows, as one value that is handed to the engines."""

from collections.abc import Mapping
from functools import cached_property

from attrs import Factory, frozen

from samspel.domain.assumptions import Assumptions
from samspel.domain.conversions import Conversion, Guidance
from samspel.domain.geography import Municipality
from samspel.domain.provenance import Cited, Factor
from samspel.domain.resources import Family, Resource
from samspel.domain.texts import Text


@frozen
class WasteCodeEntry:
    """A row of the List of Waste: text in both languages; mirror entries come in pairs."""

    code: str
    text: Text
    is_hazardous: bool
    entry_type: str


@frozen
class AreaNeed:
    """What one square metre of a use takes, month by month (12 numbers in `unit`)."""

    need_id: str
    label: Text
    unit: str
    monthly: tuple[Cited, ...]
    temperature_c: float | None = None


@frozen
class Knowledge:
    """Resources, conversions, guidance, factors, assumptions, codes and places, by id."""

    version: str
    resources: Mapping[str, Resource]
    conversions: Mapping[str, Conversion]
    guidance: Mapping[str, Guidance]
    factors: Mapping[str, Factor]
    assumptions: Assumptions
    waste_codes: Mapping[str, WasteCodeEntry]
    municipalities: Mapping[str, Municipality]
    area_needs: Mapping[str, AreaNeed] = Factory(dict)

    @cached_property
    def _lineage(self) -> Mapping[str, tuple[str, ...]]:
        return {resource_id: self._climb(resource_id) for resource_id in self.resources}

    def _climb(self, resource_id: str) -> tuple[str, ...]:
        line = [resource_id]
        while (parent := self.resources[line[-1]].parent_id) is not None:
            line.append(parent)
        return tuple(line)

    @cached_property
    def food_roots(self) -> frozenset[str]:
        """The broadest resources of what people eat."""
        eaten = (r for r in self.resources.values() if r.food_kcal_per_kg is not None)
        return frozenset(self.lineage(r.resource_id)[-1] for r in eaten)

    def lineage(self, resource_id: str) -> tuple[str, ...]:
        """The resource itself and its ever broader parents."""
        return self._lineage[resource_id]

    def is_a(self, narrow: str, broad: str) -> bool:
        """Whether every `narrow` is a `broad`."""
        return broad in self._lineage[narrow]

    def family(self, resource_id: str) -> Family:
        """The family that colours it."""
        return self.resources[resource_id].family
