"""Texts that a user sees: always in Swedish and English (conventions §16)."""

from typing import Literal, get_args

from attrs import frozen

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_THIN = "\u202f"
_MINUS = "\u2212"


@frozen
class Text:
    """One text in both languages; neither may be empty unless both are."""

    sv: str
    en: str

    def __attrs_post_init__(self) -> None:
        if bool(self.sv) != bool(self.en):
            raise ValueError(
                f"A text needs both languages; got sv={self.sv!r}, en={self.en!r}. Write the other."
            )

    def render(self, language: Language) -> str:
        """The text in `language`."""
        return self.sv if language == "sv" else self.en

    def __bool__(self) -> bool:
        return bool(self.sv)


def same(text: str) -> Text:
    """A text that reads alike in both languages (a name, a code)."""
    return Text(text, text)


def format_number(value: float, language: Language = "sv", digits: int | None = None) -> str:
    """`value` for reading: thin-space thousands, decimal comma in Swedish, a true minus sign.

    `digits`: decimals to show; None keeps three significant figures below 1 000 and none above,
    without trailing zeros. Rounding happens here and nowhere else (conventions §9).
    """
    if digits is None:
        digits = _digits_for(value)
        text = f"{abs(value):,.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    else:
        text = f"{abs(value):,.{digits}f}"
    is_negative = value < 0 and any(c in "123456789" for c in text)
    decimal = "," if language == "sv" else "."
    text = text.replace(",", "\0").replace(".", decimal).replace("\0", _THIN)
    return (_MINUS if is_negative else "") + text


def _digits_for(value: float) -> int:
    size = abs(value)
    if size >= 100:
        return 0
    if size >= 10:
        return 1
    if size >= 1:
        return 2
    return 3


def format_range(low: float, high: float, language: Language, digits: int | None = None) -> str:
    """`low` to `high` for reading, one number when they look the same."""
    first, last = format_number(low, language, digits), format_number(high, language, digits)
    if first == last:
        return first
    joint = f" {'till' if language == 'sv' else 'to'} " if _MINUS in first + last else "\u2013"
    return f"{first}{joint}{last}"
