"""Step 8: the layout as SVG: returns, bands from wide to narrow, nodes, labels, legend."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from samspel.domain.resources import Family
from samspel.domain.texts import Language
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.amounts import total_amount
from samspel.reporting.figures.sankey.labelling import band_labels
from samspel.reporting.figures.sankey.legend import NEUTRAL, draw_legend
from samspel.reporting.figures.sankey.links import FAMILIES, Kind
from samspel.reporting.figures.sankey.painting import Brush, draw_band, draw_label, draw_node
from samspel.reporting.figures.sankey.paths import number
from samspel.reporting.figures.sankey.patterns import definitions
from samspel.reporting.figures.sankey.scene import Band, SankeyLayout
from samspel.reporting.figures.sankey.text_metrics import wrap
from samspel.reporting.figures.sankey.theme import FONT, Palette, Theme
from samspel.reporting.figures.sankey.widths import Measure


def draw_sankey(
    layout: SankeyLayout,
    language: Language = "sv",
    *,
    theme: Theme = Theme.AUTO,
    title: str = "",
    prefix: str = "sankey-",
    with_legend: bool = True,
) -> str:
    """The figure as one SVG element; the same bytes for the same layout.

    theme: how colours are written. title: what a screen reader says first. prefix: begins every
    id, to be unlike in a page with several figures. Ranges show when the layout's measure is HIGH.
    """
    palette = Palette(theme)
    brush = Brush(palette, prefix, language, layout.unit, layout.measure is Measure.HIGH)
    names = {box.node.node_id: box.node.label for box in layout.nodes}
    body = [_panel_titles(layout, palette)]
    body += [draw_band(band, brush, names) for band in painting_order(layout.bands)]
    body += [draw_node(box, brush) for box in layout.nodes]
    body += [draw_label(label, layout.style, brush) for label in layout.labels]
    body += [draw_label(label, layout.style, brush) for label in band_labels(layout, language)]
    legend, height = draw_legend(layout, brush, language) if with_legend else ("", layout.height)
    return frame_svg(
        (layout.width, height),
        "".join(body) + legend,
        palette,
        heading=title or words.TITLE.render(language),
        summary=summary(layout, language),
        families=families(layout.bands),
        prefix=prefix,
    )


def painting_order(bands: Sequence[Band]) -> list[Band]:
    """Returns first, then wide to narrow; refused bands last."""

    def key(band: Band) -> tuple[bool, int, float, str]:
        bundle, is_forward = band.bundle, int(band.route == "forward")
        return bundle.is_refused, is_forward, -round(band.width, 6), bundle.key

    return sorted(bands, key=key)


def families(bands: Sequence[Band]) -> tuple[Family, ...]:
    """The families drawn, in the order of the legend, and the one its other swatches use."""
    used = {part.part.family for band in bands for part in band.slices} | {NEUTRAL}
    return tuple(family for family in FAMILIES if family in used)


def summary(layout: SankeyLayout, language: Language) -> str:
    """One or two sentences that say what the figure shows."""
    parts = [part.part for band in layout.bands for part in band.slices]
    unknown = sum(len(p.flow_ids) for p in parts if p.kind in {Kind.UNKNOWN, Kind.UNKNOWN_ASSUMED})
    return words.SUMMARY.render(language).format(
        nodes=len(layout.nodes),
        flows=sum(len(part.flow_ids) for part in parts),
        total=total_amount((band.bundle for band in layout.bands), layout.unit, language),
        unknown=unknown,
    )


def frame_svg(
    size: tuple[float, float],
    body: str,
    palette: Palette,
    *,
    heading: str,
    summary: str,
    families: Sequence[Family],
    prefix: str,
) -> str:
    """The svg element around `body`, with title, description, style and patterns."""
    width, height = (number(value) for value in size)
    attributes: Mapping[str, str] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "sankey",
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
        "aria-labelledby": f"{prefix}title {prefix}desc",
        "font-family": FONT,
        "fill": palette.color("sot"),
    }
    opening = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return (
        f'<svg {opening}><title id="{prefix}title">{escape(heading)}</title>'
        f'<desc id="{prefix}desc">{escape(summary)}</desc>{palette.style()}'
        f"<defs>{definitions(families, palette, prefix)}</defs>{body}</svg>"
    )


def _panel_titles(layout: SankeyLayout, palette: Palette) -> str:
    parts = []
    for panel in layout.panels:
        if panel.top > 0:
            y = number(panel.top - 13.0)
            parts.append(
                f'<path d="M0 {y}H{number(layout.width)}" stroke="{palette.color("linje")}"/>'
            )
        size = 13.5 if layout.style.is_narrow else 15.0
        lines = wrap(panel.title, size, layout.width - 2 * layout.style.pad, is_bold=True)
        for i, line in enumerate(lines if panel.title else ()):
            parts.append(
                f'<text x="{number(layout.style.pad)}" y="{number(panel.top + 14 + 16 * i)}" '
                f'font-size="{number(size)}" font-weight="600">{escape(line)}</text>'
            )
    return "".join(parts)
