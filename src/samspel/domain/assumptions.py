"""Assumptions: numbers a study takes for granted, each with range, unit and source."""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from samspel.domain.errors import MissingReferenceError
from samspel.domain.provenance import Cited
from samspel.domain.texts import Text


@frozen
class Assumption:
    """A named number. An id "stream_amount/<resource_id>" fills unknown amounts of that type."""

    assumption_id: str
    cited: Cited
    label: Text = Text("", "")


def _by_id(assumptions: Iterable[Assumption]) -> Mapping[str, Assumption]:
    return {a.assumption_id: a for a in assumptions}


@frozen
class Assumptions:
    """A set of assumptions, looked up by id; later ones override earlier."""

    by_id: Mapping[str, Assumption] = field(converter=_by_id)

    def get(self, assumption_id: str) -> Cited:
        """The number; raises MissingReferenceError naming the id when nobody has given it."""
        if assumption_id not in self.by_id:
            raise MissingReferenceError(
                Text(
                    f"Antagandet {assumption_id!r} saknas, så det som vilar på det går inte att "
                    "räkna ut. Lägg till det under `assumptions:` i region.yaml, med enhet och "
                    "källa.",
                    f"The assumption {assumption_id!r} is not given, so what rests on it cannot "
                    "be computed. Add it under `assumptions:` in region.yaml, with unit and "
                    "source.",
                )
            )
        return self.by_id[assumption_id].cited

    def find(self, assumption_id: str) -> Cited | None:
        """The number, or None."""
        found = self.by_id.get(assumption_id)
        return found.cited if found else None

    def value(self, assumption_id: str, unit: str) -> tuple[float, float, float]:
        """(value, low, high) in `unit`. Raises MissingReferenceError, UnitError, QuantityError."""
        return self.get(assumption_id).quantity.to(unit).require(assumption_id)

    def overridden_by(self, others: Iterable[Assumption]) -> "Assumptions":
        """These, with `others` on top."""
        return Assumptions([*self.by_id.values(), *others])
