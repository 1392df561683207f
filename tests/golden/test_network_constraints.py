"""Each constraint's rows on one small problem, as stored; a change shows as a readable diff.

To store anew after an intended change: delete the file and run the test twice.
"""

from pathlib import Path

import numpy as np
import pytest

from samspel.optimisation.constraints import CONSTRAINTS, Constraint
from samspel.optimisation.spec import Columns, NetworkProblem, Shared

STORED = Path(__file__).parent / "network_constraints"


def small_problem() -> NetworkProblem:
    """Two sources, two sinks, three exchanges in January and July; every constraint bites."""
    months = np.zeros((3, 12))
    months[:, 0] = 4.0, 5.0, 6.0
    months[:2, 6] = 7.0, 8.0
    supply = np.tile([[9.0], [10.0]], 12)
    need = np.tile([[11.0], [12.0]], 12)
    return NetworkProblem(
        ("a", "b", "c"),
        [0, 0, 1],
        [0, 1, 1],
        months,
        supply,
        need,
        [1.0, 0.5, 2.0],
        np.array([False, True, False]),
        [1.0, 2.0, 3.0],
        [0.0, -10.0, 0.0],
        [100.0, 0.0, 50.0],
        [0.0, 2.0, 0.0],
        Shared(("plant",), [-7.0], [500.0], [6.0], [1, 2], [0, 0], [1.0, 0.25]),
        ((0, 1),),
        (2,),
        2000.0,
    )


def text_of(constraint: Constraint) -> str:
    """The rows as a reader of linear programs writes them."""
    problem = small_problem()
    columns = Columns.of(problem)
    names = [
        f"flow[{problem.exchange_ids[e]},{m + 1}]"
        for e, m in zip(columns.flow_exchange, columns.flow_month, strict=True)
    ]
    decided = [e for e in range(problem.n_exchanges) if columns.build[e] >= 0]
    names += [f"built[{problem.exchange_ids[e]}]" for e in decided]
    names += [f"item[{key}]" for key in problem.shared.keys]
    block = constraint.build(problem, columns)
    lines = [f"{constraint.name}: {constraint.title.en} [{constraint.unit}]"]
    for row in range(block.n_rows):
        entries = sorted(
            (int(c), float(v))
            for r, c, v in zip(block.row, block.column, block.value, strict=True)
            if r == row
        )
        terms = " ".join(f"{v:+g} {names[c]}" for c, v in entries)
        lines.append(f"  {block.lower[row]:g} <= {terms} <= {block.upper[row]:g}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda c: c.name)
def test_rows_are_as_stored(constraint: Constraint) -> None:
    path = STORED / f"{constraint.name}.txt"
    found = text_of(constraint)
    if not path.exists():
        path.write_text(found, encoding="utf-8")
        pytest.fail(f"{path.name} was not stored; it is now. Read it, then run again.")
    assert found == path.read_text(encoding="utf-8")


def test_no_stored_constraint_is_left_over() -> None:
    assert {p.stem for p in STORED.glob("*.txt")} == {c.name for c in CONSTRAINTS}
