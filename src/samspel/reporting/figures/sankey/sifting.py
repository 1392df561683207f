"""Sifting of one column: every vertex is priced at every place, the best move is made.

Matuszewski, Schönfeld and Molitor (1999), LNCS 1731:217; here with the exact pair costs.
"""

from samspel.reporting.figures.sankey.compiling import Array, compiled

RELATIVE_TOLERANCE = 1e-10


@compiled
def sift(order: Array, cost: Array) -> float:
    """Improves `order` in place until no single move helps; the gain, ≥ 0.

    order: vertices as rows of `cost`; cost[u, v]: price of u anywhere before v. O(m²) per move.
    """
    m = order.shape[0]
    tolerance = RELATIVE_TOLERANCE * (1.0 + cost.sum())
    total = 0.0
    for _ in range(4 * m * m + 4):
        best, best_from, best_to = -tolerance, -1, -1
        for i in range(m):
            v = order[i]
            change = 0.0
            for j in range(i - 1, -1, -1):
                u = order[j]
                change += cost[v, u] - cost[u, v]
                if change < best:
                    best, best_from, best_to = change, i, j
            change = 0.0
            for j in range(i + 1, m):
                u = order[j]
                change += cost[u, v] - cost[v, u]
                if change < best:
                    best, best_from, best_to = change, i, j
        if best_from < 0:
            break
        move(order, best_from, best_to)
        total -= best
    return total


@compiled
def move(order: Array, start: int, end: int) -> None:
    """Takes the entry at `start` to place `end`, shifting those between, in place."""
    held = order[start]
    step = 1 if end > start else -1
    for i in range(start, end, step):
        order[i] = order[i + step]
    order[end] = held
