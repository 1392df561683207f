"""Distances between all sites, best knowledge first: typed, routed, beeline, area, unknown."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.actors import Site
from samspel.domain.assumptions import Assumptions
from samspel.domain.errors import QuantityError
from samspel.domain.geography import (
    EARTH_RADIUS_KM,
    DistanceMatrix,
    DistanceMethod,
    Municipality,
)
from samspel.domain.inventory import Inventory, Link, LinkKind

Floats: TypeAlias = NDArray[np.float64]

DETOUR_LOW = 1.15
DETOUR_HIGH = 1.6
SAME_POINT_KM = 0.01
_METHODS = tuple(DistanceMethod)


@frozen
class _Places:
    """Where the sites are: degrees (NaN when unknown) and radius of uncertainty (km)."""

    latitude: Floats
    longitude: Floats
    radius_km: Floats


def distance_matrix(
    inventory: Inventory,
    municipalities: Mapping[str, Municipality],
    routed: Floats | None = None,
    assumptions: Assumptions | None = None,
) -> DistanceMatrix:
    """Kilometres from every site to every other, with low, high and method.

    In this order: a typed road link (both ways), the `routed` km (shape (n, n) in the order of
    `inventory.sites`, NaN where the server has no answer), the beeline times the region's detour
    factor (low `DETOUR_LOW`, high `DETOUR_HIGH`, widened to hold the factor), the same between
    municipality centres, the length of a typed pipe link, else unknown (NaN). What is piped goes
    by a typed pipe link first. Sites of different actors at one and the same point share their
    village's coordinates: between them stands the assumption `within_place_km`, where given.

    Between areas the likeliest beeline is the root mean square distance of points spread evenly
    over two discs, √(d² + (r₁² + r₂²)/2); low and high are d ∓ (r₁ + r₂). Detour range: Ballou,
    Rahardja & Sakai (2002), doi:10.1016/S0965-8564(01)00044-1, whose country means (most between
    1.2 and 1.6) it is chosen to hold. Raises QuantityError on a `routed` of another shape.
    """
    sites = inventory.sites
    places = _places(sites, municipalities)
    km, method = _computed(places, inventory.region.road_detour_factor)
    if routed is not None:
        _apply_routed(km, method, np.asarray(routed, dtype=np.float64), places)
    within_km = assumptions.find("within_place_km") if assumptions else None
    if within_km is not None:
        is_shared = _shared_points(sites, places)
        km[:, is_shared] = np.array(within_km.quantity.to("km").require("within_place_km"))[:, None]
        method[is_shared] = _code(DistanceMethod.SAME_PLACE)
    np.einsum("kii->ki", km)[:] = 0.0
    site_ids = tuple(s.site_id for s in sites)
    pipe_km = _apply_typed(km, method, site_ids, inventory.links)
    return DistanceMatrix(site_ids, km, method, pipe_km=pipe_km)


def _places(sites: tuple[Site, ...], municipalities: Mapping[str, Municipality]) -> _Places:
    by_name: dict[str, Municipality] = {}
    for municipality in municipalities.values():
        by_name[municipality.code] = by_name[municipality.name.casefold()] = municipality
    rows = np.full((len(sites), 3), np.nan)
    for row, site in zip(rows, sites, strict=True):
        if site.latitude is not None and site.longitude is not None:
            row[:] = site.latitude, site.longitude, 0.0
        elif area := by_name.get(site.municipality.strip().casefold()):
            row[:] = area.latitude, area.longitude, area.radius_km
    return _Places(rows[:, 0], rows[:, 1], rows[:, 2])


def beeline_km(latitude: Floats, longitude: Floats) -> Floats:
    """Great-circle km between all pairs of WGS84 points in degrees; shape (n, n)."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    half = np.sin((phi[:, None] - phi) / 2) ** 2
    half += np.cos(phi)[:, None] * np.cos(phi) * np.sin((lam[:, None] - lam) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _computed(places: _Places, factor: float) -> tuple[Floats, NDArray[np.int8]]:
    beeline = beeline_km(places.latitude, places.longitude)
    radius = places.radius_km
    reach = radius[:, None] + radius
    likely = np.sqrt(beeline**2 + (radius[:, None] ** 2 + radius**2) / 2)
    km = np.stack(
        (
            likely * factor,
            np.maximum(beeline - reach, 0.0) * min(DETOUR_LOW, factor),
            (beeline + reach) * max(DETOUR_HIGH, factor),
        )
    )
    method = np.where(reach > 0, _code(DistanceMethod.AREA), _code(DistanceMethod.DETOUR))
    method = np.where(np.isnan(beeline), _code(DistanceMethod.UNKNOWN), method)
    np.fill_diagonal(method, _code(DistanceMethod.DETOUR))
    return km, method.astype(np.int8)


def _shared_points(sites: tuple[Site, ...], places: _Places) -> NDArray[np.bool_]:
    """(n, n) pairs of sites of different actors whose known points coincide."""
    is_point = places.radius_km == 0
    actors = np.array([s.actor_id for s in sites])
    is_near = beeline_km(places.latitude, places.longitude) < SAME_POINT_KM
    return np.asarray(is_near & is_point[:, None] & is_point & (actors[:, None] != actors))


def _apply_routed(km: Floats, method: NDArray[np.int8], routed: Floats, places: _Places) -> None:
    if routed.shape != method.shape:
        raise QuantityError(
            f"The routed distances have shape {routed.shape}, but there are {len(method)} sites. "
            "Ask the routing server for all sites, in the inventory's order."
        )
    is_point = places.radius_km == 0
    answered = np.isfinite(routed) & (routed >= 0) & is_point[:, None] & is_point
    km[:, answered] = routed[answered]
    method[answered] = _code(DistanceMethod.ROUTED)


def _apply_typed(
    km: Floats, method: NDArray[np.int8], site_ids: tuple[str, ...], links: tuple[Link, ...]
) -> Floats | None:
    """Enter the road links (in place), and the pipes where nothing else is known; the pipes."""
    index = {site_id: i for i, site_id in enumerate(site_ids)}
    pipe_km = None
    for link in sorted(links, key=lambda one: one.kind is LinkKind.PIPE):
        i, j = index[link.from_site_id], index[link.to_site_id]
        if link.kind is LinkKind.PIPE:
            pipe_km = np.full(method.shape, np.nan) if pipe_km is None else pipe_km
            pipe_km[i, j] = pipe_km[j, i] = link.distance_km
        if link.kind is LinkKind.ROAD or np.isnan(km[0, i, j]):
            km[:, i, j] = km[:, j, i] = link.distance_km
            method[i, j] = method[j, i] = _code(DistanceMethod.TYPED)
    return pipe_km


def _code(method: DistanceMethod) -> int:
    return _METHODS.index(method)
