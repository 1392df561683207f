"""The inverse question: what would an unknown surplus have to be, month by month?"""

from samspel.domain.assumptions import Assumptions
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import AreaNeed, Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity, total
from samspel.domain.resources import Family
from samspel.domain.streams import Stream
from samspel.domain.studies import InverseAnswer
from samspel.domain.texts import Text, format_number

AREA_ID = "greenhouse_area_m2"
RULE = "area need per m2 × area"


def answer_inverse(
    inventory: Inventory, knowledge: Knowledge, assumptions: Assumptions
) -> tuple[InverseAnswer, ...]:
    """What each source of heat with unknown amount must give for the greenhouse area asked about.

    The area is the assumption "greenhouse_area_m2"; without it, or with no unknown heat, nothing
    is answered. One answer per stream and kind of greenhouse in the catalogue.
    """
    area = assumptions.find(AREA_ID)
    if area is None:
        return ()
    return tuple(
        _answer(stream, need, area, inventory)
        for stream in inventory.streams
        if _is_unknown_heat(stream, knowledge) and _is_of_a_place_with_space(stream, inventory)
        for need in knowledge.area_needs.values()
    )


def _is_unknown_heat(stream: Stream, knowledge: Knowledge) -> bool:
    if not stream.is_source or stream.amount.is_known or stream.resource_id is None:
        return False
    return knowledge.family(stream.resource_id) is Family.HEAT


def _is_of_a_place_with_space(stream: Stream, inventory: Inventory) -> bool:
    """Whether a greenhouse or land for one is offered in the same municipality near the source."""
    site = inventory.site_of(stream)
    return any(
        other.resource_id in ("greenhouse_space", "industrial_land")
        and inventory.site_of(other).municipality == site.municipality
        and _near(inventory, stream, other)
        for other in inventory.streams
        if other.is_source
    )


def _near(inventory: Inventory, stream: Stream, other: Stream, within_deg: float = 0.05) -> bool:
    here, there = inventory.site_of(stream), inventory.site_of(other)
    if here.latitude is None or there.latitude is None:
        return False
    if here.longitude is None or there.longitude is None:
        return False
    is_close = abs(here.latitude - there.latitude) <= within_deg
    return is_close and abs(here.longitude - there.longitude) <= 2 * within_deg


def _answer(stream: Stream, need: AreaNeed, area: Cited, inventory: Inventory) -> InverseAnswer:
    unit = "MWh"
    monthly = tuple(
        Cited.derived(m.quantity.times(area.quantity, "kWh").to(unit), RULE, m, area)
        for m in need.monthly
    )
    year, _ = total([m.quantity for m in monthly], unit)
    owner = inventory.actor_of(stream).name
    sv, en = (format_number(area.quantity.value or 0.0, lang) for lang in ("sv", "en"))
    return InverseAnswer(
        title=need.label,
        question=Text(
            f"Vad måste överskottet hos {owner} vara för {sv} m² växthus?",
            f"What must the surplus of {owner} be for {en} m² of greenhouse?",
        ),
        unit=unit,
        monthly=monthly,
        yearly=Cited.derived(Quantity.of(year.value, unit, year.low, year.high), RULE, area),
        note=_note(need),
    )


def _note(need: AreaNeed) -> Text:
    if need.temperature_c is None:
        return Text("", "")
    degrees = f"{need.temperature_c:g}"
    return Text(
        f"Värmen ska vara minst {degrees} °C vid växthuset.",
        f"The heat must be at least {degrees} °C at the greenhouse.",
    )
