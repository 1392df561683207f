"""Studies made by hand for the tests of reports: rich, mostly unknown, awkward, empty and large."""

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
    PriceInterval,
    ScorePart,
    Synergy,
)
from samspel.domain.geography import Distance, DistanceMatrix, DistanceMethod
from samspel.domain.inventory import ExchangeStatus, Inventory, Problem, Region
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Profile, Quantity
from samspel.domain.resources import Carriage, Family, Resource
from samspel.domain.streams import Direction, Disclosure, Stream
from samspel.domain.studies import Call, InverseAnswer, Measurement, Study, StudyOptions
from samspel.domain.texts import Text, same
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


_RESOURCES = (
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
)  # fmt: skip
_CONVERSIONS = (
    ("chipping", "Flisning", "Chipping", "Flisare", "Chipper", ("wood_offcuts", "sawdust"), "wood_chips", 0.98),
    ("insect_rearing", "Insektsodling", "Insect rearing", "Insektsodlare", "Insect farmer", ("brewers_grain",), "insect_meal", 0.07),
    ("anaerobic_digestion", "Rötning", "Anaerobic digestion", "Biogasanläggning", "Biogas plant", ("whey", "fish_sludge", "manure"), "digestate", 0.9),
    ("bedding_from_wood", "Ströframställning", "Bedding from wood", "Strötillverkare", "Bedding maker", ("wood_offcuts",), "animal_bedding", 0.95),
    ("greenhouse_nutrient_water", "Odling med näringsvatten", "Growing on nutrient water", "Odlare", "Grower", ("nutrient_water",), "vegetables_fresh", 0.002),
    ("greenhouse_low_temperature_heat", "Växthusodling", "Greenhouse growing", "Odlare", "Grower", ("heat_30_50", "heat_50_90"), "vegetables_fresh", 0.11),
    ("power_from_low_heat", "El ur lågvärme", "Power from low heat", "Kraftenhet", "Power unit", ("heat_50_90",), "heat_30_50", 0.9),
)  # fmt: skip


def _conversion(row: tuple[str, str, str, str, str, tuple[str, ...], str, float]) -> Conversion:
    conversion_id, sv, en, operator_sv, operator_en, accepts, output, ratio = row
    units = {r[0]: r[4] for r in _RESOURCES}
    technology = Technology(
        conversion_id, Text(sv, en), Text(operator_sv, operator_en), None, None, 2024, 15
    )
    return Conversion(
        conversion_id, Text(sv, en), technology, accepts, units[accepts[0]], output, units[output],
        assumed(ratio, "1", ratio * 0.8, ratio * 1.2),
    )  # fmt: skip


def knowledge() -> Knowledge:
    """A small catalogue."""
    return Knowledge(
        version="test",
        resources={
            r[0]: Resource(r[0], r[1], Text(r[2], r[3]), r[4], Carriage.ROAD, sources=(_BENCHMARK,))
            for r in _RESOURCES
        },
        conversions={row[0]: _conversion(row) for row in _CONVERSIONS},
        guidance={},
        factors={},
        assumptions=Assumptions(
            [
                Assumption("transport_sek_per_t_km", assumed(1.4, "SEK/t/km", 1.0, 2.1), Text("Lastbil, per ton och km", "Lorry, per tonne and km")),
                Assumption("electricity_sek_per_mwh", assumed(450, "SEK/MWh", 250, 900), Text("Elpris", "Electricity price")),
                Assumption("minimum_batch_t", assumed(4, "t", 2, 8), Text("Minsta sändning", "Smallest batch")),
            ]
        ),
        waste_codes={},
        municipalities={},
    )  # fmt: skip


def stream(
    stream_id: str,
    site_id: str,
    direction: Direction,
    resource_id: str,
    amount: Cited,
    description: str = "",
) -> Stream:
    """A stream with little but its amount."""
    label = next(r[2] for r in _RESOURCES if r[0] == resource_id)
    return Stream(
        stream_id, site_id, direction, description or label, amount, resource_id,
        disclosure=Disclosure.NAMED, value_sek_per_unit=-250.0,
    )  # fmt: skip


