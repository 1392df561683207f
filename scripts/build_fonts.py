"""Make the report's fonts from Familjen Grotesk (SIL OFL 1.1).

Use: `python scripts/build_fonts.py IN.woff2`.

Adds what reports need and the font lacks (a narrow no-break space, subscript two, a rightwards
arrow; each from glyphs that are there), writes the web font, and fixed weights for typst, which
reads no variable fonts. Needs fonttools and brotli. Output is the same for the same input.
"""

import sys
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parents[1] / "src/samspel/reporting/templates/fonts"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}
STYLE_BITS = {400: 0x0040, 500: 0x0000, 600: 0x0000}


def _component(font: TTFont, base: str, matrix: tuple[float, ...], name: str, width: int) -> None:
    pen = TTGlyphPen(font.getGlyphSet())
    TransformPen(pen, matrix).addComponent(base, (1, 0, 0, 1, 0, 0))
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin if hasattr(glyph, "xMin") else 0)
    if "gvar" in font:
        font["gvar"].variations[name] = []


def _map(font: TTFont, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def extend(font: TTFont) -> None:
    """Add the characters that reports use and the font lacks."""
    cmap = font.getBestCmap()
    _map(font, 0x202F, cmap.get(0x2009, cmap[0xA0]))
    if 0x2082 not in cmap:
        two = cmap[0xB2]
        rise = font["glyf"][two].yMin + 130
        _component(font, two, (1, 0, 0, 1, 0, -rise), "twoinferior", font["hmtx"][two][0])
        _map(font, 0x2082, "twoinferior")
    if 0x2192 not in cmap:
        up = font["glyf"][cmap[0x2191]]
        width = up.yMax - up.yMin + 120
        middle = (up.xMin + up.xMax) / 2
        x = 60 - up.yMin
        _component(font, cmap[0x2191], (0, -1, 1, 0, x, 350 + middle), "arrowright", width)
        _map(font, 0x2192, "arrowright")


def main(source: Path) -> None:
    """Write the web font and the fixed weights."""
    font = TTFont(source, recalcTimestamp=False)
    extend(font)
    font.flavor = "woff2"
    font.save(FONTS / "familjen-grotesk.woff2")
    for style, weight in WEIGHTS.items():
        font = TTFont(source, recalcTimestamp=False)
        extend(font)
        font.flavor = None
        fixed = instantiateVariableFont(font, {"wght": weight})
        for record in list(fixed["name"].names):
            if record.nameID in (3, 6):
                fixed["name"].setName(f"FamiljenGrotesk-{style}", record.nameID, 3, 1, 0x409)
            elif record.nameID == 4:
                fixed["name"].setName(f"Familjen Grotesk {style}", 4, 3, 1, 0x409)
            elif record.nameID in (1, 2, 16, 17) and style != "Regular":
                fixed["name"].setName("Familjen Grotesk", 16, 3, 1, 0x409)
                fixed["name"].setName(style, 17, 3, 1, 0x409)
        if style != "Regular":
            fixed["name"].setName(f"Familjen Grotesk {style}", 1, 3, 1, 0x409)
            fixed["name"].setName("Regular", 2, 3, 1, 0x409)
        fixed["OS/2"].usWeightClass = weight
        fixed.save(FONTS / f"FamiljenGrotesk-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
