"""What is left out of the routes because nobody would do it."""

from collections.abc import Iterable

from samspel.domain.knowledge import Knowledge
from samspel.domain.resources import Carriage, LegalStatus
from samspel.matching.routes import Route, is_heat_kin
from samspel.matching.yields import along

_LEAST_SHARE = 0.05
_LEAST_KEPT = 0.5


def is_wasteful(route: Route, knowledge: Knowledge, wanted: frozenset[str]) -> bool:
    """Whether a route makes no sense by what it makes. Values are the catalogue's benchmarks.

    It is wasteful to go on by a rest whose main output nobody can take (cold that nobody wants);
    to run a conversion for a rest below 5 % of what it gives; and to turn goods into something
    worth less than half of them (or of what they were on the way). Unknown values decide nothing.
    """
    if not route.steps:
        return False
    if any(not _has_outlet(output, knowledge, wanted) for output, _ in _besides(route, knowledge)):
        return True
    final = _final_value(route, knowledge)
    besides = [_value(r, amount, knowledge) for r, amount in _besides(route, knowledge)]
    known = [v for v in besides if v is not None]
    if final is None or len(known) < len(besides):
        return False
    total = final + sum(known)
    return final < _LEAST_SHARE * total or total < _LEAST_KEPT * _best_link(route, knowledge)


def _besides(route: Route, knowledge: Knowledge) -> list[tuple[str, float | None]]:
    """Main outputs that a route leaves by a rest: (resource, units per source unit)."""
    found = []
    for step, main_input in zip(route.steps, route.inputs, strict=True):
        output_id = step.conversion.output_id
        if step.is_rest:
            made = along(knowledge, step.conversion, output_id, main_input)
            found.append((output_id, made.value))
    return found


def _has_outlet(resource_id: str, knowledge: Knowledge, wanted: frozenset[str]) -> bool:
    """Goods and power find a market; what goes in pipes needs somebody here who wants it."""
    if knowledge.resources[resource_id].carriage is not Carriage.PIPE:
        return True
    return any(
        knowledge.is_a(resource_id, w) or is_heat_kin(knowledge, resource_id, w) for w in wanted
    )


def _value(resource_id: str, amount: float | None, knowledge: Knowledge) -> float | None:
    cited = knowledge.resources[resource_id].value_sek_per_unit
    if cited is None or cited.quantity.value is None or amount is None:
        return None
    return cited.quantity.value * amount


def _final_value(route: Route, knowledge: Knowledge) -> float | None:
    """What arrives, valued as what it is or as what it serves, whichever is more."""
    as_wanted = _value(route.service.wanted_id, route.delivered.value, knowledge)
    as_is = _value(route.resource_ids[-1], route.reach[-1].value, knowledge)
    return max((v for v in (as_wanted, as_is) if v is not None), default=None)


def _best_link(route: Route, knowledge: Knowledge) -> float:
    """The most that any link before the last could be sold for.

    What goes in pipes cannot be sold elsewhere; an offered residue is offered for that reason.
    """
    best = 0.0
    for link, resource_id in enumerate(route.resource_ids[:-1]):
        resource = knowledge.resources[resource_id]
        is_offered_residue = link == 0 and resource.typical_status is not LegalStatus.PRODUCT
        if resource.carriage is not Carriage.PIPE and not is_offered_residue:
            best = max(best, _value(resource_id, route.reach[link].value, knowledge) or 0.0)
    return best


def without_dominated(routes: Iterable[Route]) -> tuple[Route, ...]:
    """One route per (conversions, wanted resource), without those that a shorter one replaces."""
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
        if not any(_dominates(peer, route) for peer in peers)
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