_SEASON = (1 + 0.4 * np.sin(np.arange(12) / 2)) / (1 + 0.4 * np.sin(np.arange(12) / 2)).sum()
_WINTER = Profile("winter", "month", np.array([14, 13, 11, 8, 5, 3, 2, 3, 6, 9, 12, 14.0]))
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
        rule, outcome, f"{rule.upper()}-{outcome.value.upper()}", _VERDICT_TEXTS[rule],
        _CHANGES.get(rule, Text("", "")), 0.8, (), (_BENCHMARK,),
    )  # fmt: skip


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
        score_parts=(ScorePart("catalogue", Text("Katalogen", "The catalogue"), 0.9, 2.0), ScorePart("distance", Text("Avstånd", "Distance"), 0.5, 1.0)),
        disclosure=Disclosure.NAMED,
        known_status=pairing.status,
    )  # fmt: skip


def make_exchange(pairing: Pairing, know: Knowledge, inventory: Inventory) -> Exchange:
    """The assessed exchange of a pairing, its gain split in three and one."""
    match = make_match(pairing, know)
    source, sink = (inventory.stream_by_id[i] for i in (pairing.source, pairing.sink))
    owners = (inventory.actor_of(source).actor_id, inventory.actor_of(sink).actor_id)
    shares = [(owners[0], 0.6), (owners[1], 0.3)]
    shares += [(f"role:{c}", 0.1) for c in match.vacant_conversion_ids[:1]]
    partners = tuple(
        PartnerGain(
            partner_id=partner, part="supplier" if i == 0 else "user",
            investment_sek=derived(120_000 * share, "SEK", 60_000 * share, 200_000 * share),
            yearly_sek=_share(pairing.npv, share / 11, "SEK/year"),
            npv_sek=_share(pairing.npv, share, "SEK"), payback_years=4.2,
        )
        for i, (partner, share) in enumerate(shares)
    )  # fmt: skip
    leg = Leg(
        match.resource_ids[0], source.site_id, sink.site_id, match.distance,
        derived(100, "t/year"), derived(25, "1/year"), derived(31_000, "SEK/year", 20_000, 47_000), derived(900, "kgCO2e/year"),
    )  # fmt: skip
    return Exchange(
        match=match, legs=(leg,), partners=partners, joint_npv_sek=pairing.npv,
        society_npv_sek=_share(pairing.npv, 1.4, "SEK"), investment_sek=derived(120_000, "SEK", 60_000, 200_000),
        price=PriceInterval(derived(-120, "SEK/t"), derived(310, "SEK/t"), derived(95, "SEK/t")),
        price_reason=Text("Mitt i intervallet.", "The middle of the interval."),
        reference_scenario=Text("Restprodukten går till kompost, behovet köps.", "The residue is composted, the need is bought."),
        emissions_t_co2e_per_year=pairing.avoided_t, emission_parts=(("virgin", pairing.avoided_t),),
        jobs_fte=assumed(0.3, "fte", 0.1, 0.6), food_kg_per_year=unknown("kg/year"), food_kcal_per_year=unknown("kcal/year"),
        food_protein_kg_per_year=unknown("kg/year"),
        break_even=BreakEven(derived(31, "t/year", 20, 44), derived(71, "km", 55, 90), derived(120, "SEK/t"), None),
    )  # fmt: skip


def _share(cited: Cited, share: float, unit: str) -> Cited:
    quantity = cited.quantity.scaled(share)
    return evolve(cited, quantity=Quantity(quantity.value, quantity.low, quantity.high, unit))


def _actor(
    actor_id: str,
    name: str,
    kind: ActorKind = ActorKind.COMPANY,
    *roles: Role,
    at: str = "Norrmark",
) -> Actor:
    return Actor(actor_id, name, kind, roles=roles, municipality=at)


