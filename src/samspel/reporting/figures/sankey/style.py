"""Sizes of the figure, wide or for a phone, and the node labels wrapped to fit its columns."""

from collections.abc import Sequence

from attrs import frozen

from samspel.reporting.figures.sankey.flows import FigureNode
from samspel.reporting.figures.sankey.text_metrics import ASCENT, block_width, breaks_word, wrap

NARROW_BELOW = 520.0
MOST_COLUMNS = 12
_WRAPS_WIDE = (210.0, 170.0, 145.0, 125.0, 110.0, 96.0, 84.0)
_WRAPS_NARROW = (150.0, 124.0, 106.0, 92.0, 80.0, 70.0)


@frozen
class Style:
    """Sizes, px. A narrow figure labels every node above it, a wide one its ends outside."""

    is_narrow: bool
    node_width: float = 11.0
    label_size: float = 13.5
    sub_size: float = 12.0
    small_size: float = 11.5
    line: float = 16.0
    pad: float = 8.0
    label_gap: float = 12.0

    def label_height(self, block: "LabelBlock") -> float:
        """Height of a wrapped label."""
        return self.line * (len(block.lines) + len(block.sublines))

    @property
    def ascent(self) -> float:
        """From the top of a line to its baseline."""
        return (self.line - self.label_size) / 2 + ASCENT * self.label_size


def style_for(width: float) -> Style:
    """The style of a figure `width` px wide."""
    if width < NARROW_BELOW:
        return Style(True, 8.0, 12.5, 11.5, 11.5, 14.5, 3.0, 8.0)
    return Style(False)


@frozen
class LabelBlock:
    """A node's label and sublabel in lines, and the widest of them, px."""

    lines: tuple[str, ...]
    sublines: tuple[str, ...]
    width: float


@frozen
class LabelPlan:
    """Labels wrapped alike, how many columns fit then, and whether a word had to be broken."""

    blocks: tuple[LabelBlock, ...]
    most_columns: int
    is_broken: bool


def plan_labels(
    nodes: Sequence[FigureNode], style: Style, width: float, needed: int, *, may_break: bool
) -> LabelPlan:
    """The widest wrapping that leaves room for `needed` columns, else for as many as can be.

    Words are broken only with `may_break`, and then only if the columns do not fit without.
    """
    limits = _WRAPS_NARROW if style.is_narrow else _WRAPS_WIDE
    enough = min(needed, MOST_COLUMNS)
    best: LabelPlan | None = None
    for limit in limits:
        plan = _plan(nodes, style, width, limit)
        if plan.is_broken and not may_break and best is not None:
            break
        if best is None or plan.most_columns > best.most_columns:
            best = plan
        if best.most_columns >= enough:
            break
    return best or _plan(nodes, style, width, limits[0])


def _plan(nodes: Sequence[FigureNode], style: Style, width: float, limit: float) -> LabelPlan:
    blocks = tuple(_block(node, style, limit) for node in nodes)
    longest = max((block.width for block in blocks), default=0.0)
    pitch = longest * (1.5 if style.is_narrow else 1.0) + style.label_gap
    room = width - 2 * style.pad - style.node_width
    if not style.is_narrow:
        room -= 2 * (longest + style.pad)
    most = 1 + int(max(0.0, room) // pitch)
    is_broken = any(
        breaks_word(node.label, style.label_size, limit, is_bold=True)
        or breaks_word(node.sublabel, style.sub_size, limit)
        for node in nodes
    )
    return LabelPlan(blocks, max(2, most), is_broken)


def _block(node: FigureNode, style: Style, limit: float) -> LabelBlock:
    lines = wrap(node.label, style.label_size, limit, is_bold=True)
    sublines = wrap(node.sublabel, style.sub_size, limit) if node.sublabel else ()
    widest = max(
        block_width(lines, style.label_size, is_bold=True), block_width(sublines, style.sub_size)
    )
    return LabelBlock(lines, sublines, widest)
