"""Symbols, patterns and icons: colour never stands alone, each family has a shape and a pattern."""

from collections.abc import Iterable, Mapping

from samspel.domain.resources import Family
from samspel.domain.verdicts import Outcome
from samspel.reporting.figures.palette import FAMILY_TOKENS, family_ink, ink
from samspel.reporting.figures.svg import element

_SHAPES: Mapping[Family, str] = {
    Family.HEAT: "M12 2 22.5 21h-21z",
    Family.POWER: "M14.5 1 4 14h6.2L8.5 23 20 9.4h-6.6z",
    Family.WATER: "M12 1.5c4.6 5.7 7 9.4 7 13a7 7 0 0 1-14 0c0-3.6 2.4-7.3 7-13z",
    Family.ORGANIC: (
        "M21 3C9.5 2.6 3 7.6 3 14.8c0 1.5.3 2.7.8 3.8C6.6 13.6 10.5 10.5 15 9c-4 2.6-7.2 6.2-9 "
        "11.4 1.4.8 3 1.1 4.8 1.1C18.4 21.5 21.6 14.5 21 3z"
    ),
    Family.WOOD: (
        "M12 2.2 20.6 7v10L12 21.8 3.4 17V7zM12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 3a2 2 0 1 1 0 "
        "4 2 2 0 0 1 0-4z"
    ),
    Family.MATERIAL: "M3 3h8v8H3zm10 0h8v8h-8zM3 13h8v8H3zm10 0h8v8h-8z",
    Family.SHARING: (
        "M8.5 5a7 7 0 1 0 3.5 13.06A7 7 0 1 0 12 5.94 7 7 0 0 0 8.5 5zm3.5 3.7a4.5 4.5 0 0 1 0 "
        "6.6 4.5 4.5 0 0 1 0-6.6z"
    ),
}
_MARKS: Mapping[Family, tuple[int, int, str]] = {
    Family.HEAT: (12, 11, '<path fill="{m}" d="M6 2.5 9 8H3z"/>'),
    Family.POWER: (7, 7, '<path stroke="{m}" stroke-width="1.6" d="M3.5 0v7"/>'),
    Family.WATER: (
        14,
        8,
        '<path stroke="{m}" fill="none" stroke-width="1.5" d="M0 4c3.5-4 3.5 4 7 0s3.5 4 7 0"/>',
    ),
    Family.ORGANIC: (8, 8, '<circle fill="{m}" cx="4" cy="4" r="1.5"/>'),
    Family.WOOD: (20, 8, '<path stroke="{m}" stroke-width="1.3" d="M0 2h13M17 2h3M6 6h12"/>'),
    Family.MATERIAL: (9, 9, '<path stroke="{m}" stroke-width="1.3" d="M0 4.5h9M4.5 0v9"/>'),
    Family.SHARING: (
        11,
        11,
        '<path stroke="{m}" stroke-width="1.6" d="M5.5 2.5v6M2.5 5.5h6"/>',
    ),
}
_ICONS: Mapping[Outcome, str] = {
    Outcome.ACCEPTED: (
        '<circle cx="12" cy="12" r="11" fill="currentColor"/><path d="m6.5 12.5 3.7 3.7 7.3-8" '
        'fill="none" stroke="var(--yta)" stroke-width="2.6"/>'
    ),
    Outcome.REFUSED: (
        '<path d="M3 3h18v18H3z" fill="currentColor"/><path d="m8 8 8 8m0-8-8 8" fill="none" '
        'stroke="var(--yta)" stroke-width="2.6"/>'
    ),
    Outcome.UNKNOWN: (
        '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-dasharray="4 3"/><path d="M9.2 9.5c.2-1.7 1.3-2.6 2.9-2.6 1.7 0 2.9 1 2.9 2.5 0 '
        '2.3-2.8 2.3-2.8 4.4" fill="none" stroke="currentColor" stroke-width="2.2"/>'
        '<circle cx="12.2" cy="17" r="1.5" fill="currentColor"/>'
    ),
}
OUTCOME_CLASSES: Mapping[Outcome, str] = {
    Outcome.ACCEPTED: "ja",
    Outcome.REFUSED: "nej",
    Outcome.UNKNOWN: "vetej",
}
WORDMARK = (
    '<path d="M24 12C18 2 4 2 4 12s14 10 20 0 20-10 20 0-14 10-20 0z" fill="none" '
    'stroke="currentColor" stroke-width="4.2"/><circle cx="24" cy="12" r="3.4" '
    'fill="var(--lav)" stroke="currentColor" stroke-width="2"/>'
)


def symbol(family: Family, x: float, y: float, size: float = 18) -> str:
    """The family's symbol centred on (x, y), with a thin edge of ground round it."""
    scale = size / 24
    return element(
        "path",
        d=_SHAPES[family],
        transform=f"translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({scale:.3f})",
        fill=family_ink(family),
        fill_rule="evenodd",
        stroke=ink("yta"),
        stroke_width="1.5",
        paint_order="stroke",
    )


def symbol_shape(family: Family) -> str:
    """The symbol's outline in a 24 × 24 box, for pages that place it in text."""
    return _SHAPES[family]


def icon_markup(outcome: Outcome) -> str:
    """The verdict's icon in a 24 × 24 box, in the current colour."""
    return _ICONS[outcome]


def pattern_id(family: Family, prefix: str) -> str:
    """What a figure's `fill` refers to."""
    return f"{prefix}-p-{FAMILY_TOKENS[family]}"


def patterns(families: Iterable[Family], prefix: str) -> str:
    """Definitions of the families' patterns, and of the hatching that means unmet or unknown.

    `prefix` keeps the ids of several figures on one page apart.
    """
    out = []
    for family in families:
        width, height, marks = _MARKS[family]
        ground = element("rect", width=width, height=height, fill=family_ink(family))
        out.append(
            element(
                "pattern",
                ground + marks.format(m=ink("sno")),
                id=pattern_id(family, prefix),
                width=width,
                height=height,
                patternUnits="userSpaceOnUse",
            )
        )
    hatch = element("path", stroke=ink("linje-stark"), stroke_width="1.2", d="M0 0v5")
    out.append(
        element(
            "pattern",
            hatch,
            id=f"{prefix}-hatch",
            width=5,
            height=5,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
    )
    return element("defs", "".join(out))
