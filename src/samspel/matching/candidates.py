"""A source, a sink and a route between them, with what the rules need to judge it."""

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from samspel.domain.actors import Actor
from samspel.domain.assumptions import Assumptions
from samspel.domain.conversions import Conversion, Guidance
from samspel.domain.geography import Distance, DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Carriage, Resource
from samspel.domain.streams import Stream
from samspel.domain.texts import Text
from samspel.domain.units import is_per_time
from samspel.matching.amounts import Usable
from samspel.matching.operators import Operator
from samspel.matching.routes import Route


@frozen
class Threshold:
    """The smallest yearly amount of the source that makes sense, and for whom."""

    amount: Quantity
    user: Text


@frozen
class Haul:
    """One move between two sites: which link of the chain is carried, and how far."""

    link: int
    resource_id: str
    from_site_id: str
    to_site_id: str
    distance: Distance | None


@frozen
class Candidate:
    """One pair and route to judge.

    `supply`, `need`: the streams' amounts in their resources' canonical units. `operators`: per
    conversion who runs it, None = vacant. `distance`: from the source's to the sink's site.
    `least`: the smallest supply that makes sense; None: any.
    """

    source: Stream
    sink: Stream
    route: Route
    operators: tuple[Operator | None, ...]
    supply: Quantity
    need: Quantity
    usable: Usable
    hauls: tuple[Haul, ...]
    distance: Distance | None
    least: Threshold | None

    @property
    def conversions(self) -> tuple[Conversion, ...]:
        """The route's conversions."""
        return self.route.pathway.conversions


@frozen
class Rates:
    """Assumptions that rules use, read once. Money in SEK, distances in km."""

    road_per_t_km: Quantity
    road_per_t: Quantity
    delta_t_min_k: float
    minimum_batch_t: float | None
    tour_stops: int | None

    @classmethod
    def read(cls, assumptions: Assumptions) -> "Rates":
        """From the assumptions; raises MissingReferenceError naming the one that lacks."""
        per_trip = assumptions.get("transport_sek_per_trip").quantity.to("SEK")
        load_t = assumptions.value("transport_load_t", "t")[0]
        batch = assumptions.find("minimum_batch_t")
        stops = assumptions.find("collection_tour_stops")
        return cls(
            road_per_t_km=assumptions.get("transport_sek_per_t_km").quantity.to("SEK/t/km"),
            road_per_t=per_trip.scaled(1 / load_t),
            delta_t_min_k=assumptions.value("delta_t_min_k", "1")[0],
            minimum_batch_t=_tonnes(batch) if batch else None,
            tour_stops=int(stops.quantity.require("collection_tour_stops")[0]) if stops else None,
        )


def _tonnes(cited: Cited) -> float:
    unit = "t/year" if is_per_time(cited.quantity.unit) else "t"
    return cited.quantity.to(unit).require("minimum_batch_t")[0]


@frozen
class Context:
    """What all rules may look at."""

    inventory: Inventory
    knowledge: Knowledge
    distances: DistanceMatrix
    rates: Rates

    @cached_property
    def warm_ids(self) -> frozenset[str]:
        """Resources that are heat of some level, so that a temperature decides (not cold)."""
        resources = self.knowledge.resources.values()
        lineage = self.knowledge.lineage
        roots = {lineage(r.resource_id)[-1] for r in resources if r.temperature_c is not None}
        return frozenset(r.resource_id for r in resources if lineage(r.resource_id)[-1] in roots)

    @cached_property
    def guidance_by_resource(self) -> Mapping[str, tuple[Guidance, ...]]:
        """Rule notes per resource, those on broader resources with them; ordered by id."""
        notes = sorted(self.knowledge.guidance.values(), key=lambda g: g.guidance_id)
        lineage = self.knowledge.lineage
        return {
            r: tuple(g for g in notes if set(g.resource_ids) & set(lineage(r)))
            for r in self.knowledge.resources
        }

    def resource(self, resource_id: str) -> Resource:
        """A resource of the catalogue."""
        return self.knowledge.resources[resource_id]

    def way(self, resource_id: str, from_site_id: str, to_site_id: str) -> Distance | None:
        """How far a resource goes between two sites: by a typed pipe if it is piped."""
        by_pipe = self.resource(resource_id).carriage is Carriage.PIPE
        return self.distances.between(from_site_id, to_site_id, by_pipe=by_pipe)

    def source_resource(self, candidate: Candidate) -> Resource:
        """What is offered."""
        return self.resource(candidate.route.start_id)

    def sink_resource(self, candidate: Candidate) -> Resource:
        """What is wanted."""
        return self.resource(candidate.route.service.wanted_id)

    def owner(self, stream: Stream) -> Actor:
        """Who owns a stream."""
        return self.inventory.actor_of(stream)


def carried_link(route: Route, first: int, last: int, context: Context) -> int:
    """Which link of `first`…`last` to carry when the conversions between may stand anywhere.

    The one that is cheapest to move: nothing by grid, then by road by weight; heat and water in
    pipes only where nothing else is left. Ties go to the earlier link.
    """
    return min(range(first, last + 1), key=lambda i: (*_effort(route, i, context), i))


def _effort(route: Route, link: int, context: Context) -> tuple[int, float]:
    resource = context.resource(route.resource_ids[link])
    if resource.carriage is Carriage.GRID:
        return 0, 0.0
    if resource.carriage is Carriage.PIPE:
        return 3, 0.0
    tonnes = tonnes_per_source_unit(route, link, context)
    return (1, tonnes) if tonnes is not None else (2, 0.0)


def tonnes_per_source_unit(route: Route, link: int, context: Context) -> float | None:
    """Load to carry per source unit when this link of the chain is what moves."""
    resource = context.resource(route.resource_ids[link])
    units = route.reach[link].value
    mass = resource.mass_t_per_unit
    if units is None:
        return None
    if mass is not None:
        return None if mass.quantity.value is None else units * mass.quantity.value
    return units if resource.unit == "t/year" else None


def hauls_of(
    route: Route, sites: tuple[str, ...], links: tuple[int, ...], context: Context
) -> tuple[Haul, ...]:
    """The moves between the known `sites`, each of the chosen link; none within one site."""
    found = []
    for link, here, there in zip(links, sites[:-1], sites[1:], strict=True):
        if here != there:
            resource_id = route.resource_ids[link]
            way = context.way(resource_id, here, there)
            found.append(Haul(link, resource_id, here, there, way))
    return tuple(found)


def segments_of(
    route: Route, operators: tuple[Operator | None, ...], context: Context
) -> tuple[int, ...]:
    """Per move between known sites (source, known operators, sink) the link that is carried."""
    bounds = [i for i, operator in enumerate(operators) if operator is not None]
    firsts = [0, *(i + 1 for i in bounds)]
    lasts = [*bounds, len(operators)]
    return tuple(
        carried_link(route, first, last, context) for first, last in zip(firsts, lasts, strict=True)
    )
