"""Everyday words lead to the right resource; hazard is never decided."""

import pytest

from samspel.catalogue import load_knowledge
from samspel.matching.proposal import ResourceProposer, propose_resources, stem, words

KNOWLEDGE = load_knowledge()
PROPOSER = ResourceProposer(KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drav", "brewers_grain"),
        ("mäsk från bryggeriet", "brewers_grain"),
        ("brytpasta som aldrig torkar", "paint_residues"),
        ("grot", "logging_residues"),
        ("Kutterspån i bal", "wood_shavings"),
        ("björkspån", "sawdust"),
        ("sagspan", "sawdust"),
        ("träspill", "wood_residues"),
        ("RT-flis", "waste_wood_treated"),
        ("fisklådor av frigolit", "plastic_eps"),
        ("wellpapp", "paper_cardboard"),
        ("Restvärme från kraftvärmeverk", "heat"),
        ("Näringsrikt utgående vatten från fiskodling", "nutrient_water"),
        ("Matrester från kök", "food_waste_catering"),
        ("Kylskåp till återvinning", "fridges"),
        ("Turisters sopor i våra containrar", "mixed_residual_waste"),
        ("Spill från byggarbetsplatser", "building_surplus"),
        ("gödsel från hästar", "horse_manure"),
        ("frityrfett", "used_cooking_oil"),
        ("Grönsaker, frysta", "vegetables_frozen"),
        ("Ledigt växthus", "greenhouse_space"),
        ("spent grain from the brewery", "brewers_grain"),
        ("old tyres", "rubber_tyres"),
    ],
)
def test_everyday_words_are_understood(text: str, expected: str) -> None:
    assert PROPOSER.propose(text)[0][0] == expected


def test_a_waste_code_alone_is_enough() -> None:
    assert PROPOSER.propose("", "03 01 01")[0][0] == "bark"
    assert PROPOSER.propose("avfall", "17 08 02")[0][0] == "gypsum_board"


def test_a_waste_code_adds_to_the_words() -> None:
    without = dict(PROPOSER.propose("folie av plast"))["plastic_pe_film"]
    with_code = dict(PROPOSER.propose("folie av plast", "15 01 02"))["plastic_pe_film"]
    assert without < with_code <= 1


def test_a_code_that_cannot_be_read_changes_nothing() -> None:
    assert PROPOSER.propose("drav", "2-7") == PROPOSER.propose("drav")


@pytest.mark.parametrize("text", ["", "elbilar och rymdskepp", "farligt avfall FA", "och av på 17"])
def test_nothing_is_proposed_for_what_is_not_understood(text: str) -> None:
    assert PROPOSER.propose(text) == ()


def test_hazard_is_shown_beside_its_harmless_neighbour_and_never_chosen_alone() -> None:
    proposed = [resource_id for resource_id, _ in PROPOSER.propose("färgburkar", n=5)]
    assert {"paint_packaging", "paint_residues"} <= set(proposed)


def test_best_first_at_most_n_and_the_same_every_time() -> None:
    first = propose_resources("plast, trä, metall och glas", None, KNOWLEDGE, n=3)
    assert first == propose_resources("plast, trä, metall och glas", None, KNOWLEDGE, n=3)
    assert len(first) == 3
    assert [s for _, s in first] == sorted((s for _, s in first), reverse=True)
    assert all(0 < score <= 1 for _, score in first)


def test_every_label_leads_to_its_own_resource() -> None:
    lost = [
        resource.resource_id
        for resource in KNOWLEDGE.resources.values()
        for label in (resource.label.sv, resource.label.en)
        if resource.resource_id not in dict(PROPOSER.propose(label, n=5))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("grönsakerna", "grönsak"), ("däcken", "däck"), ("spån", "spån"), ("bilar", "bil")],
)
def test_endings_are_cut_lightly(word: str, expected: str) -> None:
    assert stem(word)[: len(expected)] == expected


def test_words_leave_out_what_says_nothing() -> None:
    assert words("200 ton spill från ett snickeri per år") == ("spill", "snickeri")
