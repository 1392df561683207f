"""Which ways are sensible, and which nobody would go."""

import pytest
from attrs import evolve

from samspel.domain.resources import Carriage, Family, LegalStatus, Resource
from samspel.matching.pathways import RouteFinder
from samspel.matching.routes import Route, service
from tests.fixtures.matching_park import (
    CONVERSIONS,
    RESOURCES,
    cited,
    conversion,
    knowledge,
    resource,
)

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


POWER = Family.POWER
PRODUCT = LegalStatus.PRODUCT


def heat(
    name: str,
    levels: tuple[float, float] | None = None,
    parent_id: str | None = None,
    value: float | None = None,
) -> Resource:
    return resource(
        name,
        Family.HEAT,
        "MWh/year",
        Carriage.PIPE,
        temperature_c=levels,
        parent_id=parent_id,
        value=value,
    )


WORLD = (
    evolve(resource("power", POWER, "MWh/year", Carriage.GRID), typical_status=PRODUCT),
    evolve(resource("gas", POWER, "MWh/year", Carriage.PIPE), typical_status=PRODUCT),
    resource("peel"),
    resource("logs", Family.WOOD, value=100.0),
    evolve(resource("boards", Family.WOOD, value=900.0), typical_status=PRODUCT),
    resource("beams", Family.WOOD),
    resource("dust", Family.WOOD, value=200.0),
    evolve(resource("larvae", value=500.0), typical_status=PRODUCT),
    evolve(resource("eggs", value=1200.0), food_kcal_per_kg=cited(1400.0, "kcal/kg")),
    evolve(resource("powder"), food_kcal_per_kg=cited(5000.0, "kcal/kg")),
    heat("heat"),
    heat("hot", (90, 150), "heat", 400.0),
    heat("mild", (30, 50), "heat", 250.0),
    heat("steam", (120, 250), "heat"),
)
PER_MWH, PER_T = ("MWh", "MWh"), ("t", "MWh")
WAYS = (
    conversion("digester", ("peel",), "gas", 1.0, units=PER_T),
    conversion("burner", ("gas",), "hot", 0.9, units=PER_MWH),
    conversion("engine", ("gas",), "power", 0.4, units=PER_MWH, rests=(("mild", 0.5),)),
    conversion("turbine", ("hot", "steam"), "power", 0.05, units=PER_MWH, rests=(("mild", 0.9),)),
    conversion("loom", ("power",), "eggs", 1.0, units=("MWh", "t")),
    conversion("house", ("mild", "hot"), "eggs", 0.1, units=("MWh", "t")),
    conversion("pump", ("mild",), "hot", 1.3, units=PER_MWH, temperature_min_c=5.0),
    conversion("exchanger", ("steam",), "hot", 0.97, units=PER_MWH, temperature_min_c=110.0),
    conversion("saw", ("logs",), "boards", 0.6),
    conversion("hammer", ("logs",), "beams", 0.9),
    conversion("grinder", ("boards", "beams"), "dust", 0.9),
    conversion("flies", ("peel",), "larvae", 1.0),
    conversion("hens", ("larvae",), "eggs", 0.1),
    conversion("drier", ("eggs",), "powder", 0.2),
    conversion("bench", ("peel",), "boards", 1.0, rests=(("dust", 0.1),)),
    conversion("kiln", ("logs",), "boards", 0.5, rests=(("steam", 1.0),)),
    conversion("kitchen", ("eggs",), "dust", 1.0),
)


@pytest.mark.parametrize(
    ("start", "wanted", "way", "is_left_out"),
    [
        ("peel", ("hot",), ("digester", "burner"), False),
        ("peel", ("power",), ("digester", "engine"), False),
        ("peel", ("eggs",), ("digester", "engine", "loom"), True),
        ("gas", ("eggs",), ("burner", "house"), True),
        ("gas", ("mild",), ("engine",), True),
        ("hot", ("mild",), ("turbine",), False),
        ("hot", ("eggs",), ("turbine", "house"), False),
        ("hot", ("eggs",), ("turbine", "loom"), True),
        ("steam", ("hot",), ("exchanger",), True),
        ("steam", ("eggs",), ("exchanger", "house"), False),
        ("logs", ("eggs",), ("kiln", "exchanger", "house"), True),
        ("mild", ("hot",), ("pump",), False),
        ("steam", ("hot",), ("turbine", "pump"), True),
        ("logs", ("boards",), ("saw",), False),
        ("logs", ("dust",), ("saw", "grinder"), True),
        ("logs", ("dust",), ("hammer", "grinder"), True),
        ("boards", ("dust",), ("grinder",), True),
        ("beams", ("dust",), ("grinder",), False),
        ("peel", ("eggs",), ("flies", "hens"), False),
        ("peel", ("dust",), ("flies", "hens", "kitchen"), True),
        ("peel", ("dust",), ("bench",), True),
        ("larvae", ("powder",), ("hens", "drier"), True),
        ("eggs", ("powder",), ("drier",), False),
    ],
)
def test_prudence(
    start: str, wanted: tuple[str, ...], way: tuple[str, ...], is_left_out: bool
) -> None:
    known = knowledge(resources=WORLD, conversions=WAYS, guidance=())
    finder = RouteFinder(known, frozenset({start}), frozenset(wanted))
    served = {r.conversion_ids for r in finder.routes[start]}
    assert (way not in served) is is_left_out
    told = RouteFinder(known, frozenset({start}), frozenset(wanted), frozenset({way}))
    assert way in {r.conversion_ids for r in told.routes[start]}, "what is told is never silly"


def test_two_rests_need_both_main_outputs_wanted() -> None:
    sauna = conversion("sauna", ("mild",), "beams", 1.0, units=PER_T[::-1], rests=(("peel", 1.0),))
    known = knowledge(resources=WORLD, conversions=(*WAYS, sauna), guidance=())
    for wanted, is_found in ((("peel",), False), (("peel", "beams"), True)):
        finder = RouteFinder(known, frozenset({"hot"}), frozenset(wanted))
        ways = {r.conversion_ids for r in finder.routes["hot"] if r.service.wanted_id == "peel"}
        assert (("turbine", "sauna") in ways) is is_found
