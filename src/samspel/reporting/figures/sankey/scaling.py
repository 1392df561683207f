"""Step 2: the one scale of a figure, by bisection on what its fullest column and gap can hold."""

from collections.abc import Callable, Sequence

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.panels import Panel
from samspel.reporting.figures.sankey.paths import CORNER_PX
from samspel.reporting.figures.sankey.style import LabelBlock, Style
from samspel.reporting.figures.sankey.widths import WidthModel, first_scale, most_scale

NODE_MIN_PX = 6.0
DUMMY_ROOM_PX = 4.0
LANE_GAP_PX = 7.0
LANE_TOP_PX = 12.0
LOOP_ROOM_PX = 14.0
NAME_ROOM_PX = 16.0
SIDE_GAP_PX = 5.0
SWING_PX = 18.0
TITLE_PX = 34.0
PANEL_PAD_PX = 26.0
FLOOR_SHARE = 0.25
LEAST_SHARE = 0.2


@frozen
class Blocks:
    """Room above and below each node beside its own height: labels, gaps, loops, px."""

    is_side: Array
    label: Array
    loops: Array

    def head(self, heights: Array) -> Array:
        """Room above the nodes."""
        side = np.maximum(0.0, self.label - heights) / 2 + SIDE_GAP_PX
        return np.where(self.is_side, side, self.label + 14.0)

    def foot(self, heights: Array) -> Array:
        """Room below the nodes."""
        side = np.maximum(0.0, self.label - heights) / 2 + SIDE_GAP_PX
        return np.where(self.is_side, np.maximum(side, self.loops), 2.0 + self.loops)


@frozen
class Grid:
    """The figure's panels with what limits its scale.

    ends: (source, target) node per bundle; blocks: wrapped labels per node.
    """

    panels: tuple[Panel, ...]
    ends: Array
    blocks: tuple[LabelBlock, ...]
    style: Style
    model: WidthModel
    has_titles: tuple[bool, ...]

    def heights(self, widths: Array) -> Array:
        """Node heights: the larger of what comes in and goes out, at least 6 px."""
        n = len(self.blocks)
        out = np.bincount(self.ends[:, 0], weights=widths, minlength=n)
        into = np.bincount(self.ends[:, 1], weights=widths, minlength=n)
        return np.maximum(NODE_MIN_PX, np.maximum(out, into))

    def room(self, widths: Array) -> Blocks:
        """Room beside each node's own height, for bundles `widths` wide."""
        n = len(self.blocks)
        is_side = np.zeros(n, dtype=bool)
        loops = np.zeros(n)
        for panel in self.panels:
            if not self.style.is_narrow:
                ends = (0, panel.n_columns - 1)
                is_side[[node for node in panel.nodes if panel.ranks[node] in ends]] = True
            for b in panel.loops:
                loops[self.ends[b, 0]] += widths[b] + LOOP_ROOM_PX + NAME_ROOM_PX
        label = np.array([self.style.label_height(block) for block in self.blocks])
        return Blocks(is_side, label, loops)

    def panel_heights(self, widths: Array) -> list[tuple[float, float]]:
        """Per panel: height of its fullest column, and of the lanes below it."""
        heights = self.heights(widths)
        room = self.room(widths)
        blocks = heights + room.head(heights) + room.foot(heights)
        found = []
        for panel in self.panels:
            columns = np.zeros(panel.n_columns)
            for vertex in panel.vertices:
                if vertex.node >= 0:
                    columns[vertex.column] += blocks[vertex.node]
                elif vertex.bundle >= 0:
                    columns[vertex.column] += widths[vertex.bundle] + 2 * DUMMY_ROOM_PX
            found.append((float(columns.max()), lane_room(widths[list(panel.returns)])))
        return found

    def height(self, widths: Array) -> float:
        """Height of all panels with titles and the space between them."""
        total = PANEL_PAD_PX * (len(self.panels) - 1) + TITLE_PX * sum(self.has_titles)
        return total + sum(column + lanes for column, lanes in self.panel_heights(widths))

    def margins(self, widths: Array) -> tuple[float, float]:
        """Room left of the first and right of the last column, for channels and labels."""
        sides = [self.panel_margins(panel, widths) for panel in self.panels]
        return max(left for left, _ in sides), max(right for _, right in sides)

    def panel_margins(self, panel: Panel, widths: Array) -> tuple[float, float]:
        """The margins that one panel needs."""
        last = panel.n_columns - 1
        return self._margin(panel, widths, 0), self._margin(panel, widths, last)

    def _margin(self, panel: Panel, widths: Array, column: int) -> float:
        is_first = column == 0 and panel.n_columns > 1
        channel = self.channel(panel, widths, column, 1 if is_first else 0)
        if self.style.is_narrow:
            return self.style.pad + channel
        members = [node for node in panel.nodes if panel.ranks[node] == column]
        label = max(self.blocks[node].width for node in members)
        return self.style.pad * 2 + channel + label

    def channel(self, panel: Panel, widths: Array, column: int, side: int) -> float:
        """Width of the return channels at a column; `side` 0 right of it, 1 left of it."""
        mine = [b for b in panel.returns if panel.ranks[self.ends[b, side]] == column]
        loop = loop_room(panel, self.ends, widths, column)
        if not mine:
            return loop
        return loop + float(sum(widths[b] + CORNER_PX for b in mine)) + 2 * CORNER_PX

    def gaps(self, panel: Panel, widths: Array) -> Array:
        """The least width of each gap between columns: bundles, channels and labels fit."""
        need = np.zeros(max(0, panel.n_columns - 1))
        for b, chain in panel.chains.items():
            first = panel.vertices[chain[0]].column
            for q in range(first, first + len(chain) - 1):
                need[q] = max(need[q], widths[b] + SWING_PX)
        for q in range(need.shape[0]):
            channels = self.channel(panel, widths, q, 0) + self.channel(panel, widths, q + 1, 1)
            need[q] = max(need[q], channels + SWING_PX, self._label_gap(panel, q))
        return need

    def _label_gap(self, panel: Panel, q: int) -> float:
        """The gap that keeps labels of columns q and q + 1 apart, node widths taken off."""
        widest = [0.0, 0.0]
        for node in panel.nodes:
            if panel.ranks[node] in (q, q + 1):
                i = panel.ranks[node] - q
                widest[i] = max(widest[i], self.blocks[node].width)
        style, last = self.style, panel.n_columns - 1
        if not style.is_narrow:
            return widest[0] + style.label_gap - style.node_width if q > 0 else 0.0
        left = widest[0] if q == 0 else widest[0] / 2
        right = widest[1] if q + 1 == last else widest[1] / 2
        inset = style.node_width * ((q == 0) + (q + 1 == last)) / 2 + style.node_width / 2
        return left + right + style.label_gap - inset

    def inner_width(self, widths: Array) -> float:
        """The least width of the figure, margins and nodes included."""
        left, right = self.margins(widths)
        columns = max(
            float(self.gaps(panel, widths).sum()) + panel.n_columns * self.style.node_width
            for panel in self.panels
        )
        return left + right + columns


