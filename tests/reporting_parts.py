"""What studies made by hand are put together from: numbers, a small catalogue, exchanges."""

from collections.abc import Iterable

import numpy as np
from attrs import evolve, frozen

from samspel.domain.actors import Actor, ActorKind, Role, Site
from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.conversions import Conversion, Pathway, Technology
from samspel.domain.exchanges import (
    BreakEven,
    Exchange,
    Leg,
    Match,
    MatchResult,
    Network,
    NetworkFlow,
    NetworkTotal,
    PartnerGain,
    PartnerTotal,
    PriceInterval,
    ScorePart,
    Synergy,
)
from samspel.domain.geography import Distance, DistanceMatrix, DistanceMethod
from samspel.domain.inventory import ExchangeStatus, Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Profile, Quantity, total
from samspel.domain.resources import Carriage, Family, Resource
from samspel.domain.streams import Direction, Disclosure, Stream
from samspel.domain.studies import Study, StudyOptions
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict

_REPORT = Source("Intervju med företaget", "", 2026)
_BENCHMARK = Source("Avfall Sverige: Svensk avfallshantering", "https://www.avfallsverige.se", 2024)


def stated(
    value: float | None, unit: str, low: float | None = None, high: float | None = None
) -> Cited:
    """A number somebody told."""
    return Cited(Quantity.of(value, unit, low, high), Origin.STATED, _REPORT)


def derived(
    value: float | None,
    unit: str,
    low: float | None = None,
    high: float | None = None,
    *,
    rests: bool = False,
) -> Cited:
    """A computed number."""
    return Cited(Quantity.of(value, unit, low, high), Origin.DERIVED, Source("mass balance"), rests)


def assumed(value: float, unit: str, low: float, high: float) -> Cited:
    """A benchmark number."""
    return Cited(Quantity.of(value, unit, low, high), Origin.ASSUMED, _BENCHMARK)


def unknown(unit: str) -> Cited:
    """A number nobody has told."""
    return Cited(Quantity.unknown(unit), Origin.STATED)


RESOURCES = (
    ("sawdust", Family.WOOD, "Spån", "Sawdust", "t/year"),
    ("wood_offcuts", Family.WOOD, "Träspill", "Wood offcuts", "t/year"),
    ("wood_chips", Family.WOOD, "Flis", "Wood chips", "t/year"),
    ("animal_bedding", Family.WOOD, "Strö", "Animal bedding", "t/year"),
    ("brewers_grain", Family.ORGANIC, "Drav", "Brewer's grain", "t/year"),
    ("insect_meal", Family.ORGANIC, "Insektsmjöl", "Insect meal", "t/year"),
    ("whey", Family.ORGANIC, "Vassle", "Whey", "t/year"),
    ("manure", Family.ORGANIC, "Gödsel", "Manure", "t/year"),
    ("digestate", Family.ORGANIC, "Biogödsel", "Digestate", "t/year"),
    ("vegetables_fresh", Family.ORGANIC, "Färska grönsaker", "Fresh vegetables", "t/year"),
    ("fish_sludge", Family.WATER, "Fiskslam", "Fish sludge", "t/year"),
    ("nutrient_water", Family.WATER, "Näringsrikt vatten", "Nutrient water", "m3/year"),
    ("heat_50_90", Family.HEAT, "Värme 50–90 °C", "Heat 50–90 °C", "MWh/year"),
    ("heat_30_50", Family.HEAT, "Värme 30–50 °C", "Heat 30–50 °C", "MWh/year"),
    ("electricity", Family.POWER, "El", "Electricity", "MWh/year"),
    ("biogas_raw", Family.POWER, "Rågas", "Raw biogas", "MWh/year"),
    ("greenhouse_space", Family.SHARING, "Växthusyta", "Greenhouse space", "m2"),
)
CONVERSIONS = (
    (
        "chipping",
        "Flisning",
        "Chipping",
        "Flisare",
        "Chipper",
        ("wood_offcuts", "sawdust"),
        "wood_chips",
        0.98,
    ),
    (
        "insect_rearing",
        "Insektsodling",
        "Insect rearing",
        "Insektsodlare",
        "Insect farmer",
        ("brewers_grain",),
        "insect_meal",
        0.07,
    ),
    (
        "anaerobic_digestion",
        "Rötning",
        "Anaerobic digestion",
        "Biogasanläggning",
        "Biogas plant",
        ("whey", "fish_sludge", "manure"),
        "digestate",
        0.9,
    ),
    (
        "bedding_from_wood",
        "Ströframställning",
        "Bedding from wood",
        "Strötillverkare",
        "Bedding maker",
        ("wood_offcuts",),
        "animal_bedding",
        0.95,
    ),
    (
        "greenhouse_nutrient_water",
        "Odling med näringsvatten",
        "Growing on nutrient water",
        "Odlare",
        "Grower",
        ("nutrient_water",),
        "vegetables_fresh",
        0.002,
    ),
    (
        "greenhouse_low_temperature_heat",
        "Växthusodling",
        "Greenhouse growing",
        "Odlare",
        "Grower",
        ("heat_30_50", "heat_50_90"),
        "vegetables_fresh",
        0.11,
    ),
    (
        "power_from_low_heat",
        "El ur lågvärme",
        "Power from low heat",
        "Kraftenhet",
        "Power unit",
        ("heat_50_90",),
        "heat_30_50",
        0.9,
    ),
)