_PLACES = {
    "Granliden": (62.41, 13.51), "Tjärnby": (62.30, 12.80), "Norrmark": (62.06, 14.33),
    "Lavåsen": (62.50, 13.95), "Myrsele": (62.20, 14.85), "Snöån": (61.98, 13.25),
}  # fmt: skip


def _site(actor_id: str, place: str, offset: float = 0.0) -> Site:
    latitude, longitude = _PLACES[place]
    return Site(
        f"{actor_id}-1", actor_id, place, latitude + offset, longitude + offset, "Exempelbygden"
    )


def _assemble(
    inventory: Inventory, pairings: Iterable[Pairing], chosen: Iterable[int], **more: object
) -> Study:
    know = knowledge()
    exchanges = tuple(make_exchange(p, know, inventory) for p in pairings if not p.refused_rules)
    refused = tuple(make_match(p, know) for p in pairings if p.refused_rules)
    picked = [exchanges[i] for i in chosen]
    flows = tuple(NetworkFlow(e.exchange_id, e.match.monthly_amount or (0.0,) * 12) for e in picked)
    n = len(inventory.sites)
    used = {i for e in exchanges for i in (e.match.source_stream_id, e.match.sink_stream_id)}
    network = Network(
        objective="society", objective_value=2_200_000.0, bound=2_200_000.0, gap=0.0, solve_nodes=1, flows=flows,
        synergies=_synergies(picked, inventory), totals=_totals(bool(picked)),
    )  # fmt: skip
    study = Study(
        study_id=inventory.region.region_id, inventory=inventory, knowledge=know, options=StudyOptions(),
        distances=DistanceMatrix(tuple(s.site_id for s in inventory.sites), np.full((3, n, n), np.nan), np.full((n, n), 4, dtype=np.int8)),
        filled_stream_ids=(),
        match_result=MatchResult(
            tuple(e.match for e in exchanges), refused,
            tuple(s.stream_id for s in inventory.streams if s.is_source and s.stream_id not in used),
            tuple(s.stream_id for s in inventory.streams if not s.is_source and s.stream_id not in used),
        ),
        exchanges=exchanges, network=network, measurements=(), calls=(), inverse_answers=(), samspel_version="0.1.0",
    )  # fmt: skip
    return evolve(study, **more) if more else study


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
        Synergy("s1", tuple(e.exchange_id for e in picked), tuple(actors), tuple(resources), len(actors) >= 3, vacant, ()),
    )  # fmt: skip


def _totals(is_known: bool) -> tuple[NetworkTotal, ...]:
    if not is_known:
        return ()
    return (
        NetworkTotal("joint_npv_sek", Text("Vinst för företagen", "Gain for the firms"), derived(900_000, "SEK", 500_000, 1_300_000), derived(1_300_000, "SEK", 600_000, 2_100_000, rests=True), 1),
        NetworkTotal("society_npv_sek", Text("Nytta för samhället", "Benefit to society"), derived(1_400_000, "SEK", 700_000, 2_200_000), derived(2_200_000, "SEK", 900_000, 3_800_000, rests=True), 1),
        NetworkTotal("emissions_t_co2e_per_year", Text("Utsläpp", "Emissions"), derived(-210, "tCO2e/year", -300, -120), derived(-410, "tCO2e/year", -640, -180, rests=True), 1),
        NetworkTotal("moved_t_per_year", Text("Material som byter väg", "Material that changes way"), stated(1124, "t/year"), stated(1124, "t/year"), 1),
        NetworkTotal("jobs_fte", Text("Arbete", "Jobs"), unknown("fte"), assumed(1.2, "fte", 0.4, 2.4), 2),
    )  # fmt: skip


