"""The chains that the study of Härjedalen names are found by matching on the real inventory."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from samspel.adapters.importers import read_package
from samspel.catalogue import load_knowledge
from samspel.domain.actors import ActorKind
from samspel.domain.exchanges import MatchResult
from samspel.domain.inventory import Inventory
from samspel.domain.verdicts import Outcome
from samspel.matching import find_matches
from samspel.simulation.transport import distance_matrix

PACKAGE = Path(__file__).parents[2] / "examples" / "harjedalen"
CHAINS = (
    "heat_chp_sveg>power_from_low_heat>greenhouse_low_temperature_heat>need_veg_fresh",
    "nutrient_water>greenhouse_nutrient_water>shops_vegetables",
    "draff>insect_rearing>livestock_feed",
)
STATED_LINKS = (
    "heat_chp_sveg>heat_need_zigrid",
    "heat_chp_sveg>power_from_low_heat>heat_need_greenhouse",
    "nutrient_water>tannas_greenhouse_water",
    "vegetables_tannas>shops_vegetables",
    "draff>insect_farm_grain",
    "insect_feed>livestock_feed",
)
MANURE = "organic_rest_animals>insect_rearing>livestock_feed"


@cache
def region() -> Inventory:
    return read_package(PACKAGE)


def without_proposed(inventory: Inventory, *more_sites: str) -> Inventory:
    """Without the reference list and without the streams of roles that nobody fills."""
    kept = [
        s
        for s in inventory.streams
        if inventory.actor_of(s).kind is not ActorKind.WANTED and s.site_id not in more_sites
    ]
    assert len(kept) < len(inventory.streams)
    return evolve(inventory, streams=tuple(kept), exchanges=())


def renamed(inventory: Inventory) -> Inventory:
    """Firms, places and texts called by numbers."""
    new = {a.actor_id: f"actor{i}" for i, a in enumerate(inventory.actors)}
    return evolve(
        inventory,
        actors=tuple(evolve(a, actor_id=new[a.actor_id], name="X") for a in inventory.actors),
        sites=tuple(evolve(s, actor_id=new[s.actor_id], name="Y") for s in inventory.sites),
        streams=tuple(evolve(s, description="Z") for s in inventory.streams),
    )


@cache
def matched(variant: str) -> MatchResult:
    variants: dict[str, Callable[[], Inventory]] = {
        "as it is": region,
        "without proposals": lambda: without_proposed(region()),
        "without demonstration": lambda: without_proposed(
            region(), "zigrid_demo_sveg", "agroclimate_demo_sveg"
        ),
        "renamed": lambda: renamed(without_proposed(region())),
    }
    inventory = variants[variant]()
    knowledge = load_knowledge()
    distances = distance_matrix(inventory, knowledge.municipalities)
    assumptions = knowledge.assumptions.overridden_by(inventory.region.assumptions)
    return find_matches(inventory, knowledge, distances, assumptions)


VARIANTS = ("as it is", "without proposals", "without demonstration", "renamed")


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("chain", CHAINS)
def test_chain_is_found(chain: str, variant: str) -> None:
    assert chain in {m.match_id for m in matched(variant).matches}


@pytest.mark.parametrize("link", STATED_LINKS)
def test_stated_link_is_found(link: str) -> None:
    assert link in {m.match_id for m in matched("as it is").matches}


@pytest.mark.parametrize("variant", VARIANTS)
def test_manure_to_insects_is_refused_by_law(variant: str) -> None:
    match = next(m for m in matched(variant).refused if m.match_id == MANURE)
    legal = next(v for v in match.verdicts if v.rule == "legal")
    assert (match.outcome, legal.code) == (Outcome.REFUSED, "LEGAL-PROHIBITED")
    assert legal.sources


@pytest.mark.parametrize("chain", CHAINS)
def test_missing_operators_are_vacant_roles(chain: str) -> None:
    match = next(m for m in matched("without demonstration").matches if m.match_id == chain)
    assert set(match.operator_ids) == {None}


def test_unknown_amounts_stay_unknown() -> None:
    found = {m.match_id: m for m in matched("as it is").matches}[CHAINS[1]]
    assert not found.amount_per_year.is_known
    assert found.outcome is Outcome.UNKNOWN
