"""Matches with their reasons: the network's first, then the best of the others in a table."""

from attrs import evolve

from samspel.domain.exchanges import Exchange, Match, PriceInterval
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import (
    Block,
    Cell,
    Column,
    Empty,
    Matches,
    MatchView,
    Paragraph,
    Section,
    Subheading,
    Table,
    TextCell,
)
from samspel.reporting.numbers import NumberView, avoided, show
from samspel.reporting.phrases import (
    ROLE_MISSING,
    chip,
    counted,
    distance_view,
    giver_of,
    lower_first,
    match_steps,
    match_title,
    reason,
    resource_label,
    sentence,
    taker_of,
)
from samspel.reporting.sections.months import month_figure
from samspel.reporting.selection import ShownExchange, shown_exchanges

MOST_CARDS = 16
MOST_ROWS = 40
MOST_CHARTS = 4
_TITLE = Text("Utbytena, ett och ett", "The exchanges, one by one")
_OTHERS = Text("Fler möjliga matchningar", "More possible matches")
_OTHERS_ASIDE = Text("Bäst först, av {n}", "Best first, of {n}")
_MORE = Text("{n} till finns i tabellfilen.", "{n} more are in the file of tables.")
_NONE = Text("Inga matchningar", "No matches")
_NONE_WHY = Text(
    "Inget överskott passar till något behov i underlaget, varken direkt eller genom en "
    "omvandling. Fler behov ger fler möjligheter: fråga vad företagen köper in.",
    "No surplus fits any need in the data, neither directly nor by a conversion. More needs give "
    "more chances: ask what the firms buy.",
)
_AMOUNT = Text("Mängd", "Amount")
_DELIVERED = Text("Når fram", "Delivered")
_DISTANCE = Text("Avstånd", "Distance")
_PAYS_TO = Text("Lönar sig till", "Pays up to")
_GAIN = Text("Vinst tillsammans, nuvärde", "Joint gain, net present value")
_CLIMATE = Text("Undvikna utsläpp", "Avoided emissions")
_RISE = Text("Ökade utsläpp", "Increased emissions")
_JOBS = Text("Arbete", "Jobs")
_INVESTMENT = Text("Investering", "Investment")
_ALSO_UNKNOWN = Text("Också okänt", "Also unknown")
_PRICE = Text("Pris", "Price")
_TODAY = Text("Jämfört med", "Compared with")
_INTERNAL = Text(
    "Samma ägare i båda ändar: intern symbios.", "The same owner at both ends: internal symbiosis."
)
_PROPOSED = Text(
    "Resurstypen är tolkad från beskrivningen.", "The resource type is read from the description."
)
_SUGGESTED = Text("Föreslagen i underlaget.", "Proposed in the data.")
_MATCH, _MATCHES = Text("matchning", "match"), Text("matchningar", "matches")
_COLUMNS = (
    Text("Vad", "What"),
    Text("Från", "From"),
    Text("Till", "To"),
    Text("Mängd per år", "Amount per year"),
    Text("Avstånd", "Distance"),
    Text("Omdöme", "Verdict"),
)


def build(study: Study, language: Language) -> Section:
    """Cards for the shown exchanges, rows for the others."""
    shown = shown_exchanges(study)
    if not shown and not study.match_result.matches:
        empty = Empty(_NONE.render(language), _NONE_WHY.render(language))
        return Section("matches", _TITLE.render(language), (empty,))
    ordered = sorted(shown, key=_order)
    cards = Matches(_with_charts(ordered[:MOST_CARDS], study, language))
    seen = {x.match.match_id for x in ordered[:MOST_CARDS]}
    rest = [m for m in study.match_result.matches if m.match_id not in seen]
    blocks: list[Block] = [cards]
    if rest:
        aside = _OTHERS_ASIDE.render(language).format(n=len(rest))
        blocks += [Subheading(_OTHERS.render(language), aside), _table(rest, study, language)]
    if len(rest) > MOST_ROWS:
        more = _MORE.render(language).format(n=len(rest) - MOST_ROWS)
        blocks.append(Paragraph(more, is_quiet=True))
    count = counted(len(study.match_result.matches), _MATCH, _MATCHES, language)
    return Section("matches", _TITLE.render(language), tuple(blocks), sentence(count))


def _with_charts(
    shown: list[ShownExchange], study: Study, language: Language
) -> tuple[MatchView, ...]:
    """Cards, the first few with months where both sides' months are known."""
    cards: list[MatchView] = []
    n_charts = 0
    for i, one in enumerate(shown):
        card = _card(one, study, language)
        chart = (
            month_figure(one, study, f"months-{i}", language) if n_charts < MOST_CHARTS else None
        )
        n_charts += chart is not None
        cards.append(evolve(card, chart=chart))
    return tuple(cards)


def _order(shown: ShownExchange) -> tuple[bool, bool, bool, float, float, str]:
    gain = shown.exchange.society_npv_sek.quantity.value if shown.exchange else None
    match = shown.match
    is_aside = match.is_internal and not shown.is_chosen
    worth = -(gain or 0.0)
    return not shown.is_chosen, is_aside, gain is None, worth, -match.score, match.match_id


