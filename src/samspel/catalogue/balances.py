"""Mass and energy balances: nothing may come out that never went in."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from samspel.catalogue.conversions import Balance
from samspel.domain.conversions import Conversion, Feed
from samspel.domain.errors import Fault
from samspel.domain.resources import Resource
from samspel.domain.units import amount_unit, dimension

NOT_COMPARABLE = "not_comparable"
_BASES = {"mass": "t", "energy": "MWh"}
_TOLERANCE = 1.001


@frozen
class BalanceSheet:
    """What goes in and what comes out per unit of main input, in t or MWh."""

    unit: str
    put_in: float
    taken_out: float

    @property
    def is_possible(self) -> bool:
        """Whether no more comes out than went in (to a thousandth)."""
        return self.taken_out <= self.put_in * _TOLERANCE


def balance_sheet(
    conversion: Conversion, unit: str, resources: Mapping[str, Resource]
) -> BalanceSheet:
    """The balance at the likeliest ratios; flows in other kinds of unit are left out."""
    put_in = _amount(1.0, conversion.input_unit, unit)
    put_in += _sum(conversion.co_inputs, unit, resources)
    yield_ = conversion.yield_.quantity.value or 0.0
    taken_out = _amount(yield_, conversion.output_unit, unit)
    taken_out += _sum(conversion.rests, unit, resources)
    return BalanceSheet(unit, put_in, taken_out)


def _sum(feeds: Iterable[Feed], unit: str, resources: Mapping[str, Resource]) -> float:
    return sum(
        _amount(feed.ratio.quantity.value or 0.0, resources[feed.resource_id].unit, unit)
        for feed in feeds
        if feed.resource_id in resources
    )


def _amount(value: float, unit: str, wanted: str) -> float:
    return value if dimension(amount_unit(unit)) == dimension(wanted) else 0.0


def check_balances(
    conversions: Mapping[str, Conversion],
    balances: Mapping[str, Balance],
    resources: Mapping[str, Resource],
) -> list[Fault]:
    """Faults of conversions that create mass or energy, or do not say why none can be compared."""
    faults = []
    for key, conversion in conversions.items():
        text = _problem(conversion, balances[key], resources)
        if text is not None:
            sv, en = (f"conversions: {key}: {t}" for t in text)
            faults.append(Fault("conversions", None, "balance", key, "BALANCE", sv, en))
    return faults


def _problem(
    conversion: Conversion, balance: Balance, resources: Mapping[str, Resource]
) -> tuple[str, str] | None:
    if balance.basis == NOT_COMPARABLE:
        if balance.reason:
            return None
        return (
            "balance: not_comparable kräver balance_reason. Skriv varför.",
            "balance: not_comparable needs a balance_reason. Say why.",
        )
    unit = _BASES.get(balance.basis)
    if unit is None or dimension(amount_unit(conversion.input_unit)) != dimension(unit):
        return (
            f"balance är {balance.basis!r}; välj mass, energy eller not_comparable efter enheten.",
            f"balance is {balance.basis!r}; choose mass, energy or not_comparable by the unit.",
        )
    sheet = balance_sheet(conversion, unit, resources)
    if sheet.is_possible:
        return None
    return (
        f"ut kommer {sheet.taken_out:g} {unit} men in går {sheet.put_in:g} {unit}. Rätta utbytet.",
        f"{sheet.taken_out:g} {unit} comes out but {sheet.put_in:g} {unit} goes in. "
        "Correct the yield.",
    )
