"""Step 7: labels that never collide: nodes first, then values in bands, then unknown names."""

import math
from collections.abc import Sequence

from attrs import evolve

from samspel.domain.texts import Language, format_number
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.framing import Placed
from samspel.reporting.figures.sankey.links import Kind
from samspel.reporting.figures.sankey.scaling import Grid
from samspel.reporting.figures.sankey.scene import (
    Band,
    Box,
    Label,
    NodeBox,
    SankeyLayout,
    SliceBand,
    TextLine,
)
from samspel.reporting.figures.sankey.style import LabelBlock, Style
from samspel.reporting.figures.sankey.text_metrics import ASCENT, text_width

VALUE_FROM_PX = 11.5
NAME_SHARES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.28, 0.72)
PLATE_PAD_PX = 3.0
LEADER_FROM_PX = 6.0
REFUSED_RISE_PX = 12.0


def node_labels(placed: Placed, grid: Grid, bands: Sequence[Band]) -> tuple[Label, ...]:
    """One label per node: ends outside (wide figure), all others above their node."""
    channels = [_channel_boxes(band) for band in bands if band.route != "forward"]
    walls = [box for boxes in channels for box in boxes]
    numbers = [v.node for frame in placed.frames for v in frame.panel.vertices if v.node >= 0]
    labels = []
    for number, node in zip(numbers, placed.nodes, strict=True):
        columns = placed.frames[node.panel].panel.n_columns
        block = grid.blocks[number]
        labels.append(_node_label(node, block, grid.style, columns, walls, placed.width))
    return tuple(labels)


def _node_label(
    node: NodeBox,
    block: LabelBlock,
    style: Style,
    n_columns: int,
    walls: Sequence[Box],
    width: float,
) -> Label:
    is_last = node.column == n_columns - 1
    is_first = node.column == 0 and n_columns > 1
    height = style.label_height(block)
    box = node.box
    if style.is_narrow or not (is_first or is_last):
        anchor = "start"
        if style.is_narrow and not is_first:
            anchor = "end" if is_last and n_columns > 1 else "middle"
        half = block.width / 2
        middle = min(max((box.left + box.right) / 2, half), width - half)
        x = {"start": box.left, "middle": middle, "end": box.right}[anchor]
        return _label(block, style, anchor, x, box.top - 4.0 - height)
    top = (box.top + box.bottom) / 2 - height / 2
    if is_first:
        clear = min(
            (w.left for w in walls if _beside(w, top, height, box.left, -1)), default=box.left
        )
        label = _label(block, style, "end", clear - style.pad, top)
    else:
        clear = max(
            (w.right for w in walls if _beside(w, top, height, box.right, 1)), default=box.right
        )
        label = _label(block, style, "start", clear + style.pad, top)
    return _with_leader(label, box, clear, is_first=is_first)


def _with_leader(label: Label, box: Box, clear: float, *, is_first: bool) -> Label:
    edge = box.left if is_first else box.right
    if abs(clear - edge) <= LEADER_FROM_PX:
        return label
    y = (box.top + box.bottom) / 2
    end = clear - 5.0 if is_first else clear + 5.0
    return evolve(label, leader=((edge, y), (end, y)))


def _label(block: LabelBlock, style: Style, anchor: str, x: float, top: float) -> Label:
    lines = []
    y = top + style.ascent
    for text in block.lines:
        lines.append(TextLine(text, x, y, is_bold=True))
        y += style.line
    for text in block.sublines:
        lines.append(TextLine(text, x, y, is_quiet=True))
        y += style.line
    left = {"start": x, "middle": x - block.width / 2, "end": x - block.width}[anchor]
    bounds = Box(left, top, left + block.width, top + style.label_height(block))
    return Label(tuple(lines), anchor, style.label_size, bounds)


def _channel_boxes(band: Band) -> list[Box]:
    """The upright runs of a return or loop, corners included."""
    points = [(band.centre.x, band.centre.y)]
    points += [(leg.x, leg.y) for leg in band.centre.legs]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    half = band.width / 2
    first, last = points[0], points[-1]
    return [
        Box(first[0], first[1] - half, max(xs) + half, max(ys) + half),
        Box(min(xs) - half, last[1] - half, last[0], max(ys) + half),
    ]


