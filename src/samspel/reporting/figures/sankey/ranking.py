"""Step 1: which column each node stands in, and by that which bundles are returns.

Column and direction are chosen together, after Rüegg, Ehlers, Spönemann and von Hanxleden,
10.7155/jgaa.00441; the start is Brandenburg and Hanauer's (2011, MIP-1104) feedback heuristic.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.ranking_kernels import (
    RankGraph,
    descend,
    feedback_order,
    kick,
    longest_paths,
    rank_cost,
    strong_components,
)
from samspel.reporting.figures.sankey.rng import new_state

N_KICKS = 120
N_STARTS = 3
SPAN_PX = 20.0
REFUSED_WEIGHT = 0.5
KEEP_SHARE = 0.95


@frozen
class RankProblem:
    """Nodes 0 … n - 1 with block `heights` (px), and arcs (source, target) with `weights`.

    An arc weighs its width + 20 px, and next to nothing when it is refused.
    """

    heights: Array
    arcs: Array
    weights: Array

    @property
    def n_nodes(self) -> int:
        """Number of nodes."""
        return int(self.heights.shape[0])

    def dense(self) -> Array:
        """Summed weights, shape (n, n)."""
        weights = np.zeros((self.n_nodes, self.n_nodes))
        np.add.at(weights, (self.arcs[:, 0], self.arcs[:, 1]), self.weights)
        return weights

    def graph(self) -> RankGraph:
        """The neighbour rows that the kernels read."""
        ends = np.concatenate([self.arcs[:, 0], self.arcs[:, 1]])
        others = np.concatenate([self.arcs[:, 1], self.arcs[:, 0]])
        sign = np.repeat(np.array([1, -1]), self.arcs.shape[0])
        rows = np.argsort(ends, kind="stable")
        ptr = np.searchsorted(ends[rows], np.arange(self.n_nodes + 1))
        weight = np.tile(self.weights, 2)
        return RankGraph(ptr, others[rows], weight[rows], sign[rows], self.heights)


@frozen
class Start:
    """The first guess: ranks by longest path, their number, and whether there is no cycle."""

    ranks: Array
    n_columns: int
    is_acyclic: bool


def first_ranks(problem: RankProblem) -> Start:
    """Longest-path ranks after turning a light set of arcs into returns."""
    weights = problem.dense()
    component = strong_components(weights)
    inside = np.where(component[:, None] == component[None, :], weights, 0.0)
    order = feedback_order(inside)
    position = np.empty(problem.n_nodes, dtype=np.int64)
    position[order] = np.arange(problem.n_nodes)
    ranks = longest_paths(weights, component, position)
    is_acyclic = bool(np.unique(component).shape[0] == problem.n_nodes)
    return Start(ranks, int(ranks.max(initial=0)) + 1, is_acyclic)


def choose_ranks(problem: RankProblem, start: Start, most: int, seed: int) -> Array:
    """Ranks 0 … K - 1 with no gap, no two joined nodes in one column; K ≤ `most` where possible.

    Without cycles, and when the longest path fits `most` columns, no bundle is a return.
    """
    graph = problem.graph()
    is_strict = start.is_acyclic and start.n_columns <= most
    for n_columns in range(max(1, most), problem.n_nodes + 1):
        ranks = _best_ranks(graph, start, n_columns, is_strict, seed)
        if not _has_level(problem, ranks):
            return _without_gaps(ranks)
    return _without_gaps(start.ranks)


def _best_ranks(
    graph: RankGraph, start: Start, n_columns: int, is_strict: bool, seed: int
) -> Array:
    """The best of several kicked descents from the compressed first ranks."""
    state = new_state(seed)
    found: list[tuple[float, int, Array]] = []
    for _ in range(N_STARTS):
        ranks = start.ranks * n_columns // max(start.n_columns, n_columns)
        descend(ranks, graph, n_columns, is_strict, _everyone(ranks))
        kick(ranks, graph, (n_columns, is_strict, N_KICKS), state)
        found.append((rank_cost(ranks, graph, n_columns, is_strict), len(found), ranks))
    return min(found, key=lambda entry: entry[:2])[2]


def keep_ranks(problem: RankProblem, saved: Sequence[int | None], start: Start, most: int) -> Array:
    """Saved ranks where they still hold; nodes without one (None) go to their best column.

    Only nodes that now stand beside a partner, or behind one where nothing may turn back, move.
    Others move only if that betters the whole by more than 5 %.
    """
    graph = problem.graph()
    known = [rank for rank in saved if rank is not None]
    n_columns = max([1, *(rank + 1 for rank in known)])
    n_columns = max(n_columns, min(most, start.n_columns))
    is_strict = start.is_acyclic and start.n_columns <= most
    ranks = _placed(problem, saved, n_columns)
    descend(ranks, graph, n_columns, is_strict, _misplaced(problem, ranks, is_strict))
    cost = rank_cost(ranks, graph, n_columns, is_strict)
    better = ranks.copy()
    descend(better, graph, n_columns, is_strict, _everyone(ranks))
    better_cost = rank_cost(better, graph, n_columns, is_strict)
    if better_cost < KEEP_SHARE * cost or _has_level(problem, ranks):
        ranks = better
    return _without_gaps(ranks)


def _everyone(ranks: Array) -> Array:
    return np.ones(ranks.shape[0], dtype=np.bool_)


def _misplaced(problem: RankProblem, ranks: Array, is_strict: bool) -> Array:
    """Nodes at an end of an arc that stays in its column, or turns back where none may."""
    steps = ranks[problem.arcs[:, 1]] - ranks[problem.arcs[:, 0]]
    wrong = steps < 1 if is_strict else steps == 0
    return np.bincount(problem.arcs[wrong].ravel(), minlength=problem.n_nodes) > 0


def _placed(problem: RankProblem, saved: Sequence[int | None], n_columns: int) -> Array:
    """Fills the missing ranks one node at a time, each beside its already placed neighbours."""
    ranks = [rank if rank is None else min(rank, n_columns - 1) for rank in saved]
    for node, rank in enumerate(ranks):
        if rank is None:
            ranks[node] = _best_column(problem, ranks, node, n_columns)
    return np.array([rank or 0 for rank in ranks], dtype=np.int64)


def _best_column(
    problem: RankProblem, ranks: Sequence[int | None], node: int, n_columns: int
) -> int:
    def price(column: int) -> float:
        total = 0.0
        for (source, target), weight in zip(problem.arcs, problem.weights, strict=True):
            other = ranks[target] if source == node else ranks[source]
            if node in (source, target) and other is not None:
                distance = other - column if source == node else column - other
                step = distance - 1 if distance >= 1 else 6 - distance / 2
                total += weight * (step if distance else 40.0)
        return total

    return min(range(n_columns), key=price)


def _has_level(problem: RankProblem, ranks: Array) -> bool:
    return bool(np.any(ranks[problem.arcs[:, 0]] == ranks[problem.arcs[:, 1]]))


def _without_gaps(ranks: Array) -> Array:
    return np.unique(ranks, return_inverse=True)[1].astype(np.int64)


def saved_ranks(node_ids: Sequence[str], saved: Mapping[str, int]) -> list[int | None]:
    """Saved ranks in the order of `node_ids`, None where a node is new."""
    return [saved.get(node_id) for node_id in node_ids]
