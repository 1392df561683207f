"""Bent arrows between two points."""

from math import atan2, cos, dist, hypot, sin

from samspel.domain.resources import Family
from samspel.reporting.figures.palette import family_ink
from samspel.reporting.figures.projection import Point
from samspel.reporting.figures.svg import element


def bend_point(start: Point, end: Point, bend: float) -> Point:
    """The control point of an arc that leaves the straight line by `bend` of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend


def along(start: Point, end: Point, bend: float, n: int = 12) -> tuple[Point, ...]:
    """Points on the arc, ends left out, for keeping labels off it."""
    middle = bend_point(start, end, bend)
    points = []
    for i in range(1, n):
        t = i / n
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append(
            (
                a * start[0] + b * middle[0] + c * end[0],
                a * start[1] + b * middle[1] + c * end[1],
            )
        )
    return tuple(points)


def draw_arc(
    start: Point,
    end: Point,
    family: Family,
    *,
    bend: float,
    is_firm: bool,
    trims: tuple[float, float] = (13.0, 13.0),
) -> str:
    """An arrow that stops `trims` px from its ends; dashed when it is not firm."""
    if dist(start, end) < trims[0] + trims[1] + 8:
        return ""
    middle = bend_point(start, end, bend)
    first = _toward(start, middle, trims[0])
    last = _toward(end, middle, trims[1] + 7)
    angle = atan2(end[1] - middle[1], end[0] - middle[0])
    colour = family_ink(family)
    line = element(
        "path",
        d=f"M{_at(first)}Q{_at(middle)} {_at(last)}",
        fill="none",
        stroke=colour,
        stroke_width="3" if is_firm else "2.4",
        stroke_dasharray=None if is_firm else "5 5",
        stroke_linecap="round" if is_firm else None,
    )
    tip = (last[0] + 7 * cos(angle), last[1] + 7 * sin(angle))
    wings = [
        (
            last[0] - 4 * cos(angle) + side * 5.5 * sin(angle),
            last[1] - 4 * sin(angle) - side * 5.5 * cos(angle),
        )
        for side in (1, -1)
    ]
    head = element("path", d=f"M{_at(tip)}L{_at(wings[0])}L{_at(wings[1])}Z", fill=colour)
    return line + head


def _toward(start: Point, goal: Point, length: float) -> Point:
    whole = hypot(goal[0] - start[0], goal[1] - start[1]) or 1.0
    share = min(1.0, length / whole)
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
