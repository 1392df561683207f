"""Every figure as an SVG file of its own, in the light colours."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.blocks import Block, FigureBlock, Matches, RangeRows
from samspel.reporting.document import build_document
from samspel.reporting.figures.palette import LIGHT, with_colours
from samspel.reporting.recipes import SCREEN


def render_figures(study: Study, language: Language = "sv") -> dict[str, str]:
    """SVG text by figure id ("map", "sankey-1", …), in the order of the report."""
    figures: dict[str, str] = {}
    for section in build_document(study, language, SCREEN).sections:
        for block in section.blocks:
            figures |= _of_block(block)
    return {name: with_colours(svg, LIGHT) for name, svg in figures.items()}


def _of_block(block: Block) -> dict[str, str]:
    if isinstance(block, FigureBlock):
        return {block.figure_id: block.wide}
    if isinstance(block, Matches):
        charts = [m.chart for m in block.matches if m.chart is not None]
        return {chart.figure_id: chart.wide for chart in charts}
    if isinstance(block, RangeRows):
        return {f"gain-{i}": row.bar for i, row in enumerate(block.rows)}
    return {}
