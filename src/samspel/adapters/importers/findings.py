"""Faults and notes, gathered while a package is read, in the order of the package."""

import re

from attrs import define, field, frozen

from samspel.adapters.importers.wording import FAULT_TEXTS, NOTE_TEXTS
from samspel.adapters.schema import ASSUMPTION_KEYS, REGION_KEYS, TABLE_BY_NAME, TABLE_ORDER
from samspel.domain.errors import Fault
from samspel.domain.texts import Language, Text

NO_TEXT = Text("", "")
_SHOWN_LENGTH = 80
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]")
_COLUMN_RANK = {
    **{("region", key): i for i, key in enumerate(REGION_KEYS)},
    **{("assumptions", key): i for i, key in enumerate(ASSUMPTION_KEYS)},
    **{(t.name, c): i for t in TABLE_BY_NAME.values() for i, c in enumerate(t.column_names)},
}


@frozen
class Note:
    """Something that was read, but that the sender may not have meant."""

    table: str
    row: int | None
    column: str | None
    code: str
    text: Text


@frozen
class Place:
    """Where in a package something is; row and column as a spreadsheet shows them."""

    table: str
    row: int | None = None
    column: str | None = None


def clip(text: str, length: int = _SHOWN_LENGTH) -> str:
    """`text` fit to be shown: short, on one line, with invisible characters spelt out."""
    short = text if len(text) <= length else text[:length] + "…"
    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m.group()):04x}", short)


def _render(template: str, language: Language, facts: dict[str, str | Text]) -> str:
    shown = {k: v.render(language) if isinstance(v, Text) else clip(v) for k, v in facts.items()}
    return template.format(**shown)


def _fill(template: Text, place: Place, value: str, facts: dict[str, str | Text]) -> Text:
    known: dict[str, str | Text] = {
        "hint": NO_TEXT,
        "table": place.table,
        "column": place.column or "",
        "value": value,
    }
    known.update(facts)
    return Text(_render(template.sv, "sv", known), _render(template.en, "en", known))


def _rank(place: Place) -> tuple[int, str, int, int, str]:
    tables = TABLE_ORDER
    table = tables.index(place.table) if place.table in tables else len(tables)
    column = _COLUMN_RANK.get((place.table, place.column or ""), len(_COLUMN_RANK))
    return table, place.table, place.row or 0, column, place.column or ""


@define
class Findings:
    """All that was found: `faults` stop the reading, `notes` do not."""

    _faults: list[Fault] = field(factory=list)
    _notes: list[Note] = field(factory=list)
    _broken_cells: set[Place] = field(factory=set)

    def fault(self, code: str, place: Place, value: str | None = None, **facts: str | Text) -> None:
        """Add a fault; `facts` fill the code's text. A broken cell has one fault only."""
        if place in self._broken_cells:
            return
        text = _fill(FAULT_TEXTS[code], place, value or "", facts)
        shown = None if value is None else clip(value)
        self._faults.append(
            Fault(place.table, place.row, place.column, shown, code, text.sv, text.en)
        )

    def mark_broken(self, place: Place) -> None:
        """Say that a cell's content is lost, so that nothing more is said of it."""
        self._broken_cells.add(place)

    def note(self, code: str, place: Place, value: str, **facts: str | Text) -> None:
        """Add a note; `facts` fill the code's text."""
        text = _fill(NOTE_TEXTS[code], place, value, facts)
        self._notes.append(Note(place.table, place.row, place.column, code, text))

    @property
    def has_faults(self) -> bool:
        """Whether anything stops the reading."""
        return bool(self._faults)

    def sorted_faults(self) -> tuple[Fault, ...]:
        """By table, row and column."""
        return tuple(
            sorted(self._faults, key=lambda f: (_rank(Place(f.table, f.row, f.column)), f.code))
        )

    def sorted_notes(self) -> tuple[Note, ...]:
        """By table, row and column."""
        return tuple(
            sorted(self._notes, key=lambda n: (_rank(Place(n.table, n.row, n.column)), n.code))
        )
