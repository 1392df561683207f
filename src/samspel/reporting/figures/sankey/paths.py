"""Centre lines of bands: straight lines and circular arcs, so that offsets stay parallel.

A stroked or vertically shifted curve is thinner where it is steep; the offset of a line is a line
and of an arc an arc with the same centre, so a band drawn between two offsets has constant
thickness.
"""

import math
from itertools import pairwise

from attrs import frozen

QUARTER = math.pi / 2
CORNER_PX = 5.0
STEEPEST_SMOOTH = math.radians(62)
SLACK_PX = 6.0
EDGE_DIGITS = 3


@frozen
class Leg:
    """A piece of a centre line: a turn by `angle` (clockwise positive) or a line when it is 0.

    x, y, heading: where it ends (px, radians, 0 = rightward, y downward).
    """

    x: float
    y: float
    heading: float
    radius: float
    angle: float
    length: float


@frozen
class CentreLine:
    """A line and arc path that starts at (x, y) with heading 0."""

    x: float
    y: float
    legs: tuple[Leg, ...]

    @property
    def length(self) -> float:
        """Length, px."""
        return math.fsum(leg.length for leg in self.legs)

    def smallest_radius(self) -> float:
        """The tightest turn, px; infinite for a straight path."""
        return min((leg.radius for leg in self.legs if leg.angle), default=math.inf)

    def at(self, share: float) -> tuple[float, float, float]:
        """x, y and heading at `share` (0 … 1) of the length."""
        left = share * self.length
        x, y, heading = self.x, self.y, 0.0
        for leg in self.legs:
            if left <= leg.length:
                return _along(x, y, heading, leg, left / leg.length if leg.length else 0.0)
            left -= leg.length
            x, y, heading = leg.x, leg.y, leg.heading
        return x, y, heading

    def outline(self, upper: float, lower: float) -> str:
        """SVG path of the band between offsets `upper` < `lower` (px, rightward of travel)."""
        back = [f"L{_xy(*_offset(self.legs[-1].x, self.legs[-1].y, 0.0, lower))}"]
        states = [(self.x, self.y, 0.0), *((leg.x, leg.y, leg.heading) for leg in self.legs)]
        for leg, (before, _) in zip(
            reversed(self.legs), reversed(list(pairwise(states))), strict=True
        ):
            back.append(_command(leg, _offset(*before, lower), lower, is_back=True))
        return self.edge(upper) + "".join(back) + "Z"

    def edge(self, offset: float) -> str:
        """SVG path of the parallel at `offset` px rightward of travel (down when going right)."""
        parts = ["M" + _xy(*_offset(self.x, self.y, 0.0, offset))]
        for leg in self.legs:
            end = _offset(leg.x, leg.y, leg.heading, offset)
            parts.append(_command(leg, end, offset, is_back=False))
        return "".join(parts)


class Pen:
    """Builds a centre line leg by leg."""

    def __init__(self, x: float, y: float) -> None:
        self.start = (x, y)
        self.x, self.y, self.heading = x, y, 0.0
        self.legs: list[Leg] = []

    def line(self, length: float) -> None:
        """Goes straight on for `length` px."""
        if length <= 1e-9:
            return
        self.x += length * math.cos(self.heading)
        self.y += length * math.sin(self.heading)
        self.legs.append(Leg(self.x, self.y, self.heading, 0.0, 0.0, length))

    def turn(self, radius: float, angle: float) -> None:
        """Turns by `angle` (clockwise positive) with `radius` px."""
        if abs(angle) <= 1e-9:
            return
        side = math.copysign(radius, angle)
        after = self.heading + angle
        self.x += side * (math.sin(after) - math.sin(self.heading))
        self.y += side * (math.cos(self.heading) - math.cos(after))
        self.heading = after
        self.legs.append(Leg(self.x, self.y, after, radius, angle, radius * abs(angle)))

    def swing(self, to_x: float, to_y: float, width: float) -> None:
        """Goes to (to_x, to_y) and ends level: arc, line, arc; `width` of the bundle, px."""
        dx, dy = to_x - self.x, to_y - self.y
        if abs(dy) < 1e-6:
            self.line(dx)
        else:
            angle, radius, straight = swing_shape(dx, abs(dy), width)
            self.turn(radius, math.copysign(angle, dy))
            self.line(straight)
            self.turn(radius, -math.copysign(angle, dy))
        self._land(to_x, to_y)

    def _land(self, x: float, y: float) -> None:
        """Takes away the rounding of the last leg."""
        self.x, self.y, self.heading = x, y, 0.0
        if self.legs:
            last = self.legs[-1]
            self.legs[-1] = Leg(x, y, 0.0, last.radius, last.angle, last.length)

    def done(self) -> CentreLine:
        """The finished path."""
        return CentreLine(*self.start, tuple(self.legs))


