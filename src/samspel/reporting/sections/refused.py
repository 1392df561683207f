"""What was refused and what nearly pays: why, and what would change it."""

from collections import Counter

from attrs import evolve

from samspel.domain.exchanges import Exchange, Match
from samspel.domain.provenance import Cited
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text, format_number
from samspel.domain.verdicts import Outcome, Verdict
from samspel.reporting.blocks import (
    Block,
    Cell,
    Column,
    Empty,
    Notice,
    Paragraph,
    Section,
    Subheading,
    Table,
    TextCell,
)
from samspel.reporting.numbers import NumberView, show
from samspel.reporting.phrases import distance_view, listed, match_title, rule_label, taker_of

FIRST_REFUSED = 8
FIRST_NEAR = 8
MOST_NEAR = 40
MOST_TAKERS = 3
ENDLESS = 50.0
HOPELESS = 1000.0
_TITLE = Text("Avvisat och nästan lönsamt", "Refused, and nearly paying")
_NEAR = Text("Nästan lönsamt", "Nearly paying")
_NEAR_ASIDE = Text("Vad som skulle krävas, var för sig", "What it would take, each alone")
_REFUSED = Text("Avvisat", "Refused")
_LEGAL = Text(
    "Regler är vägledning, inte juridisk rådgivning.", "Rules are guidance, not legal advice."
)
_NONE = Text("Inget avvisat", "Nothing refused")
_NONE_WHY = Text(
    "Ingen regel sade nej, och inget utbyte går med förlust.",
    "No rule said no, and no exchange makes a loss.",
)
_COUNT = Text(
    "{n} matchningar avvisades: {reasons}. Lika skäl står på samma rad.",
    "{n} matches were refused: {reasons}. Equal reasons share a row.",
)
_ALSO = Text("Gäller också {names}.", "The same goes for {names}.")
_AND_MORE = Text("{n} till", "{n} more")
_NEVER = Text("lägst {low}, i sämsta fall aldrig", "at least {low}, at worst never")
_REFUSED_COLUMNS = (
    Text("Vad", "What"),
    Text("Skäl", "Reason"),
    Text("Vad skulle ändra det", "What would change it"),
)
_NEAR_COLUMNS = (
    Text("Vad", "What"),
    Text("Vinst i dag, nuvärde", "Gain today, net present value"),
    Text("Mängd i dag", "Amount today"),
    Text("Mängd som krävs", "Amount it takes"),
    Text("Avstånd i dag", "Distance today"),
    Text("Längsta avstånd", "Longest distance"),
    Text("Pris som krävs", "Price it takes"),
)
_CANNOT = Text("räcker inte ensamt", "not enough alone")


def build(study: Study, language: Language) -> Section:
    """Near misses with their break-even values, then refusals with reasons."""
    near = _near_misses(study)
    refused = sorted(study.match_result.refused, key=lambda m: (-m.score, m.match_id))
    groups = _told_apart(refused)
    blocks: list[Block] = []
    if near:
        blocks += [
            Subheading(_NEAR.render(language), _NEAR_ASIDE.render(language)),
            _near_table(near[:MOST_NEAR], study, language),
        ]
    if refused:
        blocks += [
            Subheading(_REFUSED.render(language)),
            Paragraph(_count(refused, language), is_quiet=True),
            _table(groups, study, language),
            Notice(_LEGAL.render(language)),
        ]
    if not blocks:
        blocks.append(Empty(_NONE.render(language), _NONE_WHY.render(language)))
    return Section("refused", _TITLE.render(language), tuple(blocks))


def _near_misses(study: Study) -> list[Exchange]:
    """Exchanges outside the network whose money is known and does not suffice, best first."""
    chosen = set(study.network.exchange_ids)
    near = [
        (value, e)
        for e in study.exchanges
        if e.exchange_id not in chosen
        and (value := e.joint_npv_sek.quantity.value) is not None
        and (value <= 0 or (e.price is not None and not e.price.is_open))
    ]
    return [e for _, e in sorted(near, key=lambda pair: (-pair[0], pair[1].exchange_id))]


