import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samspel.reporting.figures.sankey.placement import Columns, Springs, isotonic, place

pairs = st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 10)), min_size=1, max_size=8)


@given(pairs)
def test_isotonic_is_the_minmax_formula(rows: list[tuple[float, float]]) -> None:
    """Robertson, Wright and Dykstra (1988): max over i ≤ k of min over j ≥ k of the mean i…j."""
    wanted = np.array([value for value, _ in rows])
    weight = np.array([mass for _, mass in rows])
    n = len(rows)

    def mean(i: int, j: int) -> float:
        part = weight[i : j + 1]
        return float((wanted[i : j + 1] * part).sum() / part.sum())

    best = [max(min(mean(i, j) for j in range(k, n)) for i in range(k + 1)) for k in range(n)]
    np.testing.assert_allclose(isotonic(wanted, weight), best, atol=1e-9)


def columns(sizes: list[int], heights: list[float]) -> Columns:
    base = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    n = int(base[-1])
    room = np.full(n, 3.0)
    return Columns(base, np.arange(n), room, np.array(heights, dtype=float), room)


def test_a_chain_is_drawn_straight() -> None:
    springs = Springs(
        np.array([0, 1, 3, 4]),
        np.array([1, 0, 2, 1]),
        np.zeros(4),
        np.ones(4),
        np.zeros(3),
        np.zeros(3),
    )
    y = place(columns([1, 1, 1], [10.0, 10.0, 10.0]), springs, 200.0)
    assert np.ptp(y) < 0.05


@given(st.lists(st.floats(1, 40), min_size=6, max_size=6), st.floats(0, 60))
def test_order_gaps_and_limits_are_kept(heights: list[float], slack: float) -> None:
    made = columns([3, 3], heights)
    tall = max(sum(heights[:3]), sum(heights[3:])) + 18.0 + slack
    springs = Springs(
        np.array([0, 1, 2, 3, 4, 5, 6]),
        np.array([5, 4, 3, 2, 1, 0]),
        np.zeros(6),
        np.ones(6),
        np.zeros(6),
        np.zeros(6),
    )
    y = place(made, springs, tall)
    for lo in (0, 3):
        assert y[lo] >= 3.0 - 1e-9
        assert y[lo + 2] + heights[lo + 2] <= tall - 3.0 + 1e-9
        for v in (lo, lo + 1):
            assert y[v + 1] - y[v] - heights[v] >= 6.0 - 1e-9
