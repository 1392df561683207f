"""Streams and their properties."""

from datetime import date
from functools import lru_cache

from samspel.adapters.importers.cells import restore_lost_zero
from samspel.adapters.importers.context import Context, Ids
from samspel.adapters.importers.findings import Place
from samspel.adapters.importers.quantities import (
    AMOUNT,
    PROPERTY,
    read_amount_units,
    read_property_units,
    read_quantities,
)
from samspel.adapters.importers.raw import normal_name
from samspel.adapters.importers.table_reader import TableReader, between
from samspel.domain.codes import WasteCode
from samspel.domain.errors import CodeError
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.resources import LegalStatus
from samspel.domain.streams import Direction, Disclosure, Recurrence, Stream, StreamProperty

_ABSOLUTE_ZERO_C = -273.15
_HOTTEST_C = 3000.0
Properties = dict[str, list[StreamProperty]]
Days = list[date | None]


def read_streams(
    reader: TableReader, context: Context, sites: Ids, profiles: Ids, properties: Properties
) -> tuple[Stream, ...]:
    """The streams, in the table's order; `properties` by stream id."""
    ids = reader.ids("stream_id")
    directions = reader.choices("direction", Direction.SINK)
    resources = _read_resources(reader, context)
    profile_ids = reader.references("profile_id", profiles, "REFERENCE-STREAM-PROFILE", ids)
    sources = reader.texts("source")
    available_from, available_to = _read_availability(reader)
    supplies, returns = _read_temperatures(reader, context, directions, resources)
    rows = zip(
        ids,
        reader.references("site_id", sites, "REFERENCE-STREAM-SITE", ids),
        directions,
        reader.texts("description"),
        _read_amounts(reader, context, resources, sources),
        [r or None for r in resources],
        _read_waste_codes(reader, context),
        reader.choices("legal_status", LegalStatus.UNKNOWN),
        [p or None for p in profile_ids],
        supplies,
        returns,
        reader.numbers("moisture_pct_wet", 0, 100, between("0", "100")),
        reader.numbers("value_sek_per_unit"),
        reader.texts("current_handling"),
        reader.choices("recurrence", Recurrence.UNKNOWN),
        reader.choices("disclosure", Disclosure.FACILITATOR),
        available_from,
        available_to,
        [tuple(properties.get(i, ())) for i in ids],
        reader.texts("note"),
        sources,
        strict=True,
    )
    return tuple(Stream(*row) for row in rows)


def told_directions(reader: TableReader) -> dict[str, Direction]:
    """Direction by stream id, without the rows whose direction cannot be read."""
    pairs = zip(reader.peek("stream_id"), map(normal_name, reader.peek("direction")), strict=True)
    return {stream_id: Direction(text) for stream_id, text in pairs if text in tuple(Direction)}


def _read_resources(reader: TableReader, context: Context) -> list[str]:
    resources = reader.texts("resource_id")
    for i, resource_id in enumerate(resources):
        context.check_resource(reader, i, resource_id)
    return resources


def _read_amounts(
    reader: TableReader, context: Context, resources: list[str], sources: list[str]
) -> list[Cited]:
    units = read_amount_units(reader, context, resources)
    quantities = read_quantities(reader, AMOUNT, units, is_amount=True)
    origins = reader.choices("origin", Origin.STATED)
    given = reader.cells("origin")
    n_silent = sum(q.is_known and o == "" for q, o in zip(quantities, given, strict=True))
    if n_silent:
        reader.findings.note(
            "ORIGIN-MISSING", Place(reader.spec.name, None, "origin"), str(n_silent)
        )
    source_of = lru_cache(Source)
    return [
        Cited(quantity, origin, source_of(source))
        for quantity, origin, source in zip(quantities, origins, sources, strict=True)
    ]


def _read_waste_codes(reader: TableReader, context: Context) -> list[WasteCode | None]:
    return [
        _waste_code(reader, context, i, text) if text else None
        for i, text in enumerate(reader.texts("waste_code"))
    ]


def _waste_code(reader: TableReader, context: Context, i: int, text: str) -> WasteCode | None:
    restored = restore_lost_zero(text)
    try:
        code = WasteCode.parse(restored)
    except CodeError:
        reader.fault("WASTE-CODE", i, "waste_code", text)
        return None
    if restored != text:
        place = reader.place(i, "waste_code")
        reader.findings.note("LEADING-ZERO", place, text, other=code.text)
    context.check_waste_code(reader, i, code.text)
    return code


def _read_availability(reader: TableReader) -> tuple[Days, Days]:
    first, last = reader.dates("available_from"), reader.dates("available_to")
    for i, (start, end) in enumerate(zip(first, last, strict=True)):
        if start is not None and end is not None and start > end:
            reader.fault("DATE-ORDER", i, "available_to", str(end), other=str(start))
    return first, last


def _read_temperatures(
    reader: TableReader, context: Context, directions: list[Direction], resources: list[str]
) -> tuple[list[float | None], list[float | None]]:
    bounds = between("\u2212273,15", "3 000")
    supplies, returns = (
        reader.numbers(name, _ABSOLUTE_ZERO_C, _HOTTEST_C, bounds)
        for name in ("temperature_supply_c", "temperature_return_c")
    )
    for i, (supply, back) in enumerate(zip(supplies, returns, strict=True)):
        if supply is None or back is None or back <= supply:
            continue
        if directions[i] is Direction.SOURCE and not context.is_cold(resources[i]):
            reader.fault(
                "TEMPERATURE-ORDER", i, "temperature_return_c", f"{back:g}", other=f"{supply:g}"
            )
    return supplies, returns


def read_properties(reader: TableReader, streams: Ids) -> tuple[list[str], Properties]:
    """(stream id by row, the properties by stream id)."""
    names = reader.texts("property")
    stream_ids = reader.references("stream_id", streams, "REFERENCE-PROPERTY-STREAM", names)
    quantities = read_quantities(reader, PROPERTY, read_property_units(reader), is_amount=False)
    rows = zip(
        names,
        quantities,
        reader.choice_texts("basis"),
        reader.choices("origin", Origin.STATED),
        reader.texts("source"),
        strict=True,
    )
    found: Properties = {}
    for stream_id, row in zip(stream_ids, rows, strict=True):
        found.setdefault(stream_id, []).append(StreamProperty(*row))
    reader.check_unique(("stream_id", "property"))
    return stream_ids, found
