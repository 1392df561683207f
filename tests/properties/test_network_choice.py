"""The choice of network against brute force, and what must not change it."""

from itertools import product

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.domain.errors import InfeasibleError
from samspel.optimisation import NetworkProblem, NetworkSolution, choose_network
from samspel.optimisation.constraints import CONSTRAINTS
from samspel.optimisation.solution import model_of
from samspel.optimisation.solver import Limits, solve
from samspel.optimisation.spec import Shared
from tests.random_networks import random_problem


def brute_force(problem: NetworkProblem) -> float:
    """The best over every set of yes and no, each with its flows by linear programming."""
    model, columns, scale = model_of(problem)
    choices = np.arange(columns.n_flows, columns.n_columns)
    best = -np.inf
    for answer in product((0.0, 1.0), repeat=choices.size):
        lower, upper = model.lower.copy(), model.upper.copy()
        if (np.array(answer) < lower[choices]).any():
            continue
        lower[choices] = upper[choices] = answer
        fixed = evolve(model, lower=lower, upper=upper, is_integer=np.zeros(upper.size, dtype=bool))
        try:
            best = max(best, solve(fixed, Limits()).objective / scale)
        except InfeasibleError:
            continue
    return best


def assert_respects(problem: NetworkProblem, solution: NetworkSolution) -> None:
    """Balances, checked without the solver's rows."""
    flows = solution.flows
    assert (flows >= 0).all()
    assert (flows <= problem.upper + 1e-9).all()
    for number, supply in enumerate(problem.supply):
        assert (flows[problem.source == number].sum(axis=0) <= supply + 1e-6).all()
    delivered = flows * problem.yield_[:, None]
    for number, need in enumerate(problem.need):
        mine = problem.sink == number
        fixed = mine & ~problem.can_wait
        assert (delivered[fixed].sum(axis=0) <= need + 1e-6).all()
        assert delivered[mine].sum() <= need.sum() + 1e-6
    yearly = flows.sum(axis=1)
    chosen = solution.is_chosen
    assert (yearly[chosen] >= problem.minimum[chosen] - 1e-6).all()
    for group in problem.exclusive:
        assert chosen[list(group)].sum() <= 1
    shared = problem.shared
    for e, i, _ in zip(shared.use_exchange, shared.use_item, shared.use_input, strict=True):
        assert not chosen[e] or shared.keys[i] in solution.built_items
    invested = (problem.investment_sek * yearly).sum()
    for key, price, least in zip(shared.keys, shared.investment_sek, shared.minimum, strict=True):
        if key in solution.built_items:
            invested += price
            uses = shared.use_item == shared.keys.index(key)
            taken = (yearly[shared.use_exchange[uses]] * shared.use_input[uses]).sum()
            assert taken >= least - 1e-6
    assert problem.budget_sek is None or invested <= problem.budget_sek + 1e-6


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("n", [1, 2, 4])
def test_no_set_of_choices_is_better(n: int, seed: int) -> None:
    problem = random_problem(n, seed)
    solution = choose_network(problem)
    assert_respects(problem, solution)
    assert solution.objective == pytest.approx(brute_force(problem), rel=1e-5, abs=1e-4)
    assert solution.bound >= solution.objective
    assert solution.gap <= 1e-6


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_order_of_candidates_does_not_matter(seed: int, random: "st.Random") -> None:  # type: ignore[name-defined]
    problem = random_problem(8, seed)
    order = list(range(8))
    random.shuffle(order)
    place = np.argsort(order)
    turned = evolve(
        problem,
        exchange_ids=tuple(problem.exchange_ids[i] for i in order),
        **{
            name: getattr(problem, name)[order]
            for name in (
                "source", "sink", "upper", "yield_", "can_wait",
                "value", "value_fixed", "investment_sek", "minimum",
            )
        },
        shared=evolve(problem.shared, use_exchange=place[problem.shared.use_exchange]),
        exclusive=tuple(tuple(int(place[e]) for e in g) for g in problem.exclusive),
    )  # fmt: skip
    first, second = choose_network(problem), choose_network(turned)
    assert second.objective == pytest.approx(first.objective, rel=2e-6, abs=1e-6)
    assert_respects(turned, second)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_one_more_candidate_is_never_worse(seed: int) -> None:
    problem = random_problem(8, seed)
    fewer = problem.without([int(np.random.default_rng(seed).integers(8))])
    assert choose_network(problem).objective >= choose_network(fewer).objective - 1e-3


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 500), st.floats(0, 500))
def test_more_budget_is_never_worse(seed: int, one: float, other: float) -> None:
    problem = random_problem(8, seed)
    low, high = sorted((one, other))
    poor = choose_network(evolve(problem, budget_sek=low))
    rich = choose_network(evolve(problem, budget_sek=high))
    assert rich.objective >= poor.objective - 1e-3
    assert_respects(evolve(problem, budget_sek=low), poor)


def test_same_problem_same_answer_to_the_last_bit() -> None:
    first, second = (choose_network(random_problem(40, 5)) for _ in range(2))
    assert first.flows.tobytes() == second.flows.tobytes()
    assert first.objective == second.objective


def test_nothing_to_choose_from_is_an_empty_network() -> None:
    nothing = np.zeros((0, 12))
    problem = NetworkProblem(
        (), [], [], nothing, nothing, nothing, [], np.zeros(0, dtype=bool), [], [], [], [], Shared()
    )
    solution = choose_network(problem)
    assert (solution.objective, solution.bound, solution.gap) == (0.0, 0.0, 0.0)


def test_conflicting_requirements_are_named_and_others_are_not() -> None:
    problem = evolve(
        random_problem(4, 1),
        required=(0, 3),
        exclusive=((0, 3),),
        budget_sek=1e9,
        upper=np.full((4, 12), 1.0),
        supply=np.full((3, 12), 50.0),
        need=np.full((3, 12), 50.0),
        minimum=np.zeros(4),
        shared=Shared(),
    )
    with pytest.raises(InfeasibleError) as caught:
        choose_network(problem)
    assert "e00000 is required" in caught.value.text.en
    assert "e00003 is required" in caught.value.text.en
    assert "only one of several" in caught.value.text.en
    assert "budget" not in caught.value.text.en
    assert "utbytet e00000 krävs" in caught.value.text.sv


def test_a_budget_too_small_for_what_is_required_is_named() -> None:
    problem = evolve(
        random_problem(2, 2), required=(0,), budget_sek=0.0, investment_sek=[5.0, 5.0],
        upper=np.full((2, 12), 1.0), supply=np.full((3, 12), 50.0), need=np.full((3, 12), 50.0),
        minimum=np.zeros(2), exclusive=(), shared=Shared(),
    )  # fmt: skip
    with pytest.raises(InfeasibleError, match="budget is 0 SEK"):
        choose_network(problem)


def test_every_constraint_says_what_it_is() -> None:
    assert len({c.name for c in CONSTRAINTS}) == len(CONSTRAINTS)
    assert all(c.title and c.description and c.unit for c in CONSTRAINTS)
