"""All pairs and routes of one source as columns, each with the best score it could still get."""

from functools import cached_property
from itertools import pairwise
from math import inf

import numpy as np
from attrs import frozen

from samspel.domain.resources import Carriage
from samspel.matching import ranking
from samspel.matching.amounts import (
    MONTHS,
    Floats,
    season_mask,
    storage_months,
    yearly_use,
)
from samspel.matching.batches import least_amount
from samspel.matching.candidates import Context, Threshold, segments_of
from samspel.matching.columns import Flags, Ints, StreamTable
from samspel.matching.operators import Operator, OperatorIndex
from samspel.matching.prudence import made_value
from samspel.matching.routes import Kind, Route
from samspel.matching.rules import RULES
from samspel.matching.settled import Settled

_BEYOND_REACH = 4.0
_ROUNDING = 1e-9
_CLEARLY_MORE = 1.25


@frozen(eq=False)
class PlannedRoute:
    """A route from one site, with who runs it, which links are carried, and how things keep.

    `least`: smallest yearly supply that makes sense (source units; None: any). `worth`: SEK that
    it makes per source unit, None if unknown. `adds_to_direct`: it is known to make clearly more
    (by a quarter) than the same source used directly for the same need, or there is no such use.
    `links`: carried link per move between known sites. `site_ids`: the source's and the known
    operators'. `mask`: 12 months in which every conversion takes input. `wait`: months of storage.
    """

    route: Route
    operators: tuple[Operator | None, ...]
    links: tuple[int, ...]
    site_ids: tuple[str, ...]
    mask: Floats
    wait: int
    least: Threshold | None
    kind: Kind
    worth: float | None
    adds_to_direct: bool

    @cached_property
    def is_speculative(self) -> bool:
        """Two roles are vacant, or it lives on the rest of a plant that nobody has built."""
        on_a_rest = any(
            operator is None and step.is_rest
            for step, operator in zip(self.route.steps[:-1], self.operators, strict=False)
        )
        return on_a_rest or self.n_vacant > 1

    @property
    def yields_to_direct(self) -> bool:
        """Whether it is left out where the two can do without it.

        So is processing that adds nothing, and a cascade that would be built for it; a cascade
        that somebody runs gives its main output besides.
        """
        is_run_cascade = self.kind is Kind.CASCADE and self.n_vacant == 0
        return not (self.kind is Kind.DIRECT or is_run_cascade or self.adds_to_direct)

    @property
    def keeps_all_year(self) -> bool:
        """Whether the season cannot decide."""
        has_seasons = any(s.conversion.season for s in self.route.steps)
        return self.wait >= MONTHS and not has_seasons

    @property
    def n_vacant(self) -> int:
        """Conversions that nobody runs."""
        return sum(o is None for o in self.operators)


def plan_routes(
    routes: tuple[Route, ...], site_id: str, operators: OperatorIndex, context: Context
) -> tuple[PlannedRoute, ...]:
    """Settle along the routes of a resource from a site what does not depend on the sink."""
    worths = [made_value(route, context.knowledge) for route in routes]
    direct = {
        route.service.wanted_id: worth
        for route, worth in zip(routes, worths, strict=True)
        if not route.steps
    }
    planned = []
    for route, worth in zip(routes, worths, strict=True):
        least = direct.get(route.service.wanted_id, -inf)
        is_more = worth is not None and least is not None and worth > _CLEARLY_MORE * least
        adds = route.service.wanted_id not in direct or is_more
        planned.append(_plan_route(route, (worth, adds), site_id, operators, context))
    return tuple(planned)


def _plan_route(
    route: Route,
    value: tuple[float | None, bool],
    site_id: str,
    operators: OperatorIndex,
    context: Context,
) -> PlannedRoute:
    found = operators.along(route, site_id)
    return PlannedRoute(
        route,
        found,
        segments_of(route, found, context),
        (site_id, *(o.site_id for o in found if o is not None)),
        season_mask([s.conversion.season for s in route.steps]),
        storage_months([context.resource(r) for r in route.resource_ids]),
        least_amount(route, found, context),
        Kind.of(route),
        *value,
    )


@frozen(eq=False)
class Shortlist:
    """Pairs of one source, best potential first: `plan` and `sink` are row numbers.

    `settled`: per plan the verdicts that no sink can change.
    """

    plans: tuple[PlannedRoute, ...]
    settled: tuple[Settled, ...]
    plan: Ints
    sink: Ints
    potential: Floats

    @cached_property
    def rows(self) -> list[tuple[int, int, float]]:
        """(plan, sink, potential) by place, as plain numbers."""
        columns = (self.plan.tolist(), self.sink.tolist(), self.potential.tolist())
        return list(zip(*columns, strict=True))

    @cached_property
    def speculative_places(self) -> list[int]:
        """Places of the speculative plans."""
        return self._places(is_speculative=True)

    @cached_property
    def sober_places(self) -> list[int]:
        """Places of the others."""
        return self._places(is_speculative=False)

    def _places(self, *, is_speculative: bool) -> list[int]:
        flags = np.array([p.is_speculative for p in self.plans], dtype=np.bool_)
        is_asked = flags[self.plan] == is_speculative
        return [int(place) for place in np.flatnonzero(is_asked)]


