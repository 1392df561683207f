"""Assumptions and sources: every number that was taken for granted, and where from."""

from samspel.domain.assumptions import Assumption
from samspel.domain.provenance import Source
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Section,
    Subheading,
    Table,
    TextCell,
)
from samspel.reporting.numbers import show

_TITLE = Text("Antaganden och källor", "Assumptions and sources")
_OWN = Text("Studiens egna antaganden", "The study's own assumptions")
_CATALOGUE = Text("Katalogens antaganden", "The catalogue's assumptions")
_COLUMNS = (
    Text("Antagande", "Assumption"),
    Text("Värde", "Value"),
    Text("Källa", "Source"),
)
_SOURCES = Text("Källor", "Sources")
_FRAME = Text(
    "Priser i {currency}, prisår {year}. Real kalkylränta {rate} %, {years} år.",
    "Prices in {currency}, price year {year}. Real discount rate {rate} %, {years} years.",
)


def build(study: Study, language: Language) -> Section:
    """The frame of the calculation, the assumptions, and the sources of what was used."""
    region = study.inventory.region
    frame = _FRAME.render(language).format(
        currency=region.currency,
        year=region.price_year,
        rate=f"{region.discount_rate * 100:g}".replace(".", "," if language == "sv" else "."),
        years=region.horizon_years,
    )
    blocks: list[Block] = [Paragraph(frame)]
    own = {a.assumption_id for a in region.assumptions}
    shipped = [a for a in study.knowledge.assumptions.by_id.values() if a.assumption_id not in own]
    blocks += _listed(_OWN, region.assumptions, language)
    blocks += _listed(_CATALOGUE, shipped, language)
    sources = used_sources(study)
    if sources:
        items = tuple(TextCell(s.title, _address(s)) for s in sources)
        blocks += [Subheading(_SOURCES.render(language)), Bullets(items)]
    return Section("assumptions", _TITLE.render(language), tuple(blocks))


def _listed(
    title: Text, assumptions: "list[Assumption] | tuple[Assumption, ...]", language: Language
) -> list[Block]:
    if not assumptions:
        return []
    columns = tuple(Column(t.render(language), is_number=i == 1) for i, t in enumerate(_COLUMNS))
    rows = tuple(_row(a, language) for a in sorted(assumptions, key=lambda a: a.assumption_id))
    heading = title.render(language)
    return [Subheading(heading), Table(f"assumptions-{title.en[:3].lower()}", "", columns, rows)]


def _row(assumption: Assumption, language: Language) -> tuple[Cell, ...]:
    cited = assumption.cited
    name = assumption.label.render(language) or assumption.assumption_id
    note = assumption.assumption_id if assumption.label else ""
    return (
        TextCell(name, note),
        show(cited, language),
        TextCell(str(cited.source), _address(cited.source)),
    )


def _address(source: Source) -> str:
    return " ".join(str(p) for p in (source.address, source.year or "") if p)


def used_sources(study: Study) -> tuple[Source, ...]:
    """Sources of the verdicts and resources of the shown matches, by title."""
    found: dict[tuple[str, str], Source] = {}
    for match in study.match_result.matches[:200]:
        for verdict in match.verdicts:
            for source in verdict.sources:
                found[source.title, source.address] = source
        for resource_id in match.resource_ids:
            for source in study.knowledge.resources[resource_id].sources:
                found[source.title, source.address] = source
        for conversion in match.pathway.conversions:
            for source in conversion.sources:
                found[source.title, source.address] = source
    return tuple(found[key] for key in sorted(found) if key[0])
