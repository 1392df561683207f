"""Money over time: present values, pay-back, levelised cost. Real rates, end-of-year flows."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, isclose

import numpy as np
from numpy.typing import NDArray

from samspel.domain.errors import QuantityError


def annuity_sum(rate: float, years: int) -> float:
    """Present value of 1 a year, paid at the end of each of `years` years; `rate` > −1."""
    if isclose(rate, 0.0, abs_tol=1e-12):
        return float(years)
    return (1 - (1 + rate) ** -years) / rate


def net_present_value(rate: float, flows: Sequence[float]) -> float:
    """Present value of `flows` at years 0, 1, 2, …"""
    years = np.arange(len(flows))
    return float(np.sum(np.asarray(flows) / (1 + rate) ** years))


def investment_years(lifetime_years: float, horizon_years: int) -> tuple[float, ...]:
    """The years in which something that lasts `lifetime_years` is bought within the horizon."""
    _check_lifetime(lifetime_years)
    return tuple(i * lifetime_years for i in range(ceil(horizon_years / lifetime_years - 1e-9)))


def investment_factor(rate: float, lifetime_years: float, horizon_years: int) -> float:
    """Present value of buying something worth 1 as often as the horizon asks for.

    What lasts shorter is bought again at the end of each life; what is left of the last one at
    the horizon counts as a residual value, its unused share of life (straight line).
    """
    years = np.array(investment_years(lifetime_years, horizon_years))
    bought = float(np.sum((1 + rate) ** -years))
    unused = (years[-1] + lifetime_years - horizon_years) / lifetime_years
    return bought - max(float(unused), 0.0) * (1 + rate) ** -horizon_years


def _check_lifetime(lifetime_years: float) -> None:
    if not lifetime_years > 0:
        raise QuantityError(
            f"A lifetime of {lifetime_years} years cannot be reckoned with. Give one above zero."
        )


def discounted_payback(
    rate: float, yearly: float, investments: Sequence[tuple[float, float]], horizon_years: int
) -> float | None:
    """Years until the discounted flows have repaid all that is bought, or None within the horizon.

    `investments`: (price, lifetime in years), bought again as often as the horizon asks for; a
    renewal before the pay-back has to be repaid too. Within a year the flow is taken as even.
    """
    flows = np.zeros(horizon_years + 1)
    flows[1:] = yearly
    for price, lifetime in investments:
        for year in investment_years(lifetime, horizon_years) if price else ():
            flows[ceil(year - 1e-9)] -= price
    paid = np.cumsum(flows / (1 + rate) ** np.arange(horizon_years + 1))
    short = np.flatnonzero(paid < -1e-9 * max(1.0, float(np.abs(flows).max())))
    if not short.size:
        return 0.0
    last = int(short[-1])
    if last == horizon_years:
        return None
    return last + float(-paid[last] / (paid[last + 1] - paid[last]))


def levelised_cost(
    rate: float, present_cost: float, yearly_amount: float, years: int
) -> float | None:
    """Cost per unit that repays `present_cost` over `years`; None when nothing is produced."""
    if yearly_amount <= 0:
        return None
    return present_cost / (yearly_amount * annuity_sum(rate, years))


def internal_rate(flows: Sequence[float]) -> float | None:
    """The rate at which `flows` are worth nothing; None unless their sign changes exactly once.

    With several changes of sign there may be several such rates (10 % and 20 % for −1 000, 2 300,
    −1 320), and none of them says anything. Found by bisection between −99.9 % and 10⁶.
    """
    signs = [flow > 0 for flow in flows if flow != 0]
    if sum(a != b for a, b in pairwise(signs)) != 1:
        return None
    low, high = -0.999, 1e6
    rising = net_present_value(low, flows) < net_present_value(high, flows)
    if (net_present_value(low, flows) > 0) == (net_present_value(high, flows) > 0):
        return None
    for _ in range(200):
        middle = (low + high) / 2
        if (net_present_value(middle, flows) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def split_exactly(total: float, shares: Sequence[float]) -> tuple[float, ...]:
    """`total` in parts ∝ `shares` (≥ 0), which added in order give `total` to the last bit.

    The last part is what is left; the difference is exact where the others make up at least half
    of the total, and is corrected by one rounding where they do not.
    """
    weights: NDArray[np.float64] = np.asarray(shares, dtype=np.float64)
    parts = [total * float(w) for w in weights[:-1] / weights.sum()]
    parts.append(total - sum(parts))
    parts[-1] += total - sum(parts)
    return tuple(parts)
