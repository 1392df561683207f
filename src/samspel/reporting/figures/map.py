"""The map: vector, offline, with scale bar and attribution; villages that exchange drawn large."""

from collections import Counter
from math import dist, hypot

from attrs import frozen

from samspel.domain.texts import Language, Text
from samspel.reporting.figures.arcs import along, bend_point, draw_arc
from samspel.reporting.figures.ground import (
    ATTRIBUTION,
    bounds_of,
    draw_ground,
    municipalities,
    places,
)
from samspel.reporting.figures.map_scene import MapScene, Village, Way
from samspel.reporting.figures.palette import ink
from samspel.reporting.figures.placing import Area, Placed, Wish, place_labels
from samspel.reporting.figures.projection import Bounds, Point, Projection, fitted
from samspel.reporting.figures.rings import PlacedRing, draw_leader, draw_ring, place_ring
from samspel.reporting.figures.sankey.text_metrics import text_width
from samspel.reporting.figures.svg import Drawing, element, label
from samspel.reporting.figures.symbols import symbol

_TITLE = Text("Karta över {region}", "Map of {region}")
_FICTIONAL = Text("Påhittad bygd på spegelvänd karta", "Invented region on a mirrored map")
_GROUND = Text("Karta", "Map")
_ROUND_KM = (1, 2, 3, 5, 10, 20, 30, 50, 100)


@frozen
class MapFrame:
    """Size in px; rings only where there is room for them."""

    width: float
    height: float
    label_size: float
    has_rings: bool


WIDE = MapFrame(900, 560, 13.5, True)
NARROW = MapFrame(360, 340, 13, False)
SMALL = MapFrame(420, 400, 14, False)


@frozen
class _Layout:
    """Where everything stands."""

    frame: MapFrame
    projection: Projection
    at: dict[str, Point]
    rings: tuple[PlacedRing, ...]
    bends: dict[Way, float]


def draw_map(
    scene: MapScene, region: str, language: Language, frame: MapFrame, figure_id: str
) -> Drawing:
    """The scene in a frame. The scene must not be empty."""
    layout = _lay_out(scene, frame)
    labels = _labels(scene, layout)
    ringed = {r.ring.village_id for r in layout.rings}
    body = [
        draw_ground(layout.projection, scene.own),
        _abroad(scene, layout),
        *(draw_leader(r, layout.at[r.ring.village_id]) for r in layout.rings),
        *(_draw_way(w, scene, layout) for w in scene.ways),
        *(
            _draw_village(v, layout.at[v.village_id], v.village_id in ringed)
            for v in scene.villages
        ),
        *(_draw_label(p) for p in labels),
        *(draw_ring(r) for r in layout.rings),
        _scale_bar(layout.projection, frame),
        _attribution(scene, frame, language),
    ]
    title = _TITLE.render(language).format(region=region)
    clip = element(
        "clipPath", element("rect", width=frame.width, height=frame.height), id=f"{figure_id}-c"
    )
    inside = element("g", "".join(body), clip_path=f"url(#{figure_id}-c)")
    description = _describe(scene, language)
    return Drawing(
        frame.width, frame.height, element("defs", clip) + inside, title, description, figure_id
    )


def _lay_out(scene: MapScene, frame: MapFrame) -> _Layout:
    content = bounds_of(scene.own)
    for village in scene.villages:
        point = (village.longitude, village.latitude)
        content = content or Bounds(point[0], point[1], point[0], point[1])
        content = content.including(*point)
    content = content or Bounds(11.0, 61.0, 16.0, 64.0)
    window = fitted(content, frame.width, frame.height, margin=34 if frame.has_rings else 26)
    projection = Projection(window, frame.width, frame.height, scene.is_fictional)
    at = {v.village_id: projection(v.longitude, v.latitude) for v in scene.villages}
    bends = _bends(scene)
    rings = _place_rings(scene, frame, projection, at, bends) if frame.has_rings else ()
    return _Layout(frame, projection, at, rings, bends)


def _bends(scene: MapScene) -> dict[Way, float]:
    """Ways between the same two villages fan out, so that none hides another."""
    seen: Counter[tuple[str, str]] = Counter()
    bends = {}
    for way in scene.ways:
        bends[way] = 0.2 + 0.13 * seen[way.start, way.end]
        seen[way.start, way.end] += 1
    return bends


