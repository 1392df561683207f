"""Columns and panels put in the figure: x of columns, y of vertices, bands with their slices."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.flows import FigureNode
from samspel.reporting.figures.sankey.links import Bundle
from samspel.reporting.figures.sankey.panels import Panel
from samspel.reporting.figures.sankey.placement import Columns, Springs, place
from samspel.reporting.figures.sankey.routing import (
    Frame,
    Ports,
    chain_line,
    channels,
    loop_line,
    ports,
    return_line,
    vertex_room,
)
from samspel.reporting.figures.sankey.scaling import (
    PANEL_PAD_PX,
    TITLE_PX,
    Grid,
    share_gaps,
)
from samspel.reporting.figures.sankey.scene import Band, Box, NodeBox, PanelBox, SliceBand

HOLD_LEAST = 40.0
HOLD_SHARE = 3.0


@frozen
class Placed:
    """All panels in the figure's own coordinates."""

    frames: tuple[Frame, ...]
    ports: tuple[Ports, ...]
    nodes: tuple[NodeBox, ...]
    panels: tuple[PanelBox, ...]
    widths: Array
    width: float
    height: float


def frames(
    grid: Grid,
    orders: Sequence[Array],
    widths: Array,
    width: float,
    nodes: Sequence[FigureNode],
    *,
    levels: Mapping[str, float],
) -> Placed:
    """Places every panel under the one before, vertices near their saved `levels`."""
    heights = grid.heights(widths)
    margins = grid.margins(widths)
    made: list[Frame] = []
    all_ports: list[Ports] = []
    panels: list[PanelBox] = []
    top = 0.0
    sizes = grid.panel_heights(widths)
    for panel, seq, (column, lanes) in zip(grid.panels, orders, sizes, strict=True):
        title = nodes[panel.nodes[0]].group if grid.has_titles[len(made)] else ""
        start = top + (TITLE_PX if title else 0.0)
        port = ports(panel, seq, grid, widths, heights)
        springs = _springs(panel, widths, port, levels)
        y = place(_room(panel, seq, grid, widths), springs, column) + start
        sides = grid.panel_margins(panel, widths) if grid.style.is_narrow else margins
        x = _columns(panel, grid, widths, sides, width)
        made.append(Frame(panel, y, x, start, _floor(panel, grid, widths, y)))
        all_ports.append(port)
        bottom = start + column + lanes
        panels.append(PanelBox(title, top, bottom))
        top = bottom + PANEL_PAD_PX
    boxes = tuple(
        box for i, frame in enumerate(made) for box in _boxes(frame, i, nodes, heights, grid)
    )
    return Placed(
        tuple(made), tuple(all_ports), boxes, tuple(panels), widths, width, top - PANEL_PAD_PX
    )


def scene_bands(
    placed: Placed, grid: Grid, bundles: Sequence[Bundle], scale: float
) -> tuple[Band, ...]:
    """Every bundle with its centre line and slices, by (source, target)."""
    slices = grid.model.slices(scale)
    starts = np.searchsorted(grid.model.rows, np.arange(len(bundles)))
    found: dict[int, Band] = {}
    for number, (frame, port) in enumerate(zip(placed.frames, placed.ports, strict=True)):
        ways = channels(frame, grid, placed.widths)
        for b in frame.panel.bundles:
            width = float(placed.widths[b])
            if b in frame.panel.chains:
                route = "forward"
                line = chain_line(frame, frame.panel.chains[b], port, b, grid, width)
            elif b in frame.panel.loops:
                route, line = "loop", loop_line(frame, port, b, grid, width)
            else:
                route, line = "return", return_line(frame, ways, port, b, grid, width)
            parts = _slices(bundles[b], slices[starts[b] :], width)
            found[b] = Band(bundles[b], route, line, parts, width, number)
    return tuple(found[b] for b in sorted(found))


def _slices(bundle: Bundle, widths: Array, total: float) -> tuple[SliceBand, ...]:
    upper = -total / 2
    parts = []
    for part, width in zip(bundle.slices, widths, strict=False):
        parts.append(SliceBand(part, upper, upper + float(width)))
        upper += float(width)
    return tuple(parts)


def _room(panel: Panel, seq: Array, grid: Grid, widths: Array) -> Columns:
    head, tall, foot = vertex_room(panel, grid, widths)
    return Columns(panel.layers.base, seq, head, tall, foot)


def _springs(panel: Panel, widths: Array, port: Ports, levels: Mapping[str, float]) -> Springs:
    """Pulls between neighbouring vertices of every chain; long bands pull to be straight."""
    ends, others, shifts, weights = [], [], [], []
    for b, chain in panel.chains.items():
        for first, second in pairwise(chain):
            is_real = [panel.vertices[v].node >= 0 for v in (first, second)]
            stiffness = (6.0, 2.0, 1.0)[sum(is_real)] * (float(widths[b]) + 2.0)
            drop = (port.out[b] if is_real[0] else 0.0) - (port.into[b] if is_real[1] else 0.0)
            for end, other, shift in ((second, first, drop), (first, second, -drop)):
                ends.append(end)
                others.append(other)
                shifts.append(shift)
                weights.append(stiffness)
    rows = np.array(ends, dtype=np.int64)
    order = np.argsort(rows, kind="stable")
    n = len(panel.vertices)
    is_known = np.array([vertex.key in levels for vertex in panel.vertices])
    pull = np.bincount(rows, weights=np.array(weights, dtype=np.float64), minlength=n)
    return Springs(
        np.searchsorted(rows[order], np.arange(n + 1)),
        np.array(others, dtype=np.int64)[order],
        np.array(shifts, dtype=np.float64)[order],
        np.array(weights, dtype=np.float64)[order],
        np.array([levels.get(vertex.key, 0.0) for vertex in panel.vertices]),
        np.where(is_known, HOLD_LEAST + HOLD_SHARE * pull, 0.0),
    )


def _columns(
    panel: Panel, grid: Grid, widths: Array, margins: tuple[float, float], width: float
) -> tuple[float, ...]:
    node_width = grid.style.node_width
    left, right = margins
    if panel.n_columns == 1:
        return (left,)
    room = width - left - right - panel.n_columns * node_width
    x = [left]
    for gap in share_gaps(list(grid.gaps(panel, widths)), room):
        x.append(x[-1] + node_width + gap)
    return tuple(x)


def _floor(panel: Panel, grid: Grid, widths: Array, y: Array) -> float:
    _, tall, foot = vertex_room(panel, grid, widths)
    return float((y + tall + foot).max())


def _boxes(
    frame: Frame, number: int, nodes: Sequence[FigureNode], heights: Array, grid: Grid
) -> list[NodeBox]:
    boxes = []
    for i, vertex in enumerate(frame.panel.vertices):
        if vertex.node >= 0:
            x, y = frame.x[vertex.column], float(frame.y[i])
            box = Box(x, y, x + grid.style.node_width, y + float(heights[vertex.node]))
            boxes.append(NodeBox(nodes[vertex.node], box, number, vertex.column))
    return boxes
