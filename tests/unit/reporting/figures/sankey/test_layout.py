import math
from collections import defaultdict
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings

from samspel.reporting.figures.sankey import (
    FlowError,
    FlowView,
    Measure,
    SankeyLayout,
    SavedOrder,
    draw_sankey,
    layout_sankey,
)
from samspel.reporting.figures.sankey.labelling import band_labels
from samspel.reporting.figures.sankey.links import Kind
from samspel.reporting.figures.sankey.scene import Label
from samspel.reporting.figures.sankey.widths import THIN_PX, UNKNOWN_PX
from tests.sankey_scenes import flow, random_view, region, shuffled, view_of, views, wiggled

SIZES = [(1160.0, 620.0), (360.0, 640.0)]


def tops(layout: SankeyLayout) -> dict[str, float]:
    return {box.node.node_id: box.box.top for box in layout.nodes}


def columns(layout: SankeyLayout) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[tuple[float, str]]] = defaultdict(list)
    for box in layout.nodes:
        found[box.panel, box.column].append((box.box.top, box.node.node_id))
    return {key: [name for _, name in sorted(rows)] for key, rows in found.items()}


def check_labels(layout: SankeyLayout) -> None:
    labels: list[Label] = [*layout.labels, *band_labels(layout, "sv")]
    for i, label in enumerate(labels):
        assert label.box.left >= -1e-6, label.lines
        assert label.box.right <= layout.width + 1e-6, label.lines
        for other in labels[:i]:
            assert not label.box.overlaps(other.box), (label.lines, other.lines)


def check_sums(layout: SankeyLayout) -> None:
    """Drawn widths over the scale are the data, on each side of each node, but for flagged ones."""
    for band in layout.bands:
        total = 0.0
        for part in band.slices:
            amount = layout.measure.of(part.part)
            if not part.part.kind.is_scaled:
                assert part.width == pytest.approx(UNKNOWN_PX, abs=1e-9)
            elif part.width > THIN_PX * (1 + 1e-9):
                assert math.isclose(part.width / layout.scale, amount, rel_tol=1e-9)
            total += part.width
        assert math.isclose(total, band.width, rel_tol=1e-9)
    for side in ("source", "target"):
        stacked: dict[str, float] = defaultdict(float)
        for band in layout.bands:
            stacked[getattr(band.bundle, side)] += band.width
        for box in layout.nodes:
            tall = box.box.bottom - box.box.top
            assert stacked[box.node.node_id] <= tall + 1e-6


def check_bands(layout: SankeyLayout) -> None:
    boxes = {box.node.node_id: box for box in layout.nodes}
    for band in layout.bands:
        source, target = boxes[band.bundle.source], boxes[band.bundle.target]
        end = band.centre.legs[-1]
        assert band.centre.x == pytest.approx(source.box.right)
        assert end.x == pytest.approx(target.box.left)
        for y, box in ((band.centre.y, source.box), (end.y, target.box)):
            assert box.top - 1e-6 <= y - band.width / 2
            assert y + band.width / 2 <= box.bottom + 1e-6
        assert band.centre.smallest_radius() >= band.width / 2 - 1e-6
        if band.route == "forward":
            assert target.column > source.column
            xs = [band.centre.at(i / 40)[0] for i in range(41)]
            assert all(b >= a - 1e-6 for a, b in pairwise(xs))
        elif band.route == "return":
            assert target.column < source.column


def check_nodes(layout: SankeyLayout) -> None:
    for i, box in enumerate(layout.nodes):
        assert box.box.bottom <= layout.height + 1e-6
        assert not any(box.box.overlaps(other.box) for other in layout.nodes[:i])
    labels = [label.box for label in layout.labels]
    assert not any(label.overlaps(box.box) for label in labels for box in layout.nodes)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["sv"])
def test_the_region_is_right_at_every_size(width: float, height: float, language: str) -> None:
    layout = layout_sankey(region(), width, height)
    for check in (check_labels, check_sums, check_bands, check_nodes):
        check(layout)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_random_networks_are_right(seed: int, width: float, height: float) -> None:
    layout = layout_sankey(random_view(seed, 12 + 5 * seed), width, height)
    for check in (check_labels, check_sums, check_bands, check_nodes):
        check(layout)


@settings(max_examples=40, deadline=None)
@given(views())
def test_every_view_is_drawn_right_or_refused(view: FlowView) -> None:
    if all(f.value == 0 and not f.is_refused for f in view.flows):
        with pytest.raises(FlowError, match="No flow"):
            layout_sankey(view)
        return
    for width, height in SIZES:
        layout = layout_sankey(view, width, height)
        for check in (check_labels, check_sums, check_bands, check_nodes):
            check(layout)