def _place_rings(
    scene: MapScene,
    frame: MapFrame,
    projection: Projection,
    at: dict[str, Point],
    bends: dict[Way, float],
) -> tuple[PlacedRing, ...]:
    areas = [Area.around(p, 26, 24) for p in at.values()]
    areas += [_scale_area(frame), _attribution_area(frame)]
    points = [p for w in scene.ways for p in along(at[w.start], at[w.end], bends[w])]
    points += _own_points(scene, projection)
    names = {v.village_id: v.name for v in scene.villages}
    placed: list[PlacedRing] = []
    for ring in scene.rings:
        found = place_ring(
            ring,
            names[ring.village_id],
            at[ring.village_id],
            (frame.width, frame.height),
            areas,
            points,
            leaders=[(r.centre, at[r.ring.village_id]) for r in placed],
        )
        if found is not None:
            placed.append(found)
            areas.append(found.area)
    return tuple(placed)


def _own_points(scene: MapScene, projection: Projection) -> list[Point]:
    window = projection.bounds
    points = []
    for i in range(30):
        for j in range(18):
            longitude = window.west + (window.east - window.west) * (i + 0.5) / 30
            latitude = window.south + (window.north - window.south) * (j + 0.5) / 18
            if any(shape.holds(longitude, latitude) for shape in scene.own):
                points.append(projection(longitude, latitude))
    return points


def _labels(scene: MapScene, layout: _Layout) -> tuple[Placed, ...]:
    frame, at = layout.frame, layout.at
    ringed = {r.ring.village_id for r in layout.rings}
    reach = {
        v.village_id: (5.0, 5.0) if v.village_id in ringed else _reach(v) for v in scene.villages
    }
    taken = [Area.around(at[i], *reach[i]) for i in at] + [r.area for r in layout.rings]
    taken += [_scale_area(frame), _attribution_area(frame)]
    lines = [p for w in scene.ways for p in along(at[w.start], at[w.end], layout.bends[w], 20)]
    wishes = [
        Wish(v.name, at[v.village_id], frame.label_size + 0.5, True, reach[v.village_id])
        for v in sorted(
            scene.villages, key=lambda v: (-bool(v.families), -v.n_actors, v.village_id)
        )
    ]
    if scene.is_fictional:
        return place_labels(wishes, taken, lines, frame.width, frame.height)
    return place_labels(
        wishes + _other_places(scene, layout), taken, lines, frame.width, frame.height
    )


def _other_places(scene: MapScene, layout: _Layout) -> list[Wish]:
    """Localities of the own municipality without a village of the study: for finding one's way."""
    known = {v.name for v in scene.villages}
    frame = layout.frame
    wishes = []
    for place in places():
        at = layout.projection(place.longitude, place.latitude)
        is_clear = all(dist(at, p) > 26 for p in layout.at.values())
        is_own = any(s.holds(place.longitude, place.latitude) for s in scene.own)
        if place.name not in known and is_clear and is_own:
            wishes.append(Wish(place.name, at, frame.label_size - 0.5, False, (4, 4), must=False))
    return wishes[:8]


def _draw_label(placed: Placed) -> str:
    wish = placed.wish
    text = label(
        placed.x,
        placed.y,
        wish.text,
        size=wish.size,
        anchor=placed.anchor,
        weight=600 if wish.is_bold else 400,
        halo=ink("yta"),
        colour=ink("sot") if wish.is_bold else ink("text-2"),
    )
    if wish.must:
        return text
    x, y = wish.at
    return element("circle", cx=x, cy=y, r="2.6", fill=ink("text-2")) + text


def _reach(village: Village) -> tuple[float, float]:
    n = len(village.families)
    if n == 0:
        return 4.0, 4.0
    return 11.0 + 9.0 * (n - 1), 11.0