def _conversion(row: tuple[str, str, str, str, str, tuple[str, ...], str, float]) -> Conversion:
    conversion_id, sv, en, operator_sv, operator_en, accepts, output, ratio = row
    units = {r[0]: r[4] for r in RESOURCES}
    technology = Technology(
        conversion_id, Text(sv, en), Text(operator_sv, operator_en), None, None, 2024, 15
    )
    return Conversion(
        conversion_id,
        Text(sv, en),
        technology,
        accepts,
        units[accepts[0]],
        output,
        units[output],
        assumed(ratio, "1", ratio * 0.8, ratio * 1.2),
    )


def knowledge() -> Knowledge:
    """A small catalogue."""
    return Knowledge(
        version="test",
        resources={
            r[0]: Resource(r[0], r[1], Text(r[2], r[3]), r[4], Carriage.ROAD, sources=(_BENCHMARK,))
            for r in RESOURCES
        },
        conversions={row[0]: _conversion(row) for row in CONVERSIONS},
        guidance={},
        factors={},
        assumptions=Assumptions(
            [
                Assumption(
                    "transport_sek_per_t_km",
                    assumed(1.4, "SEK/t/km", 1.0, 2.1),
                    Text("Lastbil, per ton och km", "Lorry, per tonne and km"),
                ),
                Assumption(
                    "electricity_sek_per_mwh",
                    assumed(450, "SEK/MWh", 250, 900),
                    Text("Elpris", "Electricity price"),
                ),
                Assumption(
                    "minimum_batch_t",
                    assumed(4, "t", 2, 8),
                    Text("Minsta sändning", "Smallest batch"),
                ),
            ]
        ),
        waste_codes={},
        municipalities={},
    )


def stream(
    stream_id: str,
    site_id: str,
    direction: Direction,
    resource_id: str,
    amount: Cited,
    description: str = "",
) -> Stream:
    """A stream with little but its amount."""
    label = next(r[2] for r in RESOURCES if r[0] == resource_id)
    return Stream(
        stream_id,
        site_id,
        direction,
        description or label,
        amount,
        resource_id,
        disclosure=Disclosure.NAMED,
        value_sek_per_unit=-250.0,
    )


_SEASON = (1 + 0.4 * np.sin(np.arange(12) / 2)) / (1 + 0.4 * np.sin(np.arange(12) / 2)).sum()
WINTER = Profile("winter", "month", np.array([14, 13, 11, 8, 5, 3, 2, 3, 6, 9, 12, 14.0]))
_VERDICT_TEXTS = {
    "amount": Text("Mängden räcker till minsta omgången.", "The amount meets the smallest batch."),
    "distance": Text("47 km väg, lönar sig till 71 km.", "47 km by road, pays up to 71 km."),
    "season": Text("Täcker 94 % av behovet månad för månad.", "Covers 94 % of the need by month."),
    "quality": Text("Fukthalten är inte mätt.", "Moisture has not been measured."),
    "legal": Text("Gödsel är förbjudet som insektsfoder.", "Manure is prohibited as insect feed."),
}
_CHANGES = {
    "quality": Text("Ta tre prover.", "Take three samples."),
    "legal": Text("Den kan gå till rötning.", "It can go to digestion."),
}


def verdict(rule: str, outcome: Outcome = Outcome.ACCEPTED) -> Verdict:
    """A rule's word with its usual text."""
    return Verdict(
        rule,
        outcome,
        f"{rule.upper()}-{outcome.value.upper()}",
        _VERDICT_TEXTS[rule],
        _CHANGES.get(rule, Text("", "")),
        0.8,
        (),
        (_BENCHMARK,),
    )


@frozen(kw_only=True)
class Pairing:
    """What a test says of one match."""

    source: str
    sink: str
    conversions: tuple[str, ...] = ()
    operators: tuple[str | None, ...] = ()
    resources: tuple[str, ...] = ()
    amount: Cited
    delivered: Cited
    km: float | None = 47.0
    unknown_rules: tuple[str, ...] = ()
    refused_rules: tuple[str, ...] = ()
    npv: Cited = unknown("SEK")
    avoided_t: Cited = unknown("tCO2e/year")
    status: ExchangeStatus | None = None


