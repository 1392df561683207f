"""Sentences with numbers in both languages."""

from collections.abc import Sequence

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


def names_of(streams: Sequence[Stream]) -> Text:
    """The streams' names: "a", "a och b", "a, b och c"."""
    *head, last = [name_of(s) for s in streams]
    if not head:
        return same(last)
    listed = ", ".join(head)
    return Text(f"{listed} och {last}", f"{listed} and {last}")


def running(text: Text) -> Text:
    """A label inside a sentence: small first letter, unless it is an abbreviation."""
    return Text(_small(text.sv), _small(text.en))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def unit_text(unit: str) -> Text:
    """A unit as it is read: t/year is "t/år" in Swedish, percent is "%"."""
    if unit == "percent":
        return same("%")
    head = amount_unit(unit)
    return Text(f"{head}/år", f"{head}/year") if head != unit else same(unit)


def name_of(stream: Stream) -> str:
    """What a reader calls the stream."""
    return stream.description or stream.stream_id
