"""What commands print: faults, tables, progress and JSON."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from samspel.domain.errors import Fault, FaultyInputError, InfeasibleError, SamspelError
from samspel.domain.texts import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

FAULTY, INFEASIBLE = 1, 3
_FAULT_HEADS = (
    Text("Tabell", "Table"),
    Text("Rad", "Row"),
    Text("Kolumn", "Column"),
    Text("Vad som är fel, och vad ni gör", "What is wrong, and what to do"),
)


def console(*, stderr: bool = False) -> "Console":
    """A rich console: colours and live progress on a terminal, plain text in a pipe."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=not sys.stdout.isatty())


def print_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table for reading."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(title=title, box=SIMPLE_HEAD, title_justify="left", title_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(RichText(cell) for cell in row))
    console().print(table)


def print_faults(faults: Sequence[Fault], language: Language) -> None:
    """All faults, on standard error."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text as RichText

    count = Text(f"{len(faults)} fel i paketet", f"{len(faults)} fault(s) in the package")
    table = Table(title=count.render(language), box=SIMPLE_HEAD, title_justify="left")
    for head in _FAULT_HEADS:
        table.add_column(head.render(language), overflow="fold")
    for fault in faults:
        message = fault.message_sv if language == "sv" else fault.message_en
        row = "" if fault.row is None else str(fault.row)
        cells = (fault.table, row, fault.column or "", f"{message} [{fault.code}]")
        table.add_row(*(RichText(cell) for cell in cells))
    console(stderr=True).print(table)


def write_json(target: str, text: str) -> None:
    """Write `text` to the file, or to standard output for "-"."""
    if target == "-":
        sys.stdout.write(text)
    else:
        Path(target).write_text(text, encoding="utf-8")


@contextmanager
def faults_as_exit_codes(language: Language) -> Iterator[None]:
    """Turn what a user can mend into a message and an exit code, never a traceback."""
    try:
        yield
    except FaultyInputError as error:
        print_faults(error.faults, language)
        raise typer.Exit(FAULTY) from error
    except SamspelError as error:
        typer.echo(f"{error.text.render(language)} [{error.code}]", err=True)
        is_infeasible = isinstance(error, InfeasibleError)
        raise typer.Exit(INFEASIBLE if is_infeasible else FAULTY) from error
    except OSError as error:
        text = Text(
            f"Filen gick inte att läsa eller skriva: {error}",
            f"The file could not be read or written: {error}",
        )
        typer.echo(text.render(language), err=True)
        raise typer.Exit(FAULTY) from error


@contextmanager
def progress(language: Language) -> Iterator[Callable[[Text], None]]:
    """A function to call with each step's name; a live line on a terminal, silent otherwise."""
    target = console(stderr=True)
    if not target.is_terminal:
        yield lambda _: None
        return
    with target.status("") as status:
        yield lambda step: status.update(f"{step.render(language)} …")
