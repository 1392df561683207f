"""Actors (legal persons), sites (places) and roles."""

from enum import StrEnum

from attrs import frozen

from samspel.domain.codes import SniCode
from samspel.domain.texts import Text


class ActorKind(StrEnum):
    """What an actor is. A group ("restaurants") is never counted in the 3-2 rule."""

    COMPANY = "company"
    MUNICIPALITY = "municipality"
    REGION = "region"
    ASSOCIATION = "association"
    ACADEMIA = "academia"
    AUTHORITY = "authority"
    GROUP = "group"
    WANTED = "wanted"


class Role(StrEnum):
    """What an actor does for the network. Anchor is a role, not a class."""

    ANCHOR = "anchor"
    FACILITATOR = "facilitator"
    LINK = "link"
    FINANCIER = "financier"
    AUTHORITY = "authority"
    KNOWLEDGE = "knowledge"

    @property
    def text(self) -> Text:
        """The role's name."""
        return _ROLE_TEXTS[self]


_ROLE_TEXTS = {
    Role.ANCHOR: Text("Ankarföretag", "Anchor"),
    Role.FACILITATOR: Text("Processledare", "Facilitator"),
    Role.LINK: Text("Länk", "Link"),
    Role.FINANCIER: Text("Finansiär", "Financier"),
    Role.AUTHORITY: Text("Myndighet", "Authority"),
    Role.KNOWLEDGE: Text("Kunskap", "Knowledge"),
}


@frozen
class Actor:
    """A legal person, a group of them, or a vacant role (kind WANTED: someone is looked for)."""

    actor_id: str
    name: str
    kind: ActorKind
    organisation_number: str = ""
    sni: SniCode | None = None
    n_employees: int | None = None
    roles: tuple[Role, ...] = ()
    municipality: str = ""
    note: str = ""
    source: str = ""

    @property
    def is_vacant(self) -> bool:
        """Whether this is a role that nobody fills yet."""
        return self.kind is ActorKind.WANTED

    @property
    def counts_in_3_2(self) -> bool:
        """Whether it counts as one of the three actors of the 3-2 rule."""
        return self.kind not in (ActorKind.WANTED, ActorKind.GROUP)


@frozen
class Site:
    """A place of an actor; coordinates in WGS84 degrees, or None when only the area is known."""

    site_id: str
    actor_id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    municipality: str = ""
    land_available_m2: float | None = None
    note: str = ""
    source: str = ""

    @property
    def has_coordinates(self) -> bool:
        """Whether the place is known as a point."""
        return self.latitude is not None and self.longitude is not None
