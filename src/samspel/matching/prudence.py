"""What is left out of the routes because nobody would do it.

Sources: the cascading principle for biomass (Directive (EU) 2023/2413, recital 10 and article
1(2)), the waste hierarchy (Directive 2008/98/EC, article 4), and the second law: power and gas are
not degraded to low heat by the way. Values are the catalogue's benchmarks, per source unit.
"""

from collections.abc import Iterable

from samspel.domain.knowledge import Knowledge
from samspel.domain.resources import Carriage, Family, LegalStatus, Resource
from samspel.matching.routes import Route, Step, is_heat_kin
from samspel.matching.yields import along

_LEAST_SHARE = 0.05


def goes_on(route: Route, step: Step, knowledge: Knowledge) -> bool:
    """Whether `step` is a sensible continuation of `route`.

    Not when the route has reached a grid (what is there is anybody's), or heat made on purpose
    by burning (it serves heat needs); not from power or gas to heat by a rest; and not through
    several levels of heat to a higher one (first lowered, then lifted).
    """
    if not route.steps:
        return not _degrades_power(route, step, knowledge)
    last = knowledge.resources[route.resource_ids[-1]]
    if last.carriage is Carriage.GRID or _is_made_heat(route, knowledge):
        return False
    is_relifted = any(s.is_rest for s in route.steps) and _lifts(route, step, knowledge)
    return not is_relifted and not _degrades_power(route, step, knowledge)


def _is_made_heat(route: Route, knowledge: Knowledge) -> bool:
    """Whether the last step's main output is heat, and what went in was not."""
    made, taken = route.resource_ids[-1], route.resource_ids[-2]
    families = knowledge.family(made), knowledge.family(taken)
    return not route.steps[-1].is_rest and families[0] is Family.HEAT is not families[1]


def _degrades_power(route: Route, step: Step, knowledge: Knowledge) -> bool:
    """Whether power or gas, a product, comes to heat as what is left over."""
    if not step.is_rest or knowledge.family(step.resource_id) is not Family.HEAT:
        return False
    passed = (knowledge.resources[r] for r in route.resource_ids)
    return any(r.family is Family.POWER and r.typical_status is LegalStatus.PRODUCT for r in passed)


def _lifts(route: Route, step: Step, knowledge: Knowledge) -> bool:
    """Whether the step makes warmer heat of heat, as a heat pump does."""
    conversion = step.conversion
    made = knowledge.resources[conversion.output_id].temperature_c
    is_heat = is_heat_kin(knowledge, route.resource_ids[-1], conversion.output_id)
    if not is_heat or made is None or conversion.temperature_min_c is None:
        return is_heat
    return conversion.temperature_min_c < made[0]


def is_unwise(route: Route, knowledge: Knowledge, wanted: frozenset[str]) -> bool:
    """Whether a route to a need makes no sense by what it makes.

    It is unwise to go on by a rest whose main output nobody can take, and by two rests unless
    both main outputs are wanted here; to run a conversion for a rest below 5 % of the value it
    gives; to only lead heat through an exchanger, which belongs to the connection; and to make
    goods into something not known to be worth more, unless it becomes food.
    """
    if not route.steps:
        return False
    return (
        _lacks_outlet(route, knowledge, wanted)
        or _only_passes_heat(route, knowledge)
        or _is_by_the_way(route, knowledge)
        or _lowers(route, knowledge)
    )


def _lacks_outlet(route: Route, knowledge: Knowledge, wanted: frozenset[str]) -> bool:
    """Goods and power find a market; what goes in pipes needs somebody here who wants it."""
    left = [s.conversion.output_id for s in route.steps if s.is_rest]
    if len(left) > 1:
        return not all(_is_wanted(r, knowledge, wanted) for r in left)
    return any(
        knowledge.resources[r].carriage is Carriage.PIPE and not _is_wanted(r, knowledge, wanted)
        for r in left
    )


def _is_wanted(resource_id: str, knowledge: Knowledge, wanted: frozenset[str]) -> bool:
    if knowledge.resources[resource_id].carriage is Carriage.GRID:
        return True
    return any(
        knowledge.is_a(resource_id, w) or is_heat_kin(knowledge, resource_id, w) for w in wanted
    )


def _only_passes_heat(route: Route, knowledge: Knowledge) -> bool:
    """Whether a step only leads heat on, no warmer than it was: to a heat need, or mid-chain."""
    ends_as_heat = is_heat_kin(knowledge, route.resource_ids[-1], route.service.wanted_id)
    for link, step in enumerate(route.steps):
        taken = route.resource_ids[link]
        if step.is_rest or not is_heat_kin(knowledge, taken, step.resource_id):
            continue
        made = knowledge.resources[step.resource_id].temperature_c
        needed = step.conversion.temperature_min_c
        is_passed_on = made is not None and needed is not None and needed >= made[0]
        if is_passed_on and (ends_as_heat or link > 0):
            return True
    return False


def _is_by_the_way(route: Route, knowledge: Knowledge) -> bool:
    """Whether what arrives is a trifle beside the main outputs that are left on the way."""
    besides = _besides(route, knowledge)
    final = _final_value(route, knowledge)
    if final is None or besides is None:
        return False
    return final < _LEAST_SHARE * (final + besides)


