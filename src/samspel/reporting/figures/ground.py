"""The map's ground: municipalities, lakes, rivers and places, read once and drawn by window."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import dist
from typing import Any

from attrs import frozen

from samspel.reporting.figures.palette import ink
from samspel.reporting.figures.projection import Bounds, Point, Projection
from samspel.reporting.figures.svg import element

ATTRIBUTION = "SCB, Natural Earth, GeoNames (CC BY 4.0)"
_PAD = 30.0
Line = tuple[Point, ...]


@frozen
class Shape:
    """A feature of the ground: its lines (outer rings or courses), box, code and name."""

    lines: tuple[Line, ...]
    box: tuple[float, float, float, float]
    code: str = ""
    name: str = ""

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies inside one of its rings (even–odd)."""
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return False
        return any(_inside(line, longitude, latitude) for line in self.lines)


@frozen
class Place:
    """A locality with its inhabitants."""

    name: str
    longitude: float
    latitude: float
    population: int
    country: str


def _features(name: str) -> Iterator[object]:
    from importlib.resources import files

    text = files("samspel.reporting.figures").joinpath(f"geo/{name}.geojson").read_text("utf-8")
    yield from json.loads(text)["features"]


@cache
def municipalities() -> tuple[Shape, ...]:
    """All Swedish municipalities."""
    return tuple(_shapes("kommuner_scb"))


@cache
def lakes() -> tuple[Shape, ...]:
    """The large lakes of the north."""
    return tuple(_shapes("sjoar"))


@cache
def rivers() -> tuple[Shape, ...]:
    """The large rivers of the north."""
    return tuple(_shapes("vattendrag"))


def _shapes(name: str) -> Iterator[Shape]:
    for feature in _features(name):
        match feature:
            case {
                "properties": dict(properties),
                "bbox": [west, south, east, north],
                "geometry": {"type": kind, "coordinates": coordinates},
            }:
                lines = tuple(
                    tuple((x, y) for x, y in line) for line in _lines(str(kind), coordinates)
                )
                yield Shape(
                    lines,
                    (west, south, east, north),
                    str(properties.get("code", "")),
                    str(properties.get("name", "")),
                )


def _lines(kind: str, coordinates: Any) -> list[list[list[float]]]:
    if kind == "MultiPolygon":
        return [polygon[0] for polygon in coordinates]
    if kind == "Polygon":
        return [coordinates[0]]
    return list(coordinates) if kind == "MultiLineString" else [coordinates]


@cache
def places() -> tuple[Place, ...]:
    """Localities, largest first."""
    found = []
    for feature in _features("orter"):
        match feature:
            case {
                "properties": {"name": str(name), "population": int(people), "country": str(land)},
                "geometry": {"coordinates": [longitude, latitude]},
            }:
                found.append(Place(name, longitude, latitude, people, land))
    return tuple(sorted(found, key=lambda p: (-p.population, p.name)))


def municipalities_named(wanted: Iterable[str]) -> tuple[Shape, ...]:
    """Those whose code or name is asked for ("2361", "Härjedalen", "Härjedalens kommun")."""
    keys = {w.casefold().removesuffix(" kommun").strip() for w in wanted}
    keys |= {k.removesuffix("s") for k in keys}
    return tuple(s for s in municipalities() if s.code in keys or s.name.casefold() in keys)


def draw_ground(projection: Projection, own: tuple[Shape, ...]) -> str:
    """Neighbours fog, rivers and lakes blue, own municipality light with a spruce outline."""
    seen = projection.bounds
    mine = {id(shape) for shape in own}
    others = [s for s in municipalities() if id(s) not in mine and seen.overlaps(*s.box)]
    out = [
        element("rect", width=projection.width, height=projection.height, fill=ink("sno")),
        _filled(projection, others, fill=ink("dis"), stroke=ink("sno"), stroke_width="1.5"),
        _filled(projection, own, fill=ink("yta"), stroke="none"),
        _open(projection, [s for s in rivers() if seen.overlaps(*s.box)]),
        _filled(projection, [s for s in lakes() if seen.overlaps(*s.box)], fill=ink("vatten-yta")),
        _filled(
            projection,
            own,
            fill="none",
            stroke=ink("gran-text"),
            stroke_width="1.8",
            stroke_linejoin="round",
        ),
    ]
    return "".join(out)


def _filled(projection: Projection, shapes: Iterable[Shape], **paint: str) -> str:
    path = "".join(_path(projection, line, True) for shape in shapes for line in shape.lines)
    return element("path", d=path, **paint) if path else ""


def _open(projection: Projection, shapes: Iterable[Shape]) -> str:
    path = "".join(_path(projection, line, False) for shape in shapes for line in shape.lines)
    if not path:
        return ""
    return element(
        "path",
        d=path,
        fill="none",
        stroke=ink("vatten-yta"),
        stroke_width="2",
        stroke_linejoin="round",
    )


def _path(projection: Projection, line: Line, is_closed: bool, tolerance: float = 1.1) -> str:
    points = [projection(x, y) for x, y in line]
    kept = points[:1]
    for point in points[1:]:
        if dist(point, kept[-1]) >= tolerance:
            kept.append(point)
    pulled = [_pulled(projection, p) for p in kept]
    kept = pulled[:1] + [b for a, b in pairwise(pulled) if dist(a, b) > 0.6]
    if len(kept) < (3 if is_closed else 2):
        return ""
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in kept) + ("Z" if is_closed else "")


def _pulled(projection: Projection, point: Point) -> Point:
    """A point far outside is drawn just outside the frame, which keeps the file small."""
    x = min(max(point[0], -_PAD), projection.width + _PAD)
    return x, min(max(point[1], -_PAD), projection.height + _PAD)


def _inside(line: Line, x: float, y: float) -> bool:
    is_in = False
    x1, y1 = line[-1]
    for x2, y2 in line:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            is_in = not is_in
        x1, y1 = x2, y2
    return is_in


def bounds_of(shapes: Iterable[Shape]) -> Bounds | None:
    """The window round all of them, or None when there is none."""
    boxes = [s.box for s in shapes]
    if not boxes:
        return None
    return Bounds(
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
