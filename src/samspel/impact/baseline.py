"""What happens otherwise: what a source is worth and a need costs today, and price levels."""

from collections.abc import Callable

from attrs import evolve

from samspel.domain.assumptions import Assumptions
from samspel.domain.chains import in_units, units_per_unit_of
from samspel.domain.errors import QuantityError
from samspel.domain.inventory import Region
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Family, LegalStatus, Resource
from samspel.domain.streams import Stream
from samspel.domain.texts import Text
from samspel.domain.units import amount_unit, is_per_time

_SOLD = (LegalStatus.PRODUCT, LegalStatus.BY_PRODUCT)
_UNUSED = (Family.HEAT, Family.SHARING)
_ENERGY_PRICES = {
    "electricity": "electricity_sek_per_mwh",
    "heat": "heat_sek_per_mwh",
}
_CURRENCY = "SEK"


def check_currency(region: Region) -> None:
    """Raise QuantityError unless the region reckons in the currency of the catalogue's prices."""
    if region.currency != _CURRENCY:
        raise QuantityError(
            Text(
                f"Regionen {region.region_id!r} räknar i {region.currency}, men priserna är i "
                f"{_CURRENCY} och går inte att lägga ihop. Skriv currency: {_CURRENCY}.",
                f"Region {region.region_id!r} reckons in {region.currency}, but prices are given "
                f"in {_CURRENCY}, so they cannot be added. Write currency: {_CURRENCY}.",
            )
        )


def source_value(
    stream: Stream, resource: Resource, knowledge: Knowledge, assumptions: Assumptions
) -> Cited:
    """SEK per canonical unit that the owner of a source is paid for it today; negative: pays.

    The stream's own price, else a benchmark (assumed): the disposal cost of what is got rid of,
    the price of what is a product, nothing for heat and space that stand unused; else unknown.
    """
    if stream.value_sek_per_unit is not None:
        return _stated(stream, resource)
    price = _price(resource, knowledge, assumptions)
    disposal = _inherited(resource, knowledge, lambda r: r.disposal_sek_per_unit)
    status = stream.legal_status
    if status in (LegalStatus.UNKNOWN, LegalStatus.NOT_APPLICABLE):
        status = resource.typical_status
    if disposal is not None and (status not in _SOLD or price is None):
        return evolve(disposal, quantity=disposal.quantity.scaled(-1))
    if resource.family in _UNUSED:
        zero = Quantity.of(0.0, _unit(resource))
        return Cited(zero, Origin.ASSUMED, Source("unused today, so worth nothing to its owner"))
    if status in _SOLD or resource.family is Family.POWER:
        return price or _unknown(resource)
    return _unknown(resource)


def sink_value(
    stream: Stream, resource: Resource, knowledge: Knowledge, assumptions: Assumptions
) -> Cited:
    """SEK per canonical unit that the owner of a need is paid today; negative: pays to buy.

    The stream's own price, else the resource's benchmark price with a minus (assumed), else
    unknown.
    """
    if stream.value_sek_per_unit is not None:
        return _stated(stream, resource)
    price = _price(resource, knowledge, assumptions)
    if price is None:
        return _unknown(resource)
    return evolve(price, quantity=price.quantity.scaled(-1))


def buying_price(resource_id: str, knowledge: Knowledge, assumptions: Assumptions) -> Cited:
    """SEK per canonical unit to buy a resource (a co-input); unknown when nobody says."""
    resource = knowledge.resources[resource_id]
    return _price(resource, knowledge, assumptions) or _unknown(resource)


def _price(resource: Resource, knowledge: Knowledge, assumptions: Assumptions) -> Cited | None:
    for broader in knowledge.lineage(resource.resource_id):
        if broader in _ENERGY_PRICES:
            found = assumptions.find(_ENERGY_PRICES[broader])
            if found is not None:
                return found.to(_unit(resource))
    return _inherited(resource, knowledge, lambda r: r.value_sek_per_unit)


def _inherited(
    resource: Resource, knowledge: Knowledge, pick: Callable[[Resource], Cited | None]
) -> Cited | None:
    """The resource's own number, or that of the nearest broader one in the same unit, assumed."""
    for resource_id in knowledge.lineage(resource.resource_id):
        broader = knowledge.resources[resource_id]
        found = pick(broader)
        if found is not None and broader.unit == resource.unit:
            return evolve(in_units(found, "SEK", resource.unit), origin=Origin.ASSUMED)
    return None


def _stated(stream: Stream, resource: Resource) -> Cited:
    """A stream's own price, per canonical unit of its resource."""
    value = stream.value_sek_per_unit or 0.0
    unit = stream.amount.quantity.unit
    head = unit.rpartition("/")[0] if is_per_time(unit) else unit
    per_unit = units_per_unit_of(resource.unit, head, resource.mass_t_per_unit)
    price = per_unit.quantity.times(Quantity.of(value, "1"), _unit(resource))
    return Cited(price, Origin.STATED, Source(stream.source), per_unit.is_assumed)


def _unit(resource: Resource) -> str:
    return f"SEK/{amount_unit(resource.unit)}"


def _unknown(resource: Resource) -> Cited:
    return Cited(Quantity.unknown(_unit(resource)), Origin.DERIVED, Source("no price given"))


def at_price_year(cost: Cited, cost_year: int, region: Region, knowledge: Knowledge) -> Cited:
    """A cost of `cost_year` in prices of the region's year, by stored index rows.

    Uses the factors "price_index_se_<year>" (conventions §7). Raises QuantityError naming the
    missing one.
    """
    if cost_year == region.price_year:
        return cost
    wanted = [f"price_index_se_{year}" for year in (region.price_year, cost_year)]
    missing = [factor_id for factor_id in wanted if factor_id not in knowledge.factors]
    if missing:
        raise QuantityError(
            Text(
                f"En kostnad från {cost_year} går inte att räkna om till prisnivån "
                f"{region.price_year}: faktorn {' och '.join(missing)} saknas. Lägg till "
                f"indexraden med källa, eller skriv price_year: {cost_year} i region.yaml.",
                f"A cost of {cost_year} cannot be given in prices of {region.price_year}: the "
                f"factor {' and '.join(missing)} is not stored. Add the index row with its "
                f"source, or set price_year: {cost_year} in region.yaml.",
            )
        )
    now, then = (knowledge.factors[f].cited.quantity.require(f)[0] for f in wanted)
    return evolve(cost, quantity=cost.quantity.scaled(now / then))
