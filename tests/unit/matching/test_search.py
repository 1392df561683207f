"""The search against judging everything, on small random regions."""

import math

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.domain.inventory import Inventory
from samspel.domain.streams import Stream
from samspel.domain.verdicts import Outcome
from samspel.matching import find_matches
from samspel.matching.preparation import Prepared
from tests.fixtures.matching_park import assumptions, inventory, knowledge, matrix, stream
from tests.matching_oracle import judge_everything

KNOWLEDGE = knowledge()
OFFERED = ("heat_50_90", "brewers_grain", "manure", "sawdust", "electricity", "nutrient_water")
WANTED = ("vegetables_fresh", "animal_feed", "heat_30_50", "animal_bedding", "fish_fresh", "food")
sizes = st.one_of(st.none(), st.sampled_from([0.0, 3.0, 40.0, 900.0]))


@st.composite
def regions(draw: st.DrawFn, n_most: int = 2) -> tuple[Inventory, dict[tuple[str, str], float]]:
    """At most four streams, with distances between their sites."""
    sources = draw(st.lists(st.sampled_from(OFFERED), min_size=1, max_size=n_most))
    sinks = draw(st.lists(st.sampled_from(WANTED), min_size=1, max_size=n_most))
    streams: list[Stream] = []
    for direction, wanted in (("source", sources), ("sink", sinks)):
        for i, resource_id in enumerate(wanted):
            unit = KNOWLEDGE.resources[resource_id].unit
            name = f"{direction}{i}"
            streams.append(stream(name, direction, resource_id, draw(sizes), unit))
    region = inventory(*streams)
    sites = [s.site_id for s in region.sites]
    kms = st.sampled_from([0.5, 2.0, 30.0, 700.0, math.nan])
    pairs = [(a, b) for i, a in enumerate(sites) for b in sites[i + 1 :]]
    return region, {pair: draw(kms) for pair in pairs}


@settings(max_examples=60, deadline=None)
@given(regions(), st.sampled_from([1, 2, 10]))
def test_search_finds_what_judging_everything_finds(
    drawn: tuple[Inventory, dict[tuple[str, str], float]], n: int
) -> None:
    region, km = drawn
    distances = matrix(region, km)
    prepared = Prepared.of(region, KNOWLEDGE, distances, assumptions())
    expected = judge_everything(prepared, n)
    result = find_matches(region, KNOWLEDGE, distances, assumptions(), n)
    found = {m.match_id: m.score for m in result.matches}
    for_lonely_sinks = {i for i in found if i not in expected}
    assert {i: s for i, s in found.items() if i in expected} == expected
    assert len(for_lonely_sinks) <= len({m.sink_stream_id for m in result.matches})


@settings(max_examples=30, deadline=None)
@given(regions())
def test_left_alone_means_that_nothing_fits(
    drawn: tuple[Inventory, dict[tuple[str, str], float]],
) -> None:
    region, km = drawn
    distances = matrix(region, km)
    result = find_matches(region, KNOWLEDGE, distances, assumptions(), 1)
    prepared = Prepared.of(region, KNOWLEDGE, distances, assumptions())
    everything = judge_everything(prepared, 100)
    for sink_id in result.unmatched_sinks:
        assert not [i for i in everything if i.endswith(f">{sink_id}")]


def test_n_counts_sinks() -> None:
    sinks = [stream(f"stable{i}", "sink", "animal_bedding", 10.0) for i in range(5)]
    region = inventory(stream("dust", "source", "sawdust", 90.0, moisture=10.0), *sinks)
    result = find_matches(region, KNOWLEDGE, matrix(region), assumptions(), 2)
    kept = [m.sink_stream_id for m in result.matches]
    assert kept[:2] == ["stable0", "stable1"]
    assert result.unmatched_sinks == ()


def test_ties_are_broken_by_id() -> None:
    sinks = [stream(name, "sink", "animal_bedding", 10.0) for name in ("b", "a", "c")]
    region = inventory(stream("dust", "source", "sawdust", 90.0, moisture=10.0), *sinks)
    result = find_matches(region, KNOWLEDGE, matrix(region), assumptions())
    assert [m.sink_stream_id for m in result.matches] == ["a", "b", "c"]