def make_match(pairing: Pairing, know: Knowledge) -> Match:
    """The match of a pairing."""
    rules = ("amount", "distance", "season")
    verdicts = [verdict(r) for r in rules]
    verdicts += [verdict(r, Outcome.UNKNOWN) for r in pairing.unknown_rules]
    verdicts += [verdict(r, Outcome.REFUSED) for r in pairing.refused_rules]
    value = pairing.amount.quantity.value
    distance = None
    if pairing.km is not None:
        distance = Distance(pairing.km, pairing.km * 0.9, pairing.km * 1.2, DistanceMethod.DETOUR)
    return Match(
        source_stream_id=pairing.source,
        sink_stream_id=pairing.sink,
        pathway=Pathway(tuple(know.conversions[c] for c in pairing.conversions)),
        resource_ids=pairing.resources,
        operator_ids=pairing.operators or tuple(None for _ in pairing.conversions),
        amount_per_year=pairing.amount,
        delivered_per_year=pairing.delivered,
        monthly_amount=tuple(float(m) for m in value * _SEASON) if value else (),
        distance=distance,
        verdicts=tuple(verdicts),
        score_parts=(
            ScorePart("catalogue", Text("Katalogen", "The catalogue"), 0.9, 2.0),
            ScorePart("distance", Text("Avstånd", "Distance"), 0.5, 1.0),
        ),
        disclosure=Disclosure.NAMED,
        known_status=pairing.status,
    )


def make_exchange(pairing: Pairing, know: Knowledge, inventory: Inventory) -> Exchange:
    """The assessed exchange of a pairing, its gain split in three and one."""
    match = make_match(pairing, know)
    source, sink = (inventory.stream_by_id[i] for i in (pairing.source, pairing.sink))
    owners = (inventory.actor_of(source).actor_id, inventory.actor_of(sink).actor_id)
    shares = [(owners[0], 0.6), (owners[1], 0.3)]
    shares += [(f"role:{c}", 0.1) for c in match.vacant_conversion_ids[:1]]
    partners = tuple(
        PartnerGain(
            partner_id=partner,
            part="supplier" if i == 0 else "user",
            investment_sek=derived(120_000 * share, "SEK", 60_000 * share, 200_000 * share),
            yearly_sek=_share(pairing.npv, share / 11, "SEK/year"),
            npv_sek=_share(pairing.npv, share, "SEK"),
            payback_years=4.2,
        )
        for i, (partner, share) in enumerate(shares)
    )
    leg = Leg(
        match.resource_ids[0],
        source.site_id,
        sink.site_id,
        match.distance,
        derived(100, "t/year"),
        derived(25, "1/year"),
        derived(31_000, "SEK/year", 20_000, 47_000),
        derived(900, "kgCO2e/year"),
    )
    return Exchange(
        match=match,
        legs=(leg,),
        partners=partners,
        joint_npv_sek=pairing.npv,
        society_npv_sek=_share(pairing.npv, 1.4, "SEK"),
        investment_sek=derived(120_000, "SEK", 60_000, 200_000),
        price=PriceInterval(derived(-120, "SEK/t"), derived(310, "SEK/t"), derived(95, "SEK/t")),
        price_reason=Text("Mitt i intervallet.", "The middle of the interval."),
        reference_scenario=Text(
            "Restprodukten går till kompost, behovet köps.",
            "The residue is composted, the need is bought.",
        ),
        emissions_t_co2e_per_year=pairing.avoided_t,
        emission_parts=(("virgin", pairing.avoided_t),),
        jobs_fte=assumed(0.3, "fte", 0.1, 0.6),
        food_kg_per_year=unknown("kg/year"),
        food_kcal_per_year=unknown("kcal/year"),
        food_protein_kg_per_year=unknown("kg/year"),
        break_even=BreakEven(
            derived(31, "t/year", 20, 44), derived(71, "km", 55, 90), derived(120, "SEK/t"), None
        ),
    )


def _share(cited: Cited, share: float, unit: str) -> Cited:
    quantity = cited.quantity.scaled(share)
    return evolve(cited, quantity=Quantity(quantity.value, quantity.low, quantity.high, unit))


def make_actor(
    actor_id: str,
    name: str,
    kind: ActorKind = ActorKind.COMPANY,
    *roles: Role,
    at: str = "Norrmark",
) -> Actor:
    """An actor."""
    return Actor(actor_id, name, kind, roles=roles, municipality=at)


PLACES = {
    "Granliden": (62.41, 13.51),
    "Tjärnby": (62.30, 12.80),
    "Norrmark": (62.06, 14.33),
    "Lavåsen": (62.50, 13.95),
    "Myrsele": (62.20, 14.85),
    "Snöån": (61.98, 13.25),
}


