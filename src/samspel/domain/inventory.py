"""A region's inventory: actors, sites, streams and what is known around them."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from samspel.domain.actors import Actor, Site
from samspel.domain.assumptions import Assumption
from samspel.domain.quantities import Profile
from samspel.domain.streams import Stream


@frozen
class Region:
    """The frame of a study. `discount_rate` is real; `weather` is a path or "builtin:sveg"."""

    region_id: str
    name: str
    country: str = "SE"
    municipalities: tuple[str, ...] = ()
    currency: str = "SEK"
    price_year: int = 2024
    discount_rate: float = 0.04
    horizon_years: int = 15
    weather: str = "builtin:sveg"
    road_detour_factor: float = 1.3
    assumptions: tuple[Assumption, ...] = ()
    note: str = ""
    is_fictional: bool = False


class ExchangeStatus(StrEnum):
    """Where a known exchange stands."""

    EXISTING = "existing"
    PROPOSED = "proposed"
    STOPPED = "stopped"


@frozen
class KnownExchange:
    """An exchange somebody told of; an existing one is a springboard."""

    exchange_id: str
    source_stream_id: str
    sink_stream_id: str
    pathway: tuple[str, ...] = ()
    status: ExchangeStatus = ExchangeStatus.PROPOSED
    since: str = ""
    note: str = ""
    source: str = ""


@frozen
class Problem:
    """What a firm named as a problem or a need."""

    problem_id: str
    actor_id: str
    description: str
    resource_id: str | None = None
    cost_sek_per_unit: float | None = None
    note: str = ""
    source: str = ""


class LinkKind(StrEnum):
    """What a link is made of."""

    ROAD = "road"
    PIPE = "pipe"


@frozen
class Link:
    """A typed distance between two sites; it overrides the computed one (both ways)."""

    from_site_id: str
    to_site_id: str
    kind: LinkKind
    distance_km: float


@frozen
class Area:
    """A municipality, region or industrial area with what is known of its land and grid."""

    area_id: str
    name: str
    kind: str
    plan_status: str = ""
    land_available_m2: float | None = None
    grid_kw: float | None = None
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""
    source: str = ""


@frozen
class AreaStatus:
    """One checklist answer for one area."""

    area_id: str
    question_id: str
    status: str = "unknown"
    date: str = ""
    note: str = ""
    source: str = ""


@frozen
class ExtraColumn:
    """A column the format does not know: kept, in the order of the table's rows, and reported."""

    table: str
    column: str
    values: tuple[str, ...]


@frozen
class Inventory:
    """Everything a region package holds, every reference checked on reading."""

    region: Region
    actors: tuple[Actor, ...] = ()
    sites: tuple[Site, ...] = ()
    streams: tuple[Stream, ...] = ()
    profiles: tuple[Profile, ...] = ()
    exchanges: tuple[KnownExchange, ...] = ()
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()
    areas: tuple[Area, ...] = ()
    area_statuses: tuple[AreaStatus, ...] = ()
    extras: tuple[ExtraColumn, ...] = ()

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {a.actor_id: a for a in self.actors}

    @cached_property
    def site_by_id(self) -> Mapping[str, Site]:
        """Sites by id."""
        return {s.site_id: s for s in self.sites}

    @cached_property
    def stream_by_id(self) -> Mapping[str, Stream]:
        """Streams by id."""
        return {s.stream_id: s for s in self.streams}

    @cached_property
    def profile_by_id(self) -> Mapping[str, Profile]:
        """Profiles by id."""
        return {p.profile_id: p for p in self.profiles}

    def site_of(self, stream: Stream) -> Site:
        """The site a stream belongs to."""
        return self.site_by_id[stream.site_id]

    def actor_of(self, stream: Stream) -> Actor:
        """The actor that owns a stream."""
        return self.actor_by_id[self.site_of(stream).actor_id]

    def profile_of(self, stream: Stream) -> Profile | None:
        """How the stream spreads over the year; None when nobody has told it."""
        return self.profile_by_id[stream.profile_id] if stream.profile_id else None
