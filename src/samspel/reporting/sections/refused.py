"""What was refused and what nearly pays: why, and what would change it."""

from collections import Counter

from samspel.domain.exchanges import Exchange, Match
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
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
from samspel.reporting.phrases import distance_view, match_title, rule_label, sentence

MOST_REFUSED = 25
MOST_NEAR = 20
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
_MORE = Text(
    "{n} till finns i tabellfilen. Skäl: {reasons}.",
    "{n} more are in the file of tables. Reasons: {reasons}.",
)
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
    blocks: list[Block] = []
    if near:
        blocks += [
            Subheading(_NEAR.render(language), _NEAR_ASIDE.render(language)),
            _near_table(near[:MOST_NEAR], study, language),
        ]
    if refused:
        ordered = _told_apart(refused)
        blocks += [Subheading(_REFUSED.render(language)), _table(ordered, study, language)]
        if len(refused) > MOST_REFUSED:
            blocks.append(_more(ordered, language))
        blocks.append(Notice(_LEGAL.render(language)))
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
    return Table("near-misses", "", columns, rows)


def _near_row(exchange: Exchange, study: Study, language: Language) -> tuple[Cell, ...]:
    even = exchange.break_even
    cannot = TextCell(_CANNOT.render(language))
    needed: list[NumberView | TextCell] = [
        show(cited, language) if cited is not None else cannot
        for cited in (even.amount_per_year, even.distance_km, even.price_sek_per_unit)
    ]
    match = exchange.match
    return (
        TextCell(match_title(match, study, language)),
        show(exchange.joint_npv_sek, language),
        show(match.amount_per_year, language),
        needed[0],
        distance_view(match.distance, language),
        needed[1],
        needed[2],
    )


def _told_apart(refused: list[Match]) -> list[Match]:
    """Each reason's best match first, so that no reason hides behind another's many."""
    first: dict[str, Match] = {}
    for match in refused:
        first.setdefault(_refusing(match)[0].code, match)
    lead = list(first.values())
    return [*lead, *(m for m in refused if all(m is not x for x in lead))]


def _refusing(match: Match) -> list[Verdict]:
    return [v for v in match.verdicts if v.outcome is Outcome.REFUSED]


def _table(refused: list[Match], study: Study, language: Language) -> Table:
    columns = tuple(Column(t.render(language)) for t in _REFUSED_COLUMNS)
    rows = tuple(_row(m, study, language) for m in refused[:MOST_REFUSED])
    return Table("refused", "", columns, rows)


def _row(match: Match, study: Study, language: Language) -> tuple[Cell, ...]:
    verdicts = _refusing(match)
    reasons = " ".join(v.reason.render(language) for v in verdicts)
    changes = " ".join(v.change.render(language) for v in verdicts if v.change)
    rules = ", ".join(dict.fromkeys(rule_label(v.rule, language) for v in verdicts))
    title = match_title(match, study, language)
    family = study.knowledge.family(match.resource_ids[0])
    return (TextCell(title, family=family), TextCell(reasons, rules), TextCell(changes))


def _more(ordered: list[Match], language: Language) -> Paragraph:
    rest = ordered[MOST_REFUSED:]
    count = Counter(rule_label(_refusing(m)[0].rule, language) for m in rest)
    reasons = ", ".join(f"{name.lower()} {n}" for name, n in count.most_common())
    text = _MORE.render(language).format(n=len(rest), reasons=reasons)
    return Paragraph(sentence(text), is_quiet=True)
