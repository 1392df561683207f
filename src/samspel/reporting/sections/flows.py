"""What could go where: one Sankey per unit, each also as a table."""

from samspel.domain.resources import Family
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import (
    Block,
    Column,
    Empty,
    FigureBlock,
    Paragraph,
    Section,
    Subheading,
    Table,
    TextCell,
)
from samspel.reporting.figures.flow_views import flow_views, is_scaled
from samspel.reporting.figures.sankey.drawing import draw_sankey
from samspel.reporting.figures.sankey.flows import FlowView
from samspel.reporting.figures.sankey.layout import layout_sankey
from samspel.reporting.figures.sankey.tables import flow_table, table_headings
from samspel.reporting.figures.sankey.theme import Theme

_TITLE = Text("Vad som kan gå vart", "What could go where")
_PER_YEAR = Text("{unit} per år", "{unit} per year")
_HEAD = Text("Flöden i {unit} per år", "Flows in {unit} per year")
_TABLE = Text("Flödena i {unit}", "The flows in {unit}")
_READ = Text(
    "Mönstrat: känd mängd. Streckad kant: antagen. Skrafferat: okänd, bredden säger inget. "
    "Återflöden ritas under.",
    "Patterned: known amount. Dashed edge: assumed. Hatched: unknown, its width says nothing. "
    "Return flows are drawn below.",
)
_UNSCALED = Text(
    "Ytor, timmar och stycken visas i tabellen.", "Space, hours and pieces are shown in the table."
)
NO_FLOWS = Text("Inga flöden att rita", "No flows to draw")
_NONE_WHY = Text(
    "Inget överskott har hittat ett behov. Lägg in fler behov, eller se vad som avvisades.",
    "No surplus has found a need. Enter more needs, or see what was refused.",
)
FIRST_FIGURE = "sankey"
_NUMBER_FROM = 3


def build(study: Study, language: Language) -> Section:
    """The flows, largest unit first."""
    views = [v for v in flow_views(study, language) if v.flows]
    blocks: list[Block] = []
    for view in views:
        heading = _HEAD.render(language).format(unit=view.unit)
        if len(views) > 1:
            blocks.append(Subheading(heading))
        if is_scaled(view):
            is_first = not any(isinstance(b, FigureBlock) for b in blocks)
            figure_id = FIRST_FIGURE if is_first else f"{FIRST_FIGURE}-{_slug(view.unit)}"
            blocks.append(_figure(view, figure_id, language))
        else:
            blocks += [Paragraph(_UNSCALED.render(language), is_quiet=True), _table(view, language)]
    if not blocks:
        blocks.append(Empty(NO_FLOWS.render(language), _NONE_WHY.render(language)))
    aside = ""
    if len(views) == 1:
        aside = _PER_YEAR.render(language).format(unit=views[0].unit)
    return Section("flows", _TITLE.render(language), tuple(blocks), aside)


def small_figure(study: Study, language: Language) -> tuple[FigureBlock, str] | None:
    """The view with most flows for half a page's width, and its unit."""
    views = [v for v in flow_views(study, language) if v.flows and is_scaled(v)]
    if not views:
        return None
    view = views[0].folded(16, language)
    svg = _draw(view, (600.0, 430.0), "sankey-small-", language, with_legend=False)
    drawn = {f.family for f in view.flows if not f.is_refused}
    families = tuple((f, f.text.render(language)) for f in Family if f in drawn)
    caption = _READ.render(language)
    figure = FigureBlock("sankey-small", svg, caption=caption, families=families, is_half=True)
    return figure, _PER_YEAR.render(language).format(unit=view.unit)


def _figure(view: FlowView, figure_id: str, language: Language) -> FigureBlock:
    n_links = len({(f.source, f.target, f.family) for f in view.flows})
    height = 180.0 + 24.0 * min(n_links, 24)
    return FigureBlock(
        figure_id,
        _draw(view, (900.0, height), f"{figure_id}-", language),
        _draw(view.folded(24, language), (360.0, height), f"{figure_id}-narrow-", language),
        _READ.render(language),
        table=_table(view, language),
    )


def _slug(unit: str) -> str:
    plain = unit.lower().replace("²", "2").replace("³", "3")
    return "".join(c if c.isalnum() else "-" for c in plain)


def _draw(
    view: FlowView,
    size: tuple[float, float],
    prefix: str,
    language: Language,
    *,
    with_legend: bool = True,
) -> str:
    layout = layout_sankey(view, *size)
    title = _HEAD.render(language).format(unit=view.unit)
    return draw_sankey(
        layout, language, theme=Theme.PAGE, title=title, prefix=prefix, with_legend=with_legend
    )


def _table(view: FlowView, language: Language) -> Table:
    columns = tuple(
        Column(h, is_number=_NUMBER_FROM <= i < _NUMBER_FROM + 3)
        for i, h in enumerate(table_headings(language))
    )
    rows = tuple(tuple(TextCell(text) for text in row.cells) for row in flow_table(view, language))
    title = _TABLE.render(language).format(unit=view.unit)
    return Table(f"flows-{view.unit}", title, columns, rows)
