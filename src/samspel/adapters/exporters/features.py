"""Sites, streams, exchanges and links as geographic features, for GeoJSON and GeoPackage."""

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from samspel.adapters.exporters.rows import Value, as_list
from samspel.domain.actors import Site
from samspel.domain.inventory import Inventory
from samspel.domain.streams import Direction, Disclosure, Stream, strictest

Point = tuple[float, float]
"""(longitude, latitude) in WGS84 degrees."""


@frozen
class Feature:
    """One thing on the map: a point, a line, or nowhere (no points) when its place is unknown."""

    feature_id: str
    points: tuple[Point, ...]
    values: tuple[Value, ...]


@frozen
class Layer:
    """Features of one kind. `fields`: (name, "TEXT", "REAL" or "INTEGER")."""

    name: str
    geometry: str
    fields: tuple[tuple[str, str], ...]
    features: tuple[Feature, ...]


def _point(site: Site) -> tuple[Point, ...]:
    if site.latitude is None or site.longitude is None:
        return ()
    return ((site.longitude, site.latitude),)


def _line(inventory: Inventory, from_site_id: str, to_site_id: str) -> tuple[Point, ...]:
    ends = (inventory.site_by_id[from_site_id], inventory.site_by_id[to_site_id])
    points = tuple(point for site in ends for point in _point(site))
    return points if len(points) == 2 else ()


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.rpartition(":") for part in text.split())
    return tuple((name, kind) for name, _, kind in pairs)


def build_sites(inventory: Inventory) -> Layer:
    """Sites with their actor and number of streams; the strictest disclosure of them (§15)."""
    at_site: dict[str, list[Stream]] = {}
    for stream in inventory.streams:
        at_site.setdefault(stream.site_id, []).append(stream)
    fields = _columns(
        "site_id:TEXT name:TEXT actor_id:TEXT actor:TEXT kind:TEXT roles:TEXT municipality:TEXT "
        "n_sources:INTEGER n_sinks:INTEGER n_streams:INTEGER land_available_m2:REAL disclosure:TEXT"
    )
    features = tuple(
        _site_feature(inventory, site, at_site.get(site.site_id, ())) for site in inventory.sites
    )
    return Layer("sites", "POINT", fields, features)


def _site_feature(inventory: Inventory, site: Site, streams: Sequence[Stream]) -> Feature:
    actor = inventory.actor_by_id[site.actor_id]
    directions = Counter(s.direction for s in streams)
    disclosure = strictest(*(s.disclosure for s in streams), Disclosure.PUBLIC)
    values = (
        site.site_id, site.name or actor.name, actor.actor_id, actor.name, actor.kind,
        as_list(actor.roles), site.municipality or actor.municipality,
        directions[Direction.SOURCE], directions[Direction.SINK], len(streams),
        site.land_available_m2, disclosure,
    )  # fmt: skip
    return Feature(site.site_id, _point(site), values)


def build_streams(inventory: Inventory) -> Layer:
    """Streams at their sites; an unknown amount is empty."""
    fields = _columns(
        "stream_id:TEXT site_id:TEXT direction:TEXT description:TEXT resource_id:TEXT amount:REAL "
        "amount_low:REAL amount_high:REAL unit:TEXT origin:TEXT disclosure:TEXT source:TEXT"
    )
    features = []
    for s in inventory.streams:
        quantity = s.amount.quantity
        values = (
            s.stream_id, s.site_id, s.direction, s.description, s.resource_id, quantity.value,
            quantity.low, quantity.high, quantity.unit, s.amount.origin, s.disclosure, s.source,
        )  # fmt: skip
        features.append(Feature(s.stream_id, _point(inventory.site_of(s)), values))
    return Layer("streams", "POINT", fields, tuple(features))


def build_exchanges(inventory: Inventory) -> Layer:
    """Known exchanges as lines from source to sink."""
    fields = _columns(
        "exchange_id:TEXT source_stream_id:TEXT sink_stream_id:TEXT pathway:TEXT status:TEXT "
        "since:TEXT note:TEXT disclosure:TEXT"
    )
    features = []
    for e in inventory.exchanges:
        ends = (
            inventory.stream_by_id[e.source_stream_id],
            inventory.stream_by_id[e.sink_stream_id],
        )
        values = (
            e.exchange_id, e.source_stream_id, e.sink_stream_id, as_list(e.pathway), e.status,
            e.since, e.note, strictest(*(s.disclosure for s in ends)),
        )  # fmt: skip
        line = _line(inventory, ends[0].site_id, ends[1].site_id)
        features.append(Feature(e.exchange_id, line, values))
    return Layer("exchanges", "LINESTRING", fields, tuple(features))


def build_links(inventory: Inventory) -> Layer:
    """Typed distances as lines."""
    fields = _columns("from_site_id:TEXT to_site_id:TEXT kind:TEXT distance_km:REAL")
    features = tuple(
        Feature(
            f"{link.from_site_id}-{link.to_site_id}-{link.kind}",
            _line(inventory, link.from_site_id, link.to_site_id),
            (link.from_site_id, link.to_site_id, link.kind, link.distance_km),
        )
        for link in inventory.links
    )
    return Layer("links", "LINESTRING", fields, features)
