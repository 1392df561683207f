"""The numbers an exchange's result rests on, as rows that can be varied together."""

from enum import StrEnum

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from samspel.domain.provenance import Cited
from samspel.domain.quantities import State


class Touch(StrEnum):
    """Which results an input has a say in."""

    MONEY = "money"
    CLIMATE = "climate"
    JOBS = "jobs"
    FOOD = "food"


ALL = frozenset(Touch)
MONEY = frozenset({Touch.MONEY})
CLIMATE = frozenset({Touch.CLIMATE})
JOBS = frozenset({Touch.JOBS})
FOOD = frozenset({Touch.FOOD})
BOTH = MONEY | CLIMATE


@frozen
class Input:
    """One number: a name that is unique in its exchange, the number, and what it touches.

    `field`: "stream_id.field" where somebody could be asked for it; empty otherwise.
    """

    name: str
    cited: Cited
    touches: frozenset[Touch]
    field: str = ""


@define
class Ledger:
    """Inputs in order of entry; a number that is certainly zero needs no row."""

    inputs: list[Input] = field(factory=list)

    def enter(
        self, name: str, cited: Cited, touches: frozenset[Touch], *, asked_as: str = ""
    ) -> int | None:
        """The row of a number, or None for what is certainly zero and needs no asking."""
        if cited.quantity.state is State.ZERO and not cited.is_assumed and not asked_as:
            return None
        return self.must(name, cited, touches, asked_as=asked_as)

    def must(
        self, name: str, cited: Cited, touches: frozenset[Touch], *, asked_as: str = ""
    ) -> int:
        """The row of a number that always has one."""
        self.inputs.append(Input(name, cited, touches, asked_as))
        return len(self.inputs) - 1

    def triples(self) -> NDArray[np.float64]:
        """(3, n): value, low, high of every input; NaN where unknown."""
        columns = np.full((3, len(self.inputs)), np.nan)
        for i, one in enumerate(self.inputs):
            quantity = one.cited.quantity
            if quantity.value is not None:
                columns[:, i] = quantity.value, quantity.low, quantity.high
        return columns
