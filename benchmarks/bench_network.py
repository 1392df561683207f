"""The network model: time to build it, against the same model built row by row by the peer.

    python benchmarks/bench_network.py [n_candidates]

Prints the build (problem arrays → HiGHS), the ratio to highspy's own modelling row by row and, if
linopy is installed in the environment that runs this, to linopy's vectorised model; then the
solve with objective, bound and gap. All models have the same columns, rows and non-zeros.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import highspy
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from samspel.domain.studies import StudyOptions
from samspel.optimisation import choose_network
from samspel.optimisation.solution import model_of
from samspel.optimisation.solver import Model, to_highs
from samspel.optimisation.spec import NetworkProblem
from tests.random_networks import random_problem


def best_of(n: int, run: Callable[[], object]) -> float:
    """Seconds of the fastest of `n` runs."""
    times = []
    for _ in range(n):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def build(problem: NetworkProblem) -> highspy.Highs:
    """Ours: arrays to a solver that is ready to run."""
    model, _, _ = model_of(problem)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.passModel(to_highs(model))
    return highs


def build_row_by_row(model: Model) -> highspy.Highs:
    """The peer: highspy, one column and one row at a time."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    for cost, lower, upper in zip(model.cost, model.lower, model.upper, strict=True):
        highs.addCol(cost, lower, upper, 0, [], [])
    for column in np.flatnonzero(model.is_integer):
        highs.changeColIntegrality(int(column), highspy.HighsVarType.kInteger)
    for block in model.blocks:
        order = np.argsort(block.row, kind="stable")
        ends = np.searchsorted(block.row[order], np.arange(block.n_rows + 1))
        for row in range(block.n_rows):
            own = order[ends[row] : ends[row + 1]]
            highs.addRow(
                block.lower[row], block.upper[row], own.size, block.column[own], block.value[own]
            )
    return highs


def build_linopy(model: Model) -> object:
    """The other peer: linopy, block by block, its rows padded to the block's widest."""
    import linopy
    import pandas
    import xarray

    found = linopy.Model()
    flows, choices = np.flatnonzero(~model.is_integer), np.flatnonzero(model.is_integer)
    index = pandas.RangeIndex(model.cost.size, name="x")
    x = found.add_variables(model.lower[flows], model.upper[flows], coords=[index[flows]])
    y = found.add_variables(binary=True, coords=[index[choices]])
    labels = np.empty(model.cost.size, dtype=int)
    labels[flows], labels[choices] = x.labels.values, y.labels.values
    for block in model.blocks:
        if block.n_rows == 0:
            continue
        order = np.argsort(block.row, kind="stable")
        row, column, value = block.row[order], block.column[order], block.value[order]
        counts = np.bincount(row, minlength=block.n_rows)
        within = np.arange(row.size) - np.repeat(np.cumsum(counts) - counts, counts)
        held = np.full((block.n_rows, counts.max()), -1)
        coefficients = np.full(held.shape, np.nan)
        held[row, within], coefficients[row, within] = labels[column], value
        data = xarray.Dataset(
            {"coeffs": (("r", "_term"), coefficients), "vars": (("r", "_term"), held)},
            coords={"r": np.arange(block.n_rows)},
        )
        left = linopy.LinearExpression(data, found)
        if np.isfinite(block.upper[0]):
            found.add_constraints(left <= block.upper)
        else:
            found.add_constraints(left >= block.lower)
    goal = (x * model.cost[flows]).sum() + (y * model.cost[choices]).sum()
    found.add_objective(goal, sense="max")
    return found.to_highspy()


def main() -> None:
    """Measure and print."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    problem = random_problem(n, 1, n_sources=n // 8, n_sinks=n // 8, n_items=n // 40)
    model, columns, _ = model_of(problem)
    n_rows = sum(b.n_rows for b in model.blocks)
    entries = sum(b.value.size for b in model.blocks)
    print(
        f"{n} candidates x 12 months: {columns.n_columns} columns, {n_rows} rows, {entries} entries"
    )
    ours = best_of(5, lambda: build(problem))
    print(f"built in {ours:.3f} s")
    peer = best_of(1, lambda: build_row_by_row(model))
    print(f"highspy row by row {peer:.3f} s, {peer / ours:.1f} times ours")
    try:
        linopy = best_of(2, lambda: build_linopy(model))
        print(f"linopy {linopy:.3f} s, {linopy / ours:.1f} times ours")
    except ModuleNotFoundError as error:
        print(f"linopy not compared: {error.name} is not installed here")
    small = random_problem(600, 1, n_sources=75, n_sinks=75, n_items=15)
    for name, one in (("600 candidates", small), (f"{n} candidates", problem)):
        start = time.perf_counter()
        solution = choose_network(one, StudyOptions(mip_gap=1e-3, max_nodes=200))
        print(
            f"{name}: solved in {time.perf_counter() - start:.1f} s, objective "
            f"{solution.objective:.0f}, bound {solution.bound:.0f}, gap {solution.gap:.1e}, "
            f"{solution.n_nodes} nodes"
        )


if __name__ == "__main__":
    main()