def make_site(actor_id: str, place: str, offset: float = 0.0) -> Site:
    """Its only site, a little beside the place's middle."""
    latitude, longitude = PLACES[place]
    return Site(
        f"{actor_id}-1", actor_id, place, latitude + offset, longitude + offset, "Exempelbygden"
    )


def _partners(picked: Iterable[Exchange]) -> tuple[PartnerTotal, ...]:
    """Each partner's gains, summed; the largest first."""
    gains: dict[str, list[Quantity]] = {}
    for exchange in picked:
        for gain in exchange.partners:
            gains.setdefault(gain.partner_id, []).append(gain.npv_sek.quantity)
    found = []
    for partner_id, npvs in gains.items():
        summed, n_unknown = total(npvs, "SEK")
        if n_unknown < len(npvs):
            found.append(PartnerTotal(partner_id, Cited.derived(summed, "sum"), n_unknown))
    return tuple(sorted(found, key=lambda p: -(p.npv_sek.quantity.value or 0.0)))


def assemble(inventory: Inventory, pairings: Iterable[Pairing], chosen: Iterable[int]) -> Study:
    """A study of these pairings, the `chosen` of them as its network."""
    know = knowledge()
    exchanges = tuple(make_exchange(p, know, inventory) for p in pairings if not p.refused_rules)
    refused = tuple(make_match(p, know) for p in pairings if p.refused_rules)
    picked = [exchanges[i] for i in chosen]
    flows = tuple(NetworkFlow(e.exchange_id, e.match.monthly_amount or (0.0,) * 12) for e in picked)
    n = len(inventory.sites)
    used = {i for e in exchanges for i in (e.match.source_stream_id, e.match.sink_stream_id)}
    network = Network(
        objective="society",
        objective_value=2_200_000.0,
        bound=2_200_000.0,
        gap=0.0,
        solve_nodes=1,
        flows=flows,
        synergies=_synergies(picked, inventory),
        totals=_totals(bool(picked)),
        partners=_partners(picked),
    )
    return Study(
        study_id=inventory.region.region_id,
        inventory=inventory,
        knowledge=know,
        options=StudyOptions(),
        distances=DistanceMatrix(
            tuple(s.site_id for s in inventory.sites),
            np.full((3, n, n), np.nan),
            np.full((n, n), 4, dtype=np.int8),
        ),
        filled_stream_ids=(),
        match_result=MatchResult(
            tuple(e.match for e in exchanges),
            refused,
            tuple(
                s.stream_id for s in inventory.streams if s.is_source and s.stream_id not in used
            ),
            tuple(
                s.stream_id
                for s in inventory.streams
                if not s.is_source and s.stream_id not in used
            ),
        ),
        exchanges=exchanges,
        network=network,
        measurements=(),
        calls=(),
        inverse_answers=(),
        samspel_version="0.1.0",
    )


def _synergies(picked: list[Exchange], inventory: Inventory) -> tuple[Synergy, ...]:
    if not picked:
        return ()
    actors: dict[str, None] = {}
    resources: dict[str, None] = {}
    for exchange in picked:
        for stream_id in (exchange.match.source_stream_id, exchange.match.sink_stream_id):
            actors[inventory.actor_of(inventory.stream_by_id[stream_id]).actor_id] = None
        resources |= dict.fromkeys(exchange.match.resource_ids)
    vacant = tuple(c for e in picked for c in e.match.vacant_conversion_ids)
    return (
        Synergy(
            "s1",
            tuple(e.exchange_id for e in picked),
            tuple(actors),
            tuple(resources),
            len(actors) >= 3,
            vacant,
            (),
        ),
    )


def _totals(is_known: bool) -> tuple[NetworkTotal, ...]:
    if not is_known:
        return ()
    return (
        NetworkTotal(
            "joint_npv_sek",
            Text("Vinst för företagen", "Gain for the firms"),
            derived(900_000, "SEK", 500_000, 1_300_000),
            derived(1_300_000, "SEK", 600_000, 2_100_000, rests=True),
            1,
        ),
        NetworkTotal(
            "society_npv_sek",
            Text("Nytta för samhället", "Benefit to society"),
            derived(1_400_000, "SEK", 700_000, 2_200_000),
            derived(2_200_000, "SEK", 900_000, 3_800_000, rests=True),
            1,
        ),
        NetworkTotal(
            "emissions_t_co2e_per_year",
            Text("Utsläpp", "Emissions"),
            derived(-210, "tCO2e/year", -300, -120),
            derived(-410, "tCO2e/year", -640, -180, rests=True),
            1,
        ),
        NetworkTotal(
            "moved_t_per_year",
            Text("Material som byter väg", "Material that changes way"),
            stated(1124, "t/year"),
            stated(1124, "t/year"),
            1,
        ),
        NetworkTotal(
            "jobs_fte", Text("Arbete", "Jobs"), unknown("fte"), assumed(1.2, "fte", 0.4, 2.4), 2
        ),
    )