def _lowers(route: Route, knowledge: Knowledge) -> bool:
    """Whether goods on the way end as something not known to be worth more.

    A residue may go down, as may what cannot be sold elsewhere because it goes in a pipe, and
    feed that becomes food. Goods whose value nobody has told end the chain, where they are made
    on the way; where they are offered, unknown values decide nothing.
    """
    total = made_value(route, knowledge)
    is_food_made = _is_food(route.resource_ids[-1], knowledge)
    for link, resource_id in enumerate(route.resource_ids[:-1]):
        is_risen = is_food_made and not _is_food(resource_id, knowledge)
        if is_risen or not _is_goods(route, link, knowledge.resources[resource_id]):
            continue
        here = _value(resource_id, route.reach[link].value, knowledge)
        if (here is None or total is None) and link == 0:
            continue
        if here is None or total is None or total < here:
            return True
    return False


def _is_goods(route: Route, link: int, resource: Resource) -> bool:
    """What could be sold as it is: an offered product, or what a step on the way is run for."""
    if resource.carriage in (Carriage.PIPE, Carriage.GRID):
        return False
    is_product = resource.typical_status is LegalStatus.PRODUCT
    return is_product or (link > 0 and not route.steps[link - 1].is_rest)


def _is_food(resource_id: str, knowledge: Knowledge) -> bool:
    return knowledge.lineage(resource_id)[-1] in knowledge.food_roots


def made_value(route: Route, knowledge: Knowledge) -> float | None:
    """What arrives and the main outputs left by a rest, less what is bought; None if unknown."""
    final, besides = _final_value(route, knowledge), _besides(route, knowledge)
    if final is None or besides is None:
        return None
    return final + besides - _bought(route, knowledge)


def _besides(route: Route, knowledge: Knowledge) -> float | None:
    """Value of the main outputs that a route leaves by a rest; None if one is unknown."""
    total = 0.0
    for step, main_input in zip(route.steps, route.inputs, strict=True):
        if step.is_rest:
            output_id = step.conversion.output_id
            made = along(knowledge, step.conversion, output_id, main_input)
            value = _value(output_id, made.value, knowledge)
            if value is None:
                return None
            total += value
    return total


def _bought(route: Route, knowledge: Knowledge) -> float:
    """What the co-inputs of known price cost."""
    total = 0.0
    for step, main_input in zip(route.steps, route.inputs, strict=True):
        for feed in step.conversion.co_inputs:
            amount = main_input.times(feed.ratio.quantity, "1").value
            total += _value(feed.resource_id, amount, knowledge) or 0.0
    return total


def _value(resource_id: str, amount: float | None, knowledge: Knowledge) -> float | None:
    cited = knowledge.resources[resource_id].value_sek_per_unit
    if cited is None or cited.quantity.value is None or amount is None:
        return None
    return cited.quantity.value * amount


def _final_value(route: Route, knowledge: Knowledge) -> float | None:
    """What arrives, valued as what it is or as what it serves, whichever is more.

    Heat is worth what the need pays: warmer than asked for is no gain.
    """
    as_wanted = _value(route.service.wanted_id, route.delivered.value, knowledge)
    if is_heat_kin(knowledge, route.resource_ids[-1], route.service.wanted_id):
        return as_wanted
    as_is = _value(route.resource_ids[-1], route.reach[-1].value, knowledge)
    return max((v for v in (as_wanted, as_is) if v is not None), default=None)


def without_dominated(
    routes: Iterable[Route], told: frozenset[tuple[str, ...]]
) -> tuple[Route, ...]:
    """One route per (conversions, wanted resource), without those that a shorter one replaces.

    A route by conversions that are `told` is not replaced.
    """
    unique: dict[tuple[tuple[str, ...], str], Route] = {}
    for route in routes:
        key = (route.conversion_ids, route.service.wanted_id)
        if key not in unique or _preference(route) < _preference(unique[key]):
            unique[key] = route
    by_wanted: dict[str, list[Route]] = {}
    for route in unique.values():
        by_wanted.setdefault(route.service.wanted_id, []).append(route)
    kept = [
        route
        for peers in by_wanted.values()
        for route in peers
        if route.conversion_ids in told or not any(_dominates(peer, route) for peer in peers)
    ]
    return tuple(sorted(kept, key=lambda r: (r.conversion_ids, r.service.wanted_id)))


def _preference(route: Route) -> tuple[bool, int, tuple[str, ...]]:
    return route.is_vague, sum(s.is_rest for s in route.steps), route.resource_ids


def _dominates(short: Route, long: Route) -> bool:
    """Whether `short` makes the same with some of the steps, and no product is lost by it.

    A step that is left by a rest also gives its main output (a cascade), so dropping it loses one.
    """
    if len(short.steps) >= len(long.steps) or (short.is_vague and not long.is_vague):
        return False
    if short.resource_ids[-1] != long.resource_ids[-1]:
        return False
    rest = iter(long.conversion_ids)
    if not all(c in rest for c in short.conversion_ids):
        return False
    dropped = (s for s in long.steps if s.conversion.conversion_id not in short.conversion_ids)
    return not any(s.is_rest for s in dropped)
