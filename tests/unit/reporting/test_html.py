"""The page: well-formed, self-contained, escaped, and readable without eyes."""

import itertools
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest

from samspel.domain.texts import LANGUAGES, Language
from samspel.reporting.html import render_html
from tests.reporting_study import ALL, NASTY, rich_study, unknown_study

VOID = {"meta", "link", "br", "img", "input", "hr"}
HEADINGS = ("h1", "h2", "h3", "h4")


class Page(HTMLParser):
    """Reads a page strictly: every element closed in its place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.references: set[str] = set()
        self.addresses: list[str] = []
        self.tags: Counter[str] = Counter()
        self.styles: list[str] = []
        self.headings: list[int] = []
        self.tables_without_head = 0
        self.words: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"{tag} never closed" for tag in self.stack]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self.stack.append(tag)
        if tag in HEADINGS:
            self.headings.append(int(tag[1]))
        self._attributes(attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._attributes(attrs)

    def _attributes(self, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            text = value or ""
            if name == "id":
                self.ids[text] += 1
            if name in ("aria-labelledby", "aria-describedby"):
                self.references |= set(text.split())
            if name in ("href", "src", "xlink:href", "action"):
                self.addresses.append(text)
            if name == "style" or name.startswith("on"):
                self.styles.append(f"{name}={text}")
            for reference in re.findall(r"url\(#([^)]+)\)", text):
                self.references.add(reference)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> out of place at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_the_page_is_well_formed_and_asks_for_nothing(name: str, language: Language) -> None:
    html = render_html(ALL[name](), language)
    page = Page(html)
    assert page.faults == []
    assert [i for i, n in page.ids.items() if n > 1] == []
    assert page.references - set(page.ids) == set()
    assert all(a.startswith("#") for a in page.addresses)
    assert {a[1:] for a in page.addresses} - set(page.ids) == set()
    assert page.styles == []
    assert page.tags["script"] == page.tags["link"] == page.tags["iframe"] == 0
    urls = re.findall(r"url\(\s*[\"']?([^)\"']{0,30})", html)
    assert all(u.startswith(("#", "data:font/woff2;base64,")) for u in urls)
    assert "@import" not in html


@pytest.mark.parametrize("name", ALL)
def test_headings_never_skip_a_level(name: str) -> None:
    levels = Page(render_html(ALL[name]())).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_the_page_names_its_language_and_landmarks() -> None:
    for language in LANGUAGES:
        html = render_html(rich_study(), language)
        assert f'<html lang="{language}">' in html
        page = Page(html)
        assert page.tags["main"] == page.tags["footer"] == 1
        assert page.tags["nav"] == 1


def test_every_figure_says_what_it_shows() -> None:
    html = render_html(rich_study())
    drawings = re.findall(r"<svg[^>]*role=\"img\"[^>]*>(.{0,200})", html, re.DOTALL)
    assert drawings
    assert all("<title" in d for d in drawings)
    assert "<figcaption></figcaption>" not in html


def test_names_that_look_like_markup_are_shown_as_they_are() -> None:
    html = render_html(ALL["awkward"]())
    assert "<script" not in html
    assert NASTY in "".join(Page(html).words)


def test_the_same_study_gives_the_same_page() -> None:
    assert render_html(rich_study()) == render_html(rich_study())


def test_the_day_is_printed_only_when_given() -> None:
    assert "22 november 2026" in render_html(rich_study(), day=date(2026, 11, 22))
    assert "2026" not in "".join(Page(render_html(rich_study())).words).replace("år 2026", "")
    english = render_html(rich_study(), "en", day=date(2026, 11, 22))
    assert "22 November 2026" in english


def test_an_invented_region_says_so_and_a_real_one_does_not() -> None:
    assert "Exempelbygden är påhittad. Företag" in render_html(rich_study())
    assert "påhittad" not in render_html(unknown_study())


def test_unknown_has_its_mark() -> None:
    html = render_html(unknown_study())
    assert html.count('<span class="okant">okänt</span>') > 5


def test_numbers_carry_their_origin() -> None:
    html = render_html(rich_study())
    assert '<span class="tal tal--beraknat">' in html
    assert '<span class="tal tal--antaget">' in html
    assert "Vilar på antaganden" in html
