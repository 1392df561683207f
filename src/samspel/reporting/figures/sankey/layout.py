"""The whole layout: view → links → columns → scale → order → heights → bands → labels."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.flows import FigureNode, FlowError, FlowView
from samspel.reporting.figures.sankey.framing import frames, scene_bands
from samspel.reporting.figures.sankey.labelling import node_labels
from samspel.reporting.figures.sankey.links import Bundle, Slice, aggregate
from samspel.reporting.figures.sankey.ordering import choose_order, keep_order
from samspel.reporting.figures.sankey.ordering_kernels import crossing_weight
from samspel.reporting.figures.sankey.panels import PIN, Panel, build_panel, components
from samspel.reporting.figures.sankey.ranking import (
    REFUSED_WEIGHT,
    SPAN_PX,
    RankProblem,
    Start,
    choose_ranks,
    first_ranks,
    keep_ranks,
    saved_ranks,
)
from samspel.reporting.figures.sankey.routing import Frame
from samspel.reporting.figures.sankey.scaling import NODE_MIN_PX, Grid, choose_scale
from samspel.reporting.figures.sankey.scene import SankeyLayout, SavedOrder
from samspel.reporting.figures.sankey.style import LabelPlan, Style, plan_labels, style_for
from samspel.reporting.figures.sankey.widths import Measure, WidthModel, first_scale, width_model

DEFAULT_SEED = 1
COLUMN_FILL = 0.8
NOTHING_SAVED = SavedOrder()


def layout_sankey(
    view: FlowView,
    width: float = 1160.0,
    height: float = 620.0,
    saved: SavedOrder | None = None,
    seed: int = DEFAULT_SEED,
    *,
    measure: Measure = Measure.VALUE,
    with_refused: bool = True,
) -> SankeyLayout:
    """Places the flows of `view` in a figure `width` × about `height` px.

    The height shrinks to what is needed and grows where nodes would else collide. With a `saved`
    order the figure stays as it was; columns or order change only if that betters them by > 5 %.
    measure: what sets the room (HIGH for ranges, PEAK for months). Raises FlowError when no flow
    has anything to draw.
    """
    model = _Model.of(view, measure, with_refused=with_refused)
    style = style_for(width)
    saved = saved or NOTHING_SAVED
    ranks, plan = _columns(model, style, (width, height), saved, seed)
    groups = components(len(model.nodes), model.pairs)
    probe = model.widths.bundles(first_scale(model.widths, model.ends, height))
    grid = _grid(model, _panels(model, groups, ranks, probe), plan, style)
    scale = choose_scale(grid, width, height)
    widths = model.widths.bundles(scale)
    panels = _panels(model, groups, ranks, widths)
    grid = _grid(model, panels, plan, style)
    orders = [_order(panel, saved, seed) for panel in panels]
    placed = frames(
        grid, orders, widths, max(width, grid.inner_width(widths)), model.nodes, levels=saved.levels
    )
    return SankeyLayout(
        width=max(width, grid.inner_width(widths)),
        height=placed.height,
        scale=scale,
        unit=view.unit,
        basis=view.basis,
        measure=measure,
        style=style,
        nodes=placed.nodes,
        bands=(bands := scene_bands(placed, grid, model.bundles, scale)),
        labels=node_labels(placed, grid, bands),
        panels=placed.panels,
        crossings=sum(crossing_weight(p.layers, o) for p, o in zip(panels, orders, strict=True)),
        saved=_saved(placed.frames, orders, model.nodes),
        n_omitted=view.n_omitted,
    )


@frozen
class _Model:
    """The bundles to draw, the nodes they join (by id) and what sets their widths."""

    nodes: tuple[FigureNode, ...]
    bundles: tuple[Bundle, ...]
    pairs: tuple[tuple[int, int], ...]
    ends: Array
    widths: WidthModel

    @classmethod
    def of(cls, view: FlowView, measure: Measure, *, with_refused: bool) -> "_Model":
        drawn = (
            Bundle(b.source, b.target, tuple(s for s in b.slices if _is_drawn(s, measure)))
            for b in aggregate(view.flows, with_refused=with_refused)
        )
        bundles = tuple(bundle for bundle in drawn if bundle.slices)
        if not bundles:
            raise FlowError("No flow has an amount or an unknown to draw; show a table instead.")
        used = {end for bundle in bundles for end in (bundle.source, bundle.target)}
        nodes = tuple(sorted((n for n in view.nodes if n.node_id in used), key=lambda n: n.node_id))
        number = {node.node_id: i for i, node in enumerate(nodes)}
        pairs = tuple((number[b.source], number[b.target]) for b in bundles)
        return cls(nodes, bundles, pairs, np.array(pairs), width_model(bundles, measure))


def _is_drawn(part: Slice, measure: Measure) -> bool:
    return measure.of(part) > 0 or measure.fixed_px(part) > 0


def _grid(model: _Model, panels: Sequence[Panel], plan: LabelPlan, style: Style) -> Grid:
    titles = tuple(bool(panel_title(panel, model.nodes)) for panel in panels)
    return Grid(tuple(panels), model.ends, plan.blocks, style, model.widths, titles)


def panel_title(panel: Panel, nodes: Sequence[FigureNode]) -> str:
    """The group that all nodes of a panel share, else nothing."""
    groups = {nodes[node].group for node in panel.nodes}
    return groups.pop() if len(groups) == 1 else ""


def _columns(
    model: _Model, style: Style, size: tuple[float, float], saved: SavedOrder, seed: int
) -> tuple[dict[int, int], LabelPlan]:
    """Columns of all nodes, component by component, and the labels wrapped for them."""
    width, height = size
    bundle_widths = model.widths.bundles(first_scale(model.widths, model.ends, height))
    groups = components(len(model.nodes), model.pairs)
    first_plan = plan_labels(model.nodes, style, width, 2, may_break=False)
    problems = [_rank_problem(model, group, bundle_widths, first_plan, style) for group in groups]
    starts = [first_ranks(problem) for problem in problems]
    needed = max(*(start.n_columns for start in starts), _saved_columns(model, saved))
    may_break = any(start.is_acyclic and start.n_columns == needed for start in starts)
    plan = plan_labels(model.nodes, style, width, needed, may_break=may_break)
    ranks: dict[int, int] = {}
    for group, problem, start in zip(groups, problems, starts, strict=True):
        known = saved_ranks([model.nodes[node].node_id for node in group], saved.ranks)
        is_kept = any(rank is not None for rank in known)
        if is_kept and max(rank or 0 for rank in known) < plan.most_columns:
            chosen = keep_ranks(problem, known, start, plan.most_columns)
        else:
            most = min(plan.most_columns, _enough_columns(problem, start, height))
            chosen = choose_ranks(problem, start, most, seed)
        ranks |= dict(zip(group, (int(rank) for rank in chosen), strict=True))
    return ranks, plan


def _saved_columns(model: _Model, saved: SavedOrder) -> int:
    """The columns that the saved figure had, 0 when nothing of it is left."""
    return max((saved.ranks.get(node.node_id, -1) + 1 for node in model.nodes), default=0)


def _enough_columns(problem: RankProblem, start: Start, height: float) -> int:
    """The longest path's columns, or more where the nodes would stand taller than the figure."""
    tall = int(np.ceil(problem.heights.sum() / (COLUMN_FILL * height)))
    return min(problem.n_nodes, max(start.n_columns, tall))


