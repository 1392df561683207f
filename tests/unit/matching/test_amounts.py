"""Usable amounts against hand cases and an independent maximum flow."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.domain.quantities import Profile, Quantity
from samspel.domain.resources import Carriage, Family, Resource
from samspel.matching import find_matches
from samspel.matching.amounts import (
    EVEN,
    Floats,
    availability,
    canonical_amount,
    monthly_shares,
    usable,
    use_by_month,
    value_factor,
    yearly_mean,
    yearly_use,
)
from tests.fixtures.matching_park import (
    RESOURCES,
    assumptions,
    inventory,
    knowledge,
    matrix,
    resource,
    stream,
)

MONTHS = 12
SUMMER = Profile("summer", "month", np.array([0.0] * 5 + [1, 1, 1] + [0.0] * 4)).monthly
WINTER = Profile("winter", "month", np.array([1.0, 1] + [0] * 9 + [1])).monthly
amounts = st.lists(st.integers(0, 5), min_size=MONTHS, max_size=MONTHS)


def known(value: float, low: float | None = None, high: float | None = None) -> Quantity:
    return Quantity.of(value, "t/year", low, high)


def maximum_flow(supply: list[int], need: list[int], wait: int) -> int:
    """Augmenting paths between supply months and the need months that each can wait for."""
    left, open_need = list(supply), list(need)
    sent = np.zeros((MONTHS, MONTHS), dtype=int)

    def augment(month: int, seen: set[int]) -> bool:
        for step in range(wait + 1):
            target = (month + step) % MONTHS
            if target in seen:
                continue
            seen.add(target)
            if open_need[target] > 0:
                open_need[target] -= 1
                sent[month, target] += 1
                return True
            for other in range(MONTHS):
                if sent[other, target] > 0 and augment(other, seen):
                    sent[other, target] -= 1
                    sent[month, target] += 1
                    return True
        return False

    for month in range(MONTHS):
        while left[month] > 0 and augment(month, set()):
            left[month] -= 1
    return int(sent.sum())


@settings(max_examples=60, deadline=None)
@given(amounts, amounts, st.sampled_from([0, 1, 2, 5, 11, 12]))
def test_use_is_the_maximum_flow(supply: list[int], need: list[int], wait: int) -> None:
    used = use_by_month(np.array([supply], dtype=float), np.array([need], dtype=float), wait)[0]
    assert used.sum() == pytest.approx(maximum_flow(supply, need, min(wait, 11)))
    assert (used <= np.array(supply) + 1e-9).all()


@given(amounts, amounts, st.sampled_from([0, 3, 12]))
def test_bound_holds(supply: list[int], need: list[int], wait: int) -> None:
    rows: tuple[Floats, Floats] = (np.array([supply], float), np.array([need], float))
    assert use_by_month(*rows, wait).sum() <= yearly_use(*rows, wait)[0] + 1e-9


def test_seasons_apart_give_nothing_though_the_year_would() -> None:
    assert usable(known(10), known(10), Quantity.of(1.0, "1"), (SUMMER, WINTER), 0).overlap == 0
    assert usable(known(10), known(10), Quantity.of(1.0, "1"), (SUMMER, WINTER), 12).overlap == 1


def test_range_follows_supply_need_and_ratio() -> None:
    ratio = Quantity.of(0.5, "1", 0.4, 0.6)
    found = usable(known(100, 80, 120), known(30, 20, 40), ratio, (EVEN, EVEN), 0)
    assert found.amount.require("amount") == pytest.approx((60, 100 / 3, 100))
    assert found.delivered.require("delivered") == pytest.approx((30, 20, 40))
    assert found.need_share == pytest.approx(1.0)
    assert sum(found.monthly) == pytest.approx(60)


@pytest.mark.parametrize("unknown", range(3))
def test_unknown_stays_unknown(unknown: int) -> None:
    three = [known(10), known(10), Quantity.of(1.0, "1")]
    three[unknown] = Quantity.unknown(three[unknown].unit)
    found = usable(three[0], three[1], three[2], (EVEN, EVEN), 0)
    assert (found.amount.is_known, found.delivered.is_known, found.monthly) == (False, False, ())


WATER: Resource = resource("water", unit="m3/year")
GRAIN: Resource = resource("grain")


@pytest.mark.parametrize(
    ("unit", "amount", "expected"), [("t/year", 5, 5), ("kg/year", 5000, 5), ("kg/week", 7, 0.365)]
)
def test_amounts_come_in_the_canonical_unit(unit: str, amount: float, expected: float) -> None:
    found = canonical_amount(stream("s", "source", "grain", amount, unit), GRAIN)
    assert found.value == pytest.approx(expected)


def test_what_measures_something_else_is_unknown() -> None:
    assert not canonical_amount(stream("s", "source", "water", 5.0, "t/year"), WATER).is_known


@pytest.mark.parametrize(("unit", "factor"), [("t/year", 1), ("kg/year", 1000), ("kg/week", 1000)])
def test_prices_are_per_amount_whatever_the_period(unit: str, factor: float) -> None:
    assert value_factor(stream("s", "source", "grain", 1.0, unit), GRAIN) == pytest.approx(factor)


def test_every_month_and_wait_combination_conserves() -> None:
    for wait, (one, other) in product((0, 1, 6, 12), product((SUMMER, WINTER, EVEN), repeat=2)):
        used = use_by_month(one[None, :] * 10, other[None, :] * 4, wait)[0]
        assert used.sum() <= 4 + 1e-9
        assert (used <= one * 10 + 1e-9).all()


SPACE = resource("cold_storage", Family.SHARING, "m2", Carriage.IN_PLACE)


def test_a_stock_counts_as_its_mean_over_the_year() -> None:
    three_months = Profile("summer", "month", np.array([0.0] * 5 + [1, 1, 1] + [0.0] * 4))
    area = Quantity.of(900.0, "m2", 800.0, 1000.0)
    assert yearly_mean(area, three_months, SPACE) == Quantity.of(225.0, "m2", 200.0, 250.0)
    assert yearly_mean(area, None, SPACE) == area
    assert yearly_mean(area, Profile.even(), SPACE) == area


def test_a_stock_is_there_in_the_months_of_its_profile() -> None:
    half = Profile("half", "month", np.array([2.0] * 6 + [1.0] * 6))
    expected = np.array([1.0] * 6 + [0.5 * 31 / 28] * 6)
    assert availability(half) == pytest.approx(expected)
    assert monthly_shares(half, SPACE) == pytest.approx(expected / expected.sum())
    assert monthly_shares(None, SPACE) == pytest.approx(np.full(12, 1 / 12))


@pytest.mark.parametrize(("free", "outcome"), [("summer", "refused"), ("winter", "accepted")])
def test_space_free_in_summer_does_not_serve_in_winter(free: str, outcome: str) -> None:
    season = {"summer": np.array([0.0] * 5 + [1, 1, 1] + [0.0] * 4)}
    season["winter"] = np.array([1.0, 1] + [0] * 9 + [1])
    region = inventory(
        stream("barn", "source", "cold_storage", 600.0, "m2", profile=free),
        stream("vans", "sink", "cold_storage", 300.0, "m2", profile="winter"),
        profiles=tuple(Profile(name, "month", values) for name, values in season.items()),
    )
    known_too = knowledge(resources=(*RESOURCES, SPACE))
    result = find_matches(region, known_too, matrix(region), assumptions())
    (match,) = (*result.matches, *result.refused)
    assert match.outcome == outcome
    if outcome == "accepted":
        assert match.amount_per_year.quantity.value == pytest.approx(75.0)
        assert match.monthly_amount == pytest.approx([25, 25, *[0] * 9, 25])
    else:
        assert "SEASON-APART" in {v.code for v in match.verdicts}
