"""The PDF: pages with the right words on them, and the same bytes each time."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from samspel.domain.studies import Study
from samspel.domain.texts import LANGUAGES, Language
from samspel.reporting.blocks import Document
from samspel.reporting.document import build_document
from samspel.reporting.pdf import block_kinds, document_json, render_pdf
from samspel.reporting.recipes import PRINT
from tests.reporting_study import ALL, NASTY, rich_study, unknown_study

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is missing")
TEMPLATE = Path("src/samspel/reporting/templates/report.typ")


def pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def squeezed(text: str) -> str:
    """Without the line breaks that the page's width makes."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_study_becomes_a_pdf(name: str, language: Language) -> None:
    assert render_pdf(ALL[name](), language).startswith(b"%PDF-")


@needs_pdftotext
@pytest.mark.parametrize("make", [rich_study, unknown_study])
def test_the_first_page_holds_what_to_do(make: Callable[[], Study]) -> None:
    study = make()
    found = pages(render_pdf(study))
    first = squeezed(found[0])
    for words in ("På måndag", "Nyckeltal", "Vad som kan gå vart", "Mät det här först"):
        assert squeezed(words) in first
    for call in study.calls:
        assert all(squeezed(word) in first for word in call.question.sv.split())
    assert squeezed(f"Sida 1 av {len(found)}") in first
    assert "på kartan" in found[1]


def test_the_file_says_that_a_screen_reader_can_read_it() -> None:
    pdf = render_pdf(unknown_study())
    assert b"pdfuaid:part" in pdf
    assert b"/StructTreeRoot" in pdf or b"/Type/ObjStm" in pdf


@needs_pdftotext
def test_numbers_and_verdicts_are_text() -> None:
    whole = squeezed("".join(pages(render_pdf(rich_study()))))
    for words in ("1,3 Mkr", "Godkänd", "okänt", "Vilar på antaganden", "inte juridisk rådgivning"):
        assert squeezed(words) in whole


@needs_pdftotext
def test_names_that_look_like_markup_are_shown_as_they_are() -> None:
    first = squeezed(pages(render_pdf(ALL["awkward"]()))[0])
    assert squeezed(NASTY.replace("é", "")) in first


def test_the_same_study_gives_the_same_bytes() -> None:
    assert render_pdf(rich_study()) == render_pdf(rich_study())
    one, other = (render_pdf(rich_study(), day=date(2026, 1, d)) for d in (1, 2))
    assert one != other


def test_no_text_reaches_the_template_but_as_data() -> None:
    document: Document = build_document(ALL["awkward"](), "sv", PRINT)
    data = json.loads(document_json(document))
    assert data["region_name"] == NASTY
    assert "var(--" not in document_json(document)


def test_the_template_draws_every_kind_of_block() -> None:
    template = TEMPLATE.read_text("utf-8")
    left = [k for k in block_kinds() if f'b.kind == "{k}"' not in template]
    assert left == []
