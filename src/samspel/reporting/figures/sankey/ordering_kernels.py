"""Compiled steps of the vertical order: crossing weights, barycentres, sifting of all columns."""

from typing import NamedTuple

import numpy as np

from samspel.reporting.figures.sankey.compiling import Array, compiled
from samspel.reporting.figures.sankey.rng import below, shuffle
from samspel.reporting.figures.sankey.sifting import move, sift


class Layers(NamedTuple):
    """A layered graph. Column q holds vertices base[q] … base[q + 1] - 1.

    free: how many of a column's vertices may move (those after are pinned lowest);
    left_*, right_*: neighbours in the column before and after, in rows by vertex; w: widths, px.
    """

    base: Array
    free: Array
    left_ptr: Array
    left_idx: Array
    left_w: Array
    right_ptr: Array
    right_idx: Array
    right_w: Array


@compiled
def positions(layers: Layers, seq: Array) -> Array:
    """Place of each vertex in its column; `seq` lists the vertices column by column."""
    pos = np.empty(seq.shape[0], dtype=np.int64)
    for q in range(layers.free.shape[0]):
        for i in range(layers.base[q], layers.base[q + 1]):
            pos[seq[i]] = i - layers.base[q]
    return pos


@compiled
def crossing_weight(layers: Layers, seq: Array) -> float:
    """Sum over crossing pairs of bundles of the product of their widths, px²."""
    pos = positions(layers, seq)
    total = 0.0
    for q in range(layers.free.shape[0] - 1):
        after = np.zeros(layers.base[q + 2] - layers.base[q + 1] + 1)
        for i in range(layers.base[q], layers.base[q + 1]):
            u = seq[i]
            for e in range(layers.right_ptr[u], layers.right_ptr[u + 1]):
                total += layers.right_w[e] * after[pos[layers.right_idx[e]] + 1 :].sum()
            for e in range(layers.right_ptr[u], layers.right_ptr[u + 1]):
                after[pos[layers.right_idx[e]]] += layers.right_w[e]
    return total


@compiled
def _add_side(
    span: tuple[int, int, int], pos: Array, ptr: Array, idx: Array, w: Array, cost: Array
) -> None:
    """Adds the pair costs of one side. `span`: first vertex, number free, size of that side."""
    lo, m, n = span
    before = np.zeros((n + 1, m))
    for a in range(m):
        for e in range(ptr[lo + a], ptr[lo + a + 1]):
            before[pos[idx[e]] + 1, a] += w[e]
    for p in range(n):
        for a in range(m):
            before[p + 1, a] += before[p, a]
    for a in range(m):
        for e in range(ptr[lo + a], ptr[lo + a + 1]):
            p = pos[idx[e]]
            for b in range(m):
                cost[a, b] += w[e] * before[p, b]


@compiled
def sift_column(layers: Layers, seq: Array, pos: Array, q: int) -> float:
    """Sifts column q against its neighbours as they stand, in place; the gain, px²."""
    lo, m = layers.base[q], layers.free[q]
    if m < 2:
        return 0.0
    cost = np.zeros((m, m))
    if q > 0:
        size = layers.base[q] - layers.base[q - 1]
        _add_side((lo, m, size), pos, layers.left_ptr, layers.left_idx, layers.left_w, cost)
    if q + 1 < layers.free.shape[0]:
        size = layers.base[q + 2] - layers.base[q + 1]
        _add_side((lo, m, size), pos, layers.right_ptr, layers.right_idx, layers.right_w, cost)
    order = seq[lo : lo + m] - lo
    gain = sift(order, cost)
    if gain > 0:
        for i in range(m):
            seq[lo + i] = order[i] + lo
            pos[order[i] + lo] = i
    return gain


@compiled
def sift_all(layers: Layers, seq: Array, is_due: Array) -> float:
    """Sifts the columns that are due, and then their neighbours, until none gains; the gain."""
    n = layers.free.shape[0]
    pos = positions(layers, seq)
    total = 0.0
    for _ in range(200):
        is_moved = False
        for q in range(n):
            if not is_due[q]:
                continue
            is_due[q] = False
            gain = sift_column(layers, seq, pos, q)
            if gain > 0:
                total += gain
                is_moved = True
                if q > 0:
                    is_due[q - 1] = True
                if q + 1 < n:
                    is_due[q + 1] = True
        if not is_moved:
            break
    return total


@compiled
def _sort_by(keys: Array, seq: Array, lo: int, m: int) -> None:
    """Stable insertion sort of seq[lo : lo + m] by keys[vertex]."""
    for i in range(1, m):
        v = seq[lo + i]
        j = i - 1
        while j >= 0 and keys[seq[lo + j]] > keys[v]:
            seq[lo + j + 1] = seq[lo + j]
            j -= 1
        seq[lo + j + 1] = v


