"""From a problem to the best choice, with bound and gap; or to the requirements that conflict."""

from collections.abc import Callable, Iterator

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from samspel.domain.errors import InfeasibleError
from samspel.domain.studies import StudyOptions
from samspel.domain.texts import Text
from samspel.optimisation.constraints import CONSTRAINTS
from samspel.optimisation.solver import Answer, Limits, Model, solve
from samspel.optimisation.spec import Columns, Floats, NetworkProblem

_TRACE = 1e-7
_SMALLEST = 1e-9


@frozen(eq=False)
class NetworkSolution:
    """The chosen flows (n, 12), in source units, with objective, proven bound and relative gap.

    `is_chosen` (n,): exchanges that move something. `objective` is recomputed from the flows.
    """

    exchange_ids: tuple[str, ...]
    flows: Floats
    is_chosen: NDArray[np.bool_]
    built_items: tuple[str, ...]
    objective: float
    bound: float
    gap: float
    n_nodes: int


def model_of(problem: NetworkProblem) -> tuple[Model, Columns, float]:
    """The mixed-integer model, its columns, and the power of two its objective is scaled by."""
    columns = Columns.of(problem)
    n = columns.n_columns
    decided = np.flatnonzero(columns.build >= 0)
    cost = np.zeros(n)
    cost[: columns.n_flows] = problem.value[columns.flow_exchange]
    cost[columns.build[decided]] = problem.value_fixed[decided]
    cost[columns.first_item :] = problem.shared.value
    upper = np.ones(n)
    upper[: columns.n_flows] = problem.upper[columns.flow_exchange, columns.flow_month]
    lower = np.zeros(n)
    lower[columns.build[list(problem.required)]] = 1.0
    scale = _scale(cost * upper)
    blocks = tuple(constraint.build(problem, columns) for constraint in CONSTRAINTS)
    is_integer = np.zeros(n, dtype=bool)
    is_integer[columns.build[columns.is_whole]] = True
    is_integer[columns.first_item :] = True
    return Model(cost * scale, lower, upper, is_integer, blocks), columns, scale


def _scale(reach: Floats) -> float:
    """A power of two that brings the largest contribution near 1 000."""
    largest = float(np.abs(reach).max(initial=0.0))
    return 2.0 ** -round(np.log2(largest / 1e3)) if largest > 0 else 1.0


def choose_network(problem: NetworkProblem, options: StudyOptions | None = None) -> NetworkSolution:
    """The choice of exchanges and flows with the highest objective. Deterministic.

    Raises InfeasibleError naming requirements that cannot be met together, SolverError when the
    solver stops without any choice.
    """
    options = options or StudyOptions()
    limits = Limits(options.mip_gap, options.max_nodes, options.seed)
    model, columns, scale = model_of(problem)
    try:
        answer = solve(model, limits)
    except InfeasibleError as error:
        raise InfeasibleError(_explain(problem, limits)) from error
    return _read(problem, columns, answer, scale)


def _read(
    problem: NetworkProblem, columns: Columns, answer: Answer, scale: float
) -> NetworkSolution:
    flows = np.zeros((problem.n_exchanges, problem.upper.shape[1]))
    flows[columns.flow_exchange, columns.flow_month] = answer.x[: columns.n_flows]
    flows = np.clip(flows, 0.0, problem.upper)
    is_built = np.ones(problem.n_exchanges, dtype=bool)
    whole = np.flatnonzero(columns.is_whole)
    is_built[whole] = answer.x[columns.build[whole]] > 0.5
    flows[~is_built] = 0.0
    flows[flows <= _TRACE * problem.upper.max(axis=1, keepdims=True, initial=0.0)] = 0.0
    is_chosen = flows.sum(axis=1) > 0
    is_item = answer.x[columns.first_item :] > 0.5
    objective = float(
        (problem.value * flows.sum(axis=1)).sum()
        + problem.value_fixed[is_built & columns.is_whole].sum()
        + problem.shared.value[is_item].sum()
    )
    bound = max(answer.bound / scale, objective)
    gap = (bound - objective) / max(abs(objective), _SMALLEST) if bound > objective else 0.0
    return NetworkSolution(
        problem.exchange_ids,
        flows,
        is_chosen,
        tuple(k for k, built in zip(problem.shared.keys, is_item, strict=True) if built),
        objective,
        bound,
        gap,
        answer.n_nodes,
    )


@frozen
class _Requirement:
    """Something asked for that can be given up, to see whether it is what stands in the way."""

    text: Text
    given_up: Callable[[NetworkProblem], NetworkProblem]


def _requirements(problem: NetworkProblem) -> Iterator[_Requirement]:
    for index in problem.required:
        name = problem.exchange_ids[index]
        yield _Requirement(
            Text(f"utbytet {name} krävs", f"the exchange {name} is required"),
            lambda p, index=index: evolve(  # type: ignore[misc]
                p, required=tuple(i for i in p.required if i != index)
            ),
        )
    if problem.budget_sek is not None:
        yield _Requirement(
            Text(
                f"investeringsramen är {problem.budget_sek:g} kr",
                f"the investment budget is {problem.budget_sek:g} SEK",
            ),
            lambda p: evolve(p, budget_sek=None),
        )
    if problem.exclusive:
        yield _Requirement(
            Text("bara ett av flera får väljas", "only one of several may be chosen"),
            lambda p: evolve(p, exclusive=()),
        )
    if problem.minimum.any() or problem.shared.minimum.any():
        yield _Requirement(
            Text("minsta mängder ska nås", "least amounts have to be reached"), _without_minimum
        )


def _without_minimum(problem: NetworkProblem) -> NetworkProblem:
    shared = evolve(problem.shared, minimum=np.zeros(problem.n_items))
    return evolve(problem, minimum=np.zeros(problem.n_exchanges), shared=shared)


def _explain(problem: NetworkProblem, limits: Limits) -> Text:
    """Requirements that conflict: each of them given up alone would make a choice possible.

    A deletion filter: what can be given up without a choice becoming possible is not part of it.
    """
    conflicting = []
    for requirement in list(_requirements(problem)):
        without = requirement.given_up(problem)
        if _is_feasible(without, limits):
            conflicting.append(requirement.text)
        else:
            problem = without
    return Text(
        "Inget val uppfyller alla krav samtidigt. Det som står emot varandra: "
        f"{', '.join(t.sv for t in conflicting)}, och det som finns månad för månad. "
        "Släpp ett av kraven.",
        "No choice meets all requirements at once. In conflict are: "
        f"{', '.join(t.en for t in conflicting)}, and what there is month by month. "
        "Give up one of them.",
    )


def _is_feasible(problem: NetworkProblem, limits: Limits) -> bool:
    model, _, _ = model_of(problem)
    try:
        solve(evolve(model, cost=np.zeros(model.cost.size)), limits)
    except InfeasibleError:
        return False
    return True
