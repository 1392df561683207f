"""What is written: byte for byte the same, whole or not at all, and readable by others."""

import csv
import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from samspel.adapters.exporters import EXPORTERS, export_folder, export_geojson, export_gpkg
from samspel.adapters.exporters.workbook import export_xlsx
from samspel.adapters.importers import IMPORTERS, read_package
from samspel.domain.actors import Actor, ActorKind, Site
from samspel.domain.assumptions import Assumption
from samspel.domain.inventory import (
    ExtraColumn,
    Inventory,
    KnownExchange,
    Link,
    LinkKind,
    Region,
)
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Profile, Quantity
from samspel.domain.streams import Direction, Disclosure, Stream
from tests.integration.importers.comparing import assert_same_inventory

_FILES = {"folder": "out", "xlsx": "out.xlsx", "geojson": "out.geojson", "gpkg": "out.gpkg"}


def _stream(stream_id: str, site_id: str, direction: Direction, amount: Quantity) -> Stream:
    cited = Cited(amount, Origin.STATED, Source("Intervju"))
    return Stream(stream_id, site_id, direction, "Drav", cited, source="Intervju")


def _inventory() -> Inventory:
    third = Quantity.of(1 / 3, "t/year")
    cost = Cited(Quantity.of(1.9, "SEK/t/km", 1.5, 2.4), Origin.ASSUMED, Source("Trafikanalys"))
    return Inventory(
        Region("bygd", "Härje & bygd", assumptions=(Assumption("transport_sek_per_t_km", cost),)),
        (Actor("a1", "=Bryggeriet", ActorKind.COMPANY), Actor("a2", "Gården", ActorKind.COMPANY)),
        (
            Site("s1", "a1", "", 62.5424, 12.5446),
            Site("s2", "a2", "Gården", 62.0344, 14.3653),
            Site("s3", "a2", "Okänd plats"),
        ),
        (
            _stream("drav", "s1", Direction.SOURCE, third),
            _stream("foder", "s2", Direction.SINK, Quantity.unknown("t/year")),
            Stream(
                "hemlig",
                "s2",
                Direction.SOURCE,
                "Gödsel",
                Cited(Quantity.of(0.0, "t/year"), Origin.MEASURED),
                disclosure=Disclosure.DRAFT,
            ),
            _stream("okand", "s3", Direction.SINK, third),
        ),
        (Profile("natt", "hour", np.arange(8760.0)),),
        (
            KnownExchange("e1", "drav", "foder", ("insect_rearing",)),
            KnownExchange("e2", "drav", "okand"),
        ),
        links=(Link("s1", "s2", LinkKind.ROAD, 130.5),),
        extras=(ExtraColumn("streams", "Kontakt", ("Åsa", "", "", "")),),
    )


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {p.name: p.read_bytes() for p in files}


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_inventory_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        EXPORTERS[name](_inventory(), tmp_path / folder / _FILES[name])
    first = _bytes(tmp_path / "a" / _FILES[name])
    assert first == _bytes(tmp_path / "b" / _FILES[name])
    EXPORTERS[name](_inventory(), tmp_path / "a" / _FILES[name])
    assert _bytes(tmp_path / "a" / _FILES[name]) == first


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_failure_leaves_what_was_there_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = tmp_path / _FILES[name]
    EXPORTERS[name](_inventory(), path)
    before = _bytes(path)
    broken = _inventory()
    object.__setattr__(broken, "links", (Link("s1", "s9", LinkKind.ROAD, 1.0), "no link"))
    object.__setattr__(broken, "exchanges", (KnownExchange("e1", "x", "y"), "no exchange"))
    with pytest.raises((KeyError, AttributeError)):
        EXPORTERS[name](broken, path)
    assert _bytes(path) == before
    assert [p.name for p in tmp_path.iterdir()] == [_FILES[name]]


def test_a_folder_that_fails_half_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("samspel.adapters.exporters.folder._data_package", fail)
    with pytest.raises(OSError, match="full"):
        export_folder(_inventory(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) & {"folder", "xlsx"}))
def test_what_is_written_is_read_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / _FILES[name]
    EXPORTERS[name](_inventory(), path)
    assert_same_inventory(read_package(path), _inventory())


def test_every_importer_has_an_exporter() -> None:
    assert {name.removeprefix(".") for name in IMPORTERS} <= set(EXPORTERS)


