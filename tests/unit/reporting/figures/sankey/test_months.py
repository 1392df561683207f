import xml.etree.ElementTree as ET

import pytest
from attrs import evolve

from samspel.reporting.figures.sankey import (
    FlowError,
    FlowView,
    Measure,
    Theme,
    draw_months,
    layout_sankey,
)
from samspel.reporting.figures.sankey.links import Kind
from samspel.reporting.figures.sankey.months import month_bands, month_total
from tests.sankey_scenes import flow, view_of


def heat() -> FlowView:
    winter = tuple(float(v) for v in (100, 90, 80, 60, 30, 10, 0, 10, 40, 60, 80, 95))
    gappy = (*(20.0,) * 6, None, *(20.0,) * 5)
    return view_of(
        evolve(flow("a", "x", "y", 655.0, "heat"), monthly=winter),
        evolve(flow("b", "x", "z", None, "heat"), monthly=gappy),
        flow("c", "w", "y", 12.0, "heat"),
    )


def test_bands_are_centred_in_the_room_of_the_largest_month() -> None:
    layout = layout_sankey(heat(), 330.0, 230.0, measure=Measure.PEAK)
    slots = {slot.part.flow_ids: slot for band in layout.bands for slot in band.slices}
    for month in range(12):
        for band in month_bands(layout, month):
            for part in band.slices:
                slot = slots[part.part.flow_ids]
                assert part.middle == pytest.approx(slot.middle)
                assert slot.upper - 1e-9 <= part.upper
                assert part.lower <= slot.lower + 1e-9


def test_one_scale_holds_in_every_month() -> None:
    layout = layout_sankey(heat(), 330.0, 230.0, measure=Measure.PEAK)
    shares = {
        part.width / part.part.value
        for month in (0, 1, 2, 11)
        for band in month_bands(layout, month)
        for part in band.slices
        if part.part.flow_ids == ("a",)
    }
    assert max(shares) == pytest.approx(min(shares))


def test_an_unknown_month_is_hatched_and_a_zero_is_gone() -> None:
    layout = layout_sankey(heat(), 330.0, 230.0, measure=Measure.PEAK)
    july = {p.part.flow_ids: p.part.kind for band in month_bands(layout, 6) for p in band.slices}
    assert july == {("b",): Kind.UNKNOWN, ("c",): Kind.UNKNOWN}


def test_totals_say_at_least() -> None:
    layout = layout_sankey(heat(), 330.0, 230.0, measure=Measure.PEAK)
    assert month_total(month_bands(layout, 0), "MWh/mån", "sv") == "minst 120 MWh/mån"
    assert month_total(month_bands(layout, 6), "MWh/mån", "sv") == "okänt"
    known = view_of(heat().flows[0])
    alone = layout_sankey(known, 330.0, 230.0, measure=Measure.PEAK)
    assert month_total(month_bands(alone, 0), "MWh/month", "en") == "100 MWh/month"


def test_the_figure_has_twelve_named_months() -> None:
    layout = layout_sankey(heat(), 330.0, 230.0, measure=Measure.PEAK)
    svg = draw_months(layout, "en", unit="MWh/month", theme=Theme.LIGHT)
    words = ["".join(t.itertext()) for t in ET.fromstring(svg).iter() if t.tag.endswith("text")]
    assert [w for w in words if w in {"January", "July", "December"}] == [
        "January",
        "July",
        "December",
    ]
    assert words.count("Aktör x") == 12


def test_a_layout_of_values_has_no_room_for_months() -> None:
    with pytest.raises(FlowError, match="PEAK"):
        month_bands(layout_sankey(heat()), 0)
