"""Arguments and options that several commands share, with help in the chosen language."""

from typing import Any

import typer

from samspel.domain.texts import LANGUAGES, Language, Text

_PACKAGE = Text("Regionpaket: en mapp eller en .xlsx.", "Region package: a folder or an .xlsx.")
_PACKAGE_NAME = Text("PAKET", "PACKAGE")
_JSON = Text("Skriv JSON hit (- = standard ut).", "Write JSON here (- = standard output).")
_FILE = Text("FIL", "FILE")
_LANG = Text("Språk: sv eller en.", "Language: sv or en.")
_OVERLAY = Text(
    "Fyll okända mängder med studiens antaganden per resurstyp.",
    "Fill unknown amounts with the study's assumptions per resource type.",
)

_ROUTING = Text(
    "Hämta vägavstånd från en OSRM-server, till exempel http://localhost:5000. "
    "Platsernas koordinater skickas dit.",
    "Get road distances from an OSRM server, for example http://localhost:5000. "
    "The sites' coordinates are sent there.",
)


def _option(default: object, *names: str, text: Text, language: Language, **more: Any) -> Any:
    return typer.Option(default, *names, help=text.render(language), **more)


def package_argument(language: Language) -> Any:
    """PACKAGE."""
    return typer.Argument(
        ..., metavar=_PACKAGE_NAME.render(language), help=_PACKAGE.render(language)
    )


def json_option(language: Language) -> Any:
    """--json FILE."""
    return _option(None, "--json", text=_JSON, language=language, metavar=_FILE.render(language))


def lang_option(language: Language) -> Any:
    """--lang."""
    return _option(language, "--lang", text=_LANG, language=language)


def overlay_option(language: Language) -> Any:
    """--overlay / --no-overlay."""
    return _option(True, "--overlay/--no-overlay", text=_OVERLAY, language=language)


def routing_option(language: Language) -> Any:
    """--routing ADDRESS."""
    metavar = Text("ADRESS", "ADDRESS").render(language)
    return _option(None, "--routing", text=_ROUTING, language=language, metavar=metavar)


def read_language(text: str) -> Language:
    """The typed language, or a usage error (exit code 2)."""
    for language in LANGUAGES:
        if text == language:
            return language
    raise typer.BadParameter(f"{text!r}: sv | en", param_hint="--lang")
