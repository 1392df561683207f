"""What is worth measuring first."""

from attrs import evolve

from samspel.domain.exchanges import Exchange
from samspel.domain.inventory import ExchangeStatus, Inventory
from samspel.domain.provenance import Origin
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.impact import rank_measurements
from tests.hand_cases import KNOWLEDGE, assumptions, match, stated, stream
from tests.unit.impact.test_assessment import FEED, GRAIN, assessed, park


def ranked(exchange: Exchange, region: Inventory) -> dict[tuple[str, str], float | None]:
    found = rank_measurements((exchange,), region, KNOWLEDGE, assumptions())
    assert all(m.label and m.why and m.how and m.n_matches == 1 for m in found)
    return {(m.stream_id, m.field): m.spread_sek.quantity.value for m in found}


def test_a_range_is_worth_what_it_moves() -> None:
    grain = evolve(GRAIN, amount=stated(200.0, "t/year", 100.0, 300.0))
    region = park(grain, FEED)
    pair = match(grain, FEED, grain.amount, stated(50.0, "t/year"))
    found = ranked(assessed(pair, region), region)
    assert list(found) == [("grain", "amount")]
    assert found["grain", "amount"] == 10 * 200 * (200 + 1000 - 30)


def test_unknown_amount_is_worth_the_other_sides_amount_at_most() -> None:
    grain = stream("grain", "brewers_grain", stated(None, "t/year"))
    region = park(grain, FEED)
    pair = match(grain, FEED, stated(None, "t/year"), stated(None, "t/year"))
    found = ranked(assessed(pair, region), region)
    # 500 t feed need 2 000 t grain at 0.25 t per t
    assert found["grain", "amount"] == 10 * 2000 * (200 + 1000 - 30)


def test_two_unknown_amounts_are_worth_an_unknown_sum() -> None:
    grain = stream("grain", "brewers_grain", stated(None, "t/year"))
    feed = stream("feed", "animal_feed", stated(None, "t/year"), is_source=False)
    region = park(grain, feed)
    pair = match(grain, feed, stated(None, "t/year"), stated(None, "t/year"))
    found = ranked(assessed(pair, region), region)
    assert found == {("feed", "amount"): None, ("grain", "amount"): None}


def test_an_amount_is_never_worth_an_assumed_total() -> None:
    grain = stream("grain", "brewers_grain", stated(None, "t/year"))
    wanted = evolve(FEED, amount=evolve(FEED.amount, origin=Origin.ASSUMED))
    region = park(grain, wanted)
    pair = match(grain, wanted, stated(None, "t/year"), stated(None, "t/year"))
    exchange = assessed(pair, region)
    assert ranked(exchange, region)["grain", "amount"] is None
    (found,) = (
        m
        for m in rank_measurements((exchange,), region, KNOWLEDGE, assumptions())
        if m.stream_id == "grain"
    )
    # 1 t a year for 10 years without discounting: 10 × (200 + 1 000 − 30) SEK, nothing fixed
    assert "ger upp till 11\u202f700 kr" in found.why.sv
    assert "pays from" not in found.why.en


def test_what_proposals_wait_for_comes_first() -> None:
    grain = stream("grain", "brewers_grain", stated(None, "t/year"))
    uncertain = evolve(GRAIN, stream_id="other", amount=stated(200.0, "t/year", 100.0, 300.0))
    region = park(grain, uncertain, FEED)
    awaited = evolve(
        match(grain, FEED, stated(None, "t/year"), stated(None, "t/year")),
        known_status=ExchangeStatus.PROPOSED,
    )
    assumed_need = evolve(FEED, amount=evolve(FEED.amount, origin=Origin.ASSUMED))
    region = park(grain, uncertain, assumed_need)
    certain = match(uncertain, assumed_need, uncertain.amount, stated(50.0, "t/year"))
    exchanges = (assessed(certain, region), assessed(awaited, region))
    found = rank_measurements(exchanges, region, KNOWLEDGE, assumptions())
    assert [(m.stream_id, m.n_awaited) for m in found][:2] == [("grain", 1), ("other", 0)]


def test_a_fact_that_a_rule_misses_is_worth_the_exchange() -> None:
    region = park(GRAIN, FEED)
    missing = Verdict(
        "quality",
        Outcome.UNKNOWN,
        "QUALITY-UNKNOWN",
        Text("x", "x"),
        missing=("grain.moisture_pct_wet",),
    )
    pair = evolve(
        match(GRAIN, FEED, stated(200.0, "t/year"), stated(50.0, "t/year")), verdicts=(missing,)
    )
    exchange = assessed(pair, region)
    found = ranked(exchange, region)
    assert found["grain", "moisture_pct_wet"] == exchange.joint_npv_sek.quantity.value


def test_what_never_pays_is_not_worth_measuring() -> None:
    dear = evolve(GRAIN, value_sek_per_unit=9000.0, amount=stated(200.0, "t/year", 100.0, 300.0))
    region = park(dear, FEED)
    pair = match(dear, FEED, dear.amount, stated(50.0, "t/year"))
    assert ranked(assessed(pair, region), region) == {}
