"""The chains a study names are found from the streams alone, whatever firms are called."""

import pytest
from attrs import evolve

from samspel.domain.exchanges import Match, MatchResult
from samspel.domain.inventory import ExchangeStatus, Inventory, KnownExchange
from samspel.domain.streams import Stream
from samspel.domain.verdicts import Outcome
from samspel.matching import find_matches
from tests.fixtures.matching_park import assumptions, inventory, knowledge, matrix, stream

OFFERS = (
    stream("chp", "source", "heat_50_90", 8000.0, "MWh/year", temperature=85.0),
    stream("water", "source", "nutrient_water", 20000.0, "m3/year"),
    stream("grain", "source", "brewers_grain", 50.0),
    stream("dung", "source", "manure", 500.0),
    stream("power", "source", "electricity", 9000.0, "MWh/year"),
)
NEEDS = (
    stream("kitchen", "sink", "vegetables_fresh", 18.0),
    stream("shops", "sink", "vegetables_fresh", 180.0),
    stream("hens", "sink", "animal_feed", 40.0),
    stream("fish", "sink", "oxygen", 300.0),
)
PROPOSED = (
    stream("greenhouse_water", "sink", "nutrient_water", 9000.0, "m3/year", site="greenhouse"),
    stream("greenhouse_crop", "source", "vegetables_fresh", 180.0, site="greenhouse"),
    stream("insects_in", "sink", "brewers_grain", 300.0, site="insects"),
    stream("insects_out", "source", "insect_meal", 15.0, site="insects"),
)
CHAINS = (
    "chp>power_from_low_heat>greenhouse_low_temperature_heat>shops",
    "water>greenhouse_nutrient_water>shops",
    "grain>insect_rearing>hens",
    "power>electrolysis_hydrogen>fish",
)


def matched(region: Inventory) -> MatchResult:
    return find_matches(region, knowledge(), matrix(region), assumptions())


def by_id(result: MatchResult) -> dict[str, Match]:
    return {m.match_id: m for m in (*result.matches, *result.refused)}


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("others", [(), PROPOSED], ids=["bare", "with_proposals"])
def test_chain_is_found(chain: str, others: tuple[Stream, ...]) -> None:
    result = matched(inventory(*OFFERS, *NEEDS, *others))
    assert chain in {m.match_id for m in result.matches}


def test_cascade_goes_by_the_rest_of_the_power_unit() -> None:
    match = by_id(matched(inventory(*OFFERS, *NEEDS)))[CHAINS[0]]
    assert match.resource_ids == ("heat_50_90", "heat_30_50", "vegetables_fresh")
    assert match.operator_ids == (None, None)


def test_manure_is_refused_as_insect_feed_for_its_legal_reason() -> None:
    match = by_id(matched(inventory(*OFFERS, *NEEDS)))["dung>insect_rearing>hens"]
    legal = next(v for v in match.verdicts if v.rule == "legal")
    assert match.outcome is Outcome.REFUSED
    assert (legal.code, legal.outcome) == ("LEGAL-PROHIBITED", Outcome.REFUSED)
    assert "Gödsel får inte ges till insekter" in legal.reason.sv
    assert legal.sources[0].title.startswith("Regulation (EC) No 767/2009")


def test_names_and_actor_ids_do_not_matter() -> None:
    region = inventory(*OFFERS, *NEEDS)
    renamed = evolve(
        region,
        actors=tuple(evolve(a, name="X", actor_id=f"x_{a.actor_id}") for a in region.actors),
        sites=tuple(evolve(s, name="Y", actor_id=f"x_{s.actor_id}") for s in region.sites),
    )
    scores = {m.match_id: m.score for m in matched(region).matches}
    assert {m.match_id: m.score for m in matched(renamed).matches} == scores


def test_an_actor_with_both_ends_of_a_conversion_runs_it() -> None:
    match = by_id(matched(inventory(*OFFERS, *NEEDS, *PROPOSED)))["grain>insect_rearing>hens"]
    assert match.operator_ids == ("owner_insects",)


def test_a_stream_of_only_one_end_makes_no_operator() -> None:
    match = by_id(matched(inventory(*OFFERS, *NEEDS, PROPOSED[2])))["grain>insect_rearing>hens"]
    assert match.operator_ids == (None,)


def test_an_existing_exchange_tells_who_runs_it() -> None:
    known = KnownExchange(
        "known", "grain", "insects_in", ("insect_rearing",), ExchangeStatus.EXISTING
    )
    region = inventory(*OFFERS, *NEEDS, PROPOSED[2], exchanges=(known,))
    match = by_id(matched(region))["grain>insect_rearing>hens"]
    assert match.operator_ids == ("owner_insects",)


def test_same_owner_is_internal_symbiosis() -> None:
    region = inventory(OFFERS[2], NEEDS[2], owners={"at_grain": "one", "at_hens": "one"})
    assert [m.is_internal for m in matched(region).matches] == [True]


def test_known_exchange_is_marked_and_existing_is_a_springboard() -> None:
    known = KnownExchange("known", "grain", "hens", ("insect_rearing",), ExchangeStatus.EXISTING)
    plain = by_id(matched(inventory(OFFERS[2], NEEDS[2])))["grain>insect_rearing>hens"]
    told = by_id(matched(inventory(OFFERS[2], NEEDS[2], exchanges=(known,))))[plain.match_id]
    assert (plain.known_status, told.known_status) == (None, ExchangeStatus.EXISTING)
    assert told.score - plain.score == pytest.approx(0.05 + 0.10 * (1 / 1.5 - 1 / 2))


def test_unmatched_are_named() -> None:
    result = matched(inventory(OFFERS[3], NEEDS[0], stream("odd", "source", None, 1.0)))
    assert (result.unmatched_sources, result.unmatched_sinks) == (("dung", "odd"), ("kitchen",))
