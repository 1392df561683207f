"""The line of a match in numbers: units of each resource per unit of what leaves the source."""

from attrs import frozen

from samspel.domain.conversions import Conversion
from samspel.domain.exchanges import Match
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Resource, Use
from samspel.domain.units import amount_unit, conversion_factor, dimension

_RULE = "chain"
_PLAIN = ("1", "")


@frozen
class Step:
    """One conversion of a line, with the output it goes on with.

    `input_per_unit`: main input (in the conversion's unit) per unit of the resource that comes in.
    `ratio`: units of `resource_id` per unit of main input (the yield, or a rest's ratio).
    """

    conversion: Conversion
    resource_id: str
    input_per_unit: Cited
    ratio: Cited

    @property
    def is_by_rest(self) -> bool:
        """Whether the line goes on with a rest, so that the main output is sold besides."""
        return self.resource_id != self.conversion.output_id


def steps_of(match: Match, knowledge: Knowledge) -> tuple[Step, ...]:
    """The conversions of a match with their ratios, in canonical units. Raises UnitError."""
    found = []
    incoming = match.resource_ids[0]
    for conversion, resource_id in zip(
        match.pathway.conversions, match.resource_ids[1:], strict=True
    ):
        resource = knowledge.resources[resource_id]
        found.append(
            Step(
                conversion,
                resource_id,
                units_per_unit(knowledge.resources[incoming], conversion.input_unit),
                _output_ratio(conversion, resource),
            )
        )
        incoming = resource_id
    return tuple(found)


def _output_ratio(conversion: Conversion, resource: Resource) -> Cited:
    cited, unit = conversion.yield_, conversion.output_unit
    if resource.resource_id != conversion.output_id:
        rests = {r.resource_id: r.ratio for r in conversion.rests}
        cited, unit = rests.get(resource.resource_id, cited), resource.unit
    per_input = in_units(cited, unit, conversion.input_unit)
    return _times(per_input, units_per_unit_of(unit, resource.unit, resource.mass_t_per_unit))


def in_units(ratio: Cited, unit: str, per_unit: str) -> Cited:
    """A catalogued ratio in amounts of `unit` per `per_unit`; a plain number is so already."""
    target = f"{amount_unit(unit)}/{amount_unit(per_unit)}"
    return ratio if ratio.quantity.unit in (*_PLAIN, target) else ratio.to(target)


def units_per_unit(resource: Resource, unit: str) -> Cited:
    """Amounts in `unit` per canonical unit of a resource, by its weight where kinds differ."""
    return units_per_unit_of(resource.unit, unit, resource.mass_t_per_unit)


def units_per_unit_of(unit: str, target: str, mass_t_per_unit: Cited | None) -> Cited:
    """`target` amounts per `unit` amount; unknown where kinds differ and no weight is known."""
    here, there = amount_unit(unit), amount_unit(target)
    if dimension(here) == dimension(there):
        return Cited.derived(Quantity.of(conversion_factor(here, there), "1"), _RULE)
    if mass_t_per_unit is not None and dimension(there) == dimension("t"):
        scaled = mass_t_per_unit.quantity.scaled(conversion_factor("t", there))
        return Cited.derived(scaled, _RULE, mass_t_per_unit)
    return Cited.derived(Quantity.unknown("1"), _RULE)


def _times(first: Cited, second: Cited) -> Cited:
    return Cited.derived(first.quantity.times(second.quantity, "1"), _RULE, first, second)


def stage_amounts(match: Match, knowledge: Knowledge) -> tuple[Cited, ...]:
    """Yearly amount of each resource along the line, each in its own canonical unit."""
    amounts = [match.amount_per_year]
    for step in steps_of(match, knowledge):
        per_unit = _times(step.input_per_unit, step.ratio)
        unit = knowledge.resources[step.resource_id].unit
        quantity = amounts[-1].quantity.times(per_unit.quantity, unit)
        amounts.append(Cited.derived(quantity, _RULE, amounts[-1], per_unit))
    return tuple(amounts)


def final_ratio(match: Match, knowledge: Knowledge, wanted_id: str) -> Cited:
    """Wanted units per unit of the line's last resource.

    As the match's own likeliest amounts say; where they are unknown, by unit, weight or the
    catalogued use. Unknown when neither tells.
    """
    last = stage_amounts(match, knowledge)[-1].quantity.value
    delivered = match.delivered_per_year.quantity.value
    if last and delivered is not None:
        return Cited.derived(Quantity.of(delivered / last, "1"), _RULE)
    offered = knowledge.resources[match.resource_ids[-1]]
    wanted = knowledge.resources[wanted_id]
    use = _use_for(offered, wanted, knowledge)
    if use is None:
        return units_per_unit(offered, wanted.unit)
    served = knowledge.resources[use.resource_id]
    ratio = in_units(use.ratio, served.unit, offered.unit)
    return _times(ratio, units_per_unit(served, wanted.unit))


def _use_for(offered: Resource, wanted: Resource, knowledge: Knowledge) -> Use | None:
    if knowledge.is_a(offered.resource_id, wanted.resource_id):
        return None
    for resource_id in knowledge.lineage(offered.resource_id):
        for use in knowledge.resources[resource_id].usable_as:
            if knowledge.is_a(use.resource_id, wanted.resource_id):
                return use
    return None
