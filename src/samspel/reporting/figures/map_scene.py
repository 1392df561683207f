"""What a map shows: villages, what goes between them, and villages where exchanges stay."""

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from samspel.domain.actors import ActorKind, Site
from samspel.domain.geography import haversine_km
from samspel.domain.inventory import Inventory
from samspel.domain.resources import Family
from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.figures.ground import (
    Shape,
    bounds_of,
    municipalities,
    municipalities_named,
    places,
)
from samspel.reporting.selection import ShownExchange, shown_exchanges

VILLAGE_KM = 5.0
MOST_ARCS = 26
MOST_RINGS = 3
MOST_IN_RING = 8
OUTSIDE_SHARE = 0.25


@frozen
class Village:
    """Sites so near each other that they make one dot."""

    village_id: str
    name: str
    longitude: float
    latitude: float
    n_actors: int
    families: tuple[Family, ...]


@frozen
class Way:
    """What goes from one village to another: drawn solid when it is firm."""

    start: str
    end: str
    family: Family
    is_firm: bool


@frozen
class Member:
    """An actor, or a missing role, on a village's ring."""

    member_id: str
    name: str
    family: Family
    is_vacant: bool


@frozen
class Ring:
    """A village drawn large: who exchanges what there."""

    village_id: str
    members: tuple[Member, ...]
    ways: tuple[Way, ...]


@frozen
class MapScene:
    """A map's content, without any place on paper.

    `unplaced`: actors in the exchanges whose place nobody has told. `n_ways_left_out`: too many
    to draw. `outside`: villages that exchange but lie too far away to be shown.
    """

    own: tuple[Shape, ...]
    villages: tuple[Village, ...]
    ways: tuple[Way, ...]
    rings: tuple[Ring, ...]
    unplaced: tuple[str, ...]
    is_fictional: bool
    n_ways_left_out: int = 0
    outside: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no ground to draw."""
        return not self.own and not self.villages

    @property
    def families(self) -> tuple[Family, ...]:
        """The families that the key must explain."""
        used = {f for v in self.villages for f in v.families}
        used |= {w.family for w in self.ways}
        used |= {m.family for r in self.rings for m in r.members}
        return tuple(f for f in Family if f in used)


def build_map_scene(study: Study, language: Language) -> MapScene:
    """The scene of a study's exchanges."""
    inventory = study.inventory
    shown = shown_exchanges(study)
    groups = _groups(inventory.sites)
    where = {s.site_id: i for i, group in enumerate(groups) for s in group}
    ids = {i: f"v{i}" for i in range(len(groups))}
    steps = [_Step.of(x, study, where) for x in shown]
    every = tuple(
        _village(ids[i], group, [s for s in steps if i in (s.start, s.end)], inventory)
        for i, group in enumerate(groups)
    )
    own = _own(inventory, groups)
    villages = tuple(v for v in every if _is_near(v, own))
    drawn = {v.village_id for v in villages}
    between = _ways([s for s in steps if s.is_between], ids)
    within = tuple(w for w in between if {w.start, w.end} <= drawn)
    return MapScene(
        own=own,
        villages=villages,
        ways=within[:MOST_ARCS],
        rings=_rings(steps, ids, study, language),
        unplaced=_unplaced(shown, inventory),
        is_fictional=inventory.region.is_fictional,
        n_ways_left_out=max(0, len(within) - MOST_ARCS),
        outside=tuple(v.name for v in every if v.families and v.village_id not in drawn),
    )


@frozen
class _Step:
    """An exchange between two villages' numbers; None where a place is unknown."""

    shown: ShownExchange
    start: int | None
    end: int | None
    families: tuple[Family, ...]

    @classmethod
    def of(cls, shown: ShownExchange, study: Study, where: Mapping[str, int]) -> "_Step":
        inventory, match = study.inventory, shown.match
        ends = (match.source_stream_id, match.sink_stream_id)
        start, end = (where.get(inventory.stream_by_id[i].site_id) for i in ends)
        return cls(shown, start, end, tuple(study.knowledge.family(r) for r in match.resource_ids))

    @property
    def is_between(self) -> bool:
        return self.start is not None and self.end is not None and self.start != self.end

    @property
    def home(self) -> int | None:
        """The village it stays in; a partner without a place is taken to be there."""
        if self.is_between:
            return None
        return self.start if self.start is not None else self.end


def _groups(sites: Iterable[Site]) -> list[list[Site]]:
    groups: list[list[Site]] = []
    for site in sorted((s for s in sites if s.has_coordinates), key=lambda s: s.site_id):
        near = [g for g in groups if any(_km(site, other) <= VILLAGE_KM for other in g)]
        for group in near:
            groups.remove(group)
        groups.append([s for group in near for s in group] + [site])
    return sorted(groups, key=lambda g: (-len(g), g[0].site_id))


def _km(site: Site, other: Site) -> float:
    return haversine_km(
        site.latitude or 0, site.longitude or 0, other.latitude or 0, other.longitude or 0
    )


def _village(
    village_id: str, group: list[Site], steps: list[_Step], inventory: Inventory
) -> Village:
    longitude = sum(s.longitude or 0 for s in group) / len(group)
    latitude = sum(s.latitude or 0 for s in group) / len(group)
    count = Counter(f for s in steps for f in (s.families[0], s.families[-1]))
    return Village(
        village_id,
        _name(group, longitude, latitude, inventory),
        longitude,
        latitude,
        len({s.actor_id for s in group}),
        tuple(f for f, _ in sorted(count.items(), key=lambda kv: (-kv[1], kv[0])))[:4],
    )


