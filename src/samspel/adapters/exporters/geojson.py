"""An inventory for a map: GeoJSON as RFC 7946 has it (WGS84, longitude first)."""

import json
from pathlib import Path
from typing import Any

from samspel.adapters.exporters.atomic import writing_file
from samspel.adapters.exporters.features import Feature, Layer, build_exchanges, build_sites
from samspel.domain.inventory import Inventory


def export_geojson(inventory: Inventory, path: Path) -> None:
    """Write sites as points and exchanges as lines.

    A site whose place is unknown is there without geometry; an exchange is there only when both
    its ends have a place. The same inventory gives the same bytes.
    """
    sites, exchanges = build_sites(inventory), build_exchanges(inventory)
    features = [_feature(sites, f) for f in sites.features]
    features += [_feature(exchanges, f) for f in exchanges.features if f.points]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1)
    with writing_file(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")


def _feature(layer: Layer, feature: Feature) -> dict[str, Any]:
    names = (name for name, _ in layer.fields)
    return {
        "type": "Feature",
        "id": f"{layer.name}/{feature.feature_id}",
        "geometry": _geometry(feature),
        "properties": {"layer": layer.name, **dict(zip(names, feature.values, strict=True))},
    }


def _geometry(feature: Feature) -> dict[str, Any] | None:
    if not feature.points:
        return None
    if len(feature.points) == 1:
        return {"type": "Point", "coordinates": list(feature.points[0])}
    return {"type": "LineString", "coordinates": [list(p) for p in feature.points]}
