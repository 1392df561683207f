"""A study becomes a document: a headline that says what to do, and the recipe's sections."""

from collections.abc import Sequence
from datetime import date

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.domain.verdicts import Outcome
from samspel.reporting.blocks import Document, Section
from samspel.reporting.figures.ground import ATTRIBUTION
from samspel.reporting.phrases import counted, sentence
from samspel.reporting.sections import SECTIONS
from samspel.reporting.selection import proposals_found, surpluses_with_takers

_CALL, _CALLS = Text("samtal", "call"), Text("samtal", "calls")
_EXCHANGE, _EXCHANGES = Text("utbyte", "exchange"), Text("utbyten", "exchanges")
_WORTH = Text(
    "{exchanges} är värda att prova. Börja med {calls}.",
    "{exchanges} are worth trying. Start with {calls}.",
)
_WORTH_ONE = Text(
    "{exchanges} är värt att prova. Börja med {calls}.",
    "{exchanges} is worth trying. Start with {calls}.",
)
_ASKS = Text("{calls} ger de siffror som saknas", "{calls} give the numbers that are missing")
_ASKS_ONE = Text("{calls} ger den siffra som saknas", "{calls} gives the number that is missing")
_STARTS = Text("Börja med att fråga vad som finns", "Start by asking what there is")
_READY = Text("{n} har allt klart utom ett ja.", "{n} lack nothing but a yes.")
_ROLE = Text("{n} väntar på en roll som saknas.", "{n} wait for a role that is missing.")
_NUMBER = Text("{n} väntar på en siffra.", "{n} wait for a number.")
_TAKEN = Text(
    "{n} av {total} överskott har minst en möjlig mottagare.",
    "{n} of {total} surpluses have at least one possible taker.",
)
_WAITING = Text(
    "Matchningen hittar {n} av underlagets {total} förslag. {waiting} väntar på en siffra.",
    "Matching finds {n} of the {total} proposals in the data. {waiting} for a number.",
)
_ALL_WAIT = Text("Alla", "All wait")
_SOME_WAIT = Text("{n} av dem", "{n} of them wait")
_NO_SUMS = Text(
    "Inget går att räkna hem förrän mängderna är kända.",
    "None can be shown to pay until the amounts are known.",
)
_NOTHING = Text(
    "Underlaget räcker inte till något utbyte än.", "The data do not suffice for any exchange yet."
)
_FICTIONAL = Text(
    "{region} är påhittad. Företag, mängder och belopp finns inte på riktigt.",
    "{region} is invented. Firms, amounts and sums of money are not real.",
)
_INVENTED = Text("påhittad region", "invented region")
_VERSION = Text("Version för processledaren", "Version for the facilitator")
_FOOT_LAW = Text(
    "Allmänna handlingar kan behöva lämnas ut; sekretess prövas enligt offentlighets- och "
    "sekretesslagen. Rapporten är inte juridisk rådgivning.",
    "Official documents may have to be disclosed; secrecy is assessed under the Public Access to "
    "Information and Secrecy Act. The report is not legal advice.",
)
_FOOT_MAP = Text(
    "Karta: {sources}. Typsnitt: Familjen Grotesk (SIL OFL 1.1).",
    "Map: {sources}. Typeface: Familjen Grotesk (SIL OFL 1.1).",
)
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def build_document(
    study: Study, language: Language, recipe: Sequence[str], day: date | None = None
) -> Document:
    """The document of `recipe`'s sections; those with nothing to say are left out."""
    region = study.inventory.region
    built = (SECTIONS[name](study, language) for name in recipe)
    sections: tuple[Section, ...] = tuple(s for s in built if s is not None)
    fictional = _FICTIONAL.render(language).format(region=region.name)
    note = _INVENTED.render(language) if region.is_fictional else region.note
    version = _VERSION.render(language)
    return Document(
        language=language,
        title=headline(study, language),
        ingress=ingress(study, language),
        region_name=region.name,
        region_note=note if len(note) <= 60 else "",
        fictional_note=fictional if region.is_fictional else "",
        version_line=f"{version}, {written_date(day, language)}" if day else version,
        footer=(
            _FOOT_LAW.render(language),
            _FOOT_MAP.render(language).format(sources=ATTRIBUTION),
        ),
        sections=sections,
    )


def written_date(day: date, language: Language) -> str:
    """ "22 november 2026", "22 November 2026"."""
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def headline(study: Study, language: Language) -> str:
    """What to do, in a line: "Fyra utbyten är värda att prova. Börja med tre samtal."."""
    if not study.calls:
        return _STARTS.render(language)
    is_one = len(study.calls) == 1
    calls = counted(len(study.calls), _CALL, _CALLS, language)
    if study.chosen:
        exchanges = counted(len(study.chosen), _EXCHANGE, _EXCHANGES, language)
        text = (_WORTH_ONE if len(study.chosen) == 1 else _WORTH).render(language)
        return sentence(text.format(calls=calls, exchanges=exchanges))
    return sentence((_ASKS_ONE if is_one else _ASKS).render(language).format(calls=calls))


def ingress(study: Study, language: Language) -> str:
    """How far the exchanges are: ready, waiting for a role, waiting for a number."""
    if not study.chosen:
        return _hopes(study, language)
    vacant = sum(bool(e.match.vacant_conversion_ids) for e in study.chosen)
    filled = [e for e in study.chosen if not e.match.vacant_conversion_ids]
    ready = sum(e.match.outcome is Outcome.ACCEPTED for e in filled)
    waiting = len(filled) - ready
    parts = []
    for text, n in ((_READY, ready), (_ROLE, vacant), (_NUMBER, waiting)):
        if n:
            count = counted(n, _EXCHANGE, _EXCHANGES, language)
            parts.append(sentence(text.render(language).format(n=count)))
    return " ".join(parts)


def _hopes(study: Study, language: Language) -> str:
    """Without any sum: how many surpluses have a taker, and how many proposals wait."""
    offers, found = surpluses_with_takers(study), proposals_found(study)
    if not offers.n:
        return _NOTHING.render(language)
    taken = _TAKEN.render(language).format(n=offers.n, total=offers.total)
    if not found.n:
        return f"{taken} {_NO_SUMS.render(language)}"
    who = _ALL_WAIT if found.n_waiting == found.n else _SOME_WAIT
    waiting = who.render(language).format(n=found.n_waiting)
    text = _WAITING.render(language).format(n=found.n, total=found.total, waiting=waiting)
    return f"{taken} {text}"