def shortlist(
    row: int,
    plans: tuple[PlannedRoute, ...],
    tables: tuple[StreamTable, StreamTable],
    flags: tuple[Flags, Flags],
    context: Context,
) -> Shortlist:
    """Every pair of the source in `row` that is not hopelessly far, with a bound on its score.

    `flags`: per sink, whether its owner already works together with the source's, and whether
    somebody has told of an exchange with it (then it is never too far to be judged).
    """
    springboards, told = flags
    sources, sinks = tables
    plan_rows, sink_rows, potentials = [], [], []
    settled = tuple(Settled.of(row, p.route, p.operators, tables, context) for p in plans)
    for number, plan in enumerate(plans):
        rows = sinks.rows_of[plan.route.service.wanted_id]
        haul, last = _haul_km(plan, rows, sinks, context)
        rows, haul = _within(plan, rows, haul, np.where(told[rows], 0.0, last), context)
        shares = _used_shares(row, rows, plan, sources, sinks)
        plan_rows.append(np.full(len(rows), number))
        sink_rows.append(rows)
        is_told = sinks.is_season_known[rows] & sources.is_season_known[row] | plan.keeps_all_year
        at_best = _at_best(plan, haul, shares, springboards[rows])
        potentials.append(at_best + _of_rules(settled[number], haul, shares, is_told))
    if not plans:
        empty = np.array([], dtype=np.int64)
        return Shortlist(plans, settled, empty, empty, np.array([]))
    plan_column, sink_column = np.concatenate(plan_rows), np.concatenate(sink_rows)
    potential = np.concatenate(potentials)
    order = np.lexsort((plan_column, sink_column, -potential))
    return Shortlist(plans, settled, plan_column[order], sink_column[order], potential[order])


def _haul_km(
    plan: PlannedRoute, rows: Ints, sinks: StreamTable, context: Context
) -> tuple[Floats, Floats]:
    """(whole way, last move) in km to each sink; NaN where unknown."""
    distances = context.distances
    carriages = (context.resource(plan.route.resource_ids[i]).carriage for i in plan.links)
    tables = [
        distances.likeliest_by_pipe if c is Carriage.PIPE else distances.km[0] for c in carriages
    ]
    places = [distances.index[s] for s in plan.site_ids]
    moves = zip(tables, pairwise(places), strict=False)
    before = sum(float(km[a, b]) for km, (a, b) in moves if a != b)
    there = sinks.site[rows]
    last = np.where(there == places[-1], 0.0, tables[-1][places[-1], there])
    return before + last, last


def _within(
    plan: PlannedRoute, rows: Ints, haul: Floats, last: Floats, context: Context
) -> tuple[Ints, Floats]:
    """Drop sinks that a pipe misses by far; a little too far stays, as a near miss."""
    resource = context.resource(plan.route.resource_ids[plan.links[-1]])
    if resource.carriage is not Carriage.PIPE or resource.reach_km is None:
        return rows, haul
    kept = ~(last > _BEYOND_REACH * resource.reach_km[1])
    return rows[kept], haul[kept]


def _used_shares(
    row: int, rows: Ints, plan: PlannedRoute, sources: StreamTable, sinks: StreamTable
) -> Floats:
    """Mean of the shares of the surplus used and of the need covered; NaN where unknown."""
    ratio = plan.route.delivered.value
    supply, need = sources.amount[row], sinks.amount[rows]
    if ratio is None or ratio <= 0 or np.isnan(supply):
        return np.full(len(rows), np.nan)
    supply_months = np.broadcast_to(supply * sources.shares[row] * plan.mask, (len(rows), 12))
    need_months = np.where(np.isnan(need), 0.0, need / ratio)[:, None] * sinks.shares[rows]
    used = yearly_use(supply_months, need_months, plan.wait)
    of_supply = used / supply if supply > 0 else np.zeros(len(rows))
    of_need = np.divide(used * ratio, need, out=np.zeros(len(rows)), where=need > 0)
    both = (np.minimum(of_supply, 1) + np.minimum(of_need, 1)) / 2
    return np.asarray(np.where(np.isnan(need), np.nan, both), dtype=np.float64)


def _at_best(plan: PlannedRoute, haul: Floats, shares: Floats, boards: Flags) -> Floats:
    """What the parts that ask no rule add to the score at most."""
    _, distance, amount, _, simplicity, springboard = ranking.WEIGHTS
    score = (
        distance * np.where(np.isnan(haul), 0.0, ranking.near(haul))
        + amount * np.where(np.isnan(shares), 0.0, shares)
        + simplicity * ranking.simple(len(plan.operators), plan.n_vacant, plan.route.n_bought)
        + springboard * boards
    )
    return np.asarray(score / sum(ranking.WEIGHTS) + _ROUNDING, dtype=np.float64)


def _of_rules(settled: Settled, haul: Floats, shares: Floats, is_season_told: Flags) -> Floats:
    """What fit and certainty add at most, if every rule that is not yet asked says its best."""
    fit, _, _, certainty, _, _ = ranking.WEIGHTS
    n_unknown = settled.n_unknown + np.isnan(haul) + np.isnan(shares) + ~is_season_told
    score = fit * settled.best_fit(is_season_told) + certainty * (1 - n_unknown / len(RULES))
    return np.asarray(score / sum(ranking.WEIGHTS), dtype=np.float64)
