"""The PDF by typst: data in as JSON, so that no text is ever read as markup."""

import json
import re
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from html import unescape
from importlib.resources import as_file, files
from typing import Any

import attrs

from samspel.domain.resources import Family
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.domain.verdicts import Outcome
from samspel.reporting.blocks import (
    Block,
    Document,
    FigureBlock,
    Matches,
    RangeRow,
    RangeRows,
    Table,
)
from samspel.reporting.document import build_document
from samspel.reporting.figures.palette import PAPER, with_colours
from samspel.reporting.figures.svg import element
from samspel.reporting.figures.symbols import icon_markup, symbol
from samspel.reporting.numbers import NumberView
from samspel.reporting.phrases import IN_WORKBOOK, ROLE_MISSING
from samspel.reporting.recipes import PRINT

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_DESC = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_MOST_ALT = 800
_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_WORDS = {
    "page": Text("Sida", "Page"),
    "of": Text("av", "of"),
    "role_missing": ROLE_MISSING,
    "more": IN_WORKBOOK,
}
_VERDICT_INKS = {Outcome.ACCEPTED: "ja", Outcome.REFUSED: "nej", Outcome.UNKNOWN: "vet-ej"}
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def render_pdf(study: Study, language: Language = "sv", *, day: date | None = None) -> bytes:
    """The report on A4, the first page on one sheet; the same bytes for the same study and day.

    The file is tagged and follows PDF/UA-1, so that a screen reader can read it.
    """
    return print_of(build_document(study, language, PRINT, day), day=day)


def print_of(document: Document, *, day: date | None = None) -> bytes:
    """A document on A4."""
    import typst

    with as_file(files("samspel.reporting").joinpath("templates")) as folder:
        pdf = typst.compile(
            folder / "report.typ",
            root=folder,
            font_paths=[folder / "fonts"],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"document": document_json(document)},
            timestamp=int((_at_noon(day) if day else _LONG_AGO).timestamp()),
        )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst gave {type(pdf).__name__} instead of one PDF.")
    return pdf


def _at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def document_json(document: Document) -> str:
    """What the template reads."""
    data = _plain(document)
    data["words"] = {k: text.render(document.language) for k, text in _WORDS.items()}
    data["symbols"] = _symbols()
    return json.dumps(data, ensure_ascii=False)


def _plain(value: object) -> Any:
    """Attrs values as dicts with their kind, figures as SVG in the colours of paper."""
    if isinstance(value, NumberView):
        return {
            "kind": "NumberView",
            "known": value.is_known,
            "text": value.text,
            "unit": value.unit,
            "detail": value.brief if value.is_known else "",
            "span": value.span,
            "style": value.style,
            "origin": value.origin_word,
        }
    if isinstance(value, FigureBlock):
        return _figure(value)
    if isinstance(value, Table | Matches | RangeRows):
        return _cut(value)
    if isinstance(value, RangeRow):
        return {**_fields(value), **_art(value.bar, "bar")}
    if attrs.has(type(value)):
        return _fields(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _fields(value: Any) -> dict[str, Any]:
    names = [field.name for field in attrs.fields(type(value))]
    return {"kind": type(value).__name__, **{n: _plain(getattr(value, n)) for n in names}}


def _cut(block: Table | Matches | RangeRows) -> dict[str, Any]:
    """The first rows, and how many more the workbook holds."""
    fields = _fields(block)
    name = "matches" if isinstance(block, Matches) else "rows"
    items = fields[name]
    n_all = max(block.n_all, len(items)) if isinstance(block, Matches) else len(items)
    n_first = n_all if block.n_first is None else block.n_first
    return {**fields, name: items[:n_first], "left_out": max(n_all - n_first, 0)}


def _figure(block: FigureBlock) -> dict[str, Any]:
    families = [[family.value, word] for family, word in block.families]
    return {
        "kind": "FigureBlock",
        "caption": block.caption,
        "families": families,
        "half": block.is_half,
        **_art(block.narrow if block.is_half and block.narrow else block.wide, "svg"),
    }


def _art(svg: str, name: str) -> dict[str, str | float]:
    words = [found.group(1) for found in (_TITLE.search(svg), _DESC.search(svg)) if found]
    box = _VIEW_BOX.search(svg)
    return {
        name: with_colours(svg, PAPER),
        "alt": unescape(". ".join(words))[:_MOST_ALT],
        "aspect": float(box.group(2)) / float(box.group(1)) if box else 1.0,
    }


@cache
def _symbols() -> dict[str, str]:
    """Family symbols and verdict icons by name, each as a small SVG."""
    drawn = {family.value: symbol(family, 12, 12, 24) for family in Family}
    for outcome, token in _VERDICT_INKS.items():
        ink = f"var(--{token})"
        drawn[outcome.value] = icon_markup(outcome).replace("currentColor", ink)
    return {
        name: with_colours(
            element("svg", body, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 24 24"), PAPER
        )
        for name, body in drawn.items()
    }


def block_kinds() -> tuple[str, ...]:
    """The kinds of blocks that every renderer must draw."""
    return tuple(kind.__name__ for kind in Block.__args__)
