"""Fills by family: a mark of its own for each, diagonal hatching for unknown amounts alone."""

from collections.abc import Iterable, Mapping

from samspel.domain.resources import Family
from samspel.reporting.figures.sankey.theme import FAMILY_KEYS, Palette, Theme

TINT = 0.72
FAINT = 0.24
MARK = 0.8
_LINE, _DOT = "line", "dot"
_TILES: Mapping[Family, tuple[int, int, str, str, float]] = {
    Family.HEAT: (12, 11, _DOT, "M6 2.5 9 8H3z", 0.0),
    Family.POWER: (7, 7, _LINE, "M3.5 0v7", 1.6),
    Family.WATER: (14, 8, _LINE, "M0 4c3.5-4 3.5 4 7 0s3.5 4 7 0", 1.5),
    Family.ORGANIC: (8, 8, _DOT, "M4 2.5a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3z", 0.0),
    Family.WOOD: (20, 8, _LINE, "M0 2h13M17 2h3M6 6h12", 1.3),
    Family.MATERIAL: (9, 9, _LINE, "M0 4.5h9M4.5 0v9", 1.3),
    Family.SHARING: (11, 11, _LINE, "M5.5 2.5v6M2.5 5.5h6", 1.6),
}


def pattern_id(prefix: str, family: Family, kind: str) -> str:
    """The id of a family's fill: kind "p" for known amounts, "h" for unknown."""
    return f"{prefix}{kind}-{FAMILY_KEYS[family]}"


def definitions(families: Iterable[Family], palette: Palette, prefix: str) -> str:
    """The pattern elements of `families`; ids start with `prefix`."""
    return "".join(
        _tile(family, palette, prefix) + _hatch(family, palette, prefix) for family in families
    )


def _tile(family: Family, palette: Palette, prefix: str) -> str:
    width, height, shape, path, stroke = _TILES[family]
    ground, color = palette.ground, palette.family(family)
    tint = 0.5 if palette.theme is Theme.GREY else TINT
    mark = (
        f'<path d="{path}" fill="{ground}" fill-opacity="{MARK}"/>'
        if shape == _DOT
        else f'<path d="{path}" fill="none" stroke="{ground}" stroke-opacity="{MARK}" '
        f'stroke-width="{stroke}"/>'
    )
    return (
        f'<pattern id="{pattern_id(prefix, family, "p")}" width="{width}" height="{height}" '
        f'patternUnits="userSpaceOnUse"><rect width="{width}" height="{height}" fill="{color}" '
        f'fill-opacity="{tint}"/>{mark}</pattern>'
    )


def _hatch(family: Family, palette: Palette, prefix: str) -> str:
    return (
        f'<pattern id="{pattern_id(prefix, family, "h")}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0v6" stroke="{palette.family(family)}" stroke-width="3"/></pattern>'
    )
