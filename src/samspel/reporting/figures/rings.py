"""A village drawn large: its actors on a ring with what they exchange, placed where it is free."""

from collections.abc import Iterable, Sequence
from math import cos, dist, pi, sin

from attrs import frozen

from samspel.reporting.figures.arcs import draw_arc
from samspel.reporting.figures.map_scene import Member, Ring
from samspel.reporting.figures.palette import ink
from samspel.reporting.figures.placing import Area
from samspel.reporting.figures.projection import Point
from samspel.reporting.figures.sankey.text_metrics import text_width, wrap
from samspel.reporting.figures.svg import element, label
from samspel.reporting.figures.symbols import symbol

RADIUS = 62.0
EDGE = RADIUS + 20
_LABEL_SIZE = 12.5
_LABEL_WIDTH = 96.0
_LINE = 13.5
_TITLE_SIZE = 15.0


@frozen
class Seat:
    """A member's place on the ring, and its label's lines."""

    member: Member
    at: Point
    angle: float
    lines: tuple[str, ...]


@frozen
class PlacedRing:
    """A ring with its centre, its seats and all the room it takes."""

    ring: Ring
    name: str
    centre: Point
    seats: tuple[Seat, ...]
    area: Area


def place_ring(
    ring: Ring,
    name: str,
    home: Point,
    frame: tuple[float, float],
    areas: Sequence[Area],
    points: Sequence[Point],
    *,
    leaders: Sequence[tuple[Point, Point]] = (),
) -> PlacedRing | None:
    """The ring at the best free place of the frame; None when every place covers something.

    `areas`: what may not be covered. `points`: of the own municipality and of arcs, better left
    free. `leaders`: lines to other rings, better not crossed. The nearer to the village, the
    better.
    """
    width, height = frame
    room = _at(ring, name, (0.0, 0.0)).area
    best: tuple[float, Point] | None = None
    for x in range(90, int(width) - 80, 20):
        for y in range(90, int(height) - 80, 20):
            area = room.moved(x, y)
            circle = Area.around((x, y), EDGE + 4, EDGE + 4)
            if not area.is_within(width, height) or circle.holds(home):
                continue
            if any(area.overlaps(a) for a in areas):
                continue
            cost = 2.0 * sum(area.holds(p) for p in points) + dist((x, y), home) / 4
            cost += 150.0 * sum(crosses(((x, y), home), line) for line in leaders)
            if best is None or cost < best[0]:
                best = (cost, (float(x), float(y)))
    return _at(ring, name, best[1]) if best else None