def _name(group: list[Site], longitude: float, latitude: float, inventory: Inventory) -> str:
    """What people call the village: the locality, else what its sites share, else an area."""
    is_real = not inventory.region.is_fictional
    at = (latitude, longitude)
    if is_real and (nearest := _nearest([(p.name, p.latitude, p.longitude) for p in places()], at)):
        return nearest
    parts = Counter(s.name.rpartition(",")[2].strip() for s in group)
    shared, n_times = parts.most_common(1)[0]
    if n_times > 1:
        return shared
    owners = {s.municipality for s in inventory.sites}
    here = {s.municipality for s in group}
    if len(here) == 1 < len(owners) and here != {""}:
        return here.pop()
    areas = [
        (a.name, a.latitude, a.longitude)
        for a in inventory.areas
        if a.latitude is not None and a.longitude is not None and a.kind != "municipality"
    ]
    return _nearest(areas, at) or shared


def _nearest(named: list[tuple[str, float, float]], at: tuple[float, float]) -> str:
    """The name of the nearest within a village's reach, or nothing."""
    near = [(haversine_km(*at, latitude, longitude), name) for name, latitude, longitude in named]
    distance, name = min(near, default=(VILLAGE_KM + 1, ""))
    return name if distance <= VILLAGE_KM else ""


def _own(inventory: Inventory, groups: list[list[Site]]) -> tuple[Shape, ...]:
    named = () if inventory.region.is_fictional else municipalities_named(_wanted(inventory))
    if named:
        return named
    sites = [s for group in groups for s in group]
    inside = {
        shape: sum(shape.holds(s.longitude or 0, s.latitude or 0) for s in sites)
        for shape in municipalities()
    }
    most = max(inside.values(), default=0)
    return tuple(shape for shape, n in inside.items() if n and n == most)[:1]


def _is_near(village: Village, own: tuple[Shape, ...]) -> bool:
    """Inside the own municipalities, or so near that an exchange with it can be drawn."""
    window = bounds_of(own)
    if window is None:
        return True
    wide, tall = window.east - window.west, window.north - window.south
    margin = OUTSIDE_SHARE if village.families else OUTSIDE_SHARE / 4
    is_across = window.west - margin * wide <= village.longitude <= window.east + margin * wide
    return is_across and (
        window.south - margin * tall <= village.latitude <= window.north + margin * tall
    )


def _wanted(inventory: Inventory) -> tuple[str, ...]:
    return inventory.region.municipalities or tuple({s.municipality for s in inventory.sites})


def _ways(steps: Iterable[_Step], ids: Mapping[int, str]) -> tuple[Way, ...]:
    firm: dict[tuple[str, str, Family], bool] = {}
    for step in steps:
        if step.start is None or step.end is None:
            continue
        key = (ids[step.start], ids[step.end], step.families[0])
        firm[key] = firm.get(key, False) or step.shown.is_firm
    return tuple(Way(*key, is_firm) for key, is_firm in firm.items())


def _rings(
    steps: list[_Step], ids: Mapping[int, str], study: Study, language: Language
) -> tuple[Ring, ...]:
    local: dict[int, list[_Step]] = {}
    for step in steps:
        if step.home is not None:
            local.setdefault(step.home, []).append(step)
    rings = [_ring(ids[home], kept, study, language) for home, kept in local.items()]
    worth = [r for r in rings if len(r.members) >= 3 and len(r.ways) >= 2]
    worth.sort(key=lambda r: (-len(r.members), r.village_id))
    return tuple(worth[:MOST_RINGS])


def _ring(village_id: str, steps: list[_Step], study: Study, language: Language) -> Ring:
    members: dict[str, Member] = {}
    ways: dict[tuple[str, str, Family], bool] = {}
    for step in steps:
        line = _line(step, study, language)
        if len(members.keys() | {m.member_id for m in line}) > MOST_IN_RING:
            continue
        for member in line:
            members.setdefault(member.member_id, member)
        pairs = zip(line, line[1:], step.families, strict=False)
        for start, end, family in pairs:
            if start.member_id != end.member_id:
                key = (start.member_id, end.member_id, family)
                is_firm = step.shown.is_firm and not (start.is_vacant or end.is_vacant)
                ways[key] = ways.get(key, False) or is_firm
    return Ring(village_id, tuple(members.values()), tuple(Way(*k, f) for k, f in ways.items()))


def _line(step: _Step, study: Study, language: Language) -> list[Member]:
    """The actors along one exchange: source, who converts, sink."""
    inventory, match = study.inventory, step.shown.match
    source = inventory.actor_of(inventory.stream_by_id[match.source_stream_id])
    sink = inventory.actor_of(inventory.stream_by_id[match.sink_stream_id])
    line = [Member(source.actor_id, source.name, step.families[0], source.is_vacant)]
    stops = zip(match.pathway.conversions, match.operator_ids, step.families[1:], strict=False)
    for conversion, operator_id, family in stops:
        if operator_id is None:
            name = conversion.technology.operator_label.render(language)
            line.append(Member(f"role:{conversion.conversion_id}", name, family, True))
        else:
            name = inventory.actor_by_id[operator_id].name
            line.append(Member(operator_id, name, family, False))
    line.append(Member(sink.actor_id, sink.name, step.families[-1], sink.is_vacant))
    return line


def _unplaced(shown: Iterable[ShownExchange], inventory: Inventory) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for exchange in shown:
        for stream_id in (exchange.match.source_stream_id, exchange.match.sink_stream_id):
            stream = inventory.stream_by_id[stream_id]
            actor = inventory.actor_of(stream)
            is_somewhere = inventory.site_of(stream).has_coordinates
            if not is_somewhere and actor.kind is not ActorKind.WANTED:
                names[actor.name] = None
    return tuple(names)
