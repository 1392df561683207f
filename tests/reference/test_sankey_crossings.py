"""Crossing weights against the exact optimum.

The oracle is the integer program of Zarate, Le Bodic, Dwyer, Gange and Stuckey, "Optimal Sankey
Diagrams Via Integer Programming" (2018). The tolerance is the one the figure promises: 1.15 times
the optimum plus 0.0005 of the squared sum of widths. Li and others (2019, arXiv 1912.05339) report
1.08 times for their heuristic.
"""

from statistics import median

from samspel.reporting.figures.sankey.ordering import choose_order
from samspel.reporting.figures.sankey.ordering_kernels import crossing_weight
from tests.sankey_oracle import optimum, panel_of


def share_of_optimum(seed: int) -> tuple[float, bool]:
    """Crossing weight over the optimum, and whether it is within the tolerance."""
    panel, total = panel_of(seed)
    found = crossing_weight(panel.layers, choose_order(panel.layers, seed=1))
    best = optimum(panel.layers)
    assert found >= best - 1e-6 * total**2
    share = found / best if best > 1.0 else 1.0
    return share, found <= 1.15 * best + 0.0005 * total**2


def test_the_region_crosses_no_more_than_it_must() -> None:
    share, is_within = share_of_optimum(0)
    assert is_within
    assert share <= 1.05


def test_random_networks_are_near_the_optimum() -> None:
    """15 to 35 actors. One in ten may miss: no descent with kicks leaves every local optimum."""
    results = [share_of_optimum(seed) for seed in range(1, 11)]
    assert sum(is_within for _, is_within in results) >= 9
    assert median(share for share, _ in results) <= 1.05
