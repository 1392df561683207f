"""Guidance notes: data/rules/*.yaml. Not legal advice; each dated and sourced."""

from samspel.catalogue.entries import Desk, Entry
from samspel.catalogue.reading import RawCatalogue
from samspel.domain.conversions import Guidance, LegalOutcome


def build_guidance(raw: RawCatalogue, desk: Desk) -> dict[str, Guidance]:
    """Guidance by id, in the order written: the first that applies is the most particular."""
    found: dict[str, Guidance] = {}
    for path, entries in raw.documents_in("rules"):
        for guidance_id, fields in entries.items():
            entry = Entry(path, guidance_id, fields, desk)
            found[guidance_id] = Guidance(
                guidance_id,
                entry.label("title"),
                entry.choice("outcome", LegalOutcome, LegalOutcome.ASK),
                entry.label("text"),
                entry.label("change"),
                entry.strings("resources"),
                entry.strings("conversions"),
                entry.strings("sinks"),
                entry.strings("statuses"),
                entry.text("source_state"),
                entry.sources(),
            )
            entry.close()
    return found
