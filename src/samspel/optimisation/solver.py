"""The thin layer to HiGHS: blocks to one sparse matrix, solve, and read what was proven."""

import highspy
import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from samspel.domain.errors import InfeasibleError, SamspelError
from samspel.domain.texts import Text
from samspel.optimisation.constraints import Block
from samspel.optimisation.spec import Floats, Ints

THREADS = 1
_FEASIBILITY = 1e-9
_INFEASIBLE = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class SolverError(SamspelError):
    """The solver stopped without an answer; what it said is in the message."""

    code = "SOLVER"


@frozen(eq=False)
class Model:
    """Maximise `cost`·x over `lower` ≤ x ≤ `upper`, with rows in blocks."""

    cost: Floats
    lower: Floats
    upper: Floats
    is_integer: NDArray[np.bool_]
    blocks: tuple[Block, ...]


@frozen
class Limits:
    """Where to stop: relative gap and nodes, never time (conventions §8)."""

    gap: float = 1e-6
    max_nodes: int = 100_000
    seed: int = 1


@frozen(eq=False)
class Answer:
    """x, its objective, the proven bound, and the nodes it took."""

    x: Floats = field(repr=False)
    objective: float
    bound: float
    n_nodes: int


def to_highs(model: Model) -> highspy.HighsLp:
    """All blocks as one compressed matrix by column, handed over as arrays."""
    offsets = np.concatenate(([0], np.cumsum([b.n_rows for b in model.blocks])))
    row = _joined([b.row + o for b, o in zip(model.blocks, offsets, strict=False)])
    column = _joined([b.column for b in model.blocks])
    value = np.concatenate([np.zeros(0), *(b.value for b in model.blocks)])
    order = np.argsort(column, kind="stable")
    starts = np.searchsorted(column[order], np.arange(model.cost.size + 1))
    lp = highspy.HighsLp()
    lp.num_col_ = model.cost.size
    lp.num_row_ = int(offsets[-1])
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.cost, model.lower, model.upper
    lp.row_lower_ = np.concatenate([np.zeros(0), *(b.lower for b in model.blocks)])
    lp.row_upper_ = np.concatenate([np.zeros(0), *(b.upper for b in model.blocks)])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = starts.astype(np.int32)
    lp.a_matrix_.index_ = row[order].astype(np.int32)
    lp.a_matrix_.value_ = value[order]
    if model.is_integer.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[flag] for flag in model.is_integer.astype(int).tolist()]
    return lp


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.intp), *parts])


def solve(model: Model, limits: Limits) -> Answer:
    """Solve with HiGHS. Raises InfeasibleError without a solution, SolverError on anything else.

    Stops on gap or nodes; a stop on nodes gives the best found, with its honest bound.
    """
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    _set(highs, "output_flag", False)
    _set(highs, "threads", THREADS)
    _set(highs, "random_seed", limits.seed)
    _set(highs, "mip_rel_gap", limits.gap)
    _set(highs, "mip_abs_gap", 0.0)
    _set(highs, "mip_max_nodes", limits.max_nodes)
    _set(highs, "mip_feasibility_tolerance", _FEASIBILITY)
    if highs.passModel(to_highs(model)) == highspy.HighsStatus.kError:
        raise SolverError(
            Text(
                "Lösaren tog inte emot modellen: ett tal i den är inte ändligt.",
                "The solver refused the model; a number in it is not finite.",
            )
        )
    highs.run()
    status = highs.getModelStatus()
    said = highs.modelStatusToString(status)
    if status == highspy.HighsModelStatus.kModelEmpty:
        return Answer(np.zeros(0), 0.0, 0.0, 0)
    if status in _INFEASIBLE:
        raise InfeasibleError("No choice meets all requirements at once.")
    info = highs.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise SolverError(
            Text(
                f"Lösaren stannade utan någon lösning: {said}. Tillåt fler noder eller ett "
                "större gap.",
                f"The solver stopped without a solution: {said}. Allow more nodes or a larger gap.",
            )
        )
    is_mip = bool(model.is_integer.any())
    objective = float(info.objective_function_value)
    bound = float(info.mip_dual_bound) if is_mip else objective
    n_nodes = max(int(info.mip_node_count), 0) if is_mip else 0
    return Answer(np.array(highs.getSolution().col_value), objective, bound, n_nodes)


def _set(highs: highspy.Highs, option: str, value: bool | int | float) -> None:
    if highs.setOptionValue(option, value) != highspy.HighsStatus.kOk:
        raise SolverError(f"The solver does not take {option} = {value}.")
