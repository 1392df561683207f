"""The chosen network as a domain value: flows, synergies, springboards and totals."""

from collections.abc import Sequence
from itertools import pairwise

from samspel.domain.exchanges import Exchange, Network, NetworkFlow, Synergy
from samspel.domain.inventory import ExchangeStatus, Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.studies import StudyOptions
from samspel.optimisation.building import build_problem
from samspel.optimisation.settlement import Chosen, partner_totals, settle
from samspel.optimisation.solution import NetworkSolution, choose_network
from samspel.optimisation.totals import network_totals

MIN_ACTORS = 3
MIN_RESOURCES = 2


def optimise_network(
    exchanges: Sequence[Exchange],
    inventory: Inventory,
    knowledge: Knowledge,
    options: StudyOptions | None = None,
) -> Network:
    """Build the problem, choose, and assemble. Raises InfeasibleError, SolverError."""
    options = options or StudyOptions()
    problem = build_problem(exchanges, inventory, knowledge, options)
    solution = choose_network(problem, options)
    return assemble_network(
        solution, exchanges, inventory, options, undecidable=problem.undecidable
    )


def assemble_network(
    solution: NetworkSolution,
    exchanges: Sequence[Exchange],
    inventory: Inventory,
    options: StudyOptions,
    *,
    undecidable: tuple[str, ...] = (),
) -> Network:
    """A solution in words of the domain: which exchanges, how they hang together, what they sum to.

    Synergies are exchanges joined by a partner or by a plant or pipe they share.
    """
    by_id = {e.exchange_id: e for e in exchanges}
    flows = tuple(
        NetworkFlow(exchange_id, tuple(float(x) for x in flow))
        for exchange_id, flow, is_chosen in zip(
            solution.exchange_ids, solution.flows, solution.is_chosen, strict=True
        )
        if is_chosen
    )
    chosen = [Chosen(by_id[f.exchange_id], _share(by_id[f.exchange_id], f)) for f in flows]
    settled = settle(chosen)
    return Network(
        options.objective.value,
        solution.objective,
        solution.bound,
        solution.gap,
        solution.n_nodes,
        flows,
        synergies_of([c.exchange for c in chosen], inventory),
        network_totals(settled),
        undecidable,
        partner_totals(settled),
    )


def _share(exchange: Exchange, flow: NetworkFlow) -> float:
    """How much of the assessed amount moves; all but a trace is all."""
    amount = exchange.match.amount_per_year.quantity.value or 0.0
    share = flow.yearly_amount / amount if amount > 0 else 0.0
    return 1.0 if share > 1 - 1e-9 else share


def synergies_of(exchanges: Sequence[Exchange], inventory: Inventory) -> tuple[Synergy, ...]:
    """Connected groups of exchanges, ordered by their first exchange's id."""
    ordered = sorted(exchanges, key=lambda e: e.exchange_id)
    groups = _components([_ties(e, inventory) for e in ordered])
    return tuple(
        _synergy(f"synergy-{number}", [ordered[i] for i in group], inventory)
        for number, group in enumerate(groups, start=1)
    )


def _ties(exchange: Exchange, inventory: Inventory) -> set[str]:
    """What an exchange hangs on: its actors, vacant plants by place, and shared costs."""
    line = _line(exchange, inventory)
    plants = {
        f"{actor}@{leg.to_site_id}"
        for actor, leg in zip(line[1:-1], exchange.legs, strict=False)
        if actor not in inventory.actor_by_id
    }
    actors = {actor for actor in line if actor in inventory.actor_by_id}
    return actors | plants | {cost.key for cost in exchange.fixed_costs}


def _line(exchange: Exchange, inventory: Inventory) -> list[str]:
    """Who has the resource, stage by stage: supplier, operators ("role:…" if vacant), receiver."""
    match = exchange.match
    operators = [
        operator or f"role:{conversion_id}"
        for operator, conversion_id in zip(
            match.operator_ids, match.pathway.conversion_ids, strict=True
        )
    ]
    source = inventory.stream_by_id[match.source_stream_id]
    sink = inventory.stream_by_id[match.sink_stream_id]
    return [inventory.actor_of(source).actor_id, *operators, inventory.actor_of(sink).actor_id]


def _components(ties: list[set[str]]) -> list[list[int]]:
    """Indices that are joined by a common tie, directly or through others."""
    root = list(range(len(ties)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    first: dict[str, int] = {}
    for i, own in enumerate(ties):
        for tie in sorted(own):
            joined = find(first.setdefault(tie, i))
            here = find(i)
            root[max(joined, here)] = min(joined, here)
    groups: dict[int, list[int]] = {}
    for i in range(len(ties)):
        groups.setdefault(find(i), []).append(i)
    return [groups[key] for key in sorted(groups)]


def _synergy(synergy_id: str, exchanges: list[Exchange], inventory: Inventory) -> Synergy:
    lines = [_line(e, inventory) for e in exchanges]
    actors = {actor for line in lines for actor in line if actor in inventory.actor_by_id}
    handed_over = {
        resource_id
        for e, line in zip(exchanges, lines, strict=True)
        for resource_id, (giver, taker) in zip(e.match.resource_ids, pairwise(line), strict=True)
        if giver != taker
    }
    counted = [a for a in actors if inventory.actor_by_id[a].counts_in_3_2]
    vacant = {c for e in exchanges for c in e.match.vacant_conversion_ids}
    return Synergy(
        synergy_id,
        tuple(e.exchange_id for e in exchanges),
        tuple(sorted(actors)),
        tuple(sorted(handed_over)),
        len(counted) >= MIN_ACTORS and len(handed_over) >= MIN_RESOURCES,
        tuple(sorted(vacant)),
        _springboards(actors, inventory),
    )


def _springboards(actors: set[str], inventory: Inventory) -> tuple[str, ...]:
    """Existing co-operation between actors of the synergy."""
    found = []
    for known in inventory.exchanges:
        ends = (known.source_stream_id, known.sink_stream_id)
        owners = {inventory.actor_of(inventory.stream_by_id[s]).actor_id for s in ends}
        if known.status is ExchangeStatus.EXISTING and owners <= actors:
            found.append(known.exchange_id)
    return tuple(sorted(found))
