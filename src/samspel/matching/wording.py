"""Sentences with numbers in both languages."""

from samspel.domain.streams import Stream
from samspel.domain.texts import Language, Text, format_number, same
from samspel.domain.units import amount_unit

Fact = float | str | Text
Facts = dict[str, Fact]

MONTH_NAMES = (
    Text("jan", "Jan"),
    Text("feb", "Feb"),
    Text("mars", "March"),
    Text("april", "April"),
    Text("maj", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("aug", "Aug"),
    Text("sep", "Sep"),
    Text("okt", "Oct"),
    Text("nov", "Nov"),
    Text("dec", "Dec"),
)
NOT_ADVICE = Text("Inte juridisk rådgivning.", "Not legal advice.")


def _render(fact: Fact, language: Language) -> str:
    if isinstance(fact, str):
        return fact
    return fact.render(language) if isinstance(fact, Text) else format_number(fact, language)


def say(sv: str, en: str, **facts: Fact) -> Text:
    """One sentence in both languages; each `{name}` is filled, numbers in the reader's format."""
    return Text(
        sv.format(**{name: _render(fact, "sv") for name, fact in facts.items()}),
        en.format(**{name: _render(fact, "en") for name, fact in facts.items()}),
    )


def joined(texts: list[Text], separator: str = ", ") -> Text:
    """Texts after each other."""
    return Text(separator.join(t.sv for t in texts), separator.join(t.en for t in texts))


def unit_text(unit: str) -> Text:
    """A yearly unit as it is read: t/year is "t/år" in Swedish."""
    head = amount_unit(unit)
    return Text(f"{head}/år", f"{head}/year") if head != unit else same(unit)


def name_of(stream: Stream) -> str:
    """What a reader calls the stream."""
    return stream.description or stream.stream_id
