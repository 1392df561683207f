"""Where we are: the ten questions of the phase Explore, area by area."""

from samspel.domain.inventory import Area
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.readiness.checklist import QUESTIONS, AreaChecklist, Status, assess_checklist
from samspel.readiness.phases import Phase
from samspel.reporting.blocks import Bullets, Cell, Column, Paragraph, Section, Table, TextCell

_TITLE = Text("Var vi är", "Where we are")
_ASIDE = Text("Fasen {phase}, tio frågor", "The phase {phase}, ten questions")
_UNKNOWN = Text(
    "Ingen har svarat på de tio frågorna än. Gå igenom dem tillsammans och skriv svaren i tabellen "
    "area_status: genomfört (done), delvis (partly) eller ej påbörjat (not_started).",
    "Nobody has answered the ten questions yet. Go through them together and write the answers in "
    "the table area_status: done, partly or not_started.",
)
_SHOW = Text("Visa de tio frågorna", "Show the ten questions")
_LEAD = Text(
    "{done} svar av {n} är genomförda, {partly} är på väg, {rest} är okända eller inte påbörjade.",
    "{done} answers of {n} are done, {partly} are under way, {rest} are unknown or not started.",
)
_AREA = Text("Område", "Area")
_OPEN = Text("Börja med", "Begin with")
_NOTHING = Text("Allt är genomfört", "All is done")
_TABLE = Text("Svar per område", "Answers by area")
_MOST_NAMED = 3
_FIRST_ROWS = 10


def build(study: Study, language: Language) -> Section:
    """A row per area that has answered; without any answer, how to give them."""
    title = _TITLE.render(language)
    aside = _ASIDE.render(language).format(phase=Phase.EXPLORE.text.render(language))
    statuses = study.inventory.area_statuses
    lists = [(area, assess_checklist(area.area_id, statuses)) for area in study.inventory.areas]
    told = [(a, c) for a, c in lists if c.count(Status.UNKNOWN) < len(QUESTIONS)]
    if not told:
        items = tuple(
            TextCell(q.label.render(language), q.text.render(language)) for q in QUESTIONS
        )
        questions = Bullets(items, is_numbered=True, fold=_SHOW.render(language), is_dense=True)
        return Section("readiness", title, (Paragraph(_UNKNOWN.render(language)), questions), aside)
    blocks = (Paragraph(_lead(told, language)), _table(told, language))
    return Section("readiness", title, blocks, aside)


def _lead(told: list[tuple[Area, AreaChecklist]], language: Language) -> str:
    done, partly = (sum(c.count(s) for _, c in told) for s in (Status.DONE, Status.PARTLY))
    n = len(told) * len(QUESTIONS)
    text = _LEAD.render(language)
    return text.format(done=done, n=n, partly=partly, rest=n - done - partly)


def _table(told: list[tuple[Area, AreaChecklist]], language: Language) -> Table:
    shown = (Status.DONE, Status.PARTLY, Status.NOT_STARTED, Status.UNKNOWN)
    columns = (
        Column(_AREA.render(language)),
        *(Column(s.text.render(language), is_number=True) for s in shown),
        Column(_OPEN.render(language)),
    )
    rows = tuple(
        (
            TextCell(area.name),
            *(TextCell(str(checklist.count(s))) for s in shown),
            _next(checklist, language),
        )
        for area, checklist in told
    )
    return Table("readiness", _TABLE.render(language), columns, rows, n_first=_FIRST_ROWS)


def _next(checklist: AreaChecklist, language: Language) -> Cell:
    """The first questions that nobody has begun with, in the list's order."""
    fresh = (Status.UNKNOWN, Status.NOT_STARTED)
    waiting = [a.question for a in checklist.answers if a.status in fresh]
    waiting = waiting or [a.question for a in checklist.answers if a.status is Status.PARTLY]
    names = [q.label.render(language) for q in waiting[:_MOST_NAMED]]
    return TextCell(", ".join(names) if names else _NOTHING.render(language))
