"""Streams as columns: what is needed to rank thousands of pairs before any rule is asked."""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.geography import DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Stream
from samspel.matching.amounts import (
    Floats,
    canonical_amount,
    is_season_known,
    monthly_shares,
    yearly_mean,
)

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@frozen(eq=False)
class StreamTable:
    """Streams of one direction, ordered by id.

    `quantities`: canonical units, a stock as its mean over the year. `amount`: (n,) the likeliest
    of them, NaN = unknown. `shares`: (n, 12). `site`: (n,) row
    in the distance matrix. `is_season_known`: (n,). `rows_of`: resource id → rows.
    """

    streams: tuple[Stream, ...]
    quantities: tuple[Quantity, ...]
    amount: Floats
    shares: Floats
    site: Ints
    is_season_known: Flags
    rows_of: Mapping[str, Ints]

    @classmethod
    def of(
        cls,
        streams: Sequence[Stream],
        inventory: Inventory,
        knowledge: Knowledge,
        distances: DistanceMatrix,
    ) -> "StreamTable":
        """Lay out streams whose resource is known."""
        ordered = tuple(sorted(streams, key=lambda s: s.stream_id))
        resources = [knowledge.resources[s.resource_id or ""] for s in ordered]
        profiles = [inventory.profile_of(s) for s in ordered]
        rows_in = list(zip(ordered, profiles, resources, strict=True))
        quantities = tuple(yearly_mean(canonical_amount(s, r), p, r) for s, p, r in rows_in)
        rows: dict[str, list[int]] = {}
        for row, resource in enumerate(resources):
            rows.setdefault(resource.resource_id, []).append(row)
        shares = [monthly_shares(p, r) for _, p, r in rows_in]
        return cls(
            ordered,
            quantities,
            np.array([np.nan if q.value is None else q.value for q in quantities]),
            np.array(shares).reshape(len(ordered), 12),
            np.array([distances.index[s.site_id] for s in ordered], dtype=np.int64),
            np.array([is_season_known(*row) for row in rows_in], dtype=np.bool_),
            {resource_id: np.array(found) for resource_id, found in rows.items()},
        )
