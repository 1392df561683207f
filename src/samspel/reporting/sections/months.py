"""Month by month: what an exchange brings against what the receiver needs."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text, format_number
from samspel.domain.units import amount_unit
from samspel.reporting.blocks import Column, FigureBlock, Table, TextCell
from samspel.reporting.figures.charts import MONTHS, MonthChart, draw_months
from samspel.reporting.numbers import unit_label
from samspel.reporting.phrases import resource_label
from samspel.reporting.selection import ShownExchange

_TITLE = Text("{what} månad för månad", "{what} by month")
_CAPTION = Text(
    "{title}, {unit}. Staplar: det som når fram. Streck: behovet. Skrafferat: saknas. {share} % "
    "av årets behov täcks.",
    "{title}, {unit}. Bars: what is delivered. Line: the need. Hatched: lacking. {share} % of the "
    "year's need is covered.",
)
_MONTH, _COMES, _NEEDED = (
    Text("Månad", "Month"),
    Text("Når fram", "Delivered"),
    Text("Behov", "Need"),
)


def month_figure(
    shown: ShownExchange, study: Study, figure_id: str, language: Language
) -> FigureBlock | None:
    """The chart; None unless the amounts and the receiver's season are known."""
    chart = _chart(shown, study, language)
    if chart is None:
        return None
    covered = sum(min(a, b) for a, b in zip(chart.supply, chart.need, strict=True))
    caption = _CAPTION.render(language).format(
        title=chart.title,
        unit=chart.unit,
        share=format_number(100 * covered / sum(chart.need), language, 0),
    )
    return FigureBlock(
        figure_id,
        draw_months(chart, language, figure_id).render(),
        draw_months(chart, language, f"{figure_id}-narrow", is_narrow=True).render(),
        caption,
        is_half=True,
        table=_table(chart, figure_id, language),
    )


def _chart(shown: ShownExchange, study: Study, language: Language) -> MonthChart | None:
    sink = study.inventory.stream_by_id[shown.match.sink_stream_id]
    profile = study.inventory.profile_of(sink)
    leaving, arriving = shown.leaving.quantity.value, shown.arriving.quantity.value
    need = sink.amount.quantity.value
    if profile is None or not need or not leaving or arriving is None or not shown.monthly:
        return None
    resource_id = shown.match.resource_ids[-1]
    unit = study.knowledge.resources[resource_id].unit
    in_unit = sink.amount.to(unit).quantity.value or 0.0
    what = resource_label(resource_id, study, language)
    return MonthChart(
        unit=unit_label(amount_unit(unit), language),
        family=study.knowledge.family(resource_id),
        title=_TITLE.render(language).format(what=what),
        supply=tuple(m * arriving / leaving for m in shown.monthly),
        need=tuple(float(share) * in_unit for share in profile.monthly),
    )


def _table(chart: MonthChart, figure_id: str, language: Language) -> Table:
    columns = (
        Column(_MONTH.render(language)),
        Column(_COMES.render(language), chart.unit, is_number=True),
        Column(_NEEDED.render(language), chart.unit, is_number=True),
    )
    rows = tuple(
        (
            TextCell(name),
            TextCell(format_number(comes, language)),
            TextCell(format_number(needed, language)),
        )
        for name, comes, needed in zip(MONTHS[language], chart.supply, chart.need, strict=True)
    )
    return Table(f"{figure_id}-table", chart.title, columns, rows)
