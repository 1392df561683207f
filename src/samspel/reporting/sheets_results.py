"""Sheets of what a study found: sums, exchanges, months, partners, matches and reasons."""

from collections.abc import Mapping, Sequence

from samspel.domain.exchanges import Match
from samspel.domain.studies import Study
from samspel.domain.texts import Text
from samspel.domain.units import amount_unit
from samspel.domain.verdicts import Outcome
from samspel.reporting.figures.charts import MONTHS
from samspel.reporting.phrases import giver_of, partner_name, rule_label, taker_of
from samspel.reporting.sheet_model import Maker, Sheet, SheetColumn, Value, listed_sources

EXCHANGES = Text("Utbyten", "Exchanges")
"""The name of the sheet of exchanges."""


def result_sheets(maker: Maker) -> tuple[Sheet, ...]:
    """The sheets, the most asked for first."""
    found = maker.study.match_result
    return (
        _totals(maker),
        _exchanges(maker),
        _months(maker),
        _partners(maker),
        _network(maker),
        _matches(maker, found.matches, maker.say("Matchningar", "Matches")),
        _reasons(maker),
        _matches(maker, found.refused, maker.say("Avvisade", "Refused")),
    )


def _totals(m: Maker) -> Sheet:
    columns = (
        m.text("Summa", "Sum", 34),
        m.text("Enhet", "Unit", 12),
        *m.range("Utan antaganden", "Without assumptions"),
        *m.range("Med antaganden", "With assumptions"),
        m.number("Saknar siffra", "Without a number"),
    )
    rows = tuple(
        (
            t.label.render(m.language),
            m.unit(t.with_assumptions.quantity.unit),
            *m.cited(t.without_assumptions),
            *m.cited(t.with_assumptions),
            t.n_unknown,
        )
        for t in m.study.network.totals
        if m.study.chosen
    )
    return Sheet(m.say("Summor", "Sums"), columns, rows)


def _exchanges(m: Maker) -> Sheet:
    chosen = set(m.study.network.exchange_ids)
    columns = (
        m.text("Utbyte", "Exchange", 30),
        m.text("I nätverket", "In the network", 11),
        m.text("Från", "From", 26),
        m.text("Till", "To", 26),
        m.text("Resurs", "Resource", 22),
        m.text("Enhet", "Unit", 10),
        *m.range("Mängd", "Amount"),
        m.number("Avstånd", "Distance", "km"),
        *m.range("Nuvärde för parterna", "Partners' net present value", "SEK"),
        *m.range("Nuvärde för samhället", "Society's net present value", "SEK"),
        *m.range("Investering", "Investment", "SEK"),
        *m.range("Ändrade utsläpp", "Change in emissions", "tCO2e/year"),
        *m.range("Arbete", "Jobs", "fte"),
        *m.range("Mat", "Food", "kg/year"),
        m.number("Lönar sig till", "Pays up to", "km"),
        m.number("Lönar sig från mängd", "Pays from amount"),
        m.number("Lönar sig vid pris (kr per enhet)", "Pays at price (SEK per unit)"),
        m.text("Jämfört med", "Compared with", 40),
    )
    rows: list[tuple[Value, ...]] = []
    for e in m.study.exchanges:
        even = e.break_even
        rows.append(
            (
                e.exchange_id,
                m.yes(e.exchange_id in chosen),
                *_ends(m, e.match),
                m.unit(e.match.amount_per_year.quantity.unit),
                *m.cited(e.match.amount_per_year),
                e.match.distance.km if e.match.distance else None,
                *m.cited(e.joint_npv_sek, "SEK"),
                *m.cited(e.society_npv_sek, "SEK"),
                *m.cited(e.investment_sek, "SEK"),
                *m.cited(e.emissions_t_co2e_per_year, "tCO2e/year"),
                *m.cited(e.jobs_fte),
                *m.cited(e.food_kg_per_year, "kg/year"),
                *(
                    c.quantity.value if c is not None else None
                    for c in (even.distance_km, even.amount_per_year, even.price_sek_per_unit)
                ),
                e.reference_scenario.render(m.language),
            )
        )
    return Sheet(EXCHANGES.render(m.language), columns, tuple(rows))


def _ends(m: Maker, match: Match) -> tuple[str, str, str]:
    return (
        giver_of(match, m.study).name,
        taker_of(match, m.study).name,
        m.resource(match.resource_ids[0]),
    )


def _months(m: Maker) -> Sheet:
    names = [SheetColumn(name, "number", 9.0) for name in MONTHS[m.language]]
    columns = (
        m.text("Utbyte", "Exchange", 30),
        m.text("Från", "From", 26),
        m.text("Till", "To", 26),
        m.text("Resurs", "Resource", 22),
        m.text("Enhet", "Unit", 10),
        *names,
        m.number("Hela året", "Whole year"),
    )
    rows: list[tuple[Value, ...]] = []
    for flow in m.study.network.flows:
        match = m.study.exchange_by_id[flow.exchange_id].match
        unit = amount_unit(match.amount_per_year.quantity.unit)
        rows.append(
            (
                flow.exchange_id,
                *_ends(m, match),
                m.unit(unit),
                *flow.monthly_amount,
                flow.yearly_amount,
            )
        )
    return Sheet(m.say("Månad för månad", "By month"), columns, tuple(rows))


