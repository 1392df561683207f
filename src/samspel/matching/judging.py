"""From a pair and a route to a Match with all its verdicts."""

from collections.abc import Mapping

from attrs import frozen

from samspel.domain.exchanges import Match
from samspel.domain.inventory import ExchangeStatus
from samspel.domain.provenance import Cited
from samspel.domain.verdicts import Verdict
from samspel.matching.amounts import derived, usable
from samspel.matching.candidates import Candidate, Context, Haul, hauls_of
from samspel.matching.columns import StreamTable
from samspel.matching.ranking import Standing, score_parts
from samspel.matching.rules import RULES
from samspel.matching.rules.confidentiality import disclosure_of
from samspel.matching.shortlist import PlannedRoute


@frozen
class KnownPair:
    """What is known of a pair beforehand: an exchange somebody told of, co-operation, guesses."""

    status: ExchangeStatus | None = None
    has_springboard: bool = False
    is_resource_proposed: bool = False


def candidate_of(
    plan: PlannedRoute,
    rows: tuple[int, int],
    tables: tuple[StreamTable, StreamTable],
    context: Context,
) -> Candidate:
    """Put together what the rules need; `rows`: of the source and the sink in their tables."""
    (row, sink_row), (sources, sinks) = rows, tables
    source, sink = sources.streams[row], sinks.streams[sink_row]
    supply, need = sources.quantities[row], sinks.quantities[sink_row]
    shares = (sources.shares[row] * plan.mask, sinks.shares[sink_row])
    places = (*plan.site_ids, sink.site_id)
    return Candidate(
        source,
        sink,
        plan.route,
        plan.operators,
        supply,
        need,
        usable(supply, need, plan.route.delivered, shares, plan.wait),
        hauls_of(plan.route, places, plan.links, context),
        context.way(plan.route.resource_ids[-1], source.site_id, sink.site_id),
        plan.least,
    )


def match_of(
    candidate: Candidate, known: KnownPair, settled: Mapping[str, Verdict], context: Context
) -> Match:
    """Ask every rule that is not `settled`, and rank."""
    verdicts = tuple(settled.get(r.name) or r.judge(candidate, context) for r in RULES)
    inputs = _inputs(candidate)
    source_owner, sink_owner = context.owner(candidate.source), context.owner(candidate.sink)
    return Match(
        source_stream_id=candidate.source.stream_id,
        sink_stream_id=candidate.sink.stream_id,
        pathway=candidate.route.pathway,
        resource_ids=candidate.route.resource_ids,
        operator_ids=tuple(o.actor_id if o else None for o in candidate.operators),
        amount_per_year=derived(candidate.usable.amount, *inputs),
        delivered_per_year=derived(candidate.usable.delivered, *inputs),
        monthly_amount=candidate.usable.monthly,
        distance=candidate.distance,
        verdicts=verdicts,
        score_parts=score_parts(_standing(candidate, known), verdicts),
        disclosure=disclosure_of(candidate),
        is_internal=source_owner.actor_id == sink_owner.actor_id,
        is_resource_proposed=known.is_resource_proposed,
        known_status=known.status,
    )


def _inputs(candidate: Candidate) -> list[Cited]:
    use = candidate.route.service.use
    ratios = [c.yield_ for c in candidate.conversions] + ([use.ratio] if use else [])
    return [candidate.source.amount, candidate.sink.amount, *ratios]


def _standing(candidate: Candidate, known: KnownPair) -> Standing:
    used, supply = candidate.usable.amount.value, candidate.supply.value
    source_share = None
    if used is not None and supply is not None:
        source_share = used / supply if supply > 0 else 0.0
    is_need_known = candidate.usable.delivered.is_known
    return Standing(
        haul_km=_total_km(candidate.hauls),
        source_share=source_share,
        need_share=(candidate.usable.need_share or 0.0) if is_need_known else None,
        n_conversions=len(candidate.operators),
        n_vacant=sum(o is None for o in candidate.operators),
        n_bought=candidate.route.n_bought,
        has_springboard=known.has_springboard,
    )


def _total_km(hauls: tuple[Haul, ...]) -> float | None:
    total = 0.0
    for haul in hauls:
        if haul.distance is None:
            return None
        total += haul.distance.km
    return total
