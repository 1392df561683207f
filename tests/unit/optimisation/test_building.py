"""From assessed exchanges to a problem, and from its solution to a network."""

import pytest
from attrs import evolve

from samspel.domain.actors import ActorKind
from samspel.domain.errors import InfeasibleError
from samspel.domain.exchanges import Exchange, Match
from samspel.domain.inventory import ExchangeStatus, Inventory, KnownExchange, Link, LinkKind
from samspel.domain.streams import Recurrence
from samspel.domain.studies import Objective, StudyOptions
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.impact import assess_exchange
from samspel.optimisation import build_problem, choose_network, optimise_network
from samspel.optimisation.network import synergies_of
from samspel.simulation.transport import distance_matrix, legs_for
from tests.hand_cases import KNOWLEDGE, REARING, assumptions, inventory, match, stated, stream

GRAIN = stream("grain", "brewers_grain", stated(200.0, "t/year"))
DRAFF = stream("draff", "brewers_grain", stated(90.0, "t/year"))
FEED = stream("feed", "animal_feed", stated(50.0, "t/year"), is_source=False)
MILL = stream("mill", "heat_50_90", stated(1000.0, "MWh/year"), price=0.0)
GLASS = stream("glass", "heat_50_90", stated(1000.0, "MWh/year"), is_source=False, price=-500.0)
PARK = evolve(
    inventory(GRAIN, DRAFF, FEED, MILL, GLASS),
    links=(Link("at_mill", "at_glass", LinkKind.PIPE, 0.5),),
)
DIRECT = match(GRAIN, FEED, stated(200.0, "t/year"), stated(50.0, "t/year"))
REARED = match(GRAIN, FEED, stated(200.0, "t/year"), stated(40.0, "t/year"), REARING)
REARED_DRAFF = match(DRAFF, FEED, stated(90.0, "t/year"), stated(18.0, "t/year"), REARING)
PIPED = match(MILL, GLASS, stated(1000.0, "MWh/year"), stated(1000.0, "MWh/year"))


def assessed(*pairs: Match, park: Inventory = PARK) -> tuple[Exchange, ...]:
    distances = distance_matrix(park, {})
    found = []
    for pair in pairs:
        legs = legs_for(pair, park, KNOWLEDGE, distances, assumptions())
        found.append(assess_exchange(pair, park, KNOWLEDGE, assumptions(), legs))
    return tuple(found)


def npv(exchange: Exchange) -> float:
    return exchange.joint_npv_sek.quantity.require("npv")[0]


FIRMS = StudyOptions(objective=Objective.FIRMS)


def test_objective_at_the_assessed_amounts_is_the_sum_of_the_assessments() -> None:
    exchanges = assessed(DIRECT, PIPED)
    problem = build_problem(exchanges, PARK, KNOWLEDGE, FIRMS)
    solution = choose_network(problem, FIRMS)
    assert solution.objective == pytest.approx(sum(map(npv, exchanges)))
    assert solution.is_chosen.all()
    for objective in Objective:
        options = StudyOptions(objective=objective, weights=(0.0, 1.0, 0.0))
        problem = build_problem(exchanges, PARK, KNOWLEDGE, options)
        assert choose_network(problem, options).is_chosen.all()


def test_one_source_and_one_pair_use_the_better_pathway_only() -> None:
    network = optimise_network(assessed(DIRECT, REARED), PARK, KNOWLEDGE, FIRMS)
    assert network.exchange_ids == ("grain>feed",)


def test_two_sources_share_the_need() -> None:
    network = optimise_network(
        assessed(DIRECT, match(DRAFF, FEED, stated(90.0, "t/year"), stated(22.5, "t/year"))),
        PARK,
        KNOWLEDGE,
        FIRMS,
    )
    moved = {f.exchange_id: f.yearly_amount for f in network.flows}
    assert sum(moved.values()) * 0.25 == pytest.approx(50)


def test_a_plant_too_small_for_its_batch_is_built_only_when_shared() -> None:
    alone = optimise_network(assessed(REARED_DRAFF), PARK, KNOWLEDGE, FIRMS)
    assert alone.exchange_ids == (), "90 t is below the plant's least 100 t"
    more = evolve(DRAFF, stream_id="more", amount=stated(20.0, "t/year"))
    park = evolve(PARK, streams=(*PARK.streams, more))
    beside = match(more, FEED, stated(20.0, "t/year"), stated(4.0, "t/year"), REARING)
    both = assessed(REARED_DRAFF, beside, park=park)
    network = optimise_network(both, park, KNOWLEDGE, FIRMS)
    assert len(network.exchange_ids) == 2
    assert len(network.synergies) == 1


