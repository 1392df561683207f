"""How a band, a node and a label look."""

import math
from collections.abc import Mapping
from xml.sax.saxutils import escape

from attrs import frozen

from samspel.domain.texts import Language
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.amounts import slice_amount, slice_names
from samspel.reporting.figures.sankey.links import Kind
from samspel.reporting.figures.sankey.paths import CentreLine, number
from samspel.reporting.figures.sankey.patterns import FAINT, pattern_id
from samspel.reporting.figures.sankey.scene import Band, Box, Label, NodeBox, SliceBand, TextLine
from samspel.reporting.figures.sankey.style import Style
from samspel.reporting.figures.sankey.theme import FAMILY_KEYS, Palette

CASING_PX = 2.4
EDGE_PX = 1.0
RANGE_FROM_PX = 4.0
PATTERN_FROM_PX = 5.0
SOLID = 0.85
DASHES = "5 3.5"
CHEVRON_EVERY_PX = 150.0


@frozen
class Brush:
    """What painting needs besides the places."""

    palette: Palette
    prefix: str
    language: Language
    unit: str
    has_ranges: bool = False

    def fill(self, part: SliceBand) -> str:
        """Fill attributes of a slice."""
        family = part.part.family
        kind = part.part.kind
        if kind is Kind.ASSUMED:
            return f'fill="{self.palette.family(family)}" fill-opacity="{FAINT}"'
        if kind is Kind.KNOWN and part.width < PATTERN_FROM_PX:
            return f'fill="{self.palette.family(family)}" fill-opacity="{SOLID}"'
        name = "p" if kind is Kind.KNOWN else "h"
        return f'fill="url(#{pattern_id(self.prefix, family, name)})"'

    def edge(self, part: SliceBand) -> str:
        """Stroke attributes of a slice's two edges."""
        is_dashed = part.part.kind in {Kind.ASSUMED, Kind.UNKNOWN_ASSUMED}
        width = 1.3 if is_dashed else EDGE_PX
        dashes = f' stroke-dasharray="{DASHES}"' if is_dashed else ""
        color = self.palette.family(part.part.family)
        return f'stroke="{color}" stroke-width="{width}"{dashes}'


def draw_band(band: Band, brush: Brush, names: Mapping[str, str]) -> str:
    """A bundle: casing, its slices, and chevrons where it goes back."""
    half = band.width / 2
    casing = (
        f'<path d="{band.centre.outline(-half, half)}" fill="{brush.palette.ground}" '
        f'stroke="{brush.palette.ground}" stroke-width="{CASING_PX}"/>'
    )
    if band.bundle.is_refused:
        casing = ""
    slices = "".join(_draw_slice(band, part, brush, names) for part in band.slices)
    return casing + slices + (_chevrons(band, brush) if band.route != "forward" else "")


def _draw_slice(band: Band, part: SliceBand, brush: Brush, names: Mapping[str, str]) -> str:
    told = words.FROM_TO.render(brush.language).format(
        source=names[band.bundle.source],
        target=names[band.bundle.target],
        what=slice_names(part.part, brush.language),
        amount=slice_amount(part.part, brush.unit, brush.language),
    )
    if part.part.kind is Kind.REFUSED:
        shape = _refused(band.centre, part, brush)
    elif brush.has_ranges and part.part.kind.is_scaled and part.width >= RANGE_FROM_PX:
        shape = _range(band.centre, part, brush)
    else:
        shape = draw_strip(band.centre, part, brush)
    key = FAMILY_KEYS[part.part.family]
    return f'<g class="k-{key}"><title>{escape(told)}</title>{shape}</g>'


def draw_strip(centre: CentreLine, part: SliceBand, brush: Brush) -> str:
    """A slice as a filled strip with an edge on either side."""
    if part.width < 3.0:
        fill = f'<path d="{centre.outline(part.upper, part.lower)}" {brush.fill(part)}/>'
        return fill if part.part.kind is Kind.KNOWN else fill + _thin_edge(centre, part, brush)
    outline = centre.outline(part.upper + EDGE_PX / 2, part.lower - EDGE_PX / 2)
    return f'<path d="{outline}" {brush.fill(part)} {brush.edge(part)}/>'


def _thin_edge(centre: CentreLine, part: SliceBand, brush: Brush) -> str:
    return f'<path d="{centre.edge(part.middle)}" fill="none" {brush.edge(part)}/>'


def _range(centre: CentreLine, part: SliceBand, brush: Brush) -> str:
    """Concentric strips: high faint, value tinted, low full."""
    color = brush.palette.family(part.part.family)
    high = part.part.high
    strips = []
    for amount, opacity in ((high, 0.22), (part.part.value, 0.42), (part.part.low, 0.85)):
        half = part.width / 2 * (amount / high if high > 0 else 0.0)
        if half > 0:
            outline = centre.outline(part.middle - half, part.middle + half)
            strips.append(f'<path d="{outline}" fill="{color}" fill-opacity="{opacity}"/>')
    if part.part.kind is Kind.ASSUMED:
        edges = centre.edge(part.upper) + centre.edge(part.lower)
        strips.append(f'<path d="{edges}" fill="none" {brush.edge(part)}/>')
    return "".join(strips)


