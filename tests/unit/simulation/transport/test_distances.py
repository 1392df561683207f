"""Distances: the order of knowledge, and their closed forms."""

import numpy as np
import pytest
from attrs import evolve

from samspel.domain.actors import Site
from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.errors import QuantityError
from samspel.domain.geography import Distance, DistanceMethod, Municipality, haversine_km
from samspel.domain.inventory import Inventory, Link, LinkKind, Region
from samspel.simulation.transport import distance_matrix
from tests.fixtures.matching_park import cited

NORTH = Municipality("1", "Norr", 63.0, 14.0, 30.0)
SOUTH = Municipality("2", "Söder", 62.0, 14.0, 40.0)
BOTH = {"1": NORTH, "2": SOUTH}
ONLY_NORTH = {"1": NORTH}
SITES = (
    Site("a", "x", "a", 62.0, 14.0),
    Site("b", "x", "b", 62.5, 14.5),
    Site("c", "x", "c", municipality="Norr"),
    Site("d", "x", "d", municipality="nowhere"),
    Site("e", "x", "e", municipality="2"),
)
REGION = Inventory(Region("r", "r", road_detour_factor=1.3), sites=SITES)


def test_beeline_times_detour_factor() -> None:
    found = distance_matrix(REGION, BOTH).between("a", "b")
    assert found is not None
    beeline = haversine_km(62.0, 14.0, 62.5, 14.5)
    assert found.method is DistanceMethod.DETOUR
    assert (found.km, found.low_km, found.high_km) == pytest.approx(
        (1.3 * beeline, 1.15 * beeline, 1.6 * beeline), rel=1e-12
    )


def test_range_holds_an_unusual_detour_factor() -> None:
    winding = evolve(REGION, region=Region("r", "r", road_detour_factor=2.0))
    found = distance_matrix(winding, {}).between("a", "b")
    assert found is not None
    assert found.km == found.high_km


def test_area_widens_by_both_radii() -> None:
    found = distance_matrix(REGION, BOTH).between("c", "e")
    assert found is not None
    beeline = haversine_km(63.0, 14.0, 62.0, 14.0)
    assert found.method is DistanceMethod.AREA
    assert found.km == pytest.approx(1.3 * (beeline**2 + (900 + 1600) / 2) ** 0.5, rel=1e-12)
    assert found.low_km == pytest.approx(1.15 * (beeline - 70), rel=1e-12)
    assert found.high_km == pytest.approx(1.6 * (beeline + 70), rel=1e-12)


def test_area_distance_is_the_root_mean_square_of_two_discs() -> None:
    rng = np.random.default_rng(1)
    radius = 30.0 * np.sqrt(rng.random((2, 200_000)))
    angle = 2 * np.pi * rng.random((2, 200_000))
    gap = radius * np.exp(1j * angle)
    simulated = np.sqrt(np.mean(np.abs(100.0 + gap[0] - gap[1]) ** 2))
    assert simulated == pytest.approx((100.0**2 + 30.0**2) ** 0.5, rel=2e-3)


def test_unknown_place_is_unknown_and_not_zero() -> None:
    matrix = distance_matrix(REGION, ONLY_NORTH)
    assert matrix.between("a", "d") is None
    own = matrix.between("d", "d")
    assert own is not None
    assert own.km == 0


def test_typed_goes_before_routed_and_routed_before_beeline() -> None:
    routed = np.full((5, 5), np.nan)
    routed[0, 1] = routed[1, 0] = 77.0
    routed[0, 2] = 88.0
    linked = evolve(REGION, links=(Link("b", "a", LinkKind.ROAD, 66.0),))
    assert distance_matrix(REGION, ONLY_NORTH, routed).between("a", "b").km == 77.0  # type: ignore[union-attr]
    assert distance_matrix(linked, ONLY_NORTH, routed).between("a", "b").km == 66.0  # type: ignore[union-attr]
    area = distance_matrix(REGION, ONLY_NORTH, routed).between("a", "c")
    assert area is not None
    assert area.method is DistanceMethod.AREA, "a server cannot route to an unknown place"


