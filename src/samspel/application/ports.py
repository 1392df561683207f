"""Ports: what the use cases need of the world outside, for adapters to provide."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from samspel.domain.errors import SamspelError


class RoutingService(Protocol):
    """Somebody who knows distances on the road."""

    def table(self, points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
        """Road km from every point to every other, shape (n, n), NaN where there is no road.

        `points`: (latitude, longitude) in WGS84 degrees. Raises RoutingError.
        """
        ...


class RoutingError(SamspelError):
    """A routing service did not answer, or not with what was asked for."""

    code = "ROUTING"
