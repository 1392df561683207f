"""Units of one resource per unit of another, through units, weights, uses and conversions."""

from samspel.domain.conversions import Conversion
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Use
from samspel.domain.units import amount_unit, conversion_factor, dimension

ONE = Quantity.of(1.0, "1")


def unit_ratio(unit: str, target: str, mass_t_per_unit: Cited | None) -> Quantity:
    """`target` amounts per `unit` amount, by weight where they differ in kind; else unknown."""
    here, there = amount_unit(unit), amount_unit(target)
    if dimension(here) == dimension(there):
        return Quantity.of(conversion_factor(here, there), "1")
    if mass_t_per_unit is not None and dimension(there) == dimension("t"):
        return mass_t_per_unit.quantity.scaled(conversion_factor("t", there))
    return Quantity.unknown("1")


def into_unit(knowledge: Knowledge, resource_id: str, unit: str, amount: Quantity) -> Quantity:
    """`amount` of a resource, given in its canonical unit, in `unit`."""
    resource = knowledge.resources[resource_id]
    return amount.times(unit_ratio(resource.unit, unit, resource.mass_t_per_unit), "1")


def along(
    knowledge: Knowledge, conversion: Conversion, resource_id: str, main_input: Quantity
) -> Quantity:
    """How much of one of its outputs a conversion gives, in that resource's canonical unit."""
    canonical = knowledge.resources[resource_id].unit
    unit, cited = conversion.output_unit, conversion.yield_
    for rest in conversion.rests:
        if rest.resource_id == resource_id != conversion.output_id:
            unit, cited = canonical, rest.ratio
    per_input = _ratio(cited.quantity, unit, conversion.input_unit)
    return main_input.times(per_input, "1").times(unit_ratio(unit, canonical, None), "1")


def use_ratio(knowledge: Knowledge, offered: str, wanted: str, use: Use | None) -> Quantity:
    """Units of the wanted resource per unit of the offered one, used as it is."""
    own = knowledge.resources[offered]
    if use is None:
        return unit_ratio(own.unit, knowledge.resources[wanted].unit, own.mass_t_per_unit)
    served = knowledge.resources[use.resource_id]
    ratio = _ratio(use.ratio.quantity, served.unit, own.unit)
    onward = unit_ratio(served.unit, knowledge.resources[wanted].unit, served.mass_t_per_unit)
    return ratio.times(onward, "1")


def _ratio(quantity: Quantity, unit: str, per_unit: str) -> Quantity:
    """A catalogued ratio in amounts of `unit` per `per_unit`; "1" means it is so already."""
    if quantity.unit in ("1", ""):
        return quantity
    return quantity.to(f"{amount_unit(unit)}/{amount_unit(per_unit)}")
