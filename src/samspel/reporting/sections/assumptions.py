"""Assumptions and sources: every number that was taken for granted, and where from."""

from collections.abc import Sequence

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
from samspel.reporting.phrases import lower_first, sentence, source_title

_TITLE = Text("Antaganden och källor", "Assumptions and sources")
_OWN = Text("Studiens egna antaganden", "The study's own assumptions")
_CATALOGUE = Text("Katalogens antaganden", "The catalogue's assumptions")
_COLUMNS = (
    Text("Antagande", "Assumption"),
    Text("Värde", "Value"),
    Text("Källa", "Source"),
)
_SOURCES = Text("Källor", "Sources")
_SHOW = Text("Visa {n} antaganden", "Show {n} assumptions")
_SHOW_SOURCES = Text("Visa {n} källor", "Show {n} sources")
_OVER = Text("{what}, fylls i där mängden är okänd", "{what}, filled in where it is unknown")
_WANTED = Text("Behov av {what}", "Need of {what}")
_LABELS = {
    "inhabitants": Text("Invånare", "Inhabitants"),
    "guest_nights_per_year": Text("Gästnätter", "Guest nights"),
    "greenhouse_area_m2": Text("Växthusets yta", "Area of the greenhouse"),
    "delta_t_min_k": Text(
        "Minsta temperaturskillnad i värmeväxlare, grader",
        "Least temperature difference in a heat exchanger, degrees",
    ),
}
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
    blocks += _listed(_OWN, region.assumptions, study, language)
    blocks += _listed(_CATALOGUE, shipped, study, language)
    sources = used_sources(study)
    if sources:
        items = tuple(TextCell(source_title(s, language), _address(s)) for s in sources)
        fold = _SHOW_SOURCES.render(language).format(n=len(items))
        bullets = Bullets(items, fold=fold, is_dense=True)
        blocks += [Subheading(_SOURCES.render(language)), bullets]
    return Section("assumptions", _TITLE.render(language), tuple(blocks))


def _listed(
    title: Text, assumptions: Sequence[Assumption], study: Study, language: Language
) -> list[Block]:
    if not assumptions:
        return []
    columns = tuple(Column(t.render(language), is_number=i == 1) for i, t in enumerate(_COLUMNS))
    named = sorted((assumption_label(a, study, language), a.assumption_id, a) for a in assumptions)
    rows = tuple(_row(name, a, language) for name, _, a in named)
    table = Table(
        f"assumptions-{title.en[:3].lower()}",
        "",
        columns,
        rows,
        fold=_SHOW.render(language).format(n=len(rows)),
        is_list=True,
    )
    return [Subheading(title.render(language)), table]


def _row(name: str, assumption: Assumption, language: Language) -> tuple[Cell, ...]:
    source = assumption.cited.source
    return (
        TextCell(name),
        show(assumption.cited, language),
        TextCell(source_title(source, language), _address(source)),
    )


def assumption_label(assumption: Assumption, study: Study, language: Language) -> str:
    """What is assumed, in words; an id nobody has put into words as it is."""
    label = assumption.label or _LABELS.get(assumption.assumption_id)
    if label:
        return label.render(language)
    kind, _, resource_id = assumption.assumption_id.partition("/")
    resource = study.knowledge.resources.get(resource_id)
    if resource is None:
        return sentence(assumption.assumption_id.replace("_", " "))
    what = resource.label.render(language)
    if kind.startswith("need"):
        return _WANTED.render(language).format(what=lower_first(what))
    return _OVER.render(language).format(what=what)


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
