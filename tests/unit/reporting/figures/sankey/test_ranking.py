import numpy as np
import pytest

from samspel.reporting.figures.sankey.ranking import (
    RankProblem,
    choose_ranks,
    first_ranks,
    keep_ranks,
)


def problem(n: int, *arcs: tuple[int, int, float]) -> RankProblem:
    ends = np.array([(a, b) for a, b, _ in arcs], dtype=np.int64).reshape(-1, 2)
    return RankProblem(np.full(n, 40.0), ends, np.array([w + 20.0 for *_, w in arcs]))


def test_a_chain_takes_one_column_each() -> None:
    chain = problem(4, (0, 1, 5.0), (1, 2, 5.0), (2, 3, 5.0))
    ranks = choose_ranks(chain, first_ranks(chain), 4, seed=1)
    assert ranks.tolist() == [0, 1, 2, 3]


def test_the_light_arc_of_a_cycle_turns_back() -> None:
    ring = problem(3, (0, 1, 100.0), (1, 2, 2.0), (2, 0, 100.0))
    start = first_ranks(ring)
    assert not start.is_acyclic
    assert choose_ranks(ring, start, 3, seed=1).tolist() == [1, 2, 0]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("is_acyclic", [True, False])
def test_no_level_bundles_and_no_return_without_a_cycle(seed: int, is_acyclic: bool) -> None:
    draw = np.random.default_rng(seed)
    pairs = [(int(draw.integers(i)), i) for i in range(1, 20)]
    for _ in range(12):
        low, high = sorted(int(end) for end in draw.choice(20, 2, replace=False))
        pairs.append((low, high))
    if not is_acyclic:
        pairs = [(b, a) if draw.random() < 0.3 else (a, b) for a, b in pairs]
    made = problem(20, *((a, b, float(draw.lognormal(1.5, 1.0))) for a, b in pairs))
    start = first_ranks(made)
    ranks = choose_ranks(made, start, max(6, start.n_columns), seed=1)
    steps = ranks[made.arcs[:, 1]] - ranks[made.arcs[:, 0]]
    assert np.all(steps != 0)
    assert set(ranks) == set(range(int(ranks.max()) + 1))
    if start.is_acyclic:
        assert np.all(steps > 0)


def test_a_path_longer_than_the_columns_is_folded_back_not_levelled() -> None:
    chain = problem(6, *((i, i + 1, 5.0) for i in range(5)))
    ranks = choose_ranks(chain, first_ranks(chain), 3, seed=1)
    assert ranks.max() <= 3
    assert np.all(np.diff(ranks) != 0)


def test_saved_columns_stay_and_a_new_node_finds_its_own() -> None:
    made = problem(4, (0, 1, 5.0), (1, 2, 5.0), (1, 3, 5.0))
    ranks = keep_ranks(made, [0, 1, 2, None], first_ranks(made), 4)
    assert ranks.tolist() == [0, 1, 2, 2]


def test_saved_columns_that_put_partners_side_by_side_are_left() -> None:
    made = problem(3, (0, 1, 5.0), (1, 2, 5.0))
    assert keep_ranks(made, [0, 1, 1], first_ranks(made), 3).tolist() == [0, 1, 2]
