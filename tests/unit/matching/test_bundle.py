"""Tours against trying every order, and small streams that reach a batch together."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.matching import find_matches
from samspel.matching.tour import round_tour
from tests.fixtures.matching_park import assumptions, inventory, knowledge, matrix, stream

SMALL = tuple(stream(f"dust{i}", "source", "sawdust", 20.0, moisture=15.0) for i in range(4))
BOILER = stream("boiler", "sink", "wood_chips", 500.0)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=1, max_size=6))
def test_tour_is_at_most_a_tenth_longer_than_the_best(places: list[tuple[float, float]]) -> None:
    points = np.array(places)
    km = np.linalg.norm(points[:, None] - points[None, :], axis=2)
    order, length = round_tour(km)
    rounds = ((0, *rest) for rest in permutations(range(1, len(places))))
    best = min(sum(float(km[a, b]) for a, b in zip(r, (*r[1:], r[0]), strict=True)) for r in rounds)
    assert sorted(order) == list(range(len(places)))
    assert best - 1e-9 <= length <= 1.1 * best + 1e-9


def test_small_streams_nearby_reach_a_batch_together() -> None:
    region = inventory(*SMALL, BOILER)
    (bundle,) = find_matches(region, knowledge(), matrix(region, 4.0), assumptions()).bundles
    assert bundle.stream_ids == tuple(s.stream_id for s in SMALL)
    assert bundle.conversion_ids == ("chipping",)
    assert bundle.amount.quantity.value == pytest.approx(80)
    assert len(bundle.tour_site_ids) == 4
    assert bundle.tour_km == pytest.approx(16)


@pytest.mark.parametrize(("n", "km"), [(2, 4.0), (4, 60.0)])
def test_too_little_or_too_far_apart_makes_no_tour(n: int, km: float) -> None:
    region = inventory(*SMALL[:n], BOILER)
    assert find_matches(region, knowledge(), matrix(region, km), assumptions()).bundles == ()


def test_what_is_refused_for_more_than_its_amount_is_not_bundled() -> None:
    wet = tuple(stream(f"dust{i}", "source", "sawdust", 20.0, moisture=75.0) for i in range(4))
    region = inventory(*wet, BOILER)
    assert find_matches(region, knowledge(), matrix(region, 4.0), assumptions()).bundles == ()
