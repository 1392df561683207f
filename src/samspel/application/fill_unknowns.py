"""Fill what is unknown by assumptions of a resource type; never for a named company."""

from attrs import evolve, frozen

from samspel.domain.actors import ActorKind
from samspel.domain.assumptions import Assumptions
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin
from samspel.domain.streams import Direction, Stream
from samspel.domain.studies import ProposedResource
from samspel.matching.proposal import propose_resources

_FILLABLE_KINDS = (ActorKind.GROUP, ActorKind.WANTED, ActorKind.MUNICIPALITY)
_PREFIXES = {Direction.SOURCE: "stream_amount/", Direction.SINK: "need_amount/"}


@frozen
class FilledInventory:
    """An inventory ready for matching, and which streams were changed on the way.

    `filled_ids`: the amount is assumed. `proposed`: resource types that were not stated.
    """

    inventory: Inventory
    filled_ids: tuple[str, ...]
    proposed: tuple[ProposedResource, ...]


def fill_amounts(inventory: Inventory, assumptions: Assumptions) -> FilledInventory:
    """Give unknown amounts the study's assumption for their resource type.

    "stream_amount/<resource_id>" is the region's yearly total over and "need_amount/<resource_id>"
    the yearly need; each is split evenly over the unknown streams of groups, wanted roles and the
    municipality. A named company's amount stays unknown (conventions §1).
    """
    by_assumption: dict[str, list[str]] = {}
    for stream in inventory.streams:
        key = f"{_PREFIXES[stream.direction]}{stream.resource_id}"
        kind = inventory.actor_of(stream).kind
        if stream.amount.is_known or kind not in _FILLABLE_KINDS or not assumptions.find(key):
            continue
        by_assumption.setdefault(key, []).append(stream.stream_id)
    amounts = {
        stream_id: _assumed_share(assumptions.get(key), len(stream_ids))
        for key, stream_ids in by_assumption.items()
        for stream_id in stream_ids
    }
    streams = tuple(
        evolve(s, amount=amounts[s.stream_id]) if s.stream_id in amounts else s
        for s in inventory.streams
    )
    return FilledInventory(evolve(inventory, streams=streams), tuple(sorted(amounts)), ())


def _assumed_share(total: Cited, n_streams: int) -> Cited:
    return evolve(total, quantity=total.quantity.scaled(1 / n_streams), origin=Origin.ASSUMED)


def propose_missing_resources(filled: FilledInventory, knowledge: Knowledge) -> FilledInventory:
    """Give each stream without a resource type the likeliest one, and say that it was proposed."""
    proposed: list[ProposedResource] = []
    streams: list[Stream] = []
    for stream in filled.inventory.streams:
        found = () if stream.resource_id else _propose(stream, knowledge)
        if found:
            resource_id, score = found[0]
            proposed.append(ProposedResource(stream.stream_id, resource_id, score))
            streams.append(evolve(stream, resource_id=resource_id))
        else:
            streams.append(stream)
    inventory = evolve(filled.inventory, streams=tuple(streams))
    return evolve(filled, inventory=inventory, proposed=tuple(proposed))


def _propose(stream: Stream, knowledge: Knowledge) -> tuple[tuple[str, float], ...]:
    code = str(stream.waste_code) if stream.waste_code else None
    return propose_resources(stream.description, code, knowledge, n=1)
