"""Where the operators of a pathway stand: existing ones at their sites, vacant ones by rule."""

from itertools import product

from attrs import frozen

from samspel.domain.chains import steps_of
from samspel.domain.exchanges import Match
from samspel.domain.geography import Distance, DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.resources import Carriage
from samspel.simulation.transport.haulage import mass_t_per_unit

_AT_HAND = (Carriage.PIPE, Carriage.IN_PLACE)
NO_SITE = ""


@frozen
class Roads:
    """Distances between sites for a resource that goes by road or by pipe."""

    distances: DistanceMatrix

    def between(self, from_site_id: str, to_site_id: str, carriage: Carriage) -> Distance | None:
        """The distance; a typed pipe goes before all else for what is piped. None if unknown."""
        if NO_SITE in (from_site_id, to_site_id):
            return None
        by_pipe = carriage is Carriage.PIPE
        return self.distances.between(from_site_id, to_site_id, by_pipe=by_pipe)


def place(match: Match, inventory: Inventory, knowledge: Knowledge, roads: Roads) -> list[str]:
    """Site ids along the line: the source's, one per conversion, the sink's.

    An existing operator stands at its site (of several the best; `NO_SITE` if it has none). A
    vacant one stands where its main input comes from when that travels by pipe or not at all,
    otherwise where the pipe-km and then the tonne-km are smallest (of all known places of the
    line; ties by site id).
    """
    source = inventory.stream_by_id[match.source_stream_id].site_id
    sink = inventory.stream_by_id[match.sink_stream_id].site_id
    if match.pathway.is_direct:
        return [source, sink]
    known = [_sites_of(actor_id, inventory) for actor_id in match.operator_ids]
    everywhere = sorted({source, sink}.union(*known) - {NO_SITE})
    lines = ([source, *middle, sink] for middle in product(*(one or everywhere for one in known)))
    carriages = [knowledge.resources[r].carriage for r in match.resource_ids]
    weights = _weights(match, knowledge)
    allowed = (line for line in lines if _is_allowed(line, match, carriages))
    return min(allowed, key=lambda line: (*_burden(line, carriages, weights, roads), line))


def _sites_of(actor_id: str | None, inventory: Inventory) -> list[str]:
    """An operator's sites; empty for a vacant role."""
    if actor_id is None:
        return []
    sites = [s.site_id for s in inventory.sites if s.actor_id == actor_id]
    return sorted(sites) or [NO_SITE]


def _is_allowed(line: list[str], match: Match, carriages: list[Carriage]) -> bool:
    return all(
        operator is not None or carriages[i] not in _AT_HAND or line[i + 1] == line[i]
        for i, operator in enumerate(match.operator_ids)
    )


def _weights(match: Match, knowledge: Knowledge) -> list[float]:
    """Tonnes by road at each stage per unit of the source (1 where mass or yield is unknown)."""
    per_source_unit = [1.0]
    for step in steps_of(match, knowledge):
        ratio = step.input_per_unit.quantity.times(step.ratio.quantity, "1").value
        per_source_unit.append(per_source_unit[-1] * (1.0 if ratio is None else ratio))
    masses = (mass_t_per_unit(knowledge.resources[r], knowledge) for r in match.resource_ids)
    return [units * _known_mass(mass) for units, mass in zip(per_source_unit, masses, strict=True)]


def _known_mass(mass: Cited | None) -> float:
    return 1.0 if mass is None or mass.quantity.value is None else mass.quantity.value


def _burden(
    line: list[str], carriages: list[Carriage], weights: list[float], roads: Roads
) -> tuple[int, float, float]:
    """(unknown distances, km by pipe, tonne-km by road): what a good place makes small."""
    n_unknown, pipe_km, tonne_km = 0, 0.0, 0.0
    for i, carriage in enumerate(carriages):
        if carriage not in (Carriage.PIPE, Carriage.ROAD, Carriage.PERSON):
            continue
        distance = roads.between(line[i], line[i + 1], carriage)
        if distance is None:
            n_unknown += line[i] != line[i + 1]
        elif carriage is Carriage.PIPE:
            pipe_km += distance.km
        else:
            tonne_km += distance.km * weights[i]
    return n_unknown, pipe_km, tonne_km
