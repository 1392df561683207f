"""What nobody has told yet: unknown is shown, never counted as zero."""

from samspel.domain.streams import Stream
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Block, Column, Paragraph, Section, Table, TextCell
from samspel.reporting.phrases import in_words, sentence

MOST_ROWS = 60
_TITLE = Text("Det vi inte vet", "What we do not know")
_LEAD = Text(
    "{n} av {total} flöden saknar mängd. De räknas inte som noll: de väntar.",
    "{n} of {total} streams have no amount. They are not counted as zero: they wait.",
)
_ALL_KNOWN = Text("Alla {total} flöden har en mängd.", "All {total} streams have an amount.")
_FILLED = Text(
    "{n} okända mängder är fyllda med antaganden, se Antaganden och källor.",
    "{n} unknown amounts are filled by assumptions, see Assumptions and sources.",
)
_COLUMNS = (
    Text("Flöde", "Stream"),
    Text("Vems", "Whose"),
    Text("Riktning", "Direction"),
    Text("Saknas", "Missing"),
)
_AMOUNT = Text("mängd", "amount")
_SEASON = Text("fördelning över året", "spread over the year")
_PLACE = Text("plats", "place")
_TABLE = Text("Flöden utan mängd", "Streams without an amount")
_ALONE = Text(
    "{sources} överskott och {sinks} behov hittade ingen motpart.",
    "{sources} surpluses and {sinks} needs found no counterpart.",
)
_MORE = Text("{n} till finns i tabellfilen.", "{n} more are in the file of tables.")


def build(study: Study, language: Language) -> Section | None:
    """How many, and which; None for a region without streams."""
    streams = study.inventory.streams
    if not streams:
        return None
    missing = [s for s in streams if not s.amount.is_known]
    blocks: list[Block] = [Paragraph(_lead(len(missing), len(streams), language))]
    if study.filled_stream_ids:
        text = _FILLED.render(language).format(n=in_words(len(study.filled_stream_ids), language))
        blocks.append(Paragraph(sentence(text)))
    alone = study.match_result
    if alone.unmatched_sources or alone.unmatched_sinks:
        text = _ALONE.render(language).format(
            sources=in_words(len(alone.unmatched_sources), language),
            sinks=in_words(len(alone.unmatched_sinks), language),
        )
        blocks.append(Paragraph(sentence(text)))
    if missing:
        columns = tuple(Column(t.render(language)) for t in _COLUMNS)
        rows = tuple(_row(s, study, language) for s in missing[:MOST_ROWS])
        blocks.append(Table("unknown", _TABLE.render(language), columns, rows))
    if len(missing) > MOST_ROWS:
        more = _MORE.render(language).format(n=len(missing) - MOST_ROWS)
        blocks.append(Paragraph(more, is_quiet=True))
    return Section("unknown", _TITLE.render(language), tuple(blocks))


def _lead(n_missing: int, n_all: int, language: Language) -> str:
    if not n_missing:
        return _ALL_KNOWN.render(language).format(total=n_all)
    return sentence(_LEAD.render(language).format(n=n_missing, total=n_all))


def _row(stream: Stream, study: Study, language: Language) -> tuple[TextCell, ...]:
    inventory = study.inventory
    lacks = [_AMOUNT]
    if stream.profile_id is None:
        lacks.append(_SEASON)
    if not inventory.site_of(stream).has_coordinates:
        lacks.append(_PLACE)
    family = study.knowledge.family(stream.resource_id) if stream.resource_id else None
    return (
        TextCell(stream.description, family=family),
        TextCell(inventory.actor_of(stream).name),
        TextCell(sentence(stream.direction.text.render(language))),
        TextCell(sentence(", ".join(t.render(language) for t in lacks))),
    )