def test_a_budget_below_the_pipe_leaves_it_unbuilt() -> None:
    exchanges = assessed(PIPED)
    poor = evolve(FIRMS, investment_budget_sek=900_000.0)
    assert optimise_network(exchanges, PARK, KNOWLEDGE, poor).exchange_ids == ()
    rich = evolve(FIRMS, investment_budget_sek=1_000_000.0)
    assert optimise_network(exchanges, PARK, KNOWLEDGE, rich).exchange_ids == ("mill>glass",)


def test_two_hauls_in_one_pipe_pay_it_once() -> None:
    twins = [
        evolve(GLASS, stream_id=f"glass-{i}", amount=stated(400.0, "MWh/year")) for i in (1, 2)
    ]
    park = evolve(PARK, streams=(*PARK.streams, *twins))
    pairs = [match(MILL, t, stated(400.0, "MWh/year"), stated(400.0, "MWh/year")) for t in twins]
    exchanges = assessed(*pairs, park=park)
    problem = build_problem(exchanges, park, KNOWLEDGE, FIRMS)
    fixed = exchanges[0].fixed_costs[0].npv_sek.quantity.require("pipe")[0]
    assert len(problem.shared.keys) == 1
    assert choose_network(problem, FIRMS).objective == pytest.approx(
        sum(map(npv, exchanges)) - fixed
    )


def test_unknown_is_undecidable_and_never_zero() -> None:
    unknown = match(GRAIN, FEED, stated(None, "t/year"), stated(None, "t/year"))
    network = optimise_network(assessed(unknown, PIPED), PARK, KNOWLEDGE, FIRMS)
    assert network.undecidable_exchange_ids == ("grain>feed",)
    assert network.exchange_ids == ("mill>glass",)


def test_refused_and_uncertain_matches() -> None:
    def judged(outcome: Outcome) -> Match:
        verdict = Verdict("rule", outcome, "X", Text("x", "x"))
        return evolve(DIRECT, verdicts=(verdict,))

    refused = assessed(judged(Outcome.REFUSED))
    assert build_problem(refused, PARK, KNOWLEDGE, FIRMS).n_exchanges == 0
    unsure = assessed(judged(Outcome.UNKNOWN))
    assert build_problem(unsure, PARK, KNOWLEDGE, FIRMS).n_exchanges == 1
    careful = evolve(FIRMS, include_uncertain=False)
    assert build_problem(unsure, PARK, KNOWLEDGE, careful).n_exchanges == 0


def test_a_single_lot_goes_to_one_taker() -> None:
    once = evolve(GRAIN, recurrence=Recurrence.ONCE)
    other = evolve(FEED, stream_id="feed-2", amount=stated(10.0, "t/year"))
    few = evolve(FEED, amount=stated(10.0, "t/year"))
    park = evolve(PARK, streams=(once, few, other))
    pairs = [match(once, s, stated(40.0, "t/year"), stated(10.0, "t/year")) for s in (few, other)]
    network = optimise_network(assessed(*pairs, park=park), park, KNOWLEDGE, FIRMS)
    assert len(network.flows) == 1


def test_what_is_required_or_forbidden() -> None:
    exchanges = assessed(DIRECT, REARED)
    problem = build_problem(
        exchanges, PARK, KNOWLEDGE, FIRMS, required=["grain>insect_rearing>feed"]
    )
    assert choose_network(problem, FIRMS).is_chosen.tolist() == [False, True]
    problem = build_problem(exchanges, PARK, KNOWLEDGE, FIRMS, forbidden=["grain>feed"])
    assert problem.exchange_ids == ("grain>insect_rearing>feed",)
    with pytest.raises(InfeasibleError, match="nowhere"):
        build_problem(exchanges, PARK, KNOWLEDGE, FIRMS, required=["nowhere"])


