import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.reporting.figures.sankey.paths import CentreLine, Pen, around, swing_shape

Point = tuple[float, float]


def swung(dx: float, dy: float, width: float) -> CentreLine:
    pen = Pen(0.0, 0.0)
    pen.swing(dx, dy, width)
    return pen.done()


def flattened(path: str) -> list[Point]:
    """Points along an SVG path of M, L and A commands, read as the SVG standard says."""
    points: list[Point] = []
    for command, body in re.findall(r"([MLA])([^MLAZ]*)", path):
        numbers = [float(n) for n in body.split()]
        if command == "A":
            points += _arc(points[-1], numbers)
        else:
            points.append((numbers[0], numbers[1]))
    return points


def _arc(start: Point, numbers: list[float]) -> list[Point]:
    radius, sweep, x, y = numbers[0], numbers[4], numbers[5], numbers[6]
    dx, dy = x - start[0], y - start[1]
    chord = math.hypot(dx, dy)
    if radius == 0 or chord == 0:
        return [(x, y)]
    radius = max(radius, chord / 2)
    lift = math.sqrt(max(0.0, radius**2 - chord**2 / 4)) * (1 if sweep else -1)
    cx = (start[0] + x) / 2 - dy / chord * lift
    cy = (start[1] + y) / 2 + dx / chord * lift
    first = math.atan2(start[1] - cy, start[0] - cx)
    turn = math.atan2(y - cy, x - cx) - first
    turn = turn % (2 * math.pi) if sweep else -((-turn) % (2 * math.pi))
    steps = [first + turn * i / 40 for i in range(1, 41)]
    return [(cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in steps]


def distance(point: Point, line: list[Point]) -> float:
    return min(_to_segment(point, a, b) for a, b in pairwise(line))


def _to_segment(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = dx * dx + dy * dy
    t = 0.0 if size == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / size))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


gaps = st.floats(30.0, 300.0)
rises = st.floats(-600.0, 600.0)
widths = st.floats(1.5, 30.0)


@given(gaps, rises, widths)
def test_a_swing_ends_level_where_it_should(dx: float, dy: float, width: float) -> None:
    line = swung(dx, dy, width)
    last = line.legs[-1]
    assert (last.x, last.y, last.heading) == (dx, dy, 0.0)
    x, y, heading = line.at(1.0)
    assert math.isclose(x, dx, abs_tol=1e-6)
    assert math.isclose(y, dy, abs_tol=1e-6)
    assert abs(heading) < 1e-9


@given(gaps, rises, widths)
def test_edges_are_as_far_apart_as_the_band_is_wide(dx: float, dy: float, width: float) -> None:
    line = swung(dx, dy, width)
    upper = flattened(line.edge(-width / 2))
    lower = flattened(line.edge(width / 2))
    inner = [p for p in upper if width < p[0] < dx - width]
    for point in inner:
        assert distance(point, lower) == pytest.approx(width, abs=0.01 + width * 2e-3)


@given(gaps, rises, widths)
def test_forward_bands_never_turn_back_and_radii_hold_the_width(
    dx: float, dy: float, width: float
) -> None:
    line = swung(dx, dy, width)
    xs = [line.at(i / 50)[0] for i in range(51)]
    assert all(b >= a - 1e-6 for a, b in pairwise(xs))
    assert line.smallest_radius() >= width / 2 - 1e-6


def test_thickness_is_exact_along_a_steep_band() -> None:
    """Distances between edges and centre line from the arcs' own geometry, to 0.01 px."""
    line = swung(80.0, 400.0, 24.0)
    upper, lower = flattened(line.edge(-12.0)), flattened(line.edge(12.0))
    centre = [line.at(i / 4000)[:2] for i in range(4001)]
    for point in upper[1:-1] + lower[1:-1]:
        assert distance(point, centre) == pytest.approx(12.0, abs=0.01)


def test_a_shallow_swing_is_two_arcs() -> None:
    angle, radius, straight = swing_shape(200.0, 50.0, 10.0)
    assert straight == 0.0
    assert math.isclose(2 * radius * math.sin(angle), 200.0)
    assert math.isclose(2 * radius * (1 - math.cos(angle)), 50.0)


@given(st.floats(50, 300), st.floats(-200, 200), widths)
def test_a_return_goes_round_below(span: float, rise: float, width: float) -> None:
    floor = max(0.0, rise) + 2 * width + 40.0
    line = around((span, rise), (0.0, 0.0), (span + width + 20, floor, -width - 20), width)
    x, y, _ = line.at(1.0)
    assert math.isclose(x, 0.0, abs_tol=1e-6)
    assert math.isclose(y, 0.0, abs_tol=1e-6)
    assert max(leg.y for leg in line.legs) == pytest.approx(floor)
    assert line.smallest_radius() >= width / 2


def test_an_outline_is_closed_and_has_both_edges() -> None:
    line = swung(100.0, 30.0, 10.0)
    outline = line.outline(-5.0, 5.0)
    assert outline.startswith(line.edge(-5.0))
    assert outline.endswith("L0 5Z") is False
    points = flattened(outline)
    assert points[-1] == pytest.approx((0.0, 5.0), abs=1e-3)
