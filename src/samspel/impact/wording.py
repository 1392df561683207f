"""The assessment in words: what happens today, and why there is a price or none."""

import numpy as np

from samspel.domain.exchanges import PriceInterval
from samspel.domain.resources import Family
from samspel.domain.texts import LANGUAGES, Text, format_number
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
    handled = _clause(case.source.current_handling)
    wanted = case.wanted.label
    met = _clause(case.sink.current_handling)
    is_hired = case.wanted.family is Family.SHARING
    need = Text(
        f"Behovet täcks med {_lower(wanted.sv)} som {'hyrs' if is_hired else 'köps'} in.",
        f"The need is met by {'hiring' if is_hired else 'buying'} {_lower(wanted.en)}.",
    )
    if met:
        need = Text(f"Behovet i dag: {met}.", f"The need today: “{met}”.")
    today = (
        Text(f"Överskottet i dag: {handled}.", f"The surplus today: “{handled}”.")
        if handled
        else _handling(case)
    )
    return Text(f"{today.sv} {need.sv}", f"{today.en} {need.en}")


def _clause(told: str) -> str:
    """What somebody wrote, inside a sentence of ours."""
    return _lower(told.strip().rstrip("."))


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
    gives = _giving(price.minimum.quantity.value or 0.0, unit)
    takes = _taking(price.maximum.quantity.value or 0.0, unit)
    if price.is_open:
        return Text(f"{gives.sv}, och {takes.sv}.", f"{gives.en}, and {takes.en}.")
    return Text(
        f"{gives.sv}, men {takes.sv}. Inget pris passar båda.",
        f"{gives.en}, but {takes.en}. No price suits both.",
    )


def _giving(least: float, unit: str) -> Text:
    """What the supplier has to have: a price, or no more than the fee that is paid today."""
    sv, en = (format_number(abs(least), language) for language in LANGUAGES)
    if least < 0:
        return Text(
            f"Den som lämnar betalar i dag {sv} kr per {unit} för att bli av med det",
            f"The supplier pays {en} SEK per {unit} today to be rid of it",
        )
    return Text(
        f"Den som lämnar behöver minst {sv} kr per {unit}",
        f"The supplier needs at least {en} SEK per {unit}",
    )


def _taking(most: float, unit: str) -> Text:
    """What the receiving side can pay, or has to be paid, transport and plants counted."""
    sv, en = (format_number(abs(most), language) for language in LANGUAGES)
    if most < 0:
        return Text(
            f"den som tar emot behöver få minst {sv} kr per {unit} för att det ska gå ihop",
            f"the receiving side has to be paid at least {en} SEK per {unit} to break even",
        )
    return Text(
        f"den som tar emot kan betala högst {sv} kr per {unit}",
        f"the receiving side can pay at most {en} SEK per {unit}",
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
        f"För att räkna på priset saknas {_listed([p.sv for p in parts], 'och')}.",
        f"To compute the price we lack {_listed([p.en for p in parts], 'and')}.",
    )


def _listed(words: list[str], joint: str) -> str:
    return f" {joint} ".join(p for p in (", ".join(words[:-1]), words[-1]) if p)


def _part_text(name: str) -> Text:
    return next((text for part, text in _UNKNOWN_PARTS if part in name), _SOMETHING)
