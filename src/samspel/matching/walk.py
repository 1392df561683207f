"""The search of one source: its pairs in the order of the score they could at best get.

Exact without judging every pair: the walk ends when nothing that is left can beat what is found.
"""

from functools import cached_property

from attrs import Factory, define

from samspel.domain.exchanges import Match
from samspel.domain.resources import Family
from samspel.domain.verdicts import Outcome
from samspel.matching.preparation import Prepared
from samspel.matching.routes import Kind
from samspel.matching.rules.amount import BELOW_BATCH
from samspel.matching.rules.legal import PROHIBITED
from samspel.matching.shortlist import PlannedRoute, Shortlist

Rank = tuple[float, str]
Ranked = tuple[Rank, int]

N_SPECULATIVE = 2
N_PER_VACANT_CHAIN = 3
_ABOUT_AS_MUCH = 0.9


def rank(match: Match) -> Rank:
    """Sort key: best first, ties by id."""
    return -match.score, match.match_id


def near_miss(match: Match) -> tuple[int, int, float, str]:
    """Sort key: fewest refusing rules first, then fewest conversions, then best."""
    n_refusing = sum(v.outcome is Outcome.REFUSED for v in match.verdicts)
    return n_refusing, len(match.operator_ids), -match.score, match.match_id


@define(eq=False)
class Walk:
    """What has been judged so far of one source, by place in its shortlist.

    `best_of`: per (sink row, kind) the best that is not refused; `guesses`: of the speculative,
    per chain of resources the best.
    """

    prepared: Prepared
    row: int
    short: Shortlist
    n: int
    judged: dict[int, Match] = Factory(dict)
    best_of: dict[tuple[int, Kind], Ranked] = Factory(dict)
    guesses: dict[tuple[str, ...], Ranked] = Factory(dict)
    told: list[Match] = Factory(list)
    refused: list[Match] = Factory(list)
    closed_plans: set[int] = Factory(set)

    def run(self) -> tuple[list[Match], list[Match]]:
        """(kept, refused): see `find_matches`."""
        self._known_pairs()
        self._best_sinks()
        self._all_kinds()
        self._best_guesses()
        self._legal_refusals()
        return self._kept(), self._near_misses()

    @cached_property
    def _direct_places(self) -> dict[int, int]:
        """Sink row → place of the direct use."""
        plans = self.short.plans
        return {
            sink_row: place
            for place, (number, sink_row, _) in enumerate(self.short.rows)
            if plans[number].kind is Kind.DIRECT
        }

    def _plan(self, place: int) -> PlannedRoute:
        return self.short.plans[self.short.rows[place][0]]

    def _judge(self, place: int) -> None:
        """Judge the pair at a place of the shortlist, once."""
        if place in self.judged:
            return
        number, sink_row, _ = self.short.rows[place]
        plan = self.short.plans[number]
        settled = self.short.settled[number]
        match = self.prepared.judge(self.row, plan, sink_row, settled.verdicts)
        self.judged[place] = match
        if match.known_status is not None:
            self.told.append(match)
        if match.outcome is Outcome.REFUSED:
            self._refuse(match, plan)
            if settled.is_refused or any(v.code == BELOW_BATCH for v in match.verdicts):
                self.closed_plans.add(number)
        elif not plan.is_speculative and not self._yields(place):
            ranked = (rank(match), place)
            key = (sink_row, plan.kind)
            self.best_of[key] = min(ranked, self.best_of.get(key, ranked))

    def _refuse(self, match: Match, plan: PlannedRoute) -> None:
        """A speculative way that is refused is no near miss, unless it was told or forbidden."""
        if plan.is_speculative and match.known_status is None and _legal_key(match) is None:
            return
        self.refused.append(match)

    def _guess(self, place: int) -> None:
        """Judge a speculative pair, and remember the best of its chain."""
        self._judge(place)
        match = self.judged[place]
        if match.outcome is not Outcome.REFUSED:
            chain, ranked = self._plan(place).route.resource_ids, (rank(match), place)
            self.guesses[chain] = min(ranked, self.guesses.get(chain, ranked))

    def _yields(self, place: int) -> bool:
        """Whether something would be built for no more than the direct use gives already."""
        if not self._plan(place).yields_to_direct:
            return False
        direct = self._direct_places.get(self.short.rows[place][1])
        if direct is None:
            return False
        self._judge(direct)
        return self.judged[direct].outcome is not Outcome.REFUSED

    def _is_worth_judging(self, place: int) -> bool:
        number, sink_row, potential = self.short.rows[place]
        if number in self.closed_plans:
            return False
        best = self.best_of.get((sink_row, self.short.plans[number].kind))
        if best is not None and -best[0][0] > potential:
            return False
        return not self._yields(place)

    def _is_one_more_too_small(self, place: int) -> bool:
        """Below the batch when there are near misses enough: the route is closed unjudged."""
        least = self._plan(place).least
        most = self.prepared.sources.quantities[self.row].high
        if least is None or most is None or len(self.refused) < self.n:
            return False
        if most >= (least.amount.value or 0.0):
            return False
        self.closed_plans.add(self.short.rows[place][0])
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
        for place in self.short.sober_places:
            if self.short.rows[place][2] < settled:
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
        for place in self.short.sober_places:
            if self.short.rows[place][1] in chosen and self._is_worth_judging(place):
                self._judge(place)

    def _best_guesses(self) -> None:
        """Walk the speculative until the last that is kept cannot be replaced any more."""
        sober = self._sober_plans()
        for place in self.short.speculative_places:
            number, _, potential = self.short.rows[place]
            plan = self.short.plans[number]
            if potential < self._settled_guess():
                return
            best = self.guesses.get(plan.route.resource_ids)
            is_beaten = best is not None and -best[0][0] > potential
            if is_beaten or number in self.closed_plans or not self._is_news(plan, sober):
                continue
            if not self._yields(place) and not self._is_one_more_too_small(place):
                self._guess(place)

    def _settled_guess(self) -> float:
        """The score below which no chain can come among the kept any more."""
        ranks = sorted(self.guesses.values())
        return -ranks[N_SPECULATIVE - 1][0][0] if len(ranks) >= N_SPECULATIVE else -1.0

    def _sober_plans(self) -> list[PlannedRoute]:
        """The ways to the chosen sinks that need no cascade."""
        chosen = self._chosen_sinks()
        return [
            self._plan(place)
            for (sink_row, kind), (_, place) in self.best_of.items()
            if sink_row in chosen and kind is not Kind.CASCADE
        ]

    def _is_news(self, plan: PlannedRoute, sober: list[PlannedRoute]) -> bool:
        """Whether a speculative way is worth telling beside the sober ones.

        It is if they reach no need of its family, or if it is known to make more than all of them
        there. A cascade gives more than one product: it is if they make nothing of the kind, or
        it makes about as much as one that does.
        """
        if plan.kind is Kind.CASCADE:
            made = plan.route.resource_ids[-1]
            worths = [p.worth for p in sober if p.route.resource_ids[-1] == made]
            least = min((w for w in worths if w is not None), default=None)
            return not worths or _is_known_above(plan.worth, least, _ABOUT_AS_MUCH)
        worths = [p.worth for p in sober if self._family(p) is self._family(plan)]
        return not worths or all(_is_known_above(plan.worth, w) for w in worths)

    def _family(self, plan: PlannedRoute) -> Family:
        return self.prepared.context.knowledge.family(plan.route.service.wanted_id)

    def _legal_refusals(self) -> None:
        """Judge the best pair of every way that a rule note forbids."""
        flagged = {number for number, s in enumerate(self.short.settled) if s.is_prohibited}
        if not flagged:
            return
        for place, (number, _, _) in enumerate(self.short.rows):
            if number in flagged:
                flagged.remove(number)
                self._judge(place)

    def _kept(self) -> list[Match]:
        guessed = [place for _, place in sorted(self.guesses.values())[:N_SPECULATIVE]]
        places = [*self._kept_sober(), *guessed]
        kept = {m.match_id: m for m in map(self.judged.__getitem__, places)}
        told = (m for m in self.told if m.outcome is not Outcome.REFUSED)
        kept.update((m.match_id, m) for m in told)
        return list(kept.values())

    def _kept_sober(self) -> list[int]:
        """Places for the chosen sinks; of a chain that lacks an operator only the best takers."""
        chosen = self._chosen_sinks()
        n_of: dict[tuple[str, ...], int] = {}
        kept = []
        for _, place in sorted(r for (sink, _), r in self.best_of.items() if sink in chosen):
            plan = self._plan(place)
            if plan.n_vacant:
                chain = plan.route.resource_ids
                n_of[chain] = n_of.get(chain, 0) + 1
                if n_of[chain] > N_PER_VACANT_CHAIN:
                    continue
            kept.append(place)
        return kept

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


def _is_known_above(worth: float | None, other: float | None, share: float = 1.0) -> bool:
    return worth is not None and other is not None and worth > share * other


def _legal_key(match: Match) -> tuple[str, tuple[str, ...]] | None:
    """A legal refusal is told once per reason and what the first step gives."""
    for verdict in match.verdicts:
        if verdict.code == PROHIBITED:
            return verdict.reason.en, match.resource_ids[:2]
    return None
