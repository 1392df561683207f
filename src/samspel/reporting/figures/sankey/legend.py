"""The legend: families, the scale, and a word for everything that is not drawn to scale."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from attrs import frozen

from samspel.domain.provenance import Origin
from samspel.domain.resources import Family
from samspel.domain.texts import Language, format_number
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.links import FAMILIES, Kind, Slice
from samspel.reporting.figures.sankey.painting import Brush, draw_strip, rectangle, vacant_look
from samspel.reporting.figures.sankey.paths import CentreLine, Pen, number
from samspel.reporting.figures.sankey.scene import Box, SankeyLayout, SliceBand
from samspel.reporting.figures.sankey.text_metrics import text_width, wrap
from samspel.reporting.figures.sankey.theme import FAMILY_KEYS
from samspel.reporting.figures.sankey.widths import (
    THIN_PX,
    UNKNOWN_PX,
    Measure,
    key_amount,
    thin_limit,
)

SWATCH_PX = 30.0
SWATCH_TALL_PX = 11.0
GAP_PX = 20.0
ROW_PX = 24.0
TOP_PX = 18.0
NEUTRAL = Family.MATERIAL


@frozen
class Entry:
    """A swatch and its words; `shape` draws it at (x, middle y)."""

    shape: str
    text: str
    tall: float = SWATCH_TALL_PX


def draw_legend(layout: SankeyLayout, brush: Brush, language: Language) -> tuple[str, float]:
    """The legend under the figure, and the height of both together, px."""
    parts = [part for band in layout.bands for part in band.slices]
    rows = [
        list(_family_entries(parts, brush, language)),
        list(_mark_entries(layout, parts, brush, language)),
    ]
    out, y = [], layout.height + TOP_PX
    for row in rows:
        drawn, y = _draw_row(row, layout, brush, y)
        out.append(drawn)
    for line in _note_lines(layout, parts, language):
        y += 2.0
        out.append(_text(line, layout.style.pad, y + 10.0, layout, brush))
        y += 16.0
    return "".join(out), y + 4.0


def _draw_row(
    row: Sequence[Entry], layout: SankeyLayout, brush: Brush, y: float
) -> tuple[str, float]:
    out = []
    size, left = layout.style.sub_size, layout.style.pad
    x = left
    is_empty = True
    for entry in row:
        lines = wrap(entry.text, size, layout.width - left - SWATCH_PX - 16.0)
        wide = SWATCH_PX + 8.0 + max(text_width(line, size) for line in lines)
        if x > left and x + wide > layout.width:
            x, y = left, y + ROW_PX
        middle = y + ROW_PX / 2
        out.append(f'<g transform="translate({number(x)} {number(middle)})">{entry.shape}</g>')
        for i, line in enumerate(lines):
            y += 15.0 if i else 0.0
            out.append(_text(line, x + SWATCH_PX + 8.0, y + ROW_PX / 2 + 4.0, layout, brush))
        x += wide + GAP_PX
        is_empty = False
    return "".join(out), y if is_empty else y + ROW_PX


def _text(text: str, x: float, y: float, layout: SankeyLayout, brush: Brush) -> str:
    shown = escape(text.replace("\u202f", "\u2009"))
    return (
        f'<text class="s-2" x="{number(x)}" y="{number(y)}" '
        f'font-size="{number(layout.style.sub_size)}" '
        f'fill="{brush.palette.color("text-2")}">{shown}</text>'
    )


def _family_entries(
    parts: Sequence[SliceBand], brush: Brush, language: Language
) -> Iterator[Entry]:
    used = {part.part.family for part in parts if part.part.kind is not Kind.REFUSED}
    for family in (family for family in FAMILIES if family in used):
        kinds = {part.part.kind for part in parts if part.part.family is family}
        kind = Kind.KNOWN if any(kind.is_scaled for kind in kinds) else Kind.UNKNOWN
        shape = _swatch(family, kind, SWATCH_TALL_PX, brush)
        yield Entry(shape, family.text.render(language))


def _mark_entries(
    layout: SankeyLayout, parts: Sequence[SliceBand], brush: Brush, language: Language
) -> Iterator[Entry]:
    kinds = {part.part.kind for part in parts}
    family = NEUTRAL
    amount = key_amount(layout.scale)
    if amount is not None and any(kind.is_scaled for kind in kinds):
        text = words.KEY_WIDTH.render(language).format(
            amount=format_number(amount, language), unit=layout.unit
        )
        yield Entry(_key_bar(amount * layout.scale, brush), text)
    if kinds & {Kind.UNKNOWN, Kind.UNKNOWN_ASSUMED}:
        shape = _swatch(family, Kind.UNKNOWN, UNKNOWN_PX, brush)
        yield Entry(shape, words.KEY_UNKNOWN.render(language))
    if Kind.ASSUMED in kinds:
        shape = _swatch(family, Kind.ASSUMED, SWATCH_TALL_PX, brush)
        yield Entry(shape, words.KEY_ASSUMED.render(language))
    if Kind.UNKNOWN_ASSUMED in kinds:
        shape = _swatch(family, Kind.UNKNOWN_ASSUMED, UNKNOWN_PX, brush)
        yield Entry(shape, words.KEY_UNKNOWN_ASSUMED.render(language))
    if any(box.node.is_vacant for box in layout.nodes):
        shape = rectangle(Box(10, -8, 20, 8), vacant_look(brush.palette), "nod-vakant")
        yield Entry(shape, words.KEY_VACANT.render(language))
    if Kind.REFUSED in kinds:
        yield Entry(_refused_swatch(brush), words.KEY_REFUSED.render(language))
    if brush.has_ranges and any(kind.is_scaled for kind in kinds):
        yield Entry(_range_swatch(family, brush), words.KEY_RANGE.render(language))


def _note_lines(
    layout: SankeyLayout, parts: Sequence[SliceBand], language: Language
) -> Iterator[str]:
    """What the drawing cannot show to scale, or not at all."""
    room = layout.width - 2 * layout.style.pad
    notes = [_thin_note(layout, parts, language)]
    if layout.n_omitted:
        shown = sum(len(part.part.flow_ids) for part in parts)
        notes.append(
            words.OMITTED.render(language).format(shown=shown, all=shown + layout.n_omitted)
        )
    for note in notes:
        if note:
            yield from wrap(note, layout.style.sub_size, room)


def _thin_note(layout: SankeyLayout, parts: Sequence[SliceBand], language: Language) -> str:
    limit = thin_limit(layout.scale)
    thin = [
        part
        for part in parts
        if limit is not None
        and layout.measure is not Measure.PEAK
        and part.width == THIN_PX
        and 0 < layout.measure.of(part.part) < limit
    ]
    if not thin or limit is None:
        return ""
    count = sum(len(part.part.flow_ids) for part in thin)
    text = words.THIN_ONE if count == 1 else words.THIN_MANY
    return text.render(language).format(
        count=count, amount=format_number(limit, language), unit=layout.unit
    )


def _bar() -> CentreLine:
    pen = Pen(0.0, 0.0)
    pen.line(SWATCH_PX)
    return pen.done()


def _swatch(family: Family, kind: Kind, tall: float, brush: Brush) -> str:
    line = _bar()
    part = Slice(
        family=family, kind=kind, flow_ids=(), names=(), origins=(Origin.STATED,),
        value=0.0, low=0.0, high=0.0, peak=0.0, monthly=None,
    )  # fmt: skip
    strip = draw_strip(line, SliceBand(part, 0.0, tall), brush)
    move = f"translate(0 {number(-tall / 2)})"
    return f'<g class="k-{FAMILY_KEYS[family]}" transform="{move}">{strip}</g>'


def _key_bar(tall: float, brush: Brush) -> str:
    box = Box(4, -tall / 2, SWATCH_PX - 4, tall / 2)
    return rectangle(box, f'fill="{brush.palette.color("text-2")}"', "skala-ruta")


def _refused_swatch(brush: Brush) -> str:
    red = brush.palette.color("nej")
    return (
        f'<path d="M0 0H{number(SWATCH_PX)}" stroke="{red}" stroke-width="2" '
        f'stroke-dasharray="2 4" stroke-linecap="round"/>'
        f'<path d="M10 -5l10 10m0-10l-10 10" stroke="{red}" stroke-width="3"/>'
    )


def _range_swatch(family: Family, brush: Brush) -> str:
    color = brush.palette.family(family)
    strips = ((8.0, 0.22), (5.0, 0.42), (2.5, 0.85))
    return "".join(
        rectangle(Box(0, -half, SWATCH_PX, half), f'fill="{color}" fill-opacity="{shade}"', "m")
        for half, shade in strips
    )
