"""An inventory for a map: OGC GeoPackage 1.3, written with the standard library's SQLite.

Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3.1, https://www.geopackage.org/spec131/
(tables of clauses 1.1.2, 1.1.3 and 2.1; geometry header of clause 2.1.3).
"""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from samspel.adapters.exporters.atomic import writing_file
from samspel.adapters.exporters.features import (
    Layer,
    Point,
    build_exchanges,
    build_links,
    build_sites,
    build_streams,
)
from samspel.domain.inventory import Inventory

_WGS84 = 4326
_WGS84_TEXT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_CHANGED = "2000-01-01T00:00:00.000Z"  # fixed, so that the same inventory gives the same bytes
_SCHEMA = """
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10301;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
_REFERENCE_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", "undefined Cartesian coordinates"),
    ("Undefined geographic", 0, "NONE", 0, "undefined", "undefined geographic coordinates"),
    ("WGS 84 geodetic", _WGS84, "EPSG", _WGS84, _WGS84_TEXT, "longitude/latitude in degrees"),
)


def export_gpkg(inventory: Inventory, path: Path) -> None:
    """Write the layers sites, streams, exchanges and links (WGS84).

    What has no known place is there without geometry. The same inventory gives the same bytes.
    """
    layers = (
        build_sites(inventory),
        build_streams(inventory),
        build_exchanges(inventory),
        build_links(inventory),
    )
    with writing_file(path) as temporary, closing(sqlite3.connect(temporary)) as database:
        database.executescript(_SCHEMA)
        with database:
            database.executemany(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _REFERENCE_SYSTEMS
            )
            for layer in layers:
                _write_layer(database, layer)


def _write_layer(database: sqlite3.Connection, layer: Layer) -> None:
    points = [p for f in layer.features for p in f.points]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    bounds = (min(xs), min(ys), max(xs), max(ys)) if points else (None, None, None, None)
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
        (layer.name, layer.name, _CHANGED, *bounds, _WGS84),
    )
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        (layer.name, layer.geometry, _WGS84),
    )
    columns = ", ".join(f'"{name}" {kind}' for name, kind in layer.fields)
    database.execute(
        f'CREATE TABLE "{layer.name}" '
        f"(fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {layer.geometry}, {columns})"
    )
    marks = ", ".join("?" for _ in layer.fields)
    database.executemany(
        f'INSERT INTO "{layer.name}" VALUES (NULL, ?, {marks})',
        ((_geometry(f.points), *f.values) for f in layer.features),
    )


def _geometry(points: tuple[Point, ...]) -> bytes | None:
    """GeoPackage header (little-endian, no envelope) and well-known binary."""
    if not points:
        return None
    header = b"GP\x00\x01" + struct.pack("<i", _WGS84)
    if len(points) == 1:
        return header + struct.pack("<BIdd", 1, 1, *points[0])
    coordinates = b"".join(struct.pack("<dd", *p) for p in points)
    return header + struct.pack("<BII", 1, 2, len(points)) + coordinates
