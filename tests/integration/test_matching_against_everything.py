"""The search on the two example regions finds what judging every pair along every way finds."""

from pathlib import Path

import pytest

from samspel.adapters.importers import read_package
from samspel.catalogue import load_knowledge
from samspel.matching import find_matches
from samspel.matching.preparation import Prepared
from samspel.simulation.transport import distance_matrix
from tests.matching_oracle import judge_everything

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("example", "n", "most"),
    [("harjedalen", 10, 180), ("exempelbygden", 10, 220), ("exempelbygden", 3, 160)],
)
def test_nothing_is_missed_and_the_list_stays_short(example: str, n: int, most: int) -> None:
    knowledge = load_knowledge()
    region = read_package(EXAMPLES / example)
    assumptions = knowledge.assumptions.overridden_by(region.region.assumptions)
    distances = distance_matrix(region, knowledge.municipalities, assumptions=assumptions)
    result = find_matches(region, knowledge, distances, assumptions, n)
    expected = judge_everything(Prepared.of(region, knowledge, distances, assumptions), n)
    found = {m.match_id: m.score for m in result.matches}
    assert {i: s for i, s in found.items() if i in expected} == expected
    assert len(found) <= most
    reached = {i.rpartition(">")[2] for i in expected}
    told = {m.match_id for m in result.matches if m.known_status is not None}
    lonely = [i for i in found if i not in expected and i not in told]
    assert all(i.rpartition(">")[2] not in reached for i in lonely)


@pytest.mark.parametrize("example", ["harjedalen", "exempelbygden"])
def test_every_known_exchange_is_told(example: str) -> None:
    knowledge = load_knowledge()
    region = read_package(EXAMPLES / example)
    assumptions = knowledge.assumptions.overridden_by(region.region.assumptions)
    distances = distance_matrix(region, knowledge.municipalities, assumptions=assumptions)
    result = find_matches(region, knowledge, distances, assumptions)
    told = {m.match_id for m in (*result.matches, *result.refused)}
    assert region.exchanges
    for known in region.exchanges:
        way = (known.source_stream_id, *known.pathway, known.sink_stream_id)
        assert ">".join(way) in told
