"""What the catalogue and the order of rows add to reading."""

from pathlib import Path

from attrs import evolve

from samspel.adapters.exporters import export_folder
from samspel.adapters.importers import check_package, read_package
from tests.integration.importers.comparing import assert_same_inventory
from tests.integration.importers.knowing import small_knowledge
from tests.integration.importers.packages import put, sound_tables, write_folder


def test_the_catalogue_gives_an_unknown_amount_its_unit(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 4, "unit", "")(tables)
    package = write_folder(tmp_path / "package", tables)
    assert read_package(package).streams[2].amount.quantity.unit == ""
    known = read_package(package, small_knowledge()).streams[2].amount.quantity
    assert (known.value, known.unit) == (None, "t/year")


def test_cold_may_come_back_warmer_than_it_was_supplied(tmp_path: Path) -> None:
    tables = sound_tables()
    put("streams", 3, "resource_id", "cold")(tables)
    put("streams", 3, "temperature_return_c", "52")(tables)
    assert check_package(write_folder(tmp_path / "package", tables)).faults == ()


def test_what_is_a_kind_of_cold_may_too(tmp_path: Path) -> None:
    knowledge = small_knowledge()
    cold = evolve(knowledge.resources["heat"], resource_id="cold")
    ice = evolve(cold, resource_id="ice_water", parent_id="cold")
    more = {**knowledge.resources, "cold": cold, "ice_water": ice}
    tables = sound_tables()
    put("streams", 3, "resource_id", "ice_water")(tables)
    put("streams", 3, "temperature_return_c", "52")(tables)
    package = write_folder(tmp_path / "package", tables)
    assert check_package(package, evolve(knowledge, resources=more)).faults == ()


def test_unknown_columns_follow_their_rows_when_rows_are_put_in_order(tmp_path: Path) -> None:
    """Profiles are written by index and properties by stream; their own columns go with them."""
    tables = sound_tables()
    for row in range(2, 14):
        put("profiles", row, "Anteckning", f"månad {row - 1}")(tables)
    tables["profiles"][1:] = tables["profiles"][:0:-1]
    tables["stream_properties"].append(["varme", "salt", "1", "", "", "%", "wet", "stated"])
    put("stream_properties", 2, "Mätt av", "Åsa")(tables)
    put("stream_properties", 3, "Mätt av", "Bo")(tables)
    tables["stream_properties"][1:] = tables["stream_properties"][:0:-1]
    first = read_package(write_folder(tmp_path / "package", tables))
    assert [e.values for e in first.extras] == [
        ("Åsa", "Bo"),
        tuple(f"månad {month}" for month in range(1, 13)),
    ]
    export_folder(first, tmp_path / "again")
    assert_same_inventory(read_package(tmp_path / "again"), first)
