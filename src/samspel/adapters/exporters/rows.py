"""An inventory as the tables of a region package, cells typed, columns in the format's order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from samspel.adapters.schema import (
    ASSUMPTION_KEYS,
    ASSUMPTIONS,
    LIST_SEPARATOR,
    REGION,
    REGION_KEYS,
    TABLES,
)
from samspel.domain.actors import Actor, Site
from samspel.domain.assumptions import Assumption
from samspel.domain.inventory import (
    Area,
    AreaStatus,
    ExtraColumn,
    Inventory,
    KnownExchange,
    Link,
    Problem,
)
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Stream

Value = str | float | int | date | None
Row = tuple[Value, ...]


@frozen
class TableRows:
    """One table ready to be written."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def as_list(items: Iterable[str]) -> str:
    """Several values in one cell."""
    return f"{LIST_SEPARATOR} ".join(items)


def _spread(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    """(value, low, high), with the bounds left out where they are the value."""
    if quantity.low == quantity.high == quantity.value:
        return quantity.value, None, None
    return quantity.value, quantity.low, quantity.high


def _actor(a: Actor) -> Row:
    code, edition = (a.sni.text, a.sni.edition) if a.sni else (None, None)
    return (
        a.actor_id, a.name, a.kind, a.organisation_number, code, edition, a.n_employees,
        as_list(a.roles), a.municipality, a.note, a.source,
    )  # fmt: skip


def _site(s: Site) -> Row:
    return (
        s.site_id, s.actor_id, s.name, s.latitude, s.longitude, s.municipality,
        s.land_available_m2, s.note, s.source,
    )  # fmt: skip


def _stream(s: Stream) -> Row:
    quantity = s.amount.quantity
    return (
        s.stream_id, s.site_id, s.direction, s.description, s.resource_id,
        s.waste_code.text if s.waste_code else None, s.legal_status, *_spread(quantity),
        quantity.unit, s.amount.origin, s.profile_id, s.temperature_supply_c,
        s.temperature_return_c, s.moisture_pct_wet, s.value_sek_per_unit, s.current_handling,
        s.recurrence, s.disclosure, s.available_from, s.available_to, s.note, s.source,
    )  # fmt: skip


def _properties(inventory: Inventory) -> Iterable[Row]:
    for stream in inventory.streams:
        for p in stream.properties:
            spread, unit = _spread(p.quantity), p.quantity.unit
            yield stream.stream_id, p.name, *spread, unit, p.basis, p.origin, p.source


def _exchange(e: KnownExchange) -> Row:
    return (
        e.exchange_id, e.source_stream_id, e.sink_stream_id, as_list(e.pathway), e.status, e.since,
        e.note, e.source,
    )  # fmt: skip


def _problem(p: Problem) -> Row:
    return (
        p.problem_id, p.actor_id, p.description, p.resource_id, p.cost_sek_per_unit, p.note,
        p.source,
    )  # fmt: skip


def _profiles(inventory: Inventory) -> Iterable[Row]:
    for profile in inventory.profiles:
        start = 1 if profile.resolution == "month" else 0
        for index, value in enumerate(profile.values.tolist(), start):
            yield profile.profile_id, profile.resolution, index, value


def _link(link: Link) -> Row:
    return link.from_site_id, link.to_site_id, link.kind, link.distance_km


def _area(a: Area) -> Row:
    return (
        a.area_id, a.name, a.kind, a.plan_status, a.land_available_m2, a.grid_kw, a.latitude,
        a.longitude, a.note, a.source,
    )  # fmt: skip


def _status(s: AreaStatus) -> Row:
    return s.area_id, s.question_id, s.status, s.date, s.note, s.source


_ROWS: Mapping[str, Callable[[Inventory], Iterable[Row]]] = {
    "actors": lambda i: map(_actor, i.actors),
    "sites": lambda i: map(_site, i.sites),
    "streams": lambda i: map(_stream, i.streams),
    "stream_properties": _properties,
    "exchanges": lambda i: map(_exchange, i.exchanges),
    "problems": lambda i: map(_problem, i.problems),
    "profiles": _profiles,
    "links": lambda i: map(_link, i.links),
    "areas": lambda i: map(_area, i.areas),
    "area_status": lambda i: map(_status, i.area_statuses),
}


def build_tables(inventory: Inventory) -> tuple[TableRows, ...]:
    """Every needed table, and the optional ones that have rows or columns of their own."""
    found: list[TableRows] = []
    for table in TABLES:
        extras = extras_of(inventory, table.name)
        rows = tuple(_ROWS[table.name](inventory))
        if rows or extras or table.is_needed:
            header = (*table.column_names, *(e.column for e in extras))
            found.append(TableRows(table.name, header, _widened(rows, extras)))
    return tuple(found)


def extras_of(inventory: Inventory, table: str) -> tuple[ExtraColumn, ...]:
    """The columns of a table that the format does not know."""
    return tuple(e for e in inventory.extras if e.table == table)


def _widened(rows: Sequence[Row], extras: Sequence[ExtraColumn]) -> tuple[Row, ...]:
    if not extras:
        return tuple(rows)
    more = zip(*(e.values for e in extras), strict=True)
    return tuple((*row, *values) for row, values in zip(rows, more, strict=True))


def build_region(inventory: Inventory) -> tuple[tuple[str, Value | tuple[str, ...]], ...]:
    """The region's facts by key, in the format's order, then those it does not know."""
    r = inventory.region
    values: tuple[Value | tuple[str, ...], ...] = (
        r.region_id, r.name, r.country, r.municipalities, r.currency, r.price_year,
        r.discount_rate, r.horizon_years, r.weather, r.road_detour_factor, r.note or None,
        "true" if r.is_fictional else None,
    )  # fmt: skip
    known = zip(REGION_KEYS, values, strict=True)
    extras = ((e.column, e.values) for e in extras_of(inventory, REGION))
    unpacked = ((k, v[0] if len(v) == 1 else v) for k, v in extras)
    return (*((k, v) for k, v in known if v not in (None, ())), *unpacked)


def _assumption(a: Assumption) -> Row:
    quantity, source = a.cited.quantity, a.cited.source
    return (
        a.assumption_id, *_spread(quantity), quantity.unit, a.cited.origin, source.title,
        source.address, source.year, a.label.sv, a.label.en,
    )  # fmt: skip


def build_assumptions(inventory: Inventory) -> TableRows:
    """The region's own assumptions as a table."""
    extras = extras_of(inventory, ASSUMPTIONS)
    rows = tuple(map(_assumption, inventory.region.assumptions))
    header = (*ASSUMPTION_KEYS, *(e.column for e in extras))
    return TableRows(ASSUMPTIONS, header, _widened(rows, extras))
