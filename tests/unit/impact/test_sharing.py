"""Sharing: the published games, and sums to the last bit."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.domain.errors import QuantityError
from samspel.impact.sharing import nash_split, shapley


def test_airport_game() -> None:
    """Littlechild & Owen (1973), doi:10.1287/mnsc.20.3.370: runways of length 1, 2 and 3."""
    need = {"a": 1.0, "b": 2.0, "c": 3.0}
    split = shapley("abc", lambda group: -max(need[p] for p in group))
    assert {p: -g for p, g in split.gains.items()} == pytest.approx(
        {"a": 1 / 3, "b": 5 / 6, "c": 11 / 6}
    )
    assert split.is_in_core


def test_glove_game() -> None:
    """One left glove, two right ones: 2/3, 1/6, 1/6, which is not in the core (1, 0, 0)."""
    split = shapley("abc", lambda group: float("a" in group and len(group) > 1))
    assert dict(split.gains) == pytest.approx({"a": 2 / 3, "b": 1 / 6, "c": 1 / 6})
    assert split.blocking == (("a", "b"), ("a", "c"))


def test_where_all_are_needed_all_get_the_same() -> None:
    split = shapley("abcd", lambda group: 100.0 * (len(group) == 4))
    assert dict(split.gains) == pytest.approx(dict.fromkeys("abcd", 25.0))


def test_nash_gives_each_its_own_and_half_the_rest() -> None:
    assert nash_split(100.0, 20.0, 10.0) == (55.0, 45.0)
    with pytest.raises(QuantityError, match="nothing to share"):
        nash_split(10.0, 8.0, 3.0)


def test_too_many_partners_are_refused() -> None:
    with pytest.raises(QuantityError, match="at most 12"):
        shapley([str(i) for i in range(13)], lambda _: 0.0)


@given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8))
def test_gains_add_up_and_are_the_mean_over_all_orders(worths: list[float]) -> None:
    def worth(group: frozenset[str]) -> float:
        return worths[sum(1 << "abc".index(p) for p in group)] if group else 0.0

    split = shapley("abc", worth)
    assert sum(split.gains.values()) == pytest.approx(worths[7], rel=1e-12, abs=1e-9)
    for player in "abc":
        additions = []
        for order in permutations("abc"):
            before = frozenset(order[: order.index(player)])
            additions.append(worth(before | {player}) - worth(before))
        assert split.gains[player] == pytest.approx(sum(additions) / 6, rel=1e-9, abs=1e-6)
