"""Quantities with three states (known, zero, unknown), a range, and profiles over time."""

from enum import StrEnum
from functools import cached_property
from math import isfinite
from typing import Literal

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from samspel.domain.errors import ProfileError, QuantityError
from samspel.domain.texts import Text
from samspel.domain.units import conversion_factor

Resolution = Literal["month", "hour"]
MONTH_HOURS = (744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744)


class State(StrEnum):
    """Conventions §1: three states, never mixed up."""

    KNOWN = "known"
    ZERO = "zero"
    UNKNOWN = "unknown"


@frozen
class Quantity:
    """An amount in a unit, with its range; unknown when it has neither value nor range.

    `value` is the likeliest, `low` ≤ `value` ≤ `high`. All finite. A quantity that is known only
    as a range takes the middle as its value. Raises QuantityError.
    """

    value: float | None
    low: float | None
    high: float | None
    unit: str

    def __attrs_post_init__(self) -> None:
        if (self.value is None) != (self.low is None) or (self.low is None) != (self.high is None):
            raise QuantityError(
                f"A quantity is known with value, low and high, or unknown without any; got {self}."
            )
        if self.value is None or self.low is None or self.high is None:
            return
        if not all(map(isfinite, (self.value, self.low, self.high))):
            raise QuantityError(f"An amount must be a finite number; got {self}.")
        if not self.low <= self.value <= self.high:
            raise QuantityError(
                f"Low {self.low} ≤ value {self.value} ≤ high {self.high} does not hold "
                f"({self.unit}). Swap them or correct the one that is wrong."
            )

    @classmethod
    def of(
        cls, value: float | None, unit: str, low: float | None = None, high: float | None = None
    ) -> "Quantity":
        """Make a quantity from what is given; a missing bound is the value, nothing is unknown."""
        if value is None:
            if low is None or high is None:
                if low is None and high is None:
                    return cls(None, None, None, unit)
                raise QuantityError("One bound alone does not make a range: give both, or a value.")
            value = (low + high) / 2
        return cls(value, value if low is None else low, value if high is None else high, unit)

    @classmethod
    def unknown(cls, unit: str) -> "Quantity":
        """A quantity that nobody has told us."""
        return cls(None, None, None, unit)

    @property
    def state(self) -> State:
        """Known, zero or unknown."""
        if self.value is None:
            return State.UNKNOWN
        return State.ZERO if self.low == self.high == 0 else State.KNOWN

    @property
    def is_known(self) -> bool:
        """Whether there is a number (zero is one)."""
        return self.value is not None

    def require(self, what: str) -> tuple[float, float, float]:
        """(value, low, high), or QuantityError naming `what` when unknown."""
        if self.value is None or self.low is None or self.high is None:
            raise QuantityError(f"{what} is unknown; unknown is not treated as zero.")
        return self.value, self.low, self.high

    def to(self, unit: str) -> "Quantity":
        """The same quantity in another unit of the same kind. Raises UnitError."""
        factor = conversion_factor(self.unit, unit)
        return evolve(self.scaled(factor), unit=unit)

    def scaled(self, factor: float) -> "Quantity":
        """This times a certain number (the range turns with its sign)."""
        if self.value is None or self.low is None or self.high is None:
            return self
        ends = sorted((self.low * factor, self.high * factor))
        return Quantity(self.value * factor, ends[0], ends[1], self.unit)

    def plus(self, other: "Quantity") -> "Quantity":
        """The sum in this unit; unknown if either is unknown."""
        if not self.is_known or not other.is_known:
            return Quantity.unknown(self.unit)
        value, low, high = self.require("a term")
        value2, low2, high2 = other.to(self.unit).require("a term")
        return Quantity(value + value2, low + low2, high + high2, self.unit)

    def times(self, other: "Quantity", unit: str) -> "Quantity":
        """The product, labelled `unit` by the caller who knows what is multiplied.

        The range is the hull of the four products of the ends.
        """
        if not self.is_known or not other.is_known:
            return Quantity.unknown(unit)
        value, low, high = self.require("a factor")
        value2, low2, high2 = other.require("a factor")
        ends = (low * low2, low * high2, high * low2, high * high2)
        return Quantity(value * value2, min(ends), max(ends), unit)

    def __str__(self) -> str:
        if self.value is None:
            return f"unknown {self.unit}"
        spread = "" if self.low == self.high else f" ({self.low:g}–{self.high:g})"
        return f"{self.value:g}{spread} {self.unit}"


def total(quantities: "list[Quantity]", unit: str) -> tuple[Quantity, int]:
    """(sum of the known, how many are unknown): a total is never silent about what it lacks."""
    known = [q.to(unit) for q in quantities if q.is_known]
    result = Quantity.of(0.0, unit)
    for quantity in known:
        result = result.plus(quantity)
    return result, len(quantities) - len(known)


def _shares(values: object) -> NDArray[np.float64]:
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


@frozen(eq=False)
class Profile:
    """How a year's amount spreads over time: relative values, normalised to sum 1.

    12 values by month, or 8 760 (8 784 in a leap year) by hour, labelled by interval start in
    local standard time (conventions §3). Raises ProfileError.
    """

    profile_id: str
    resolution: Resolution
    values: NDArray[np.float64] = field(converter=_shares)

    def __attrs_post_init__(self) -> None:
        allowed = (12,) if self.resolution == "month" else (8760, 8784)
        if self.values.shape not in [(n,) for n in allowed]:
            lengths = " / ".join(map(str, allowed))
            raise ProfileError(
                Text(
                    f"Profilen {self.profile_id!r} har {self.values.size} värden, men ska ha "
                    f"{lengths}. Fyll i det som saknas.",
                    f"Profile {self.profile_id!r} has {self.values.size} values, but a profile by "
                    f"{self.resolution} has {lengths}. Fill in what is missing.",
                )
            )
        if not np.isfinite(self.values).all() or (self.values < 0).any():
            raise ProfileError(
                Text(
                    f"Profilen {self.profile_id!r} har ett negativt eller saknat värde.",
                    f"Profile {self.profile_id!r} holds a negative or missing value.",
                )
            )
        if self.values.sum() <= 0:
            raise ProfileError(
                Text(
                    f"Profilen {self.profile_id!r} är noll hela året. Ta bort den eller fyll i.",
                    f"Profile {self.profile_id!r} is zero all year. Remove it or fill it in.",
                )
            )

    @classmethod
    def even(cls, profile_id: str = "even") -> "Profile":
        """The same power all year: each month by its number of hours."""
        return cls(profile_id, "month", np.array(MONTH_HOURS, dtype=np.float64))

    @cached_property
    def monthly(self) -> NDArray[np.float64]:
        """Share of the year in each of 12 months, summing to 1."""
        if self.resolution == "month":
            months = self.values
        else:
            hours = list(MONTH_HOURS)
            hours[1] += self.values.size - 8760
            months = np.add.reduceat(self.values, np.concatenate(([0], np.cumsum(hours)[:-1])))
        shares = months / months.sum()
        shares.setflags(write=False)
        return np.asarray(shares, dtype=np.float64)
