"""Which ways are sensible, and which nobody would go."""

import pytest
from attrs import evolve

from samspel.domain.resources import Carriage, Family, LegalStatus
from samspel.matching.pathways import RouteFinder
from samspel.matching.routes import Route, service
from tests.fixtures.matching_park import CONVERSIONS, RESOURCES, conversion, knowledge, resource

KNOWLEDGE = knowledge()


def routes(start: str, *wanted: str) -> dict[tuple[str, ...], Route]:
    finder = RouteFinder(KNOWLEDGE, frozenset({start}), frozenset(wanted))
    return {r.conversion_ids: r for r in finder.routes[start]}


@pytest.mark.parametrize(
    ("offered", "wanted", "is_vague", "has_use"),
    [
        ("sawdust", "sawdust", False, False),
        ("sawdust", "wood_residues", False, False),
        ("wood_residues", "sawdust", True, False),
        ("sawdust", "animal_bedding", False, True),
        ("heat_30_50", "heat_above_90", False, False),
    ],
)
def test_service(offered: str, wanted: str, is_vague: bool, has_use: bool) -> None:
    found = service(KNOWLEDGE, offered, wanted)
    assert found is not None
    assert (found.is_vague, found.use is not None) == (is_vague, has_use)


def test_unlike_things_do_not_serve() -> None:
    assert service(KNOWLEDGE, "manure", "vegetables_fresh") is None


def test_yields_multiply_along_a_cascade() -> None:
    route = routes("heat_50_90", "vegetables_fresh")[
        ("power_from_low_heat", "greenhouse_low_temperature_heat")
    ]
    assert route.delivered.value == pytest.approx(0.9 * 0.1)
    assert [i.value for i in route.inputs] == pytest.approx([1.0, 0.9])


def test_a_rest_is_a_way_on() -> None:
    found = routes("electricity", "fish_fresh")
    assert found[("electrolysis_hydrogen", "ras_fish_farm")].resource_ids == (
        "electricity",
        "oxygen",
        "fish_fresh",
    )


def test_power_does_not_come_back_through_the_heat_pump_that_ate_it() -> None:
    assert ("heat_pump_lift", "power_from_low_heat") not in routes("heat_30_50", "electricity")


def test_heat_does_not_come_back_as_heat_through_power() -> None:
    found = routes("heat_50_90", "heat_50_90")
    assert ("power_from_low_heat", "electrolysis_hydrogen") not in found
    assert () in found


def test_a_detour_to_the_same_product_is_left_out() -> None:
    burner = conversion(
        "sawdust_burner", ("wood_residues", "wood_chips"), "heat_50_90", 2.0, units=("t", "MWh")
    )
    known = knowledge(conversions=(*CONVERSIONS, burner))
    finder = RouteFinder(known, frozenset({"sawdust"}), frozenset({"heat_50_90"}))
    found = {r.conversion_ids for r in finder.routes["sawdust"]}
    assert ("sawdust_burner",) in found
    assert ("chipping", "sawdust_burner") not in found


def test_goods_are_not_destroyed_for_something_worth_less() -> None:
    product = evolve(resource("table", value=9000.0), typical_status=LegalStatus.PRODUCT)
    shredder = conversion("shredder", ("table",), "wood_chips", 0.9)
    known = knowledge(resources=(*RESOURCES, product), conversions=(*CONVERSIONS, shredder))
    finder = RouteFinder(known, frozenset({"table"}), frozenset({"wood_chips"}))
    assert finder.routes["table"] == ()


@pytest.mark.parametrize(("wanted", "n"), [(("heat_30_50",), 1), (("heat_30_50", "cold"), 2)])
def test_a_rest_needs_somebody_for_the_main_output_in_a_pipe(
    wanted: tuple[str, ...], n: int
) -> None:
    cold = resource("cold", Family.HEAT, "MWh/year", Carriage.PIPE)
    chiller = conversion(
        "chiller", ("heat_50_90",), "cold", 0.7, units=("MWh", "MWh"), rests=(("heat_30_50", 1.7),)
    )
    known = knowledge(resources=(*RESOURCES, cold), conversions=(chiller,))
    finder = RouteFinder(known, frozenset({"heat_50_90"}), frozenset(wanted))
    to_heat = [r for r in finder.routes["heat_50_90"] if r.service.wanted_id == "heat_30_50"]
    assert len(to_heat) == n


def test_at_most_three_conversions() -> None:
    finder = RouteFinder(KNOWLEDGE, frozenset(KNOWLEDGE.resources), frozenset(KNOWLEDGE.resources))
    lengths = {len(r.steps) for found in finder.routes.values() for r in found}
    assert lengths == {0, 1, 2, 3}
