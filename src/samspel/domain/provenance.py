"""Where a number is from, and how it came to be."""

from enum import StrEnum

from attrs import evolve, frozen

from samspel.domain.quantities import Quantity
from samspel.domain.texts import Text


class Origin(StrEnum):
    """How a number came to be (conventions §2)."""

    STATED = "stated"
    MEASURED = "measured"
    DERIVED = "derived"
    ASSUMED = "assumed"

    @property
    def text(self) -> Text:
        """The word shown beside a figure."""
        return _ORIGIN_TEXTS[self]


_ORIGIN_TEXTS = {
    Origin.STATED: Text("angivet", "stated"),
    Origin.MEASURED: Text("uppmätt", "measured"),
    Origin.DERIVED: Text("beräknat", "derived"),
    Origin.ASSUMED: Text("antaget", "assumed"),
}


class Perspective(StrEnum):
    """Conventions §10: average bookkeeping, or the consequence of a decision."""

    BOOKKEEPING = "bookkeeping"
    CONSEQUENCE = "consequence"


@frozen
class Source:
    """Something that can be looked up: a document, a page, a person's answer, a rule's name."""

    title: str
    address: str = ""
    year: int | None = None

    def __str__(self) -> str:
        return self.title


NO_SOURCE = Source("")


@frozen
class Cited:
    """A quantity with its origin and source; `rests_on_assumption` follows it through sums."""

    quantity: Quantity
    origin: Origin
    source: Source = NO_SOURCE
    rests_on_assumption: bool = False

    @classmethod
    def derived(cls, quantity: Quantity, rule: str, *inputs: "Cited") -> "Cited":
        """A computed number: names its rule, and remembers whether an input was assumed."""
        return cls(quantity, Origin.DERIVED, Source(rule), any(i.is_assumed for i in inputs))

    @property
    def is_assumed(self) -> bool:
        """Whether it is, or rests on, an assumption."""
        return self.origin is Origin.ASSUMED or self.rests_on_assumption

    @property
    def is_known(self) -> bool:
        """Whether there is a number."""
        return self.quantity.is_known

    def to(self, unit: str) -> "Cited":
        """The same in another unit."""
        return evolve(self, quantity=self.quantity.to(unit))


@frozen
class Factor:
    """A number from the literature, with all that conventions §10 asks for."""

    factor_id: str
    cited: Cited
    year: int
    region: str
    perspective: Perspective
    note: str = ""
