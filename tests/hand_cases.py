"""A small region made by hand, for the tests of transport, assessment and choice.

One brewery with grain, one farm that buys feed, an insect rearing that nobody runs yet; one mill
with surplus heat and one greenhouse 500 m away. All numbers are round so that results can be
checked on paper.
"""

from samspel.domain.actors import Actor, ActorKind, Site
from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.conversions import Conversion, Feed, Pathway, Technology
from samspel.domain.exchanges import Match
from samspel.domain.geography import Distance, DistanceMethod, Municipality
from samspel.domain.inventory import Inventory, Region
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Factor, Origin, Perspective, Source
from samspel.domain.quantities import Profile, Quantity
from samspel.domain.resources import Carriage, Family, LegalStatus, Resource, Use
from samspel.domain.streams import Direction, Disclosure, Stream
from samspel.domain.texts import same

BOOK = Source("by hand", year=2024)


def stated(
    value: float | None, unit: str, low: float | None = None, high: float | None = None
) -> Cited:
    """A number somebody stated."""
    return Cited(Quantity.of(value, unit, low, high), Origin.STATED, BOOK)


def assumed(value: float, unit: str, low: float | None = None, high: float | None = None) -> Cited:
    """A number taken for granted."""
    return Cited(Quantity.of(value, unit, low, high), Origin.ASSUMED, BOOK)


ASSUMED = {
    "transport_sek_per_t_km": (2.0, "SEK/t/km"),
    "transport_sek_per_trip": (100.0, "SEK"),
    "transport_load_t": (10.0, "t"),
    "transport_kg_co2e_per_t_km": (0.1, "kgCO2e/t/km"),
    "travel_sek_per_km": (5.0, "SEK/km"),
    "travel_kg_co2e_per_km": (0.2, "kgCO2e/km"),
    "travel_hours_per_trip": (8.0, "h"),
    "pipe_sek_per_m": (2000.0, "SEK/m"),
    "pipe_loss_share_per_km": (0.02, "1"),
    "pipe_lifetime_years": (40.0, "year"),
    "pipe_upkeep_share_per_year": (0.01, "1"),
    "carbon_value_sek_per_kg_co2e": (2.0, "SEK/kgCO2e"),
    "displacement_default": (1.0, "1"),
    "electricity_sek_per_mwh": (600.0, "SEK/MWh"),
    "heat_sek_per_mwh": (500.0, "SEK/MWh"),
}


def assumptions(**values: tuple[float, float, float]) -> Assumptions:
    """The assumptions above; `values` give (value, low, high) in the same units."""
    rows = [Assumption(i, assumed(value, unit)) for i, (value, unit) in ASSUMED.items()]
    over = [Assumption(i, assumed(v[0], ASSUMED[i][1], v[1], v[2])) for i, v in values.items()]
    return Assumptions([*rows, *over])


def _factor(factor_id: str, value: float, unit: str, perspective: Perspective) -> Factor:
    return Factor(factor_id, assumed(value, unit), 2024, "SE", perspective)


FACTORS = {
    f.factor_id: f
    for f in (
        _factor("virgin_feed", 1000.0, "kgCO2e/t", Perspective.CONSEQUENCE),
        _factor("treat_grain", 50.0, "kgCO2e/t", Perspective.CONSEQUENCE),
        _factor("virgin_heat", 100.0, "kgCO2e/MWh", Perspective.CONSEQUENCE),
        _factor("virgin_power_consequence", 200.0, "kgCO2e/MWh", Perspective.CONSEQUENCE),
        _factor("virgin_power_bookkeeping", 30.0, "kgCO2e/MWh", Perspective.BOOKKEEPING),
        _factor("price_index_se_2020", 100.0, "1", Perspective.BOOKKEEPING),
        _factor("price_index_se_2024", 125.0, "1", Perspective.BOOKKEEPING),
    )
}