def lane_room(widths: Array) -> float:
    """Height of return lanes for returns `widths` wide; 0 without returns."""
    if widths.shape[0] == 0:
        return 0.0
    return LANE_TOP_PX + float((widths + LANE_GAP_PX).sum())


def loop_room(panel: Panel, ends: Array, widths: Array, column: int) -> float:
    """How far the widest self-loop of a column reaches beside it."""
    mine = [widths[b] for b in panel.loops if panel.ranks[int(ends[b, 0])] == column]
    return max(mine) + 2 * CORNER_PX + 2.0 if mine else 0.0


def choose_scale(grid: Grid, width: float, height: float) -> float:
    """px per unit: the largest at which the fullest column fits `height` and every gap `width`.

    Never under a quarter of the first scale for height's sake: then the figure grows taller. And
    where not even a fifth of the scale fits `width`, the figure grows wider instead.
    """
    most = most_scale(grid.model, grid.ends, height)
    if most <= 0:
        return 0.0
    floor = FLOOR_SHARE * first_scale(grid.model, grid.ends, height)
    upright = max(floor, _bisect(lambda w: grid.height(w) <= height, grid, most))
    if grid.inner_width(grid.model.bundles(upright)) <= width:
        return upright
    if grid.inner_width(grid.model.bundles(LEAST_SHARE * upright)) > width:
        return upright
    return _bisect(lambda w: grid.inner_width(w) <= width, grid, upright)


def _bisect(fits: Callable[[Array], bool], grid: Grid, most: float) -> float:
    if fits(grid.model.bundles(most)):
        return most
    low, high = 0.0, most
    while high - low > 1e-7 * most:
        middle = (low + high) / 2
        if fits(grid.model.bundles(middle)):
            low = middle
        else:
            high = middle
    return low


def share_gaps(need: Sequence[float], room: float) -> list[float]:
    """Gap widths that sum to `room`: alike, but for those that need more."""
    left, rest = room, len(need)
    gaps = [0.0] * len(need)
    for i in sorted(range(len(need)), key=lambda i: (-need[i], i)):
        gaps[i] = max(need[i], left / rest)
        left -= gaps[i]
        rest -= 1
    return gaps
