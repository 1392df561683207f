"""Colours of the figure: custom properties for the web, plain colours for print and Typst."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from samspel.domain.resources import Family
from samspel.reporting.figures.palette import FAMILY_TOKENS, LIGHT

FONT = "'Familjen Grotesk', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
FAMILY_KEYS = FAMILY_TOKENS
_USED = ("sno", "yta", "linje", "linje-stark", "sot", "text-2", "nej")
_LIGHT = {name: LIGHT[name] for name in (*_USED, *(f"f-{key}" for key in FAMILY_KEYS.values()))}
_DARK = {
    "sno": "#0d1512",
    "yta": "#141f1a",
    "linje": "#32443b",
    "linje-stark": "#7d9186",
    "sot": "#e9efe8",
    "text-2": "#a9b9af",
    "nej": "#f3a48f",
    "f-varme": "#ea8468",
    "f-el": "#e2b64c",
    "f-vatten": "#74b5e0",
    "f-bio": "#a6c465",
    "f-tra": "#cda57d",
    "f-material": "#a8b5c0",
    "f-delning": "#d79acb",
}
_PAPER = _LIGHT | {"sno": "#ffffff", "yta": "#ffffff", "sot": "#111111", "text-2": "#444444"}
_GREY = _PAPER | {
    "linje": "#cccccc",
    "linje-stark": "#7a7a7a",
    "nej": "#111111",
    "f-varme": "#3a3a3a",
    "f-el": "#5c5c5c",
    "f-vatten": "#4a4a4a",
    "f-bio": "#4f4f4f",
    "f-tra": "#454545",
    "f-material": "#565656",
    "f-delning": "#626262",
}


class Theme(StrEnum):
    """How colours are written.

    AUTO: custom properties with light and dark values in the file, right on its own and in a page.
    PAGE: custom properties only, for a page that has the stylesheet and forbids inline styles.
    LIGHT, DARK, PAPER, GREY: plain colours, for Typst, office programs and black-and-white print.
    """

    AUTO = "auto"
    PAGE = "page"
    LIGHT = "light"
    DARK = "dark"
    PAPER = "paper"
    GREY = "grey"


_PLAIN: Mapping[Theme, Mapping[str, str]] = {
    Theme.LIGHT: _LIGHT,
    Theme.DARK: _DARK,
    Theme.PAPER: _PAPER,
    Theme.GREY: _GREY,
}


@frozen
class Palette:
    """Looks colours up by token name."""

    theme: Theme

    def color(self, token: str) -> str:
        """The colour of `token` as an attribute value."""
        if self.theme in _PLAIN:
            return _PLAIN[self.theme][token]
        return f"var(--{token})"

    @property
    def ground(self) -> str:
        """What the figure stands on; a page sets --figur-botten where it is not the page's own."""
        if self.theme in _PLAIN:
            return self.color("sno")
        return "var(--figur-botten, var(--sno))"

    def family(self, family: Family) -> str:
        """The colour of a family."""
        return self.color(f"f-{FAMILY_KEYS[family]}")

    def style(self) -> str:
        """The style element of a file that stands on its own; nothing for the other themes."""
        if self.theme is not Theme.AUTO:
            return ""
        light = "".join(f"--{name}:{value};" for name, value in _LIGHT.items())
        dark = "".join(f"--{name}:{value};" for name, value in _DARK.items())
        paper = "".join(f"--{name}:{value};" for name, value in _PAPER.items())
        return (
            f"<style>.sankey{{{light}}}"
            f"@media (prefers-color-scheme:dark){{.sankey{{{dark}}}}}"
            f"@media print{{.sankey{{{paper}}}}}</style>"
        )
