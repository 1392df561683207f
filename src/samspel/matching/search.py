"""find_matches: the best for every source, the near misses with reasons, and who is left alone."""

from samspel.domain.assumptions import Assumptions
from samspel.domain.exchanges import Match, MatchResult
from samspel.domain.geography import DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.verdicts import Outcome
from samspel.matching.bundle import find_bundles
from samspel.matching.lonely import SinkBoard
from samspel.matching.preparation import Prepared
from samspel.matching.walk import Walk, near_miss, rank


def find_matches(
    inventory: Inventory,
    knowledge: Knowledge,
    distances: DistanceMatrix,
    assumptions: Assumptions,
    n_per_source: int = 10,
    *,
    proposed_stream_ids: frozenset[str] = frozenset(),
) -> MatchResult:
    """Match every source with sinks, directly and by pathways of up to three conversions.

    Kept per source: its `n_per_source` best sinks, each with the best direct use, pathway and
    cascade that is not refused; every known exchange; of the refused, as many near misses, and one
    of each legal refusal. Where two can do without a conversion, one is kept only if it gives
    clearly more; a chain that lacks an operator, for its three best sinks; and of the speculative
    (two vacant roles, or on the rest of a plant that nobody has built) at most two chains that
    tell something new. A sink that no source has among its best gets the best of the sources that
    promise most. Ordered by score, then id.
    Streams without a resource are left unmatched; matches of those in `proposed_stream_ids`
    say that their resource was proposed from text. Raises MissingReferenceError.
    """
    prepared = Prepared.of(
        inventory, knowledge, distances, assumptions, proposed_stream_ids=proposed_stream_ids
    )
    board = SinkBoard.empty(len(prepared.sinks.streams))
    found: dict[str, Match] = {}
    refused: list[Match] = []
    for row in range(len(prepared.sources.streams)):
        short = prepared.shortlist_of(row)
        board.note(row, short)
        kept, near_misses = Walk(prepared, row, short, n_per_source).run()
        found.update((m.match_id, m) for m in kept)
        refused.extend(near_misses)
    found.update((m.match_id, m) for m in _for_lonely_sinks(prepared, board, found))
    return MatchResult(
        matches=tuple(sorted(found.values(), key=rank)),
        refused=tuple(sorted(refused, key=near_miss)),
        unmatched_sources=_left(inventory, {m.source_stream_id for m in found.values()}, True),
        unmatched_sinks=_left(inventory, {m.sink_stream_id for m in found.values()}, False),
        bundles=find_bundles(refused, prepared),
    )


def _for_lonely_sinks(prepared: Prepared, board: SinkBoard, found: dict[str, Match]) -> list[Match]:
    """The best match of every sink that is in none yet, among those worth asking."""
    reached = {m.sink_stream_id for m in found.values()}
    added = []
    for sink_row, sink in enumerate(prepared.sinks.streams):
        if sink.stream_id in reached:
            continue
        judged = []
        for row, number in board.asked(sink_row):
            plan = prepared.plans_of(prepared.sources.streams[row])[number]
            judged.append(prepared.judge(row, plan, sink_row))
        accepted = [m for m in judged if m.outcome is not Outcome.REFUSED]
        added.extend(sorted(accepted, key=rank)[:1])
    return added


def _left(inventory: Inventory, matched: set[str], is_source: bool) -> tuple[str, ...]:
    streams = (s for s in inventory.streams if s.is_source is is_source)
    return tuple(sorted(s.stream_id for s in streams if s.stream_id not in matched))