def test_a_folder_is_a_frictionless_data_package(tmp_path: Path) -> None:
    export_folder(_inventory(), tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    names = {p.stem for p in (tmp_path / "out").glob("*.csv")}
    assert {r["name"] for r in package["resources"]} == names
    for resource in package["resources"]:
        path = tmp_path / "out" / resource["path"]
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [f["name"] for f in resource["schema"]["fields"]] == header
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in names


def test_an_earlier_exports_tables_do_not_linger(tmp_path: Path) -> None:
    export_folder(_inventory(), tmp_path / "out")
    (tmp_path / "out" / "anteckningar.txt").write_text("x", encoding="utf-8")
    bare = Inventory(*(getattr(_inventory(), n) for n in ("region", "actors", "sites", "streams")))
    export_folder(bare, tmp_path / "out")
    assert not (tmp_path / "out" / "links.csv").exists()
    assert (tmp_path / "out" / "anteckningar.txt").exists()
    assert_same_inventory(read_package(tmp_path / "out"), bare)


def test_a_workbooks_cells_are_typed_and_safe(tmp_path: Path) -> None:
    export_xlsx(_inventory(), tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames[:2] == ["region", "assumptions"]
    actors, streams = book["actors"], book["streams"]
    assert actors["B2"].value == "=Bryggeriet"
    assert actors["B2"].data_type == "s"
    header = [cell.value for cell in streams[1]]
    amount = streams.cell(2, header.index("amount") + 1)
    assert amount.value == 1 / 3
    assert amount.data_type == "n"
    assert streams.cell(3, header.index("amount") + 1).value is None
    assert streams.freeze_panes == "B2"


def test_a_text_that_no_cell_can_hold_is_never_dropped(tmp_path: Path) -> None:
    region = Region("x", "X", note="x" * 40_000)
    with pytest.raises(ValueError, match="40000 characters"):
        export_xlsx(Inventory(region), tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def _features(tmp_path: Path) -> list[dict[str, object]]:
    export_geojson(_inventory(), tmp_path / "out.geojson")
    collection = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert set(collection) == {"type", "features"}
    features = collection["features"]
    assert isinstance(features, list)
    return features


def test_geojson_has_sites_as_points_and_exchanges_as_lines(tmp_path: Path) -> None:
    features = {f["id"]: f for f in _features(tmp_path)}
    assert list(features) == ["sites/s1", "sites/s2", "sites/s3", "exchanges/e1"]
    assert features["sites/s1"]["geometry"] == {"type": "Point", "coordinates": [12.5446, 62.5424]}
    assert features["sites/s3"]["geometry"] is None
    assert features["exchanges/e1"]["geometry"] == {
        "type": "LineString",
        "coordinates": [[12.5446, 62.5424], [14.3653, 62.0344]],
    }


def test_geojson_counts_streams_and_keeps_the_strictest_disclosure(tmp_path: Path) -> None:
    properties = next(f for f in _features(tmp_path) if f["id"] == "sites/s2")["properties"]
    assert isinstance(properties, dict)
    assert properties["n_sources"] == 1
    assert properties["n_sinks"] == 1
    assert properties["disclosure"] == "draft"
    assert properties["actor"] == "Gården"


def test_gdal_reads_every_layer_of_a_geopackage(tmp_path: Path) -> None:
    from pyogrio import list_layers, raw

    path = tmp_path / "out.gpkg"
    export_gpkg(_inventory(), path)
    layers = dict(list_layers(path))
    assert layers == {
        "sites": "Point",
        "streams": "Point",
        "exchanges": "LineString",
        "links": "LineString",
    }
    meta, _, geometries, columns = raw.read(path, layer="sites")
    assert meta["crs"] == "EPSG:4326"
    assert list(columns[list(meta["fields"]).index("site_id")]) == ["s1", "s2", "s3"]
    assert struct.unpack("<BIdd", geometries[0]) == (1, 1, 12.5446, 62.5424)
    assert geometries[2] is None
    meta, _, geometries, columns = raw.read(path, layer="links")
    assert columns[list(meta["fields"]).index("distance_km")][0] == 130.5
    assert struct.unpack("<BIIdddd", geometries[0])[3:] == (12.5446, 62.5424, 14.3653, 62.0344)


def test_an_unknown_amount_is_empty_in_a_geopackage(tmp_path: Path) -> None:
    from pyogrio import raw

    export_gpkg(_inventory(), tmp_path / "out.gpkg")
    meta, _, _, columns = raw.read(tmp_path / "out.gpkg", layer="streams")
    amounts = columns[list(meta["fields"]).index("amount")]
    assert amounts[0] == 1 / 3
    assert np.isnan(amounts[1])
    assert amounts[2] == 0


def test_exporting_makes_missing_folders(tmp_path: Path) -> None:
    export: Callable[[Inventory, Path], None] = EXPORTERS["geojson"]
    export(_inventory(), tmp_path / "new" / "out.geojson")
    assert (tmp_path / "new" / "out.geojson").exists()
