"""Streams: a resource offered (source) or wanted (sink) at one site."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from samspel.domain.codes import WasteCode
from samspel.domain.provenance import Cited, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.resources import LegalStatus
from samspel.domain.texts import Text


class Direction(StrEnum):
    """Which way a stream goes, seen from its site."""

    SOURCE = "source"
    SINK = "sink"

    @property
    def text(self) -> Text:
        """ "överskott" or "behov"."""
        return Text("överskott", "surplus") if self is Direction.SOURCE else Text("behov", "need")


class Recurrence(StrEnum):
    """How often a stream comes."""

    CONTINUOUS = "continuous"
    REGULAR = "regular"
    ONCE = "once"
    UNKNOWN = "unknown"


class Disclosure(StrEnum):
    """Who may see a stream, from least to most."""

    DRAFT = "draft"
    FACILITATOR = "facilitator"
    ANONYMOUS = "anonymous"
    NAMED = "named"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """0 (draft) to 4 (public)."""
        return _FROM_LEAST_TO_MOST.index(self)


_FROM_LEAST_TO_MOST = tuple(Disclosure)


def strictest(*classes: Disclosure) -> Disclosure:
    """The class of data derived from these inputs (conventions §15)."""
    return min(classes, key=lambda c: c.rank)


@frozen
class StreamProperty:
    """A measured or stated property of a stream, such as ash_pct_dry."""

    name: str
    quantity: Quantity
    basis: str = ""
    origin: Origin = Origin.STATED
    source: str = ""


@frozen
class Stream:
    """What a site has over or needs, as far as it is known.

    `amount`: per year for flows, a stock for space; unknown is a state (conventions §1).
    `value_sek_per_unit`: what the owner is paid per unit today; negative = pays to get rid of it;
    for a sink: negative = what it pays to buy. Unit: SEK per amount unit (per t for t/year).
    """

    stream_id: str
    site_id: str
    direction: Direction
    description: str
    amount: Cited
    resource_id: str | None = None
    waste_code: WasteCode | None = None
    legal_status: LegalStatus = LegalStatus.UNKNOWN
    profile_id: str | None = None
    temperature_supply_c: float | None = None
    temperature_return_c: float | None = None
    moisture_pct_wet: float | None = None
    value_sek_per_unit: float | None = None
    current_handling: str = ""
    recurrence: Recurrence = Recurrence.UNKNOWN
    disclosure: Disclosure = Disclosure.FACILITATOR
    available_from: date | None = None
    available_to: date | None = None
    properties: tuple[StreamProperty, ...] = ()
    note: str = ""
    source: str = ""

    @property
    def is_source(self) -> bool:
        """Whether it is offered."""
        return self.direction is Direction.SOURCE

    def property_named(self, name: str) -> StreamProperty | None:
        """The stream's property of that name, or None when nobody has told it."""
        return next((p for p in self.properties if p.name == name), None)
