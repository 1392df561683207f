import math

from attrs import evolve
from hypothesis import given

from samspel.domain.provenance import Origin
from samspel.reporting.figures.sankey.flows import FlowView
from samspel.reporting.figures.sankey.links import Kind, aggregate
from tests.sankey_scenes import flow, shuffled, views


def test_flows_sum_by_source_target_and_family() -> None:
    bundles = aggregate([flow("b", "x", "y", 2.0), flow("a", "x", "y", 1.0)])
    (part,) = bundles[0].slices
    assert (part.value, part.flow_ids) == (3.0, ("a", "b"))


def test_families_are_slices_of_one_bundle() -> None:
    (bundle,) = aggregate([flow("a", "x", "y", 1.0, "wood"), flow("b", "x", "y", 1.0, "heat")])
    assert [part.family.value for part in bundle.slices] == ["heat", "wood"]


def test_partly_unknown_is_a_band_and_a_stub() -> None:
    (bundle,) = aggregate([flow("a", "x", "y", 1.0), flow("b", "x", "y", None)])
    assert [(part.kind, part.value) for part in bundle.slices] == [
        (Kind.KNOWN, 1.0),
        (Kind.UNKNOWN, 0.0),
    ]


def test_assumed_and_stated_amounts_stay_apart() -> None:
    (bundle,) = aggregate([flow("a", "x", "y", 1.0), flow("b", "x", "y", 4.0, origin="assumed")])
    kinds = {part.kind: (part.value, part.origins) for part in bundle.slices}
    assert kinds == {
        Kind.KNOWN: (1.0, (Origin.STATED,)),
        Kind.ASSUMED: (4.0, (Origin.ASSUMED,)),
    }


def test_zero_is_not_drawn() -> None:
    assert aggregate([flow("a", "x", "y", 0.0)]) == ()


def test_refused_is_drawn_on_request_only() -> None:
    refused = evolve(flow("a", "x", "y", 5.0), is_refused=True)
    assert aggregate([refused], with_refused=False) == ()
    assert aggregate([refused])[0].slices[0].kind is Kind.REFUSED


def test_range_bounds_add_and_fall_back_to_the_value() -> None:
    wide = evolve(flow("a", "x", "y", 10.0), low=5.0, high=20.0)
    (bundle,) = aggregate([wide, flow("b", "x", "y", 1.0)])
    assert (bundle.slices[0].low, bundle.slices[0].high) == (6.0, 21.0)


def test_a_flow_with_an_unknown_month_keeps_its_own_slice() -> None:
    full = evolve(flow("a", "x", "y", 12.0), monthly=(1.0,) * 12)
    gappy = evolve(flow("b", "x", "y", 12.0), monthly=(None, *(1.0,) * 11))
    (bundle,) = aggregate([full, gappy])
    assert [part.monthly[0] for part in bundle.slices if part.monthly] == [1.0, None]


@given(views())
def test_sums_are_kept_and_do_not_depend_on_order(view: FlowView) -> None:
    bundles = aggregate(view.flows)
    assert bundles == aggregate(shuffled(view, 7).flows)
    drawn = math.fsum(part.value for bundle in bundles for part in bundle.slices)
    known = math.fsum(f.value for f in view.flows if f.value and not f.is_refused)
    assert math.isclose(drawn, known, rel_tol=1e-12)
