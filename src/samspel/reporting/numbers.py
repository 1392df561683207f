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
_SCALES = {
    "kg": ((1e4, 1e-3, Text("t", "t")),),
    "kcal": ((1e9, 1e-9, Text("miljarder kcal", "billion kcal")),
             (1e6, 1e-6, Text("miljoner kcal", "million kcal"))),
}  # fmt: skip
_TOKENS = {
    "year": Text("år", "years"),
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
    "day": Text("dygn", "days"),
    "month": Text("månader", "months"),
    "week": Text("veckor", "weeks"),
    "percent": Text("%", "%"),
    "guest_night": Text("gästnätter", "guest nights"),
    "person": Text("personer", "people"),
}
_EACH = {
    "year": Text("år", "year"),
    "day": Text("dygn", "day"),
    "month": Text("månad", "month"),
    "week": Text("vecka", "week"),
    "fte": Text("årsverke", "full-time job"),
    "FTE": Text("årsverke", "full-time job"),
    "person_hour": Text("timme", "hour"),
    "h": Text("timme", "hour"),
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
    shown = [_token(p, language, is_each="/" in parts[:i]) for i, p in enumerate(parts)]
    return "".join(shown).replace("*", "·")


def _token(part: str, language: Language, *, is_each: bool) -> str:
    """A piece of a unit in words: many above the stroke, one below it."""
    text = (_EACH if is_each and part in _EACH else _TOKENS).get(part)
    return text.render(language) if text else part


def show(cited: Cited, language: Language, digits: int | None = None) -> NumberView:
    """The number as a reader of `language` sees it; yearly money in kr, tkr or Mkr.

    What has a range is known to three significant figures at most, and so are the range's ends.
    """
    quantity, unit = _readable(cited.quantity, language)
    if quantity.value is None or quantity.low is None or quantity.high is None:
        word = UNKNOWN.render(language)
        return NumberView(word, unit, "", word, word, "okant", "", cited)
    span, origin = "", origin_word(cited)
    if quantity.low < quantity.high:
        span = format_range(_three(quantity.low), _three(quantity.high), language, digits)
    value = _three(quantity.value) if span else quantity.value
    text = format_number(value, language, digits)
    return NumberView(
        text=text,
        unit=unit,
        span=span if span != text else "",
        origin_word=origin.render(language),
        short_word=(RESTS_SHORT if origin is RESTS else origin).render(language),
        style=_style(cited),
        source=str(cited.source),
        cited=cited,
    )


def _three(value: float) -> float:
    return float(f"{value:.3g}")


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
    """Yearly and whole money, mass and food energy in a unit of their size."""
    head, slash, tail = quantity.unit.partition("/")
    is_scaled = tail in ("", "year") and (head == "SEK" or head in _SCALES)
    if not is_scaled or quantity.value is None or quantity.low is None or quantity.high is None:
        return quantity, unit_label(quantity.unit, language)
    size = abs(quantity.value) or max(abs(quantity.low), abs(quantity.high))
    suffix = f"/{_EACH['year'].render(language)}" if slash else ""
    if head == "SEK":
        scales = _MONEY[language]
        scale, name = next(((s, n) for s, n in scales if size >= s), scales[-1])
        return quantity.scaled(1 / scale), f"{name}{suffix}"
    for least, factor, text in _SCALES[head]:
        if size >= least:
            return quantity.scaled(factor), f"{text.render(language)}{suffix}"
    return quantity, unit_label(quantity.unit, language)
