"""What a report is made of: sections of typed blocks, the same for page, print and tables.

Sections build these from a study; renderers draw them. Every text is in one language already,
and none of it is markup: renderers escape all of it.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from samspel.domain.resources import Family
from samspel.domain.texts import Language
from samspel.domain.verdicts import Outcome
from samspel.reporting.numbers import NumberView


@frozen
class TextCell:
    """Words in a table, with a quieter second line."""

    text: str
    note: str = ""
    family: Family | None = None


@frozen
class Chip:
    """A verdict: word, shape and colour together."""

    outcome: Outcome
    word: str


Cell = TextCell | NumberView | Chip


@frozen
class Column:
    """A table's column; `unit` stands in the head when all its numbers share one."""

    title: str
    unit: str = ""
    is_number: bool = False


@frozen
class Table:
    """Rows under columns; the first column heads its row.

    `n_first`: so many rows stand open; the others fold on a screen and stay in the workbook when
    printed. `fold`: on a screen all of it stands behind this line. `is_list`: printed as a list in
    two columns (name, number, words).
    """

    table_id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    n_first: int | None = None
    fold: str = ""
    is_list: bool = False


@frozen
class Paragraph:
    """Running text."""

    text: str
    is_quiet: bool = False


@frozen
class Subheading:
    """A heading inside a section, with a quiet line beside it."""

    text: str
    aside: str = ""


@frozen
class CallView:
    """One call: whom, in what role, the question, and why."""

    number: int
    name: str
    role: str
    question: str
    why: str


@frozen
class Calls:
    """The calls to make on Monday."""

    calls: tuple[CallView, ...]


@frozen
class KeyFigure:
    """A large number under its label; `detail` says range and origin, `note` what is besides."""

    label: str
    number: NumberView
    detail: str
    note: str = ""


@frozen
class KeyFigures:
    """Key figures in a row."""

    figures: tuple[KeyFigure, ...]


@frozen
class FigureBlock:
    """A drawing (SVG with colour tokens), one for phones, caption, families, the same as table.

    `is_half`: in print it shares the width with its neighbour, in the phone's drawing.
    """

    figure_id: str
    wide: str
    narrow: str = ""
    caption: str = ""
    families: tuple[tuple[Family, str], ...] = ()
    table: Table | None = None
    is_half: bool = False


@frozen
class ReasonView:
    """One rule's word, why, and what would change it."""

    rule: str
    chip: Chip
    reason: str
    change: str = ""
    source: str = ""


@frozen
class MatchView:
    """A match as a reader meets it: what goes where, along which steps, and why or why not."""

    match_id: str
    title: str
    steps: tuple[TextCell, ...]
    family: Family
    chip: Chip
    facts: tuple[tuple[str, NumberView | TextCell], ...]
    reasons: tuple[ReasonView, ...]
    notes: tuple[str, ...] = ()
    is_chosen: bool = False
    chart: FigureBlock | None = None


@frozen
class Matches:
    """Matches with their reasons; printed are the `n_first`. `n_all`: so many in the workbook."""

    matches: tuple[MatchView, ...]
    n_first: int | None = None
    n_all: int = 0


@frozen
class RangeRow:
    """What one partner gains: a name, a role, a number and its range as a bar."""

    name: str
    role: str
    number: NumberView
    bar: str


@frozen
class RangeRows:
    """Partners' gains on one axis; printed are the `n_first`, in the workbook are all."""

    rows: tuple[RangeRow, ...]
    caption: str
    n_first: int | None = None


@frozen
class Facts:
    """Terms and what they are."""

    facts: tuple[tuple[str, NumberView | TextCell], ...]


@frozen
class Bullets:
    """A list; `is_numbered` where the order counts.

    `fold`: on a screen all of it stands behind this line. `is_dense`: printed small, without notes.
    """

    items: tuple[TextCell, ...]
    is_numbered: bool = False
    fold: str = ""
    is_dense: bool = False


@frozen
class Notice:
    """Something the reader must know before going on."""

    text: str


@frozen
class Empty:
    """An empty state: what is missing, and why."""

    title: str
    text: str


Block = (
    Paragraph | Subheading | Calls | KeyFigures | FigureBlock | Table | Matches | RangeRows
    | Facts | Bullets | Notice | Empty
)  # fmt: skip


@frozen
class Section:
    """A section: its heading, a quiet line beside it, and its blocks."""

    section_id: str
    title: str
    blocks: tuple[Block, ...]
    aside: str = ""


@frozen
class Document:
    """A whole report in one language. `version_line` says for whom and, if given, when."""

    language: Language
    title: str
    ingress: str
    region_name: str
    region_note: str
    fictional_note: str
    version_line: str
    footer: tuple[str, ...]
    sections: tuple[Section, ...]

    def only(self, recipe: Sequence[str]) -> "Document":
        """The document with the sections of `recipe` alone."""
        return evolve(self, sections=tuple(s for s in self.sections if s.section_id in recipe))
