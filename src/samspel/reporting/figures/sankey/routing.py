"""Steps 5 and 6: ports on the nodes, and the centre lines of bands, returns and self-loops."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.panels import PIN, Panel
from samspel.reporting.figures.sankey.paths import CORNER_PX, CentreLine, Pen, around
from samspel.reporting.figures.sankey.scaling import (
    DUMMY_ROOM_PX,
    LANE_GAP_PX,
    LANE_TOP_PX,
    Grid,
    loop_room,
)


@frozen
class Ports:
    """Top of each bundle's port at its source and target, px below the top of the node."""

    out: dict[int, float]
    into: dict[int, float]


@frozen
class Frame:
    """A placed panel: `y` per vertex, `x` per column (left edges of nodes), lowest point, px."""

    panel: Panel
    y: Array
    x: tuple[float, ...]
    top: float
    floor: float


def place_of(seq: Array) -> dict[int, int]:
    """Place in the whole sequence by vertex."""
    return {int(vertex): i for i, vertex in enumerate(seq)}


def ports(panel: Panel, seq: Array, grid: Grid, widths: Array, heights: Array) -> Ports:
    """Ports from the top in the order of the other ends; returns lowest, self-loops under them.

    Where the node's least height leaves room on both sides, its ports are centred.
    """
    place = place_of(seq)
    sides: tuple[dict[int, list[tuple[tuple[int, float, int], int]]], ...] = ({}, {})
    for b, chain in panel.chains.items():
        for side, hop in ((0, chain[1]), (1, chain[-2])):
            node = int(grid.ends[b, side])
            sides[side].setdefault(node, []).append(((0, place[hop], b), b))
    for kind, group in ((1, panel.returns), (2, panel.loops)):
        for b in group:
            for side in (0, 1):
                key = (kind, -float(span(panel, grid, b)), b)
                sides[side].setdefault(int(grid.ends[b, side]), []).append((key, b))
    result = Ports({}, {})
    for side, store in ((0, result.out), (1, result.into)):
        for node, entries in sides[side].items():
            both = max(_total(sides[i].get(node, []), widths) for i in (0, 1))
            at = max(0.0, float(heights[node]) - both) / 2
            for _, b in sorted(entries):
                store[b] = at
                at += float(widths[b])
    return result


def _total(entries: Sequence[tuple[object, int]], widths: Array) -> float:
    return float(sum(widths[b] for _, b in entries))


def span(panel: Panel, grid: Grid, bundle: int) -> int:
    """How many columns a return goes back."""
    source, target = (int(node) for node in grid.ends[bundle])
    return panel.ranks[source] - panel.ranks[target]


def chain_line(
    frame: Frame, chain: Sequence[int], ports: Ports, b: int, grid: Grid, width: float
) -> CentreLine:
    """The centre line of a forward bundle through its dummies."""
    node_width = grid.style.node_width
    levels = [float(frame.y[v]) + width / 2 for v in chain]
    levels[0] += ports.out[b]
    levels[-1] += ports.into[b]
    columns = [frame.panel.vertices[v].column for v in chain]
    pen = Pen(frame.x[columns[0]] + node_width, levels[0])
    for column, level in zip(columns[1:], levels[1:], strict=True):
        pen.swing(frame.x[column], level, width)
        if column != columns[-1]:
            pen.line(node_width)
    return pen.done()


@frozen
class Channels:
    """Where returns run: x of the way down, y of the lane, x of the way up, by bundle."""

    down: dict[int, float]
    lane: dict[int, float]
    up: dict[int, float]

    def rooms(self, bundle: int) -> tuple[float, float, float]:
        """x down, y of the lane, x up."""
        return self.down[bundle], self.lane[bundle], self.up[bundle]


def channels(frame: Frame, grid: Grid, widths: Array) -> Channels:
    """Lower nodes take inner channels, shorter returns higher lanes."""
    panel = frame.panel
    vertex_of = {v.node: i for i, v in enumerate(panel.vertices) if v.node >= 0}
    result = Channels({}, {}, {})
    level = frame.floor + LANE_TOP_PX
    for b in sorted(panel.returns, key=lambda b: (span(panel, grid, b), b)):
        result.lane[b] = level + float(widths[b]) / 2
        level += float(widths[b]) + LANE_GAP_PX
    for side, store in ((0, result.down), (1, result.up)):

        def inner_first(b: int, side: int = side) -> tuple[float, float, int]:
            node = int(grid.ends[b, side])
            return (-float(frame.y[vertex_of[node]]), result.lane[b], b)

        for column in range(panel.n_columns):
            mine = [b for b in panel.returns if panel.ranks[int(grid.ends[b, side])] == column]
            reach = loop_room(panel, grid.ends, widths, column) + CORNER_PX + 1.0
            for b in sorted(mine, key=inner_first):
                width = float(widths[b])
                offset = reach + width / 2
                reach += width + CORNER_PX
                right = frame.x[column] + grid.style.node_width
                store[b] = right + offset if side == 0 else frame.x[column] - offset
    return result


def return_line(
    frame: Frame, channels: Channels, ports: Ports, b: int, grid: Grid, width: float
) -> CentreLine:
    """The centre line of a return, below everything."""
    source, target = _corners(frame, ports, b, grid, width)
    return around(source, target, channels.rooms(b), width)


def loop_line(frame: Frame, ports: Ports, b: int, grid: Grid, width: float) -> CentreLine:
    """The centre line of a self-loop, under its node."""
    source, target = _corners(frame, ports, b, grid, width)
    radius = width / 2 + CORNER_PX
    rooms = (
        source[0] + radius + 1.0,
        max(source[1], target[1]) + 2 * radius,
        target[0] - radius - 1.0,
    )
    return around(source, target, rooms, width)


def _corners(
    frame: Frame, ports: Ports, b: int, grid: Grid, width: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    panel = frame.panel
    tops = {v.node: float(frame.y[i]) for i, v in enumerate(panel.vertices) if v.node >= 0}
    source, target = (int(node) for node in grid.ends[b])
    right = frame.x[panel.ranks[source]] + grid.style.node_width
    left = frame.x[panel.ranks[target]]
    return (
        (right, tops[source] + ports.out[b] + width / 2),
        (left, tops[target] + ports.into[b] + width / 2),
    )


def vertex_room(panel: Panel, grid: Grid, widths: Array) -> tuple[Array, Array, Array]:
    """Head, height and foot of every vertex of a panel, px; pins take no room."""
    heights = grid.heights(widths)
    room = grid.room(widths)
    head, foot = room.head(heights), room.foot(heights)
    rows = np.zeros((len(panel.vertices), 3))
    for i, vertex in enumerate(panel.vertices):
        if vertex.node >= 0:
            rows[i] = head[vertex.node], heights[vertex.node], foot[vertex.node]
        elif vertex.key != PIN:
            rows[i] = DUMMY_ROOM_PX, widths[vertex.bundle], DUMMY_ROOM_PX
    return rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2].copy()