def test_matches_of_a_proposed_resource_say_so() -> None:
    region = inventory(
        stream("dust", "source", "sawdust", 90.0, moisture=10.0),
        stream("stable", "sink", "animal_bedding", 10.0),
    )
    said = [
        find_matches(region, KNOWLEDGE, matrix(region), assumptions(), proposed_stream_ids=ids)
        .matches[0]
        .is_resource_proposed
        for ids in (frozenset[str](), frozenset({"dust"}), frozenset({"stable"}))
    ]
    assert said == [False, True, True]


def test_a_resource_that_the_catalogue_lacks_is_named() -> None:
    region = inventory(stream("odd", "source", "moon_dust", 1.0))
    with pytest.raises(Exception, match="'moon_dust', which is not in the catalogue"):
        find_matches(region, KNOWLEDGE, matrix(region), assumptions())


@pytest.mark.parametrize(("pipe_km", "km"), [(2.0, 2.0), (math.nan, 90.0)])
def test_what_is_piped_goes_by_the_typed_pipe(pipe_km: float, km: float) -> None:
    region = inventory(
        stream("chp", "source", "heat_50_90", 900.0, "MWh/year", temperature=85.0),
        stream("bath", "sink", "heat_50_90", 500.0, "MWh/year", temperature=60.0),
    )
    by_road = matrix(region, 90.0)
    pipes = np.full((2, 2), np.nan)
    pipes[0, 1] = pipes[1, 0] = pipe_km
    found = find_matches(region, KNOWLEDGE, evolve(by_road, pipe_km=pipes), assumptions())
    matches = {m.match_id: m for m in found.matches}
    assert ("chp>bath" in matches) is (km == 2.0)
    if km == 2.0:
        distance = matches["chp>bath"].distance
        assert distance is not None
        assert distance.km == km
        near = next(p.value for p in matches["chp>bath"].score_parts if p.name == "distance")
        assert near == pytest.approx(50 / 52)


@settings(max_examples=40, deadline=None)
@given(regions())
def test_what_is_settled_is_what_would_be_judged(
    drawn: tuple[Inventory, dict[tuple[str, str], float]],
) -> None:
    region, km = drawn
    prepared = Prepared.of(region, KNOWLEDGE, matrix(region, km), assumptions())
    for row in range(len(prepared.sources.streams)):
        short = prepared.shortlist_of(row)
        for number, sink_row, potential in short.rows:
            match = prepared.judge(row, short.plans[number], sink_row)
            settled = short.settled[number]
            assert dict(settled.verdicts).items() <= {v.rule: v for v in match.verdicts}.items()
            if settled.is_refused:
                assert match.outcome is Outcome.REFUSED
            if match.outcome is not Outcome.REFUSED:
                assert match.score <= potential


def test_a_rule_is_not_settled_where_sinks_differ() -> None:
    region = inventory(
        stream("chp", "source", "heat_50_90", 900.0, "MWh/year", temperature=80.0),
        stream("bath", "sink", "heat_50_90", 500.0, "MWh/year", temperature=60.0),
        stream("kiln", "sink", "heat_50_90", 500.0, "MWh/year", temperature=95.0),
    )
    result = find_matches(region, KNOWLEDGE, matrix(region), assumptions())
    assert [m.match_id for m in result.matches if not m.operator_ids] == ["chp>bath"]
    codes = {v.code for m in result.refused if m.match_id == "chp>kiln" for v in m.verdicts}
    assert "TEMPERATURE-TOO-COLD" in codes


def test_a_way_that_is_forbidden_is_told_once_and_by_its_shortest() -> None:
    region = inventory(
        stream("dung", "source", "manure", 500.0),
        stream("hens", "sink", "animal_feed", 40.0),
        stream("pigs", "sink", "animal_feed", 40.0),
    )
    result = find_matches(region, KNOWLEDGE, matrix(region), assumptions())
    assert [m.match_id for m in result.refused] == ["dung>insect_rearing>hens"]
