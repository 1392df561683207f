"""What could go where: one Sankey per unit, each also as a table."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import (
    Block,
    Column,
    Empty,
    FigureBlock,
    Section,
    Subheading,
    Table,
    TextCell,
)
from samspel.reporting.figures.flow_views import UnitFlows, flow_views
from samspel.reporting.figures.sankey.drawing import draw_sankey
from samspel.reporting.figures.sankey.flows import FlowView
from samspel.reporting.figures.sankey.layout import layout_sankey
from samspel.reporting.figures.sankey.tables import flow_table, table_headings
from samspel.reporting.figures.sankey.theme import Theme

_TITLE = Text("Vad som kan gå vart", "What could go where")
_PER_YEAR = Text("{unit} per år", "{unit} per year")
_STOCK = Text("{unit}", "{unit}")
_HEAD = Text("Flöden i {what}", "Flows in {what}")
_TABLE = Text("Flödena i {unit}", "The flows in {unit}")
READING_KEY = Text(
    "Mönstrat: känd mängd. Streckad kant: antagen. Skrafferat: okänd, bredden säger inget. "
    "Återflöden ritas under.",
    "Patterned: known amount. Dashed edge: assumed. Hatched: unknown, its width says nothing. "
    "Return flows are drawn below.",
)
NO_FLOWS = Text("Inga flöden att rita", "No flows to draw")
_NONE_WHY = Text(
    "Inget överskott har hittat ett behov. Lägg in fler behov, eller se vad som avvisades.",
    "No surplus has found a need. Enter more needs, or see what was refused.",
)
FIRST_FIGURE = "sankey"
_NARROW = 360.0
_FOLDS = (24, 15, 10, 6)
_NUMBER_FROM = 3


def build(study: Study, language: Language) -> Section:
    """The flows, the unit with most flows first."""
    units = flow_views(study, language)
    blocks: list[Block] = []
    for i, flows in enumerate(units):
        if len(units) > 1:
            blocks.append(Subheading(heading(flows, language)))
        figure_id = f"{FIRST_FIGURE}-{_slug(flows.view.unit)}" if i else FIRST_FIGURE
        blocks.append(_figure(flows, figure_id, language))
    if not blocks:
        blocks.append(Empty(NO_FLOWS.render(language), _NONE_WHY.render(language)))
    aside = unit_words(units[0], language) if len(units) == 1 else ""
    return Section("flows", _TITLE.render(language), tuple(blocks), aside)


def unit_words(flows: UnitFlows, language: Language) -> str:
    """ "t per år", or "m²" for what is no yearly flow."""
    text = _PER_YEAR if flows.is_yearly else _STOCK
    return text.render(language).format(unit=flows.view.unit)


def heading(flows: UnitFlows, language: Language) -> str:
    """What the figure of these flows is called."""
    return _HEAD.render(language).format(what=unit_words(flows, language))


def _figure(flows: UnitFlows, figure_id: str, language: Language) -> FigureBlock:
    view = flows.view
    n_links = len({(f.source, f.target, f.family) for f in view.flows})
    height = 110.0 + 22.0 * min(n_links, 24)
    title = heading(flows, language)
    return FigureBlock(
        figure_id,
        _draw(view, (900.0, height), f"{figure_id}-", title, language),
        _draw_narrow(view, height, f"{figure_id}-narrow-", title, language),
        READING_KEY.render(language) if figure_id == FIRST_FIGURE else "",
        table=_table(view, language),
    )


def _slug(unit: str) -> str:
    plain = unit.lower().replace("²", "2").replace("³", "3")
    return "".join(c if c.isalnum() else "-" for c in plain)


def _draw(
    view: FlowView, size: tuple[float, float], prefix: str, title: str, language: Language
) -> str:
    layout = layout_sankey(view, *size)
    return draw_sankey(layout, language, theme=Theme.PAGE, title=title, prefix=prefix)


def _draw_narrow(view: FlowView, height: float, prefix: str, title: str, language: Language) -> str:
    """For a phone: folded until it is no wider than the screen, so that its words can be read."""
    layouts = (layout_sankey(view.folded(n, language), _NARROW, height) for n in _FOLDS)
    layout = next((x for x in layouts if x.width <= _NARROW * 1.1), None)
    layout = layout or layout_sankey(view.folded(_FOLDS[-1], language), _NARROW, height)
    return draw_sankey(layout, language, theme=Theme.PAGE, title=title, prefix=prefix)


def _table(view: FlowView, language: Language) -> Table:
    columns = tuple(
        Column(h, is_number=_NUMBER_FROM <= i < _NUMBER_FROM + 3)
        for i, h in enumerate(table_headings(language))
    )
    rows = tuple(tuple(TextCell(text) for text in row.cells) for row in flow_table(view, language))
    title = _TABLE.render(language).format(unit=view.unit)
    return Table(f"flows-{view.unit}", title, columns, rows)
