"""Food that an exchange delivers: kilograms, kilocalories and protein, apart."""

from collections.abc import Callable

from attrs import frozen

from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Resource

FOOD = "food"
_RULE = "food content"


@frozen
class FoodContent:
    """Per unit delivered: kg, kcal and kg of protein; zero for what is not food."""

    kg: Cited
    kcal: Cited
    protein_kg: Cited


def food_content(resource: Resource, kg_per_unit: Cited, knowledge: Knowledge) -> FoodContent:
    """What one unit of a resource gives to eat; `kg_per_unit`: its weight. Unknown stays so."""
    energy = _nearest(resource, knowledge, lambda r: r.food_kcal_per_kg)
    protein = _nearest(resource, knowledge, lambda r: r.food_protein_g_per_kg)
    if FOOD not in knowledge.lineage(resource.resource_id) and energy is None and protein is None:
        return FoodContent(_zero("kg"), _zero("kcal"), _zero("kg"))
    return FoodContent(
        kg_per_unit,
        _times(kg_per_unit, energy, "kcal/kg", "kcal"),
        _times(kg_per_unit, protein, "kg/kg", "kg"),
    )


def _nearest(
    resource: Resource, knowledge: Knowledge, pick: Callable[[Resource], Cited | None]
) -> Cited | None:
    found = (pick(knowledge.resources[r]) for r in knowledge.lineage(resource.resource_id))
    return next((cited for cited in found if cited is not None), None)


def _times(kg: Cited, content: Cited | None, per_kg: str, unit: str) -> Cited:
    if content is None:
        return Cited.derived(Quantity.unknown(unit), _RULE)
    return Cited.derived(kg.quantity.times(content.to(per_kg).quantity, unit), _RULE, kg, content)


def _zero(unit: str) -> Cited:
    return Cited.derived(Quantity.of(0.0, unit), _RULE)
