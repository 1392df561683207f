"""Who runs a conversion: told by the streams they have, or by an existing exchange."""

from collections.abc import Mapping

from attrs import frozen

from samspel.domain.conversions import Conversion
from samspel.domain.geography import DistanceMatrix
from samspel.domain.inventory import ExchangeStatus, Inventory, KnownExchange
from samspel.domain.knowledge import Knowledge
from samspel.domain.resources import Carriage
from samspel.domain.streams import Disclosure, Stream, strictest
from samspel.matching.routes import Route, service

OPERATOR_RANGE_KM = 150.0


@frozen
class Operator:
    """An actor that takes a conversion's input at a site and offers its output.

    `is_proposed`: the actor is itself a vacant role that somebody has thought of.
    """

    actor_id: str
    site_id: str
    input_resource_id: str
    is_proposed: bool
    disclosure: Disclosure


@frozen
class OperatorIndex:
    """Operators per conversion, and the way to pick those along a route.

    `offered_by`: actor id → resources of its sources.
    """

    knowledge: Knowledge
    distances: DistanceMatrix
    by_conversion: Mapping[str, tuple[Operator, ...]]
    offered_by: Mapping[str, frozenset[str]]

    def offers_rest(self, route: Route, operators: tuple[Operator | None, ...]) -> bool:
        """Whether the route goes by a rest that its operator offers already, as its own surplus."""
        return any(
            operator is not None
            and step.is_rest
            and any(
                self.knowledge.is_a(offered, step.resource_id)
                for offered in self.offered_by.get(operator.actor_id, ())
            )
            for step, operator in zip(route.steps, operators, strict=True)
        )

    def along(self, route: Route, from_site_id: str) -> tuple[Operator | None, ...]:
        """Per conversion the operator nearest to the step before; None where nobody runs it.

        One that exists goes before one that is only proposed; ties are broken by id.
        """
        chosen: list[Operator | None] = []
        place = from_site_id
        for step, resource_id in zip(route.steps, route.resource_ids, strict=False):
            operator = self._nearest(step.conversion, resource_id, place)
            chosen.append(operator)
            place = operator.site_id if operator else place
        return tuple(chosen)

    def _nearest(self, conversion: Conversion, resource_id: str, place: str) -> Operator | None:
        ranked = []
        for operator in self.by_conversion.get(conversion.conversion_id, ()):
            if service(self.knowledge, resource_id, operator.input_resource_id) is None:
                continue
            by_pipe = self.knowledge.resources[resource_id].carriage is Carriage.PIPE
            distance = self.distances.between(place, operator.site_id, by_pipe=by_pipe)
            km = distance.km if distance else OPERATOR_RANGE_KM
            if km <= self._range_km(resource_id):
                ranked.append((operator.is_proposed, km, operator.actor_id, operator.site_id))
        if not ranked:
            return None
        _, _, actor_id, site_id = min(ranked)
        return next(
            o
            for o in self.by_conversion[conversion.conversion_id]
            if (o.actor_id, o.site_id) == (actor_id, site_id)
            and service(self.knowledge, resource_id, o.input_resource_id) is not None
        )

    def _range_km(self, resource_id: str) -> float:
        reach = self.knowledge.resources[resource_id].reach_km
        return reach[1] if reach else OPERATOR_RANGE_KM


def find_operators(
    inventory: Inventory, knowledge: Knowledge, distances: DistanceMatrix
) -> OperatorIndex:
    """Who runs which of the catalogue's conversions in this inventory."""
    streams = _streams_by_actor(inventory, knowledge)
    by_conversion: dict[str, tuple[Operator, ...]] = {}
    for conversion in knowledge.conversions.values():
        found = set(_from_exchanges(inventory, knowledge, conversion))
        for own in streams.values():
            found.update(_from_streams(inventory, knowledge, conversion, own))
        if found:
            ordered = sorted(found, key=lambda o: (o.actor_id, o.site_id, o.input_resource_id))
            by_conversion[conversion.conversion_id] = tuple(ordered)
    offered_by = {
        actor_id: frozenset(s.resource_id or "" for s in own if s.is_source)
        for actor_id, own in streams.items()
    }
    return OperatorIndex(knowledge, distances, by_conversion, offered_by)


def _streams_by_actor(inventory: Inventory, knowledge: Knowledge) -> dict[str, list[Stream]]:
    found: dict[str, list[Stream]] = {}
    for stream in inventory.streams:
        if stream.resource_id in knowledge.resources and stream.disclosure is not Disclosure.DRAFT:
            found.setdefault(inventory.actor_of(stream).actor_id, []).append(stream)
    return found


def _from_streams(
    inventory: Inventory, knowledge: Knowledge, conversion: Conversion, own: list[Stream]
) -> list[Operator]:
    takes = [s for s in own if not s.is_source and _is_input(knowledge, conversion, s)]
    gives = [s for s in own if s.is_source and _is_output(knowledge, conversion, s)]
    return [_operator(inventory, taken, gives[0]) for taken in takes if gives]


def _operator(inventory: Inventory, taken: Stream, *others: Stream) -> Operator:
    actor = inventory.actor_of(taken)
    return Operator(
        actor.actor_id,
        taken.site_id,
        taken.resource_id or "",
        actor.is_vacant,
        strictest(taken.disclosure, *(o.disclosure for o in others)),
    )


def _is_input(knowledge: Knowledge, conversion: Conversion, stream: Stream) -> bool:
    resource_id = stream.resource_id or ""
    return any(_are_kin(knowledge, resource_id, accepted) for accepted in conversion.accepts)


def _is_output(knowledge: Knowledge, conversion: Conversion, stream: Stream) -> bool:
    return _are_kin(knowledge, stream.resource_id or "", conversion.output_id)


def _are_kin(knowledge: Knowledge, one: str, other: str) -> bool:
    return knowledge.is_a(one, other) or knowledge.is_a(other, one)


def _from_exchanges(
    inventory: Inventory, knowledge: Knowledge, conversion: Conversion
) -> list[Operator]:
    """An existing exchange through the conversion tells who runs it, where one end shows it."""
    found = []
    for exchange in inventory.exchanges:
        is_used = conversion.conversion_id in exchange.pathway
        if is_used and exchange.status is ExchangeStatus.EXISTING:
            found.extend(_ends_that_run(inventory, knowledge, conversion, exchange))
    return found


def _ends_that_run(
    inventory: Inventory, knowledge: Knowledge, conversion: Conversion, exchange: KnownExchange
) -> list[Operator]:
    """The receiver if it takes the input; else, of a one-step pathway, the giver."""
    source = inventory.stream_by_id[exchange.source_stream_id]
    sink = inventory.stream_by_id[exchange.sink_stream_id]
    known = (source.resource_id in knowledge.resources, sink.resource_id in knowledge.resources)
    if not all(known):
        return []
    if _is_input(knowledge, conversion, sink):
        return [_operator(inventory, sink, source)]
    if len(exchange.pathway) == 1 and _is_input(knowledge, conversion, source):
        return [_operator(inventory, source, sink)]
    return []