def test_a_road_and_a_pipe_stay_apart_whatever_their_order() -> None:
    road, pipe = Link("a", "b", LinkKind.ROAD, 9.0), Link("b", "a", LinkKind.PIPE, 5.0)
    for links in ((road, pipe), (pipe, road)):
        matrix = distance_matrix(evolve(REGION, links=links), {})
        assert matrix.between("a", "b") == Distance(9.0, 9.0, 9.0, DistanceMethod.TYPED)
        by_pipe = matrix.between("a", "b", by_pipe=True)
        assert by_pipe == Distance(5.0, 5.0, 5.0, DistanceMethod.TYPED)
        assert matrix.likeliest_by_pipe[0, 1] == 5.0
        assert matrix.likeliest_by_pipe[0, 2] == pytest.approx(matrix.km[0, 0, 2], nan_ok=True)


def test_a_pipe_alone_leaves_the_road_as_it_is_known() -> None:
    pipe = Link("a", "b", LinkKind.PIPE, 5.0)
    matrix = distance_matrix(evolve(REGION, links=(pipe,)), {})
    assert matrix.between("a", "b") == distance_matrix(REGION, {}).between("a", "b")


def test_a_pipe_tells_how_far_where_nothing_else_does() -> None:
    pipe = Link("a", "d", LinkKind.PIPE, 5.0)
    found = distance_matrix(evolve(REGION, links=(pipe,)), {}).between("a", "d")
    assert found == Distance(5.0, 5.0, 5.0, DistanceMethod.TYPED)


def test_piped_goods_go_by_road_length_where_no_pipe_is_typed() -> None:
    matrix = distance_matrix(REGION, BOTH)
    assert matrix.between("a", "b", by_pipe=True) == matrix.between("a", "b")


VILLAGE = Inventory(
    Region("v", "v"),
    sites=(
        Site("baker", "x", "", 62.0, 14.0),
        Site("bakers_shed", "x", "", 62.0, 14.0),
        Site("smith", "y", "", 62.0, 14.0),
        Site("mill", "z", "", 62.001, 14.0),
    ),
)
WITHIN = Assumptions([Assumption("within_place_km", cited(1.5, "km", 0.2, 3.0))])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("baker", "smith", Distance(1.5, 0.2, 3.0, DistanceMethod.SAME_PLACE)),
        ("baker", "bakers_shed", Distance(0.0, 0.0, 0.0, DistanceMethod.DETOUR)),
        ("baker", "baker", Distance(0.0, 0.0, 0.0, DistanceMethod.DETOUR)),
    ],
)
def test_actors_at_their_villages_point_are_not_at_the_same_spot(
    one: str, other: str, expected: Distance
) -> None:
    assert distance_matrix(VILLAGE, {}, assumptions=WITHIN).between(one, other) == expected


def test_places_that_are_told_apart_keep_their_distance() -> None:
    found = distance_matrix(VILLAGE, {}, assumptions=WITHIN).between("smith", "mill")
    assert found == distance_matrix(VILLAGE, {}).between("smith", "mill")


def test_within_a_place_stands_before_a_server_and_after_what_is_typed() -> None:
    routed = np.zeros((4, 4))
    linked = evolve(VILLAGE, links=(Link("baker", "smith", LinkKind.ROAD, 0.3),))
    served = distance_matrix(VILLAGE, {}, routed, WITHIN).between("baker", "smith")
    typed = distance_matrix(linked, {}, routed, WITHIN).between("baker", "smith")
    assert served is not None
    assert typed is not None
    assert (served.method, typed.km) == (DistanceMethod.SAME_PLACE, 0.3)


def test_sites_known_only_by_their_area_are_not_within_a_place() -> None:
    region = evolve(REGION, sites=(SITES[2], evolve(SITES[2], site_id="c2", actor_id="y")))
    found = distance_matrix(region, ONLY_NORTH, assumptions=WITHIN).between("c", "c2")
    assert found is not None
    assert found.method is DistanceMethod.AREA


def test_routed_of_another_shape_is_refused() -> None:
    with pytest.raises(QuantityError, match="5 sites"):
        distance_matrix(REGION, {}, np.zeros((4, 4)))


def test_matrix_is_symmetric_with_zero_diagonal() -> None:
    km = distance_matrix(REGION, BOTH).km
    assert np.array_equal(km, km.transpose(0, 2, 1), equal_nan=True)
    assert not km[:, range(5), range(5)].any()
