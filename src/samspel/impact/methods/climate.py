"""Climate factors of an exchange: what it displaces, spares, uses and takes from its old use."""

from attrs import evolve, frozen

from samspel.domain.assumptions import Assumptions
from samspel.domain.chains import in_units
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Factor, Origin, Perspective, Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Family, Resource
from samspel.domain.units import amount_unit

_UNUSED = (Family.HEAT, Family.SHARING)


@frozen
class ClimateFactors:
    """kg CO₂e of one exchange's ends (§5 of the method; consequence or bookkeeping).

    `virgin` per delivered unit, `displacement` units spared per delivered unit, `reference` and
    `lost` per source unit: what the residue's handling emits today, and what its old use gave.
    """

    virgin: Cited
    displacement: Cited
    reference: Cited
    lost: Cited


def climate_factors(
    offered: Resource,
    delivered: Resource,
    wanted: Resource,
    value_today: Cited,
    *,
    perspective: Perspective,
    knowledge: Knowledge,
    assumptions: Assumptions,
) -> ClimateFactors:
    """The four factors; each may be unknown. Raises MissingReferenceError on a missing default.

    What is spared is of the kind that is `delivered`, where that is a kind of what is wanted. A
    residue that its owner is paid for today (`value_today` > 0) is in use: nothing is spared of
    its handling, and whoever uses it now has to find the like elsewhere, which is `lost`, at the
    rate at which it displaces. Moving such a thing as it is from one buyer to another therefore
    spares and loses nothing: both are zero. What nobody pays for gives nothing, unless a factor
    "lost_<resource>" says what its handling gives.
    """
    is_sold = (value_today.quantity.value or 0.0) > 0
    default = assumptions.get("displacement_default")
    spared = delivered if knowledge.is_a(delivered.resource_id, wanted.resource_id) else wanted
    if is_sold and spared.resource_id == offered.resource_id:
        nothing = _nothing(offered)
        return ClimateFactors(_nothing(wanted), spared.displacement or default, nothing, nothing)
    return ClimateFactors(
        virgin_kg(spared, perspective, knowledge),
        spared.displacement or default,
        _nothing(offered) if is_sold else _reference_kg(offered, perspective, knowledge),
        _lost_kg(offered, perspective, knowledge, default if is_sold else None),
    )


def virgin_kg(resource: Resource, perspective: Perspective, knowledge: Knowledge) -> Cited:
    """kg CO₂e of making one unit in the usual way; the nearest broader resource's if need be."""
    for resource_id in knowledge.lineage(resource.resource_id):
        broader = knowledge.resources[resource_id]
        if broader.virgin_factor_id is not None and broader.unit == resource.unit:
            return _factor_value(broader.virgin_factor_id, broader, perspective, knowledge)
    return _unknown(resource)


def _reference_kg(resource: Resource, perspective: Perspective, knowledge: Knowledge) -> Cited:
    for resource_id in knowledge.lineage(resource.resource_id):
        broader = knowledge.resources[resource_id]
        factor_id = broader.reference_treatment_factor_id
        if factor_id is not None and broader.unit == resource.unit:
            return _factor_value(factor_id, broader, perspective, knowledge)
    return _nothing(resource) if resource.family in _UNUSED else _unknown(resource)


def _lost_kg(
    resource: Resource,
    perspective: Perspective,
    knowledge: Knowledge,
    default_displacement: Cited | None,
) -> Cited:
    """What the present use gives; `default_displacement` is None for what nobody pays for."""
    for resource_id in knowledge.lineage(resource.resource_id):
        factor_id = f"lost_{resource_id}"
        if factor_id in knowledge.factors:
            return _factor_value(factor_id, resource, perspective, knowledge)
    if default_displacement is None:
        return _nothing(resource)
    own = virgin_kg(resource, perspective, knowledge)
    if own.is_known:
        return _product(resource, own, resource.displacement or default_displacement)
    for use in resource.usable_as:
        served = knowledge.resources[use.resource_id]
        kg = virgin_kg(served, perspective, knowledge)
        if kg.is_known:
            ratio = in_units(use.ratio, served.unit, resource.unit)
            return _product(resource, kg, served.displacement or default_displacement, ratio)
    return own


def _product(resource: Resource, kg: Cited, *shares: Cited) -> Cited:
    """kg CO₂e of the one thing, times plain numbers: per unit of `resource`."""
    quantity = kg.quantity
    for share in shares:
        quantity = quantity.times(share.quantity, _unit(resource))
    return Cited.derived(quantity, "displaced by the present use", kg, *shares)


def _factor_value(
    factor_id: str, resource: Resource, perspective: Perspective, knowledge: Knowledge
) -> Cited:
    factor = factor_in(factor_id, perspective, knowledge)
    if factor is None:
        return _unknown(resource)
    per_unit = in_units(factor.cited, "kgCO2e", resource.unit)
    return evolve(per_unit, origin=Origin.ASSUMED)


def factor_in(factor_id: str, perspective: Perspective, knowledge: Knowledge) -> Factor | None:
    """The factor in a perspective: itself, or its twin with the perspective's ending.

    "x_consequence" and "x_bookkeeping" are twins, as are "x" and "x_bookkeeping". Where there is
    no twin the factor itself serves both.
    """
    own = knowledge.factors.get(factor_id)
    if own is None or own.perspective is perspective:
        return own
    stem = factor_id
    for ending in Perspective:
        stem = stem.removesuffix(f"_{ending}")
    return knowledge.factors.get(f"{stem}_{perspective}", own)


def _unit(resource: Resource) -> str:
    return f"kgCO2e/{amount_unit(resource.unit)}"


def _nothing(resource: Resource) -> Cited:
    rule = Source("nothing is spared or lost")
    return Cited(Quantity.of(0.0, _unit(resource)), Origin.DERIVED, rule)


def _unknown(resource: Resource) -> Cited:
    rule = Source("no factor given")
    return Cited(Quantity.unknown(_unit(resource)), Origin.DERIVED, rule)
