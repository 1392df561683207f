"""Units of one resource per unit of another, through units, weights, uses and conversions."""

from samspel.domain.chains import in_units, units_per_unit, units_per_unit_of
from samspel.domain.conversions import Conversion
from samspel.domain.knowledge import Knowledge
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Use

ONE = Quantity.of(1.0, "1")


def into_unit(knowledge: Knowledge, resource_id: str, unit: str, amount: Quantity) -> Quantity:
    """`amount` of a resource, given in its canonical unit, in `unit`."""
    return amount.times(units_per_unit(knowledge.resources[resource_id], unit).quantity, "1")


def along(
    knowledge: Knowledge, conversion: Conversion, resource_id: str, main_input: Quantity
) -> Quantity:
    """How much of one of its outputs a conversion gives, in that resource's canonical unit."""
    resource = knowledge.resources[resource_id]
    unit, cited = conversion.output_unit, conversion.yield_
    if resource_id != conversion.output_id:
        rests = {r.resource_id: r.ratio for r in conversion.rests}
        unit, cited = resource.unit, rests[resource_id]
    per_input = in_units(cited, unit, conversion.input_unit).quantity
    onward = units_per_unit_of(unit, resource.unit, resource.mass_t_per_unit).quantity
    return main_input.times(per_input, "1").times(onward, "1")


def use_ratio(knowledge: Knowledge, offered: str, wanted: str, use: Use | None) -> Quantity:
    """Units of the wanted resource per unit of the offered one, used as it is."""
    own, target = knowledge.resources[offered], knowledge.resources[wanted]
    if use is None:
        return units_per_unit(own, target.unit).quantity
    served = knowledge.resources[use.resource_id]
    ratio = in_units(use.ratio, served.unit, own.unit).quantity
    return ratio.times(units_per_unit(served, target.unit).quantity, "1")
