"""Region packages out: folder, .xlsx, GeoJSON and GeoPackage; each writes whole or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path

from samspel.adapters.exporters.folder import export_folder
from samspel.adapters.exporters.geojson import export_geojson
from samspel.adapters.exporters.geopackage import export_gpkg
from samspel.adapters.exporters.workbook import export_xlsx
from samspel.domain.inventory import Inventory

__all__ = ["EXPORTERS", "export_folder", "export_geojson", "export_gpkg", "export_xlsx"]

EXPORTERS: Mapping[str, Callable[[Inventory, Path], None]] = {
    "folder": export_folder,
    "xlsx": export_xlsx,
    "geojson": export_geojson,
    "gpkg": export_gpkg,
}
"""How an inventory is written in each format."""
