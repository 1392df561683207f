"""Verdicts: what one rule says of one match, with the facts it used."""

from enum import StrEnum

from attrs import frozen

from samspel.domain.provenance import Source
from samspel.domain.texts import Text


class Outcome(StrEnum):
    """Accepted, refused, or unknown because a fact is missing."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"

    @property
    def text(self) -> Text:
        """The word on the chip."""
        return _OUTCOME_TEXTS[self]


_OUTCOME_TEXTS = {
    Outcome.ACCEPTED: Text("Godkänd", "Accepted"),
    Outcome.REFUSED: Text("Avvisad", "Refused"),
    Outcome.UNKNOWN: Text("Okänt", "Unknown"),
}


@frozen
class Verdict:
    """One rule's word: outcome, reason code, reason, and what would change it.

    `score` in 0…1 feeds the ranking (None: the rule does not rank). `missing`: names of the facts
    that would decide an unknown, as "stream_id.field".
    """

    rule: str
    outcome: Outcome
    code: str
    reason: Text
    change: Text = Text("", "")
    score: float | None = None
    missing: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def overall(verdicts: tuple[Verdict, ...]) -> Outcome:
    """Refused if any refuses, else unknown if any is unknown, else accepted."""
    outcomes = {v.outcome for v in verdicts}
    if Outcome.REFUSED in outcomes:
        return Outcome.REFUSED
    return Outcome.UNKNOWN if Outcome.UNKNOWN in outcomes else Outcome.ACCEPTED