def _partners(m: Maker) -> Sheet:
    columns = (
        m.text("Part", "Partner", 28),
        m.text("Utbyte", "Exchange", 30),
        m.text("I nätverket", "In the network", 11),
        *m.range("Investering", "Investment", "SEK"),
        *m.range("Per år", "Per year", "SEK/year"),
        *m.range("Nuvärde", "Net present value", "SEK"),
        m.number("Återbetalning (år)", "Payback (years)"),
    )
    chosen = set(m.study.network.exchange_ids)
    rows = tuple(
        (
            partner_name(p.partner_id, m.study, m.language),
            e.exchange_id,
            m.yes(e.exchange_id in chosen),
            *m.cited(p.investment_sek, "SEK"),
            *m.cited(p.yearly_sek),
            *m.cited(p.npv_sek, "SEK"),
            p.payback_years,
        )
        for e in m.study.exchanges
        for p in e.partners
    )
    return Sheet(m.say("Parter", "Partners"), columns, rows)


def _network(m: Maker) -> Sheet:
    columns = (
        m.text("Symbios", "Symbiosis", 14),
        m.text("Aktörer", "Actors", 50),
        m.text("Resurser", "Resources", 50),
        m.text("3–2-regeln", "3–2 rule", 11),
        m.text("Roller som saknas", "Missing roles", 30),
        m.text("Språngbrädor", "Springboards", 24),
        m.text("Utbyten", "Exchanges", 60),
    )
    rows = tuple(
        (
            s.synergy_id,
            ", ".join(partner_name(a, m.study, m.language) for a in s.actor_ids),
            ", ".join(m.resource(r) for r in s.resource_ids),
            m.yes(s.meets_3_2),
            ", ".join(
                partner_name(f"role:{c}", m.study, m.language) for c in s.vacant_conversion_ids
            ),
            ", ".join(s.springboard_ids),
            ", ".join(s.exchange_ids),
        )
        for s in m.study.network.synergies
    )
    return Sheet(m.say("Nätverk", "Network"), columns, rows)


def _matches(m: Maker, matches: Sequence[Match], name: str) -> Sheet:
    columns = (
        m.text("Matchning", "Match", 30),
        m.text("Från", "From", 26),
        m.text("Till", "To", 26),
        m.text("Resurs", "Resource", 22),
        m.text("Omvandling", "Conversion", 30),
        m.text("Omdöme", "Verdict", 11),
        m.number("Poäng", "Score"),
        m.text("Enhet", "Unit", 10),
        *m.range("Mängd", "Amount"),
        m.number("Avstånd", "Distance", "km"),
        m.text("Avståndet är", "The distance is", 28),
        m.text("Skäl", "Reasons", 70),
        m.text("Vad skulle ändra det", "What would change it", 50),
    )
    return Sheet(name, columns, tuple(_match_row(m, x) for x in matches))


def _match_row(m: Maker, match: Match) -> tuple[Value, ...]:
    telling = [v for v in match.verdicts if v.outcome is match.outcome]
    conversions = [c.label.render(m.language) for c in match.pathway.conversions]
    distance = match.distance
    return (
        match.match_id,
        *_ends(m, match),
        " → ".join(conversions),
        match.outcome.text.render(m.language),
        match.score,
        m.unit(match.amount_per_year.quantity.unit),
        *m.cited(match.amount_per_year),
        distance.km if distance else None,
        distance.method.text.render(m.language) if distance else "",
        " ".join(v.reason.render(m.language) for v in telling),
        " ".join(v.change.render(m.language) for v in telling if v.change),
    )


def _reasons(m: Maker) -> Sheet:
    """Every reason against or in doubt, and all reasons of the network's exchanges."""
    columns = (
        m.text("Matchning", "Match", 30),
        m.text("Regel", "Rule", 20),
        m.text("Omdöme", "Verdict", 11),
        m.text("Kod", "Code", 22),
        m.text("Skäl", "Reason", 70),
        m.text("Vad skulle ändra det", "What would change it", 50),
        m.text("Saknas", "Missing", 30),
        m.text("Källa", "Source", 40),
    )
    labels: Mapping[str, str] = {
        rule: rule_label(rule, m.language)
        for rule in sorted({v.rule for x in _all_matches(m.study) for v in x.verdicts})
    }
    chosen = set(m.study.network.exchange_ids)
    rows = tuple(
        (
            match.match_id,
            labels[v.rule],
            v.outcome.text.render(m.language),
            v.code,
            v.reason.render(m.language),
            v.change.render(m.language),
            ", ".join(v.missing),
            listed_sources(v.sources),
        )
        for match in _all_matches(m.study)
        for v in match.verdicts
        if v.outcome is not Outcome.ACCEPTED or match.match_id in chosen
    )
    return Sheet(m.say("Skäl", "Reasons"), columns, rows)


def _all_matches(study: Study) -> tuple[Match, ...]:
    return (*study.match_result.matches, *study.match_result.refused)
