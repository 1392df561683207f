"""Numbers for reading: with unit, range, origin and source, formatted by language."""

import re

from attrs import frozen

from samspel.domain.provenance import Cited, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.texts import Language, Text, format_number, format_range

UNKNOWN = Text("okänt", "unknown")
RESTS = Text("vilar på antaganden", "rests on assumptions")
RESTS_SHORT = Text("delvis antaget", "partly assumed")
_MONEY = {"sv": ((1e6, "Mkr"), (1e3, "tkr"), (1.0, "kr")),
          "en": ((1e6, "MSEK"), (1e3, "kSEK"), (1.0, "SEK"))}  # fmt: skip
_TOKENS = {
    "year": Text("år", "year"),
    "SEK": Text("kr", "SEK"),
    "kSEK": Text("tkr", "kSEK"),
    "MSEK": Text("Mkr", "MSEK"),
    "tCO2e": Text("t CO₂e", "t CO₂e"),
    "kgCO2e": Text("kg CO₂e", "kg CO₂e"),
    "m2": Text("m²", "m²"),
    "m3": Text("m³", "m³"),
    "fte": Text("årsverken", "full-time jobs"),
    "FTE": Text("årsverken", "full-time jobs"),
    "person_hour": Text("timmar", "hours"),
    "h": Text("timmar", "hours"),
    "st": Text("st", "units"),
    "day": Text("dygn", "day"),
    "month": Text("mån", "month"),
    "week": Text("vecka", "week"),
    "percent": Text("%", "%"),
    "guest_night": Text("gästnatt", "guest night"),
    "person": Text("person", "person"),
}
_PIECE = re.compile(r"[^/*\s]+|[/*]")


@frozen
class NumberView:
    """A number as shown: `text` with `unit`, `span` (its range), and the word for its origin.

    `style` is the class of the underline; `cited` keeps full precision for tables in files.
    """

    text: str
    unit: str
    span: str
    origin_word: str
    short_word: str
    style: str
    source: str
    cited: Cited

    @property
    def is_known(self) -> bool:
        """Whether there is a number."""
        return self.cited.is_known

    @property
    def detail(self) -> str:
        """Range and origin in one line: "0,6–2,1. Beräknat"."""
        return self._told(self.origin_word)

    @property
    def brief(self) -> str:
        """The same with a shorter word, for tables: "0,6–2,1. Delvis antaget"."""
        return self._told(self.short_word)

    def _told(self, origin: str) -> str:
        word = origin[:1].upper() + origin[1:]
        return f"{self.span}. {word}" if self.span else word


def unit_label(unit: str, language: Language) -> str:
    """The unit as people write it: "t/year" is "t/år", "m2" is "m²", "1" is nothing."""
    if unit in ("1", "-", ""):
        return ""
    parts = _PIECE.findall(unit)
    shown = [_TOKENS[p].render(language) if p in _TOKENS else p for p in parts]
    return "".join(shown).replace("*", "·")


def show(cited: Cited, language: Language, digits: int | None = None) -> NumberView:
    """The number as a reader of `language` sees it; yearly money in kr, tkr or Mkr."""
    quantity, unit = _readable(cited.quantity, language)
    if quantity.value is None or quantity.low is None or quantity.high is None:
        word = UNKNOWN.render(language)
        return NumberView(word, unit, "", word, word, "okant", "", cited)
    span, origin = "", origin_word(cited)
    if quantity.low < quantity.high:
        span = format_range(quantity.low, quantity.high, language, digits)
    return NumberView(
        text=format_number(quantity.value, language, digits),
        unit=unit,
        span=span,
        origin_word=origin.render(language),
        short_word=(RESTS_SHORT if origin is RESTS else origin).render(language),
        style=_style(cited),
        source=str(cited.source),
        cited=cited,
    )


def origin_word(cited: Cited) -> Text:
    """How the number came to be, in a word or three."""
    if not cited.is_known:
        return UNKNOWN
    if cited.rests_on_assumption and cited.origin is not Origin.ASSUMED:
        return RESTS
    return cited.origin.text


def avoided(cited: Cited) -> Cited:
    """The same with its sign turned: a negative emission is shown as avoided (conventions §6)."""
    return Cited(cited.quantity.scaled(-1.0), cited.origin, cited.source, cited.rests_on_assumption)


def _style(cited: Cited) -> str:
    if cited.is_assumed:
        return "antaget"
    return {Origin.MEASURED: "uppmatt", Origin.DERIVED: "beraknat"}.get(cited.origin, "")


def _readable(quantity: Quantity, language: Language) -> tuple[Quantity, str]:
    head, slash, tail = quantity.unit.partition("/")
    is_money = head == "SEK" and tail in ("", "year")
    if not is_money or quantity.value is None or quantity.low is None or quantity.high is None:
        return quantity, unit_label(quantity.unit, language)
    size = abs(quantity.value) or max(abs(quantity.low), abs(quantity.high))
    scales = _MONEY[language]
    scale, name = next(((s, n) for s, n in scales if size >= s), scales[-1])
    suffix = f"/{_TOKENS['year'].render(language)}" if slash else ""
    return quantity.scaled(1 / scale), f"{name}{suffix}"
