"""The battery that every registered matching rule runs, and its reference cases by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from attrs import evolve, frozen

from samspel.domain.exchanges import Match
from samspel.domain.inventory import Inventory
from samspel.domain.quantities import Profile
from samspel.domain.resources import LegalStatus
from samspel.domain.streams import Disclosure, Recurrence, Stream
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching import find_matches
from samspel.matching.rules import RULES, Rule
from tests.fixtures.matching_park import (
    MANURE_RULE,
    assumptions,
    inventory,
    knowledge,
    matrix,
    stream,
)

HEAT = stream("hot", "source", "heat_50_90", 1000.0, "MWh/year", temperature=80.0)
WARM_NEED = stream("need", "sink", "heat_50_90", 500.0, "MWh/year", temperature=60.0)
SHAVINGS = stream("dust", "source", "sawdust", 90.0, moisture=15.0)
STABLE = stream("stable", "sink", "animal_bedding", 50.0)
CHIPS = stream("boiler", "sink", "wood_chips", 200.0)
WATER = stream("water", "source", "nutrient_water", 9000.0, "m3/year")
GREENHOUSE = stream("crop", "sink", "nutrient_water", 9000.0, "m3/year")
NO_NEED = stream("crop", "sink", "nutrient_water", 0.0, "m3/year")
GRAIN = stream("grain", "source", "brewers_grain", 50.0)
DUNG = stream("dung", "source", "manure", 50.0)
HENS = stream("hens", "sink", "animal_feed", 40.0)
PAINT = stream("paint", "source", "paint_residues", 5.0)
PAINTER = stream("painter", "sink", "paint_residues", 5.0)
SUMMER = Profile("summer", "month", np.array([0.0] * 5 + [1, 1, 1] + [0.0] * 4))
WINTER = Profile("winter", "month", np.array([1.0, 1] + [0] * 9 + [1]))


@frozen
class Case:
    """Two streams, how far apart they are, and what one rule must say."""

    rule: str
    outcome: Outcome
    code: str
    streams: tuple[Stream, Stream]
    km: float = 1.0
    profiles: tuple[Profile, ...] = ()


def case(rule: str, outcome: str, code: str, *streams: Stream, km: float = 1.0) -> Case:
    return Case(rule, Outcome(outcome), code, (streams[0], streams[1]), km, (SUMMER, WINTER))


def but(stream_: Stream, **changes: Any) -> Stream:
    return evolve(stream_, **changes)


CASES = (
    case("temperature", "accepted", "TEMPERATURE-ENOUGH", HEAT, WARM_NEED),
    case(
        "temperature",
        "accepted",
        "TEMPERATURE-NO-MARGIN",
        but(HEAT, temperature_supply_c=62.0),
        WARM_NEED,
    ),
    case(
        "temperature",
        "refused",
        "TEMPERATURE-TOO-COLD",
        but(HEAT, temperature_supply_c=59.0),
        WARM_NEED,
    ),
    case(
        "temperature",
        "unknown",
        "TEMPERATURE-UNKNOWN",
        but(HEAT, temperature_supply_c=None),
        WARM_NEED,
    ),
    case(
        "temperature",
        "accepted",
        "TEMPERATURE-ENOUGH",
        but(HEAT, temperature_supply_c=None),
        but(WARM_NEED, resource_id="heat_30_50", temperature_supply_c=None),
    ),
    case("temperature", "accepted", "TEMPERATURE-NOT-ASKED", SHAVINGS, STABLE),
    case("season", "accepted", "SEASON-TOGETHER", WATER, GREENHOUSE),
    case("season", "accepted", "SEASON-STORABLE", SHAVINGS, STABLE),
    case(
        "season",
        "accepted",
        "SEASON-COVERED",
        but(WATER, profile_id="summer"),
        GREENHOUSE,
    ),
    case("season", "accepted", "SEASON-NOTHING", WATER, NO_NEED),
    case(
        "season",
        "refused",
        "SEASON-APART",
        but(WATER, profile_id="summer"),
        but(GREENHOUSE, profile_id="winter"),
    ),
    case(
        "season",
        "unknown",
        "SEASON-UNKNOWN",
        but(WATER, recurrence=Recurrence.UNKNOWN),
        GREENHOUSE,
    ),
    case("amount", "accepted", "AMOUNT-ENOUGH", SHAVINGS, CHIPS),
    case(
        "amount",
        "refused",
        "AMOUNT-BELOW-BATCH",
        stream("dust", "source", "sawdust", 20.0, moisture=15.0),
        CHIPS,
    ),
    case(
        "amount",
        "unknown",
        "AMOUNT-UNSURE",
        stream("dust", "source", "sawdust", 20.0, moisture=15.0, amount_range=(10.0, 60.0)),
        CHIPS,
    ),
    case("amount", "unknown", "AMOUNT-UNKNOWN", stream("dust", "source", "sawdust", None), CHIPS),
    case("amount", "refused", "AMOUNT-ZERO", stream("dust", "source", "sawdust", 0.0), CHIPS),
    case("distance", "accepted", "DISTANCE-PAYS", SHAVINGS, STABLE, km=100.0),
    case("distance", "refused", "DISTANCE-COSTS-MORE", SHAVINGS, STABLE, km=900.0),
    case("distance", "accepted", "DISTANCE-WITHIN-REACH", HEAT, WARM_NEED, km=2.0),
    case("distance", "refused", "DISTANCE-TOO-FAR", HEAT, WARM_NEED, km=8.0),
    case("distance", "unknown", "DISTANCE-UNKNOWN", SHAVINGS, STABLE, km=float("nan")),
    case(
        "distance",
        "unknown",
        "DISTANCE-VALUE-UNKNOWN",
        stream("frass", "source", "insect_frass", 9.0),
        stream("field", "sink", "insect_frass", 9.0),
        km=400.0,
    ),
    case("quality", "accepted", "QUALITY-WITHIN", SHAVINGS, STABLE),
    case("quality", "refused", "QUALITY-OUTSIDE", but(SHAVINGS, moisture_pct_wet=45.0), STABLE),
    case("quality", "unknown", "QUALITY-UNKNOWN", but(SHAVINGS, moisture_pct_wet=None), STABLE),
    case(
        "quality",
        "unknown",
        "QUALITY-BROADER",
        stream("wood", "source", "wood_residues", 90.0),
        stream("planer", "sink", "sawdust", 90.0),
    ),
    case("quality", "accepted", "QUALITY-NO-LIMITS", WATER, GREENHOUSE),
    case("legal", "accepted", "LEGAL-CONDITIONS", GRAIN, HENS),
    case("legal", "refused", "LEGAL-PROHIBITED", DUNG, HENS),
    case("legal", "unknown", "LEGAL-HAZARD", PAINT, PAINTER),
    case("legal", "accepted", "LEGAL-NO-NOTE", WATER, GREENHOUSE),
    case("availability", "accepted", "AVAILABILITY-OPEN", WATER, GREENHOUSE),
    case(
        "availability",
        "accepted",
        "AVAILABILITY-OVERLAP",
        but(WATER, available_from=date(2027, 1, 1)),
        GREENHOUSE,
    ),
    case(
        "availability",
        "refused",
        "AVAILABILITY-APART",
        but(WATER, available_from=date(2027, 1, 1)),
        but(GREENHOUSE, available_to=date(2026, 1, 1)),
    ),
    case(
        "availability",
        "unknown",
        "AVAILABILITY-UNDATED",
        but(WATER, recurrence=Recurrence.ONCE),
        GREENHOUSE,
    ),
    case("confidentiality", "accepted", "CONFIDENTIALITY-SHARED", WATER, GREENHOUSE),
    case(
        "confidentiality",
        "refused",
        "CONFIDENTIALITY-DRAFT",
        but(WATER, disclosure=Disclosure.DRAFT),
        GREENHOUSE,
    ),
)
IDS = [f"{c.code}-{i}" for i, c in enumerate(CASES)]


def judged(case_: Case) -> tuple[Inventory, Match]:
    region = inventory(*case_.streams, profiles=case_.profiles)
    distances = matrix(region, case_.km)
    result = find_matches(region, knowledge(), distances, assumptions())
    found = sorted((*result.matches, *result.refused), key=lambda m: len(m.resource_ids))
    return region, found[0]


def verdict_of(case_: Case) -> Verdict:
    return next(v for v in judged(case_)[1].verdicts if v.rule == case_.rule)


@pytest.mark.parametrize("case_", CASES, ids=IDS)
def test_reference_case(case_: Case) -> None:
    verdict = verdict_of(case_)
    assert (verdict.code, verdict.outcome) == (case_.code, case_.outcome)


@pytest.mark.parametrize("case_", CASES, ids=IDS)
def test_every_verdict_speaks_both_languages_and_says_what_would_change_it(case_: Case) -> None:
    for verdict in judged(case_)[1].verdicts:
        assert verdict.reason.sv
        assert verdict.reason.en
        assert verdict.outcome is Outcome.ACCEPTED or verdict.change.sv
        assert verdict.score is None or 0 <= verdict.score <= 1


@pytest.mark.parametrize(
    "case_", [c for c in CASES if c.outcome is Outcome.UNKNOWN], ids=lambda c: c.code
)
def test_unknown_names_the_missing_fact_of_a_stream(case_: Case) -> None:
    region, match = judged(case_)
    verdict = next(v for v in match.verdicts if v.rule == case_.rule)
    assert verdict.missing
    assert {m.partition(".")[0] for m in verdict.missing} <= set(region.stream_by_id)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_has_its_reference_cases(rule: Rule) -> None:
    outcomes = {c.outcome for c in CASES if c.rule == rule.name}
    wanted = {Outcome.ACCEPTED, Outcome.REFUSED} | ({Outcome.UNKNOWN} if rule.facts else set())
    assert wanted - outcomes == set()


def test_every_case_is_of_a_registered_rule_and_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert {c.rule for c in CASES} == set(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", [r for r in RULES if r.facts], ids=lambda r: r.name)
def test_declared_facts_are_the_ones_found_missing(rule: Rule) -> None:
    named = {
        missing.partition(".")[2]
        for c in CASES
        if c.rule == rule.name and c.outcome is Outcome.UNKNOWN
        for missing in verdict_of(c).missing
    }
    assert set(rule.facts) <= named


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (LegalStatus.WASTE, "LEGAL-PROHIBITED"),
        (LegalStatus.UNKNOWN, "LEGAL-STATUS-UNKNOWN"),
        (LegalStatus.PRODUCT, "LEGAL-NO-NOTE"),
    ],
)
def test_a_note_limited_to_a_status_waits_for_it(status: LegalStatus, code: str) -> None:
    limited = evolve(MANURE_RULE, statuses=("waste",))
    region = inventory(but(DUNG, legal_status=status), HENS)
    result = find_matches(region, knowledge(guidance=(limited,)), matrix(region), assumptions())
    (match,) = (*result.matches, *result.refused)
    assert next(v for v in match.verdicts if v.rule == "legal").code == code


@pytest.mark.parametrize("code", ["08 01 11", "08 01 12"])
def test_mirror_codes_are_asked_about_never_decided(code: str) -> None:
    region = inventory(stream("w", "source", "wood_residues", 90.0, waste_code=code), CHIPS)
    result = find_matches(region, knowledge(), matrix(region), assumptions())
    assert [v.code for m in result.matches for v in m.verdicts if v.rule == "legal"] == [
        "LEGAL-HAZARD"
    ]
