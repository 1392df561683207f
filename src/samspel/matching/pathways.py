"""From a resource to a wanted one: directly, or through up to three conversions.

A route may leave a conversion by its main output or by a rest. Left out as silly: the same
resource or conversion twice, ending in something broader than what it began with, heat by way of
something else to heat, making what an earlier step consumed, what `prudence` finds unwise, and any
route that another one shortens without losing a product. What somebody has told of is never silly.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from samspel.domain.conversions import Conversion
from samspel.domain.knowledge import Knowledge
from samspel.domain.quantities import Quantity
from samspel.matching.prudence import goes_on, is_unwise, without_dominated
from samspel.matching.routes import Route, Service, Step, is_heat_kin, service
from samspel.matching.yields import ONE, along, into_unit, use_ratio

MAX_STEPS = 3


@frozen
class RouteFinder:
    """All sensible routes from the offered to the wanted resources, found once per inventory.

    `told`: conversions of pathways that somebody has told of; those are not held to be silly.
    """

    knowledge: Knowledge
    offered: frozenset[str]
    wanted: frozenset[str]
    told: frozenset[tuple[str, ...]] = frozenset()

    @cached_property
    def routes(self) -> Mapping[str, tuple[Route, ...]]:
        """Offered resource → routes, ordered by conversions and wanted resource."""
        return {s: without_dominated(self._walk(s), self.told) for s in sorted(self.offered)}

    @cached_property
    def _acceptors(self) -> Mapping[str, tuple[tuple[Conversion, bool], ...]]:
        """Resource → (conversion that takes it, whether the resource is broader than asked)."""
        found: dict[str, tuple[tuple[Conversion, bool], ...]] = {}
        conversions = sorted(self.knowledge.conversions.values(), key=lambda c: c.conversion_id)
        for resource_id in self._resources:
            takers = ((c, _acceptance(self.knowledge, c, resource_id)) for c in conversions)
            found[resource_id] = tuple((c, vague) for c, vague in takers if vague is not None)
        return found

    @cached_property
    def _resources(self) -> frozenset[str]:
        outputs = {r for c in self.knowledge.conversions.values() for r, _ in _outputs(c)}
        return self.offered | outputs

    @cached_property
    def _services(self) -> Mapping[str, tuple[Service, ...]]:
        wanted = sorted(self.wanted)
        found = {}
        for resource_id in self._resources:
            services = (service(self.knowledge, resource_id, w) for w in wanted)
            found[resource_id] = tuple(s for s in services if s is not None)
        return found

    @cached_property
    def _useful(self) -> tuple[frozenset[str], ...]:
        """Resources that reach something wanted within 0, 1, 2, … further conversions."""
        layers = [frozenset(r for r, services in self._services.items() if services)]
        for _ in range(MAX_STEPS):
            within = layers[-1]
            layers.append(within | {r for r in self._resources if self._leads_into(r, within)})
        return tuple(layers)

    def _leads_into(self, resource_id: str, targets: frozenset[str]) -> bool:
        return any(
            out in targets for c, _ in self._acceptors[resource_id] for out, _ in _outputs(c)
        )

    def _walk(self, start: str) -> Iterator[Route]:
        unknown = Quantity.unknown("1")
        first = Route(start, (), Service(start), False, (ONE,), (), unknown)
        frontier = [first] if start in self._useful[MAX_STEPS] else []
        while frontier:
            partial = frontier.pop()
            yield from self._arrivals(partial)
            if len(partial.steps) < MAX_STEPS:
                frontier.extend(self._extensions(partial))

    def _arrivals(self, partial: Route) -> Iterator[Route]:
        last = partial.resource_ids[-1]
        for reached in self._services[last]:
            if partial.steps and not self._is_worth_ending(partial.steps[-1], reached):
                continue
            delivered = use_ratio(self.knowledge, last, reached.wanted_id, reached.use)
            route = evolve(
                partial,
                service=reached,
                is_vague=partial.is_vague or reached.is_vague,
                delivered=partial.reach[-1].times(delivered, "1"),
            )
            is_told = route.conversion_ids in self.told
            if is_told or not is_unwise(route, self.knowledge, self.wanted):
                yield route

    def _is_worth_ending(self, step: Step, reached: Service) -> bool:
        """Not too cold, and not an output so broad (a root) that it promises anything."""
        offered = self.knowledge.resources[step.resource_id]
        wanted = self.knowledge.resources[reached.wanted_id]
        if reached.is_vague and offered.parent_id is None:
            return False
        if offered.temperature_c is None or wanted.temperature_c is None:
            return True
        return offered.temperature_c[1] > wanted.temperature_c[0]

    def _extensions(self, partial: Route) -> Iterator[Route]:
        useful = self._useful[MAX_STEPS - len(partial.steps) - 1]
        for conversion, is_vague in self._acceptors[partial.resource_ids[-1]]:
            if (is_vague and partial.steps) or conversion.conversion_id in partial.conversion_ids:
                continue
            for resource_id, is_rest in _outputs(conversion):
                step = Step(conversion, resource_id, is_rest)
                if resource_id in useful and self._is_sensible(partial, step):
                    yield self._extended(partial, step, is_vague=is_vague)

    def _is_sensible(self, partial: Route, step: Step) -> bool:
        so_far = (*partial.conversion_ids, step.conversion.conversion_id)
        if any(told[: len(so_far)] == so_far for told in self.told):
            return step.resource_id not in partial.resource_ids
        return self._is_new(partial, step.resource_id) and goes_on(partial, step, self.knowledge)

    def _is_new(self, partial: Route, resource_id: str) -> bool:
        is_a = self.knowledge.is_a
        chain = partial.resource_ids
        if any(is_a(earlier, resource_id) for earlier in chain):
            return False
        if self._returns_to_heat(chain, resource_id):
            return False
        consumed = (f.resource_id for s in partial.steps for f in s.conversion.co_inputs)
        return not any(is_a(resource_id, c) or is_a(c, resource_id) for c in consumed)

    def _returns_to_heat(self, chain: tuple[str, ...], resource_id: str) -> bool:
        """Heat that became something else does not become heat again."""
        was_heat = [is_heat_kin(self.knowledge, earlier, resource_id) for earlier in chain]
        return any(was_heat) and not was_heat[-1]

    def _extended(self, partial: Route, step: Step, *, is_vague: bool) -> Route:
        main_input = into_unit(
            self.knowledge, partial.resource_ids[-1], step.conversion.input_unit, partial.reach[-1]
        )
        out = along(self.knowledge, step.conversion, step.resource_id, main_input)
        return Route(
            partial.start_id,
            (*partial.steps, step),
            partial.service,
            is_vague=partial.is_vague or is_vague,
            reach=(*partial.reach, out),
            inputs=(*partial.inputs, main_input),
            delivered=partial.delivered,
        )


def _outputs(conversion: Conversion) -> tuple[tuple[str, bool], ...]:
    """(resource, whether it is a rest) for all that comes out."""
    rests = ((r.resource_id, True) for r in conversion.rests)
    return ((conversion.output_id, False), *rests)


def _acceptance(knowledge: Knowledge, conversion: Conversion, resource_id: str) -> bool | None:
    """False if taken as it is, True if the resource is broader than what is taken, else None."""
    if any(knowledge.is_a(resource_id, accepted) for accepted in conversion.accepts):
        return False
    if any(knowledge.is_a(accepted, resource_id) for accepted in conversion.accepts):
        return not any(is_heat_kin(knowledge, resource_id, a) for a in conversion.accepts)
    return None
