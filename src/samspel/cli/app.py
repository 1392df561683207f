"""The list of commands."""

from collections.abc import Callable

import typer

from samspel.cli import check, demo, export, match, run
from samspel.domain.texts import Language, Text

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


def build_app(language: Language) -> typer.Typer:
    """All commands, with help in `language`."""
    app = typer.Typer(
        help=_HELP.render(language),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback(invoke_without_command=True)
    def root(
        version: bool = typer.Option(False, "--version", help=_VERSION.render(language)),
    ) -> None:
        if version:
            from samspel import __version__

            typer.echo(__version__)
            raise typer.Exit

    for register in COMMANDS:
        register(app, language)
    return app
