"""Colours of figures: names of the stylesheet's tokens, and their light values for files."""

import re
from collections.abc import Mapping

from samspel.domain.resources import Family

LIGHT: Mapping[str, str] = {
    "sno": "#f4f5f0",
    "yta": "#fffffc",
    "dis": "#e7ebe3",
    "linje": "#cdd4cb",
    "linje-stark": "#76847b",
    "sot": "#14201a",
    "text-2": "#4b5952",
    "gran": "#143a2d",
    "gran-text": "#1c5741",
    "lav": "#d8e089",
    "lav-yta": "#eef1cf",
    "ja": "#1f6140",
    "nej": "#93301c",
    "vet-ej": "#5b5140",
    "vatten-yta": "#cadde6",
    "f-varme": "#ad3f27",
    "f-el": "#8f6400",
    "f-vatten": "#24668f",
    "f-bio": "#537222",
    "f-tra": "#7d5330",
    "f-material": "#54616c",
    "f-delning": "#834575",
    "snitt": '"Familjen Grotesk", "Noto Sans", sans-serif',
}
PAPER: Mapping[str, str] = {
    **LIGHT,
    "sno": "#ffffff",
    "yta": "#ffffff",
    "dis": "#eceeea",
    "vatten-yta": "#cfdfe8",
}
"""Light values on white paper, as the stylesheet's print rules have them."""

FAMILY_TOKENS: Mapping[Family, str] = {
    Family.HEAT: "varme",
    Family.POWER: "el",
    Family.WATER: "vatten",
    Family.ORGANIC: "bio",
    Family.WOOD: "tra",
    Family.MATERIAL: "material",
    Family.SHARING: "delning",
}
_TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")
_FALLBACK = re.compile(r"var\(--[a-z0-9-]+, ?([^()]+)\)")


def ink(token: str) -> str:
    """A token as figures write it; the page's stylesheet gives it its light or dark value."""
    return f"var(--{token})"


def family_ink(family: Family) -> str:
    """The family's hue."""
    return ink(f"f-{FAMILY_TOKENS[family]}")


def with_colours(svg: str, tokens: Mapping[str, str] = LIGHT) -> str:
    """`svg` with every token replaced by its value, for files that no stylesheet reaches."""
    plain = _TOKEN.sub(lambda match: tokens[match.group(1)].replace('"', "'"), svg)
    return _FALLBACK.sub(r"\1", plain)
