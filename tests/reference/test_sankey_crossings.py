"""Crossing weights against the exact optimum.

The oracle is the integer program of Zarate, Le Bodic, Dwyer, Gange and Stuckey, "Optimal Sankey
Diagrams Via Integer Programming" (2018). The tolerance is the one the figure promises: 1.15 times
the optimum plus 0.0005 of the squared sum of widths. Li and others (2019, arXiv 1912.05339) report
1.08 times for their heuristic.
"""

import pytest

from samspel.reporting.figures.sankey.ordering import choose_order
from samspel.reporting.figures.sankey.ordering_kernels import crossing_weight
from tests.sankey_oracle import optimum, panel_of


@pytest.mark.parametrize("seed", range(10))
def test_crossings_are_near_the_optimum(seed: int) -> None:
    panel, total = panel_of(seed)
    found = crossing_weight(panel.layers, choose_order(panel.layers, seed=1))
    best = optimum(panel.layers)
    assert found >= best - 1e-6 * total**2
    assert found <= 1.15 * best + 0.0005 * total**2
