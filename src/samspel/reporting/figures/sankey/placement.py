"""Step 4: heights in the columns, order and gaps fixed, as straight as the order allows.

Each column is solved exactly by isotonic regression (pool adjacent violators) against its
neighbours as they stand; columns take turns until nothing moves.
"""

from typing import NamedTuple

import numpy as np

from samspel.reporting.figures.sankey.compiling import Array, compiled

TOLERANCE_PX = 0.05
N_SWEEPS = 40


class Columns(NamedTuple):
    """Vertices top to bottom, column q in seq[base[q] : base[q + 1]]; px."""

    base: Array
    seq: Array
    head: Array
    height: Array
    foot: Array


class Springs(NamedTuple):
    """What pulls at a vertex, in rows: y[v] wants to be y[idx] + shift, with weight.

    anchor, hold: where each vertex was before, and how hard it is held there (0: it is new).
    """

    ptr: Array
    idx: Array
    shift: Array
    weight: Array
    anchor: Array
    hold: Array


@compiled
def isotonic(wanted: Array, weight: Array) -> Array:
    """The non-decreasing sequence nearest to `wanted` in weighted least squares."""
    n = wanted.shape[0]
    mean, mass, count = np.empty(n), np.empty(n), np.empty(n, dtype=np.int64)
    m = 0
    for i in range(n):
        mean[m], mass[m], count[m] = wanted[i], weight[i], 1
        m += 1
        while m > 1 and mean[m - 2] > mean[m - 1]:
            both = mass[m - 2] + mass[m - 1]
            mean[m - 2] = (mean[m - 2] * mass[m - 2] + mean[m - 1] * mass[m - 1]) / both
            mass[m - 2] = both
            count[m - 2] += count[m - 1]
            m -= 1
    result = np.empty(n)
    at = 0
    for block in range(m):
        result[at : at + count[block]] = mean[block]
        at += count[block]
    return result


@compiled
def _place_column(columns: Columns, springs: Springs, y: Array, q: int, bottom: float) -> float:
    """Places column q between 0 and `bottom`; the largest move, px."""
    lo, hi = columns.base[q], columns.base[q + 1]
    m = hi - lo
    wanted, weight, above = np.empty(m), np.empty(m), np.empty(m)
    used = 0.0
    for i in range(m):
        v = columns.seq[lo + i]
        used += columns.head[v]
        above[i] = used
        used += columns.height[v] + columns.foot[v]
        total = 1e-6 * y[v] + springs.hold[v] * springs.anchor[v]
        mass = 1e-6 + springs.hold[v]
        for e in range(springs.ptr[v], springs.ptr[v + 1]):
            total += springs.weight[e] * (y[springs.idx[e]] + springs.shift[e])
            mass += springs.weight[e]
        wanted[i] = total / mass - above[i]
        weight[i] = mass
    slack = max(0.0, bottom - used)
    level = isotonic(wanted, weight)
    moved = 0.0
    for i in range(m):
        v = columns.seq[lo + i]
        new = min(max(level[i], 0.0), slack) + above[i]
        moved = max(moved, abs(new - y[v]))
        y[v] = new
    return moved


@compiled
def place(columns: Columns, springs: Springs, bottom: float) -> Array:
    """y of every vertex's top, px, 0 … `bottom`; columns start centred."""
    n = columns.base.shape[0] - 1
    y = np.zeros(columns.seq.shape[0])
    for q in range(n):
        used = 0.0
        for i in range(columns.base[q], columns.base[q + 1]):
            v = columns.seq[i]
            y[v] = used + columns.head[v]
            used += columns.head[v] + columns.height[v] + columns.foot[v]
        for i in range(columns.base[q], columns.base[q + 1]):
            y[columns.seq[i]] += 0.5 * max(0.0, bottom - used)
    for s in range(N_SWEEPS):
        moved = 0.0
        for step in range(n):
            q = step if s % 2 == 0 else n - 1 - step
            moved = max(moved, _place_column(columns, springs, y, q, bottom))
        if moved < TOLERANCE_PX:
            break
    return y
