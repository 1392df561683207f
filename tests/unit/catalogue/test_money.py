"""Money is converted by stored index rows, or refused (conventions §7)."""

import pytest

from samspel.catalogue.money import BASE_YEAR, MoneyIndex, money_factors
from samspel.domain.errors import UnitError
from samspel.domain.quantities import Quantity

ROWS = (
    {"kind": "KPI", "year": "2014", "value": "200", "source": "", "note": ""},
    {"kind": "KPI", "year": str(BASE_YEAR), "value": "300", "source": "", "note": ""},
    {"kind": "EUR", "year": "2014", "value": "9", "source": "", "note": ""},
)
INDEX = MoneyIndex.from_rows(ROWS)


def test_kronor_follow_the_price_index() -> None:
    assert INDEX.to_base(Quantity.of(10, "SEK/t", 8, 12), 2014) == Quantity.of(15, "SEK/t", 12, 18)


def test_euro_are_exchanged_in_their_own_year_and_then_follow_the_index() -> None:
    assert INDEX.to_base(Quantity.of(10, "EUR/MWh"), 2014) == Quantity.of(135, "SEK/MWh")


def test_what_is_not_money_is_left_alone() -> None:
    quantity = Quantity.of(3, "t/t")
    assert INDEX.to_base(quantity, 1900) is quantity


@pytest.mark.parametrize(("unit", "year"), [("SEK/t", 2013), ("EUR/t", BASE_YEAR), ("USD", 2014)])
def test_a_missing_row_is_refused_and_named(unit: str, year: int) -> None:
    with pytest.raises(UnitError, match=str(year)):
        INDEX.to_base(Quantity.of(1, unit), year)


def test_index_rows_are_factors_too() -> None:
    factors = money_factors(ROWS, {})
    assert sorted(factors) == ["price_index_se_2014", "price_index_se_2024", "sek_per_eur_2014"]
    assert factors["sek_per_eur_2014"].cited.quantity == Quantity.of(9, "SEK/EUR")
