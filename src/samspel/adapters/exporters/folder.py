"""A region package as a folder: CSV in UTF-8, region.yaml, and a Frictionless Data Package."""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from samspel.adapters.exporters.atomic import writing_folder
from samspel.adapters.exporters.rows import (
    TableRows,
    Value,
    build_assumptions,
    build_region,
    build_tables,
)
from samspel.adapters.schema import ASSUMPTIONS, REGION_FILE, TABLE_BY_NAME, Column
from samspel.domain.inventory import Inventory

_REFERENCES = {
    ("sites", "actor_id"): ("actors", "actor_id"),
    ("streams", "site_id"): ("sites", "site_id"),
    ("stream_properties", "stream_id"): ("streams", "stream_id"),
    ("exchanges", "source_stream_id"): ("streams", "stream_id"),
    ("exchanges", "sink_stream_id"): ("streams", "stream_id"),
    ("problems", "actor_id"): ("actors", "actor_id"),
    ("links", "from_site_id"): ("sites", "site_id"),
    ("links", "to_site_id"): ("sites", "site_id"),
    ("area_status", "area_id"): ("areas", "area_id"),
}


def export_folder(inventory: Inventory, path: Path) -> None:
    """Write the package as a folder; the same inventory gives the same bytes.

    Writes whole or not at all. A weather file that the region names is not copied.
    """
    tables = build_tables(inventory)
    with writing_folder(path) as folder:
        (folder / REGION_FILE).write_text(_region_yaml(inventory), encoding="utf-8")
        for table in tables:
            (folder / f"{table.name}.csv").write_bytes(_csv_text(table).encode())
        description = json.dumps(_data_package(inventory, tables), ensure_ascii=False, indent=2)
        (folder / "datapackage.json").write_text(description + "\n", encoding="utf-8")
    for name in TABLE_BY_NAME.keys() - {t.name for t in tables}:
        (path / f"{name}.csv").unlink(missing_ok=True)  # an earlier export's, now without rows


def plain_text(value: Value) -> str:
    """A cell as text that reads back as the same value."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return "" if value is None else str(value)


def _csv_text(table: TableRows) -> str:
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows([plain_text(v) for v in row] for row in table.rows)
    return buffer.getvalue()


def _region_yaml(inventory: Inventory) -> str:
    facts: dict[str, Any] = {
        key: list(value) if isinstance(value, tuple) else plain_text(value)
        for key, value in build_region(inventory)
    }
    assumptions = build_assumptions(inventory)
    if assumptions.rows:
        facts[ASSUMPTIONS] = [
            {k: plain_text(v) for k, v in zip(assumptions.header, row, strict=True) if v or v == 0}
            for row in assumptions.rows
        ]
    return yaml.dump(facts, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=100)


class _PlainDumper(yaml.SafeDumper):
    """Writes numbers without quotation marks: the reader takes every value as text."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_number = bool(text) and text.replace(".", "", 1).replace("-", "", 1).isdigit()
    tag = "tag:yaml.org,2002:float" if "." in text else "tag:yaml.org,2002:int"
    return dumper.represent_scalar(tag if is_number else "tag:yaml.org,2002:str", text)


_PlainDumper.add_representer(str, _represent_text)


def _data_package(inventory: Inventory, tables: Sequence[TableRows]) -> dict[str, Any]:
    present = {t.name for t in tables}
    return {
        "profile": "tabular-data-package",
        "name": _slug(inventory.region.region_id),
        "title": inventory.region.name,
        "resources": [_resource(table, present) for table in tables],
    }


def _slug(text: str) -> str:
    plain = text.lower().translate(str.maketrans("åäöéü ", "aaoeu-"))
    return "".join(c for c in plain if c.isascii() and (c.isalnum() or c in "-_.")) or "region"


def _resource(table: TableRows, present: set[str]) -> dict[str, Any]:
    spec = TABLE_BY_NAME[table.name]
    known = {c.name: c for c in spec.columns}
    schema: dict[str, Any] = {
        "fields": [_field(known.get(name) or Column(name)) for name in table.header],
        "missingValues": [""],
    }
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    references = [
        {"fields": column, "reference": {"resource": target, "fields": key}}
        for (name, column), (target, key) in _REFERENCES.items()
        if name == table.name and target in present
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind.value}
    constraints: dict[str, Any] = {}
    if column.is_filled:
        constraints["required"] = True
    if column.choices and column.name != "roles":
        constraints["enum"] = list(column.choices)
    if constraints:
        field["constraints"] = constraints
    return field
