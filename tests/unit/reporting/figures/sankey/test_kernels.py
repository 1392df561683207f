from collections.abc import Callable
from typing import Any

import numba
import numpy as np
import pytest

from samspel.reporting.figures.sankey import compiling
from samspel.reporting.figures.sankey.rng import below, new_state, next_bits, shuffle
from samspel.reporting.figures.sankey.sifting import move, sift


def test_splitmix64_gives_its_published_numbers() -> None:
    """Seed 1234567: the first outputs of Vigna's splitmix64.c (prng.di.unimi.it, 2015)."""
    state = new_state(1234567)
    assert [int(next_bits(state)) for _ in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


def test_draws_stay_below_and_shuffling_keeps_all() -> None:
    state = new_state(7)
    assert {below(state, 5) for _ in range(200)} == set(range(5))
    items = np.arange(20)
    shuffle(state, items)
    assert items.tolist() != list(range(20))
    assert sorted(items.tolist()) == list(range(20))


def test_moving_shifts_those_between() -> None:
    order = np.arange(5)
    move(order, 1, 3)
    assert order.tolist() == [0, 2, 3, 1, 4]
    move(order, 3, 1)
    assert order.tolist() == [0, 1, 2, 3, 4]


def test_sifting_ends_where_no_single_move_helps() -> None:
    draw = np.random.default_rng(3)
    cost = draw.integers(0, 9, (6, 6)).astype(float)
    order = np.arange(6)

    def total(line: list[int]) -> float:
        return float(sum(cost[u, v] for i, u in enumerate(line) for v in line[i + 1 :]))

    before = total(order.tolist())
    gain = sift(order, cost)
    after = order.tolist()
    assert total(after) == before - gain
    for i in range(6):
        rest = after[:i] + after[i + 1 :]
        assert all(total([*rest[:j], after[i], *rest[j:]]) >= total(after) for j in range(6))


def test_nowhere_to_write_compiles_without_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def njit(*args: Any, cache: bool = False) -> Callable[..., Any]:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        made: Callable[..., Any] = numba.njit(*args)
        return made

    monkeypatch.setattr(compiling, "njit", njit)

    @compiling.compiled
    def double(x: float) -> float:
        return 2 * x

    assert double(2.5) == 5.0
