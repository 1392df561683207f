"""Compiled steps of the column choice: feedback arcs, longest paths, single-node descent."""

from typing import NamedTuple

import numpy as np

from samspel.reporting.figures.sankey.compiling import Array, compiled
from samspel.reporting.figures.sankey.rng import below
from samspel.reporting.figures.sankey.sifting import sift

SAME_COLUMN = 40.0
RETURN_BASE = 6.0
RETURN_SLOPE = 0.5
BALANCE = 0.35
_FORBIDDEN = 1e9


class RankGraph(NamedTuple):
    """Neighbours in rows: node u has entries ptr[u] … ptr[u + 1].

    idx: the other end; weight: w + 20; sign: +1 where u is the source, -1 where the target;
    height: of a node's block with gap and label, px.
    """

    ptr: Array
    idx: Array
    weight: Array
    sign: Array
    height: Array


@compiled
def edge_cost(distance: int, is_strict: bool) -> float:
    """The price per weight of a bundle that spans `distance` columns."""
    if distance >= 1:
        return distance - 1.0
    if is_strict:
        return _FORBIDDEN
    if distance == 0:
        return SAME_COLUMN
    return RETURN_BASE - RETURN_SLOPE * distance


@compiled
def _node_cost(node: int, column: int, rank: Array, graph: RankGraph, is_strict: bool) -> float:
    cost = 0.0
    for e in range(graph.ptr[node], graph.ptr[node + 1]):
        distance = (rank[graph.idx[e]] - column) * graph.sign[e]
        cost += graph.weight[e] * edge_cost(distance, is_strict)
    return cost


@compiled
def _heights(rank: Array, graph: RankGraph, n_columns: int) -> Array:
    heights = np.zeros(n_columns)
    for node in range(rank.shape[0]):
        heights[rank[node]] += graph.height[node]
    return heights


@compiled
def _balance_unit(graph: RankGraph, n_columns: int) -> float:
    unit: float = BALANCE / max(graph.height.sum() / n_columns, graph.height.max())
    return unit


@compiled
def rank_cost(rank: Array, graph: RankGraph, n_columns: int, is_strict: bool) -> float:
    """The whole price of `rank`: spans, returns and uneven columns."""
    cost = 0.0
    for node in range(rank.shape[0]):
        cost += 0.5 * _node_cost(node, rank[node], rank, graph, is_strict)
    heights = _heights(rank, graph, n_columns)
    balance: float = _balance_unit(graph, n_columns) * (heights * heights).sum()
    return cost + balance


@compiled
def descend(
    rank: Array, graph: RankGraph, n_columns: int, is_strict: bool, may_move: Array
) -> None:
    """Moves single nodes (those that `may_move`) to their best column until none gains."""
    heights = _heights(rank, graph, n_columns)
    unit = _balance_unit(graph, n_columns)
    for _ in range(100):
        is_moved = False
        for node in range(rank.shape[0]):
            if not may_move[node]:
                continue
            here, h = rank[node], graph.height[node]
            base = _node_cost(node, here, rank, graph, is_strict)
            best, gain = here, -1e-9 * (1.0 + base)
            for column in range(n_columns):
                if column == here:
                    continue
                delta = _node_cost(node, column, rank, graph, is_strict) - base
                delta += unit * 2.0 * h * (heights[column] - heights[here] + h)
                if delta < gain:
                    best, gain = column, delta
            if best != here:
                rank[node] = best
                heights[here] -= h
                heights[best] += h
                is_moved = True
        if not is_moved:
            return


@compiled
def kick(rank: Array, graph: RankGraph, options: tuple[int, bool, int], state: Array) -> None:
    """Moves one to three random nodes and descends, keeping what is not worse, in place.

    `options`: columns, whether returns are forbidden, number of kicks.
    """
    n_columns, is_strict, n_kicks = options
    everyone = np.ones(rank.shape[0], dtype=np.bool_)
    cost = rank_cost(rank, graph, n_columns, is_strict)
    for _ in range(n_kicks):
        trial = rank.copy()
        for _ in range(1 + below(state, 3)):
            trial[below(state, rank.shape[0])] = below(state, n_columns)
        descend(trial, graph, n_columns, is_strict, everyone)
        trial_cost = rank_cost(trial, graph, n_columns, is_strict)
        if trial_cost <= cost:
            rank[:] = trial
            cost = trial_cost


@compiled
def strong_components(weights: Array) -> Array:
    """A label per node of a dense n × n graph; nodes on a common cycle share the label."""
    n = weights.shape[0]
    reach = weights > 0
    for via in range(n):
        for u in range(n):
            if reach[u, via]:
                for v in range(n):
                    if reach[via, v]:
                        reach[u, v] = True
    label = np.arange(n)
    for u in range(n):
        for v in range(u):
            if reach[u, v] and reach[v, u]:
                label[u] = label[v]
                break
    return label


@compiled
def feedback_order(weights: Array) -> Array:
    """A node order with little weight against it: Eades, Lin and Smyth (1993), then sifting.

    `weights` holds arcs within strong components only; the others never go against the order.
    """
    n = weights.shape[0]
    is_left = np.ones(n, dtype=np.bool_)
    order = np.empty(n, dtype=np.int64)
    head, tail = 0, n
    for _ in range(n):
        best, best_score, best_kind = -1, -np.inf, 0
        for u in range(n):
            if not is_left[u]:
                continue
            out_w = (weights[u] * is_left).sum()
            in_w = (weights[:, u] * is_left).sum()
            kind = 2 if out_w == 0 else (1 if in_w == 0 else 0)
            score = np.inf if kind > 0 else out_w - in_w
            if best < 0 or score > best_score:
                best, best_score, best_kind = u, score, kind
        is_left[best] = False
        if best_kind == 2:
            tail -= 1
            order[tail] = best
        else:
            order[head] = best
            head += 1
    sift(order, np.ascontiguousarray(weights.T))
    return order


@compiled
def longest_paths(weights: Array, component: Array, position: Array) -> Array:
    """Ranks by longest path along arcs that do not go against `position` in their component."""
    n = weights.shape[0]
    rank = np.zeros(n, dtype=np.int64)
    for _ in range(n):
        is_changed = False
        for u in range(n):
            for v in range(n):
                is_back = component[u] == component[v] and position[u] >= position[v]
                if weights[u, v] > 0 and not is_back and rank[v] <= rank[u]:
                    rank[v] = rank[u] + 1
                    is_changed = True
        if not is_changed:
            break
    return rank
