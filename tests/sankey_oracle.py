"""The least crossing weight of a layered graph by integer programming, for tests and benchmarks.

Zarate, Le Bodic, Dwyer, Gange and Stuckey, "Optimal Sankey Diagrams Via Integer Programming"
(2018): one binary per pair of vertices in a column, triangle rows, and a crossing for every pair
of bands whose ends stand in opposite orders. Solved by HiGHS.
"""

from itertools import combinations

import highspy
import numpy as np

from samspel.reporting.figures.sankey.layout import layout_sankey
from samspel.reporting.figures.sankey.links import aggregate
from samspel.reporting.figures.sankey.ordering_kernels import Layers
from samspel.reporting.figures.sankey.panels import Panel, build_panel
from tests.sankey_scenes import random_view, region


def panel_of(seed: int) -> tuple[Panel, float]:
    """The largest panel of a random network (seed 0: the region), and its summed width."""
    view = random_view(seed, 15 + seed * 25 // 12) if seed else region()
    layout = layout_sankey(view)
    nodes = [box.node for box in sorted(layout.nodes, key=lambda box: box.node.node_id)]
    number = {node.node_id: i for i, node in enumerate(nodes)}
    bundles = aggregate(view.flows)
    ends = [(number[b.source], number[b.target]) for b in bundles]
    widths = np.array([band.width for band in layout.bands])
    members = [number[b.node.node_id] for b in layout.nodes if b.panel == 0]
    ranks = {number[name]: rank for name, rank in layout.saved.ranks.items()}
    panel = build_panel(sorted(members), ranks, nodes, bundles, ends, widths)
    return panel, float(widths.sum())


def optimum(layers: Layers) -> float:
    """The least crossing weight of any order, by integer programming."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    first: dict[tuple[int, int], object] = {}
    for q in range(layers.free.shape[0]):
        lo, free = int(layers.base[q]), int(layers.free[q])
        vertices = range(lo, lo + free)
        for u, v in combinations(vertices, 2):
            first[u, v] = model.addBinary()
        for u, v, w in combinations(vertices, 3):
            total = first[u, v] + first[v, w] - first[u, w]  # type: ignore[operator]
            model.addConstr(total >= 0)
            model.addConstr(total <= 1)

    def before(u: int, v: int) -> object:
        if (u, v) in first:
            return first[u, v]
        if (v, u) in first:
            return 1 - first[v, u]  # type: ignore[operator]
        return 1.0 if u < v else 0.0  # the pinned vertex has the largest number of its column

    crossings = []
    for q in range(layers.free.shape[0] - 1):
        edges = [
            (u, int(layers.right_idx[e]), float(layers.right_w[e]))
            for u in range(int(layers.base[q]), int(layers.base[q + 1]))
            for e in range(int(layers.right_ptr[u]), int(layers.right_ptr[u + 1]))
        ]
        for (u, p, a), (v, r, b) in combinations(edges, 2):
            if u == v or p == r:
                continue
            crossing = model.addVariable(lb=0, ub=1, obj=a * b)
            left, right = before(u, v), before(p, r)
            model.addConstr(crossing >= left - right)  # type: ignore[operator]
            model.addConstr(crossing >= right - left)  # type: ignore[operator]
            crossings.append(crossing)
    model.minimize()
    assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(model.getObjectiveValue())
