import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given, settings

from samspel.domain.texts import Language
from samspel.reporting.figures.sankey import (
    FigureNode,
    FlowView,
    Measure,
    Theme,
    draw_sankey,
    flow_table,
    layout_sankey,
    table_headings,
)
from tests.sankey_scenes import UNIT, flow, region, view_of, views

SVG = "{http://www.w3.org/2000/svg}"
PLAIN = [Theme.LIGHT, Theme.DARK, Theme.PAPER, Theme.GREY]


def drawn(
    view: FlowView, theme: Theme = Theme.AUTO, language: Language = "sv", width: float = 1160.0
) -> ET.Element:
    return ET.fromstring(draw_sankey(layout_sankey(view, width), language, theme=theme))


def texts(root: ET.Element) -> str:
    return " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))


def test_the_file_says_what_it_is_to_a_screen_reader() -> None:
    root = drawn(region())
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title") is not None
    told = root.find(f"{SVG}desc")
    assert told is not None
    assert told.text is not None
    assert "minst" in told.text
    assert "Okänd mängd i 3 flöden" in told.text


def test_every_band_tells_its_ends_and_amount() -> None:
    root = drawn(view_of(flow("a", "x", "y", 1240.0), flow("b", "y", "z", None)))
    titles = [node.text for node in root.iter(f"{SVG}title")]
    assert "Aktör x till Aktör y: resurs a, 1\u202f240 t/år" in titles
    assert "Aktör y till Aktör z: resurs b, okänt" in titles


def test_only_a_view_box_sets_the_size() -> None:
    root = drawn(region())
    assert root.get("viewBox", "").startswith("0 0 1160 ")
    assert root.get("width") is None
    assert root.get("height") is None


@pytest.mark.parametrize("theme", PLAIN)
def test_plain_themes_need_no_style_sheet(theme: Theme) -> None:
    svg = draw_sankey(layout_sankey(region()), theme=theme)
    assert "var(" not in svg
    assert "<style" not in svg


def test_the_page_theme_has_no_inline_style() -> None:
    svg = draw_sankey(layout_sankey(region()), theme=Theme.PAGE)
    assert "<style" not in svg
    assert "style=" not in svg
    assert "var(--f-tra)" in svg


def test_a_file_on_its_own_knows_light_dark_and_print() -> None:
    svg = draw_sankey(layout_sankey(region()), theme=Theme.AUTO)
    assert "prefers-color-scheme:dark" in svg
    assert "@media print" in svg
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", svg))
    assert used <= set(re.findall(r"--([a-z0-9-]+):", svg))


def test_grey_has_no_hue() -> None:
    svg = draw_sankey(layout_sankey(region()), theme=Theme.GREY)
    for red, green, blue in re.findall(r'="#(..)(..)(..)"', svg):
        assert red == green == blue


def test_every_reference_has_its_pattern() -> None:
    svg = draw_sankey(layout_sankey(region()), prefix="a-")
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r'id="([^"]+)"', svg))
    assert all(found.startswith("a-") for found in re.findall(r' id="([^"]+)"', svg))


def test_only_unknown_is_hatched() -> None:
    known = draw_sankey(layout_sankey(view_of(flow("a", "x", "y", 5.0))))
    unknown = draw_sankey(layout_sankey(view_of(flow("a", "x", "y", None))))
    assert "url(#sankey-h-" not in known
    assert "url(#sankey-h-bio)" in unknown


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    words = texts(drawn(region()))
    for word in ("Trä och skog", "okänd mängd", "antagen mängd", "bredd ="):
        assert word in words
    assert "avvisat" not in words
    alone = texts(drawn(view_of(flow("a", "x", "y", None))))
    assert "bredd =" not in alone
    assert "antagen" not in alone


def test_thin_bands_are_confessed() -> None:
    view = view_of(flow("a", "x", "y", 10000.0), flow("b", "x", "z", 1.0), flow("c", "x", "w", 2.0))
    assert re.search(r"2 flöden under [\d,]+ t/år ritas bredare än skalan", texts(drawn(view)))


def test_a_refused_flow_is_dotted_red_with_a_cross() -> None:
    refused = evolve(flow("b", "y", "x", None), is_refused=True)
    root = drawn(view_of(flow("a", "x", "y", 5.0), refused), theme=Theme.LIGHT)
    classes = Counter(node.get("class") for node in root.iter(f"{SVG}path"))
    assert (classes["stopp"], classes["stopp-x"]) == (1, 1)
    assert "resurs b: avvisat" in texts(root)


def test_a_missing_actor_is_hollow_and_dashed() -> None:
    view = view_of(flow("a", "x", "y", 5.0))
    nodes = tuple(evolve(n, is_vacant=n.node_id == "y") for n in view.nodes)
    root = drawn(evolve(view, nodes=nodes))
    boxes = [n for n in root.iter(f"{SVG}rect") if n.get("class") == "nod-vakant"]
    assert all(box.get("stroke-dasharray") for box in boxes)
    assert len(boxes) == 2  # the node and its legend


def test_ranges_are_three_strips() -> None:
    wide = evolve(flow("a", "x", "y", 10.0), low=5.0, high=20.0)
    layout = layout_sankey(view_of(wide), measure=Measure.HIGH)
    root = ET.fromstring(draw_sankey(layout, theme=Theme.LIGHT))
    strips = [n.get("fill-opacity") for n in root.iter(f"{SVG}path")]
    assert [s for s in strips if s in {"0.22", "0.42", "0.85"}] == ["0.22", "0.42", "0.85"]


def test_text_is_escaped() -> None:
    view = FlowView(
        (FigureNode("x", "Bygg & <Trä>"), FigureNode("y", "Y")), (flow("a", "x", "y", 5.0),), UNIT
    )
    assert "Bygg & <Trä>" in texts(drawn(view))


def test_english_is_english() -> None:
    words = texts(drawn(region(), language="en"))
    assert "unknown amount" in words
    assert "Wood and forest" in words
    assert "bredd" not in words


def test_a_shortened_view_says_so() -> None:
    assert "Visar 13 av 40 flöden" in texts(drawn(region().shortened(12), width=360.0)) or (
        "resten står i tabellen" in texts(drawn(region().shortened(12), width=360.0))
    )


@settings(max_examples=25, deadline=None)
@given(views())
def test_the_table_has_every_flow_and_the_figure_no_other(view: FlowView) -> None:
    rows = flow_table(view, "sv")
    assert sorted(row.flow.flow_id for row in rows) == sorted(f.flow_id for f in view.flows)
    assert all(len(row.cells) == len(table_headings("sv")) for row in rows)
    for row in rows:
        assert (row.amount == "okänt") == (row.flow.value is None)
    if any(f.value != 0 or f.is_refused for f in view.flows):
        layout = layout_sankey(view)
        shown = Counter(
            i for band in layout.bands for part in band.slices for i in part.part.flow_ids
        )
        wanted = Counter(f.flow_id for f in view.flows if f.value != 0 or f.is_refused)
        assert shown == wanted


def test_the_table_is_sorted_with_unknown_last() -> None:
    amounts = [row.amount for row in flow_table(region(), "en")]
    assert amounts[:2] == ["9,000".replace(",", "\u202f"), "4\u202f200"]
    assert amounts[-1] == "unknown"