@compiled
def _sweep_column(layers: Layers, seq: Array, pos: Array, q: int, is_rightward: bool) -> None:
    lo, m = layers.base[q], layers.free[q]
    keys = np.zeros(seq.shape[0])
    for v in range(lo, lo + m):
        total, weight = 0.0, 0.0
        if is_rightward:
            for e in range(layers.left_ptr[v], layers.left_ptr[v + 1]):
                total += layers.left_w[e] * pos[layers.left_idx[e]]
                weight += layers.left_w[e]
        else:
            for e in range(layers.right_ptr[v], layers.right_ptr[v + 1]):
                total += layers.right_w[e] * pos[layers.right_idx[e]]
                weight += layers.right_w[e]
        keys[v] = total / weight if weight > 0 else pos[v]
    _sort_by(keys, seq, lo, m)
    for i in range(m):
        pos[seq[lo + i]] = i


@compiled
def sweep(layers: Layers, seq: Array, n_sweeps: int) -> None:
    """Barycentre sweeps, alternately rightward and leftward, in place."""
    pos = positions(layers, seq)
    n = layers.free.shape[0]
    for s in range(n_sweeps):
        for step in range(1, n):
            if s % 2 == 0:
                _sweep_column(layers, seq, pos, step, True)
            else:
                _sweep_column(layers, seq, pos, n - 1 - step, False)


@compiled
def settle(layers: Layers, seq: Array, n_sweeps: int) -> float:
    """Sweeps, then sifts, in place; the crossing weight reached."""
    sweep(layers, seq, n_sweeps)
    sift_all(layers, seq, np.ones(layers.free.shape[0], dtype=np.bool_))
    return crossing_weight(layers, seq)


@compiled
def shuffled(layers: Layers, seq: Array, state: Array) -> Array:
    """A copy of `seq` with the free vertices of every column in random order."""
    other = seq.copy()
    for q in range(layers.free.shape[0]):
        lo = layers.base[q]
        shuffle(state, other[lo : lo + layers.free[q]])
    return other


@compiled
def _disturb(layers: Layers, seq: Array, columns: Array, state: Array) -> int:
    """Reverses a segment, moves one vertex or swaps two in a random column; the column."""
    q: int = columns[below(state, columns.shape[0])]
    lo, m = layers.base[q], layers.free[q]
    i, j = below(state, m), below(state, m)
    way = below(state, 3)
    if way == 0:
        a, b = min(i, j), max(i, j)
        seq[lo + a : lo + b + 1] = seq[lo + a : lo + b + 1][::-1].copy()
    elif way == 1:
        part = seq[lo : lo + m]
        move(part, i, j)
    else:
        held = seq[lo + i]
        seq[lo + i] = seq[lo + j]
        seq[lo + j] = held
    return q


@compiled
def _lift(layers: Layers, seq: Array, v: int, share: float, is_due: Array) -> None:
    """Takes vertex v to the place at `share` of its column, unless it is pinned."""
    q = 0
    while layers.base[q + 1] <= v:
        q += 1
    lo, m = layers.base[q], layers.free[q]
    if v >= lo + m:
        return
    part = seq[lo : lo + m]
    for i in range(m):
        if part[i] == v:
            move(part, i, int(share * m))
            break
    is_due[max(0, q - 1) : q + 2] = True


@compiled
def _lift_chain(layers: Layers, seq: Array, state: Array, is_due: Array) -> None:
    """Takes a random vertex, and those it alone hangs on to, to like places in their columns."""
    v = below(state, seq.shape[0])
    share = below(state, 1000) / 1000.0
    _lift(layers, seq, v, share, is_due)
    u = v
    while layers.right_ptr[u + 1] - layers.right_ptr[u] == 1:
        u = layers.right_idx[layers.right_ptr[u]]
        _lift(layers, seq, u, share, is_due)
    u = v
    while layers.left_ptr[u + 1] - layers.left_ptr[u] == 1:
        u = layers.left_idx[layers.left_ptr[u]]
        _lift(layers, seq, u, share, is_due)


@compiled
def kick_order(layers: Layers, seq: Array, n_kicks: int, state: Array) -> float:
    """Disturbs and settles again, keeping what is not worse, in place; the crossing weight.

    Kicks come in threes, the first of which lifts a whole chain; every other three are followed by
    barycentre sweeps.
    """
    n = layers.free.shape[0]
    columns = np.nonzero(layers.free > 1)[0]
    best = crossing_weight(layers, seq)
    if columns.shape[0] == 0:
        return best
    trial = seq.copy()
    for number in range(n_kicks):
        if best <= 0:
            break
        trial[:] = seq
        is_due = np.zeros(n, dtype=np.bool_)
        if number % 3 == 0:
            _lift_chain(layers, trial, state, is_due)
        else:
            for _ in range(1 + below(state, 3)):
                q = _disturb(layers, trial, columns, state)
                is_due[max(0, q - 1) : q + 2] = True
        if (number // 3) % 2 == 1:
            sweep(layers, trial, 2)
            is_due[:] = True
        sift_all(layers, trial, is_due)
        weight = crossing_weight(layers, trial)
        if weight <= best:
            best = weight
            seq[:] = trial
    return best
