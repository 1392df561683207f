import numpy as np
import pytest
from attrs import evolve

from samspel.reporting.figures.sankey.links import aggregate
from samspel.reporting.figures.sankey.widths import (
    THIN_PX,
    UNKNOWN_PX,
    Measure,
    key_amount,
    thin_limit,
    width_model,
)
from tests.sankey_scenes import flow


def test_unknown_is_never_scaled() -> None:
    bundles = aggregate([flow("a", "x", "y", None), flow("b", "x", "z", 1.0)])
    model = width_model(bundles, Measure.VALUE)
    assert [float(model.slices(k)[0]) for k in (0.001, 1.0, 1e6)] == [UNKNOWN_PX] * 3


def test_widths_are_the_scale_times_the_amount() -> None:
    model = width_model(aggregate([flow("a", "x", "y", 123.0)]), Measure.VALUE)
    assert float(model.slices(0.5)[0]) == 61.5


def test_thin_bands_keep_a_visible_width() -> None:
    model = width_model(aggregate([flow("a", "x", "y", 0.001)]), Measure.VALUE)
    assert float(model.slices(1.0)[0]) == THIN_PX


def test_ranges_get_room_for_the_high() -> None:
    wide = evolve(flow("a", "x", "y", 10.0), low=5.0, high=40.0)
    assert float(width_model(aggregate([wide]), Measure.HIGH).slices(1.0)[0]) == 40.0


def test_months_get_room_for_the_largest_and_for_an_unknown_one() -> None:
    months = (None, 3.0, *(1.0,) * 10)
    made = evolve(flow("a", "x", "y", None), monthly=months)
    model = width_model(aggregate([made]), Measure.PEAK)
    np.testing.assert_array_equal(model.slices(10.0), [30.0])
    np.testing.assert_array_equal(model.slices(0.1), [UNKNOWN_PX])


@pytest.mark.parametrize(
    ("scale", "amount"),
    [(0.026, 1000.0), (0.05, 500.0), (2.0, 10.0), (0.0129, 2000.0), (300, 0.05)],
)
def test_the_key_is_a_round_amount_of_at_most_26_px(scale: float, amount: float) -> None:
    assert key_amount(scale) == pytest.approx(amount)


def test_without_a_scale_there_is_no_key() -> None:
    assert key_amount(0.0) is None
    assert thin_limit(0.0) is None
    assert thin_limit(0.5) == 3.0
