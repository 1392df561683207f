"""Matches with their reasons: cards for the best, then a row for every surplus with a taker."""

from collections.abc import Callable

from attrs import evolve

from samspel.domain.exchanges import Bundle, Exchange, Match, PriceInterval
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
    listed,
    lower_first,
    match_steps,
    match_title,
    reason,
    resource_label,
    sentence,
    taker_of,
)
from samspel.reporting.sections.months import month_figure
from samspel.reporting.selection import ShownExchange, shown_exchanges, surpluses_with_takers

MOST_CARDS = 8
PRINTED_CARDS = 5
FIRST_ROWS = 12
MOST_CHARTS = 3
MOST_NAMED = 3
_TITLE = Text("Utbytena, ett och ett", "The exchanges, one by one")
_OFFERS = Text("Överskott med en möjlig mottagare", "Surpluses with a possible taker")
_OFFERS_ASIDE = Text("{n} av {total}, bäst först", "{n} of {total}, best first")
_TOURS = Text("Små mängder som kan hämtas i en runda", "Small amounts to fetch in one tour")
_TOURS_ASIDE = Text(
    "Var för sig för lite, tillsammans nog", "Too little one by one, together enough"
)
_TOUR_COLUMNS = (
    Text("Vad", "What"),
    Text("Hämtas hos", "Fetched from"),
    Text("Till", "To"),
    Text("Mängd per år", "Amount per year"),
    Text("Rundans längd", "Length of the tour"),
)
_SHORTEST = Text("rundans kortaste väg", "the shortest way round")
_OTHERS = Text("{n} till möjliga", "{n} more possible")
_AND_MORE = Text("{n} till", "{n} more")
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
_GAIN = Text("Vinst tillsammans (nuvärde)", "Joint gain (net present value)")
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
_NOTHING_SPENT = Text(
    "Kräver varken investering eller nya årsverken.", "Takes neither investment nor new jobs."
)
_COLUMNS = (
    Text("Vad", "What"),
    Text("Från", "From"),
    Text("Bästa mottagare", "Best taker"),
    Text("Mängd per år", "Amount per year"),
    Text("Avstånd", "Distance"),
    Text("Omdöme", "Verdict"),
)


def build(study: Study, language: Language) -> Section:
    """Cards for the best of the shown exchanges, a row per surplus, and tours."""
    shown = shown_exchanges(study)
    if not shown and not study.match_result.matches:
        empty = Empty(_NONE.render(language), _NONE_WHY.render(language))
        return Section("matches", _TITLE.render(language), (empty,))
    ordered = _spread(sorted(shown, key=_asked_first(study)))
    cards = Matches(
        _with_charts(ordered[:MOST_CARDS], study, language), PRINTED_CARDS, len(ordered)
    )
    offers = surpluses_with_takers(study)
    aside = _OFFERS_ASIDE.render(language).format(n=offers.n, total=offers.total)
    blocks: list[Block] = [cards]
    blocks += [Subheading(_OFFERS.render(language), aside), _table(study, language)]
    if study.match_result.bundles:
        heading = Subheading(_TOURS.render(language), _TOURS_ASIDE.render(language))
        blocks += [heading, _tours(study, language)]
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


def _asked_first(study: Study) -> Callable[[ShownExchange], tuple[float | bool | str, ...]]:
    """The network's by what they gain; the others by how soon their number should be asked for."""
    asked = {m.stream_id: i for i, m in reversed(list(enumerate(study.measurements)))}
    last = len(asked)

    def order(shown: ShownExchange) -> tuple[float | bool | str, ...]:
        gain = shown.exchange.society_npv_sek.quantity.value if shown.exchange else None
        match = shown.match
        is_aside = match.is_internal and not shown.is_chosen
        ends = (match.source_stream_id, match.sink_stream_id)
        turn = min(asked.get(i, last) for i in ends) if gain is None else 0
        worth = -(gain or 0.0)
        head = (not shown.is_chosen, is_aside, gain is None)
        return (*head, turn, worth, -match.score, match.match_id)

    return order


def _spread(ordered: list[ShownExchange]) -> list[ShownExchange]:
    """Outside the network one per surplus before a second, so that few cards show many ideas."""
    seen: set[str] = set()
    first: list[ShownExchange] = []
    later: list[ShownExchange] = []
    for shown in ordered:
        source = shown.match.source_stream_id
        is_second = source in seen and not shown.is_chosen
        (later if is_second else first).append(shown)
        seen.add(source)
    return first + later


