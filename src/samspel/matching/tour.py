"""A short round through a few places: nearest neighbour, then 2-opt (Croes 1958)."""

import numpy as np
from numpy.typing import NDArray

_LEAST_GAIN_KM = 1e-9


def round_tour(km: NDArray[np.float64]) -> tuple[list[int], float]:
    """(order, length in km) of a closed tour over all places, starting and ending at place 0.

    `km`: (n, n), finite, from row to column. Deterministic; ties go to the lower number.
    """
    order = _improved(_nearest_neighbour(km), km)
    return order, _length(order, km)


def _length(order: list[int], km: NDArray[np.float64]) -> float:
    return float(km[order, order[1:] + order[:1]].sum())


def _nearest_neighbour(km: NDArray[np.float64]) -> list[int]:
    order, left = [0], set(range(1, len(km)))
    while left:
        following = min(left, key=lambda place: (km[order[-1], place], place))
        left.remove(following)
        order.append(following)
    return order


def _improved(order: list[int], km: NDArray[np.float64]) -> list[int]:
    """Turn stretches round as long as that shortens the tour."""
    best, length = order, _length(order, km)
    has_improved = True
    while has_improved:
        has_improved = False
        for first in range(1, len(best) - 1):
            for last in range(first + 1, len(best)):
                turned = best[:first] + best[first : last + 1][::-1] + best[last + 1 :]
                shorter = _length(turned, km)
                if shorter < length - _LEAST_GAIN_KM:
                    best, length, has_improved = turned, shorter, True
    return best
