"""Every figure as an SVG file of its own, in the light colours, with its typeface."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.blocks import Block, Document, FigureBlock, Matches
from samspel.reporting.document import build_document
from samspel.reporting.figures.palette import LIGHT, ink, with_colours
from samspel.reporting.figures.svg import Drawing, element, label
from samspel.reporting.figures.typeface import with_font
from samspel.reporting.recipes import SCREEN
from samspel.reporting.sections.flows import FIRST_FIGURE, NO_FLOWS


def render_figures(study: Study, language: Language = "sv") -> dict[str, str]:
    """SVG text by figure id ("map", "sankey", "sankey-mwh", …).

    "sankey" is always there: the unit with most flows, or a line that says there are none.
    """
    return figures_of(build_document(study, language, SCREEN))


def figures_of(document: Document) -> dict[str, str]:
    """A document's figures."""
    figures = {FIRST_FIGURE: _no_flows(document.language)}
    for section in document.sections:
        for block in section.blocks:
            figures |= _of_block(block)
    return {name: with_font(with_colours(svg, LIGHT)) for name, svg in figures.items()}


def _no_flows(language: Language) -> str:
    text = NO_FLOWS.render(language)
    words = label(300, 64, text, size=15, anchor="middle")
    frame = element(
        "rect",
        x=2,
        y=2,
        width=596,
        height=116,
        fill=ink("sno"),
        stroke=ink("linje-stark"),
        stroke_dasharray="6 5",
    )
    return Drawing(600, 120, frame + words, text, figure_id=FIRST_FIGURE).render()


def _of_block(block: Block) -> dict[str, str]:
    if isinstance(block, FigureBlock):
        return {block.figure_id: block.wide}
    if isinstance(block, Matches):
        charts = [m.chart for m in block.matches if m.chart is not None]
        return {chart.figure_id: chart.wide for chart in charts}
    return {}