def crosses(line: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines cross between their ends."""

    def side(a: Point, b: Point, c: Point) -> bool:
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = line, other
    return side(a, c, d) != side(b, c, d) and side(a, b, c) != side(a, b, d)


def _at(ring: Ring, name: str, centre: Point) -> PlacedRing:
    members = _round(ring)
    step = 2 * pi / len(members)
    seats = []
    for i, member in enumerate(members):
        angle = -pi / 2 - step / 2 + i * step if len(members) % 2 == 0 else -pi / 2 + i * step
        at = (centre[0] + RADIUS * cos(angle), centre[1] + RADIUS * sin(angle))
        seats.append(Seat(member, at, angle, _short(member.name)))
    return PlacedRing(ring, name, centre, tuple(seats), _room(centre, seats))


def _short(name: str) -> tuple[str, ...]:
    """At most two lines; what does not fit ends in an ellipsis."""
    lines = wrap(name, _LABEL_SIZE, _LABEL_WIDTH)
    if len(lines) <= 2:
        return lines
    second = lines[1]
    while text_width(f"{second}…", _LABEL_SIZE) > _LABEL_WIDTH and second:
        second = second[:-1]
    return lines[0], f"{second.rstrip(' -,')}…"


def _room(centre: Point, seats: Iterable[Seat]) -> Area:
    area = Area.around(centre, EDGE, EDGE)
    for seat in seats:
        box = _label_area(seat)
        area = Area(
            min(area.left, box.left),
            min(area.top, box.top),
            max(area.right, box.right),
            max(area.bottom, box.bottom),
        )
    return area


def _label_spot(seat: Seat) -> tuple[float, float, str]:
    """Baseline of the first line, and the anchor: outside the ring, in the seat's direction."""
    x, y = seat.at
    towards, down = cos(seat.angle), sin(seat.angle)
    n = len(seat.lines)
    if abs(towards) < 0.35:
        return x, (y + 27 if down > 0 else y - 19 - (n - 1) * _LINE), "middle"
    anchor = "start" if towards > 0 else "end"
    return x + (18 if towards > 0 else -18), y + 4 - (n - 1) * _LINE / 2, anchor


def _label_area(seat: Seat) -> Area:
    x, y, anchor = _label_spot(seat)
    wide = max(text_width(line, _LABEL_SIZE) for line in seat.lines)
    left = x - {"middle": wide / 2, "start": 0.0, "end": wide}[anchor]
    return Area(left - 3, y - 12, left + wide + 3, y + (len(seat.lines) - 1) * _LINE + 5)


def _round(ring: Ring) -> list[Member]:
    """Members in the order the exchanges run, so that most arcs join neighbours."""
    after: dict[str, list[str]] = {}
    for way in ring.ways:
        after.setdefault(way.start, []).append(way.end)
    into = {way.end for way in ring.ways}
    starts = [m.member_id for m in ring.members if m.member_id not in into]
    order: dict[str, None] = {}

    def visit(member_id: str) -> None:
        if member_id not in order:
            order[member_id] = None
            for follower in after.get(member_id, []):
                visit(follower)

    for member_id in (*starts, *(m.member_id for m in ring.members)):
        visit(member_id)
    by_id = {m.member_id: m for m in ring.members}
    return [by_id[i] for i in order]


def draw_leader(placed: PlacedRing, home: Point) -> str:
    """The thin line from the village to its ring."""
    (x, y), length = placed.centre, dist(placed.centre, home)
    edge = (x + (home[0] - x) * EDGE / length, y + (home[1] - y) * EDGE / length)
    return element(
        "path",
        d=f"M{home[0]:.0f} {home[1]:.0f}L{edge[0]:.1f} {edge[1]:.1f}",
        stroke=ink("linje-stark"),
        stroke_width="1",
    )


def draw_ring(placed: PlacedRing) -> str:
    """The ring: actors with their symbols, missing roles dashed, arcs inside, the name amid."""
    x, y = placed.centre
    out = [
        element(
            "circle",
            cx=x,
            cy=y,
            r=EDGE,
            fill=ink("yta"),
            stroke=ink("linje-stark"),
            stroke_width="1",
        )
    ]
    at = {seat.member.member_id: seat.at for seat in placed.seats}
    for way in placed.ring.ways:
        out.append(
            draw_arc(
                at[way.start],
                at[way.end],
                way.family,
                bend=0.12,
                is_firm=way.is_firm,
                trims=(13, 12),
            )
        )
    out += [_draw_seat(seat) for seat in placed.seats]
    lines = wrap(placed.name, _TITLE_SIZE, 2 * RADIUS - 40, is_bold=True)
    for i, line in enumerate(lines):
        at_y = y + 5 + (i - (len(lines) - 1) / 2) * (_TITLE_SIZE + 1)
        halo = ink("yta")
        out.append(label(x, at_y, line, size=_TITLE_SIZE, anchor="middle", weight=600, halo=halo))
    return "".join(out)


def _draw_seat(seat: Seat) -> str:
    x, y = seat.at
    member = seat.member
    out = element(
        "circle",
        cx=x,
        cy=y,
        r="12.5",
        fill=ink("yta"),
        stroke=ink("sot") if member.is_vacant else ink("linje-stark"),
        stroke_width="1.6" if member.is_vacant else "1",
        stroke_dasharray="3 2.5" if member.is_vacant else None,
    )
    out += symbol(member.family, x, y, 13 if member.is_vacant else 16)
    left, top, anchor = _label_spot(seat)
    for i, line in enumerate(seat.lines):
        out += label(left, top + i * _LINE, line, size=_LABEL_SIZE, anchor=anchor, halo=ink("yta"))
    return out
