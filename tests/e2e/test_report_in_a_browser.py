"""The report as it is seen: nothing fetched, nothing cut off, no words on top of each other."""

from pathlib import Path
from typing import Any

import pytest

PAGES = [
    f"{region}/{language}/report.html"
    for region in ("harjedalen", "exempelbygden")
    for language in ("sv", "en")
]
OVERLAPPING_LABELS = """
() => {
  const texts = [...document.querySelectorAll('figure svg')].filter(s => s.checkVisibility());
  const clashes = [];
  for (const svg of texts) {
    const boxes = [...svg.querySelectorAll('text')]
      .map(t => [t.textContent.trim(), t.getBoundingClientRect()])
      .filter(([text, box]) => text && box.width > 0);
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
      const [a, b] = [boxes[i][1], boxes[j][1]];
      const w = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (w > 2 && h > 4) clashes.push([boxes[i][0], boxes[j][0]]);
    }
  }
  return clashes;
}
"""


@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_report_fits_its_screen_and_asks_nobody(
    browser: Any, results: Path, page_name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.goto((results / page_name).as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert problems == []
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
    assert page.evaluate(OVERLAPPING_LABELS) == []
    page.close()


def test_the_demo_page_leads_to_every_report(browser: Any, results: Path) -> None:
    page = browser.new_page()
    page.goto((results / "index.html").as_uri())
    links = [link.get_attribute("href") for link in page.query_selector_all("main a")]
    for name in PAGES:
        assert name in links
        assert (results / name).is_file()
    for link in links:
        assert (results / link).exists(), link
    page.close()
