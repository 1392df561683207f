"""Tables as they were written: a header and rows of cells, with the rows' numbers."""

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from samspel.adapters.importers.cells import Cell, as_text
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.schema import TABLE_BY_NAME

_BETWEEN_WORDS = re.compile(r"[\s_\-]+")


@frozen
class Limits:
    """How much is read; what is larger is refused with a fault that names the limit."""

    file_mb: int = 50
    n_rows: int = 200_000
    n_profile_rows: int = 1_000_000
    n_columns: int = 200
    region_kb: int = 512
    region_depth: int = 8

    def rows_of(self, table: str) -> int:
        """The most rows of one table."""
        return self.n_profile_rows if table == "profiles" else self.n_rows


@frozen
class RawTable:
    """Rows of equal width below a header; `row_numbers` as a spreadsheet shows them.

    `is_whole`: False when rows at the end could not be read, so references to it are not judged.
    """

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    row_numbers: Sequence[int]
    is_whole: bool = True


@frozen
class RawEntry:
    """One fact of the region: a text, a list of texts, or a list of entries by key."""

    value: str | tuple[str, ...]
    row: int | None = None


@frozen
class RawRegion:
    """region.yaml or its sheet: facts by key, and assumptions by key with their row."""

    facts: Mapping[str, RawEntry]
    assumptions: tuple[tuple[int | None, Mapping[str, str]], ...] = ()


@frozen
class RawPackage:
    """A package as it was written; `broken` names the tables that exist but cannot be read."""

    region: RawRegion | None
    tables: Mapping[str, RawTable]
    broken: frozenset[str] = field(default=frozenset())


def normal_name(text: str) -> str:
    """A header or table name as the format writes it: " Stream ID" gives "stream_id"."""
    return _BETWEEN_WORDS.sub("_", text.replace("\ufeff", "").strip().casefold())


def _is_blank(row: Sequence[Cell]) -> bool:
    return not "".join(map(str, row)).strip()


def column_letter(index: int) -> str:
    """What a spreadsheet calls the column: 0 gives "A", 26 gives "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _without_empty_tail(row: Sequence[Cell]) -> Sequence[Cell]:
    end = len(row)
    while end and _is_blank(row[end - 1 : end]):
        end -= 1
    return row[:end]


def build_table(
    name: str, records: Iterable[Sequence[Cell]], findings: Findings, limits: Limits
) -> RawTable | None:
    """The table in `records` (the first is row 1); None with a fault when it has no header."""
    header: tuple[str, ...] = ()
    rows: list[Sequence[Cell]] = []
    numbers: list[int] = []
    for number, record in enumerate(records, start=1):
        if _is_blank(record):
            continue
        if not header:
            header = tuple(as_text(c).replace("\ufeff", "").strip() for c in record)
            continue
        rows.append(record)
        numbers.append(number)
    place = Place(name)
    if not header:
        example = ",".join(TABLE_BY_NAME[name].column_names[:3])
        findings.fault("FILE-EMPTY", place, example=example)
        return None
    if len(header) > limits.n_columns:
        findings.fault("TABLE-COLUMNS", place, value=str(len(header)), limit=str(limits.n_columns))
        return None
    return RawTable(name, header, _squared(name, rows, numbers, len(header), findings), numbers)


def _squared(
    name: str,
    rows: list[Sequence[Cell]],
    numbers: list[int],
    width: int,
    findings: Findings,
) -> list[Sequence[Cell]]:
    for i, row in enumerate(rows):
        if len(row) == width:
            continue
        if len(row) > width:
            tail = _without_empty_tail(row[width:])
            if tail:
                value = next(as_text(c) for c in tail if not _is_blank([c]))
                findings.fault("ROW-LONG", Place(name, numbers[i]), value=value)
            rows[i] = row[:width]
        else:
            rows[i] = [*row, *[""] * (width - len(row))]
    return rows
