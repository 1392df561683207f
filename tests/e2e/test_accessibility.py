"""The report read by axe-core (WCAG 2.2 A and AA, and its best practices), with everything open."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
CHECKSUM = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb"
PAGES = [
    f"{region}/{language}/report.html"
    for region in ("harjedalen", "exempelbygden")
    for language in ("sv", "en")
]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
FAULTS = """
async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
  'wcag22aa', 'best-practice']})).violations.map(v => [v.id, v.nodes.map(n => n.target.join(' '))])
"""


def faults(browser: Any, address: str, *, width: int, scheme: str) -> list[Any]:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address)
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE.read_text("utf-8"))
    found: list[Any] = page.evaluate(FAULTS)
    page.close()
    return found


def test_axe_is_the_one_we_read() -> None:
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == CHECKSUM


@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_a_report_has_no_fault_that_axe_knows(
    browser: Any, results: Path, page_name: str, width: int, scheme: str
) -> None:
    address = (results / page_name).as_uri()
    assert faults(browser, address, width=width, scheme=scheme) == []


def test_the_demo_page_has_no_fault_that_axe_knows(browser: Any, results: Path) -> None:
    for scheme in ("light", "dark"):
        address = (results / "index.html").as_uri()
        assert faults(browser, address, width=1280, scheme=scheme) == []
