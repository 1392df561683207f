"""Columns of one table, read as what the format says they hold; every fault with its position."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from attrs import define, evolve, field

from samspel.adapters.importers.cells import (
    Cell,
    as_text,
    parse_date,
    parse_number,
    parse_plain_numbers,
)
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.nearest import did_you_mean, nearest
from samspel.adapters.importers.raw import RawTable, column_letter, normal_name
from samspel.adapters.schema import LIST_SEPARATOR, MAX_CELL_LENGTH, Column, Table
from samspel.domain.inventory import ExtraColumn
from samspel.domain.texts import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_MAX_ID_LENGTH = 100
_MOST_SUGGESTIONS = 25
Member = TypeVar("Member", bound=StrEnum)
Parsed = TypeVar("Parsed")


def one_of(choices: Sequence[str]) -> Text:
    """ "a, b eller c"."""
    head, last = ", ".join(choices[:-1]), choices[-1]
    return Text(f"{head} eller {last}", f"{head} or {last}") if head else Text(last, last)


def between(low: str, high: str) -> Text:
    """ "mellan a och b"."""
    return Text(f"mellan {low} och {high}", f"between {low} and {high}")


AT_LEAST_ZERO = Text("minst 0", "at least 0")


@define
class TableReader:
    """Reads a raw table by `spec`. A column that is absent reads as empty cells."""

    spec: Table
    raw: RawTable
    findings: Findings
    _columns: dict[str, list[Cell]] = field(init=False, factory=dict)
    _extras: list[ExtraColumn] = field(init=False, factory=list)
    _n_suggestions: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        unknown = self._split_columns()
        for column in self.spec.columns:
            if column.is_needed and column.name not in self._columns:
                hint = did_you_mean(nearest(column.name, unknown))
                place = Place(self.spec.name, None, column.name)
                self.findings.fault("COLUMN-MISSING", place, hint=hint)

    def _split_columns(self) -> list[str]:
        known = {c.name for c in self.spec.columns}
        seen: set[str] = set()
        unknown: list[str] = []
        columns = list(zip(*self.raw.rows, strict=True)) or [()] * len(self.raw.header)
        for index, (title, cells) in enumerate(zip(self.raw.header, columns, strict=True)):
            name = normal_name(title)
            place = Place(self.spec.name, None, name if name in known else title)
            tidy = self._tidy(cells, evolve(place, column=place.column or column_letter(index)))
            if not name:
                self._report_nameless(index, tidy)
            elif name in seen:
                self.findings.fault("COLUMN-DUPLICATE", place, value=title)
            elif name in known:
                self._columns[name] = tidy
            else:
                unknown.append(name)
                self._extras.append(
                    ExtraColumn(self.spec.name, title, tuple(as_text(c) for c in tidy))
                )
            seen.add(name)
        for extra in self._extras:
            absent = known - self._columns.keys()
            hint = did_you_mean(nearest(normal_name(extra.column), absent))
            place = Place(self.spec.name, None, extra.column)
            self.findings.note("UNKNOWN-COLUMN", place, extra.column, hint=hint)
        return unknown

    def _report_nameless(self, index: int, cells: list[Cell]) -> None:
        filled = next((i for i, c in enumerate(cells) if c != ""), None)
        if filled is not None:
            letter = column_letter(index)
            place = Place(self.spec.name, self.raw.row_numbers[filled], letter)
            self.findings.fault("COLUMN-NAMELESS", place, value=letter)

    def _tidy(self, cells: Sequence[Cell], place: Place) -> list[Cell]:
        tidy, texts = _stripped(cells)
        joined = "\n".join(texts)
        if "\r" in joined:
            tidy = [_plain_breaks(c) for c in tidy]
        if _CONTROL.search(joined) or (texts and max(map(len, texts)) > MAX_CELL_LENGTH):
            return [self._fit(i, c, place) for i, c in enumerate(tidy)]
        return tidy

    def _fit(self, i: int, cell: Cell, place: Place) -> Cell:
        if not isinstance(cell, str):
            return cell
        here = evolve(place, row=self.raw.row_numbers[i])
        if found := _CONTROL.search(cell):
            what = f"U+{ord(found.group()):04X}"
            self.findings.fault("CELL-CONTROL", here, value=cell, what=what)
            cell = _CONTROL.sub("", cell)
        if len(cell) > MAX_CELL_LENGTH:
            self.findings.fault(
                "CELL-LONG", here, value=cell, size=str(len(cell)), limit=str(MAX_CELL_LENGTH)
            )
            cell = cell[:MAX_CELL_LENGTH]
        return cell

    @property
    def n_rows(self) -> int:
        """Rows below the header that are not blank."""
        return len(self.raw.rows)

    @property
    def extras(self) -> tuple[ExtraColumn, ...]:
        """Columns that the format does not know."""
        return tuple(self._extras)

    def has(self, name: str) -> bool:
        """Whether the table has the column."""
        return name in self._columns

    def place(self, i: int, column: str) -> Place:
        """The position of data row `i` (from 0) in a column."""
        return Place(self.spec.name, self.raw.row_numbers[i], column)

    def fault(
        self, code: str, i: int, column: str, value: str | None = None, **facts: str | Text
    ) -> None:
        """Report a fault in data row `i`."""
        self.findings.fault(code, self.place(i, column), value, **facts)

    def hint(self, value: str, candidates: Collection[str]) -> Text:
        """What may have been meant; for the first faults of a table only, since it is slow."""
        self._n_suggestions += 1
        if self._n_suggestions > _MOST_SUGGESTIONS:
            return Text("", "")
        return did_you_mean(nearest(value, candidates))

    def _column(self, name: str) -> Column:
        return next(c for c in self.spec.columns if c.name == name)

    def cells(self, name: str) -> list[Cell]:
        """The cells of a known column; an empty required one is a fault."""
        cells = self._columns.get(name)
        if cells is None:
            return [""] * self.n_rows
        column = self._column(name)
        if column.is_filled:
            what = one_of(column.choices) if column.choices else Text("ett värde", "a value")
            for i, cell in enumerate(cells):
                if cell == "":
                    self.fault("VALUE-MISSING", i, name, what=what)
        return cells

    def texts(self, name: str) -> list[str]:
        """Cells as text."""
        return [c if type(c) is str else as_text(c) for c in self.cells(name)]

    def peek(self, name: str) -> list[str]:
        """Cells as text, without reporting anything (again)."""
        return [as_text(c) for c in self._columns.get(name, [""] * self.n_rows)]

    def ids(self, name: str) -> list[str]:
        """The table's own ids: filled, well formed, each only once."""
        ids = self.texts(name)
        first: dict[str, int] = {}
        for i, key in enumerate(ids):
            if not key:
                continue
            if what := _odd(key):
                self.fault("ID-CHARACTERS", i, name, key, what=what)
            if key in first:
                row = str(self.raw.row_numbers[first[key]])
                self.fault("ID-DUPLICATE", i, name, key, first=row)
            first.setdefault(key, i)
        return ids

    def references(
        self, name: str, known: Collection[str] | None, code: str, owners: Sequence[str]
    ) -> list[str]:
        """Ids of another table's rows; `known` is None where that table could not be read."""
        ids = self.texts(name)
        if known is not None:
            for i, key in enumerate(ids):
                if key and key not in known:
                    hint = self.hint(key, known)
                    self.fault(code, i, name, key, owner=owners[i], hint=hint)
        return ids

    def numbers(
        self,
        name: str,
        low: float = float("-inf"),
        high: float = float("inf"),
        bounds: Text = AT_LEAST_ZERO,
    ) -> list[float | None]:
        """Numbers, None where empty; one outside `low`…`high` is a fault naming `bounds`."""
        cells = self.cells(name)
        numbers = parse_plain_numbers(cells)
        if numbers is None:
            numbers = self._parse(cells, name, "NUMBER", parse_number)
        for i, number in enumerate(numbers):
            if number is not None and not low <= number <= high:
                self.fault("NUMBER-RANGE", i, name, self.shown(i, name), bounds=bounds)
        return numbers

    def integers(self, name: str) -> list[int | None]:
        """Whole numbers, None where empty; at least 0."""
        numbers = self.numbers(name, low=0)
        for i, number in enumerate(numbers):
            if number is not None and not number.is_integer():
                self.fault("INTEGER", i, name, self.shown(i, name))
        return [None if n is None else int(n) for n in numbers]

    def dates(self, name: str) -> list[date | None]:
        """Dates, None where empty."""
        return self._parse(self.cells(name), name, "DATE", lambda cell: parse_date(as_text(cell)))

    def _parse(
        self, cells: Sequence[Cell], name: str, code: str, parse: Callable[[Cell], Parsed]
    ) -> list[Parsed | None]:
        parsed: list[Parsed | None] = []
        for i, cell in enumerate(cells):
            if cell == "":
                parsed.append(None)
                continue
            try:
                parsed.append(parse(cell))
            except ValueError:
                parsed.append(None)
                self.fault(code, i, name, as_text(cell))
        return parsed

    def choices(self, name: str, default: Member) -> list[Member]:
        """Members of the default's enumeration; the default where empty."""
        members = {m.value: m for m in type(default)}
        return [members.get(c, default) for c in self.choice_texts(name)]

    def choice_texts(self, name: str) -> list[str]:
        """Texts of the column's choices, "" where empty."""
        texts = self.texts(name)
        if {*texts} <= {"", *self._column(name).choices}:
            return texts
        return [self._choice(i, name, c) for i, c in enumerate(texts)]

    def _choice(self, i: int, name: str, text: str) -> str:
        choices = self._column(name).choices
        if not text or text in choices:
            return text
        normal = normal_name(text)
        if normal in choices:
            return normal
        hint = self.hint(normal, choices)
        self.fault("CHOICE", i, name, text, hint=hint, choices=one_of(choices))
        return ""

    def choice_lists(self, name: str, kind: type[Member]) -> list[tuple[Member, ...]]:
        """Several members in one cell, with `;` between them."""
        return [
            tuple(
                kind(found) for part in split_list(text) if (found := self._choice(i, name, part))
            )
            for i, text in enumerate(self.texts(name))
        ]

    def check_unique(self, names: tuple[str, ...]) -> None:
        """Report rows that tell of the same thing as an earlier row."""
        first: dict[tuple[str, ...], int] = {}
        for i, key in enumerate(zip(*map(self.peek, names), strict=True)):
            if all(key) and first.setdefault(key, i) != i:
                row = str(self.raw.row_numbers[first[key]])
                self.fault("ROW-DUPLICATE", i, names[-1], key[-1], first=row, what=", ".join(key))

    def shown(self, i: int, name: str) -> str:
        """The cell as it was written."""
        return as_text(self._columns[name][i])


def split_list(text: str) -> tuple[str, ...]:
    """ "a; b" gives ("a", "b")."""
    return tuple(part.strip() for part in text.split(LIST_SEPARATOR) if part.strip())


def _stripped(cells: Sequence[Cell]) -> tuple[list[Cell], list[str]]:
    """(the cells without spaces around them, those of them that are texts)."""
    try:
        texts = list(map(str.strip, cells))  # type: ignore[arg-type]
    except TypeError:  # a workbook's numbers
        tidy: list[Cell] = [c.strip() if isinstance(c, str) else c for c in cells]
        return tidy, [c for c in tidy if isinstance(c, str)]
    return [*texts], texts


def _plain_breaks(cell: Cell) -> Cell:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def _odd(key: str) -> Text | None:
    if len(key) > _MAX_ID_LENGTH:
        return Text(
            f"är längre än {_MAX_ID_LENGTH} tecken", f"is longer than {_MAX_ID_LENGTH} characters"
        )
    if key.isascii() and key.isprintable() and LIST_SEPARATOR not in key:
        return None
    if LIST_SEPARATOR in key:
        return Text("innehåller semikolon", "holds a semicolon")
    if any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn") for c in key):
        return Text("innehåller osynliga tecken", "holds invisible characters")
    return None