def rich_study() -> Study:
    """An invented region with amounts, seasons and money, as Exempelbygden."""
    actors = (
        _actor("sag", "Granlidens Såg", ActorKind.COMPANY, Role.ANCHOR), _actor("panel", "Myrsele Panel"), _actor("brygg", "Tjärnbrygg"),
        _actor("mejeri", "Lavåsens Mejeri"), _actor("fisk", "Snöåns Fisk"), _actor("varme", "Norrmarks Värme", ActorKind.COMPANY, Role.LINK),
        _actor("rid", "Norrmarks Ridskola", ActorKind.ASSOCIATION), _actor("agg", "Björkhults Ägg"), _actor("bonder", "Lantbruken i Norrmark", ActorKind.GROUP),
        _actor("byalag", "Tjärnby byalag", ActorKind.ASSOCIATION, Role.FACILITATOR),
    )  # fmt: skip
    places = (
        "Granliden",
        "Myrsele",
        "Tjärnby",
        "Lavåsen",
        "Snöån",
        "Norrmark",
        "Norrmark",
        "Norrmark",
        "Norrmark",
        "Tjärnby",
    )
    sites = tuple(
        _site(a.actor_id, p, 0.003 * i) for i, (a, p) in enumerate(zip(actors, places, strict=True))
    )
    source, sink = Direction.SOURCE, Direction.SINK
    streams = (
        stream("s-flis", "sag-1", source, "wood_offcuts", stated(620, "t/year", 560, 700)),
        stream("s-panel", "panel-1", source, "wood_offcuts", stated(180, "t/year")),
        stream("s-drav", "brygg-1", source, "brewers_grain", stated(84, "t/year", 70, 100)),
        stream("s-vassle", "mejeri-1", source, "whey", stated(240, "t/year", 180, 300)),
        stream("s-slam", "fisk-1", source, "fish_sludge", unknown("t/year")),
        stream("s-spill", "varme-1", source, "heat_50_90", stated(4200, "MWh/year", 3100, 5000)),
        stream("s-godsel", "bonder-1", source, "manure", stated(150, "t/year")),
        evolve(stream("k-flis", "varme-1", sink, "wood_chips", stated(900, "t/year")), profile_id="winter"),
        stream("k-stro", "rid-1", sink, "animal_bedding", stated(110, "t/year")),
        stream("k-foder", "agg-1", sink, "insect_meal", stated(90, "t/year")),
        stream("k-godning", "bonder-1", sink, "digestate", assumed(220, "t/year", 120, 400)),
        evolve(stream("k-varme", "rid-1", sink, "heat_50_90", stated(800, "MWh/year", 600, 950)), profile_id="winter"),
        stream("k-insekt", "agg-1", sink, "manure", stated(20, "t/year")),
        stream("k-gronsak", "agg-1", sink, "vegetables_fresh", stated(12, "t/year")),
    )  # fmt: skip
    region = Region(
        "exempelbygden", "Exempelbygden", municipalities=("Exempelbygden",), is_fictional=True
    )
    inventory = Inventory(
        region, actors, sites, streams, profiles=(_WINTER,),
        problems=(Problem("p1", "mejeri", "Vasslen kostar att bli av med på vintern.", "whey", 180.0),),
    )  # fmt: skip
    wood = ("wood_offcuts", "wood_chips")
    bio = ("whey", "digestate")
    pairings = (
        Pairing(source="s-flis", sink="k-flis", conversions=("chipping",), operators=("varme",), resources=wood, amount=derived(620, "t/year", 560, 700), delivered=derived(608, "t/year", 540, 690), npv=derived(800_000, "SEK", 300_000, 1_300_000), avoided_t=derived(-180, "tCO2e/year", -260, -90)),
        Pairing(source="s-panel", sink="k-flis", conversions=("chipping",), operators=("varme",), resources=wood, amount=derived(70, "t/year"), delivered=derived(69, "t/year"), npv=derived(90_000, "SEK", 20_000, 150_000), avoided_t=derived(-22, "tCO2e/year", -30, -9)),
        Pairing(source="s-panel", sink="k-stro", conversions=("bedding_from_wood",), operators=("panel",), resources=("wood_offcuts", "animal_bedding"), amount=derived(110, "t/year"), delivered=derived(105, "t/year"), npv=derived(140_000, "SEK", -20_000, 250_000), avoided_t=derived(-8, "tCO2e/year", -12, -3)),
        Pairing(source="s-drav", sink="k-foder", conversions=("insect_rearing",), resources=("brewers_grain", "insect_meal"), amount=derived(84, "t/year", 70, 100), delivered=derived(6, "t/year", 2, 12, rests=True), npv=derived(49_000, "SEK", -190_000, 260_000, rests=True), avoided_t=derived(-7, "tCO2e/year", -14, 1, rests=True), unknown_rules=("quality",)),
        Pairing(source="s-vassle", sink="k-godning", conversions=("anaerobic_digestion",), resources=bio, amount=derived(240, "t/year", 180, 300), delivered=derived(216, "t/year", 140, 280, rests=True), npv=derived(220_000, "SEK", -400_000, 600_000, rests=True), avoided_t=derived(-190, "tCO2e/year", -320, -60, rests=True)),
        Pairing(source="s-slam", sink="k-godning", conversions=("anaerobic_digestion",), resources=("fish_sludge", "digestate"), amount=unknown("t/year"), delivered=unknown("t/year"), unknown_rules=("quality",)),
        Pairing(source="s-spill", sink="k-varme", resources=("heat_50_90",), amount=derived(800, "MWh/year", 600, 950), delivered=derived(780, "MWh/year", 580, 930), km=2.0, npv=derived(610_000, "SEK", 100_000, 1_100_000), avoided_t=derived(-40, "tCO2e/year", -70, -20)),
        Pairing(source="s-spill", sink="k-gronsak", conversions=("greenhouse_low_temperature_heat",), resources=("heat_50_90", "vegetables_fresh"), amount=derived(110, "MWh/year"), delivered=derived(12, "t/year", 9, 14, rests=True), km=3.0, npv=derived(-20_000, "SEK", -90_000, 60_000, rests=True), avoided_t=derived(-4, "tCO2e/year", -8, 1, rests=True)),
        Pairing(source="s-godsel", sink="k-insekt", resources=("manure",), amount=derived(20, "t/year"), delivered=derived(20, "t/year"), refused_rules=("legal",)),
        Pairing(source="s-slam", sink="k-stro", resources=("fish_sludge",), amount=unknown("t/year"), delivered=unknown("t/year"), km=None, refused_rules=("distance",)),
    )  # fmt: skip
    calls = (
        Call("sag", Text("Kan ni lägga spånet torrt under tak från december?", "Could you keep the sawdust dry under a roof from December?"), Text("Torrt spån betalar sig till 84 km, vått bara till 31.", "Dry sawdust pays up to 84 km, wet only to 31.")),
        Call("mejeri", Text("Hur mycket vassle blir det i juli jämfört med januari?", "How much whey is there in July compared with January?"), Text("Störst osäkerhet i hela nätverket. Avgör om rötning bär sig.", "The largest uncertainty of the network. Decides whether digestion pays.")),
        Call("byalag", Text("Vem skulle vilja driva en liten insektsodling hos er?", "Who would like to run a small insect farm with you?"), Text("Rollen saknas. Utan den stannar draven som avfall.", "The role is missing. Without it the grain stays waste.")),
    )  # fmt: skip
    measurements = (
        Measurement("s-vassle", "amount", Text("Vassle per månad", "Whey by month"), Text("Står för 44 % av spridningen i resultatet", "Makes 44 % of the spread of the result"), Text("Mejeriets vågsedlar, en timme", "The dairy's weighing slips, an hour"), derived(1_000_000, "SEK", 800_000, 1_200_000), 2),
        Measurement("s-flis", "moisture_pct_wet", Text("Spånets fukthalt", "Moisture of the sawdust"), Text("Avgör hur långt det lönar sig att köra", "Decides how far it pays to drive"), Text("Tre prover, 900 kr", "Three samples, SEK 900"), derived(400_000, "SEK"), 3),
        Measurement("s-slam", "amount", Text("Slam från Snöåns Fisk", "Sludge from Snöåns Fisk"), Text("Mängden är okänd och räknas inte med", "The amount is unknown and not counted"), Text("Fråga driftchefen", "Ask the manager"), unknown("SEK"), 1),
    )  # fmt: skip
    return _assemble(
        inventory, pairings, (0, 1, 2, 3, 4, 5, 6, 7), calls=calls, measurements=measurements
    )


