"""The typeface carried inside an SVG file, so that its words are as wide as they were measured."""

from base64 import b64encode
from functools import cache
from importlib.resources import files


@cache
def font_address() -> str:
    """Familjen Grotesk as a data address (woff2)."""
    font = files("samspel.reporting").joinpath("templates/fonts/familjen-grotesk.woff2")
    return f"data:font/woff2;base64,{b64encode(font.read_bytes()).decode()}"


@cache
def font_style() -> str:
    """The style element that brings the typeface."""
    face = f"font-family:'Familjen Grotesk';font-weight:400 700;src:url({font_address()})"
    return f"<style>@font-face{{{face}}}</style>"


def with_font(svg: str) -> str:
    """`svg` with the typeface inside."""
    end = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:end]}{font_style()}{svg[end:]}"
