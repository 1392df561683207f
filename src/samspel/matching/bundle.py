"""Many small streams: those that are each too little, but enough together within one tour."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from samspel.domain.exchanges import Bundle, Match
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity, total
from samspel.domain.resources import Carriage
from samspel.domain.verdicts import Outcome
from samspel.matching.candidates import Context, tonnes_per_source_unit
from samspel.matching.preparation import Prepared
from samspel.matching.rules.amount import BELOW_BATCH
from samspel.matching.shortlist import PlannedRoute
from samspel.matching.tour import round_tour

RADIUS_KM = 50.0
_Use = tuple[tuple[str, ...], str]


@frozen
class _Small:
    """A stream refused for its amount alone. `share`: of the batch that it makes."""

    match: Match
    site_id: str
    share: float
    tonnes: Quantity
    stated: Cited

    @property
    def stream_id(self) -> str:
        """The source stream."""
        return self.match.source_stream_id


def find_bundles(refused: Sequence[Match], prepared: Prepared) -> tuple[Bundle, ...]:
    """Tours that reach a batch together, per use; every stream at most once per use.

    A neighbourhood is what lies within 50 km of its largest stream, at most as many stops as the
    assumption `collection_tour_stops` says.
    """
    by_use: dict[_Use, dict[str, _Small]] = {}
    for match in refused:
        small = _small(match, prepared)
        if small is not None:
            use = (match.pathway.conversion_ids, _wanted_id(match, prepared))
            by_use.setdefault(use, {}).setdefault(match.source_stream_id, small)
    bundles = [
        bundle
        for use in sorted(by_use)
        for bundle in _bundles(sorted(by_use[use].values(), key=_largest), prepared.context)
    ]
    return _shortest_uses(bundles)


def _shortest_uses(bundles: list[Bundle]) -> tuple[Bundle, ...]:
    """Of the same streams into the same first conversion, the fewest further steps."""
    kept: dict[tuple[tuple[str, ...], tuple[str, ...]], Bundle] = {}
    for bundle in sorted(bundles, key=lambda b: (len(b.conversion_ids), b.conversion_ids)):
        kept.setdefault((bundle.stream_ids, bundle.conversion_ids[:1]), bundle)
    return tuple(kept.values())


def _largest(small: _Small) -> tuple[float, str]:
    return -small.share, small.stream_id


def _wanted_id(match: Match, prepared: Prepared) -> str:
    return prepared.context.inventory.stream_by_id[match.sink_stream_id].resource_id or ""


def _small(match: Match, prepared: Prepared) -> _Small | None:
    """The refused match as a part of a bundle, if the amount is all that stands against it."""
    codes = [v.code for v in match.verdicts if v.outcome is Outcome.REFUSED]
    if codes != [BELOW_BATCH]:
        return None
    context = prepared.context
    source = context.inventory.stream_by_id[match.source_stream_id]
    plan = _plan(match, prepared)
    least = plan.least
    tonnes = tonnes_per_source_unit(plan.route, 0, context)
    is_carried = context.resource(plan.route.start_id).carriage is Carriage.ROAD
    if least is None or not least.amount.value or not tonnes or not is_carried:
        return None
    row = prepared.source_rows[source.stream_id]
    supply = prepared.sources.quantities[row]
    value, low, high = supply.scaled(tonnes).require(source.stream_id)
    share = (supply.value or 0.0) / least.amount.value
    weight = Quantity(value, low, high, "t/year")
    return _Small(match, source.site_id, share, weight, source.amount)


def _plan(match: Match, prepared: Prepared) -> PlannedRoute:
    source = prepared.context.inventory.stream_by_id[match.source_stream_id]
    wanted = _wanted_id(match, prepared)
    return next(
        plan
        for plan in prepared.plans_of(source)
        if plan.route.conversion_ids == match.pathway.conversion_ids
        and plan.route.service.wanted_id == wanted
    )


def _bundles(left: list[_Small], context: Context) -> Iterator[Bundle]:
    """Take the largest, gather its neighbours, and go on with the rest."""
    while left:
        members = _neighbours(left, context)
        if len(members) > 1 and sum(m.share for m in members) >= 1:
            yield _bundle(members, context)
            left = [s for s in left if s not in members]
        else:
            left = left[1:]


def _neighbours(left: list[_Small], context: Context) -> list[_Small]:
    seed = left[0]
    near = []
    for small in left:
        distance = context.distances.between(seed.site_id, small.site_id)
        km = 0.0 if small.site_id == seed.site_id else distance.km if distance else np.inf
        if km <= RADIUS_KM:
            near.append((km, _largest(small), small))
    near.sort(key=lambda row: row[:2])
    return [small for _, _, small in near][: context.rates.tour_stops]


def _bundle(members: list[_Small], context: Context) -> Bundle:
    first = members[0]
    places = list(dict.fromkeys(m.site_id for m in members))
    rows = [context.distances.index[p] for p in places]
    km = np.where(np.eye(len(rows), dtype=bool), 0.0, context.distances.km[0][np.ix_(rows, rows)])
    order, length = round_tour(np.nan_to_num(km, nan=RADIUS_KM))
    weight, _ = total([m.tonnes for m in members], "t/year")
    return Bundle(
        stream_ids=tuple(sorted(m.stream_id for m in members)),
        conversion_ids=first.match.pathway.conversion_ids,
        sink_stream_id=first.match.sink_stream_id,
        amount=Cited.derived(weight, "matching: sum over a tour", *(m.stated for m in members)),
        tour_site_ids=tuple(places[i] for i in order),
        tour_km=length,
    )
