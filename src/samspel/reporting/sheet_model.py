"""What a spreadsheet's table is, and how its cells are made in one language."""

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from samspel.domain.provenance import Cited, Source
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.numbers import origin_word, unit_label
from samspel.reporting.phrases import resource_label

Value = str | float | int | None
Kind = Literal["text", "number"]


@frozen
class SheetColumn:
    """A column: its title, whether it holds numbers, and how wide it is (characters)."""

    title: str
    kind: Kind = "text"
    width: float = 18.0


@frozen
class Sheet:
    """A sheet: its name (≤ 31 characters), columns, and rows as long as the columns."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


_LOW, _HIGH = Text("lägst", "lowest"), Text("högst", "highest")
_ORIGIN = Text("ursprung", "origin")
_UNKNOWN_NOTE = Text("okänt", "unknown")
_YES_NO = (Text("nej", "no"), Text("ja", "yes"))


@frozen
class Maker:
    """Makes columns and cells in one language."""

    study: Study
    language: Language

    def say(self, sv: str, en: str) -> str:
        """A text in the maker's language."""
        return Text(sv, en).render(self.language)

    def text(self, sv: str, en: str, width: float = 18.0) -> SheetColumn:
        """A column of words."""
        return SheetColumn(self.say(sv, en), "text", width)

    def number(self, sv: str, en: str, unit: str = "") -> SheetColumn:
        """A column of numbers with its unit in the head."""
        return SheetColumn(self._titled(self.say(sv, en), unit), "number", 13.0)

    def range(self, sv: str, en: str, unit: str = "") -> tuple[SheetColumn, ...]:
        """Likeliest, lowest, highest and origin: four columns for one cited number."""
        title = self._titled(self.say(sv, en), unit)
        low, high, origin = (t.render(self.language) for t in (_LOW, _HIGH, _ORIGIN))
        return (
            SheetColumn(title, "number", 14.0),
            SheetColumn(f"{title} {low}", "number", 11.0),
            SheetColumn(f"{title} {high}", "number", 11.0),
            SheetColumn(f"{title} {origin}", "text", 13.0),
        )

    def _titled(self, title: str, unit: str) -> str:
        shown = unit_label(unit, self.language)
        return f"{title} ({shown})" if shown else title

    def cited(self, cited: Cited | None, unit: str = "") -> tuple[Value, ...]:
        """The four cells of a cited number; unknown leaves numbers empty and says so."""
        if cited is None or not cited.is_known:
            return None, None, None, _UNKNOWN_NOTE.render(self.language)
        quantity = cited.quantity.to(unit) if unit else cited.quantity
        return quantity.value, quantity.low, quantity.high, origin_word(cited).render(self.language)

    def unit(self, unit: str) -> str:
        """The unit as written."""
        return unit_label(unit, self.language)

    def yes(self, is_so: bool) -> str:
        """ja or nej."""
        return _YES_NO[is_so].render(self.language)

    def resource(self, resource_id: str | None) -> str:
        """The resource's name, or nothing."""
        if resource_id is None or resource_id not in self.study.knowledge.resources:
            return resource_id or ""
        return resource_label(resource_id, self.study, self.language)


def listed_sources(sources: Iterable[Source]) -> str:
    """Titles and addresses in one cell."""
    return "; ".join(" ".join(p for p in (s.title, s.address) if p) for s in sources)
