"""Low and high carried through: corners, swings (tornado) and seeded samples.

`low` and `high` of a result are its worst and best corner: every input at the end that is worse
(better) for that result, and the amount at whichever end is. They hold every combination of
inputs within their ranges; they are not a confidence interval.
"""

from collections.abc import Callable

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Evaluate = Callable[[Floats], Floats]


@frozen
class Swing:
    """How far one input alone moves a result from its low to its high."""

    name: str
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """The distance between the two."""
        return abs(self.at_high - self.at_low)


def one_at_a_time(evaluate: Evaluate, triples: Floats) -> tuple[Floats, Floats, Floats]:
    """Results at the likeliest (m,), and with each input at its low and high (m, n)."""
    value, low, high = triples
    n = value.size
    x = np.repeat(value[:, None], 2 * n + 1, axis=1)
    each = np.arange(n)
    x[each, 1 + each] = low
    x[each, 1 + n + each] = high
    y = evaluate(x)
    return y[:, 0], y[:, 1 : n + 1], y[:, n + 1 :]


def ranges(evaluate: Evaluate, triples: Floats, turning: int) -> Floats:
    """Results (m, 3): likeliest, worst and best corner.

    `triples`: (3, n) value, low, high of the inputs. Exact for results that are monotone in every
    input but the one in row `turning`, whose effect may change its sign with the others (an
    amount: more of it is worse once the margin is negative): both its ends are tried in both
    corners. NaN where the likeliest is unknown; corners without a finite value are left out.
    """
    likely, at_low, at_high = one_at_a_time(evaluate, triples)
    value, low, high = triples
    n, m = value.size, likely.size
    is_rising = at_high >= at_low
    best = np.where(is_rising, high, low)
    worst = np.where(is_rising, low, high)
    corners = np.concatenate((worst, worst, best, best)).T.reshape(n, 4, m).copy()
    corners[turning, 0::2] = low[turning]
    corners[turning, 1::2] = high[turning]
    y = evaluate(corners.reshape(n, 4 * m)).reshape(m, 4, m)
    own = y[np.arange(m), :, np.arange(m)]
    ends = np.where(np.isfinite(own), own, likely[:, None])
    lowest = np.minimum(ends.min(axis=1), likely)
    highest = np.maximum(ends.max(axis=1), likely)
    return np.stack((likely, lowest, highest), axis=1)


def tornado(
    evaluate: Evaluate, triples: Floats, names: tuple[str, ...], row: int
) -> tuple[Swing, ...]:
    """Swings of one result, largest first (ties by name); without inputs that do not move it."""
    _, at_low, at_high = one_at_a_time(evaluate, triples)
    swings = (
        Swing(name, float(a), float(b))
        for name, a, b in zip(names, at_low[row], at_high[row], strict=True)
        if np.isfinite(a) and np.isfinite(b) and a != b
    )
    return tuple(sorted(swings, key=lambda s: (-s.size, s.name)))


def samples(triples: Floats, uniforms: Floats) -> Floats:
    """Inputs (n, k) drawn from triangular distributions at the given `uniforms` (n, k) in 0…1.

    Handing the same uniforms to two models gives common random numbers: what differs between the
    results is then the models and not the luck. Low, likeliest and high are the corners.
    """
    value, low, high = (t[:, None] for t in triples)
    width = high - low
    with np.errstate(invalid="ignore", divide="ignore"):
        turn = np.where(width > 0, (value - low) / width, 0.0)
    left = low + np.sqrt(uniforms * width * (value - low))
    right = high - np.sqrt((1 - uniforms) * width * (high - value))
    return np.asarray(np.where(uniforms < turn, left, right))


def uniforms(names: tuple[str, ...], n_samples: int, seed: int) -> Floats:
    """Uniform numbers (n, k) of 0…1; a name has the same row whatever stands beside it."""
    rows = [np.random.default_rng([seed, *name.encode()]).random(n_samples) for name in names]
    return np.array(rows).reshape(len(names), n_samples)