RESOURCES = {
    r.resource_id: r
    for r in (
        Resource(
            "brewers_grain",
            Family.ORGANIC,
            same("grain"),
            "t/year",
            Carriage.ROAD,
            usable_as=(Use("animal_feed", assumed(0.25, "t/t")),),
            typical_status=LegalStatus.BY_PRODUCT,
            disposal_sek_per_unit=assumed(200.0, "SEK/t"),
            reference_treatment_factor_id="treat_grain",
        ),
        Resource(
            "animal_feed",
            Family.ORGANIC,
            same("feed"),
            "t/year",
            Carriage.ROAD,
            value_sek_per_unit=assumed(4000.0, "SEK/t"),
            virgin_factor_id="virgin_feed",
        ),
        Resource(
            "insect_meal",
            Family.ORGANIC,
            same("meal"),
            "t/year",
            Carriage.ROAD,
            parent_id="animal_feed",
        ),
        Resource(
            "heat_50_90",
            Family.HEAT,
            same("heat"),
            "MWh/year",
            Carriage.PIPE,
            value_sek_per_unit=assumed(500.0, "SEK/MWh"),
            disposal_sek_per_unit=assumed(0.0, "SEK/MWh"),
            virgin_factor_id="virgin_heat",
        ),
        Resource(
            "electricity",
            Family.POWER,
            same("power"),
            "MWh/year",
            Carriage.GRID,
            value_sek_per_unit=assumed(600.0, "SEK/MWh"),
            virgin_factor_id="virgin_power_consequence",
        ),
        Resource("staff_hours", Family.SHARING, same("staff"), "h/year", Carriage.PERSON),
        Resource(
            "food",
            Family.ORGANIC,
            same("food"),
            "t/year",
            Carriage.ROAD,
            value_sek_per_unit=assumed(10_000.0, "SEK/t"),
            virgin_factor_id="virgin_feed",
        ),
        Resource(
            "tomatoes",
            Family.ORGANIC,
            same("tomatoes"),
            "t/year",
            Carriage.ROAD,
            parent_id="food",
            food_kcal_per_kg=assumed(180.0, "kcal/kg"),
            food_protein_g_per_kg=assumed(9.0, "g/kg"),
        ),
    )
}

REARING = Conversion(
    "insect_rearing",
    same("insects"),
    Technology(
        "insect_farm",
        same("insect farm"),
        same("insect farmer"),
        capex_sek_per_unit=assumed(1000.0, "SEK/t"),
        opex_sek_per_unit=assumed(100.0, "SEK/t"),
        cost_year=2024,
        lifetime_years=15.0,
        jobs_per_unit=assumed(0.01, "fte/t"),
    ),
    accepts=("brewers_grain",),
    input_unit="t/year",
    output_id="insect_meal",
    output_unit="t/year",
    yield_=assumed(0.2, "t/t"),
    co_inputs=(Feed("electricity", assumed(0.5, "MWh/t")),),
    batch_minimum=Quantity.of(100.0, "t/year"),
)

KNOWLEDGE = Knowledge(
    "test",
    RESOURCES,
    {"insect_rearing": REARING},
    {},
    FACTORS,
    assumptions(),
    {},
    {"2361": Municipality("2361", "Härjedalen", 62.0, 14.0, 50.0)},
)


def stream(
    stream_id: str,
    resource_id: str,
    amount: Cited,
    *,
    site_id: str | None = None,
    is_source: bool = True,
    price: float | None = None,
) -> Stream:
    """A stream at the site of its own name, unless told otherwise."""
    return Stream(
        stream_id,
        site_id or f"at_{stream_id}",
        Direction.SOURCE if is_source else Direction.SINK,
        stream_id,
        amount,
        resource_id,
        value_sek_per_unit=price,
        source="interview",
    )


def inventory(*streams: Stream) -> Inventory:
    """An actor and a site for every stream, 10 km apart along a meridian."""
    site_ids = sorted({s.site_id for s in streams})
    return Inventory(
        Region("r", "Region", discount_rate=0.0, horizon_years=10),
        tuple(Actor(f"actor_{s}", s, ActorKind.COMPANY) for s in site_ids),
        tuple(Site(s, f"actor_{s}", s, 62.0 + 0.0899322 * i, 14.0) for i, s in enumerate(site_ids)),
        streams,
    )


def match(
    source: Stream,
    sink: Stream,
    amount: Cited,
    delivered: Cited,
    *conversions: Conversion,
    operators: tuple[str | None, ...] | None = None,
    km: float | None = 10.0,
) -> Match:
    """A match without verdicts, the same every hour of the year."""
    value = amount.quantity.value
    line = (source.resource_id or "", *(c.output_id for c in conversions))
    return Match(
        source.stream_id,
        sink.stream_id,
        Pathway(conversions),
        line,
        operators or (None,) * len(conversions),
        amount,
        delivered,
        () if value is None else tuple(value * Profile.even().monthly),
        None if km is None else Distance(km, km, km, DistanceMethod.TYPED),
        (),
        (),
        Disclosure.FACILITATOR,
    )
