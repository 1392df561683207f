"""How much of a source a sink can use, month by month, with its range."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.provenance import Cited
from samspel.domain.quantities import Profile, Quantity
from samspel.domain.resources import Resource
from samspel.domain.streams import Recurrence, Stream
from samspel.domain.units import conversion_factor, dimension, is_per_time

Floats = NDArray[np.float64]

MONTHS = 12
DAYS = 365
EVEN = Profile.even().monthly
_ROUNDING = 1e-12
_LONGEST_TO_SHORTEST = 31 / 28


@frozen
class Usable:
    """What can be used of a source (in its canonical unit), and what reaches the sink (in its).

    `monthly`: 12 likeliest amounts of the source, summing to the amount (a stock such as m2 counts
    as its mean over the year); empty when unknown. `overlap`: 0…1, of what the year's sums alone
    would allow the share that meets month by month (unknown amounts: as if supply and need were
    equal). `need_share`: 0…1, likeliest share of the need that is covered; None when unknown.
    """

    amount: Quantity
    delivered: Quantity
    monthly: tuple[float, ...]
    overlap: float
    need_share: float | None


NOTHING_USABLE = Usable(Quantity.unknown("1"), Quantity.unknown("1"), (), 0.0, None)


def canonical_amount(stream: Stream, resource: Resource) -> Quantity:
    """The stream's amount in the resource's unit; unknown if it measures something else."""
    quantity = stream.amount.quantity
    if dimension(quantity.unit) == dimension(resource.unit):
        return quantity.to(resource.unit)
    mass = resource.mass_t_per_unit
    if mass is not None and dimension(quantity.unit) == dimension("t/year"):
        per_unit = mass.quantity.value
        return _divided(quantity.to("t/year"), per_unit or 0.0, resource.unit)
    return Quantity.unknown(resource.unit)


def _divided(quantity: Quantity, by: float, unit: str) -> Quantity:
    if not quantity.is_known or by <= 0:
        return Quantity.unknown(unit)
    value, low, high = quantity.scaled(1 / by).require("an amount")
    return Quantity(value, low, high, unit)


def value_factor(stream: Stream, resource: Resource) -> float | None:
    """What to multiply a price per the stream's amount unit by, to have it per canonical unit."""
    unit = stream.amount.quantity.unit
    head = unit.replace(" per ", "/").rpartition("/")[0] if is_per_time(unit) else unit
    canonical = resource.unit.rpartition("/")[0] or resource.unit
    if dimension(head) == dimension(canonical):
        return conversion_factor(canonical, head)
    return None


def availability(profile: Profile | None) -> Floats:
    """How much of a stock there is by month, 0…1 of what the best month has; all without a profile.

    That a month is short is not held against it, so an even profile is there all year.
    """
    if profile is None:
        return np.ones(MONTHS)
    of_best = profile.monthly / profile.monthly.max()
    return np.asarray(np.minimum(1.0, of_best * _LONGEST_TO_SHORTEST), dtype=np.float64)


def yearly_mean(amount: Quantity, profile: Profile | None, resource: Resource) -> Quantity:
    """A stock as its mean over the year (900 m2 from May to July are 225 m2); a flow as it is."""
    if is_per_time(resource.unit) or profile is None:
        return amount
    return amount.scaled(float(availability(profile).mean()))


def monthly_shares(profile: Profile | None, resource: Resource) -> Floats:
    """Shares of the year by month: the profile's, or even when nobody has told it."""
    if not is_per_time(resource.unit):
        there = availability(profile)
        return np.asarray(there / there.sum(), dtype=np.float64)
    return profile.monthly if profile is not None else EVEN


def is_season_known(stream: Stream, profile: Profile | None, resource: Resource) -> bool:
    """Whether the spread over the year is told: by a profile, or as coming all the time."""
    is_stock = not is_per_time(resource.unit)
    return is_stock or profile is not None or stream.recurrence is Recurrence.CONTINUOUS


