"""The three numbers to measure first, why, and how."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Column, Section, Table, TextCell
from samspel.reporting.numbers import show

N_SHOWN = 3
_TITLE = Text("Mät det här först", "Measure this first")
_COLUMNS = (
    Text("Okänt i dag", "Unknown today"),
    Text("Därför", "Why"),
    Text("Så här", "How"),
    Text("Spridning", "Spread"),
)


def build(study: Study, language: Language) -> Section | None:
    """A row for each; None when nothing is unknown that matters."""
    first = study.measurements[:N_SHOWN]
    if not first:
        return None
    has_spread = any(m.spread_sek.is_known for m in first)
    titles = _COLUMNS if has_spread else _COLUMNS[:3]
    columns = tuple(Column(t.render(language), is_number=i == 3) for i, t in enumerate(titles))
    rows = tuple(
        (
            TextCell(m.label.render(language)),
            TextCell(m.why.render(language)),
            TextCell(m.how.render(language)),
            show(m.spread_sek, language),
        )[: len(titles)]
        for m in first
    )
    table = Table("measure", "", columns, rows)
    return Section("measure", _TITLE.render(language), (table,))
