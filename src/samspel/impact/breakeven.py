"""What it would take for an exchange to pay: amount, distance, price, and value per unit.

Each alone, with the others at their likeliest values.
"""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.impact.case import Case
from samspel.impact.model import LegRows, Row
from samspel.impact.uncertainty import ranges

Floats = NDArray[np.float64]

FURTHEST_KM = 10_000.0
_GRID = 65
_ENDS = np.array((0.0, FURTHEST_KM))
_SEARCHED = np.concatenate(([0.0], np.geomspace(1e-2, FURTHEST_KM, _GRID - 1)))


@frozen
class Margin:
    """The joint NPV as a straight line of the amount: SEK per yearly unit, and fixed SEK (≤ 0)."""

    per_unit: float
    fixed: float

    @property
    def break_even_amount(self) -> float | None:
        """Where it turns positive: the fixed cost over the margin; None when it never does."""
        if not (np.isfinite(self.per_unit) and np.isfinite(self.fixed)) or self.per_unit <= 0:
            return None
        return max(-self.fixed / self.per_unit, 0.0)


def margin(case: Case) -> Margin:
    """The line through the NPV at 1 and 2 units a year (NaN where something else is unknown)."""
    x = np.repeat(case.triples[0][:, None], 2, axis=1)
    x[case.model.ends.amount] = 1.0, 2.0
    first, second = case.model.evaluate(x)[Row.JOINT_NPV]
    per_unit = float(second - first)
    fixed = float(first) - per_unit
    return Margin(per_unit, 0.0 if abs(fixed) < 1e-9 * abs(per_unit) else fixed)


def break_even_distance(case: Case, line: Margin) -> float | None:
    """Kilometres in all at which the gain is used up; None when no distance does that.

    Where one leg's distance is unknown, that leg's km; else the legs are stretched alike. An
    unknown amount is no hindrance where nothing is paid whatever the amount.
    """
    legs = [leg for leg in case.model.legs if not leg.is_free]
    start = case.triples[0].copy()
    if np.isnan(start[case.model.ends.amount]):
        if line.fixed != 0:
            return None
        start[case.model.ends.amount] = 1.0
    shares = _shares(legs, start)
    if shares is None:
        return None
    is_straight = all(leg.loss_per_km is None for leg in legs)
    km = _ENDS if is_straight else _SEARCHED
    for _ in range(1 if is_straight else 3):
        gain = _gain_at(case, legs, start, shares, km)
        if not np.isfinite(gain).all() or gain[0] < 0 or gain[-1] >= 0:
            return None
        turn = int(np.flatnonzero(gain < 0)[0])
        near, far = km[turn - 1], km[turn]
        km = np.linspace(near, far, _GRID)
    before, after = gain[turn - 1], gain[turn]
    return float(near + (far - near) * before / (before - after))


def _shares(legs: list[LegRows], start: Floats) -> Floats | None:
    """How each leg grows per km in all; None when there is nothing to stretch."""
    km = np.array([start[leg.km] for leg in legs])
    is_unknown = np.isnan(km)
    if is_unknown.sum() == 1:
        return np.asarray(is_unknown, dtype=np.float64)
    total = km.sum()
    return np.asarray(km / total) if total > 0 else None


def _gain_at(case: Case, legs: list[LegRows], start: Floats, shares: Floats, km: Floats) -> Floats:
    x = np.repeat(start[:, None], km.size, axis=1)
    is_stretched = not np.isnan(start[[leg.km for leg in legs]]).any()
    for leg, share in zip(legs, shares, strict=True):
        if share > 0 or is_stretched:
            x[leg.km] = share * km
    return np.asarray(case.model.evaluate(x)[Row.JOINT_NPV])


def per_unit_ranges(case: Case) -> tuple[Floats, Floats]:
    """(value, highest price) per source unit: likeliest, low, high, apart from fixed costs.

    For unknown amounts: what one unit more is worth to all partners together in a year, and the
    most that the receiving side can pay for it.
    """
    triples = case.triples.copy()
    triples[:, case.model.ends.amount] = 1.0
    for leg in case.model.legs:
        for row in (leg.sek_per_year, leg.sek_per_year_km, leg.investment_per_km):
            if row is not None:
                triples[:, row] = 0.0
    found = ranges(case.model.evaluate, triples, case.model.ends.amount)
    return found[Row.JOINT_NPV] / case.model.annuity, found[Row.PRICE_MAX]
