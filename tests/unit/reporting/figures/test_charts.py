"""Charts: zero on the axis, ranges as bands, the gap hatched."""

import itertools
import re

import pytest

from samspel.domain.resources import Family
from samspel.reporting.figures.charts import (
    MonthChart,
    Range,
    describe,
    digits_for,
    draw_months,
    draw_range,
    nice_ticks,
    signed,
)

SUPPLY = (5.0, 5, 6, 7, 8, 9, 11, 9, 7, 6, 5, 6)
NEED = (6.0, 6, 7, 7, 7, 7, 7, 7, 7, 7, 6, 6)


def chart(**more: object) -> MonthChart:
    values: dict[str, object] = {"supply": SUPPLY, "need": NEED, **more}
    return MonthChart(unit="t", family=Family.ORGANIC, title="Drav", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("most", [0.003, 0.4, 1, 7.2, 11, 99, 100, 101, 3900, 1e6])
def test_ticks_start_at_zero_are_even_and_cover(most: float) -> None:
    ticks = nice_ticks(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most * 0.999
    assert ticks[-1] <= most * 2.6
    assert 2 <= len(ticks) <= 5
    steps = [b - a for a, b in itertools.pairwise(ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps))


def test_only_months_that_lack_are_hatched() -> None:
    svg = draw_months(chart(), "sv", "c").body
    lacking = sum(n > s for s, n in zip(SUPPLY, NEED, strict=True))
    assert svg.count("url(#c-hatch)") == lacking == 5
    assert svg.count("url(#c-p-bio)") == 12


def test_bars_are_as_high_as_their_amounts() -> None:
    svg = draw_months(chart(), "sv", "c").body
    heights = [float(h) for h in re.findall(r'height="([0-9.]+)" fill="url\(#c-p-bio\)"', svg)]
    scale = heights[0] / SUPPLY[0]
    assert heights == pytest.approx([s * scale for s in SUPPLY], abs=0.11)


def test_without_supply_all_of_the_need_is_hatched() -> None:
    svg = draw_months(chart(supply=(), low=NEED, high=SUPPLY), "sv", "c").body
    assert svg.count("url(#c-hatch)") == 12
    assert "url(#c-p-bio)" not in svg.split("</defs>")[1]


def test_every_month_is_in_the_description() -> None:
    words = describe(chart(), "sv")
    assert words.startswith("jan 5 av 6")
    assert words.endswith("dec 6 av 6 t.")
    assert "May 8 of 7" in describe(chart(), "en")


def place_of(svg: str, pattern: str) -> float:
    found = re.search(pattern, svg)
    assert found is not None
    return float(found.group(1))


def test_the_range_stands_on_an_axis_with_zero() -> None:
    svg = draw_range(Range(20, 31, 38), (20, 38), "tkr", "sv", "r").body
    zero = place_of(svg, r'd="M([0-9.]+) 3v22"')
    left = place_of(svg, r'<rect x="([0-9.]+)"')
    dot = place_of(svg, r'cx="([0-9.]+)"')
    assert zero == 30
    assert left == pytest.approx(30 + 360 * 20 / 38, abs=0.1)
    assert dot == pytest.approx(30 + 360 * 31 / 38, abs=0.1)


def test_a_loss_looks_unlike_a_gain() -> None:
    assert "--nej" in draw_range(Range(-9, -2, 6), (-9, 9), "tkr", "sv", "r").body
    assert "--nej" not in draw_range(Range(-9, 2, 6), (-9, 9), "tkr", "sv", "r").body


def test_all_zero_is_drawn() -> None:
    drawing = draw_range(Range(0, 0, 0), (0, 0), "kr", "en", "r")
    assert drawing.title == "Lowest 0.00, likeliest 0.00, highest 0.00 kr"


def test_numbers_under_the_band_do_not_touch() -> None:
    svg = draw_range(Range(-2, -1, 1), (-500, 900), "tkr", "sv", "r").body
    assert svg.count("<text") == 1


@pytest.mark.parametrize(("span", "digits"), [(3, 2), (12, 1), (99, 1), (450, 0)])
def test_decimals_follow_the_axis(span: float, digits: int) -> None:
    assert digits_for(span) == digits
    svg = draw_range(Range(0, span / 3, span), (0, span), "tkr", "en", "r").body
    assert f"+{span:.{digits}f}<" in svg
    assert ">0<" in svg


def test_gains_have_a_plus() -> None:
    assert [signed(v, "sv") for v in (3.0, 0.0, -3.0)] == ["+3", "0", "−3"]
