"""Distances: the order of knowledge, and their closed forms."""

import numpy as np
import pytest
from attrs import evolve

from samspel.domain.actors import Site
from samspel.domain.errors import QuantityError
from samspel.domain.geography import DistanceMethod, Municipality, haversine_km
from samspel.domain.inventory import Inventory, Link, LinkKind, Region
from samspel.simulation.transport import distance_matrix

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


def test_a_road_link_goes_before_a_pipe_link_whatever_their_order() -> None:
    road, pipe = Link("a", "b", LinkKind.ROAD, 9.0), Link("a", "b", LinkKind.PIPE, 5.0)
    for links in ((road, pipe), (pipe, road)):
        found = distance_matrix(evolve(REGION, links=links), {}).between("a", "b")
        assert found is not None
        assert (found.km, found.method) == (9.0, DistanceMethod.TYPED)


def test_routed_of_another_shape_is_refused() -> None:
    with pytest.raises(QuantityError, match="5 sites"):
        distance_matrix(REGION, {}, np.zeros((4, 4)))


def test_matrix_is_symmetric_with_zero_diagonal() -> None:
    km = distance_matrix(REGION, BOTH).km
    assert np.array_equal(km, km.transpose(0, 2, 1), equal_nan=True)
    assert not km[:, range(5), range(5)].any()
