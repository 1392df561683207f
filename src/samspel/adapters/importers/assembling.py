"""From raw tables to an Inventory, every reference checked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from attrs import define, evolve, field

from samspel.adapters.importers.actors import read_actors, read_sites
from samspel.adapters.importers.context import Context, Ids
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.network import (
    read_area_statuses,
    read_areas,
    read_exchanges,
    read_links,
    read_problems,
)
from samspel.adapters.importers.profiles import read_profiles
from samspel.adapters.importers.raw import RawPackage, RawTable
from samspel.adapters.importers.region import read_region
from samspel.adapters.importers.streams import (
    Properties,
    read_properties,
    read_streams,
    told_directions,
)
from samspel.adapters.importers.table_reader import TableReader
from samspel.adapters.schema import TABLE_BY_NAME, TABLE_ORDER
from samspel.domain.inventory import ExtraColumn, Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.quantities import Profile

Row = TypeVar("Row")


@define
class Assembler:
    """Reads the tables in the order in which they refer to each other."""

    raw: RawPackage
    findings: Findings
    extras: list[ExtraColumn] = field(factory=list)

    def reader(self, name: str) -> TableReader:
        """The reader of a table; one that is absent reads as having no rows."""
        spec = TABLE_BY_NAME[name]
        table = self.raw.tables.get(name)
        if table is None:  # its absence, if a fault, is reported already
            return TableReader(spec, RawTable(name, spec.column_names, (), ()), self.findings)
        reader = TableReader(spec, table, self.findings)
        if spec.is_needed and not table.rows:
            self.findings.fault("TABLE-EMPTY", Place(name))
        self.extras.extend(reader.extras)
        return reader

    def ids(self, reader: TableReader, *, is_optional: bool = True) -> Ids:
        """The ids of a table by data row, or None where references to it cannot be judged."""
        name, column = reader.spec.name, reader.spec.key[0]
        is_absent = name not in self.raw.tables
        if not reader.raw.is_whole:
            return None
        if not reader.has(column) or (is_absent and not (is_optional and self.is_left_out(name))):
            return None
        keys = reader.peek(column)
        return {key: i for i, key in reversed(list(enumerate(keys)))}

    def is_left_out(self, name: str) -> bool:
        """Whether the sender chose to leave a table out."""
        return name not in self.raw.broken

    def reorder(self, table: str, order: Sequence[int]) -> None:
        """Put a table's unknown columns in the order in which its rows are written back."""
        for position, extra in enumerate(self.extras):
            if extra.table == table:
                values = tuple(extra.values[i] for i in order)
                self.extras[position] = evolve(extra, values=values)


def assemble(
    raw: RawPackage, folder: Path, findings: Findings, knowledge: Knowledge | None
) -> Inventory | None:
    """The inventory; None when there is any fault."""
    found = read_region(raw.region, folder, findings) if raw.region is not None else None
    context = Context(knowledge)
    if found:
        context = Context(knowledge, found.region.country, found.region.is_fictional)
    work = Assembler(raw, findings, list(found.extras) if found else [])
    actor_table, site_table = work.reader("actors"), work.reader("sites")
    actors = read_actors(actor_table)
    actor_ids = work.ids(actor_table, is_optional=False)
    sites = read_sites(site_table, context, actor_ids)
    site_ids = work.ids(site_table, is_optional=False)
    stream_table, profiles, profile_ids, properties = _read_stream_parts(work)
    streams = read_streams(stream_table, context, site_ids, profile_ids, properties)
    stream_ids = work.ids(stream_table, is_optional=False)
    directions = told_directions(stream_table)
    area_table = work.reader("areas")
    areas = read_areas(area_table, context)
    exchanges = read_exchanges(work.reader("exchanges"), context, stream_ids, directions)
    problems = read_problems(work.reader("problems"), context, actor_ids)
    links = read_links(work.reader("links"), site_ids)
    statuses = read_area_statuses(work.reader("area_status"), work.ids(area_table))
    if findings.has_faults or found is None:
        return None
    return Inventory(
        found.region,
        actors,
        sites,
        streams,
        profiles,
        exchanges,
        problems,
        links,
        areas,
        statuses,
        tuple(sorted(work.extras, key=lambda e: TABLE_ORDER.index(e.table))),
    )


def _read_stream_parts(
    work: Assembler,
) -> tuple[TableReader, tuple[Profile, ...], Ids, Properties]:
    stream_table = work.reader("streams")
    stream_ids = work.ids(stream_table, is_optional=False)
    profile_table, property_table = work.reader("profiles"), work.reader("stream_properties")
    order, profiles = read_profiles(profile_table)
    work.reorder("profiles", order)
    owners, properties = read_properties(property_table, stream_ids)
    if stream_ids is not None:
        rank = stream_ids
        rows = sorted(range(len(owners)), key=lambda i: rank.get(owners[i], len(rank)))
        work.reorder("stream_properties", rows)
    return stream_table, profiles, work.ids(profile_table), properties
