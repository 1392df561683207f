"""Step 3: the vertical order of every column, with the least weight of crossing bands.

The weight of a crossing is the product of the two widths (Zarate et al., 2018).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.ordering_kernels import (
    Layers,
    crossing_weight,
    kick_order,
    settle,
    shuffled,
    sift_all,
)
from samspel.reporting.figures.sankey.rng import new_state

N_SWEEPS = 8
N_RANDOM_STARTS = 2
N_KICKS = 300
SMALL = 60
KEEP_SHARE = 0.95
LEAST_GAIN_PX2 = 25.0
N_PLACINGS = 3


def build_layers(
    sizes: Sequence[int], pinned: Sequence[int], edges: Array, widths: Array
) -> Layers:
    """Layers from column `sizes`, how many are `pinned` lowest in each, and edges (left, right).

    Vertices are numbered column by column, the pinned last; edges join neighbouring columns.
    """
    base = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    free = np.asarray(sizes, dtype=np.int64) - np.asarray(pinned, dtype=np.int64)
    rows = []
    for mine, other in ((1, 0), (0, 1)):
        order = np.lexsort((edges[:, other], edges[:, mine]))
        ptr = np.searchsorted(edges[order, mine], np.arange(base[-1] + 1)).astype(np.int64)
        rows += [ptr, edges[order, other].astype(np.int64), widths[order].astype(np.float64)]
    return Layers(base, free, *rows)


def choose_order(layers: Layers, seed: int) -> Array:
    """The best order found, as vertices column by column; the same for the same seed."""
    state = new_state(seed)
    plain = np.arange(layers.base[-1], dtype=np.int64)
    starts = [plain, _reversed(layers, plain), _depth_first(layers, plain)]
    starts += [shuffled(layers, plain, state) for _ in range(N_RANDOM_STARTS)]
    for start in starts:
        settle(layers, start, N_SWEEPS)
    n_kicks = N_KICKS * SMALL // max(SMALL, plain.shape[0])
    weights = [kick_order(layers, start, n_kicks, state) for start in starts]
    return starts[int(np.argmin(weights))]


def keep_order(layers: Layers, keys: Sequence[str], saved: Mapping[str, int]) -> Array:
    """The saved order with new vertices put where they fit; sifted only if > 5 % is won.

    And more than 25 px², what two bands of 5 px weigh where they cross.
    """
    seq = _merged(layers, keys, saved)
    weight = crossing_weight(layers, seq)
    better = seq.copy()
    sift_all(layers, better, np.ones(layers.free.shape[0], dtype=np.bool_))
    better_weight = crossing_weight(layers, better)
    is_worth_it = better_weight < min(KEEP_SHARE * weight, weight - LEAST_GAIN_PX2)
    return better if is_worth_it else seq


def _merged(layers: Layers, keys: Sequence[str], saved: Mapping[str, int]) -> Array:
    """Known vertices in saved order, each new one at its cheapest place in its column."""
    seq = np.arange(layers.base[-1], dtype=np.int64)
    new: list[tuple[int, int]] = []
    for q in range(layers.free.shape[0]):
        lo = int(layers.base[q])
        free = range(lo, lo + int(layers.free[q]))
        known = sorted((v for v in free if keys[v] in saved), key=lambda v: (saved[keys[v]], v))
        fresh = [v for v in free if keys[v] not in saved]
        seq[lo : lo + len(free)] = known + fresh
        new += [(q, v) for v in fresh]
    for q, v in new * N_PLACINGS:
        seq = _cheapest_place(layers, seq, q, v)
    return seq


def _cheapest_place(layers: Layers, seq: Array, q: int, vertex: int) -> Array:
    lo, m = int(layers.base[q]), int(layers.free[q])
    others = [v for v in seq[lo : lo + m] if v != vertex]
    best, best_weight = seq, np.inf
    for place in range(m):
        trial = seq.copy()
        trial[lo : lo + m] = [*others[:place], vertex, *others[place:]]
        weight = crossing_weight(layers, trial)
        if weight < best_weight:
            best, best_weight = trial, weight
    return best


def _reversed(layers: Layers, seq: Array) -> Array:
    other = seq.copy()
    for lo, m in zip(layers.base[:-1], layers.free, strict=True):
        other[lo : lo + m] = seq[lo : lo + m][::-1]
    return other


def _depth_first(layers: Layers, seq: Array) -> Array:
    """Columns in the order in which a depth-first walk from the left meets the vertices."""
    met = np.full(seq.shape[0], -1, dtype=np.int64)
    n_met = 0
    for root in range(seq.shape[0]):
        stack = [root]
        while stack:
            v = stack.pop()
            if met[v] >= 0:
                continue
            met[v] = n_met
            n_met += 1
            left = layers.left_idx[layers.left_ptr[v] : layers.left_ptr[v + 1]]
            right = layers.right_idx[layers.right_ptr[v] : layers.right_ptr[v + 1]]
            stack += [int(u) for u in (*left[::-1], *right[::-1]) if met[u] < 0]
    other = seq.copy()
    for lo, m in zip(layers.base[:-1], layers.free, strict=True):
        part = seq[lo : lo + m]
        other[lo : lo + m] = part[np.argsort(met[part], kind="stable")]
    return other
