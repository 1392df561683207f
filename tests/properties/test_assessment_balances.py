"""Balances that hold for every assessment, whatever the numbers."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.domain.exchanges import Exchange
from samspel.domain.provenance import Cited
from samspel.domain.streams import Stream
from samspel.impact import assess_exchange
from samspel.simulation.transport import distance_matrix, legs_for
from tests.hand_cases import (
    KNOWLEDGE,
    REARING,
    assumed,
    assumptions,
    inventory,
    match,
    stated,
    stream,
)

AMOUNTS = st.floats(0.1, 1e5)
PRICES = st.floats(-5000.0, 5000.0)
SHARES = st.floats(0.0, 0.9)


@st.composite
def exchanges(draw: st.DrawFn) -> Exchange:
    """Grain to feed, directly or by insects, with any amounts, ranges, prices and rates."""
    amount, yield_ = draw(AMOUNTS), draw(st.floats(0.01, 1.0))
    down, up = draw(SHARES), draw(SHARES)
    given_ = stated(amount, "t/year", amount * (1 - down), amount * (1 + up))
    by_insects = draw(st.booleans())
    ratio = yield_ if by_insects else 0.25
    rearing = evolve(REARING, yield_=assumed(yield_, "t/t", yield_ * 0.8, yield_ * 1.2))
    grain = stream("grain", "brewers_grain", given_, price=draw(st.none() | PRICES))
    feed = _feed(amount, draw(st.none() | PRICES))
    base = inventory(grain, feed)
    region = evolve(
        base.region,
        discount_rate=draw(st.floats(0.0, 0.15)),
        horizon_years=draw(st.integers(1, 40)),
    )
    base = evolve(base, region=region)
    pair = match(
        grain,
        feed,
        given_,
        stated(amount * ratio, "t/year"),
        *((rearing,) if by_insects else ()),
    )
    rates = assumptions(transport_sek_per_t_km=(2.0, 1.0, 3.0))
    legs = legs_for(pair, base, KNOWLEDGE, distance_matrix(base, {}), rates)
    return assess_exchange(pair, base, KNOWLEDGE, rates, legs)


def _feed(amount: float, price: float | None) -> Stream:
    return stream("feed", "animal_feed", stated(amount, "t/year"), is_source=False, price=price)


def value(cited: Cited) -> float:
    return cited.quantity.require("a result")[0]


@settings(max_examples=80, deadline=None)
@given(exchanges())
def test_partners_gains_add_up_to_the_joint_gain_to_the_last_bit(exchange: Exchange) -> None:
    assert sum(value(p.npv_sek) for p in exchange.partners) == value(exchange.joint_npv_sek)


@settings(max_examples=80, deadline=None)
@given(exchanges())
def test_emission_parts_add_up_to_the_total_to_the_last_bit(exchange: Exchange) -> None:
    if exchange.emissions_t_co2e_per_year.is_known:
        parts = sum(value(c) for _, c in exchange.emission_parts)
        assert parts == value(exchange.emissions_t_co2e_per_year)


@settings(max_examples=80, deadline=None)
@given(exchanges())
def test_a_price_is_there_exactly_when_there_is_something_to_gain(exchange: Exchange) -> None:
    assert exchange.price is not None
    joint = value(exchange.joint_npv_sek)
    if abs(joint) > 1e-3:
        assert exchange.price.is_open == (joint > 0)
    if exchange.price.is_open:
        low, high = value(exchange.price.minimum), value(exchange.price.maximum)
        assert low - 1e-6 <= value(exchange.price.agreed) <= high + 1e-6


@settings(max_examples=80, deadline=None)
@given(exchanges())
def test_investments_are_somebodys(exchange: Exchange) -> None:
    by_partner = sum(value(p.investment_sek) for p in exchange.partners)
    assert by_partner == pytest.approx(value(exchange.investment_sek), rel=1e-12)


@settings(max_examples=80, deadline=None)
@given(exchanges())
def test_payback_comes_within_the_horizon_only_if_the_partner_gains(exchange: Exchange) -> None:
    for partner in exchange.partners:
        if partner.payback_years and value(partner.investment_sek) > 0:
            assert value(partner.yearly_sek) > 0


@settings(max_examples=40, deadline=None)
@given(exchanges())
def test_an_unknown_amount_never_gives_a_total(exchange: Exchange) -> None:
    unknown = stated(None, "t/year")
    pair = evolve(
        exchange.match, amount_per_year=unknown, delivered_per_year=unknown, monthly_amount=()
    )
    grain, feed = stream("grain", "brewers_grain", unknown), _feed(1.0, None)
    base = inventory(grain, feed)
    legs = legs_for(pair, base, KNOWLEDGE, distance_matrix(base, {}), assumptions())
    found = assess_exchange(pair, base, KNOWLEDGE, assumptions(), legs)
    totals = (found.joint_npv_sek, found.society_npv_sek, found.emissions_t_co2e_per_year)
    assert not any(t.is_known for t in totals)
    assert found.break_even.value_sek_per_unit is not None
