"""Distances on the ground, with how they were found."""

from enum import StrEnum
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

import numpy as np
from attrs import field, frozen
from attrs.converters import optional
from numpy.typing import NDArray

from samspel.domain.texts import Text

EARTH_RADIUS_KM = 6371.0088


class DistanceMethod(StrEnum):
    """How a distance was found, best first."""

    TYPED = "typed"
    ROUTED = "routed"
    DETOUR = "detour"
    SAME_PLACE = "same_place"
    AREA = "area"
    UNKNOWN = "unknown"

    @property
    def text(self) -> Text:
        """In words."""
        return _METHOD_TEXTS[self]


_METHOD_TEXTS = {
    DistanceMethod.TYPED: Text("angivet avstånd", "stated distance"),
    DistanceMethod.ROUTED: Text("vägavstånd från ruttjänst", "road distance from a routing server"),
    DistanceMethod.DETOUR: Text("fågelväg gånger omvägsfaktor", "beeline times a detour factor"),
    DistanceMethod.SAME_PLACE: Text(
        "antaget avstånd inom samma ort", "assumed distance within the same place"
    ),
    DistanceMethod.AREA: Text(
        "mellan områdens mittpunkter, platsen är okänd",
        "between the centres of areas, the place is unknown",
    ),
    DistanceMethod.UNKNOWN: Text("okänt avstånd", "unknown distance"),
}
_METHOD_ORDER = tuple(DistanceMethod)


def haversine_km(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Great-circle distance in km between two WGS84 points in degrees (sphere, ±0.5 %)."""
    phi, phi2 = radians(latitude), radians(latitude2)
    half = sin((phi2 - phi) / 2) ** 2
    half += cos(phi) * cos(phi2) * sin(radians(longitude2 - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


@frozen
class Municipality:
    """A municipality's name, code, centre (WGS84 degrees) and radius of uncertainty (km)."""

    code: str
    name: str
    latitude: float
    longitude: float
    radius_km: float


@frozen
class Distance:
    """Kilometres between two sites: likeliest, low, high, and how they were found."""

    km: float
    low_km: float
    high_km: float
    method: DistanceMethod


def _read_only(values: NDArray[np.float64]) -> NDArray[np.float64]:
    array = np.asarray(values, dtype=np.float64)
    array.setflags(write=False)
    return array


@frozen(eq=False)
class DistanceMatrix:
    """All distances between sites.

    `km`: shape (3, n, n) for value, low, high; NaN where unknown. `method`: (n, n) index into
    `tuple(DistanceMethod)`. `pipe_km`: (n, n), the length of a typed pipe, NaN where there is
    none; None where nobody has typed any. From row to column.
    """

    site_ids: tuple[str, ...]
    km: NDArray[np.float64] = field(converter=_read_only)
    method: NDArray[np.int8]
    pipe_km: NDArray[np.float64] | None = field(
        default=None, converter=optional(_read_only), kw_only=True
    )
    index: dict[str, int] = field(init=False)

    @index.default
    def _index(self) -> dict[str, int]:
        return {site_id: i for i, site_id in enumerate(self.site_ids)}

    @cached_property
    def likeliest_by_pipe(self) -> NDArray[np.float64]:
        """(n, n) likeliest km for what is piped: a typed pipe before all else."""
        by_road: NDArray[np.float64] = self.km[0]
        if self.pipe_km is None:
            return by_road
        return np.where(np.isnan(self.pipe_km), by_road, self.pipe_km)

    def between(
        self, from_site_id: str, to_site_id: str, *, by_pipe: bool = False
    ) -> Distance | None:
        """The distance, or None when it is unknown; `by_pipe`: a typed pipe before all else."""
        i, j = self.index[from_site_id], self.index[to_site_id]
        pipe = float(self.pipe_km[i, j]) if by_pipe and self.pipe_km is not None else np.nan
        if not np.isnan(pipe):
            return Distance(pipe, pipe, pipe, DistanceMethod.TYPED)
        value, low, high = (float(x) for x in self.km[:, i, j])
        if np.isnan(value):
            return None
        return Distance(value, low, high, _METHOD_ORDER[int(self.method[i, j])])
