"""Twelve months in one layout: room for each flow's largest month, bands centred in it."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from attrs import evolve

from samspel.domain.texts import Language
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.amounts import sum_words
from samspel.reporting.figures.sankey.drawing import families, frame_svg, painting_order
from samspel.reporting.figures.sankey.flows import MONTHS, FlowError
from samspel.reporting.figures.sankey.legend import draw_legend
from samspel.reporting.figures.sankey.links import Kind, Slice
from samspel.reporting.figures.sankey.painting import (
    Brush,
    draw_band,
    draw_label,
    rectangle,
    vacant_look,
)
from samspel.reporting.figures.sankey.paths import number
from samspel.reporting.figures.sankey.scene import Band, NodeBox, SankeyLayout, SliceBand
from samspel.reporting.figures.sankey.theme import Palette, Theme
from samspel.reporting.figures.sankey.widths import THIN_PX, UNKNOWN_PX, Measure

HEAD_PX = 34.0
GAP_PX = 26.0


def month_bands(layout: SankeyLayout, month: int) -> tuple[Band, ...]:
    """The bands of `month` (0 = January), each slice centred in the room of its largest month.

    Raises FlowError when the layout was not made with Measure.PEAK.
    """
    if layout.measure is not Measure.PEAK:
        raise FlowError("Months need a layout made with measure PEAK, or bands would not fit.")
    found = []
    for band in layout.bands:
        parts = tuple(
            part for slot in band.slices if (part := _in_month(slot, month, layout.scale))
        )
        if parts:
            reach = 2 * max(max(-part.upper, part.lower) for part in parts)
            found.append(evolve(band, slices=parts, width=reach))
    return tuple(found)


def month_total(bands: Sequence[Band], unit: str, language: Language) -> str:
    """The month's sum in words, "minst …" when something in it is unknown."""
    parts = [slot.part for band in bands for slot in band.slices]
    parts = [part for part in parts if part.kind is not Kind.REFUSED]
    known = [part.value for part in parts if part.kind.is_scaled]
    return sum_words(known, unit, language, has_unknown=len(known) < len(parts))


def draw_months(
    layout: SankeyLayout,
    language: Language = "sv",
    *,
    unit: str,
    theme: Theme = Theme.AUTO,
    title: str = "",
    prefix: str = "months-",
    per_row: int = 4,
) -> str:
    """Twelve small figures with one scale, order and place; `unit` is per month ("MWh/mån")."""
    palette = Palette(theme)
    brush = Brush(palette, prefix, language, unit)
    by_month = [month_bands(layout, month) for month in range(MONTHS)]
    step = (layout.width + GAP_PX, layout.height + HEAD_PX + GAP_PX)
    cells = []
    for month, bands in enumerate(by_month):
        x, y = (month % per_row) * step[0], (month // per_row) * step[1]
        cell = _cell(layout, month, bands, brush)
        cells.append(f'<g transform="translate({number(x)} {number(y)})">{cell}</g>')
    n_rows = -(-MONTHS // per_row)
    everything = evolve(
        layout,
        bands=tuple(band for bands in by_month for band in bands),
        width=per_row * step[0] - GAP_PX,
        height=n_rows * step[1] - GAP_PX,
        unit=unit,
    )
    legend, height = draw_legend(everything, brush, language)
    return frame_svg(
        (everything.width, height),
        "".join(cells) + legend,
        palette,
        heading=title or words.TITLE.render(language),
        summary=_summary(by_month, unit, language),
        families=families(everything.bands),
        prefix=prefix,
    )


def _in_month(slot: SliceBand, month: int, scale: float) -> SliceBand | None:
    part = slot.part
    if part.kind is Kind.REFUSED:
        return slot
    amount = part.monthly[month] if part.monthly is not None else None
    if amount == 0:
        return None
    is_assumed = part.kind in {Kind.ASSUMED, Kind.UNKNOWN_ASSUMED}
    if amount is None:
        width = UNKNOWN_PX
        kind = Kind.UNKNOWN_ASSUMED if is_assumed else Kind.UNKNOWN
    else:
        width = max(THIN_PX, scale * amount)
        kind = Kind.ASSUMED if is_assumed else Kind.KNOWN
    now: Slice = evolve(part, kind=kind, value=amount or 0.0, low=amount or 0.0, high=amount or 0.0)
    return SliceBand(now, slot.middle - width / 2, slot.middle + width / 2)


def _cell(layout: SankeyLayout, month: int, bands: Sequence[Band], brush: Brush) -> str:
    palette = brush.palette
    names = {box.node.node_id: box.node.label for box in layout.nodes}
    title = escape(words.MONTH_NAMES[month].render(brush.language))
    total = month_total(bands, brush.unit, brush.language).replace("\u202f", "\u2009")
    head = (
        f'<text y="13" font-size="14" font-weight="600">{title}</text>'
        f'<text class="s-2" x="{number(layout.width)}" y="13" font-size="12" text-anchor="end" '
        f'fill="{palette.color("text-2")}">{escape(total)}</text>'
        f'<path d="M0 20H{number(layout.width)}" stroke="{palette.color("linje")}"/>'
    )
    body = [draw_band(band, brush, names) for band in painting_order(bands)]
    body += [_draw_slot(box, brush) for box in layout.nodes]
    body += [draw_label(label, layout.style, brush) for label in layout.labels]
    return f'{head}<g transform="translate(0 {number(HEAD_PX)})">{"".join(body)}</g>'


def _draw_slot(node: NodeBox, brush: Brush) -> str:
    """A node as the room it has: pale, since a month may fill only a part of it."""
    if node.node.is_vacant:
        return rectangle(node.box, vacant_look(brush.palette), "nod-vakant")
    look = (
        f'fill="{brush.palette.color("linje")}" stroke="{brush.palette.color("linje-stark")}" '
        'stroke-width="1"'
    )
    return rectangle(node.box, look, "nod-rum")


def _summary(by_month: Sequence[Sequence[Band]], unit: str, language: Language) -> str:
    return ". ".join(
        f"{name.render(language)}: {month_total(bands, unit, language)}"
        for name, bands in zip(words.MONTH_NAMES, by_month, strict=True)
    )