def _rank_problem(
    model: _Model, group: Sequence[int], widths: Array, plan: LabelPlan, style: Style
) -> RankProblem:
    local = {node: i for i, node in enumerate(group)}
    mine = [b for b, (s, t) in enumerate(model.pairs) if s in local and s != t]
    arcs = np.array(
        [(local[model.pairs[b][0]], local[model.pairs[b][1]]) for b in mine], dtype=np.int64
    ).reshape(-1, 2)
    sums = [np.bincount(arcs[:, i], weights=widths[mine], minlength=len(group)) for i in (0, 1)]
    labels = np.array([style.label_height(plan.blocks[node]) + 16.0 for node in group])
    heights = np.maximum(NODE_MIN_PX, np.maximum(*sums)) + labels
    weights = np.round(widths[mine] + SPAN_PX, 6)
    weights[[model.bundles[b].is_refused for b in mine]] = REFUSED_WEIGHT
    return RankProblem(np.round(heights, 6), arcs, weights)


def _panels(
    model: _Model, groups: Sequence[Sequence[int]], ranks: dict[int, int], widths: Array
) -> list[Panel]:
    return [
        build_panel(group, ranks, model.nodes, model.bundles, model.pairs, widths)
        for group in groups
    ]


def _order(panel: Panel, saved: SavedOrder, seed: int) -> Array:
    keys = [vertex.key for vertex in panel.vertices]
    if any(key in saved.order for key in keys):
        return keep_order(panel.layers, keys, saved.order)
    return choose_order(panel.layers, seed)


def _saved(
    frames: Sequence[Frame], orders: Sequence[Array], nodes: Sequence[FigureNode]
) -> SavedOrder:
    ranks: dict[str, int] = {}
    order: dict[str, int] = {}
    levels: dict[str, float] = {}
    for frame, seq in zip(frames, orders, strict=True):
        ranks |= {nodes[node].node_id: frame.panel.ranks[node] for node in frame.panel.nodes}
        for place, number in enumerate(seq):
            vertex = frame.panel.vertices[int(number)]
            if vertex.key != PIN:
                order[vertex.key] = place
                levels[vertex.key] = round(float(frame.y[number]) - frame.top, 3)
    return SavedOrder(ranks, order, levels)