def _beside(wall: Box, top: float, height: float, edge: float, side: int) -> bool:
    """Whether a wall stands at this side of a node's edge, at the label's height."""
    is_level = wall.top < top + height + 2.0 and wall.bottom > top - 2.0
    if side > 0:
        return is_level and wall.left <= edge + 1e-6 < wall.right
    return is_level and wall.right >= edge - 1e-6 > wall.left


def band_labels(layout: SankeyLayout, language: Language) -> tuple[Label, ...]:
    """Amounts at the target of bands ≥ 11.5 px, then names of unknown flows; none overlaps."""
    taken = [label.box for label in layout.labels] + [node.box for node in layout.nodes]
    labels: list[Label] = []
    for maker in (_value_candidates, _name_candidates):
        for band in sorted(layout.bands, key=lambda b: (-b.width, b.bundle.key)):
            for part in band.slices:
                for label in maker(band, part, layout, language):
                    inside = label.box.left >= 0 and label.box.right <= layout.width
                    if inside and not any(label.box.overlaps(box) for box in taken):
                        taken.append(label.box)
                        labels.append(label)
                        break
    return tuple(labels)


def _value_candidates(
    band: Band, part: SliceBand, layout: SankeyLayout, language: Language
) -> list[Label]:
    if not part.part.kind.is_scaled or part.width < VALUE_FROM_PX or layout.scale <= 0:
        return []
    text = format_number(part.part.value, language)
    size = layout.style.small_size
    wide = text_width(text, size)
    if band.route == "forward":
        end = band.centre.legs[-1]
        return [_at(text, size, (end.x - 6.0 - wide / 2, end.y + part.middle), has_plate=False)]
    lane = max(leg.y for leg in band.centre.legs) - part.middle
    middle = _lane_middle(band)
    return [
        _at(text, size, (middle + share * 40.0, lane), has_plate=False) for share in (0, 1, -1, 2)
    ]


def _name_candidates(
    band: Band, part: SliceBand, layout: SankeyLayout, language: Language
) -> list[Label]:
    """Where the name of an unknown or refused flow may stand, best first."""
    if part.part.kind.is_scaled:
        return []
    text = part.part.names[0].render(language)
    if len(part.part.names) > 1:
        text += f" +{len(part.part.names) - 1}"
    size = layout.style.small_size
    is_refused = part.part.kind is Kind.REFUSED
    rise = 0.0
    if is_refused:
        text += f": {words.REFUSED.render(language)}"
        rise = -REFUSED_RISE_PX
    if band.route == "forward":
        room = band.centre.legs[-1].x - band.centre.x
        if text_width(text, size) + 2 * PLATE_PAD_PX > room - 8.0:
            return []
        points = [_on(band, part, share) for share in NAME_SHARES]
    else:
        lane = max(leg.y for leg in band.centre.legs) - part.middle
        if band.route == "loop":
            lane += band.width / 2 + size * 0.9
        points = [(_lane_middle(band) + shift, lane) for shift in (0, 30, -30)]
    labels = [_at(text, size, (x, y + rise), has_plate=not is_refused) for x, y in points]
    if is_refused:
        labels += [_at(text, size, (x, y - rise), has_plate=False) for x, y in points]
    return labels


def _lane_middle(band: Band) -> float:
    lane = max(leg.y for leg in band.centre.legs)
    xs = [leg.x for leg in band.centre.legs if leg.y > lane - 1e-6]
    return (min(xs) + max(xs)) / 2


def _on(band: Band, part: SliceBand, share: float) -> tuple[float, float]:
    x, y, heading = band.centre.at(share)
    return x - part.middle * math.sin(heading), y + part.middle * math.cos(heading)


def _at(text: str, size: float, centre: tuple[float, float], *, has_plate: bool) -> Label:
    x, y = centre
    wide = text_width(text, size) + (2 * PLATE_PAD_PX if has_plate else 0.0)
    box = Box(x - wide / 2, y - size * 0.6, x + wide / 2, y + size * 0.6)
    line = TextLine(text, x, y + (ASCENT - 0.43) * size)
    return Label((line,), "middle", size, box, has_plate=has_plate)
