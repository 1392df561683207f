"""The main job: fill, match, assess, choose, and say what to do next."""

from collections.abc import Callable
from math import nan

from attrs import frozen

from samspel.application.answer_inverse import answer_inverse
from samspel.application.fill_unknowns import (
    FilledInventory,
    fill_amounts,
    propose_missing_resources,
)
from samspel.application.plan_calls import plan_calls
from samspel.application.ports import RoutingService
from samspel.domain.assumptions import Assumptions
from samspel.domain.exchanges import Exchange, MatchResult
from samspel.domain.geography import DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.studies import Study, StudyOptions
from samspel.domain.texts import Text
from samspel.impact import assess_exchange, rank_measurements
from samspel.matching import find_matches
from samspel.optimisation import optimise_network
from samspel.simulation.transport import distance_matrix, legs_for

Progress = Callable[[Text], None]


@frozen
class MatchedRegion:
    """A region's matches with all that they were found from."""

    filled: FilledInventory
    assumptions: Assumptions
    distances: DistanceMatrix
    result: MatchResult


def match_region(
    inventory: Inventory,
    knowledge: Knowledge,
    options: StudyOptions,
    routing: RoutingService | None = None,
) -> MatchedRegion:
    """Fill what may be filled, measure the distances, and match every source with every sink.

    With `routing` the sites' road distances are asked for there. Raises RoutingError.
    """
    assumptions = knowledge.assumptions.overridden_by(inventory.region.assumptions)
    filled = FilledInventory(inventory, (), ())
    if options.use_overlay:
        filled = fill_amounts(inventory, assumptions)
    filled = propose_missing_resources(filled, knowledge)
    distances = distance_matrix(
        filled.inventory,
        knowledge.municipalities,
        routed=routing.table(_points(inventory)) if routing else None,
        assumptions=assumptions,
    )
    result = find_matches(
        filled.inventory,
        knowledge,
        distances,
        assumptions,
        n_per_source=options.n_per_source,
        proposed_stream_ids=frozenset(p.stream_id for p in filled.proposed),
    )
    return MatchedRegion(filled, assumptions, distances, result)


def _points(inventory: Inventory) -> tuple[tuple[float, float], ...]:
    """(latitude, longitude) of every site; NaN where the place is not known."""
    unknown = (nan, nan)
    return tuple(
        unknown if s.latitude is None or s.longitude is None else (s.latitude, s.longitude)
        for s in inventory.sites
    )


def assess_matches(matched: MatchedRegion, knowledge: Knowledge) -> tuple[Exchange, ...]:
    """Amounts, transport, money, climate, jobs and food of every match that was not refused."""
    inventory, assumptions = matched.filled.inventory, matched.assumptions
    return tuple(
        assess_exchange(
            match,
            inventory,
            knowledge,
            assumptions,
            legs_for(match, inventory, knowledge, matched.distances, assumptions),
        )
        for match in matched.result.matches
    )


def run_study(
    inventory: Inventory,
    knowledge: Knowledge,
    options: StudyOptions,
    version: str,
    progress: Progress = lambda _: None,
    routing: RoutingService | None = None,
) -> Study:
    """From an inventory to a study: matches, exchanges, the chosen network and what to do.

    Raises RoutingError, InfeasibleError.
    """
    progress(Text("Söker matchningar", "Searching matches"))
    matched = match_region(inventory, knowledge, options, routing)
    ready, assumptions = matched.filled.inventory, matched.assumptions
    progress(Text("Räknar på utbyten", "Assessing exchanges"))
    exchanges = assess_matches(matched, knowledge)
    progress(Text("Väljer nätverk", "Choosing the network"))
    network = optimise_network(exchanges, ready, knowledge, options)
    chosen_ids = set(network.exchange_ids)
    chosen = tuple(e for e in exchanges if e.exchange_id in chosen_ids)
    measurements = rank_measurements(exchanges, ready, knowledge, assumptions)
    return Study(
        study_id=inventory.region.region_id,
        inventory=ready,
        knowledge=knowledge,
        options=options,
        distances=matched.distances,
        filled_stream_ids=matched.filled.filled_ids,
        match_result=matched.result,
        exchanges=exchanges,
        network=network,
        measurements=measurements,
        calls=plan_calls(ready, knowledge, chosen, exchanges, measurements),
        inverse_answers=answer_inverse(ready, knowledge, assumptions),
        samspel_version=version,
        proposed_resources=matched.filled.proposed,
    )
