"""The finished layout: boxes, bands and texts with their places, px; nothing of colour."""

from collections.abc import Mapping
from typing import TypedDict

from attrs import field, frozen

from samspel.reporting.figures.sankey.flows import FigureNode
from samspel.reporting.figures.sankey.links import Bundle, Slice
from samspel.reporting.figures.sankey.paths import CentreLine
from samspel.reporting.figures.sankey.style import Style
from samspel.reporting.figures.sankey.widths import Measure


@frozen
class Box:
    """A rectangle, px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right - 1e-6
            and other.left < self.right - 1e-6
            and self.top < other.bottom - 1e-6
            and other.top < self.bottom - 1e-6
        )


@frozen
class NodeBox:
    """A drawn node; `column` and `panel` count from 0."""

    node: FigureNode
    box: Box
    panel: int
    column: int


@frozen
class TextLine:
    """One line of text at its baseline."""

    text: str
    x: float
    y: float
    is_bold: bool = False
    is_quiet: bool = False


@frozen
class Label:
    """Lines of text with their common box; `leader` joins a moved label to its node."""

    lines: tuple[TextLine, ...]
    anchor: str
    size: float
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None
    has_plate: bool = False


@frozen
class SliceBand:
    """A slice between two offsets from its bundle's centre line, px; low and high widths, px."""

    part: Slice
    upper: float
    lower: float

    @property
    def width(self) -> float:
        """Thickness, px."""
        return self.lower - self.upper

    @property
    def middle(self) -> float:
        """Offset of its own centre line, px."""
        return (self.lower + self.upper) / 2


@frozen
class Band:
    """A bundle with its centre line; `route` is "forward", "return" or "loop"."""

    bundle: Bundle
    route: str
    centre: CentreLine
    slices: tuple[SliceBand, ...]
    width: float
    panel: int


@frozen
class PanelBox:
    """Where a panel stands; `title` empty when its nodes have no common group."""

    title: str
    top: float
    bottom: float


class SavedValues(TypedDict):
    """A saved order as JSON holds it."""

    rank: dict[str, int]
    order: dict[str, int]
    level: dict[str, float]


@frozen
class SavedOrder:
    """What a study keeps so that the next figure looks alike: columns and vertical order.

    ranks: column by node id. order: place by vertex key (a node id, or "source→target@column").
    levels: px below the panel's top, by vertex key.
    """

    ranks: Mapping[str, int] = field(factory=dict)
    order: Mapping[str, int] = field(factory=dict)
    levels: Mapping[str, float] = field(factory=dict)

    def to_dict(self) -> "SavedValues":
        """Plain values in a stable order, for JSON."""
        return {
            "rank": {key: self.ranks[key] for key in sorted(self.ranks)},
            "order": {key: self.order[key] for key in sorted(self.order)},
            "level": {key: self.levels[key] for key in sorted(self.levels)},
        }

    @classmethod
    def from_dict(cls, saved: "SavedValues") -> "SavedOrder":
        """The order that `to_dict` wrote."""
        return cls(dict(saved["rank"]), dict(saved["order"]), dict(saved["level"]))


@frozen(kw_only=True)
class SankeyLayout:
    """A laid out figure. `scale`: px per unit, 0 when every amount is unknown.

    crossings: summed weight of crossing bands, px². saved: hand it to the next layout.
    """

    width: float
    height: float
    scale: float
    unit: str
    basis: str
    measure: Measure
    style: Style
    nodes: tuple[NodeBox, ...]
    bands: tuple[Band, ...]
    labels: tuple[Label, ...]
    panels: tuple[PanelBox, ...]
    crossings: float
    saved: SavedOrder
    n_omitted: int = 0
