"""The assessment in words: what happens today, and why there is a price or none."""

import numpy as np

from samspel.domain.exchanges import PriceInterval
from samspel.domain.texts import Text, format_number
from samspel.domain.units import amount_unit
from samspel.impact.case import Case
from samspel.impact.inputs import Touch

_SAME_OWNER = Text(
    "Samma ägare på båda sidor, så det behövs inget pris.",
    "The same owner on both sides, so no price is needed.",
)
_UNKNOWN_PARTS = (
    ("amount", Text("mängden", "the amount")),
    ("supply value", Text("vad överskottet är värt i dag", "what the surplus is worth today")),
    ("need value", Text("vad behovet kostar i dag", "what the need costs today")),
    ("distance", Text("avståndet", "the distance")),
    ("capex", Text("vad anläggningen kostar", "what the plant costs")),
    ("opex", Text("vad driften kostar", "what running it costs")),
    ("price", Text("priset på en insatsvara", "the price of a co-input")),
)
_SOMETHING = Text("ett tal som behövs", "a number that is needed")


def reference_scenario(case: Case) -> Text:
    """What happens to the residue and how the need is met today (conventions §11)."""
    handled = case.source.current_handling.strip()
    wanted = case.wanted.label
    met = case.sink.current_handling.strip()
    need = Text(
        f"Behovet täcks med {_lower(wanted.sv)} som köps in.",
        f"The need is met by buying {_lower(wanted.en)}.",
    )
    if met:
        need = Text(f"Behovet täcks så här: {_lower(met)}.", f"The need is met so: {_lower(met)}.")
    today = Text(f"I dag: {handled}.", f"Today: {handled}.") if handled else _handling(case)
    return Text(f"{today.sv} {need.sv}", f"{today.en} {need.en}")


def _handling(case: Case) -> Text:
    value = case.value_today.quantity.value
    if value is None:
        return Text(
            "Hur överskottet hanteras i dag är okänt.", "How the surplus is handled is unknown."
        )
    if value < 0:
        return Text(
            "I dag kostar det att bli av med överskottet.",
            "Today it costs to be rid of the surplus.",
        )
    if value == 0:
        return Text("I dag används inte överskottet.", "Today the surplus is not used.")
    return Text("I dag säljs överskottet.", "Today the surplus is sold.")


def _lower(text: str) -> str:
    """A label inside a sentence: small first letter, but not of an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def price_reason(case: Case, price: PriceInterval | None) -> Text:
    """Why there is a price both can live with, or why not."""
    if len(case.partners.ids) == 1:
        return _SAME_OWNER
    if price is None:
        return _unknown_reason(case)
    unit = amount_unit(case.offered.unit)
    low, high = price.minimum.quantity.value or 0.0, price.maximum.quantity.value or 0.0
    low_sv, low_en = format_number(low, "sv"), format_number(low, "en")
    high_sv, high_en = format_number(high, "sv"), format_number(high, "en")
    if price.is_open:
        return Text(
            f"Den som lämnar behöver minst {low_sv} och den som tar emot kan betala högst "
            f"{high_sv} kr per {unit}.",
            f"The supplier needs at least {low_en} and the receiving side can pay at most "
            f"{high_en} SEK per {unit}.",
        )
    return Text(
        f"Den som lämnar behöver minst {low_sv} kr per {unit}, men den som tar emot kan betala "
        f"högst {high_sv}. Inget pris passar båda.",
        f"The supplier needs at least {low_en} SEK per {unit}, but the receiving side can pay at "
        f"most {high_en}. No price suits both.",
    )


def _unknown_reason(case: Case) -> Text:
    values = case.triples[0]
    unknown = [
        one.name
        for one, value in zip(case.ledger.inputs, values, strict=True)
        if np.isnan(value) and Touch.MONEY in one.touches
    ]
    parts = list(dict.fromkeys(_part_text(name) for name in unknown)) or [_SOMETHING]
    return Text(
        f"Priset går inte att räkna ut än. Det som saknas: {', '.join(p.sv for p in parts)}.",
        f"The price cannot be computed yet. What is missing: {', '.join(p.en for p in parts)}.",
    )


def _part_text(name: str) -> Text:
    return next((text for part, text in _UNKNOWN_PARTS if part in name), _SOMETHING)
