"""The ten questions of the phase Explore, and what an area has answered.

Source: current-state and recommendation report for symbiosis in Jämtland Härjedalen (2024),
section "Checklista". The report's coloured dots are lost, so every status starts unknown.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from samspel.domain.errors import MissingReferenceError
from samspel.domain.inventory import AreaStatus
from samspel.domain.texts import Text


class Status(StrEnum):
    """How far an area has come with one question. Unknown is not the same as not started."""

    UNKNOWN = "unknown"
    NOT_STARTED = "not_started"
    PARTLY = "partly"
    DONE = "done"

    @property
    def text(self) -> Text:
        """The word beside the question."""
        return _STATUS_TEXTS[self]


_STATUS_TEXTS = {
    Status.UNKNOWN: Text("Okänt", "Unknown"),
    Status.NOT_STARTED: Text("Ej påbörjat", "Not started"),
    Status.PARTLY: Text("Delvis genomfört", "Partly done"),
    Status.DONE: Text("Genomfört", "Done"),
}


@frozen
class Question:
    """One question of the checklist."""

    question_id: str
    label: Text
    text: Text


QUESTIONS: tuple[Question, ...] = (
    Question(
        "facilitator",
        Text("Processledare", "Facilitator"),
        Text(
            "Finns det en processledare som samordnar satsningar på industriell symbios?",
            "Is there a facilitator who coordinates efforts for industrial symbiosis?",
        ),
    ),
    Question(
        "dela_kunskap",
        Text("Dela kunskap", "Share knowledge"),
        Text(
            "Har vi börjat dela kunskap om symbios och goda exempel med dem det berör?",
            "Have we begun to share knowledge and good examples with those concerned?",
        ),
    ),
    Question(
        "resursfloden",
        Text("Resursflöden", "Resource flows"),
        Text(
            "Har vi kartlagt resursflöden, de stora och de dyra?",
            "Have we mapped resource flows, the large and the costly?",
        ),
    ),
    Question(
        "ankarforetag",
        Text("Ankarföretag", "Anchor companies"),
        Text(
            "Har vi kartlagt möjliga ankarföretag, med stora utflöden att bygga en symbios kring?",
            "Have we mapped possible anchors, with large outflows to build a symbiosis around?",
        ),
    ),
    Question(
        "nyckelaktorer",
        Text("Nyckelaktörer", "Key actors"),
        Text(
            "Har vi koll på nyckelaktörer, verksamheter eller personer?",
            "Do we know the key actors, organisations or people?",
        ),
    ),
    Question(
        "befintlig_samverkan",
        Text("Befintlig samverkan", "Existing co-operation"),
        Text(
            "Har vi kartlagt samverkan som redan finns och kan bli en språngbräda?",
            "Have we mapped the co-operation that exists and can be a springboard?",
        ),
    ),
    Question(
        "geografiska_omraden",
        Text("Geografiska områden", "Geographical areas"),
        Text(
            "Har vi kartlagt områden som är extra intressanta?",
            "Have we mapped the areas of special interest?",
        ),
    ),
    Question(
        "mark",
        Text("Mark", "Land"),
        Text(
            "Har vi kartlagt mark som går att etablera eller expandera på?",
            "Have we mapped land to establish or expand on?",
        ),
    ),
    Question(
        "affarspotential",
        Text("Affärspotential", "Business potential"),
        Text(
            "Har vi gjort en första uppskattning av affärspotentialen?",
            "Have we made a first estimate of the business potential?",
        ),
    ),
    Question(
        "drivkrafter",
        Text("Drivkrafter i näringslivet", "Drivers in business"),
        Text(
            "Har vi talat med näringslivet om drivkrafter, intresse och investeringsvilja?",
            "Have we talked with business about drivers, interest and will to invest?",
        ),
    ),
)


@frozen
class Answer:
    """A question with an area's status and note."""

    question: Question
    status: Status
    note: str = ""
    date: str = ""


@frozen
class AreaChecklist:
    """All ten answers of one area."""

    area_id: str
    answers: tuple[Answer, ...]

    def count(self, status: Status) -> int:
        """How many questions have that status."""
        return sum(a.status is status for a in self.answers)


def assess_checklist(area_id: str, statuses: Iterable[AreaStatus]) -> AreaChecklist:
    """The area's answers in order; a question without an answer is unknown.

    Of several answers to one question the one with the latest date counts (ISO 8601 text; given
    order breaks ties). Raises MissingReferenceError for a question that is not on the list.
    """
    known = {q.question_id for q in QUESTIONS}
    latest: dict[str, AreaStatus] = {}
    for status in sorted((s for s in statuses if s.area_id == area_id), key=lambda s: s.date):
        if status.question_id not in known:
            raise MissingReferenceError(
                Text(
                    f"Frågan {status.question_id!r} finns inte i checklistan. "
                    f"Välj en av {', '.join(sorted(known))}.",
                    f"The question {status.question_id!r} is not on the checklist. "
                    f"Choose one of {', '.join(sorted(known))}.",
                )
            )
        latest[status.question_id] = status
    return AreaChecklist(area_id, tuple(_answer(q, latest.get(q.question_id)) for q in QUESTIONS))


def _answer(question: Question, status: AreaStatus | None) -> Answer:
    if status is None:
        return Answer(question, Status.UNKNOWN)
    return Answer(question, Status(status.status), status.note, status.date)
