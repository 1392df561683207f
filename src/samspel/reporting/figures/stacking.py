"""Several figures in one SVG, below each other."""

import re
from collections.abc import Sequence

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_GAP_PX = 24.0


def stack_figures(figures: Sequence[str]) -> str:
    """One SVG that holds `figures` from top to bottom, each at its own size.

    Raises ValueError for an SVG without a view box that begins at 0 0.
    """
    sizes = []
    for figure in figures:
        found = _VIEW_BOX.search(figure)
        if found is None:
            raise ValueError('A figure to stack needs viewBox="0 0 width height".')
        sizes.append((float(found[1]), float(found[2])))
    width = max((w for w, _ in sizes), default=0.0)
    parts, top = [], 0.0
    for figure, (w, h) in zip(figures, sizes, strict=True):
        place = f'<svg x="0" y="{top:g}" width="{w:g}" height="{h:g}"'
        parts.append(figure[figure.index("<svg") :].replace("<svg", place, 1))
        top += h + _GAP_PX
    height = max(top - _GAP_PX, 0.0)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
    return "\n".join([head, *parts, "</svg>\n"])
