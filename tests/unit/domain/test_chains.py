"""The line of a match in numbers."""

import pytest
from attrs import evolve

from samspel.domain.chains import final_ratio, stage_amounts, steps_of
from samspel.domain.conversions import Feed
from tests.hand_cases import KNOWLEDGE, REARING, assumed, match, stated, stream

GRAIN = stream("grain", "brewers_grain", stated(200.0, "t/year"))
FEED = stream("feed", "animal_feed", stated(500.0, "t/year"), is_source=False)


def test_a_step_goes_on_with_its_yield() -> None:
    pair = match(GRAIN, FEED, GRAIN.amount, stated(40.0, "t/year"), REARING)
    assert [a.quantity.value for a in stage_amounts(pair, KNOWLEDGE)] == [200, 40]
    assert stage_amounts(pair, KNOWLEDGE)[1].is_assumed


def test_a_step_may_go_on_with_a_rest() -> None:
    rearing = evolve(
        REARING, output_id="electricity", rests=(Feed("insect_meal", assumed(300, "kg/t")),)
    )
    pair = evolve(
        match(GRAIN, FEED, GRAIN.amount, stated(60.0, "t/year"), rearing),
        resource_ids=("brewers_grain", "insect_meal"),
    )
    (step,) = steps_of(pair, KNOWLEDGE)
    assert step.is_by_rest
    assert stage_amounts(pair, KNOWLEDGE)[1].quantity.value == pytest.approx(60)


def test_final_ratio_follows_the_match_and_else_the_catalogued_use() -> None:
    known = match(GRAIN, FEED, GRAIN.amount, stated(44.0, "t/year"))
    assert final_ratio(known, KNOWLEDGE, "animal_feed").quantity.value == pytest.approx(0.22)
    unknown = match(GRAIN, FEED, stated(None, "t/year"), stated(None, "t/year"))
    assert final_ratio(unknown, KNOWLEDGE, "animal_feed").quantity.value == pytest.approx(0.25)
    assert final_ratio(unknown, KNOWLEDGE, "brewers_grain").quantity.value == pytest.approx(1)
    assert not final_ratio(unknown, KNOWLEDGE, "electricity").is_known
