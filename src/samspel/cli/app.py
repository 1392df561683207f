"""The list of commands."""

from collections.abc import Callable
from signal import SIGINT
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from samspel.cli import check, demo, export, match, run
from samspel.cli.options import lang_option, read_language
from samspel.cli.swedish import error_in_swedish, help_in_swedish
from samspel.domain.texts import Language, Text

USAGE, INTERRUPTED = 2, 128 + SIGINT
_UsageError: Any = typer.BadParameter.__bases__[0]
COMMANDS: tuple[Callable[[typer.Typer, Language], None], ...] = (
    check.register,
    match.register,
    run.register,
    export.register,
    demo.register,
)
_HELP = Text(
    "Samspel: det en verksamhet har över blir det en annan behöver.",
    "Samspel: what one firm has over becomes what another needs.",
)
_VERSION = Text("Visa versionen.", "Show the version.")


class _SwedishGroup(TyperGroup):
    """Commands whose help has Swedish headings."""

    def get_help(self, ctx: Any) -> str:
        """The page of help."""
        return help_in_swedish(super().get_help(ctx))


class _SwedishCommand(TyperCommand):
    """A command whose help has Swedish headings."""

    def get_help(self, ctx: Any) -> str:
        """The page of help."""
        return help_in_swedish(super().get_help(ctx))


def build_app(language: Language) -> typer.Typer:
    """All commands, with help in `language`."""
    app = typer.Typer(
        cls=_SwedishGroup if language == "sv" else TyperGroup,
        help=_HELP.render(language),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback(invoke_without_command=True)
    def root(
        version: bool = typer.Option(False, "--version", help=_VERSION.render(language)),
        lang: str = lang_option(language),
    ) -> None:
        read_language(lang)
        if version:
            from samspel import __version__

            typer.echo(__version__)
            raise typer.Exit

    for register in COMMANDS:
        register(app, language)
    for command in app.registered_commands:
        command.cls = _SwedishCommand if language == "sv" else TyperCommand
    return app


def run_app(language: Language) -> int:
    """Run on this process's arguments; the exit code. Usage errors are told in `language`."""
    try:
        code = typer.main.get_command(build_app(language)).main(standalone_mode=False)
    except _UsageError as error:
        message = error.format_message()
        typer.echo(error_in_swedish(message) if language == "sv" else message, err=True)
        hint = Text("Hjälp: samspel --help", "Help: samspel --help")
        typer.echo(hint.render(language), err=True)
        return USAGE
    except typer.Abort:
        return USAGE
    if code == INTERRUPTED:
        typer.echo(Text("Avbrutet.", "Interrupted.").render(language), err=True)
    return code if isinstance(code, int) else 0
