"""Matching, transport and impact find what tests/fixtures/toy_park/SOLUTION.md finds by hand."""

from pathlib import Path

import pytest

from samspel.adapters.importers import read_package
from samspel.catalogue import load_knowledge
from samspel.domain.exchanges import Exchange, Match
from samspel.domain.verdicts import Outcome
from samspel.impact import assess_exchange
from samspel.matching import find_matches
from samspel.simulation.transport import distance_matrix, legs_for

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "toy_park"
Pair = tuple[str, str]
GARDEN, FARM = ("plant_compost", "garden_compost_need"), ("plant_compost", "farm_compost_need")
HEAT, LOW_HEAT = ("garden_heat", "plant_heat_need"), ("garden_low_heat", "plant_heat_need")


def direct(matches: tuple[Match, ...]) -> dict[Pair, Match]:
    """The matches that need nothing built."""
    return {(m.source_stream_id, m.sink_stream_id): m for m in matches if m.pathway.is_direct}


@pytest.fixture(scope="module")
def solved() -> tuple[dict[Pair, Match], dict[Pair, Match], dict[Pair, Exchange]]:
    """Accepted, refused, and assessed, by source and sink."""
    knowledge, park = load_knowledge(), read_package(FOLDER)
    assumptions = knowledge.assumptions.overridden_by(park.region.assumptions)
    distances = distance_matrix(park, knowledge.municipalities)
    result = find_matches(park, knowledge, distances, assumptions)
    found, refused = direct(result.matches), direct(result.refused)
    assessed = {
        pair: assess_exchange(
            match,
            park,
            knowledge,
            assumptions,
            legs_for(match, park, knowledge, distances, assumptions),
        )
        for pair, match in found.items()
    }
    return found, refused, assessed


def test_three_are_accepted_and_the_low_heat_is_refused(
    solved: tuple[dict[Pair, Match], dict[Pair, Match], dict[Pair, Exchange]],
) -> None:
    found, refused, _ = solved
    reasons = [v.rule for v in refused[LOW_HEAT].verdicts if v.outcome is Outcome.REFUSED]

    assert set(found) == {GARDEN, FARM, HEAT}
    assert {m.outcome for m in found.values()} == {Outcome.ACCEPTED}
    assert reasons == ["temperature"]


def test_amounts_alone_before_they_compete(
    solved: tuple[dict[Pair, Match], dict[Pair, Match], dict[Pair, Exchange]],
) -> None:
    found, _, _ = solved
    amounts = {pair: m.amount_per_year.quantity.value for pair, m in found.items()}

    assert amounts == pytest.approx({GARDEN: 90, FARM: 60, HEAT: 249.315}, rel=1e-5)


def test_net_present_values_in_sek(
    solved: tuple[dict[Pair, Match], dict[Pair, Match], dict[Pair, Exchange]],
) -> None:
    """The farm's is for its whole 60 t: 60 × 1,050 × 8.110896."""
    _, _, assessed = solved
    values = {pair: e.joint_npv_sek.quantity.value for pair, e in assessed.items()}

    assert values == pytest.approx({GARDEN: 948_683, FARM: 510_986, HEAT: 413_301}, abs=1)
