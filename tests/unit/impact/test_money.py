"""Money over time against closed forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.domain.errors import QuantityError
from samspel.impact.methods.money import (
    annuity_sum,
    discounted_payback,
    internal_rate,
    investment_factor,
    levelised_cost,
    net_present_value,
    split_exactly,
)


def test_annuity_is_the_sum_of_its_terms() -> None:
    assert annuity_sum(0.05, 3) == pytest.approx(1 / 1.05 + 1 / 1.05**2 + 1 / 1.05**3, rel=1e-14)
    assert annuity_sum(0.0, 7) == 7


def test_net_present_value_by_hand() -> None:
    assert net_present_value(0.1, [-100, 60, 60]) == pytest.approx(-100 + 60 / 1.1 + 60 / 1.21)


@pytest.mark.parametrize(
    ("lifetime", "horizon", "expected"),
    [
        (10, 10, 1.0),
        (5, 10, 1 + 1.05**-5),
        (20, 10, 1 - 0.5 * 1.05**-10),
        (4, 10, 1 + 1.05**-4 + 1.05**-8 - 0.5 * 1.05**-10),
        (2.5, 5, 1 + 1.05**-2.5),
    ],
)
def test_investment_is_renewed_and_leaves_a_residual(
    lifetime: float, horizon: int, expected: float
) -> None:
    assert investment_factor(0.05, lifetime, horizon) == pytest.approx(expected, rel=1e-13)


def test_lifetime_of_nothing_is_refused() -> None:
    with pytest.raises(QuantityError, match="lifetime"):
        investment_factor(0.05, 0.0, 10)


def test_payback_without_interest_is_price_over_gain() -> None:
    assert discounted_payback(0.0, 40.0, [(100.0, 20.0)], 10) == pytest.approx(2.5)


def test_payback_is_discounted() -> None:
    # 60/1.1 = 54.545…, 60/1.21 = 49.586…: 45.454… left of 49.586… in the second year
    expected = 1 + (100 - 60 / 1.1) / (60 / 1.21)
    assert discounted_payback(0.1, 60.0, [(100.0, 20.0)], 10) == pytest.approx(expected)


def test_renewal_before_the_payback_has_to_be_repaid_too() -> None:
    assert discounted_payback(0.0, 15.0, [(100.0, 5.0)], 10) is None
    assert discounted_payback(0.0, 25.0, [(100.0, 5.0)], 10) == pytest.approx(8.0)


def test_payback_edges() -> None:
    assert discounted_payback(0.05, 10.0, [], 10) == 0.0
    assert discounted_payback(0.05, 0.0, [], 10) == 0.0
    assert discounted_payback(0.05, -1.0, [], 10) is None
    assert discounted_payback(0.05, 1.0, [(100.0, 20.0)], 10) is None


def test_levelised_cost_repays_the_cost() -> None:
    price = levelised_cost(0.04, 1000.0, 50.0, 10)
    assert price is not None
    assert net_present_value(0.04, [-1000, *[50 * price] * 10]) == pytest.approx(0, abs=1e-9)
    assert levelised_cost(0.04, 1000.0, 0.0, 10) is None


def test_internal_rate_only_where_it_means_something() -> None:
    assert internal_rate([-100.0, 110.0]) == pytest.approx(0.10)
    assert internal_rate([100.0, -110.0]) == pytest.approx(0.10)
    assert internal_rate([-1000.0, 2300.0, -1320.0]) is None
    assert net_present_value(0.1, [-1000, 2300, -1320]) == pytest.approx(0, abs=1e-9)
    assert net_present_value(0.2, [-1000, 2300, -1320]) == pytest.approx(0, abs=1e-9)
    assert internal_rate([10.0, 20.0]) is None
    assert internal_rate([]) is None


@given(
    st.floats(-1e12, 1e12),
    st.integers(1, 6),
)
def test_equal_parts_add_up_to_the_last_bit(total: float, n: int) -> None:
    assert sum(split_exactly(total, [1.0] * n)) == total
