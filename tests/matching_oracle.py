"""Judge every pair along every way, and choose from all of it: what the search must find."""

from collections import Counter
from collections.abc import Callable, Hashable

from attrs import frozen

from samspel.domain.exchanges import Match
from samspel.domain.verdicts import Outcome
from samspel.matching.preparation import Prepared
from samspel.matching.routes import Kind
from samspel.matching.shortlist import PlannedRoute

Chain = tuple[str, ...]


@frozen
class Judged:
    """A pair that is not refused, and the way it goes."""

    match: Match
    plan: PlannedRoute

    @property
    def rank(self) -> tuple[float, str]:
        """Best first, ties by id."""
        return -self.match.score, self.match.match_id


def judge_everything(prepared: Prepared, n: int) -> dict[str, float]:
    """Scores by id of what should be kept of every source, `n` sinks each."""
    kept: dict[str, float] = {}
    for row in range(len(prepared.sources.streams)):
        kept.update((j.match.match_id, j.match.score) for j in _of_source(prepared, row, n))
    return kept


def _of_source(prepared: Prepared, row: int, n: int) -> list[Judged]:
    everything = _that_stand(prepared, row)
    without_detours = [j for j in everything if not _is_detour(j, everything)]
    sober = [j for j in without_detours if not j.plan.is_speculative]
    best = _best_by(sober, lambda j: (j.match.sink_stream_id, j.plan.kind))
    sinks = list(dict.fromkeys(j.match.sink_stream_id for j in best))[:n]
    chosen = [j for j in best if j.match.sink_stream_id in sinks]
    news = [j for j in without_detours if j.plan.is_speculative and _is_news(j, chosen, prepared)]
    guesses = _best_by(news, lambda j: j.plan.route.resource_ids)[:2]
    return [*_three_per_vacant_chain(chosen), *guesses]


def _that_stand(prepared: Prepared, row: int) -> list[Judged]:
    found = []
    for plan in prepared.plans_of(prepared.sources.streams[row]):
        for sink_row in prepared.sinks.rows_of[plan.route.service.wanted_id].tolist():
            match = prepared.judge(row, plan, sink_row)
            if match.outcome is not Outcome.REFUSED:
                found.append(Judged(match, plan))
    return found


def _best_by(judged: list[Judged], key: Callable[[Judged], Hashable]) -> list[Judged]:
    best: dict[Hashable, Judged] = {}
    for one in sorted(judged, key=lambda j: j.rank):
        best.setdefault(key(one), one)
    return list(best.values())


def _is_detour(one: Judged, everything: list[Judged]) -> bool:
    """The two can do without it: it costs building or processing and gives nothing more."""
    sink_id = one.match.sink_stream_id
    same_pair = [j for j in everything if j.match.sink_stream_id == sink_id]
    direct = [j for j in same_pair if j.plan.kind is Kind.DIRECT]
    if one in direct or not direct:
        return False
    if one.plan.kind is Kind.CASCADE and None not in one.match.operator_ids:
        return False
    worth, least = one.plan.worth, direct[0].plan.worth
    return worth is None or least is None or worth <= 1.25 * least


def _is_news(one: Judged, chosen: list[Judged], prepared: Prepared) -> bool:
    straight = [j for j in chosen if j.plan.kind is not Kind.CASCADE]
    family = prepared.context.knowledge.family
    made, worth = one.plan.route.resource_ids[-1], one.plan.worth
    if one.plan.kind is Kind.CASCADE:
        alike = [j.plan.worth for j in straight if j.plan.route.resource_ids[-1] == made]
        known = [w for w in alike if w is not None]
        return not alike or (worth is not None and any(worth > 0.9 * w for w in known))
    need = family(one.plan.route.service.wanted_id)
    served = [j.plan.worth for j in straight if family(j.plan.route.service.wanted_id) is need]
    return all(worth is not None and w is not None and worth > w for w in served)


def _three_per_vacant_chain(chosen: list[Judged]) -> list[Judged]:
    kept, n_of = [], Counter[Chain]()
    for one in sorted(chosen, key=lambda j: j.rank):
        chain = one.plan.route.resource_ids
        n_of[chain] += None in one.match.operator_ids
        if None not in one.match.operator_ids or n_of[chain] <= 3:
            kept.append(one)
    return kept