def unknown_study() -> Study:
    """A real municipality where nearly every amount is unknown, as Härjedalen."""
    wanted, group = ActorKind.WANTED, ActorKind.GROUP
    actors = (
        _actor("energi", "Härjeåns Energi AB", ActorKind.COMPANY, Role.ANCHOR, at="Härjedalen"), _actor("solor", "Solör Bioenergi", ActorKind.COMPANY, Role.LINK, at="Härjedalen"),
        _actor("aj", "AJ Industriservice", at="Härjedalen"), _actor("odlare", "Odlare (saknas)", wanted, at="Härjedalen"),
        _actor("kok", "Härjedalens kommun – kostenhet och kök", ActorKind.MUNICIPALITY, at="Härjedalen"), _actor("fisk", "Tännäs Fiskecentrum", at="Härjedalen"),
        _actor("brygg", "Härjebrygg", at="Härjedalen"), _actor("butik", "Matbutiker", group, at="Härjedalen"), _actor("djur", "Djurhållning", group, at="Härjedalen"),
        _actor("stal", "Steelex", at="Härjedalen"), _actor("skolkok", "Härjedalskök", at="Härjedalen"),
    )  # fmt: skip
    at = {
        "energi": (62.034, 14.366), "solor": (62.036, 14.372), "aj": (62.03, 14.36), "odlare": (62.031, 14.362), "kok": (62.035, 14.355),
        "fisk": (62.44, 12.66), "brygg": (62.445, 12.67), "stal": (62.414, 13.513), "skolkok": (62.546, 12.543),
    }  # fmt: skip
    sites = tuple(
        Site(
            f"{a.actor_id}-1",
            a.actor_id,
            "Tännäs" if a.actor_id in ("fisk", "brygg") else a.name,
            *at.get(a.actor_id, (None, None)),
            "Härjedalen",
        )
        for a in actors
    )
    source, sink = Direction.SOURCE, Direction.SINK
    streams = (
        stream("hs-varme", "energi-1", source, "heat_50_90", unknown("MWh/year"), "Överskottsvärme från kraftvärmeverket"),
        stream("hk-varme", "solor-1", sink, "heat_50_90", unknown("MWh/year")),
        stream("hs-yta", "aj-1", source, "greenhouse_space", unknown("m2")),
        stream("hk-yta", "odlare-1", sink, "greenhouse_space", unknown("m2")),
        stream("hk-gront", "kok-1", sink, "vegetables_fresh", stated(18, "t/year")),
        stream("hs-vatten", "fisk-1", source, "nutrient_water", unknown("m3/year")),
        stream("hk-butik", "butik-1", sink, "vegetables_fresh", unknown("t/year")),
        stream("hs-drav", "brygg-1", source, "brewers_grain", unknown("t/year")),
        stream("hk-foder", "djur-1", sink, "insect_meal", unknown("t/year")),
        stream("hs-godsel", "djur-1", source, "manure", unknown("t/year")),
        stream("hk-insekt", "brygg-1", sink, "manure", unknown("t/year")),
        stream("hs-stal", "stal-1", source, "heat_30_50", unknown("MWh/year")),
    )  # fmt: skip
    region = Region(
        "harjedalen", "Härjedalen", municipalities=("Härjedalen",), note="Underlag från 2024"
    )
    inventory = Inventory(region, actors, sites, streams)
    proposed = ExchangeStatus.PROPOSED
    mwh, t, m3 = unknown("MWh/year"), unknown("t/year"), unknown("m3/year")
    pairings = (
        Pairing(source="hs-varme", sink="hk-varme", resources=("heat_50_90",), amount=mwh, delivered=mwh, km=0.6, unknown_rules=("quality",), status=proposed),
        Pairing(source="hs-varme", sink="hk-gront", conversions=("power_from_low_heat", "greenhouse_low_temperature_heat"), resources=("heat_50_90", "heat_30_50", "vegetables_fresh"), amount=mwh, delivered=t, km=1.2, unknown_rules=("quality",), status=proposed),
        Pairing(source="hs-yta", sink="hk-yta", resources=("greenhouse_space",), amount=unknown("m2"), delivered=unknown("m2"), km=0.2, unknown_rules=("quality",)),
        Pairing(source="hs-vatten", sink="hk-butik", conversions=("greenhouse_nutrient_water",), resources=("nutrient_water", "vegetables_fresh"), amount=m3, delivered=t, km=None, unknown_rules=("quality",), status=proposed),
        Pairing(source="hs-drav", sink="hk-foder", conversions=("insect_rearing",), resources=("brewers_grain", "insect_meal"), amount=t, delivered=t, km=None, unknown_rules=("quality",), status=proposed),
        Pairing(source="hs-godsel", sink="hk-insekt", resources=("manure",), amount=t, delivered=t, km=None, refused_rules=("legal",), status=proposed),
    )  # fmt: skip
    months = (3400, 2900, 2300, 1500, 900, 500, 400, 500, 900, 1600, 2400, 3100)
    inverse = InverseAnswer(
        Text("Växthus med lampor (LED)", "Greenhouse with lamps (LED)"),
        Text("Vad måste överskottet hos Härjeåns Energi AB vara för 50 000 m² växthus?", "What must the surplus of Härjeåns Energi AB be for 50,000 m² of greenhouse?"),
        "MWh", tuple(derived(m, "MWh", m * 0.9, m * 1.15, rests=True) for m in months),
        derived(sum(months), "MWh", 18_000, 23_000, rests=True), Text("Värmen ska vara minst 40 °C vid växthuset.", "The heat must be at least 40 °C at the greenhouse."),
    )  # fmt: skip
    calls = (
        Call("energi", Text("Hur mycket värme kyler ni bort varje månad, och vid vilken temperatur?", "How much heat do you cool away each month, and at what temperature?"), Text("Hela energisymbiosen i Sveg väntar på den siffran.", "The whole energy symbiosis in Sveg waits for it.")),
        Call("kok", Text("Vilka månader kan ni köpa lokala grönsaker, och från vilken minsta leverans?", "In which months can you buy local vegetables, and from what smallest delivery?"), Text("Behovet är känt. En odlare behöver veta när.", "The need is known. A grower must know when.")),
        Call("fisk", Text("Har ni i dag något utgående vatten med näring i, och i så fall hur mycket?", "Do you have any outgoing water with nutrients today, and if so how much?"), Text("Kedjan fisk, växthus, butik bygger på det.", "The chain fish, greenhouse, shop rests on it.")),
    )  # fmt: skip
    measurements = (
        Measurement("hs-varme", "amount", Text("Överskottsvärme i Sveg", "Surplus heat in Sveg"), Text("Två utbyten väntar på den", "Two exchanges wait for it"), Text("Driftloggen, en timme", "The operating log, an hour"), unknown("SEK"), 2),
        Measurement("hs-vatten", "existence", Text("Näringsvatten i Tännäs", "Nutrient water in Tännäs"), Text("Att vattnet finns är inte bekräftat", "That the water exists is not confirmed"), Text("Fråga fiskecentrum", "Ask the fish centre"), unknown("SEK"), 1),
    )  # fmt: skip
    return _assemble(
        inventory, pairings, (), calls=calls, measurements=measurements, inverse_answers=(inverse,)
    )


