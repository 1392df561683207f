"""A region small enough to reason about: a brewery, a heat plant with unknown surplus, a school."""

from samspel.domain.actors import Actor, ActorKind, Role, Site
from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.inventory import Inventory, Region
from samspel.domain.knowledge import AreaNeed, Knowledge
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Carriage, Family, Resource
from samspel.domain.streams import Direction, Stream
from samspel.domain.texts import Text


def cited(value: float | None, unit: str, origin: Origin = Origin.STATED) -> Cited:
    """A number from a made-up source."""
    return Cited(Quantity.of(value, unit), origin, Source("test"))


def resource(resource_id: str, family: Family, unit: str) -> Resource:
    """A resource with nothing but a name."""
    label = Text(f"{resource_id} sv", f"{resource_id} en")
    return Resource(resource_id, family, label, unit, Carriage.ROAD)


RESOURCES = {
    r.resource_id: r
    for r in (
        resource("heat", Family.HEAT, "MWh/year"),
        resource("brewers_grain", Family.ORGANIC, "t/year"),
        resource("food", Family.ORGANIC, "t/year"),
        resource("greenhouse_space", Family.SHARING, "m2"),
    )
}
NEED = AreaNeed(
    "led",
    Text("Växthus med LED", "Greenhouse with LED"),
    "kWh/m2",
    tuple(cited(float(month), "kWh/m2") for month in range(1, 13)),
    40.0,
)
AREA = Assumption("greenhouse_area_m2", cited(1000.0, "m2"))


def knowledge(assumptions: tuple[Assumption, ...] = ()) -> Knowledge:
    """A catalogue of four resources and one greenhouse."""
    return Knowledge("test", RESOURCES, {}, {}, {}, Assumptions(assumptions), {}, {}, {"led": NEED})


def stream(
    stream_id: str, site_id: str, resource_id: str, amount: float | None, *, is_source: bool = True
) -> Stream:
    """A stream in its resource's unit."""
    return Stream(
        stream_id,
        site_id,
        Direction.SOURCE if is_source else Direction.SINK,
        f"{resource_id} from {site_id}",
        cited(amount, RESOURCES[resource_id].unit),
        resource_id,
    )


def inventory() -> Inventory:
    """Four actors at two places some 70 km apart."""
    actors = (
        Actor("plant", "Värmeverket", ActorKind.COMPANY, roles=(Role.ANCHOR,)),
        Actor("brewery", "Bryggeriet", ActorKind.COMPANY),
        Actor("cafes", "Kaféer", ActorKind.GROUP),
        Actor("grower", "Odlare saknas", ActorKind.WANTED),
        Actor("town", "Kommunen", ActorKind.MUNICIPALITY),
    )
    sites = (
        Site("plant-1", "plant", "Värmeverket", 62.03, 14.35, "Härjedalen"),
        Site("brewery-1", "brewery", "Bryggeriet", 62.45, 12.67, "Härjedalen"),
        Site("cafes-1", "cafes", "Kaféer", municipality="Härjedalen"),
        Site("grower-1", "grower", "Växthus", 62.04, 14.36, "Härjedalen"),
        Site("town-1", "town", "Kommunen", 62.04, 14.35, "Härjedalen"),
    )
    streams = (
        stream("heat", "plant-1", "heat", None),
        stream("grain", "brewery-1", "brewers_grain", None),
        stream("scraps", "cafes-1", "food", None),
        stream("leftovers", "town-1", "food", None),
        stream("house", "grower-1", "greenhouse_space", 1000.0),
    )
    return Inventory(Region("r", "Region"), actors, sites, streams)
