"""Known exchanges, links, problems, areas and their checklist answers."""

from collections.abc import Mapping

from samspel.adapters.importers.context import Context, Ids
from samspel.adapters.importers.places import read_coordinates
from samspel.adapters.importers.table_reader import TableReader, split_list
from samspel.domain.inventory import (
    Area,
    AreaStatus,
    ExchangeStatus,
    KnownExchange,
    Link,
    LinkKind,
    Problem,
)
from samspel.domain.streams import Direction


def read_exchanges(
    reader: TableReader, context: Context, stream_ids: Ids, directions: Mapping[str, Direction]
) -> tuple[KnownExchange, ...]:
    """The exchanges, in the table's order; their ends must be a source and a sink."""
    ids = reader.ids("exchange_id")
    ends = []
    for column, direction in (
        ("source_stream_id", Direction.SOURCE),
        ("sink_stream_id", Direction.SINK),
    ):
        end = reader.references(column, stream_ids, "REFERENCE-EXCHANGE-STREAM", ids)
        for i, stream_id in enumerate(end):
            found = directions.get(stream_id)
            if found is not None and found is not direction:
                reader.fault(
                    "EXCHANGE-DIRECTION",
                    i,
                    column,
                    stream_id,
                    owner=ids[i],
                    what=found.text,
                    expected=direction.value,
                )
        ends.append(end)
    pathways = [split_list(text) for text in reader.texts("pathway")]
    for i, pathway in enumerate(pathways):
        context.check_conversions(reader, i, pathway, ids[i])
    rows = zip(
        ids,
        *ends,
        pathways,
        reader.choices("status", ExchangeStatus.PROPOSED),
        reader.texts("since"),
        reader.texts("note"),
        reader.texts("source"),
        strict=True,
    )
    return tuple(KnownExchange(*row) for row in rows)


def read_problems(reader: TableReader, context: Context, actors: Ids) -> tuple[Problem, ...]:
    """What firms named, in the table's order."""
    ids = reader.ids("problem_id")
    resources = reader.texts("resource_id")
    for i, resource_id in enumerate(resources):
        context.check_resource(reader, i, resource_id)
    rows = zip(
        ids,
        reader.references("actor_id", actors, "REFERENCE-PROBLEM-ACTOR", ids),
        reader.texts("description"),
        [r or None for r in resources],
        reader.numbers("cost_sek_per_unit"),
        reader.texts("note"),
        reader.texts("source"),
        strict=True,
    )
    return tuple(Problem(*row) for row in rows)


def read_links(reader: TableReader, sites: Ids) -> tuple[Link, ...]:
    """The typed distances, in the table's order; one per pair of sites and kind."""
    starts, ends = (
        reader.references(column, sites, "REFERENCE-LINK-SITE", [""] * reader.n_rows)
        for column in ("from_site_id", "to_site_id")
    )
    kinds = reader.choices("kind", LinkKind.ROAD)
    first: dict[tuple[str, str, LinkKind], int] = {}
    for i, (start, end, kind) in enumerate(zip(starts, ends, kinds, strict=True)):
        key = (min(start, end), max(start, end), kind)
        if start and start == end:
            reader.fault("LINK-LOOP", i, "to_site_id", end)
        elif key in first:
            row = str(reader.raw.row_numbers[first[key]])
            what = f"{start} – {end}, {kind}"
            reader.fault("ROW-DUPLICATE", i, "from_site_id", start, first=row, what=what)
        first.setdefault(key, i)
    distances = [d or 0.0 for d in reader.numbers("distance_km", low=0)]
    return tuple(Link(*row) for row in zip(starts, ends, kinds, distances, strict=True))


def read_areas(reader: TableReader, context: Context) -> tuple[Area, ...]:
    """The areas, in the table's order."""
    ids = reader.ids("area_id")
    latitudes, longitudes = read_coordinates(reader, ids, context.country)
    rows = zip(
        ids,
        reader.texts("name"),
        reader.choice_texts("kind"),
        reader.texts("plan_status"),
        reader.numbers("land_available_m2", low=0),
        reader.numbers("grid_kw", low=0),
        latitudes,
        longitudes,
        reader.texts("note"),
        reader.texts("source"),
        strict=True,
    )
    return tuple(Area(*row) for row in rows)


def read_area_statuses(reader: TableReader, areas: Ids) -> tuple[AreaStatus, ...]:
    """The checklist answers, in the table's order; one per area and question."""
    questions = reader.texts("question_id")
    area_ids = reader.references("area_id", areas, "REFERENCE-STATUS-AREA", questions)
    reader.check_unique(("area_id", "question_id"))
    rows = zip(
        area_ids,
        questions,
        [status or "unknown" for status in reader.choice_texts("status")],
        reader.texts("date"),
        reader.texts("note"),
        reader.texts("source"),
        strict=True,
    )
    return tuple(AreaStatus(*row) for row in rows)
