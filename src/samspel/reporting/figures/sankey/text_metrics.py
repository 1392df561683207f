"""Widths of text in the figure's own font, so that no label needs a browser to be placed.

Advance widths of Familjen Grotesk 2.002 (SIL Open Font License 1.1, The Familjen Grotesk Project
Authors, github.com/Familjen-Sthlm/Familjen-Grotesk) at weights 400 and 650, in 1/1200 em, digits
tabular. 3 % is added for kerning, letter spacing and the renderer's own rounding.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

UNITS_PER_EM = 1200
SAFETY = 1.03
ASCENT = 0.78
DESCENT = 0.22

_REGULAR = (
    (180, "\u2009\u202f⁄∕"),
    (240, " ,.\xa0·‘’′"),
    (270, "‚"),
    (280, "ijlìíîïı"),
    (300, "'IJÌÍÎÏʼ"),
    (330, "!:;¡"),
    (350, "ft"),
    (360, "-|¦•"),
    (400, "\\"),
    (420, "()/[]r{}º"),
    (440, "ª"),
    (450, "*“”„″‹›"),
    (480, "²³¹"),
    (510, '"°'),
    (540, "s"),
    (550, "z"),
    (560, "x"),
    (570, "vyýÿ"),
    (580, "?¿"),
    (590, "cç"),
    (600, "L`k¨®¯´¸ˆ˚˜"),
    (610, "eèéêë"),
    (620, "F"),
    (630, "oðòóôõöø"),
    (640, "Y¢Ý"),
    (650, "EghnuµÈÉÊËñùúûü"),
    (660, "abdpqàáâãäåþ"),
    (680, "$+0123456789<=>S^~£¤¥¬±×÷−"),
    (690, "KPT"),
    (696, "Þ"),
    (700, "BR"),
    (710, "XZß"),
    (720, "#AV_§«¶»ÀÁÂÃÄÅĂ\u2002–…"),
    (740, "CÇ"),
    (770, "DÐ"),
    (780, "UÙÚÛÜ€"),
    (790, "GOQÒÓÔÕÖØ"),
    (800, "H"),
    (810, "&"),
    (820, "NÑ"),
    (900, "w"),
    (920, "©"),
    (940, "™"),
    (960, "Æ"),
    (980, "mæœ"),
    (990, "@"),
    (1020, "%"),
    (1030, "M"),
    (1040, "Œ"),
    (1080, "W—↑↓"),
    (1140, "¼½¾"),
)
_SEMIBOLD = (
    (180, "\u2009\u202f⁄∕"),
    (240, " \xa0"),
    (293, ",.·‘’′"),
    (296, "‚"),
    (300, "'ʼ"),
    (306, "ijìíîïı"),
    (310, "l"),
    (318, "IÌÍÎÏ"),
    (323, "J"),
    (356, "!:;¡"),
    (360, "-|¦"),
    (386, "•"),
    (394, "ft"),
    (418, "\\"),
    (420, "()/[]{}"),
    (438, "º"),
    (440, "ª"),
    (450, "‹›"),
    (464, "r"),
    (476, "*"),
    (480, "²³¹"),
    (510, "°"),
    (555, "“”„″"),
    (563, '"'),
    (566, "s"),
    (568, "z"),
    (589, "?¿"),
    (596, "yýÿ"),
    (600, "L`¨®¯´¸ˆ˚˜"),
    (613, "x"),
    (614, "v"),
    (616, "cç"),
    (620, "F"),
    (628, "eèéêë"),
    (640, "¢"),
    (653, "k"),
    (656, "oðòóôõöø"),
    (659, "EÈÉÊË"),
    (675, "YÝ"),
    (676, "ghnuñùúûü"),
    (680, "$+0123456789<=>^~£¤¥¬±×÷−"),
    (685, "µ"),
    (686, "abdpqàáâãäåþ"),
    (690, "T"),
    (698, "S"),
    (710, "Z"),
    (716, "P"),
    (719, "Þ"),
    (720, "#_§«¶»\u2002–…"),
    (726, "BR"),
    (745, "Xß"),
    (746, "AVÀÁÂÃÄÅĂ"),
    (749, "CÇ"),
    (751, "K"),
    (779, "DÐ"),
    (781, "G"),
    (789, "€"),
    (798, "UÙÚÛÜ"),
    (799, "OQÒÓÔÕÖØ"),
    (818, "H"),
    (852, "&"),
    (855, "NÑ"),
    (920, "©"),
    (940, "™"),
    (970, "w"),
    (998, "æ"),
    (1013, "Æ"),
    (1015, "mœ"),
    (1016, "@"),
    (1020, "%"),
    (1023, "Œ"),
    (1065, "M"),
    (1080, "—↑↓"),
    (1106, "W"),
    (1140, "¼½¾"),
)


@cache
def _advances(is_bold: bool) -> dict[str, int]:
    rows = _SEMIBOLD if is_bold else _REGULAR
    return {character: advance for advance, characters in rows for character in characters}


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, is_bold: bool = False) -> float:
    """The width of `text` at `size`, px, with 3 % added; unknown characters count as one em."""
    advances = _advances(is_bold)
    units = sum(advances.get(character, UNITS_PER_EM) for character in text)
    return units / UNITS_PER_EM * size * SAFETY


def wrap(text: str, size: float, width: float, is_bold: bool = False) -> tuple[str, ...]:
    """`text` in lines no wider than `width` (px); a longer word is broken with a hyphen.

    Lines are evened out: the same number of lines is kept with the smallest largest width.
    """
    if text_width(text, size, is_bold) <= width:
        return (text,)
    words = [part for word in text.split() for part in _pieces(word, size, width, is_bold)]
    lines = _filled(words, size, width, is_bold)
    tightest, loosest = 0.0, width
    while loosest - tightest > 1.0:
        middle = (tightest + loosest) / 2
        trial = _filled(words, size, middle, is_bold)
        widest = max(text_width(line, size, is_bold) for line in trial)
        if len(trial) == len(lines) and widest <= middle:
            loosest = middle
        else:
            tightest = middle
    return tuple(_filled(words, size, loosest, is_bold))


def breaks_word(text: str, size: float, width: float, is_bold: bool = False) -> bool:
    """Whether `wrap` has to break a word of `text`."""
    return any(text_width(word, size, is_bold) > width for word in text.split())


def block_width(lines: Sequence[str], size: float, is_bold: bool = False) -> float:
    """The widest of `lines`, px."""
    return max((text_width(line, size, is_bold) for line in lines), default=0.0)


def _filled(words: Sequence[str], size: float, width: float, is_bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and not lines[-1].endswith("\u00ad"):
            fits = text_width(joined, size, is_bold) <= width
        else:
            fits = not lines
        if lines and fits:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line.replace("\u00ad", "-") for line in lines]


def _pieces(word: str, size: float, width: float, is_bold: bool) -> list[str]:
    """`word` cut where it is too wide; every piece but the last ends in a soft hyphen."""
    pieces: list[str] = []
    while text_width(word, size, is_bold) > width and len(word) > 4:
        cut = _cut(word, size, width, is_bold)
        if cut >= len(word):
            break
        head = word[:cut]
        pieces.append(head if head.endswith("-") else head + "\u00ad")
        word = word[cut:]
    return [*pieces, word]


def _cut(word: str, size: float, width: float, is_bold: bool) -> int:
    """Where to cut: after a hyphen that fits, else before a consonant and vowel, ≥ 3 from ends."""
    most = 3
    for cut in range(3, len(word) - 2):
        if text_width(word[:cut] + "-", size, is_bold) <= width:
            most = cut
    hyphen = word.rfind("-", 0, most + 1) + 1
    if hyphen >= 3:
        return hyphen
    for cut in range(most, 2, -1):
        if word[cut].lower() not in _VOWELS and word[cut + 1 : cut + 2].lower() in _VOWELS:
            return cut
    return most


_VOWELS = tuple("aeiouyåäöé")
