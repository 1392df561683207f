"""One currency and one price year: stored index rows, or refusal (conventions §7)."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from samspel.domain.errors import UnitError
from samspel.domain.provenance import NO_SOURCE, Cited, Factor, Origin, Perspective, Source
from samspel.domain.quantities import Quantity

BASE_YEAR = 2024
_CURRENCIES = ("EUR", "USD", "GBP")


@frozen
class MoneyIndex:
    """Kronor per foreign unit by year, and the consumer price index by year."""

    rates: Mapping[tuple[str, int], float]
    prices: Mapping[int, float]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> "MoneyIndex":
        """Read rows of factors/money.csv: kind (KPI or a currency), year, value."""
        rates: dict[tuple[str, int], float] = {}
        prices: dict[int, float] = {}
        for row in rows:
            kind, year, value = row["kind"], int(row["year"]), float(row["value"])
            if kind == "KPI":
                prices[year] = value
            else:
                rates[kind, year] = value
        return cls(rates, prices)

    def to_base(self, quantity: Quantity, year: int) -> Quantity:
        """An amount of money in kronor of the base year; anything else as it is.

        Raises UnitError when the exchange rate or the price index of `year` is not stored.
        """
        currency, slash, rest = quantity.unit.partition("/")
        if currency != "SEK" and currency not in _CURRENCIES:
            return quantity
        rate = 1.0 if currency == "SEK" else self.rates.get((currency, year))
        index, base = self.prices.get(year), self.prices.get(BASE_YEAR)
        if rate is None or index is None or base is None:
            raise UnitError(
                f"{quantity.unit!r} of {year} cannot be converted: factors/money.csv has no row "
                f"for {currency} or the price index of {year}. Add the row with its source."
            )
        factor = rate * base / index
        return evolve(quantity.scaled(factor), unit=f"SEK{slash}{rest}")


def money_factors(
    rows: Iterable[Mapping[str, str]], sources: Mapping[str, Source]
) -> dict[str, Factor]:
    """The index rows as factors: price_index_se_<year> and sek_per_<currency>_<year>."""
    found: dict[str, Factor] = {}
    for row in rows:
        kind, year = row["kind"], int(row["year"])
        is_index = kind == "KPI"
        factor_id = f"price_index_se_{year}" if is_index else f"sek_per_{kind.lower()}_{year}"
        unit = "SEK/EUR" if kind == "EUR" else "1"
        found[factor_id] = Factor(
            factor_id,
            Cited(
                Quantity.of(float(row["value"]), unit),
                Origin.ASSUMED,
                sources.get(row["source"], NO_SOURCE),
            ),
            year,
            "SE",
            Perspective.BOOKKEEPING,
            row["note"],
        )
    return found
