"""Sums over a chosen network, apart by whether they rest on assumptions."""

from collections.abc import Callable, Sequence

from attrs import frozen

from samspel.domain.exchanges import Exchange, NetworkTotal
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity, total
from samspel.domain.texts import Text
from samspel.optimisation.settlement import Settled

_RULE = "sum over the network"


@frozen
class _Indicator:
    name: str
    label: Text
    unit: str
    of: Callable[[Settled], Cited]


def _flow(pick: Callable[[Exchange], Cited]) -> Callable[[Settled], Cited]:
    """A value that follows the amount."""

    def at_share(settled: Settled) -> Cited:
        cited = pick(settled.chosen.exchange)
        return Cited.derived(cited.quantity.scaled(settled.chosen.share), _RULE, cited)

    return at_share


def _moved(exchange: Exchange) -> Cited:
    """Tonnes by road that leave the source."""
    return exchange.legs[0].tonnes_per_year


_INDICATORS = (
    _Indicator(
        "joint_npv_sek",
        Text("Företagens vinst", "Gain for the firms"),
        "SEK",
        lambda s: s.joint_npv_sek,
    ),
    _Indicator(
        "society_npv_sek",
        Text("Samhällets nytta", "Benefit to society"),
        "SEK",
        lambda s: s.society_npv_sek,
    ),
    _Indicator(
        "emissions_t_co2e_per_year",
        Text("Utsläpp", "Emissions"),
        "tCO2e/year",
        _flow(lambda e: e.emissions_t_co2e_per_year),
    ),
    _Indicator(
        "moved_t_per_year",
        Text("Material som byter väg", "Material that changes way"),
        "t/year",
        _flow(_moved),
    ),
    _Indicator("jobs_fte", Text("Arbete", "Jobs"), "fte", _flow(lambda e: e.jobs_fte)),
    _Indicator(
        "investment_sek", Text("Investering", "Investment"), "SEK", lambda s: s.investment_sek
    ),
    _Indicator(
        "food_kg_per_year", Text("Mat", "Food"), "kg/year", _flow(lambda e: e.food_kg_per_year)
    ),
    _Indicator(
        "food_kcal_per_year",
        Text("Energi i maten", "Energy in the food"),
        "kcal/year",
        _flow(lambda e: e.food_kcal_per_year),
    ),
    _Indicator(
        "food_protein_kg_per_year",
        Text("Protein i maten", "Protein in the food"),
        "kg/year",
        _flow(lambda e: e.food_protein_kg_per_year),
    ),
)


def network_totals(settled: Sequence[Settled]) -> tuple[NetworkTotal, ...]:
    """Every indicator: the sum of what rests on no assumption, and the sum of all that is known.

    Zero for an empty network; unknown where nothing that is chosen is known. `n_unknown` counts
    the exchanges whose number is unknown and so not in the sums.
    """
    return tuple(_total(indicator, settled) for indicator in _INDICATORS)


def _total(indicator: _Indicator, settled: Sequence[Settled]) -> NetworkTotal:
    numbers = [indicator.of(s) for s in settled]
    known = [n for n in numbers if n.is_known]
    firm = [n for n in known if not n.is_assumed]
    is_empty = not numbers
    return NetworkTotal(
        indicator.name,
        indicator.label,
        _sum(firm, indicator.unit, is_zero=is_empty),
        _sum(known, indicator.unit, is_zero=is_empty),
        len(numbers) - len(known),
    )


def _sum(numbers: list[Cited], unit: str, *, is_zero: bool) -> Cited:
    if not numbers and not is_zero:
        return Cited.derived(Quantity.unknown(unit), _RULE)
    quantity, _ = total([n.quantity for n in numbers], unit)
    return Cited.derived(quantity, _RULE, *numbers)
