"""Numbers to ask for, in words: what, why and how to find out."""

from attrs import frozen

from samspel.domain.inventory import Inventory
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Stream
from samspel.domain.texts import Text, format_number


@frozen
class AmountTerms:
    """What one more yearly unit is worth (SEK of net present value), and from how many it pays."""

    value_sek_per_unit: float
    pays_from: float
    unit: str


_FIELD_TEXTS = {
    "amount": Text("Mängd per år", "Amount per year"),
    "value_sek_per_unit": Text("Pris i dag", "Price today"),
    "temperature_supply_c": Text("Temperatur", "Temperature"),
    "temperature_return_c": Text("Returtemperatur", "Return temperature"),
    "moisture_pct_wet": Text("Fukthalt", "Moisture"),
    "profile_id": Text("Spridning över året", "Spread over the year"),
    "recurrence": Text("Hur ofta det kommer", "How often it comes"),
    "legal_status": Text("Avfall eller biprodukt", "Waste or by-product"),
    "waste_code": Text("Avfallskod", "Waste code"),
    "site_id": Text("Var det finns", "Where it is"),
    "current_handling": Text("Hantering i dag", "Handling today"),
    "available_from": Text("Från vilket datum", "From which date"),
    "available_to": Text("Till vilket datum", "Until which date"),
}
_HOW_TEXTS = {
    "amount": Text(
        "Läs av ett års fakturor, vågsedlar eller mätare, eller väg under en vanlig vecka.",
        "Read a year of invoices, weighing slips or meters, or weigh during an ordinary week.",
    ),
    "value_sek_per_unit": Text(
        "Läs den senaste fakturan: vad kostar eller ger det per enhet?",
        "Read the latest invoice: what does it cost or bring in per unit?",
    ),
    "temperature_supply_c": Text(
        "Mät fram- och returledning under en kall och en varm vecka.",
        "Measure the supply and return pipes during a cold and a warm week.",
    ),
    "moisture_pct_wet": Text(
        "Väg ett prov före och efter torkning i 105 °C.",
        "Weigh a sample before and after drying at 105 °C.",
    ),
    "profile_id": Text(
        "Skriv upp mängden månad för månad under ett år.",
        "Write down the amount month by month for a year.",
    ),
}
_ASK = Text("Fråga ägaren.", "Ask the owner.")


def label_of(field: str, stream: Stream, inventory: Inventory) -> Text:
    """What is asked for: the field, the stream and its owner."""
    name = _FIELD_TEXTS.get(field, Text(field, field))
    owner = inventory.actor_of(stream).name
    return Text(
        f"{name.sv}: {stream.description} ({owner})", f"{name.en}: {stream.description} ({owner})"
    )


def why_to_know(spread: Quantity, n_matches: int, terms: AmountTerms | None = None) -> Text:
    """What the answer decides; `terms` where the amount itself is unknown."""
    sv = "ett möjligt utbyte" if n_matches == 1 else f"{n_matches} möjliga utbyten"
    en = "one possible exchange" if n_matches == 1 else f"{n_matches} possible exchanges"
    if spread.value is not None:
        moved = _money(spread.value)
        return Text(
            f"Svaret avgör {sv} och flyttar ensamt värdet med upp till {moved.sv}.",
            f"The answer decides {en} and alone moves the value by up to {moved.en}.",
        )
    if terms is None or terms.value_sek_per_unit <= 0:
        return Text(f"Utan svaret går {sv} inte att bedöma.", f"Without it {en} cannot be judged.")
    worth = _money(terms.value_sek_per_unit)
    least_sv, least_en = (format_number(terms.pays_from, lang) for lang in ("sv", "en"))
    sv = f"Svaret avgör {sv}. Varje {terms.unit} om året är värd upp till {worth.sv} i nuvärde"
    en = f"The answer decides {en}. Each {terms.unit} a year is worth up to {worth.en} in all"
    if terms.pays_from == 0:
        return Text(f"{sv}.", f"{en}.")
    return Text(
        f"{sv}; det bär sig från {least_sv} {terms.unit}.",
        f"{en}; it pays from {least_en} {terms.unit}.",
    )


def _money(sek: float) -> Text:
    """SEK in kronor, thousands or millions."""
    if abs(sek) >= 1e6:
        sv, en = (format_number(sek / 1e6, lang, 1) for lang in ("sv", "en"))
        return Text(f"{sv} Mkr", f"SEK {en} million")
    sv, en = (format_number(float(f"{sek:.3g}"), lang) for lang in ("sv", "en"))
    return Text(f"{sv} kr", f"SEK {en}")


def how_to_know(field: str) -> Text:
    """How to find out."""
    return _HOW_TEXTS.get(field, _ASK)
