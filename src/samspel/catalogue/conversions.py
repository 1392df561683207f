"""Technologies and conversions: data/technologies/*.yaml and data/conversions/*.yaml."""

from collections.abc import Mapping

from attrs import frozen

from samspel.catalogue.entries import Desk, Entry
from samspel.catalogue.money import BASE_YEAR
from samspel.catalogue.reading import RawCatalogue
from samspel.catalogue.resources import UNKNOWN_RATIO, limits
from samspel.domain.conversions import Conversion, Feed, Technology
from samspel.domain.quantities import Quantity
from samspel.domain.units import amount_unit, is_unit


@frozen
class Balance:
    """How the mass or energy of a conversion is compared: "mass", "energy", or not, and why."""

    basis: str
    reason: str


def build_technologies(raw: RawCatalogue, desk: Desk) -> dict[str, Technology]:
    """Technologies by id; costs in kronor of the base year, per unit of yearly input."""
    found: dict[str, Technology] = {}
    for path, entries in raw.documents_in("technologies"):
        for technology_id, fields in entries.items():
            entry = Entry(path, technology_id, fields, desk)
            found[technology_id] = _technology(entry)
            entry.close()
    return found


def _technology(entry: Entry) -> Technology:
    unit = entry.text("unit")
    lifetime = entry.real("lifetime_years")
    if lifetime is None or lifetime <= 0:
        entry.fault(
            "lifetime_years",
            "LIFETIME",
            sv="livslängden ska vara större än noll år.",
            en="the lifetime must be above zero years.",
        )
    return Technology(
        entry.entry_id,
        entry.label(),
        entry.label("operator"),
        entry.number("capex", f"SEK/{unit}" if is_unit(unit) else None),
        entry.number("opex", f"SEK/{unit}" if is_unit(unit) else None),
        BASE_YEAR,
        lifetime or 1.0,
        entry.number("jobs", f"fte/{unit}" if is_unit(unit) else None),
        entry.strings("sni_divisions"),
        entry.sources(),
    )


def build_conversions(
    raw: RawCatalogue, technologies: Mapping[str, Technology], desk: Desk
) -> tuple[dict[str, Conversion], dict[str, Balance]]:
    """Conversions by id, and how the balance of each is to be checked."""
    found: dict[str, Conversion] = {}
    balances: dict[str, Balance] = {}
    for path, entries in raw.documents_in("conversions"):
        for conversion_id, fields in entries.items():
            entry = Entry(path, conversion_id, fields, desk)
            technology = technologies.get(entry.text("technology"))
            basis = entry.text("balance")
            balances[conversion_id] = Balance(basis, entry.text("balance_reason", required=False))
            if technology is None:
                entry.fault(
                    "technology",
                    "REFERENCE",
                    sv="tekniken finns inte under technologies/.",
                    en="the technology is not under technologies/.",
                )
            else:
                found[conversion_id] = _conversion(entry, technology)
                entry.close()
    return found, balances


def _conversion(entry: Entry, technology: Technology) -> Conversion:
    input_unit, output_unit = entry.text("input_unit"), entry.text("output_unit")
    return Conversion(
        entry.entry_id,
        entry.label(),
        technology,
        entry.strings("accepts"),
        input_unit,
        entry.text("output"),
        output_unit,
        entry.number("yield") or UNKNOWN_RATIO,
        co_inputs=_feeds(entry, "co_inputs"),
        rests=_feeds(entry, "rests"),
        batch_minimum=_batch(entry, input_unit),
        temperature_min_c=entry.real("temperature_min_c"),
        temperature_output_c=entry.real("temperature_output_c"),
        limits=limits(entry),
        season=_season(entry),
        reliability=entry.label("reliability", required=False),
        sources=entry.sources(),
        process_kg_co2e_per_unit=entry.number("process"),
    )


def _feeds(entry: Entry, name: str) -> tuple[Feed, ...]:
    feeds = []
    for child in entry.children(name):
        ratio = child.cited()
        child.close()
        if ratio is not None:
            feeds.append(Feed(child.entry_id.rpartition(".")[2], ratio))
    return tuple(feeds)


def _batch(entry: Entry, input_unit: str) -> Quantity | None:
    amount = entry.real("batch_minimum")
    return None if amount is None else Quantity.of(amount, input_unit)


def _season(entry: Entry) -> tuple[float, ...]:
    value = entry.raw("season")
    if value is None:
        return ()
    if (
        isinstance(value, list)
        and len(value) == 12
        and all(isinstance(v, int | float) and v >= 0 for v in value)
        and sum(value) > 0
    ):
        return tuple(float(v) for v in value)
    entry.fault(
        "season",
        "SEASON",
        sv="säsongen ska vara tolv tal som inte är negativa.",
        en="the season must be twelve numbers, none negative.",
    )
    return ()


def expected_ratio_unit(output_unit: str, input_unit: str) -> str:
    """The unit of a yield: output amount per input amount, such as MWh/t."""
    return f"{amount_unit(output_unit)}/{amount_unit(input_unit)}"