def swing_shape(dx: float, dy: float, width: float) -> tuple[float, float, float]:
    """Angle (radians), radius and straight length (px) of a swing over dx by dy, both > 0.

    Two equal arcs and a line between. The inner radius is ≥ 0 where dx ≥ `width`.
    """
    angle = 2 * math.atan(dy / dx)
    if angle <= STEEPEST_SMOOTH:
        both = (dx * dx + dy * dy) / (2 * dy)
        return angle, both / 2, 0.0
    both = 0.0
    for degrees in range(62, 91, 2):
        turn = math.radians(degrees)
        both = (dx * math.sin(turn) - dy * math.cos(turn)) / (1 - math.cos(turn))
        if both >= width + SLACK_PX:
            break
    else:
        both = min(width + 2, dx)
    angle = math.atan2(dy - both, dx)
    angle += math.asin(min(1.0, both / math.hypot(dx, dy - both)))
    return angle, both / 2, math.sqrt(max(0.0, dx * dx + dy * dy - 2 * both * dy))


def around(
    start: tuple[float, float],
    end: tuple[float, float],
    rooms: tuple[float, float, float],
    width: float,
) -> CentreLine:
    """A return: right to x = rooms[0], down to y = rooms[1], left to x = rooms[2], up and in."""
    radius = width / 2 + CORNER_PX
    out_x, lane_y, in_x = rooms
    pen = Pen(*start)
    pen.line(out_x - radius - start[0])
    pen.turn(radius, QUARTER)
    pen.line(lane_y - start[1] - 2 * radius)
    pen.turn(radius, QUARTER)
    pen.line(out_x - in_x - 2 * radius)
    pen.turn(radius, QUARTER)
    pen.line(lane_y - end[1] - 2 * radius)
    pen.turn(radius, QUARTER)
    pen.line(end[0] - in_x - radius)
    return pen.done()


def number(value: float, digits: int = 2) -> str:
    """A coordinate with at most two (or three) decimals, without a negative zero."""
    text = ("%.2f" if digits == 2 else "%.3f") % value
    if text[-1] == "0":
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _along(
    x: float, y: float, heading: float, leg: Leg, share: float
) -> tuple[float, float, float]:
    if not leg.angle:
        return x + (leg.x - x) * share, y + (leg.y - y) * share, heading
    after = heading + leg.angle * share
    side = math.copysign(leg.radius, leg.angle)
    return (
        x + side * (math.sin(after) - math.sin(heading)),
        y + side * (math.cos(heading) - math.cos(after)),
        after,
    )


def _offset(x: float, y: float, heading: float, offset: float) -> tuple[float, float]:
    return x - offset * math.sin(heading), y + offset * math.cos(heading)


def _command(leg: Leg, end: tuple[float, float], offset: float, *, is_back: bool) -> str:
    if not leg.angle:
        return "L" + _xy(*end)
    radius = max(0.0, leg.radius - (offset if leg.angle > 0 else -offset))
    is_clockwise = (leg.angle > 0) != is_back
    r = number(radius, EDGE_DIGITS)
    return f"A{r} {r} 0 0 {int(is_clockwise)} {_xy(*end)}"


def _xy(x: float, y: float) -> str:
    return f"{number(x, EDGE_DIGITS)} {number(y, EDGE_DIGITS)}"
