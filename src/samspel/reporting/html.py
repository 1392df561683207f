"""One self-contained HTML page: no script, no request, light and dark, phone and print."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from samspel.domain.resources import Family
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.domain.verdicts import Outcome
from samspel.reporting.blocks import Document
from samspel.reporting.document import build_document
from samspel.reporting.figures.palette import FAMILY_TOKENS
from samspel.reporting.figures.symbols import (
    OUTCOME_CLASSES,
    WORDMARK,
    icon_markup,
    symbol_shape,
)
from samspel.reporting.figures.typeface import font_address
from samspel.reporting.phrases import IN_WORKBOOK, ROLE_MISSING, sentence
from samspel.reporting.recipes import SCREEN

if TYPE_CHECKING:
    from jinja2 import Template

_WORDS: Mapping[str, Text] = {
    "skip": Text("Hoppa till innehållet", "Skip to the content"),
    "contents": Text("Innehåll", "Contents"),
    "example": Text("Om exemplet", "About the example"),
    "as_table": Text("Visa som tabell", "Show as a table"),
    "reasons": Text("Skälen", "The reasons"),
    "source": Text("Källa", "Source"),
    "role_missing": ROLE_MISSING,
    "rest": Text("fortsättning", "continued"),
    "table": Text("Tabell", "Table"),
    "in_file": IN_WORKBOOK,
    "more": Text("Visa alla {n}", "Show all {n}"),
}


def render_html(study: Study, language: Language = "sv", *, day: date | None = None) -> str:
    """The report as one page; `day` is printed when given, so that runs can be compared."""
    return page_of(build_document(study, language, SCREEN, day))


def page_of(document: Document) -> str:
    """A document as one page."""
    language = document.language
    return template("report.html.j2").render(
        document=document,
        words={name: text.render(language) for name, text in _WORDS.items()},
        tokens=FAMILY_TOKENS,
        outcomes=OUTCOME_CLASSES,
        **page_parts(),
    )


def page_parts() -> dict[str, str]:
    """What every page carries inside: stylesheet with font, symbols, and the skyline."""
    return {
        "stylesheet": _stylesheet(),
        "sprite": _sprite(),
        "skyline": _read("fjall.svg").strip(),
    }


@cache
def template(name: str) -> "Template":
    """A page's template, with every value escaped and a missing one refused."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("samspel.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.globals["kind_of"] = lambda value: type(value).__name__
    environment.filters["capitalize_first"] = sentence
    return environment.get_template(name)


def _read(name: str) -> str:
    return files("samspel.reporting").joinpath(f"templates/{name}").read_text("utf-8")


@cache
def _stylesheet() -> str:
    """Both stylesheets with the font inside, so that the page asks for nothing."""
    style = _read("samspel.css").replace("fonts/familjen-grotesk.woff2", font_address())
    return style + _read("report.css")


@cache
def _sprite() -> str:
    """Symbols that the page's text uses."""
    symbols = [
        f'<symbol id="s-{FAMILY_TOKENS[f]}" viewBox="0 0 24 24">'
        f'<path fill-rule="evenodd" d="{symbol_shape(f)}"/></symbol>'
        for f in Family
    ]
    symbols += [
        f'<symbol id="i-{OUTCOME_CLASSES[o]}" viewBox="0 0 24 24">{icon_markup(o)}</symbol>'
        for o in Outcome
    ]
    symbols.append(f'<symbol id="i-loop" viewBox="0 0 48 24">{WORDMARK}</symbol>')
    return (
        '<svg class="sprajt" aria-hidden="true" focusable="false" width="0" height="0">'
        f"{''.join(symbols)}</svg>"
    )
