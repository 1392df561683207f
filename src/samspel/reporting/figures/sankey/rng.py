"""The figure's own random numbers: splitmix64 (Steele, Lea and Flood, 2014, OOPSLA).

NumPy and the standard library may change their streams between versions; a saved figure may not.
"""

from typing import Any

import numpy as np

from samspel.reporting.figures.sankey.compiling import Array, compiled

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_U30, _U27, _U31, _U33 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(33)


def new_state(seed: int) -> Array:
    """A generator state, shape (1,), from any non-negative `seed`."""
    return np.array([seed % 2**64], dtype=np.uint64)


@compiled
def next_bits(state: Array) -> Any:
    """The next 64 bits; `state` moves on."""
    state[0] += _STEP
    z = state[0]
    z = (z ^ (z >> _U30)) * _MIX_1
    z = (z ^ (z >> _U27)) * _MIX_2
    return z ^ (z >> _U31)


@compiled
def below(state: Array, n: int) -> int:
    """A whole number in 0 … n - 1 (bias below n / 2^31)."""
    drawn: Any = np.int64(next_bits(state) >> _U33)
    place: int = drawn % n
    return place


@compiled
def shuffle(state: Array, items: Array) -> None:
    """Fisher and Yates' shuffle of `items`, in place."""
    for i in range(items.shape[0] - 1, 0, -1):
        j = below(state, i + 1)
        held = items[i]
        items[i] = items[j]
        items[j] = held