NASTY = '<script>alert(1)</script> #let x = [ ] $ \\ " @ref *b* _i_ `c` //c =1+1 {} ~ & é'


def awkward_study() -> Study:
    """Names that are markup everywhere, negative numbers, and one actor with itself."""
    study = rich_study()
    actors = tuple(evolve(a, name=f"{NASTY} {i}") for i, a in enumerate(study.inventory.actors))
    streams = tuple(
        evolve(s, description=f"=HYPERLINK(1) {NASTY}", note="@SUM(1)")
        for s in study.inventory.streams
    )
    region = evolve(study.inventory.region, name=NASTY, note=NASTY)
    inventory = evolve(study.inventory, region=region, actors=actors, streams=streams)
    calls = tuple(Call(c.actor_id, same(NASTY), same(NASTY)) for c in study.calls)
    return evolve(study, inventory=inventory, calls=calls)


def empty_study() -> Study:
    """A region of which nothing is known."""
    return _assemble(Inventory(Region("tom", "Tomma bygden")), (), ())


def lonely_study() -> Study:
    """One actor, one stream, no place, nobody to exchange with."""
    actor = _actor("ensam", "Ensam AB")
    site = Site("ensam-1", "ensam", "Okänd plats")
    only = stream("e1", "ensam-1", Direction.SOURCE, "sawdust", unknown("t/year"))
    return _assemble(
        Inventory(
            Region("ensam", "Ensamheten", municipalities=("2361",)), (actor,), (site,), (only,)
        ),
        (),
        (),
    )