def _card(shown: ShownExchange, study: Study, language: Language) -> MatchView:
    match = shown.match
    notes = []
    if shown.exchange is not None and shown.exchange.price_reason:
        notes.append(f"{_PRICE.render(language)}: {_lower(shown.exchange, language)}")
    if match.known_status is not None and not shown.is_chosen:
        notes.append(_SUGGESTED.render(language))
    if match.is_internal:
        notes.append(_INTERNAL.render(language))
    if match.is_resource_proposed:
        notes.append(_PROPOSED.render(language))
    return MatchView(
        match_id=match.match_id,
        title=match_title(match, study, language),
        steps=match_steps(match, study, language),
        family=study.knowledge.family(match.resource_ids[0]),
        chip=chip(match.outcome, language),
        facts=_facts(shown, language),
        reasons=tuple(reason(v, language) for v in match.verdicts),
        notes=tuple(notes),
        is_chosen=shown.is_chosen,
    )


def _lower(exchange: Exchange, language: Language) -> str:
    return lower_first(exchange.price_reason.render(language))


def _facts(
    shown: ShownExchange, language: Language
) -> tuple[tuple[str, NumberView | TextCell], ...]:
    facts: list[tuple[str, NumberView | TextCell]] = [
        (_AMOUNT.render(language), show(shown.leaving, language))
    ]
    if not shown.match.pathway.is_direct:
        facts.append((_DELIVERED.render(language), show(shown.arriving, language)))
    facts.append((_DISTANCE.render(language), distance_view(shown.match.distance, language)))
    if shown.exchange is not None:
        facts += _assessed(shown.exchange, language)
    return _unknown_together(facts, language)


def _unknown_together(
    facts: list[tuple[str, NumberView | TextCell]], language: Language
) -> tuple[tuple[str, NumberView | TextCell], ...]:
    """The amount always alone; other unknown numbers named in one line, so that known ones show."""
    first, *rest = facts
    known = [(t, v) for t, v in rest if isinstance(v, TextCell) or v.is_known]
    names = [lower_first(t) for t, v in rest if isinstance(v, NumberView) and not v.is_known]
    if not names:
        return tuple(facts)
    word = sentence(_ALSO_UNKNOWN.render(language))
    return (first, *known, (word, TextCell(sentence(", ".join(names)))))


def _assessed(exchange: Exchange, language: Language) -> list[tuple[str, NumberView | TextCell]]:
    facts: list[tuple[str, NumberView | TextCell]] = []
    if exchange.break_even.distance_km is not None:
        facts.append((_PAYS_TO.render(language), show(exchange.break_even.distance_km, language)))
    facts += [
        (_GAIN.render(language), show(exchange.joint_npv_sek, language)),
        (_INVESTMENT.render(language), show(exchange.investment_sek, language)),
        _climate(exchange, language),
        (_JOBS.render(language), show(exchange.jobs_fte, language)),
    ]
    if exchange.price is not None:
        facts.append((_PRICE.render(language), show(_agreed(exchange.price), language)))
    if exchange.reference_scenario:
        facts.append(
            (_TODAY.render(language), TextCell(exchange.reference_scenario.render(language)))
        )
    return facts


def _climate(exchange: Exchange, language: Language) -> tuple[str, NumberView]:
    """Avoided emissions as a positive number; what rises is called a rise."""
    emissions = exchange.emissions_t_co2e_per_year
    if (emissions.quantity.value or 0.0) > 0:
        return _RISE.render(language), show(emissions, language)
    return _CLIMATE.render(language), show(avoided(emissions), language)


def _agreed(price: PriceInterval) -> Cited:
    """The agreed price with the room that both can live with as its range."""
    agreed = price.agreed
    low, high = price.minimum.quantity.value, price.maximum.quantity.value
    value = agreed.quantity.value
    if value is None or low is None or high is None or not low <= value <= high:
        return agreed
    return evolve(agreed, quantity=Quantity(value, low, high, agreed.quantity.unit))


def _table(rest: list[Match], study: Study, language: Language) -> Table:
    columns = tuple(
        Column(t.render(language), is_number=i in (3, 4)) for i, t in enumerate(_COLUMNS)
    )
    rows = tuple(_row(m, study, language) for m in rest[:MOST_ROWS])
    return Table("matches-more", "", columns, rows)


def _row(match: Match, study: Study, language: Language) -> tuple[Cell, ...]:
    what = resource_label(match.resource_ids[0], study, language)
    through = " → ".join(c.label.render(language) for c in match.pathway.conversions)
    if match.vacant_conversion_ids:
        through += f" ({ROLE_MISSING.render(language)})"
    return (
        TextCell(what, through, study.knowledge.family(match.resource_ids[0])),
        TextCell(giver_of(match, study).name),
        TextCell(taker_of(match, study).name),
        show(match.amount_per_year, language),
        distance_view(match.distance, language),
        chip(match.outcome, language),
    )
