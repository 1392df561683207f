"""What nobody has told yet: unknown is shown, never counted as zero."""

from collections import Counter

from samspel.domain.streams import Stream
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Block, Column, Paragraph, Section, Table, TextCell
from samspel.reporting.phrases import in_words, sentence

FIRST_ROWS = 10
_TITLE = Text("Det vi inte vet", "What we do not know")
_LEAD = Text(
    "{n} av {total} överskott och behov saknar mängd. De räknas inte som noll: de väntar.",
    "{n} of {total} surpluses and needs have no amount. They are not counted as zero: they wait.",
)
_ALL_KNOWN = Text(
    "Alla {total} överskott och behov har en mängd.",
    "All {total} surpluses and needs have an amount.",
)
_ALSO = Text(
    "{seasons} saknar uppgift om vilka månader det gäller, {places} saknar plats.",
    "{seasons} do not say which months, {places} have no place.",
)
_FILLED = Text(
    "{n} okända mängder är fyllda med antaganden, se Antaganden och källor.",
    "{n} unknown amounts are filled by assumptions, see Assumptions and sources.",
)
_COLUMNS = (
    Text("Vad", "What"),
    Text("Vems", "Whose"),
    Text("Överskott eller behov", "Surplus or need"),
    Text("Matchningar som väntar", "Matches that wait"),
)
_TABLE = Text(
    "Utan mängd, det som flest väntar på först",
    "Without an amount, first what most wait for",
)
_ALONE = Text(
    "{sources} överskott och {sinks} behov hittade ingen motpart.",
    "{sources} surpluses and {sinks} needs found no counterpart.",
)


def build(study: Study, language: Language) -> Section | None:
    """How many, and which; None for a region without streams."""
    streams = study.inventory.streams
    if not streams:
        return None
    missing = [s for s in streams if not s.amount.is_known]
    said = [_lead(len(missing), len(streams), language), *_more(missing, study, language)]
    blocks: list[Block] = [Paragraph(" ".join(said))]
    if missing:
        blocks.append(_table(missing, study, language))
    return Section("unknown", _TITLE.render(language), tuple(blocks))


def _lead(n_missing: int, n_all: int, language: Language) -> str:
    if not n_missing:
        return _ALL_KNOWN.render(language).format(total=n_all)
    return sentence(_LEAD.render(language).format(n=n_missing, total=n_all))


def _more(missing: list[Stream], study: Study, language: Language) -> list[str]:
    """Sentences on seasons and places, on what is filled, and on who was left alone."""
    said = []
    if missing:
        seasons = sum(s.profile_id is None for s in missing)
        places = sum(not study.inventory.site_of(s).has_coordinates for s in missing)
        text = _ALSO.render(language)
        said.append(
            text.format(seasons=in_words(seasons, language), places=in_words(places, language))
        )
    if study.filled_stream_ids:
        text = _FILLED.render(language)
        said.append(text.format(n=in_words(len(study.filled_stream_ids), language)))
    alone = study.match_result
    if alone.unmatched_sources or alone.unmatched_sinks:
        text = _ALONE.render(language).format(
            sources=in_words(len(alone.unmatched_sources), language),
            sinks=in_words(len(alone.unmatched_sinks), language),
        )
        said.append(text)
    return [sentence(text) for text in said]


def _table(missing: list[Stream], study: Study, language: Language) -> Table:
    matches = study.match_result.matches
    waiting = Counter(i for m in matches for i in {m.source_stream_id, m.sink_stream_id})
    ordered = sorted(missing, key=lambda s: -waiting[s.stream_id])
    columns = tuple(Column(t.render(language), is_number=i == 3) for i, t in enumerate(_COLUMNS))
    rows = tuple(_row(s, waiting[s.stream_id], study, language) for s in ordered)
    return Table("unknown", _TABLE.render(language), columns, rows, n_first=FIRST_ROWS)


def _row(stream: Stream, n_waiting: int, study: Study, language: Language) -> tuple[TextCell, ...]:
    family = study.knowledge.family(stream.resource_id) if stream.resource_id else None
    return (
        TextCell(stream.description, family=family),
        TextCell(study.inventory.actor_of(stream).name),
        TextCell(sentence(stream.direction.text.render(language))),
        TextCell(str(n_waiting)),
    )