def _near_table(near: list[Exchange], study: Study, language: Language) -> Table:
    columns = tuple(
        Column(t.render(language), is_number=i > 0) for i, t in enumerate(_NEAR_COLUMNS)
    )
    rows = tuple(_near_row(e, study, language) for e in near)
    return Table("near-misses", "", columns, rows, n_first=FIRST_NEAR)


def _near_row(exchange: Exchange, study: Study, language: Language) -> tuple[Cell, ...]:
    even = exchange.break_even
    cannot = TextCell(_CANNOT.render(language))
    match = exchange.match
    amount = even.amount_per_year
    if amount is not None and _is_hopeless(amount, match.amount_per_year):
        amount = None
    needed: list[NumberView | TextCell] = [
        _needed(cited, language) if cited is not None else cannot
        for cited in (amount, even.distance_km, even.price_sek_per_unit)
    ]
    return (
        TextCell(match_title(match, study, language)),
        show(exchange.joint_npv_sek, language),
        show(match.amount_per_year, language),
        needed[0],
        distance_view(match.distance, language),
        needed[1],
        needed[2],
    )


def _is_hopeless(needed: Cited, today: Cited) -> bool:
    """A thousand times what there is: more of it is no way to make it pay."""
    return (needed.quantity.value or 0.0) > HOPELESS * (today.quantity.value or 0.0)


def _needed(cited: Cited, language: Language) -> NumberView:
    """What it takes; a highest value out of all proportion is said as what it means: never."""
    number = show(cited, language)
    value, low, high = cited.quantity.value, cited.quantity.low, cited.quantity.high
    if not value or low is None or high is None or high < ENDLESS * abs(value):
        return number
    text = _NEVER.render(language)
    return evolve(number, span=text.format(low=format_number(low, language)))


def _told_apart(refused: list[Match]) -> list[list[Match]]:
    """Matches refused for one kind of reason from one surplus together, each kind's best first."""
    groups: dict[tuple[str, ...], list[Match]] = {}
    for match in refused:
        first = _refusing(match)[0]
        user = match.pathway.conversion_ids[:1] if first.rule == "amount" else ()
        groups.setdefault((first.code, match.source_stream_id, *user), []).append(match)
    lead: dict[str, list[Match]] = {}
    for (code, *_), group in groups.items():
        lead.setdefault(code, group)
    return [*lead.values(), *(g for g in groups.values() if all(g is not x for x in lead.values()))]


def _refusing(match: Match) -> list[Verdict]:
    return [v for v in match.verdicts if v.outcome is Outcome.REFUSED]


def _table(groups: list[list[Match]], study: Study, language: Language) -> Table:
    columns = tuple(Column(t.render(language)) for t in _REFUSED_COLUMNS)
    rows = tuple(_row(group, study, language) for group in groups)
    return Table("refused", "", columns, rows, n_first=FIRST_REFUSED)


def _row(group: list[Match], study: Study, language: Language) -> tuple[Cell, ...]:
    match = group[0]
    verdicts = _refusing(match)
    reasons = " ".join(v.reason.render(language) for v in verdicts)
    changes = " ".join(v.change.render(language) for v in verdicts if v.change)
    rules = ", ".join(dict.fromkeys(rule_label(v.rule, language) for v in verdicts))
    title = match_title(match, study, language)
    family = study.knowledge.family(match.resource_ids[0])
    also = _also(group, study, language)
    return (TextCell(title, also, family), TextCell(reasons, rules), TextCell(changes))


def _also(group: list[Match], study: Study, language: Language) -> str:
    """Who else is refused for the same reason, a few by name."""
    first = taker_of(group[0], study).name
    names = list(dict.fromkeys(taker_of(m, study).name for m in group[1:]))
    names = [n for n in names if n != first]
    if not names:
        return ""
    shown = names[:MOST_TAKERS]
    if len(names) > MOST_TAKERS:
        shown.append(_AND_MORE.render(language).format(n=len(names) - MOST_TAKERS))
    return _ALSO.render(language).format(names=listed(shown, language))


def _count(refused: list[Match], language: Language) -> str:
    count = Counter(rule_label(_refusing(m)[0].rule, language) for m in refused)
    reasons = ", ".join(f"{name.lower()} {n}" for name, n in count.most_common())
    return _COUNT.render(language).format(n=format_number(len(refused), language), reasons=reasons)
