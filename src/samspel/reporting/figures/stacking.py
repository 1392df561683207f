"""Several figures in one SVG, below each other, each under its title."""

import re
from collections.abc import Sequence
from html import unescape

from samspel.reporting.figures.palette import LIGHT, with_colours
from samspel.reporting.figures.svg import label
from samspel.reporting.figures.typeface import font_style

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_GAP_PX = 36.0
_HEADING_PX = 40.0
_MARGIN_PX = 32.0


def stack_figures(figures: Sequence[str]) -> str:
    """One SVG that holds `figures` from top to bottom, each at its own size under its title.

    Raises ValueError for an SVG without a view box that begins at 0 0.
    """
    sizes = []
    for figure in figures:
        found = _VIEW_BOX.search(figure)
        if found is None:
            raise ValueError('A figure to stack needs viewBox="0 0 width height".')
        sizes.append((float(found[1]), float(found[2])))
    width = max((w for w, _ in sizes), default=0.0) + 2 * _MARGIN_PX
    parts, top = [], _MARGIN_PX
    for figure, (w, h) in zip(figures, sizes, strict=True):
        heading = _heading(figure, top)
        if heading:
            parts.append(heading)
            top += _HEADING_PX
        x = f'x="{_MARGIN_PX:g}" y="{top:g}" width="{w:g}" height="{h:g}"'
        bare = figure[figure.index("<svg") :].replace(font_style(), "")
        parts.append(bare.replace("<svg", f'<svg {x} overflow="visible"', 1))
        top += h + _GAP_PX
    height = max(top - _GAP_PX, 0.0) + _MARGIN_PX
    box = f'viewBox="0 0 {width:g} {height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{font_style()}'
    return "\n".join([head, *parts, "</svg>\n"])


def _heading(figure: str, top: float) -> str:
    """The figure's title as words above it; the title of what is drawn inside does not count."""
    found = _TITLE.search(figure)
    if found is None:
        return ""
    words = label(_MARGIN_PX, top + 20, unescape(found[1]), size=19, weight=600)
    family = "font-family=\"'Familjen Grotesk', sans-serif\""
    return f'<g {family} fill="{LIGHT["sot"]}">{with_colours(words, LIGHT)}</g>'
