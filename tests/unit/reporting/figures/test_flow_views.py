"""Exchanges as flows: one unit a figure, unknown stays unknown, sums are the study's."""

import pytest
from attrs import evolve

from samspel.domain.provenance import Origin
from samspel.reporting.figures.flow_views import flow_views
from samspel.reporting.selection import shown_exchanges
from tests.reporting_study import empty_study, large_study, rich_study, unknown_study


def test_tonnes_and_megawatt_hours_never_share_a_figure() -> None:
    views = flow_views(rich_study(), "sv")
    assert [v.unit for v in views] == ["t/year", "MWh/year"]
    assert all({f.unit for f in v.view.flows} == {v.view.unit} for v in views)


def test_what_leaves_a_source_is_what_the_network_moves() -> None:
    study = rich_study()
    wood = next(v.view for v in flow_views(study, "sv") if v.unit == "t/year")
    leaving = sum(f.value or 0 for f in wood.flows if f.source == "panel" and not f.is_refused)
    whole = {f.exchange_id: f.yearly_amount for f in study.network.flows}
    to_heat, to_bedding = (e for e in study.chosen if e.match.source_stream_id == "s-panel")
    made_at_home = to_bedding.match.delivered_per_year.quantity.value or 0.0
    assert leaving == pytest.approx(whole[to_heat.exchange_id] + made_at_home)


def test_a_step_that_the_giver_runs_itself_is_no_flow() -> None:
    wood = flow_views(rich_study(), "sv")[0].view
    assert all(f.source != f.target for f in wood.flows)


def test_an_unknown_amount_stays_unknown_all_the_way() -> None:
    for view in (u.view for u in flow_views(unknown_study(), "sv")):
        assert all(f.value is None for f in view.flows if not f.is_refused)
        assert all(n.sublabel != "0" for n in view.nodes)


def test_missing_roles_are_hollow_and_say_so() -> None:
    nodes = {n.node_id: n for n in flow_views(rich_study(), "sv")[0].view.nodes}
    insects = nodes["role:insect_rearing"]
    assert (insects.is_vacant, insects.sublabel) == (True, "rollen saknas")


def test_totals_with_unknown_parts_say_at_least() -> None:
    nodes = {n.node_id: n for n in flow_views(rich_study(), "sv")[0].view.nodes}
    assert nodes["bonder"].sublabel.startswith("minst 216 t")
    assert nodes["fisk"].sublabel == "okänt"


def test_a_refusal_by_law_is_drawn_refused() -> None:
    refused = [f for f in flow_views(rich_study(), "sv")[0].view.flows if f.is_refused]
    assert [(f.source, f.target) for f in refused] == [("bonder", "agg")]


def test_what_rests_on_assumptions_is_assumed() -> None:
    flows = {f.flow_id: f for f in flow_views(rich_study(), "sv")[0].view.flows}
    meal = next(f for i, f in flows.items() if i.startswith("s-drav") and i.endswith("#1"))
    assert meal.origin is Origin.ASSUMED


def test_large_networks_are_folded() -> None:
    for view in (u.view for u in flow_views(large_study(300), "en")):
        links = {(f.source, f.target, f.family) for f in view.flows}
        assert len(links) <= 40
    assert flow_views(empty_study(), "sv") == ()


def test_the_share_of_an_amount_that_the_network_takes_is_shown() -> None:
    study = rich_study()
    first = study.network.flows[0]
    half = evolve(first, monthly_amount=tuple(m / 2 for m in first.monthly_amount))
    network = evolve(study.network, flows=(half, *study.network.flows[1:]))
    shown = shown_exchanges(evolve(study, network=network))[0]
    assert shown.leaving.quantity.value == pytest.approx(310)
    assert shown.arriving.quantity.value == pytest.approx(304)
    assert shown.leaving.quantity.low == pytest.approx(280)


def test_without_a_network_the_proposed_are_shown() -> None:
    shown = shown_exchanges(unknown_study())
    assert len(shown) == 4
    assert not any(x.is_chosen or x.is_firm for x in shown)