def test_synergy_counts_three_actors_and_two_resources() -> None:
    farm = evolve(REARED, operator_ids=("actor_at_glass",))
    network = optimise_network(assessed(farm), PARK, KNOWLEDGE, FIRMS)
    (synergy,) = network.synergies
    assert synergy.meets_3_2
    assert synergy.resource_ids == ("brewers_grain", "insect_meal")
    group = tuple(
        evolve(a, kind=ActorKind.GROUP) if a.actor_id == "actor_at_feed" else a for a in PARK.actors
    )
    network = optimise_network(assessed(farm), evolve(PARK, actors=group), KNOWLEDGE, FIRMS)
    assert not network.synergies[0].meets_3_2, "a group is no actor of its own"


def test_synergies_are_what_hangs_together() -> None:
    known = KnownExchange("old", "grain", "feed", status=ExchangeStatus.EXISTING)
    park = evolve(PARK, exchanges=(known,))
    network = optimise_network(assessed(DIRECT, PIPED), park, KNOWLEDGE, FIRMS)
    assert [s.exchange_ids for s in network.synergies] == [("grain>feed",), ("mill>glass",)]
    assert network.synergies[0].springboard_ids == ("old",)
    assert network.synergies[1].springboard_ids == ()
    vacant = optimise_network(assessed(REARED), PARK, KNOWLEDGE, FIRMS)
    assert vacant.synergies[0].vacant_conversion_ids == ("insect_rearing",)
    assert not vacant.synergies[0].meets_3_2


def test_a_synergy_may_be_joined_by_its_last_exchange() -> None:
    extra = evolve(DRAFF, stream_id="zz", site_id="at_mill")
    wanted = evolve(FEED, stream_id="zz-feed", site_id="at_feed")
    park = evolve(PARK, streams=(*PARK.streams, extra, wanted))
    link = match(extra, wanted, stated(90.0, "t/year"), stated(22.5, "t/year"))
    (synergy,) = synergies_of(assessed(DIRECT, PIPED, link, park=park), park)
    assert synergy.exchange_ids == ("grain>feed", "mill>glass", "zz>zz-feed")
    assert synergy.meets_3_2


def test_totals_add_up_apart_by_assumption() -> None:
    exchanges = assessed(DIRECT, PIPED)
    network = optimise_network(exchanges, PARK, KNOWLEDGE, FIRMS)
    totals = {t.name: t for t in network.totals}
    joint = totals["joint_npv_sek"]
    assert joint.with_assumptions.quantity.value == pytest.approx(network.objective_value)
    assert not joint.without_assumptions.is_known
    jobs = totals["jobs_fte"]
    assert jobs.without_assumptions.quantity.value == 0
    assert joint.n_unknown == 0


def test_totals_follow_a_part_of_the_amount() -> None:
    half = evolve(GLASS, amount=stated(500.0, "MWh/year"))
    whole = assessed(PIPED)
    park = evolve(PARK, streams=tuple(half if s is GLASS else s for s in PARK.streams))
    network = optimise_network(whole, park, KNOWLEDGE, FIRMS)
    totals = {t.name: t.with_assumptions.quantity.value for t in network.totals}
    assert totals["joint_npv_sek"] == pytest.approx(network.objective_value)
    assert totals["investment_sek"] == pytest.approx(1_000_000)


def test_a_cost_that_is_shared_is_paid_once_and_partners_sum_to_the_network() -> None:
    twin = evolve(GLASS, stream_id="glass-2", amount=stated(500.0, "MWh/year"))
    park = evolve(PARK, streams=(*PARK.streams, twin))
    exchanges = assessed(
        PIPED,
        match(MILL, twin, stated(500.0, "MWh/year"), stated(500.0, "MWh/year")),
        park=park,
    )
    network = optimise_network(exchanges, park, KNOWLEDGE, FIRMS)
    assert len(network.flows) == 2
    totals = {t.name: t.with_assumptions.quantity.value for t in network.totals}
    assert totals["joint_npv_sek"] == pytest.approx(network.objective_value)
    assert totals["investment_sek"] == pytest.approx(1_000_000)
    gains = [p.npv_sek.quantity.value or 0.0 for p in network.partners]
    assert sum(gains) == pytest.approx(network.objective_value)


def test_empty_network_sums_to_zero() -> None:
    network = optimise_network((), PARK, KNOWLEDGE, FIRMS)
    assert (len(network.flows), len(network.synergies)) == (0, 0)
    assert all(t.with_assumptions.quantity.value == 0 for t in network.totals)
