"""Road distances from an OSRM-compatible server, at an address the user has given."""

import json
from collections.abc import Sequence
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import numpy as np
from attrs import field, frozen
from attrs.validators import gt
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from samspel.application.ports import RoutingError
from samspel.domain.texts import Text

_MAX_BYTES = 200_000_000
_ALLOWED_SCHEMES = ("http", "https")


class _Table(BaseModel):
    """What an OSRM server answers to a table request."""

    code: str
    message: str = ""
    distances: list[list[float | None]] = []


@frozen
class OsrmRouting:
    """A client of OSRM's table service; asks in square blocks, for servers limit a request.

    `address` such as "http://localhost:5000", `timeout_s` per request, `block` points per side.
    Service: http://project-osrm.org/docs/v5.24.0/api/#table-service. Sites without a known place
    go in as NaN and come out as NaN.
    """

    address: str
    profile: str = "driving"
    timeout_s: float = field(default=20.0, validator=gt(0))
    block: int = field(default=50, validator=gt(0))

    def __attrs_post_init__(self) -> None:
        if not _is_web_address(self.address):
            raise RoutingError(
                Text(
                    f"{self.address!r} är ingen adress till en ruttjänst. Skriv som "
                    "http://localhost:5000, eller utelämna den för att räkna med omvägsfaktor.",
                    f"{self.address!r} is not the address of a routing server. Write it like "
                    "http://localhost:5000, or leave it out to use a detour factor.",
                )
            )

    def table(self, points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
        """Road km between all points, shape (n, n), NaN where unknown. Raises RoutingError."""
        km = np.full((len(points), len(points)), np.nan)
        known = np.flatnonzero(np.isfinite(np.array(points, dtype=np.float64).reshape(-1, 2)[:, 0]))
        blocks = [known[i : i + self.block] for i in range(0, len(known), self.block)]
        for rows in blocks:
            for columns in blocks:
                km[np.ix_(rows, columns)] = self._block(points, rows, columns)
        return km

    def _block(
        self,
        points: Sequence[tuple[float, float]],
        rows: NDArray[np.intp],
        columns: NDArray[np.intp],
    ) -> NDArray[np.float64]:
        places = [points[i] for i in (*rows, *columns)]
        coordinates = ";".join(f"{longitude:.6f},{latitude:.6f}" for latitude, longitude in places)
        sources = ";".join(str(i) for i in range(len(rows)))
        targets = ";".join(str(i) for i in range(len(rows), len(places)))
        answer = self._ask(
            f"{self.address.rstrip('/')}/table/v1/{self.profile}/{coordinates}"
            f"?annotations=distance&sources={sources}&destinations={targets}"
        )
        metres = _square(answer.distances)
        if answer.code != "Ok" or metres.shape != (len(rows), len(columns)):
            raise RoutingError(
                Text(
                    f"Ruttjänsten {self.address} svarade {answer.code} {answer.message} med "
                    f"{metres.shape} avstånd i stället för {(len(rows), len(columns))}. "
                    "Kontrollera att den ger avståndstabeller för det här landet.",
                    f"The routing server {self.address} answered {answer.code} {answer.message} "
                    f"with {metres.shape} distances instead of {(len(rows), len(columns))}. Check "
                    "that it serves tables of distances for this country.",
                )
            )
        return metres / 1000

    def _ask(self, url: str) -> _Table:
        try:
            with urlopen(url, timeout=self.timeout_s) as response:
                content = response.read(_MAX_BYTES)
        except HTTPError as error:
            content = error.read(_MAX_BYTES)
            error.close()
        except (OSError, HTTPException, UnicodeError) as error:
            raise RoutingError(
                Text(
                    f"Ruttjänsten {self.address} svarar inte ({error}), så vägavstånden är okända. "
                    "Starta den, rätta adressen eller utelämna den.",
                    f"The routing server {self.address} does not answer ({error}), so road "
                    "distances are not known. Start it, correct the address, or leave it out.",
                )
            ) from error
        try:
            return _Table.model_validate(json.loads(content))
        except (ValueError, ValidationError) as error:
            raise RoutingError(
                Text(
                    f"Ruttjänsten {self.address} svarade med något som inte är en OSRM-tabell. "
                    "Kontrollera att adressen går till en OSRM-server.",
                    f"The routing server {self.address} answered with something that is not an "
                    "OSRM table. Check that the address is that of an OSRM server.",
                )
            ) from error


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in _ALLOWED_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or a host that cannot be one
        return False


def _square(rows: Sequence[Sequence[float | None]]) -> NDArray[np.float64]:
    """The rows as an array; of shape (0,) where they differ in length."""
    if len({len(row) for row in rows}) > 1:
        return np.empty(0)
    return np.array(rows, dtype=np.float64)
