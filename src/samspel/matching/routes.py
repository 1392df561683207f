"""A way from an offered resource to a wanted one, and what can serve what."""

from enum import IntEnum
from functools import cached_property

from attrs import frozen

from samspel.domain.conversions import Conversion, Pathway
from samspel.domain.knowledge import Knowledge
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Family, Use


@frozen
class Step:
    """One conversion, and which of its outputs the route goes on with."""

    conversion: Conversion
    resource_id: str
    is_rest: bool


@frozen
class Service:
    """That one resource can serve a need of another: as it is, or by a catalogued use.

    `is_vague`: the offer is broader than the need, so whether it is the right kind is not known.
    """

    wanted_id: str
    use: Use | None = None
    is_vague: bool = False


@frozen
class Route:
    """A way from an offered resource to a wanted one.

    `reach`: per resource of the chain, units of it per source unit. `inputs`: per conversion, its
    main input (in its input unit) per source unit. `delivered`: wanted units per source unit.
    """

    start_id: str
    steps: tuple[Step, ...]
    service: Service
    is_vague: bool
    reach: tuple[Quantity, ...]
    inputs: tuple[Quantity, ...]
    delivered: Quantity

    @cached_property
    def resource_ids(self) -> tuple[str, ...]:
        """The chain: offered resource, then what comes out of each conversion."""
        return (self.start_id, *(s.resource_id for s in self.steps))

    @cached_property
    def conversion_ids(self) -> tuple[str, ...]:
        """The conversions' ids in order."""
        return tuple(s.conversion.conversion_id for s in self.steps)

    @property
    def n_bought(self) -> int:
        """Co-inputs that the conversions need besides."""
        return sum(len(s.conversion.co_inputs) for s in self.steps)

    @cached_property
    def pathway(self) -> Pathway:
        """The conversions."""
        return Pathway(tuple(s.conversion for s in self.steps))


class Kind(IntEnum):
    """What a way is: without conversions, through main outputs, or a cascade through a rest.

    Of each the best is kept for a pair, so that variants do not swamp a short list.
    """

    DIRECT = 0
    PATHWAY = 1
    CASCADE = 2

    @classmethod
    def of(cls, route: Route) -> "Kind":
        """The kind of a route."""
        if not route.steps:
            return cls.DIRECT
        return cls.CASCADE if any(s.is_rest for s in route.steps) else cls.PATHWAY


def is_heat_kin(knowledge: Knowledge, one: str, other: str) -> bool:
    """Whether both are heat of some level, so that temperature decides and not the name."""
    if knowledge.family(one) is not Family.HEAT:
        return False
    return knowledge.lineage(one)[-1] == knowledge.lineage(other)[-1]


def service(knowledge: Knowledge, offered: str, wanted: str) -> Service | None:
    """How `offered` can serve a need of `wanted` without processing; None if it cannot."""
    if knowledge.is_a(offered, wanted) or is_heat_kin(knowledge, offered, wanted):
        return Service(wanted)
    for resource_id in knowledge.lineage(offered):
        for use in knowledge.resources[resource_id].usable_as:
            if knowledge.is_a(use.resource_id, wanted):
                return Service(wanted, use)
    return Service(wanted, is_vague=True) if knowledge.is_a(wanted, offered) else None
