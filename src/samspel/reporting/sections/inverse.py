"""The question turned round: what an unknown surplus would have to be, month by month."""

from samspel.domain.resources import Family
from samspel.domain.studies import InverseAnswer, Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import (
    Block,
    Column,
    FigureBlock,
    Paragraph,
    Section,
    Subheading,
    Table,
    TextCell,
)
from samspel.reporting.figures.charts import MONTHS, MonthChart, draw_months
from samspel.reporting.numbers import show, unit_label
from samspel.reporting.phrases import with_unit

_TITLE = Text("Hur mycket skulle det behöva vara?", "How much would it have to be?")
_LEAD = Text(
    "Överskottet är okänt. Därför vänder vi på frågan: så mycket måste det vara, månad för månad.",
    "The surplus is unknown. So the question is turned round: this is what it must be, by month.",
)
_CAPTION = Text(
    "Strecket är behovet, det lodräta strecket visar lägst och högst. Skrafferat: inget överskott "
    "är känt. Hela året: {year}.",
    "The line is the need, the vertical line shows lowest and highest. Hatched: no surplus is "
    "known. The whole year: {year}.",
)
_MONTH = Text("Månad", "Month")
_NEED = Text("Behov", "Need")
_TABLE = Text("Behovet månad för månad: {title}", "The need by month: {title}")


def build(study: Study, language: Language) -> Section | None:
    """A chart and a table for each answer; None when nothing was asked."""
    if not study.inverse_answers:
        return None
    blocks: list[Block] = [Paragraph(_LEAD.render(language))]
    asked = ""
    for i, answer in enumerate(study.inverse_answers):
        question = answer.question.render(language)
        if question != asked:
            blocks.append(Subheading(question))
            asked = question
        blocks.append(_figure(answer, i, language))
    return Section("inverse", _TITLE.render(language), tuple(blocks))


def _figure(answer: InverseAnswer, index: int, language: Language) -> FigureBlock:
    chart = _chart(answer, language)
    year = show(answer.yearly, language)
    span = f" ({year.span})" if year.span else ""
    caption = _CAPTION.render(language).format(year=f"{with_unit(year)}{span}")
    parts = (f"{answer.title.render(language)}.", caption, answer.note.render(language))
    figure_id = f"inverse-{index}"
    return FigureBlock(
        figure_id,
        draw_months(chart, language, figure_id).render(),
        draw_months(chart, language, f"{figure_id}-narrow", is_narrow=True).render(),
        " ".join(p for p in parts if p),
        is_half=True,
        table=_table(answer, index, language),
    )


def _chart(answer: InverseAnswer, language: Language) -> MonthChart:
    quantities = [m.quantity for m in answer.monthly]
    return MonthChart(
        unit=unit_label(answer.unit, language),
        family=Family.HEAT,
        title=answer.title.render(language),
        need=tuple(q.value or 0.0 for q in quantities),
        low=tuple(q.low or 0.0 for q in quantities),
        high=tuple(q.high or 0.0 for q in quantities),
    )


def _table(answer: InverseAnswer, index: int, language: Language) -> Table:
    columns = (
        Column(_MONTH.render(language)),
        Column(_NEED.render(language), unit_label(answer.unit, language), is_number=True),
    )
    rows = tuple(
        (TextCell(name), show(cited, language))
        for name, cited in zip(MONTHS[language], answer.monthly, strict=True)
    )
    title = _TABLE.render(language).format(title=answer.title.render(language))
    return Table(f"inverse-table-{index}", title, columns, rows)
