"""samspel export: a package in another form."""

from pathlib import Path

import typer

from samspel.cli.options import lang_option, package_argument, read_language
from samspel.cli.output import console, faults_as_exit_codes
from samspel.domain.texts import Language, Text

_HELP = Text(
    "Skriv ett regionpaket som mapp, .xlsx, .geojson eller .gpkg.",
    "Write a region package as a folder, .xlsx, .geojson or .gpkg.",
)
_OUT = Text(
    "Vart; ändelsen avgör formen (ingen ändelse = mapp).",
    "Where to; the ending decides the form (no ending = a folder).",
)


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("export", help=_HELP.render(language))
    def export(
        package: Path = package_argument(language),
        out: Path = typer.Option(..., "--out", help=_OUT.render(language)),
        lang: str = lang_option(language),
    ) -> None:
        chosen = read_language(lang)
        with faults_as_exit_codes(chosen):
            from samspel.bootstrap.runs import EXPORT_ENDINGS, export

            if out.suffix not in EXPORT_ENDINGS:
                endings = ", ".join(e for e in EXPORT_ENDINGS if e)
                raise typer.BadParameter(f"{out.suffix}: {endings}", param_hint="--out")
            export(package, out)
            console().print(Text(f"Skrev {out}.", f"Wrote {out}.").render(chosen), markup=False)
