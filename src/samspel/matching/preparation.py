"""What is laid out once for all sources: streams as columns, routes, operators, what is known."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np
from attrs import frozen

from samspel.domain.assumptions import Assumptions
from samspel.domain.errors import MissingReferenceError
from samspel.domain.exchanges import Match
from samspel.domain.geography import DistanceMatrix
from samspel.domain.inventory import ExchangeStatus, Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.streams import Stream
from samspel.domain.verdicts import Verdict
from samspel.matching.candidates import Context, Rates
from samspel.matching.columns import Flags, StreamTable
from samspel.matching.judging import KnownPair, candidate_of, match_of
from samspel.matching.operators import OperatorIndex, find_operators
from samspel.matching.pathways import RouteFinder
from samspel.matching.routes import Route
from samspel.matching.shortlist import PlannedRoute, Shortlist, plan_routes, shortlist

N_VACANT = 2


@frozen(eq=False)
class Prepared:
    """The inventory, ready to be searched.

    `plans` fills as sources of a resource and site are met. `known`: source → sink →
    pathway → status. `partners`: actor → those it already exchanges with.
    """

    context: Context
    sources: StreamTable
    sinks: StreamTable
    routes: Mapping[str, tuple[Route, ...]]
    operators: OperatorIndex
    plans: dict[tuple[str, str], tuple[PlannedRoute, ...]]
    known: Mapping[str, Mapping[str, Mapping[tuple[str, ...], ExchangeStatus]]]
    partners: Mapping[str, frozenset[str]]
    sink_owners: tuple[str, ...]
    nobody: Flags
    proposed_stream_ids: frozenset[str]

    @classmethod
    def of(
        cls,
        inventory: Inventory,
        knowledge: Knowledge,
        distances: DistanceMatrix,
        assumptions: Assumptions,
        *,
        proposed_stream_ids: frozenset[str] = frozenset(),
    ) -> "Prepared":
        """Lay out the streams, find the routes and who runs what."""
        offered = _matchable(inventory, knowledge, is_source=True)
        wanted = _matchable(inventory, knowledge, is_source=False)
        finder = RouteFinder(
            knowledge,
            frozenset(s.resource_id or "" for s in offered),
            frozenset(s.resource_id or "" for s in wanted),
            told=frozenset(e.pathway for e in inventory.exchanges if e.pathway),
        )
        sinks = StreamTable.of(wanted, inventory, knowledge, distances)
        return cls(
            context=Context(inventory, knowledge, distances, Rates.read(assumptions)),
            sources=StreamTable.of(offered, inventory, knowledge, distances),
            sinks=sinks,
            routes=finder.routes,
            operators=find_operators(inventory, knowledge, distances),
            plans={},
            known=_known_exchanges(inventory),
            partners=_partners(inventory),
            sink_owners=tuple(inventory.actor_of(s).actor_id for s in sinks.streams),
            nobody=np.zeros(len(sinks.streams), dtype=np.bool_),
            proposed_stream_ids=proposed_stream_ids,
        )

    @cached_property
    def source_rows(self) -> Mapping[str, int]:
        """Row of each source by stream id."""
        return {s.stream_id: row for row, s in enumerate(self.sources.streams)}

    def shortlist_of(self, row: int) -> Shortlist:
        """All pairs of the source in `row`, best potential first."""
        tables = (self.sources, self.sinks)
        plans = self.plans_of(self.sources.streams[row])
        flags = (self.springboards_of(row), self._told_sinks(row))
        return shortlist(row, plans, tables, flags, self.context)

    def judge(
        self,
        row: int,
        plan: PlannedRoute,
        sink_row: int,
        settled: Mapping[str, Verdict] = MappingProxyType({}),
    ) -> Match:
        """Ask every rule about one pair and route; `settled`: those that are asked already."""
        tables = (self.sources, self.sinks)
        candidate = candidate_of(plan, (row, sink_row), tables, self.context)
        told = self.known.get(candidate.source.stream_id, {}).get(candidate.sink.stream_id, {})
        status = told.get(plan.route.conversion_ids)
        ids = {candidate.source.stream_id, candidate.sink.stream_id}
        known = KnownPair(
            status,
            bool(self.springboards_of(row)[sink_row]),
            not ids.isdisjoint(self.proposed_stream_ids),
        )
        return match_of(candidate, known, settled, self.context)

    def plans_of(self, source: Stream) -> tuple[PlannedRoute, ...]:
        """Routes planned from the source's site; sources alike in both share them.

        Those with more than two vacant roles, and by a rest that is its operator's own surplus,
        only where somebody has told of them.
        """
        key = (source.resource_id or "", source.site_id)
        if key not in self.plans:
            routes = self.routes[key[0]]
            planned = plan_routes(routes, source.site_id, self.operators, self.context)
            told = {e.pathway for e in self.context.inventory.exchanges}
            self.plans[key] = tuple(
                p for p in planned if p.route.conversion_ids in told or self._is_thinkable(p)
            )
        return self.plans[key]

    def _is_thinkable(self, plan: PlannedRoute) -> bool:
        is_own = self.operators.offers_rest(plan.route, plan.operators)
        return plan.n_vacant <= N_VACANT and not is_own

    def _told_sinks(self, row: int) -> Flags:
        """Per sink, whether an exchange with the source is known."""
        sinks = self.known.get(self.sources.streams[row].stream_id)
        if sinks is None:
            return self.nobody
        return np.array([s.stream_id in sinks for s in self.sinks.streams], dtype=np.bool_)

    def springboards_of(self, row: int) -> Flags:
        """Per sink, whether its owner already works together with the owner of this source."""
        actor_id = self.context.owner(self.sources.streams[row]).actor_id
        partners = self.partners.get(actor_id)
        if partners is None:
            return self.nobody
        return np.array([o in partners for o in self.sink_owners], dtype=np.bool_)


def _matchable(inventory: Inventory, knowledge: Knowledge, *, is_source: bool) -> list[Stream]:
    """Streams of a direction that say what they are; raises MissingReferenceError."""
    streams = [s for s in inventory.streams if s.is_source is is_source and s.resource_id]
    for stream in streams:
        if stream.resource_id not in knowledge.resources:
            raise MissingReferenceError(
                f"Stream {stream.stream_id!r} is of the resource {stream.resource_id!r}, which is "
                "not in the catalogue, so nothing can be matched with it. Correct the resource_id "
                "or leave it empty: then it is proposed from the description."
            )
    return streams


def _known_exchanges(
    inventory: Inventory,
) -> dict[str, dict[str, dict[tuple[str, ...], ExchangeStatus]]]:
    found: dict[str, dict[str, dict[tuple[str, ...], ExchangeStatus]]] = {}
    for exchange in inventory.exchanges:
        sinks = found.setdefault(exchange.source_stream_id, {})
        sinks.setdefault(exchange.sink_stream_id, {})[exchange.pathway] = exchange.status
    return found


def _partners(inventory: Inventory) -> dict[str, frozenset[str]]:
    """Per actor those it already exchanges with, whatever it is (the springboard)."""
    found: dict[str, set[str]] = {}
    for one, other in _existing_pairs(inventory):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {actor_id: frozenset(others) for actor_id, others in found.items()}


def _existing_pairs(inventory: Inventory) -> Iterator[tuple[str, str]]:
    for exchange in inventory.exchanges:
        if exchange.status is ExchangeStatus.EXISTING:
            ends = (exchange.source_stream_id, exchange.sink_stream_id)
            source, sink = (inventory.actor_of(inventory.stream_by_id[s]) for s in ends)
            yield source.actor_id, sink.actor_id
