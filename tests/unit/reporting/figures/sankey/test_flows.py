import math
from collections import Counter

import pytest
from attrs import evolve

from samspel.domain.texts import same
from samspel.reporting.figures.sankey import (
    FigureFlow,
    FigureNode,
    FlowError,
    FlowView,
    MixedUnitsError,
)
from tests.sankey_scenes import UNIT, flow, random_view, region, view_of


def test_mixed_units_raise() -> None:
    energy = evolve(flow("b", "x", "y", 2.0), unit="MWh/år")
    with pytest.raises(MixedUnitsError, match="share no scale"):
        view_of(flow("a", "x", "y", 1.0), energy)


def test_mixed_bases_raise() -> None:
    dry = evolve(flow("b", "x", "y", 2.0), basis="torrt")
    with pytest.raises(MixedUnitsError, match="torrt"):
        view_of(flow("a", "x", "y", 1.0), dry)


def test_flow_to_nowhere_raises() -> None:
    with pytest.raises(FlowError, match="'a'"):
        FlowView((FigureNode("x", "X"),), (flow("a", "x", "y", 1.0),), UNIT)


def test_same_flow_id_twice_raises() -> None:
    with pytest.raises(FlowError, match="twice"):
        view_of(flow("a", "x", "y", 1.0), flow("a", "y", "z", 1.0))


@pytest.mark.parametrize("value", [-1.0, math.inf, math.nan])
def test_impossible_amounts_raise(value: float) -> None:
    with pytest.raises(FlowError, match="below zero or not finite"):
        flow("a", "x", "y", value)


def test_low_above_value_raises() -> None:
    with pytest.raises(FlowError, match="order"):
        evolve(flow("a", "x", "y", 1.0), low=2.0)


def test_eleven_months_raise() -> None:
    with pytest.raises(FlowError, match="11 months"):
        evolve(flow("a", "x", "y", 1.0), monthly=(1.0,) * 11)


def test_family_and_origin_are_read_from_words() -> None:
    made = FigureFlow(
        flow_id="a",
        source="x",
        target="y",
        resource=same("drav"),
        family="organic",
        unit=UNIT,
        value=None,
        origin="assumed",
    )
    assert (made.family.value, made.origin.value) == ("organic", "assumed")


def test_partition_moves_flows_to_the_whole() -> None:
    view = view_of(flow("a", "x", "z", 1.0), flow("b", "y", "z", 2.0))
    whole = view.partitioned({"x": FigureNode("xy", "X och Y"), "y": FigureNode("xy", "X och Y")})
    assert [f.source for f in whole.flows] == ["xy", "xy"]
    assert sorted(n.node_id for n in whole.nodes) == ["xy", "z"]


def test_folding_keeps_every_amount_and_every_unknown() -> None:
    view = random_view(3, 70)
    folded = view.folded(40)
    links = {(f.source, f.target, f.family) for f in folded.flows}
    assert len(links) <= 40
    assert Counter(f.value for f in folded.flows) == Counter(f.value for f in view.flows)


def test_nodes_with_unknown_amounts_are_folded_last() -> None:
    view = view_of(
        flow("a", "stor", "nav", 50.0),
        flow("b", "liten", "nav", 1.0),
        flow("c", "mindre", "nav", 0.5),
        flow("d", "okänd", "nav", None),
    )
    folded = view.folded(3)
    assert {f.source for f in folded.flows} == {"stor", "övrigt:givers", "okänd"}
    assert {n.label for n in folded.nodes} >= {"Övriga givare (2)"}


def test_small_views_are_not_folded() -> None:
    view = region()
    assert view.folded(60) is view


def test_shortening_says_what_it_leaves_out() -> None:
    view = region()
    short = view.shortened(10)
    assert len({(f.source, f.target, f.family) for f in short.flows}) == 10
    assert short.n_omitted == len(view.flows) - len(short.flows)
    known = sorted((f.value for f in short.flows if f.value is not None), reverse=True)
    assert known[:3] == [9000.0, 4200.0, 2600.0]
    assert any(f.value is None for f in short.flows)
