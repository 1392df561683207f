"""Studies made by hand for the tests of reports: rich, mostly unknown, awkward, empty and large."""

import numpy as np
from attrs import evolve

from samspel.domain.actors import ActorKind, Role, Site
from samspel.domain.inventory import ExchangeStatus, Inventory, Problem, Region
from samspel.domain.streams import Direction, Stream
from samspel.domain.studies import Call, InverseAnswer, Measurement, Study
from samspel.domain.texts import Text, same
from tests.reporting_parts import (
    CONVERSIONS,
    PLACES,
    RESOURCES,
    WINTER,
    Pairing,
    assemble,
    assumed,
    derived,
    make_actor,
    make_site,
    stated,
    stream,
    unknown,
)


def rich_study() -> Study:
    """An invented region with amounts, seasons and money, as Exempelbygden."""
    actors = (
        make_actor("sag", "Granlidens Såg", ActorKind.COMPANY, Role.ANCHOR),
        make_actor("panel", "Myrsele Panel"),
        make_actor("brygg", "Tjärnbrygg"),
        make_actor("mejeri", "Lavåsens Mejeri"),
        make_actor("fisk", "Snöåns Fisk"),
        make_actor("varme", "Norrmarks Värme", ActorKind.COMPANY, Role.LINK),
        make_actor("rid", "Norrmarks Ridskola", ActorKind.ASSOCIATION),
        make_actor("agg", "Björkhults Ägg"),
        make_actor("bonder", "Lantbruken i Norrmark", ActorKind.GROUP),
        make_actor("byalag", "Tjärnby byalag", ActorKind.ASSOCIATION, Role.FACILITATOR),
    )
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
        make_site(a.actor_id, p, 0.003 * i)
        for i, (a, p) in enumerate(zip(actors, places, strict=True))
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
        evolve(
            stream("k-flis", "varme-1", sink, "wood_chips", stated(900, "t/year")),
            profile_id="winter",
        ),
        stream("k-stro", "rid-1", sink, "animal_bedding", stated(110, "t/year")),
        stream("k-foder", "agg-1", sink, "insect_meal", stated(90, "t/year")),
        stream("k-godning", "bonder-1", sink, "digestate", assumed(220, "t/year", 120, 400)),
        evolve(
            stream("k-varme", "rid-1", sink, "heat_50_90", stated(800, "MWh/year", 600, 950)),
            profile_id="winter",
        ),
        stream("k-insekt", "agg-1", sink, "manure", stated(20, "t/year")),
        stream("k-gronsak", "agg-1", sink, "vegetables_fresh", stated(12, "t/year")),
    )
    region = Region(
        "exempelbygden", "Exempelbygden", municipalities=("Exempelbygden",), is_fictional=True
    )
    inventory = Inventory(
        region,
        actors,
        sites,
        streams,
        profiles=(WINTER,),
        problems=(
            Problem("p1", "mejeri", "Vasslen kostar att bli av med på vintern.", "whey", 180.0),
        ),
    )
    wood = ("wood_offcuts", "wood_chips")
    bio = ("whey", "digestate")
    pairings = (
        Pairing(
            source="s-flis",
            sink="k-flis",
            conversions=("chipping",),
            operators=("varme",),
            resources=wood,
            amount=derived(620, "t/year", 560, 700),
            delivered=derived(608, "t/year", 540, 690),
            npv=derived(800_000, "SEK", 300_000, 1_300_000),
            avoided_t=derived(-180, "tCO2e/year", -260, -90),
        ),
        Pairing(
            source="s-panel",
            sink="k-flis",
            conversions=("chipping",),
            operators=("varme",),
            resources=wood,
            amount=derived(70, "t/year"),
            delivered=derived(69, "t/year"),
            npv=derived(90_000, "SEK", 20_000, 150_000),
            avoided_t=derived(-22, "tCO2e/year", -30, -9),
        ),
        Pairing(
            source="s-panel",
            sink="k-stro",
            conversions=("bedding_from_wood",),
            operators=("panel",),
            resources=("wood_offcuts", "animal_bedding"),
            amount=derived(110, "t/year"),
            delivered=derived(105, "t/year"),
            npv=derived(140_000, "SEK", -20_000, 250_000),
            avoided_t=derived(-8, "tCO2e/year", -12, -3),
        ),
        Pairing(
            source="s-drav",
            sink="k-foder",
            conversions=("insect_rearing",),
            resources=("brewers_grain", "insect_meal"),
            amount=derived(84, "t/year", 70, 100),
            delivered=derived(6, "t/year", 2, 12, rests=True),
            npv=derived(49_000, "SEK", -190_000, 260_000, rests=True),
            avoided_t=derived(-7, "tCO2e/year", -14, 1, rests=True),
            unknown_rules=("quality",),
        ),
        Pairing(
            source="s-vassle",
            sink="k-godning",
            conversions=("anaerobic_digestion",),
            resources=bio,
            amount=derived(240, "t/year", 180, 300),
            delivered=derived(216, "t/year", 140, 280, rests=True),
            npv=derived(220_000, "SEK", -400_000, 600_000, rests=True),
            avoided_t=derived(-190, "tCO2e/year", -320, -60, rests=True),
        ),
        Pairing(
            source="s-slam",
            sink="k-godning",
            conversions=("anaerobic_digestion",),
            resources=("fish_sludge", "digestate"),
            amount=unknown("t/year"),
            delivered=unknown("t/year"),
            unknown_rules=("quality",),
        ),
        Pairing(
            source="s-spill",
            sink="k-varme",
            resources=("heat_50_90",),
            amount=derived(800, "MWh/year", 600, 950),
            delivered=derived(780, "MWh/year", 580, 930),
            km=2.0,
            npv=derived(610_000, "SEK", 100_000, 1_100_000),
            avoided_t=derived(-40, "tCO2e/year", -70, -20),
        ),
        Pairing(
            source="s-spill",
            sink="k-gronsak",
            conversions=("greenhouse_low_temperature_heat",),
            resources=("heat_50_90", "vegetables_fresh"),
            amount=derived(110, "MWh/year"),
            delivered=derived(12, "t/year", 9, 14, rests=True),
            km=3.0,
            npv=derived(-20_000, "SEK", -90_000, 60_000, rests=True),
            avoided_t=derived(-4, "tCO2e/year", -8, 1, rests=True),
        ),
        Pairing(
            source="s-godsel",
            sink="k-insekt",
            resources=("manure",),
            amount=derived(20, "t/year"),
            delivered=derived(20, "t/year"),
            refused_rules=("legal",),
        ),
        Pairing(
            source="s-slam",
            sink="k-stro",
            resources=("fish_sludge",),
            amount=unknown("t/year"),
            delivered=unknown("t/year"),
            km=None,
            refused_rules=("distance",),
        ),
    )
    calls = (
        Call(
            "sag",
            Text(
                "Kan ni lägga spånet torrt under tak från december?",
                "Could you keep the sawdust dry under a roof from December?",
            ),
            Text(
                "Torrt spån betalar sig till 84 km, vått bara till 31.",
                "Dry sawdust pays up to 84 km, wet only to 31.",
            ),
        ),
        Call(
            "mejeri",
            Text(
                "Hur mycket vassle blir det i juli jämfört med januari?",
                "How much whey is there in July compared with January?",
            ),
            Text(
                "Störst osäkerhet i hela nätverket. Avgör om rötning bär sig.",
                "The largest uncertainty of the network. Decides whether digestion pays.",
            ),
        ),
        Call(
            "byalag",
            Text(
                "Vem skulle vilja driva en liten insektsodling hos er?",
                "Who would like to run a small insect farm with you?",
            ),
            Text(
                "Rollen saknas. Utan den stannar draven som avfall.",
                "The role is missing. Without it the grain stays waste.",
            ),
        ),
    )
    measurements = (
        Measurement(
            "s-vassle",
            "amount",
            Text("Vassle per månad", "Whey by month"),
            Text(
                "Står för 44 % av spridningen i resultatet",
                "Makes 44 % of the spread of the result",
            ),
            Text("Mejeriets vågsedlar, en timme", "The dairy's weighing slips, an hour"),
            derived(1_000_000, "SEK", 800_000, 1_200_000),
            2,
        ),
        Measurement(
            "s-flis",
            "moisture_pct_wet",
            Text("Spånets fukthalt", "Moisture of the sawdust"),
            Text("Avgör hur långt det lönar sig att köra", "Decides how far it pays to drive"),
            Text("Tre prover, 900 kr", "Three samples, SEK 900"),
            derived(400_000, "SEK"),
            3,
        ),
        Measurement(
            "s-slam",
            "amount",
            Text("Slam från Snöåns Fisk", "Sludge from Snöåns Fisk"),
            Text("Mängden är okänd och räknas inte med", "The amount is unknown and not counted"),
            Text("Fråga driftchefen", "Ask the manager"),
            unknown("SEK"),
            1,
        ),
    )
    study = assemble(inventory, pairings, range(8))
    return evolve(study, calls=calls, measurements=measurements)