def storage_months(resources: Sequence[Resource]) -> int:
    """Whole months that a supply can wait: as the most storable link of its chain, at most 12.

    A stock, such as space, cannot be kept for later.
    """
    days = max((r.storable_days or 0.0) if is_per_time(r.unit) else 0.0 for r in resources)
    return min(MONTHS, int(days * MONTHS // DAYS))


def season_mask(seasons: Sequence[tuple[float, ...]]) -> Floats:
    """1 in the months in which every conversion of a route takes input, 0 in others."""
    mask = np.ones(MONTHS)
    for season in seasons:
        if season:
            mask *= np.asarray(season) > 0
    return mask


def yearly_use(supply: Floats, need: Floats, wait_months: int) -> Floats:
    """At most so much of `supply` meets `need` in a year; both (n, 12), result (n,).

    Exact when nothing can wait or everything can wait for a year; else the year's sums decide.
    """
    if wait_months <= 0:
        return np.asarray(np.minimum(supply, need).sum(axis=1), dtype=np.float64)
    return np.asarray(np.minimum(supply.sum(axis=1), need.sum(axis=1)), dtype=np.float64)


def use_by_month(supply: Floats, need: Floats, wait_months: int) -> Floats:
    """What of `supply` meets `need`, by the month it leaves the source; all (n, 12), ≥ 0.

    Supply may wait `wait_months` (0 = same month only; 12 = any month) in a year that repeats.
    """
    used = np.minimum(supply, need)
    if wait_months <= 0:
        return used
    totals = supply.sum(axis=1)
    most = np.minimum(totals, need.sum(axis=1))
    for row in np.flatnonzero(used.sum(axis=1) < most * (1 - _ROUNDING)):
        if wait_months >= MONTHS:
            used[row] = supply[row] * (most[row] / totals[row])
        else:
            used[row] = _oldest_first(supply[row].tolist(), need[row].tolist(), wait_months)
    return used


def _oldest_first(supply: list[float], need: list[float], wait_months: int) -> list[float]:
    """Serve each month from the oldest that still keeps: optimal when all keep equally long.

    Alike years are walked until the stock at the turn of the year repeats; what the last one uses
    is counted on the month it came from.
    """
    n_years = 4
    left, used = supply * n_years, [0.0] * MONTHS
    oldest, counted_from = 0, (n_years - 1) * MONTHS
    for month in range(n_years * MONTHS):
        wanted = need[month % MONTHS]
        oldest = max(oldest, month - wait_months)
        while oldest <= month and wanted > 0:
            taken = min(left[oldest], wanted)
            left[oldest] -= taken
            wanted -= taken
            if month >= counted_from:
                used[oldest % MONTHS] += taken
            if left[oldest] > 0:
                break
            oldest += 1
    return used


def usable(
    supply: Quantity, need: Quantity, ratio: Quantity, shares: tuple[Floats, Floats], wait: int
) -> Usable:
    """What a pair can exchange. `ratio`: sink units per source unit; `shares`: both by month.

    The likeliest, lowest and highest come from the likeliest, lowest and highest supply, need and
    ratio; anything unknown leaves the amounts unknown.
    """
    if not (supply.is_known and need.is_known and ratio.is_known):
        unknown = Quantity.unknown(supply.unit), Quantity.unknown(need.unit)
        as_if_equal = use_by_month(shares[0][None, :], shares[1][None, :], wait)
        return Usable(*unknown, (), min(1.0, float(as_if_equal.sum())), None)
    a, n, f = (q.require("an amount") for q in (supply, need, ratio))
    in_source = ((a[0], _over(n[0], f[0])), (a[1], _over(n[1], f[2])), (a[2], _over(n[2], f[1])))
    in_sink = tuple((a[i] * f[i], n[i]) for i in range(3))
    pairs = np.array((*in_source, *in_sink))
    months = use_by_month(pairs[:, :1] * shares[0], pairs[:, 1:] * shares[1], wait)
    used = months.sum(axis=1).tolist()
    bound = min(a[0] * float(shares[0].sum()), in_source[0][1])
    return Usable(
        amount=_ordered(used[:3], supply.unit),
        delivered=_ordered(used[3:], need.unit),
        monthly=tuple(months[0].tolist()),
        overlap=min(1.0, used[0] / bound) if bound > 0 else 0.0,
        need_share=min(1.0, used[3] / n[0]) if n[0] > 0 else None,
    )


def _over(amount: float, ratio: float) -> float:
    return amount / ratio if ratio > 0 else 0.0


def _ordered(ends: list[float], unit: str) -> Quantity:
    """(value, low, high) as a quantity whose bounds hold despite the last bit of rounding."""
    value, low, high = ends
    return Quantity(value, min(low, value), max(high, value), unit)


def derived(quantity: Quantity, *inputs: Cited) -> Cited:
    """A usable amount, with the memory of what it rests on."""
    return Cited.derived(quantity, "matching: supply and need, month by month", *inputs)