def _card(shown: ShownExchange, study: Study, language: Language) -> MatchView:
    match = shown.match
    return MatchView(
        match_id=match.match_id,
        title=match_title(match, study, language),
        steps=() if match.pathway.is_direct else match_steps(match, study, language),
        family=study.knowledge.family(match.resource_ids[0]),
        chip=chip(match.outcome, language),
        facts=_facts(shown, language),
        reasons=tuple(reason(v, language) for v in match.verdicts),
        notes=_notes(shown, language),
        is_chosen=shown.is_chosen,
    )


def _notes(shown: ShownExchange, language: Language) -> tuple[str, ...]:
    """One quiet line: where it comes from, what it takes, and why there is a price or none."""
    match, exchange = shown.match, shown.exchange
    said: list[Text] = []
    if match.known_status is not None and not shown.is_chosen:
        said.append(_SUGGESTED)
    if match.is_resource_proposed:
        said.append(_PROPOSED)
    if exchange is not None and _spends_nothing(exchange):
        said.append(_NOTHING_SPENT)
    if match.is_internal:
        said.append(_INTERNAL)
    elif exchange is not None and exchange.price_reason:
        said.append(exchange.price_reason)
    return (" ".join(text.render(language) for text in said),) if said else ()


def _spends_nothing(exchange: Exchange) -> bool:
    """Neither investment nor jobs, and it is known that something moves."""
    costs = exchange.investment_sek.quantity.value, exchange.jobs_fte.quantity.value
    return costs == (0.0, 0.0) and exchange.match.amount_per_year.is_known


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
    facts.append((_GAIN.render(language), show(exchange.joint_npv_sek, language)))
    facts += [
        (text.render(language), show(cited, language))
        for text, cited in ((_INVESTMENT, exchange.investment_sek), (_JOBS, exchange.jobs_fte))
        if cited.quantity.value != 0 or cited.quantity.high
    ]
    facts.append(_climate(exchange, language))
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


def _table(study: Study, language: Language) -> Table:
    """A row per surplus: its best match, and how many others would take it."""
    columns = tuple(
        Column(t.render(language), is_number=i in (3, 4)) for i, t in enumerate(_COLUMNS)
    )
    by_source: dict[str, list[Match]] = {}
    for match in study.match_result.matches:
        by_source.setdefault(match.source_stream_id, []).append(match)
    ordered = sorted(by_source.values(), key=lambda found: all(m.is_internal for m in found))
    rows = tuple(_row(found, study, language) for found in ordered)
    return Table("offers", "", columns, rows, n_first=FIRST_ROWS)


def _row(found: list[Match], study: Study, language: Language) -> tuple[Cell, ...]:
    match = min(found, key=lambda m: m.is_internal)
    through = " → ".join(c.label.render(language) for c in match.pathway.conversions)
    if match.vacant_conversion_ids:
        through += f" ({ROLE_MISSING.render(language)})"
    what = resource_label(match.resource_ids[0], study, language)
    others = {m.sink_stream_id for m in found} - {match.sink_stream_id}
    more = _OTHERS.render(language).format(n=len(others)) if others else ""
    return (
        TextCell(what, family=study.knowledge.family(match.resource_ids[0])),
        TextCell(giver_of(match, study).name),
        TextCell(taker_of(match, study).name, ". ".join(p for p in (through, more) if p)),
        show(match.amount_per_year, language),
        distance_view(match.distance, language),
        chip(match.outcome, language),
    )


def _tours(study: Study, language: Language) -> Table:
    """The collection tours: too small one by one, together a batch."""
    columns = tuple(
        Column(t.render(language), is_number=i in (3, 4)) for i, t in enumerate(_TOUR_COLUMNS)
    )
    bundles = study.match_result.bundles
    return Table("tours", "", columns, tuple(_tour(b, study, language) for b in bundles), n_first=4)


def _tour(bundle: Bundle, study: Study, language: Language) -> tuple[Cell, ...]:
    inventory = study.inventory
    streams = [inventory.stream_by_id[i] for i in bundle.stream_ids]
    owners = list(dict.fromkeys(inventory.actor_of(s).name for s in streams))
    shown = owners[:MOST_NAMED]
    if len(owners) > MOST_NAMED:
        shown.append(_AND_MORE.render(language).format(n=len(owners) - MOST_NAMED))
    kinds = [s.resource_id for s in streams if s.resource_id]
    what = resource_label(kinds[0], study, language) if kinds else streams[0].description
    steps = [study.knowledge.conversions[c].label.render(language) for c in bundle.conversion_ids]
    taker = inventory.actor_of(inventory.stream_by_id[bundle.sink_stream_id]).name
    rule = _SHORTEST.render(language)
    length = Cited.derived(Quantity.of(bundle.tour_km, "km"), rule)
    return (
        TextCell(what, family=study.knowledge.family(kinds[0]) if kinds else None),
        TextCell(listed(shown, language)),
        TextCell(taker, " → ".join(steps)),
        show(bundle.amount, language),
        show(length, language),
    )
