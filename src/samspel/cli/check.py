"""samspel check: read a package and report every fault."""

from pathlib import Path

import typer

from samspel.cli.options import json_option, lang_option, package_argument, read_language
from samspel.cli.output import (
    FAULTY,
    console,
    faults_as_exit_codes,
    print_faults,
    write_json,
)
from samspel.domain.texts import Language, Text

_HELP = Text("Läs ett regionpaket och visa alla fel.", "Read a region package, show every fault.")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("check", help=_HELP.render(language))
    def check(
        package: Path = package_argument(language),
        json_file: str | None = json_option(language),
        lang: str = lang_option(language),
    ) -> None:
        chosen = read_language(lang)
        with faults_as_exit_codes(chosen):
            from samspel.bootstrap.runs import check, check_document

            result = check(package)
            if json_file:
                write_json(json_file, check_document(result, chosen))
            if result.faults:
                print_faults(result.faults, chosen)
                raise typer.Exit(FAULTY)
            if json_file != "-":
                _print_summary(result.n_actors, result.n_sites, result.n_streams, chosen)
                for note in result.notes:
                    console().print(f"· {note.text.render(chosen)}", markup=False)


def _print_summary(n_actors: int, n_sites: int, n_streams: int, language: Language) -> None:
    text = Text(
        f"Inga fel. {n_actors} aktörer, {n_sites} platser, {n_streams} flöden.",
        f"No faults. {n_actors} actors, {n_sites} sites, {n_streams} streams.",
    )
    console().print(text.render(language), markup=False)
