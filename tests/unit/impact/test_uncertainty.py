"""Corners, swings and samples against functions whose answer is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.impact.uncertainty import Floats, ranges, samples, tornado, uniforms


def profit(x: Floats) -> Floats:
    """(amount · (price − cost) − fixed) and its negative."""
    gain = x[0] * (x[1] - x[2]) - x[3]
    return np.stack((gain, -gain))


TRIPLES = np.array([[10.0, 5.0, 4.0, 2.0], [5.0, 4.0, 3.0, 1.0], [20.0, 6.0, 7.0, 3.0]])


def test_corners_turn_with_the_margin() -> None:
    found = ranges(profit, TRIPLES, turning=0)
    assert found[0].tolist() == [8.0, 20 * (4 - 7) - 3, 20 * (6 - 3) - 1]
    assert found[1].tolist() == [-8.0, -59.0, 63.0]


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_no_combination_falls_outside_the_corners(at: list[float]) -> None:
    value = TRIPLES[1] + np.array(at) * (TRIPLES[2] - TRIPLES[1])
    low, high = ranges(profit, TRIPLES, turning=0)[0, 1:]
    assert low - 1e-9 <= profit(value[:, None])[0, 0] <= high + 1e-9


def test_unknown_stays_unknown() -> None:
    triples = TRIPLES.copy()
    triples[:, 1] = np.nan
    assert np.isnan(ranges(profit, triples, turning=0)).all()


def test_tornado_is_sorted_and_leaves_out_what_is_certain() -> None:
    triples = TRIPLES.copy()
    triples[:, 3] = 2.0
    swings = tornado(profit, triples, ("amount", "price", "cost", "fixed"), 0)
    assert [(s.name, s.size) for s in swings] == [("cost", 40.0), ("price", 20.0), ("amount", 15.0)]


def test_samples_follow_a_triangle() -> None:
    triples = np.array([[2.0, 7.0], [0.0, 7.0], [6.0, 7.0]])
    drawn = samples(triples, uniforms(("a", "b"), 200_000, seed=3))
    assert drawn[0].mean() == pytest.approx(8 / 3, rel=5e-3)
    assert drawn[0].var() == pytest.approx((4 + 0 + 36 - 0 - 12 - 0) / 18, rel=2e-2)
    assert (drawn[1] == 7.0).all()
    assert 0 <= drawn[0].min() <= drawn[0].max() <= 6


def test_common_random_numbers_follow_the_name() -> None:
    both = uniforms(("a", "b"), 5, seed=1)
    assert np.array_equal(both[1], uniforms(("b",), 5, seed=1)[0])
    assert not np.array_equal(both[0], both[1])
    assert not np.array_equal(both[1], uniforms(("b",), 5, seed=2)[0])
