"""What holds for matching whatever the region: order, units, knowing and amounts."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.domain.exchanges import Match, MatchResult
from samspel.domain.inventory import Inventory
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Recurrence, Stream
from samspel.matching import find_matches
from tests.fixtures.matching_park import (
    assumptions,
    inventory,
    knowledge,
    matrix,
    stream,
    with_streams,
)

KNOWLEDGE = knowledge()
STREAMS = (
    stream("chp", "source", "heat_50_90", 8000.0, "MWh/year", temperature=85.0),
    stream("water", "source", "nutrient_water", 20000.0, "m3/year"),
    stream("grain", "source", "brewers_grain", 50.0, value=-200.0),
    stream("dung", "source", "manure", 500.0),
    stream("dust", "source", "sawdust", 90.0, moisture=15.0),
    stream("kitchen", "sink", "vegetables_fresh", 18.0, value=-21000.0),
    stream("hens", "sink", "animal_feed", 40.0),
    stream("stable", "sink", "animal_bedding", 50.0),
    stream("boiler", "sink", "wood_chips", None),
)


def run(region: Inventory, km: float = 2.0) -> MatchResult:
    return find_matches(region, KNOWLEDGE, matrix(region, km), assumptions())


def everything(result: MatchResult) -> dict[str, Match]:
    return {m.match_id: m for m in (*result.matches, *result.refused)}


@settings(max_examples=15, deadline=None)
@given(st.permutations(STREAMS))
def test_order_of_streams_does_not_matter(streams: list[Stream]) -> None:
    assert run(inventory(*streams)) == run(inventory(*STREAMS))


def in_kilograms(source: Stream) -> Stream:
    """The same stream counted in kg, price per kg."""
    if source.amount.quantity.unit != "t/year":
        return source
    price = source.value_sek_per_unit
    return evolve(
        source,
        amount=source.amount.to("kg/year"),
        value_sek_per_unit=None if price is None else price / 1000,
    )


def test_tonnes_or_kilograms_give_the_same() -> None:
    in_t = everything(run(inventory(*STREAMS)))
    in_kg = everything(run(inventory(*map(in_kilograms, STREAMS))))
    assert set(in_t) == set(in_kg)
    for match_id, match in in_t.items():
        other = in_kg[match_id]
        assert [v.code for v in other.verdicts] == [v.code for v in match.verdicts]
        assert other.score == pytest.approx(match.score)
        assert other.amount_per_year.quantity.unit == match.amount_per_year.quantity.unit
        assert other.amount_per_year.quantity.value == pytest.approx(
            match.amount_per_year.quantity.value
        )


def forgotten(source: Stream, what: str) -> Stream:
    if what == "amount":
        return evolve(source, amount=evolve(source.amount, quantity=Quantity.unknown("t/year")))
    if what == "moisture":
        return evolve(source, moisture_pct_wet=None)
    return evolve(source, recurrence=Recurrence.UNKNOWN)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["amount", "moisture", "season"]),
    st.floats(2.0, 500.0),
    st.floats(0.0, 20.0),
    st.floats(0.1, 90.0),
)
def test_unknown_never_beats_known(what: str, amount: float, moisture: float, km: float) -> None:
    told = stream("dust", "source", "sawdust", amount, moisture=moisture)
    stable = stream("stable", "sink", "animal_bedding", 50.0)
    known = run(inventory(told, stable), km).matches[0]
    unknown = run(inventory(forgotten(told, what), stable), km).matches[0]
    assert unknown.score <= known.score


@settings(max_examples=40, deadline=None)
@given(st.floats(0.5, 400.0), st.floats(1.0, 5.0))
def test_more_never_refuses_for_batch(amount: float, times: float) -> None:
    def is_refused(tonnes: float) -> bool:
        region = inventory(
            stream("dust", "source", "sawdust", tonnes, moisture=15.0),
            stream("boiler", "sink", "wood_chips", 500.0),
        )
        found = everything(run(region))["dust>chipping>boiler"]
        return any(v.code == "AMOUNT-BELOW-BATCH" for v in found.verdicts)

    assert is_refused(amount) or not is_refused(amount * times)


def test_a_region_without_streams_has_no_matches() -> None:
    empty = with_streams(inventory(*STREAMS), ())
    assert run(empty) == MatchResult((), (), (), ())