def unknown_study() -> Study:
    """A real municipality where nearly every amount is unknown, as Härjedalen."""
    wanted, group = ActorKind.WANTED, ActorKind.GROUP
    actors = (
        make_actor("energi", "Härjeåns Energi AB", ActorKind.COMPANY, Role.ANCHOR, at="Härjedalen"),
        make_actor("solor", "Solör Bioenergi", ActorKind.COMPANY, Role.LINK, at="Härjedalen"),
        make_actor("aj", "AJ Industriservice", at="Härjedalen"),
        make_actor("odlare", "Odlare (saknas)", wanted, at="Härjedalen"),
        make_actor(
            "kok", "Härjedalens kommun – kostenhet och kök", ActorKind.MUNICIPALITY, at="Härjedalen"
        ),
        make_actor("fisk", "Tännäs Fiskecentrum", at="Härjedalen"),
        make_actor("brygg", "Härjebrygg", at="Härjedalen"),
        make_actor("butik", "Matbutiker", group, at="Härjedalen"),
        make_actor("djur", "Djurhållning", group, at="Härjedalen"),
        make_actor("stal", "Steelex", at="Härjedalen"),
        make_actor("skolkok", "Härjedalskök", at="Härjedalen"),
    )
    at = {
        "energi": (62.034, 14.366),
        "solor": (62.036, 14.372),
        "aj": (62.03, 14.36),
        "odlare": (62.031, 14.362),
        "kok": (62.035, 14.355),
        "fisk": (62.44, 12.66),
        "brygg": (62.445, 12.67),
        "stal": (62.414, 13.513),
        "skolkok": (62.546, 12.543),
    }
    sites = tuple(
        Site(
            f"{a.actor_id}-1",
            a.actor_id,
            "Tännäs" if a.actor_id in ("fisk", "brygg") else a.name,
            at[a.actor_id][0] if a.actor_id in at else None,
            at[a.actor_id][1] if a.actor_id in at else None,
            "Härjedalen",
        )
        for a in actors
    )
    source, sink = Direction.SOURCE, Direction.SINK
    streams = (
        stream(
            "hs-varme",
            "energi-1",
            source,
            "heat_50_90",
            unknown("MWh/year"),
            "Överskottsvärme från kraftvärmeverket",
        ),
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
    )
    region = Region(
        "harjedalen", "Härjedalen", municipalities=("Härjedalen",), note="Underlag från 2024"
    )
    inventory = Inventory(region, actors, sites, streams)
    proposed = ExchangeStatus.PROPOSED
    mwh, t, m3 = unknown("MWh/year"), unknown("t/year"), unknown("m3/year")
    pairings = (
        Pairing(
            source="hs-varme",
            sink="hk-varme",
            resources=("heat_50_90",),
            amount=mwh,
            delivered=mwh,
            km=0.6,
            unknown_rules=("quality",),
            status=proposed,
        ),
        Pairing(
            source="hs-varme",
            sink="hk-gront",
            conversions=("power_from_low_heat", "greenhouse_low_temperature_heat"),
            resources=("heat_50_90", "heat_30_50", "vegetables_fresh"),
            amount=mwh,
            delivered=t,
            km=1.2,
            unknown_rules=("quality",),
            status=proposed,
        ),
        Pairing(
            source="hs-yta",
            sink="hk-yta",
            resources=("greenhouse_space",),
            amount=unknown("m2"),
            delivered=unknown("m2"),
            km=0.2,
            unknown_rules=("quality",),
        ),
        Pairing(
            source="hs-vatten",
            sink="hk-butik",
            conversions=("greenhouse_nutrient_water",),
            resources=("nutrient_water", "vegetables_fresh"),
            amount=m3,
            delivered=t,
            km=None,
            unknown_rules=("quality",),
            status=proposed,
        ),
        Pairing(
            source="hs-drav",
            sink="hk-foder",
            conversions=("insect_rearing",),
            resources=("brewers_grain", "insect_meal"),
            amount=t,
            delivered=t,
            km=None,
            unknown_rules=("quality",),
            status=proposed,
        ),
        Pairing(
            source="hs-godsel",
            sink="hk-insekt",
            resources=("manure",),
            amount=t,
            delivered=t,
            km=None,
            refused_rules=("legal",),
            status=proposed,
        ),
    )
    months = (3400, 2900, 2300, 1500, 900, 500, 400, 500, 900, 1600, 2400, 3100)
    inverse = InverseAnswer(
        Text("Växthus med lampor (LED)", "Greenhouse with lamps (LED)"),
        Text(
            "Vad måste överskottet hos Härjeåns Energi AB vara för 50 000 m² växthus?",
            "What must the surplus of Härjeåns Energi AB be for 50,000 m² of greenhouse?",
        ),
        "MWh",
        tuple(derived(m, "MWh", m * 0.9, m * 1.15, rests=True) for m in months),
        derived(sum(months), "MWh", 18_000, 23_000, rests=True),
        Text(
            "Värmen ska vara minst 40 °C vid växthuset.",
            "The heat must be at least 40 °C at the greenhouse.",
        ),
    )
    calls = (
        Call(
            "energi",
            Text(
                "Hur mycket värme kyler ni bort varje månad, och vid vilken temperatur?",
                "How much heat do you cool away each month, and at what temperature?",
            ),
            Text(
                "Hela energisymbiosen i Sveg väntar på den siffran.",
                "The whole energy symbiosis in Sveg waits for it.",
            ),
        ),
        Call(
            "kok",
            Text(
                "Vilka månader kan ni köpa lokala grönsaker, och från vilken minsta leverans?",
                "In which months can you buy local vegetables, and from what smallest delivery?",
            ),
            Text(
                "Behovet är känt. En odlare behöver veta när.",
                "The need is known. A grower must know when.",
            ),
        ),
        Call(
            "fisk",
            Text(
                "Har ni i dag något utgående vatten med näring i, och i så fall hur mycket?",
                "Do you have any outgoing water with nutrients today, and if so how much?",
            ),
            Text(
                "Kedjan fisk, växthus, butik bygger på det.",
                "The chain fish, greenhouse, shop rests on it.",
            ),
        ),
    )
    measurements = (
        Measurement(
            "hs-varme",
            "amount",
            Text("Överskottsvärme i Sveg", "Surplus heat in Sveg"),
            Text("Två utbyten väntar på den", "Two exchanges wait for it"),
            Text("Driftloggen, en timme", "The operating log, an hour"),
            unknown("SEK"),
            2,
        ),
        Measurement(
            "hs-vatten",
            "existence",
            Text("Näringsvatten i Tännäs", "Nutrient water in Tännäs"),
            Text("Att vattnet finns är inte bekräftat", "That the water exists is not confirmed"),
            Text("Fråga fiskecentrum", "Ask the fish centre"),
            unknown("SEK"),
            1,
        ),
    )
    study = assemble(inventory, pairings, ())
    return evolve(study, calls=calls, measurements=measurements, inverse_answers=(inverse,))


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
    return assemble(Inventory(Region("tom", "Tomma bygden")), (), ())


