"""Placing labels so that they cover neither each other nor what they name."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from samspel.reporting.figures.projection import Point
from samspel.reporting.figures.sankey.text_metrics import text_width

_HARD, _SOFT = 1000.0, 6.0


@frozen
class Area:
    """A rectangle in px."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: Point, half_width: float, half_height: float) -> "Area":
        """The rectangle with this centre."""
        x, y = centre
        return cls(x - half_width, y - half_height, x + half_width, y + half_height)

    def overlaps(self, other: "Area") -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def moved(self, right: float, down: float) -> "Area":
        """The same rectangle elsewhere."""
        return Area(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def holds(self, point: Point) -> bool:
        """Whether the point is inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def is_within(self, width: float, height: float) -> bool:
        """Whether all of it is in a frame of this size."""
        return (
            self.left >= 2
            and self.top >= 2
            and self.right <= width - 2
            and self.bottom <= height - 2
        )


@frozen
class Wish:
    """A label that wants a place beside its anchor, `reach` px from its middle."""

    text: str
    at: Point
    size: float
    is_bold: bool
    reach: tuple[float, float]
    must: bool = True


@frozen
class Placed:
    """A label's baseline, its `text-anchor`, and the area it covers."""

    wish: Wish
    x: float
    y: float
    anchor: str
    area: Area


def place_labels(
    wishes: Sequence[Wish],
    taken: Iterable[Area],
    lines: Sequence[Point],
    width: float,
    height: float,
) -> tuple[Placed, ...]:
    """Each wish in order at its best free place; one that `must` not be shown may be left out.

    `taken`: areas that may not be covered. `lines`: points of arcs, better left free.
    """
    areas = list(taken)
    placed: list[Placed] = []
    for wish in wishes:
        options = [
            (_cost(p, i, areas, lines, width, height), p) for i, p in enumerate(_spots(wish))
        ]
        cost, best = min(options, key=lambda pair: pair[0])
        if cost >= _HARD and not wish.must:
            continue
        areas.append(best.area)
        placed.append(best)
    return tuple(placed)


def _cost(
    spot: Placed,
    rank: int,
    areas: Sequence[Area],
    lines: Sequence[Point],
    width: float,
    height: float,
) -> float:
    cost = float(rank)
    cost += _HARD * sum(spot.area.overlaps(a) for a in areas)
    cost += _SOFT * sum(spot.area.holds(p) for p in lines)
    return cost if spot.area.is_within(width, height) else cost + 3 * _HARD


def _spots(wish: Wish) -> list[Placed]:
    """Below, above, right, left, then the corners and two further out."""
    (x, y), size = wish.at, wish.size
    across, down = wish.reach
    rise, drop = size * 0.75, size * 0.25
    below, above = y + down + rise + 3, y - down - drop - 3
    middle = y + rise / 2 - 1
    right, left = x + across + 5, x - across - 5
    spots = [
        (x, below, "middle"),
        (x, above, "middle"),
        (right, middle, "start"),
        (left, middle, "end"),
        (right - 4, below - 2, "start"),
        (right - 4, above + 2, "start"),
        (left + 4, below - 2, "end"),
        (left + 4, above + 2, "end"),
        (x, below + 14, "middle"),
        (x, above - 14, "middle"),
    ]
    wide = text_width(wish.text, size, wish.is_bold)
    shift = {"middle": wide / 2, "start": 0.0, "end": wide}
    return [
        Placed(wish, px, py, anchor, _area(px - shift[anchor], py, wide, rise, drop))
        for px, py, anchor in spots
    ]


def _area(left: float, baseline: float, wide: float, rise: float, drop: float) -> Area:
    return Area(left - 2, baseline - rise - 1, left + wide + 2, baseline + drop + 1)
