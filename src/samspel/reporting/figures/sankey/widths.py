"""Band widths: one scale per figure, fixed widths for what has no amount, and the scale key."""

from enum import StrEnum

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.links import Bundle, Slice

UNKNOWN_PX = 9.0
THIN_PX = 1.5
KEY_PX = 26.0


class Measure(StrEnum):
    """Which amount sets the room a flow gets: its value, its high, or its largest month."""

    VALUE = "value"
    HIGH = "high"
    PEAK = "peak"

    def of(self, part: Slice) -> float:
        """The amount of `part` that is drawn to scale, 0 when it has none."""
        if self is Measure.PEAK:
            return part.peak
        if not part.kind.is_scaled:
            return 0.0
        return part.high if self is Measure.HIGH else part.value

    def fixed_px(self, part: Slice) -> float:
        """The width `part` gets whatever the scale: 9 px where an amount is unknown."""
        if self is Measure.PEAK:
            is_known = part.monthly is not None and None not in part.monthly
            return 0.0 if is_known and part.kind.is_scaled else UNKNOWN_PX
        return 0.0 if part.kind.is_scaled else UNKNOWN_PX


@frozen
class WidthModel:
    """Amounts and fixed widths of all slices, in rows by bundle."""

    amounts: Array
    fixed: Array
    rows: Array
    n_bundles: int

    def slices(self, scale: float) -> Array:
        """Width of every slice at `scale` px per unit: ≥ 1.5 px where there is an amount."""
        scaled = np.where(self.amounts > 0, np.maximum(THIN_PX, scale * self.amounts), 0.0)
        return np.maximum(scaled, self.fixed)

    def bundles(self, scale: float) -> Array:
        """Width of every bundle at `scale`."""
        return np.bincount(self.rows, weights=self.slices(scale), minlength=self.n_bundles)


def width_model(bundles: tuple[Bundle, ...], measure: Measure) -> WidthModel:
    """The width model of `bundles` under `measure`."""
    parts = [(part, i) for i, bundle in enumerate(bundles) for part in bundle.slices]
    return WidthModel(
        np.array([measure.of(part) for part, _ in parts]),
        np.array([measure.fixed_px(part) for part, _ in parts]),
        np.array([i for _, i in parts], dtype=np.int64),
        len(bundles),
    )


def first_scale(model: WidthModel, ends: Array, height: float) -> float:
    """Step 1's scale: all amounts stacked fill `height`, no node more than half of it; px/unit."""
    total = float(model.amounts.sum())
    if total <= 0:
        return 0.0
    sums = np.bincount(model.rows, weights=model.amounts, minlength=model.n_bundles)
    largest = max(float(np.bincount(ends[:, side], weights=sums).max()) for side in (0, 1))
    return min(height / total, 0.5 * height / largest)


def most_scale(model: WidthModel, ends: Array, height: float) -> float:
    """The scale at which the largest node is half of `height`, less where most is unknown.

    With a known share s of all slices the node may be √s of that: one known amount among many
    unknown ones does not fill the figure. The bisection's upper end.
    """
    sums = np.bincount(model.rows, weights=model.amounts, minlength=model.n_bundles)
    largest = max(float(np.bincount(ends[:, side], weights=sums).max()) for side in (0, 1))
    share = float((model.amounts > 0).mean())
    return 0.5 * height * share**0.5 / largest if largest > 0 else 0.0


def key_amount(scale: float) -> float | None:
    """A round amount (1, 2 or 5 times a power of ten) at most 26 px wide; None without a scale."""
    if scale <= 0:
        return None
    most = KEY_PX / scale
    power = 10.0 ** np.floor(np.log10(most))
    return float(max(step * power for step in (1, 2, 5) if step * power <= most))


def thin_limit(scale: float) -> float | None:
    """The amount below which bands are drawn wider than the scale; None without a scale."""
    return THIN_PX / scale if scale > 0 else None