def large_study(n_pairs: int = 60) -> Study:
    """Twice `n_pairs` streams of 40 firms, each pair with an exchange, half of them chosen."""
    rng = np.random.default_rng(7)
    actors = tuple(_actor(f"a{i:02}", f"Företag {i:02} i bygden") for i in range(40))
    names = tuple(_PLACES)
    sites = tuple(_site(a.actor_id, names[i % 6], 0.004 * (i // 6)) for i, a in enumerate(actors))
    kinds = [row for row in _CONVERSIONS if row[6] != "heat_30_50"]
    streams: list[Stream] = []
    pairings: list[Pairing] = []
    units = {r[0]: r[4] for r in _RESOURCES}
    for i in range(n_pairs):
        row = kinds[i % len(kinds)]
        first, last = row[5][0], row[6]
        amount = float(np.round(rng.lognormal(4, 1.2), 1))
        giver, taker = (int(x) for x in rng.choice(40, 2, replace=False))
        streams.append(
            stream(
                f"g{i:03}", f"a{giver:02}-1", Direction.SOURCE, first, stated(amount, units[first])
            )
        )
        streams.append(
            stream(f"t{i:03}", f"a{taker:02}-1", Direction.SINK, last, stated(amount, units[last]))
        )
        delivered = amount * row[7]
        pairings.append(
            Pairing(source=f"g{i:03}", sink=f"t{i:03}", conversions=(row[0],), operators=(f"a{(giver + 1) % 40:02}" if i % 3 else None,), resources=(first, last),
                    amount=derived(amount, units[first], amount * 0.8, amount * 1.2), delivered=derived(delivered, units[last], delivered * 0.8, delivered * 1.3, rests=bool(i % 2)),
                    npv=derived(amount * 800, "SEK", -amount * 100, amount * 1500), avoided_t=derived(-amount / 4, "tCO2e/year", -amount / 3, amount / 50),
                    unknown_rules=("quality",) if i % 4 == 0 else (), refused_rules=("legal",) if i % 5 == 4 else ())
        )  # fmt: skip
    region = Region("stora", "Stora bygden", municipalities=("Exempelbygden",), is_fictional=True)
    n_kept = sum(not p.refused_rules for p in pairings)
    rich = rich_study()
    study = _assemble(
        Inventory(region, actors, sites, tuple(streams)), pairings, range(0, n_kept, 2)
    )
    calls = tuple(evolve(c, actor_id=f"a0{i}") for i, c in enumerate(rich.calls))
    measurements = tuple(evolve(m, stream_id=f"g00{i}") for i, m in enumerate(rich.measurements))
    return evolve(study, calls=calls, measurements=measurements)


ALL = {
    "rich": rich_study, "unknown": unknown_study, "awkward": awkward_study, "empty": empty_study,
    "lonely": lonely_study, "large": large_study,
}  # fmt: skip
