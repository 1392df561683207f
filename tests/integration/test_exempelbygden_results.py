"""What a reader of Exempelbygden's report meets: a mixed network, honest refusals, sane figures."""

from functools import cache
from pathlib import Path

import pytest

from samspel.adapters.importers import read_package
from samspel.application.run_study import run_study
from samspel.catalogue import load_knowledge
from samspel.domain.exchanges import Exchange, Match
from samspel.domain.inventory import ExchangeStatus
from samspel.domain.provenance import Cited
from samspel.domain.resources import Family
from samspel.domain.studies import Study, StudyOptions
from samspel.domain.verdicts import Outcome

PACKAGE = Path(__file__).parents[2] / "examples" / "exempelbygden"
KNOWLEDGE = load_knowledge()


@cache
def study() -> Study:
    inventory = read_package(PACKAGE, KNOWLEDGE)
    return run_study(inventory, KNOWLEDGE, StudyOptions(), "test", lambda _: None)


def refusals(rule: str) -> dict[str, str]:
    """Why matches are refused by a rule, by match."""
    return {
        match.match_id: verdict.reason.en
        for match in study().match_result.refused
        for verdict in match.verdicts
        if verdict.rule == rule and verdict.outcome is Outcome.REFUSED
    }


def found() -> dict[str, Match]:
    result = study().match_result
    return {match.match_id: match for match in (*result.matches, *result.refused)}


def value(cited: Cited | None) -> float | None:
    return None if cited is None else cited.quantity.value


def of_product_sold_on() -> list[Exchange]:
    """Direct exchanges of something that its owner is paid for today."""
    sold = [
        e
        for e in study().exchanges
        if e.match.pathway.is_direct
        and (study().inventory.stream_by_id[e.match.source_stream_id].value_sek_per_unit or 0) > 0
        and KNOWLEDGE.is_a(
            e.match.resource_ids[0],
            study().inventory.stream_by_id[e.match.sink_stream_id].resource_id or "",
        )
    ]
    assert sold
    return sold


def test_the_network_is_mixed_and_small_enough_to_read() -> None:
    network = study().network
    families = {
        KNOWLEDGE.resources[e.match.resource_ids[0]].family
        for e in study().exchanges
        if e.exchange_id in network.exchange_ids
    }
    assert 15 <= len(network.flows) <= 30
    assert {Family.HEAT, Family.WOOD, Family.ORGANIC, Family.MATERIAL, Family.SHARING} <= families
    assert sum(s.meets_3_2 for s in network.synergies) >= 3
    assert {c for s in network.synergies for c in s.vacant_conversion_ids}


def test_few_exchanges_wait_for_a_number() -> None:
    undecidable = study().network.undecidable_exchange_ids
    assert len(undecidable) < len(study().exchanges) / 8


@pytest.mark.parametrize(
    ("match_id", "why"),
    [
        ("mjolkgard_film>atervinn_film", "38"),
        ("sag_sawdust>ridskolan_bedding", "52"),
        ("brygg_grain>agg_feed", "77"),
        ("livs_food>grisgard_feed", "22"),
    ],
)
def test_quality_is_refused_with_its_number(match_id: str, why: str) -> None:
    assert why in refusals("quality")[match_id]


def test_what_never_meets_in_a_month_is_refused() -> None:
    assert {"varme_surplus>varme_feed", "maskinring_machine>fjallplat_machine"} <= set(
        refusals("season")
    )


def test_every_listed_exchange_is_found_or_refused_for_what_its_note_says() -> None:
    seen = found()
    listed = {
        e.exchange_id: ">".join((e.source_stream_id, *e.pathway, e.sink_stream_id))
        for e in study().inventory.exchanges
    }
    assert set(listed.values()) <= set(seen)
    assert listed["fish_water_to_greenhouse"] in refusals("distance")
    assert listed["whey_to_digester"] in refusals("amount")
    existing = [
        seen[listed[e.exchange_id]]
        for e in study().inventory.exchanges
        if e.status is ExchangeStatus.EXISTING
    ]
    assert all(match.outcome is not Outcome.REFUSED for match in existing)


def test_selling_a_product_to_a_neighbour_changes_the_haul_alone() -> None:
    for exchange in of_product_sold_on():
        parts = {name: value(part) for name, part in exchange.emission_parts}
        assert parts["virgin"] == parts["lost_function"] == 0, exchange.exchange_id
        assert value(exchange.emissions_t_co2e_per_year) == parts["transport"]


def test_burning_wood_that_is_sold_today_is_about_neutral() -> None:
    """Within 25 kg per tonne, haul and all: sawn timber would be 269."""
    for exchange in study().exchanges:
        family = KNOWLEDGE.resources[exchange.match.resource_ids[0]].family
        emitted, amount = (
            value(exchange.emissions_t_co2e_per_year),
            value(exchange.match.amount_per_year),
        )
        ends_in_heat = KNOWLEDGE.is_a(exchange.match.resource_ids[-1], "heat")
        if family is Family.WOOD and ends_in_heat and emitted is not None and amount:
            assert abs(1000 * emitted / amount) < 25, exchange.exchange_id


def test_partners_share_what_the_exchange_is_worth() -> None:
    known = [e for e in study().exchanges if value(e.joint_npv_sek) is not None]
    for exchange in known:
        shares = [value(p.npv_sek) or 0.0 for p in exchange.partners]
        assert sum(shares) == pytest.approx(value(exchange.joint_npv_sek), abs=1e-6)


def test_jobs_of_a_greenhouse_follow_its_area() -> None:
    """Four full-time jobs per hectare, 2.24 m2 per MWh."""
    name = "greenhouse_low_temperature_heat"
    direct = [e for e in study().exchanges if e.match.pathway.conversion_ids == (name,)]
    assert direct
    for exchange in direct:
        hectares = (value(exchange.match.amount_per_year) or 0) * 2.24 / 10_000
        assert value(exchange.jobs_fte) == pytest.approx(4 * hectares, rel=0.15)