def lonely_study() -> Study:
    """One actor, one stream, no place, nobody to exchange with."""
    actor = make_actor("ensam", "Ensam AB")
    site = Site("ensam-1", "ensam", "Okänd plats")
    only = stream("e1", "ensam-1", Direction.SOURCE, "sawdust", unknown("t/year"))
    return assemble(
        Inventory(
            Region("ensam", "Ensamheten", municipalities=("2361",)), (actor,), (site,), (only,)
        ),
        (),
        (),
    )


def large_study(n_pairs: int = 60) -> Study:
    """Twice `n_pairs` streams of 40 firms, each pair with an exchange, half of them chosen."""
    rng = np.random.default_rng(7)
    actors = tuple(make_actor(f"a{i:02}", f"Företag {i:02} i bygden") for i in range(40))
    names = tuple(PLACES)
    sites = tuple(
        make_site(a.actor_id, names[i % 6], 0.004 * (i // 6)) for i, a in enumerate(actors)
    )
    kinds = [row for row in CONVERSIONS if row[6] != "heat_30_50"]
    streams: list[Stream] = []
    pairings: list[Pairing] = []
    units = {r[0]: r[4] for r in RESOURCES}
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
            Pairing(
                source=f"g{i:03}",
                sink=f"t{i:03}",
                conversions=(row[0],),
                operators=(f"a{(giver + 1) % 40:02}" if i % 3 else None,),
                resources=(first, last),
                amount=derived(amount, units[first], amount * 0.8, amount * 1.2),
                delivered=derived(
                    delivered, units[last], delivered * 0.8, delivered * 1.3, rests=bool(i % 2)
                ),
                npv=derived(amount * 800, "SEK", -amount * 100, amount * 1500),
                avoided_t=derived(-amount / 4, "tCO2e/year", -amount / 3, amount / 50),
                unknown_rules=("quality",) if i % 4 == 0 else (),
                refused_rules=("legal",) if i % 5 == 4 else (),
            )
        )
    region = Region("stora", "Stora bygden", municipalities=("Exempelbygden",), is_fictional=True)
    n_kept = sum(not p.refused_rules for p in pairings)
    rich = rich_study()
    study = assemble(
        Inventory(region, actors, sites, tuple(streams)), pairings, range(0, n_kept, 2)
    )
    calls = tuple(evolve(c, actor_id=f"a0{i}") for i, c in enumerate(rich.calls))
    measurements = tuple(evolve(m, stream_id=f"g00{i}") for i, m in enumerate(rich.measurements))
    return evolve(study, calls=calls, measurements=measurements)


ALL = {
    "rich": rich_study,
    "unknown": unknown_study,
    "awkward": awkward_study,
    "empty": empty_study,
    "lonely": lonely_study,
    "large": large_study,
}
