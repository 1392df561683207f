"""Resources: what can be exchanged. Waste, by-product and product are statuses, not resources."""

from enum import StrEnum

from attrs import frozen

from samspel.domain.codes import WasteCode
from samspel.domain.provenance import Cited, Source
from samspel.domain.texts import Text


class Family(StrEnum):
    """The seven families that figures colour by."""

    HEAT = "heat"
    POWER = "power"
    WATER = "water"
    ORGANIC = "organic"
    WOOD = "wood"
    MATERIAL = "material"
    SHARING = "sharing"

    @property
    def text(self) -> Text:
        """The family's name."""
        return _FAMILY_TEXTS[self]


_FAMILY_TEXTS = {
    Family.HEAT: Text("Värme", "Heat"),
    Family.POWER: Text("El och gas", "Power and gas"),
    Family.WATER: Text("Vatten och näring", "Water and nutrients"),
    Family.ORGANIC: Text("Mat och organiskt", "Food and organics"),
    Family.WOOD: Text("Trä och skog", "Wood and forest"),
    Family.MATERIAL: Text("Plast, metall, bygg", "Plastic, metal, building"),
    Family.SHARING: Text("Ytor, folk, transport", "Space, people, transport"),
}


class Carriage(StrEnum):
    """How a resource moves between sites."""

    ROAD = "road"
    PIPE = "pipe"
    GRID = "grid"
    IN_PLACE = "in_place"
    PERSON = "person"


class LegalStatus(StrEnum):
    """A stream's legal status; never decided by a program (conventions §14)."""

    WASTE = "waste"
    BY_PRODUCT = "by_product"
    PRODUCT = "product"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@frozen
class PropertyLimit:
    """What a use accepts of one property: within `minimum`…`maximum` (unit of the property)."""

    name: str
    minimum: float | None
    maximum: float | None
    unit: str
    basis: str = ""
    source: Source = Source("")


@frozen
class Use:
    """A resource that serves another without processing; `ratio` target units per own unit."""

    resource_id: str
    ratio: Cited
    limits: tuple[PropertyLimit, ...] = ()


@frozen
class Resource:
    """A type of thing to exchange, as the catalogue describes it.

    `unit`: canonical, yearly for flows ("t/year", "MWh/year"), a stock for space ("m2").
    `parent_id`: the broader resource. `mass_t_per_unit`: load to carry, where carried by road.
    `reach_km`: (likely, furthest) distance at which exchange makes sense; None without bound.
    `temperature_c`: (from, to) for heat by level. `value_sek_per_unit`: benchmark price to buy.
    `disposal_sek_per_unit`: what getting rid of it costs (≥ 0). `reference_treatment`: factor id
    of what happens to it today. `virgin_factor_id`: factor id of what it displaces.
    `food_kcal_per_kg`, `food_protein_g_per_kg`: for food only.
    """

    resource_id: str
    family: Family
    label: Text
    unit: str
    carriage: Carriage
    synonyms_sv: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    parent_id: str | None = None
    usable_as: tuple[Use, ...] = ()
    waste_codes: tuple[WasteCode, ...] = ()
    typical_status: LegalStatus = LegalStatus.UNKNOWN
    is_hazardous: bool = False
    deciding_properties: tuple[str, ...] = ()
    limits: tuple[PropertyLimit, ...] = ()
    temperature_c: tuple[float, float] | None = None
    reach_km: tuple[float, float] | None = None
    storable_days: float | None = None
    mass_t_per_unit: Cited | None = None
    value_sek_per_unit: Cited | None = None
    disposal_sek_per_unit: Cited | None = None
    virgin_factor_id: str | None = None
    displacement: Cited | None = None
    reference_treatment_factor_id: str | None = None
    food_kcal_per_kg: Cited | None = None
    food_protein_g_per_kg: Cited | None = None
    sources: tuple[Source, ...] = ()
