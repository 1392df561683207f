"""Rule notes of the catalogue. Guidance with source and date, never legal advice."""

from collections.abc import Iterator

from attrs import frozen

from samspel.domain.conversions import Guidance, LegalOutcome
from samspel.domain.provenance import Source
from samspel.domain.resources import LegalStatus
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context
from samspel.matching.routes import Route
from samspel.matching.wording import NOT_ADVICE, joined, name_of, say

NAME = "legal"
PROHIBITED = "LEGAL-PROHIBITED"
_MIRROR_TYPES = ("mirror", "mh", "mnh")
_SEVERITY = (
    LegalOutcome.PROHIBITED,
    LegalOutcome.ASK,
    LegalOutcome.CONDITIONS,
    LegalOutcome.ALLOWED,
)


@frozen
class _Note:
    """A guidance that applies; `is_certain` is False where the stream's status is not told."""

    guidance: Guidance
    is_certain: bool


def judge(candidate: Candidate, context: Context) -> Verdict:
    """The legal rule: prohibited refuses, what must be asked about stays unknown."""
    notes = sorted(
        _notes(candidate, context),
        key=lambda n: (_SEVERITY.index(n.guidance.outcome), not n.is_certain),
    )
    forbidding = [n.guidance for n in notes if n.guidance.outcome is LegalOutcome.PROHIBITED]
    certain = [n.guidance for n in notes if n.is_certain]
    if certain and certain[0].outcome is LegalOutcome.PROHIBITED:
        return _refused(certain[0])
    hazard = _hazard(candidate, context)
    if hazard is not None:
        return hazard
    if forbidding:
        return _status_unknown(candidate, forbidding[0])
    if certain and certain[0].outcome is LegalOutcome.ASK:
        return _ask(candidate, certain[0])
    return _accepted([n.guidance for n in notes])


def is_settled(_route: Route, _: Context) -> bool:
    """Rule notes are about what is offered and what is done with it."""
    return True


def _notes(candidate: Candidate, context: Context) -> Iterator[_Note]:
    seen: set[str] = set()
    for link, resource_id in enumerate(candidate.route.resource_ids):
        for guidance in context.guidance_by_resource[resource_id]:
            certainty = _by_status(guidance, candidate.source.legal_status, link)
            is_new = guidance.guidance_id not in seen
            if is_new and certainty is not None and _concerns(guidance, candidate, link, context):
                seen.add(guidance.guidance_id)
                yield _Note(guidance, certainty)


def _by_status(guidance: Guidance, status: LegalStatus, link: int) -> bool | None:
    """Whether a note limited to statuses applies: surely, perhaps (False), or not (None)."""
    if not guidance.statuses:
        return True
    if link > 0:
        return None
    if status is LegalStatus.UNKNOWN:
        return False
    return True if status.value in guidance.statuses else None


def _concerns(guidance: Guidance, candidate: Candidate, link: int, context: Context) -> bool:
    """Whether the note is about what is done with this link of the chain."""
    if not guidance.conversion_ids and not guidance.sink_resource_ids:
        return True
    conversion_ids = candidate.route.conversion_ids
    if link < len(conversion_ids):
        return conversion_ids[link] in guidance.conversion_ids
    wanted = candidate.route.service.wanted_id
    return any(context.knowledge.is_a(wanted, r) for r in guidance.sink_resource_ids)


def _dated(guidance: Guidance) -> Text:
    if not guidance.source_state:
        return Text("", "")
    return say(" (läget {date})", " (as of {date})", date=guidance.source_state)


def _said(guidance: Guidance) -> Text:
    return say(
        "{title}{date}: {text} {note}",
        "{title}{date}: {text} {note}",
        title=guidance.title,
        date=_dated(guidance),
        text=guidance.text,
        note=NOT_ADVICE,
    )


def _refused(guidance: Guidance) -> Verdict:
    return Verdict(
        NAME,
        Outcome.REFUSED,
        PROHIBITED,
        _said(guidance),
        guidance.change,
        0.0,
        sources=guidance.sources,
    )


def _ask(candidate: Candidate, guidance: Guidance) -> Verdict:
    change = guidance.change or Text("Fråga tillsynsmyndigheten.", "Ask the authority.")
    missing = (f"{candidate.source.stream_id}.legal_status",)
    return Verdict(
        NAME, Outcome.UNKNOWN, "LEGAL-ASK", _said(guidance), change, 0.0, missing, guidance.sources
    )


def _status_unknown(candidate: Candidate, guidance: Guidance) -> Verdict:
    reason = say(
        "Beror på om {name} är avfall, biprodukt eller produkt, och det är okänt. {said}",
        "Depends on whether {name} is waste, a by-product or a product, and that is unknown. "
        "{said}",
        name=name_of(candidate.source),
        said=_said(guidance),
    )
    change = Text(
        "Ange om det är avfall, biprodukt eller produkt.",
        "Say whether it is waste, a by-product or a product.",
    )
    missing = (f"{candidate.source.stream_id}.legal_status",)
    sources = guidance.sources
    return Verdict(
        NAME, Outcome.UNKNOWN, "LEGAL-STATUS-UNKNOWN", reason, change, 0.0, missing, sources
    )


def _hazard(candidate: Candidate, context: Context) -> Verdict | None:
    """Hazard is asked about, never decided: neither by a resource type nor by a code."""
    code = candidate.source.waste_code
    entry = context.knowledge.waste_codes.get(code.text) if code else None
    is_mirror = entry is not None and entry.entry_type.lower().startswith(_MIRROR_TYPES)
    is_listed = entry is not None and entry.is_hazardous
    if not (is_mirror or is_listed or context.source_resource(candidate).is_hazardous):
        return None
    reason = say(
        "{name} kan vara farligt avfall{code}. Det avgörs aldrig här. {note}",
        "{name} may be hazardous waste{code}. That is never decided here. {note}",
        name=name_of(candidate.source),
        code=f" ({code.text})" if code else "",
        note=NOT_ADVICE,
    )
    change = Text(
        "Fråga den som lämnar: finns farliga ämnen över gränserna? Spara svaret.",
        "Ask whoever gives it: are there hazardous substances above the limits? Keep the answer.",
    )
    missing = tuple(f"{candidate.source.stream_id}.{f}" for f in ("waste_code", "legal_status"))
    source = (Source("Commission Decision 2000/532/EC, List of Waste"),)
    return Verdict(NAME, Outcome.UNKNOWN, "LEGAL-HAZARD", reason, change, 0.0, missing, source)


def _accepted(notes: list[Guidance]) -> Verdict:
    conditions = [g for g in notes if g.outcome is not LegalOutcome.ALLOWED]
    if conditions:
        reason = joined([_said(conditions[0]), *(g.title for g in conditions[1:])], " · ")
        change = joined([g.change for g in conditions if g.change], " ")
        sources = tuple(dict.fromkeys(s for g in conditions for s in g.sources))
        return Verdict(NAME, Outcome.ACCEPTED, "LEGAL-CONDITIONS", reason, change, 0.7, (), sources)
    if notes:
        return Verdict(
            NAME,
            Outcome.ACCEPTED,
            "LEGAL-ALLOWED",
            _said(notes[0]),
            score=1.0,
            sources=notes[0].sources,
        )
    reason = say(
        "Ingen regelnotering hindrar det. {note}",
        "No rule note stands against it. {note}",
        note=NOT_ADVICE,
    )
    return Verdict(NAME, Outcome.ACCEPTED, "LEGAL-NO-NOTE", reason, score=0.8)
