"""What commands print: faults, tables, progress and JSON."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from samspel.domain.errors import (
    Fault,
    FaultyInputError,
    InfeasibleError,
    OptionError,
    SamspelError,
)
from samspel.domain.texts import Language, Text, same

if TYPE_CHECKING:
    from rich.console import Console

FAULTY, INFEASIBLE = 1, 3
_FAULT_HEADS = (
    Text("Tabell", "Table"),
    Text("Rad", "Row"),
    Text("Kolumn", "Column"),
    Text("Vad som är fel, och vad ni gör", "What is wrong, and what to do"),
)

_REASONS = {
    errno.ENOENT: Text("finns inte", "does not exist"),
    errno.EACCES: Text("ni har inte rätt att läsa eller skriva", "you may not read or write"),
    errno.EPERM: Text("ni har inte rätt att läsa eller skriva", "you may not read or write"),
    errno.EROFS: Text("går bara att läsa", "is read-only"),
    errno.ENOTDIR: Text("är ingen mapp", "is not a folder"),
    errno.EISDIR: Text("är en mapp", "is a folder"),
    errno.EEXIST: Text("finns redan", "exists already"),
    errno.ENOSPC: Text("disken är full", "the disk is full"),
    errno.EFBIG: Text("filen får inte bli så stor", "the file may not be that large"),
    errno.EADDRINUSE: Text("porten används redan", "the port is in use"),
}


def console(*, stderr: bool = False) -> "Console":
    """A rich console: colours and live progress on a terminal, plain text in a pipe."""
    from rich.console import Console

    class QuietConsole(Console):
        """Leaves a closed pipe to `faults_as_exit_codes`."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return QuietConsole(stderr=stderr, highlight=False, soft_wrap=not sys.stdout.isatty())


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
        Path(target).write_text(text, encoding="utf-8", errors="surrogateescape")


@contextmanager
def faults_as_exit_codes(language: Language) -> Iterator[None]:
    """Turn what a user can mend into a message and an exit code, never a traceback.

    Whatever reads our output may stop when it has enough (`| head`): that is no fault.
    """
    try:
        yield
        sys.stdout.flush()
    except FaultyInputError as error:
        print_faults(error.faults, language)
        raise typer.Exit(FAULTY) from error
    except SamspelError as error:
        typer.echo(f"{error.text.render(language)} [{error.code}]", err=True)
        is_infeasible = isinstance(error, InfeasibleError)
        raise typer.Exit(INFEASIBLE if is_infeasible else FAULTY) from error
    except BrokenPipeError as error:
        _discard_output()
        raise typer.Exit(0) from error
    except OSError as error:
        typer.echo(_told(error).render(language), err=True)
        _discard_output()
        raise typer.Exit(FAULTY) from error


def _told(error: OSError) -> Text:
    """What the operating system refused, in both languages."""
    name = "" if error.filename is None else f"{error.filename}: "
    reason = _REASONS.get(error.errno or 0, same(error.strerror or str(error)))
    return Text(
        f"Det gick inte att läsa eller skriva. {name}{reason.sv}.",
        f"Reading or writing failed. {name}{reason.en}.",
    )


def _discard_output() -> None:
    """What is still in the buffer goes nowhere, so that the exit does not fail on it."""
    with suppress(OSError):
        sys.stdout.flush()
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def usage_errors(language: Language) -> Iterator[None]:
    """Turn an option that cannot be into a usage error (exit code 2)."""
    try:
        yield
    except OptionError as error:
        raise typer.BadParameter(error.text.render(language)) from error


@contextmanager
def progress(language: Language) -> Iterator[Callable[[Text], None]]:
    """A function to call with each step's name; a live line on a terminal, silent otherwise."""
    target = console(stderr=True)
    if not target.is_terminal:
        yield lambda _: None
        return
    with target.status("") as status:
        yield lambda step: status.update(f"{step.render(language)} …")