@pytest.mark.parametrize("seed", range(4))
def test_without_cycles_nothing_turns_back(seed: int) -> None:
    layout = layout_sankey(random_view(seed, 14, is_acyclic=True), 1400.0, 700.0)
    assert {band.route for band in layout.bands} == {"forward"}


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_input_gives_identical_bytes(seed: int) -> None:
    view = region()
    first = draw_sankey(layout_sankey(view))
    assert draw_sankey(layout_sankey(shuffled(view, seed))) == first


def test_unknown_amounts_alone_need_no_scale() -> None:
    layout = layout_sankey(view_of(flow("a", "x", "y", None), flow("b", "y", "z", None)))
    assert layout.scale == 0.0
    assert [band.width for band in layout.bands] == [UNKNOWN_PX, UNKNOWN_PX]


def test_making_everything_larger_changes_no_width() -> None:
    view = region()
    grown = evolve(
        view, flows=tuple(evolve(f, value=f.value and f.value * 1000) for f in view.flows)
    )
    before, after = layout_sankey(view), layout_sankey(grown)
    for a, b in zip(before.bands, after.bands, strict=True):
        assert math.isclose(a.width, b.width, rel_tol=1e-6)


def test_the_saved_order_survives_json() -> None:
    saved = layout_sankey(region()).saved
    assert SavedOrder.from_dict(saved.to_dict()) == saved


@pytest.mark.parametrize("seed", range(10))
def test_five_percent_more_or_less_moves_nothing_far(seed: int) -> None:
    before = layout_sankey(region())
    after = layout_sankey(wiggled(region(), seed), saved=before.saved)
    assert columns(after) == columns(before)
    moved = max(abs(tops(after)[name] - y) for name, y in tops(before).items())
    assert moved <= 8.0


def largest_move(before: SankeyLayout, after: SankeyLayout) -> float:
    return max(abs(tops(after)[name] - y) for name, y in tops(before).items())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("lant", "insekt"),
        ("skog", "papper"),
        ("verk", "varme"),
        ("mejeri", "åter"),
        ("asfalt", "åter"),
    ],
)
def test_one_flow_more_moves_little(source: str, target: str) -> None:
    view = region()
    before = layout_sankey(view)
    grown = view_of(*view.flows, flow("zz", source, target, 60.0))
    assert largest_move(before, layout_sankey(grown, saved=before.saved)) <= 15.0


def test_one_actor_more_moves_others_by_its_own_room_at_most() -> None:
    """A new node needs its label, gap and 6 px in a column that may be full: 42 px."""
    view = region()
    before = layout_sankey(view)
    grown = view_of(*view.flows, flow("zz", "ny", "butik", 60.0))
    assert largest_move(before, layout_sankey(grown, saved=before.saved)) <= 42.0


def test_a_saved_figure_is_drawn_again_as_it_was() -> None:
    before = layout_sankey(region())
    after = layout_sankey(region(), saved=before.saved)
    assert (after.saved.ranks, after.saved.order) == (before.saved.ranks, before.saved.order)
    assert largest_move(before, after) <= 0.1


def test_a_saved_figure_of_other_actors_is_ignored() -> None:
    strange = layout_sankey(view_of(flow("a", "p", "q", 1.0))).saved
    assert draw_sankey(layout_sankey(region(), saved=strange)) == draw_sankey(
        layout_sankey(region())
    )


def test_refused_flows_are_left_out_when_asked() -> None:
    view = region()
    refused = evolve(flow("zz", "lant", "insekt", None), is_refused=True)
    both = view_of(*view.flows, refused)
    shown = {p.part.kind for band in layout_sankey(both).bands for p in band.slices}
    hidden = layout_sankey(both, with_refused=False)
    assert Kind.REFUSED in shown
    assert Kind.REFUSED not in {p.part.kind for band in hidden.bands for p in band.slices}


def test_ranges_are_laid_out_for_the_high() -> None:
    wide = evolve(flow("a", "x", "y", 10.0), low=5.0, high=40.0)
    layout = layout_sankey(view_of(wide), measure=Measure.HIGH)
    assert layout.bands[0].width == pytest.approx(40.0 * layout.scale)


def test_nothing_to_draw_raises() -> None:
    with pytest.raises(FlowError, match="show a table instead"):
        layout_sankey(view_of(flow("a", "x", "y", 0.0)))