def _draw_village(village: Village, at: Point, is_ringed: bool) -> str:
    x, y = at
    if is_ringed or not village.families:
        radius = 4.5 if is_ringed else 3.2
        return element("circle", cx=x, cy=y, r=radius, fill=ink("sot"))
    across, down = _reach(village)
    out = element(
        "rect",
        x=x - across,
        y=y - down,
        width=2 * across,
        height=2 * down,
        rx=down,
        fill=ink("yta"),
        stroke=ink("linje-stark"),
        stroke_width="1",
    )
    for i, family in enumerate(village.families):
        out += symbol(family, x - across + 11 + 18 * i, y, 14)
    return out


def _draw_way(way: Way, scene: MapScene, layout: _Layout) -> str:
    ringed = {r.ring.village_id for r in layout.rings}
    by_id = {v.village_id: v for v in scene.villages}
    start, end = layout.at[way.start], layout.at[way.end]
    middle = bend_point(start, end, layout.bends[way])
    trims = [
        _edge((6.0, 6.0) if village_id in ringed else _reach(by_id[village_id]), at, middle)
        for village_id, at in ((way.start, start), (way.end, end))
    ]
    return draw_arc(
        start,
        end,
        way.family,
        bend=layout.bends[way],
        is_firm=way.is_firm,
        trims=(trims[0], trims[1]),
    )


def _edge(reach: tuple[float, float], at: Point, goal: Point) -> float:
    """How far from a pill's middle its edge is, in the direction of `goal` (as an ellipse)."""
    length = dist(at, goal) or 1.0
    across, down = (goal[0] - at[0]) / length, (goal[1] - at[1]) / length
    return 1 / hypot(across / reach[0], down / reach[1]) + 2


def _abroad(scene: MapScene, layout: _Layout) -> str:
    """The neighbouring country's name where its ground is open and wide enough."""
    if scene.is_fictional or not layout.frame.has_rings:
        return ""
    window, frame = layout.projection.bounds, layout.frame
    taken = [r.area for r in layout.rings] + [_attribution_area(frame)]
    for row in range(2, 17):
        y = frame.height * row / 20
        latitude = window.north - (window.north - window.south) * row / 20
        step = (window.east - window.west) / frame.width
        points = [(window.west + step * x, latitude) for x in (15, 60, 110)]
        is_open = not any(s.holds(*p) for p in points for s in municipalities())
        area = Area(10, y - 22, 115, y + 14)
        if is_open and points[0][0] < 15 and not any(area.overlaps(t) for t in taken):
            return element(
                "text",
                "NORGE",
                x="24",
                y=y,
                font_size="13",
                letter_spacing="3",
                fill=ink("text-2"),
            )
    return ""


def _scale_area(frame: MapFrame) -> Area:
    return Area(frame.width - 150, frame.height - 34, frame.width, frame.height)


def _attribution_area(frame: MapFrame) -> Area:
    return Area(0, frame.height - 24, min(frame.width - 150, 420), frame.height)


def _scale_bar(projection: Projection, frame: MapFrame) -> str:
    wanted = frame.width * 0.16
    fits = [km for km in _ROUND_KM if km * projection.px_per_km <= wanted] or [_ROUND_KM[0]]
    km = fits[-1]
    length = km * projection.px_per_km
    text = f"{km} km"
    right = frame.width - 14 - text_width(text, 12.5)
    left, y = right - 7 - length, frame.height - 14
    bar = element(
        "path",
        d=f"M{left:.1f} {y - 5:.1f}v5h{length:.1f}v-5",
        fill="none",
        stroke=ink("sot"),
        stroke_width="1.5",
    )
    return bar + label(right, y + 1, text, size=12.5, colour=ink("text-2"), halo=ink("dis"))


def _attribution(scene: MapScene, frame: MapFrame, language: Language) -> str:
    text = f"{_GROUND.render(language)}: {ATTRIBUTION}"
    if scene.is_fictional:
        text = _FICTIONAL.render(language)
    return label(10, frame.height - 13, text, size=10.5, colour=ink("text-2"), halo=ink("dis"))


def _describe(scene: MapScene, language: Language) -> str:
    names = {v.village_id: v.name for v in scene.villages}
    to = Text("till", "to").render(language)
    ways = [
        f"{names[w.start]} {to} {names[w.end]}: {w.family.text.render(language).lower()}"
        for w in scene.ways
    ]
    local = [f"{names[r.village_id]}: {', '.join(m.name for m in r.members)}" for r in scene.rings]
    return ". ".join([*ways, *local])
