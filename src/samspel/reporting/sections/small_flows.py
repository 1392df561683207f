"""The Sankey of the printed first page: the largest flows, in half the page's width."""

from collections.abc import Iterator

from attrs import evolve

from samspel.domain.resources import Family
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import FigureBlock
from samspel.reporting.figures.flow_views import flow_views
from samspel.reporting.figures.sankey.drawing import draw_sankey
from samspel.reporting.figures.sankey.flows import FlowView
from samspel.reporting.figures.sankey.layout import layout_sankey
from samspel.reporting.figures.sankey.panels import components
from samspel.reporting.figures.sankey.scene import SankeyLayout
from samspel.reporting.figures.sankey.theme import Theme
from samspel.reporting.sections.flows import READING_KEY, heading, unit_words

SIZE = (560.0, 400.0)
MOST_HEIGHT = 440.0
_FOLDS = (20, 14, 9, 6)
_LARGEST = Text("De största flödena. ", "The largest flows. ")


def small_figure(study: Study, language: Language) -> tuple[FigureBlock, str] | None:
    """The view with most flows, without refusals, as much of it as can be read; and its unit."""
    for flows in flow_views(study, language):
        kept = tuple(f for f in flows.view.flows if not f.is_refused)
        if not kept:
            continue
        view, layout = _fitting(evolve(flows.view, flows=kept), language)
        svg = draw_sankey(
            layout,
            language,
            theme=Theme.PAGE,
            title=heading(flows, language),
            prefix="sankey-small-",
            with_legend=False,
        )
        drawn = {f.family for f in view.flows}
        families = tuple((f, f.text.render(language)) for f in Family if f in drawn)
        is_part = len(view.flows) < len(kept) or len(view.nodes) < len(flows.view.nodes)
        caption = READING_KEY.render(language)
        if is_part:
            caption = _LARGEST.render(language) + caption
        figure = FigureBlock("sankey-small", svg, caption=caption, families=families, is_half=True)
        return figure, unit_words(flows, language)
    return None


def _fitting(view: FlowView, language: Language) -> tuple[FlowView, SankeyLayout]:
    """The first of ever smaller parts that is low enough, else the lowest."""
    tried: list[tuple[float, int, FlowView, SankeyLayout]] = []
    for part in _parts(view, language):
        layout = layout_sankey(part, *SIZE)
        if layout.height <= MOST_HEIGHT:
            return part, layout
        tried.append((layout.height, len(tried), part, layout))
    _, _, part, layout = min(tried, key=lambda t: t[:2])
    return part, layout


def _parts(view: FlowView, language: Language) -> Iterator[FlowView]:
    """The view with fewer and fewer of its connected parts, then ever more folded."""
    number = {node.node_id: i for i, node in enumerate(view.nodes)}
    ends = [(number[f.source], number[f.target]) for f in view.flows]
    groups = [{view.nodes[i].node_id for i in g} for g in components(len(view.nodes), ends)]

    def size(group: set[str]) -> tuple[float, int]:
        flows = [f for f in view.flows if f.source in group]
        return -sum(f.value or 0.0 for f in flows), -len(flows)

    ordered = sorted((g for g in groups if len(g) > 1), key=size)
    for n in range(min(len(ordered), 5), 0, -1):
        chosen = set().union(*ordered[:n])
        yield evolve(
            view,
            nodes=tuple(n for n in view.nodes if n.node_id in chosen),
            flows=tuple(f for f in view.flows if f.source in chosen),
        )
    for most in _FOLDS:
        yield view.folded(most, language)
