import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.domain.errors import ProfileError, QuantityError
from samspel.domain.quantities import MONTH_HOURS, Profile, Quantity, State, total

NUMBERS = st.floats(-1e9, 1e9)


def test_known_zero_and_unknown_are_three_states() -> None:
    assert Quantity.of(3, "t").state is State.KNOWN
    assert Quantity.of(0, "t").state is State.ZERO
    assert Quantity.unknown("t").state is State.UNKNOWN
    assert Quantity.of(0, "t", 0, 5).state is State.KNOWN


def test_a_range_alone_takes_its_middle_and_one_bound_is_refused() -> None:
    assert Quantity.of(None, "t", 2, 4).value == 3
    with pytest.raises(QuantityError, match="One bound"):
        Quantity.of(None, "t", 2, None)


@pytest.mark.parametrize("bad", [(5, 6, 7), (5, 1, 4), (float("nan"), 0, 1), (float("inf"), 0, 1)])
def test_what_contradicts_itself_is_refused(bad: tuple[float, float, float]) -> None:
    value, low, high = bad
    with pytest.raises(QuantityError):
        Quantity.of(value, "t", low, high)


def test_unknown_is_never_zero_in_a_sum() -> None:
    summed, n_unknown = total(
        [Quantity.of(2, "t/year"), Quantity.unknown("t/year"), Quantity.of(500, "kg/year")],
        "t/year",
    )
    assert (summed.value, n_unknown) == (2.5, 1)
    assert Quantity.of(1, "t").plus(Quantity.unknown("t")).state is State.UNKNOWN
    with pytest.raises(QuantityError, match="drav"):
        Quantity.unknown("t").require("drav")


@given(NUMBERS, st.floats(0, 1e6), st.floats(0, 1e6), st.floats(-1e3, 1e3))
def test_a_scaled_range_still_holds_its_value(v: float, d: float, u: float, f: float) -> None:
    scaled = Quantity.of(v, "t", v - d, v + u).scaled(f)
    assert scaled.low is not None
    assert scaled.value is not None
    assert scaled.high is not None
    assert scaled.low <= scaled.value <= scaled.high


@given(*[st.tuples(st.floats(-100, 100), st.floats(0, 9), st.floats(0, 9))] * 2, st.floats(0, 1))
def test_a_product_holds_every_product_of_its_parts(
    a: tuple[float, float, float], b: tuple[float, float, float], share: float
) -> None:
    first = Quantity.of(a[0], "t", a[0] - a[1], a[0] + a[2])
    second = Quantity.of(b[0], "SEK/t", b[0] - b[1], b[0] + b[2])
    value, low, high = first.times(second, "SEK").require("product")
    inner = (a[0] - a[1] + share * (a[1] + a[2])) * (b[0] - b[1] + share * (b[1] + b[2]))
    assert low - 1e-6 <= inner <= high + 1e-6
    assert low <= value <= high


def test_an_even_profile_follows_the_months_hours() -> None:
    monthly = Profile.even().monthly
    assert monthly.sum() == pytest.approx(1)
    assert monthly[1] == pytest.approx(672 / 8760)


@pytest.mark.parametrize("n_hours", [8760, 8784])
def test_hours_fall_in_their_own_month(n_hours: int) -> None:
    hours = np.zeros(n_hours)
    hours[744 + 672 + (n_hours - 8760)] = 1.0  # first hour of March, leap year or not
    assert Profile("p", "hour", hours).monthly.tolist() == [0, 0, 1] + [0] * 9
    assert sum(MONTH_HOURS) == 8760


@pytest.mark.parametrize(
    "values", [np.ones(11), np.zeros(12), np.r_[np.ones(11), -1.0], np.r_[np.ones(11), np.nan]]
)
def test_a_profile_that_is_none_is_refused(values: np.ndarray) -> None:
    with pytest.raises(ProfileError, match="p1"):
        Profile("p1", "month", values)


def test_profiles_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Profile.even().values[0] = 5
