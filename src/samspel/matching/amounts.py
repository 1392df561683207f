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
DAYS_PER_MONTH = 365 / MONTHS
EVEN = Profile.even().monthly
FLAT = np.full(MONTHS, 1 / MONTHS)


@frozen
class Usable:
    """What can be used of a source (in its canonical unit), and what reaches the sink (in its).

    `monthly`: 12 likeliest amounts of the source, summing to the amount (a stock such as m2 is
    spread evenly); empty when unknown. `yearly_bound`: what the year's sums alone would allow.
    `overlap`: 0…1, share of an equal supply and need that meet month by month.
    `need_share`: 0…1, likeliest share of the need that is covered; None when unknown.
    """

    amount: Quantity
    delivered: Quantity
    monthly: tuple[float, ...]
    yearly_bound: float | None
    overlap: float
    need_share: float | None


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


def monthly_shares(profile: Profile | None, resource: Resource) -> Floats:
    """Shares of the year by month: the profile's, or even when nobody has told it."""
    if not is_per_time(resource.unit):
        return FLAT
    return profile.monthly if profile is not None else EVEN


def is_season_known(stream: Stream, profile: Profile | None, resource: Resource) -> bool:
    """Whether the spread over the year is told: by a profile, or as coming all the time."""
    is_stock = not is_per_time(resource.unit)
    return is_stock or profile is not None or stream.recurrence is Recurrence.CONTINUOUS


def storage_months(resources: Sequence[Resource]) -> int:
    """Whole months that a supply can wait: as the most storable link of its chain, at most 12."""
    days = max((r.storable_days or 0.0) for r in resources)
    return min(MONTHS, int(days // DAYS_PER_MONTH))


def season_mask(seasons: Sequence[tuple[float, ...]]) -> Floats:
    """1 in the months in which every conversion of a route takes input, 0 in others."""
    mask = np.ones(MONTHS)
    for season in seasons:
        if season:
            mask *= np.asarray(season) > 0
    return mask


def usable_by_month(supply: Floats, need: Floats, wait_months: int) -> Floats:
    """What of `supply` meets `need`, by the month it leaves the source; both (n, 12), ≥ 0.

    Supply may wait `wait_months` (0 = same month only; 12 = any month) in a year that repeats.
    Oldest first, which is optimal when everything keeps equally long.
    """
    if wait_months <= 0:
        return np.minimum(supply, need)
    if wait_months >= MONTHS:
        total = supply.sum(axis=1)
        met = np.minimum(total, need.sum(axis=1))
        share = np.divide(met, total, out=np.zeros_like(total), where=total > 0)
        return np.asarray(supply * share[:, None], dtype=np.float64)
    return _oldest_first(supply, need, wait_months)


def _oldest_first(supply: Floats, need: Floats, wait_months: int) -> Floats:
    """Walk four years that are alike; the third has a full past, and time to be used up after."""
    n_years, counted = 4, 2
    used = np.zeros((n_years * MONTHS, len(supply)))
    left = np.tile(supply.T, (n_years, 1))
    for month in range(n_years * MONTHS):
        wanted = need[:, month % MONTHS].copy()
        for born in range(max(0, month - wait_months), month + 1):
            taken = np.minimum(left[born], wanted)
            left[born] -= taken
            wanted -= taken
            used[born] += taken
    return np.ascontiguousarray(used[counted * MONTHS : (counted + 1) * MONTHS].T)


def usable(
    supply: Quantity, need: Quantity, ratio: Quantity, shares: tuple[Floats, Floats], wait: int
) -> Usable:
    """What a pair can exchange. `ratio`: sink units per source unit; `shares`: both by month.

    The likeliest, lowest and highest come from the likeliest, lowest and highest supply, need and
    ratio; anything unknown leaves the amounts unknown.
    """
    supply_shares, need_shares = shares
    overlap = _overlap(supply_shares, need_shares, wait)
    if not (supply.is_known and need.is_known and ratio.is_known):
        unknown = Quantity.unknown(supply.unit), Quantity.unknown(need.unit)
        return Usable(*unknown, (), None, overlap, None)
    a, a_low, a_high = supply.require("the supply")
    n, n_low, n_high = need.require("the need")
    f, f_low, f_high = ratio.require("the ratio")
    in_source = [(a, _over(n, f)), (a_low, _over(n_low, f_high)), (a_high, _over(n_high, f_low))]
    in_sink = [(a * f, n), (a_low * f_low, n_low), (a_high * f_high, n_high)]
    pairs = np.array(in_source + in_sink)
    months = usable_by_month(pairs[:, :1] * supply_shares, pairs[:, 1:] * need_shares, wait)
    value, low, high, sink_value, sink_low, sink_high = (float(x) for x in months.sum(axis=1))
    return Usable(
        amount=_ordered(value, low, high, supply.unit),
        delivered=_ordered(sink_value, sink_low, sink_high, need.unit),
        monthly=tuple(float(x) for x in months[0]),
        yearly_bound=min(a * float(supply_shares.sum()), _over(n, f)),
        overlap=overlap,
        need_share=min(1.0, value * f / n) if n > 0 else None,
    )


def _over(amount: float, ratio: float) -> float:
    return amount / ratio if ratio > 0 else 0.0


def _ordered(value: float, low: float, high: float, unit: str) -> Quantity:
    """A quantity whose bounds hold despite the last bit of rounding."""
    return Quantity(value, min(low, value), max(high, value), unit)


def _overlap(supply_shares: Floats, need_shares: Floats, wait: int) -> float:
    met = usable_by_month(supply_shares[None, :], need_shares[None, :], wait)
    return min(1.0, float(met.sum()))


def derived(quantity: Quantity, *inputs: Cited) -> Cited:
    """A usable amount, with the memory of what it rests on."""
    return Cited.derived(quantity, "matching: supply and need, month by month", *inputs)
