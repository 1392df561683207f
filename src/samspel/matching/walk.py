"""The search of one source: its pairs in the order of the score they could at best get.

Exact without judging every pair: the walk ends when nothing that is left can beat what is found.
"""

from attrs import Factory, frozen

from samspel.domain.exchanges import Match
from samspel.domain.verdicts import Outcome
from samspel.matching.preparation import Prepared
from samspel.matching.routes import Kind
from samspel.matching.rules.amount import BELOW_BATCH
from samspel.matching.rules.legal import PROHIBITED
from samspel.matching.shortlist import Shortlist

Rank = tuple[float, str]
Ranked = tuple[Rank, Match]

_ABOUT_THE_ROUTE = frozenset({PROHIBITED, BELOW_BATCH})


def rank(match: Match) -> Rank:
    """Sort key: best first, ties by id."""
    return -match.score, match.match_id


def near_miss(match: Match) -> tuple[int, float, str]:
    """Sort key: fewest refusing rules first, then best."""
    n_refusing = sum(v.outcome is Outcome.REFUSED for v in match.verdicts)
    return n_refusing, -match.score, match.match_id


@frozen(eq=False)
class Walk:
    """What has been judged so far of one source; `best_of`: per (sink row, kind) not refused."""

    prepared: Prepared
    row: int
    short: Shortlist
    n: int
    judged: dict[int, Match] = Factory(dict)
    best_of: dict[tuple[int, Kind], Ranked] = Factory(dict)
    told: list[Match] = Factory(list)
    refused: list[Match] = Factory(list)
    closed_plans: set[int] = Factory(set)

    def run(self) -> tuple[list[Match], list[Match]]:
        """(kept, refused): see `find_matches`."""
        self._known_pairs()
        self._best_sinks()
        self._all_kinds()
        self._legal_refusals()
        return self._kept(), self._near_misses()

    def _judge(self, place: int) -> None:
        """Judge the pair at a place of the shortlist, once."""
        if place in self.judged:
            return
        number, sink_row, _ = self.short.rows[place]
        plan = self.short.plans[number]
        match = self.prepared.judge(self.row, plan, sink_row)
        self.judged[place] = match
        if match.known_status is not None:
            self.told.append(match)
        if match.outcome is Outcome.REFUSED:
            self.refused.append(match)
            if any(v.code in _ABOUT_THE_ROUTE for v in match.verdicts):
                self.closed_plans.add(number)
            return
        key, ranked = (sink_row, plan.kind), (rank(match), match)
        if key not in self.best_of or ranked[0] < self.best_of[key][0]:
            self.best_of[key] = ranked

    def _is_worth_judging(self, place: int) -> bool:
        number, sink_row, potential = self.short.rows[place]
        if number in self.closed_plans:
            return False
        best = self.best_of.get((sink_row, self.short.plans[number].kind))
        return best is None or -best[0][0] <= potential

    def _is_one_more_too_small(self, place: int) -> bool:
        """Below the batch when there are near misses enough: the route is closed unjudged."""
        number, _, _ = self.short.rows[place]
        least = self.short.plans[number].least
        most = self.prepared.sources.quantities[self.row].high
        if least is None or most is None or len(self.refused) < self.n:
            return False
        if most >= (least.amount.value or 0.0):
            return False
        self.closed_plans.add(number)
        return True

    def _known_pairs(self) -> None:
        """Exchanges that somebody told of are always judged."""
        source_id = self.prepared.sources.streams[self.row].stream_id
        told = self.prepared.known.get(source_id, {})
        if not told:
            return
        for place, (number, sink_row, _) in enumerate(self.short.rows):
            pathways = told.get(self.prepared.sinks.streams[sink_row].stream_id, {})
            if self.short.plans[number].route.conversion_ids in pathways:
                self._judge(place)

    def _best_sinks(self) -> None:
        """Walk until the n-th best sink cannot be replaced any more."""
        settled, n_found = -1.0, 0
        for place, (_, _, potential) in enumerate(self.short.rows):
            if potential < settled:
                return
            if self._is_worth_judging(place) and not self._is_one_more_too_small(place):
                self._judge(place)
                if len(self.best_of) != n_found:
                    n_found = len(self.best_of)
                    ranks = sorted(self._by_sink().values())
                    settled = -ranks[self.n - 1][0] if len(ranks) >= self.n else -1.0

    def _by_sink(self) -> dict[int, Rank]:
        """The best rank of every sink found."""
        found: dict[int, Rank] = {}
        for (sink_row, _), (place, _) in self.best_of.items():
            if sink_row not in found or place < found[sink_row]:
                found[sink_row] = place
        return found

    def _chosen_sinks(self) -> set[int]:
        by_sink = self._by_sink()
        return set(sorted(by_sink, key=by_sink.__getitem__)[: self.n])

    def _all_kinds(self) -> None:
        """For the chosen sinks, find the best of the other kinds too."""
        chosen = self._chosen_sinks()
        for place, (_, sink_row, _) in enumerate(self.short.rows):
            if sink_row in chosen and self._is_worth_judging(place):
                self._judge(place)

    def _legal_refusals(self) -> None:
        """Judge the best pair of every route that a rule note may forbid."""
        flagged = {number for number, plan in enumerate(self.short.plans) if plan.may_be_prohibited}
        if not flagged:
            return
        for place, (number, _, _) in enumerate(self.short.rows):
            if number in flagged:
                flagged.remove(number)
                self._judge(place)

    def _kept(self) -> list[Match]:
        chosen = self._chosen_sinks()
        kept = {m.match_id: m for (sink, _), (_, m) in self.best_of.items() if sink in chosen}
        told = (m for m in self.told if m.outcome is not Outcome.REFUSED)
        kept.update((m.match_id, m) for m in told)
        return list(kept.values())

    def _near_misses(self) -> list[Match]:
        """As many refused, the nearest misses first; one of each legal refusal; what was told."""
        ordered = sorted(self.refused, key=near_miss)
        kept = {m.match_id: m for m in ordered[: self.n]}
        kept.update((m.match_id, m) for m in ordered if m.known_status is not None)
        reasons = set()
        for match in ordered:
            key = _legal_key(match)
            if key is not None and key not in reasons:
                reasons.add(key)
                kept[match.match_id] = match
        return list(kept.values())


def _legal_key(match: Match) -> tuple[str, str] | None:
    """A legal refusal is told once per reason and kind of product."""
    for verdict in match.verdicts:
        if verdict.code == PROHIBITED:
            return verdict.reason.en, match.resource_ids[-1]
    return None