def _refused(centre: CentreLine, part: SliceBand, brush: Brush) -> str:
    x, y, heading = centre.at(0.5)
    x -= part.middle * math.sin(heading)
    y += part.middle * math.cos(heading)
    red = brush.palette.color("nej")
    cross = f"M{number(x - 6)} {number(y - 6)}l12 12m0-12l-12 12"
    return (
        f'<path class="stopp" d="{centre.edge(part.middle)}" fill="none" stroke="{red}" '
        f'stroke-width="2" stroke-dasharray="2 4" stroke-linecap="round"/>'
        f'<path class="stopp-x" d="{cross}" fill="none" stroke="{red}" stroke-width="3"/>'
    )


def _chevrons(band: Band, brush: Brush) -> str:
    """Arrow marks along the lane of a return, none on refused bands."""
    if band.bundle.is_refused:
        return ""
    start = (band.centre.x, band.centre.y)
    marks = []
    for leg in band.centre.legs:
        is_lane = not leg.angle and abs(abs(leg.heading) - math.pi) < 1e-6
        if is_lane:
            pairs = max(1, int(leg.length // (2 * CHEVRON_EVERY_PX)))
            n_marks = 1 if band.route == "loop" else 2 * pairs
            size = min(6.0, max(3.5, band.width * 0.3))
            for i in range(n_marks):
                x = start[0] + (leg.x - start[0]) * (i + 0.5) / n_marks + size / 2
                y = leg.y
                marks.append(
                    f"M{number(x)} {number(y - size)}l{number(-size)} {number(size)}"
                    f"l{number(size)} {number(size)}"
                )
        start = (leg.x, leg.y)
    color = brush.palette.color("sot")
    return (
        f'<path d="{"".join(marks)}" fill="none" stroke="{brush.palette.ground}" '
        f'stroke-width="4"/><path d="{"".join(marks)}" fill="none" stroke="{color}" '
        f'stroke-width="1.6"/>'
    )


def draw_node(node: NodeBox, brush: Brush) -> str:
    """A filled box, or a hollow dashed one where the actor is missing."""
    box = node.box
    if node.node.is_vacant:
        return rectangle(_inset(box, 0.8), vacant_look(brush.palette), "nod-vakant")
    return rectangle(box, f'fill="{brush.palette.color("sot")}"', "nod")


def vacant_look(palette: Palette) -> str:
    """Attributes of a node whose actor is missing."""
    return (
        f'fill="{palette.ground}" stroke="{palette.color("sot")}" stroke-width="1.6" '
        f'stroke-dasharray="3 2.5"'
    )


def rectangle(box: Box, look: str, name: str) -> str:
    """A rectangle with slightly rounded corners."""
    return (
        f'<rect class="{name}" x="{number(box.left)}" y="{number(box.top)}" '
        f'width="{number(box.right - box.left)}" height="{number(box.bottom - box.top)}" '
        f'rx="1.5" {look}/>'
    )


def draw_label(label: Label, style: Style, brush: Brush) -> str:
    """The lines of a label, with a plate or a halo, and its leader."""
    parts = []
    if label.leader:
        (x, y), (end, _) = label.leader
        parts.append(
            f'<path d="M{number(x)} {number(y)}H{number(end)}" '
            f'stroke="{brush.palette.color("text-2")}" stroke-dasharray="1.5 2.5"/>'
        )
    if label.has_plate:
        look = f'fill="{brush.palette.ground}" fill-opacity=".88"'
        parts.append(rectangle(label.box, look, "platta"))
    parts += [_line(line, label, style, brush) for line in label.lines]
    return "".join(parts)


def _line(line: TextLine, label: Label, style: Style, brush: Brush) -> str:
    size = style.sub_size if line.is_quiet else label.size
    looks = [f'font-size="{number(size)}"', f'text-anchor="{label.anchor}"']
    if label.anchor == "start":
        looks.pop()
    if line.is_bold:
        looks.append('font-weight="600"')
    if line.is_quiet:
        looks.append(f'class="s-2" fill="{brush.palette.color("text-2")}"')
    if not label.has_plate:
        looks.append(
            f'stroke="{brush.palette.ground}" stroke-width="3.5" stroke-linejoin="round" '
            'paint-order="stroke"'
        )
    return (
        f'<text x="{number(line.x)}" y="{number(line.y)}" {" ".join(looks)}>'
        f"{escape(_shown(line.text))}</text>"
    )


def _shown(text: str) -> str:
    """The font has a thin space but no narrow no-break space."""
    return text.replace("\u202f", "\u2009")


def _inset(box: Box, by: float) -> Box:
    return Box(box.left + by, box.top + by, box.right - by, box.bottom - by)
