"""Figures as files, and what imports cost."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from samspel.reporting.figures.palette import LIGHT, PAPER, with_colours
from samspel.reporting.figures.stacking import stack_figures
from samspel.reporting.svg_files import render_figures
from tests.reporting_study import ALL, empty_study, rich_study, unknown_study

STYLESHEET = Path("src/samspel/reporting/templates/samspel.css")


@pytest.mark.parametrize("name", ALL)
def test_every_figure_is_an_xml_file_with_plain_colours(name: str) -> None:
    for svg in render_figures(ALL[name]()).values():
        root = ElementTree.fromstring(svg)
        assert root.tag.endswith("svg")
        assert "var(" not in svg
        assert "viewBox" in root.attrib


def test_the_figures_are_named() -> None:
    names = set(render_figures(rich_study()))
    assert {"map", "sankey", "sankey-mwh", "months-0"} <= names
    assert {"sankey-m3", "inverse-0"} <= set(render_figures(unknown_study()))
    assert "Inga flöden att rita" in render_figures(empty_study())["sankey"]


def test_figures_below_each_other_stand_under_their_titles() -> None:
    figures = render_figures(rich_study(), "en")
    sankeys = [svg for name, svg in figures.items() if name.startswith("sankey")]
    stacked = stack_figures(sankeys)
    words = [t.text for t in ElementTree.fromstring(stacked).findall("{*}g/{*}text")]
    assert words == ["Flows in t per year", "Flows in MWh per year"]
    assert stacked.count("@font-face") == 1
    with pytest.raises(ValueError, match=r"view(?: box|Box)"):
        stack_figures(["<svg/>"])


def test_light_colours_are_the_stylesheet_s() -> None:
    root = STYLESHEET.read_text("utf-8").split(":root {", 1)[1].split("}", 1)[0]
    tokens = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", root))
    shared = {name: value for name, value in LIGHT.items() if name in tokens}
    assert len(shared) > 18
    assert shared == {name: tokens[name] for name in shared}


def test_tokens_with_a_fallback_are_replaced() -> None:
    svg = '<rect fill="var(--figur-botten, var(--sno))" stroke="var(--nej)"/>'
    assert with_colours(svg, PAPER) == '<rect fill="#ffffff" stroke="#93301c"/>'


def test_importing_renderers_loads_no_library_of_theirs() -> None:
    code = (
        "import sys, samspel.reporting; "
        "assert not {'numpy', 'jinja2', 'typst', 'xlsxwriter', 'numba'} & set(sys.modules); "
        "import samspel.reporting.html, samspel.reporting.pdf, samspel.reporting.xlsx; "
        "assert not {'jinja2', 'typst', 'xlsxwriter'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
