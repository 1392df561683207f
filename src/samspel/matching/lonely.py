"""Sinks that no source chose among its best: the most promising sources are asked for them."""

import numpy as np
from attrs import field, frozen

from samspel.matching.amounts import Floats
from samspel.matching.columns import Ints
from samspel.matching.shortlist import Shortlist

N_ASKED = 5


@frozen(eq=False)
class SinkBoard:
    """Per sink the (source row, plan) pairs of highest potential, at most one per source.

    All (n_sinks, N_ASKED), best first; source row −1 where there are fewer.
    """

    potential: Floats = field()
    source: Ints = field()
    plan: Ints = field()

    @classmethod
    def empty(cls, n_sinks: int) -> "SinkBoard":
        """A board with nothing on it."""
        shape = (n_sinks, N_ASKED)
        minus = np.full(shape, -1, dtype=np.int64)
        return cls(np.full(shape, -1.0), minus, minus.copy())

    def note(self, row: int, short: Shortlist) -> None:
        """Enter the best of one source's pairs for every sink (in place)."""
        sinks, places = np.unique(short.sink, return_index=True)
        potential = short.potential[places]
        is_better = potential > self.potential[sinks, -1]
        rows, places = sinks[is_better], places[is_better]
        self.potential[rows, -1] = short.potential[places]
        self.source[rows, -1] = row
        self.plan[rows, -1] = short.plan[places]
        order = np.argsort(-self.potential[rows], axis=1, kind="stable")
        for column in (self.potential, self.source, self.plan):
            column[rows] = np.take_along_axis(column[rows], order, axis=1)

    def asked(self, sink_row: int) -> list[tuple[int, int]]:
        """(source row, plan) to judge for a sink, best potential first."""
        pairs = zip(self.source[sink_row], self.plan[sink_row], strict=True)
        return [(int(row), int(plan)) for row, plan in pairs if row >= 0]
