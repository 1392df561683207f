"""Numbers to ask for, in words: what, why and how to find out."""

from attrs import frozen

from samspel.domain.inventory import Inventory
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Stream
from samspel.domain.texts import Language, Text, format_number, same
from samspel.domain.units import amount_unit


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
_AMOUNT_TEXTS = {
    "t": Text(
        "Läs ett års fakturor eller vågsedlar, eller väg under en vanlig vecka.",
        "Read a year of invoices or weighing slips, or weigh during an ordinary week.",
    ),
    "MWh": Text(
        "Läs av energimätaren månad för månad, eller ett års fakturor.",
        "Read the energy meter month by month, or a year of invoices.",
    ),
    "m3": Text(
        "Läs av vattenmätaren, eller mät flödet under en vanlig vecka.",
        "Read the water meter, or measure the flow during an ordinary week.",
    ),
    "m2": Text("Mät på ritningen eller på plats.", "Measure on the drawing or on site."),
}
_AMOUNT = Text(
    "Läs ett års fakturor, eller räkna under en vanlig vecka.",
    "Read a year of invoices, or count during an ordinary week.",
)
_UNIT_TEXTS = {"t": Text("ton", "tonne"), "m2": Text("m²", "m²"), "m3": Text("m³", "m³")}
_SMALL_NUMBERS = tuple(
    Text(sv, en)
    for sv, en in zip(
        ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
        ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        strict=True,
    )
)
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
    sv, en = _possible(n_matches)
    if spread.value is not None:
        moved = _money(spread.value)
        return Text(
            f"Svaret påverkar {sv} och kan ensamt ändra värdet med upp till {moved.sv}.",
            f"The answer bears on {en} and alone may change the value by up to {moved.en}.",
        )
    if terms is None or terms.value_sek_per_unit <= 0:
        return Text(f"Utan svaret går {sv} inte att bedöma.", f"Without it {en} cannot be judged.")
    worth = _money(terms.value_sek_per_unit)
    unit = _UNIT_TEXTS.get(terms.unit, same(terms.unit))
    least_sv, least_en = _roughly(terms.pays_from, "sv"), _roughly(terms.pays_from, "en")
    sv = f"Svaret avgör {sv}. Varje {unit.sv} om året ger upp till {worth.sv} i nuvärde"
    en = f"The answer decides {en}. Each {unit.en} a year is worth up to {worth.en} in all"
    if terms.pays_from == 0:
        return Text(f"{sv}.", f"{en}.")
    return Text(
        f"{sv}. Det bär sig från ungefär {least_sv} {unit.sv} om året.",
        f"{en}. It pays from about {least_en} {unit.en}{_plural(unit.en)} a year.",
    )


def _possible(n_matches: int) -> tuple[str, str]:
    """The exchanges that wait, in Swedish and English."""
    if n_matches == 1:
        return "ett möjligt utbyte", "one possible exchange"
    if n_matches < len(_SMALL_NUMBERS):
        few = _SMALL_NUMBERS[n_matches]
        return f"{few.sv} möjliga utbyten", f"{few.en} possible exchanges"
    return f"{n_matches} möjliga utbyten", f"{n_matches} possible exchanges"


def _roughly(value: float, language: Language) -> str:
    """Two significant figures: a threshold is no measurement."""
    return format_number(float(f"{value:.2g}"), language)


def _plural(unit: str) -> str:
    return "s" if unit == "tonne" else ""


def _money(sek: float) -> Text:
    """SEK in kronor, thousands or millions."""
    if abs(sek) >= 1e6:
        sv, en = (format_number(sek / 1e6, lang, 1) for lang in ("sv", "en"))
        return Text(f"{sv} Mkr", f"SEK {en} million")
    sv, en = (format_number(float(f"{sek:.3g}"), lang) for lang in ("sv", "en"))
    return Text(f"{sv} kr", f"SEK {en}")


def how_to_know(field: str, unit: str = "") -> Text:
    """How to find out; an amount by the meter or scale that its unit asks for."""
    if field == "amount":
        return _AMOUNT_TEXTS.get(amount_unit(unit), _AMOUNT)
    return _HOW_TEXTS.get(field, _ASK)
