"""The network: how it was chosen, what partners gain, who belongs together, who is missing."""

from attrs import evolve

from samspel.domain.exchanges import Synergy
from samspel.domain.inventory import ExchangeStatus
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.studies import Objective, Study
from samspel.domain.texts import Language, Text, format_number
from samspel.reporting.blocks import (
    Block,
    Bullets,
    Empty,
    Facts,
    RangeRow,
    RangeRows,
    Section,
    Subheading,
    TextCell,
)
from samspel.reporting.figures.charts import Range, digits_for, draw_range
from samspel.reporting.numbers import NumberView, show
from samspel.reporting.phrases import (
    counted,
    kind_label,
    listed,
    lower_first,
    partner_name,
    resource_label,
    sentence,
)
from samspel.reporting.sections.summary import TOTALS, totals_table

_MOST_PARTNERS = 24
_FIRST_PARTNERS = 12
_TITLE = Text("Nätverket", "The network")
_CHOSEN_FOR = Text("Valt för", "Chosen for")
_WORTH = Text("Värde", "Worth")
_GAP = Text("Avstånd till bästa möjliga", "Distance to the best possible")
_PROVEN = Text(
    "inget: bättre finns inte med de här siffrorna",
    "none: nothing better exists with these numbers",
)
_SIZE = Text("Omfattning", "Size")
_WAITING = Text("Väntar på en siffra", "Waiting for a number")
_WAITING_TEXT = Text("{n}. De är inte med i summorna", "{n}. They are not in the sums")
_GAINS = Text("Pengar per part", "Money per partner")
_GAINS_ASIDE = Text("Nuvärde, {unit}, {years} år", "Net present value, {unit}, {years} years")
_GAINS_CAPTION = Text(
    "Pricken är det troligaste, fältet visar lägst och högst: allt går emot på en gång, eller "
    "allt går väl. Priset mellan parterna är satt så att vinsten delas; hur den delas bestämmer "
    "parterna.",
    "The dot is the likeliest, the band shows lowest and highest: everything goes against it at "
    "once, or all goes well. The price between the partners is set so that the gain is shared; "
    "how to share it is theirs to decide.",
)
_TOGETHER = Text("Det som hör ihop", "What belongs together")
_RULE = Text(
    "3–2-regeln: minst tre aktörer och två resurser",
    "The 3–2 rule: at least three actors and two resources",
)
_MEETS = Text("Uppfyller 3–2.", "Meets 3–2.")
_MEETS_NOT = Text("Når inte 3–2.", "Does not reach 3–2.")
_ROLES = Text("Roller som saknas", "Roles that are missing")
_ROLE_WAITS = Text("{n} väntar på den.", "Awaited by {n}.")
_SPRING = Text("Språngbrädor", "Springboards")
_SPRING_ASIDE = Text("Samarbeten som redan finns", "Co-operation that exists already")
_NONE = Text("Inget nätverk än", "No network yet")
_NONE_WHY = Text(
    "Inget utbyte kan räknas hem med det som är känt i dag. Det betyder inte att de är dåliga: de "
    "flesta väntar på en siffra eller på en roll.",
    "No exchange can be shown to pay with what is known today. That does not mean they are bad: "
    "most wait for a number or for a role.",
)
_EXCHANGE, _EXCHANGES = Text("utbyte", "exchange"), Text("utbyten", "exchanges")
_ACTOR, _ACTORS = Text("aktör", "actor"), Text("aktörer", "actors")


def build(study: Study, language: Language) -> Section:
    """Facts, gains, synergies, roles and springboards."""
    blocks: list[Block] = []
    if study.chosen:
        blocks.append(_facts(study, language))
        blocks.append(Subheading(TOTALS.render(language)))
        blocks.append(totals_table(study.network.totals, language))
        blocks += _gains(study, language)
        blocks += _synergies(study, language)
    else:
        blocks.append(Empty(_NONE.render(language), _NONE_WHY.render(language)))
        n_waiting = len(study.network.undecidable_exchange_ids)
        if n_waiting:
            blocks.append(Facts((_waiting(n_waiting, language),)))
    blocks += _roles(study, language)
    blocks += _springboards(study, language)
    return Section("network", _TITLE.render(language), tuple(blocks))


def _facts(study: Study, language: Language) -> Facts:
    network = study.network
    names = {o.value: o.text for o in Objective}
    objective = names.get(network.objective)
    actors = {a for s in network.synergies for a in s.actor_ids}
    size = counted(len(study.chosen), _EXCHANGE, _EXCHANGES, language)
    if actors:
        size += f", {counted(len(actors), _ACTOR, _ACTORS, language)}"
    facts: list[tuple[str, NumberView | TextCell]] = [
        (_SIZE.render(language), TextCell(sentence(size))),
        (
            _CHOSEN_FOR.render(language),
            TextCell(sentence(objective.render(language) if objective else network.objective)),
        ),
    ]
    unit = _objective_unit(network.objective)
    if unit:
        rule = Text("optimering", "optimisation").render(language)
        cited = Cited.derived(Quantity.of(network.objective_value, unit), rule)
        facts.append((_WORTH.render(language), show(cited, language)))
    facts.append((_GAP.render(language), TextCell(_gap(network.gap, study, language))))
    if network.undecidable_exchange_ids:
        facts.append(_waiting(len(network.undecidable_exchange_ids), language))
    return Facts(tuple(facts))


def _waiting(number: int, language: Language) -> tuple[str, TextCell]:
    n = sentence(counted(number, _EXCHANGE, _EXCHANGES, language))
    return _WAITING.render(language), TextCell(_WAITING_TEXT.render(language).format(n=n))


def _objective_unit(objective: str) -> str:
    money = (Objective.SOCIETY.value, Objective.FIRMS.value)
    if objective in money:
        return "SEK"
    return "tCO2e" if objective == Objective.CLIMATE.value else ""


def _gap(gap: float, study: Study, language: Language) -> str:
    if gap <= max(study.options.mip_gap, 1e-9) * 1.01:
        return sentence(_PROVEN.render(language))
    return f"{format_number(gap * 100, language)} %"


def _gains(study: Study, language: Language) -> list[Block]:
    known = [p for p in study.network.partners if p.npv_sek.is_known]
    if not known:
        return []
    ordered = [(p.partner_id, p.npv_sek) for p in known]
    largest = max(abs(v) for _, c in ordered for v in _ends(c))
    scale, unit = _money_scale(largest, language)
    axis = (
        min(_ends(c)[0] for _, c in ordered) / scale,
        max(_ends(c)[2] for _, c in ordered) / scale,
    )
    rows = tuple(
        _row(i, partner, cited, (axis, scale, unit), study, language)
        for i, (partner, cited) in enumerate(ordered[:_MOST_PARTNERS])
    )
    years = study.inventory.region.horizon_years
    aside = _GAINS_ASIDE.render(language).format(unit=unit, years=years)
    return [
        Subheading(_GAINS.render(language), aside),
        RangeRows(rows, _GAINS_CAPTION.render(language), _FIRST_PARTNERS),
    ]


def _ends(cited: Cited) -> tuple[float, float, float]:
    value, low, high = cited.quantity.require("a partner's gain")
    return low, value, high


def _money_scale(largest: float, language: Language) -> tuple[float, str]:
    if largest >= 2e6:
        return 1e6, Text("Mkr", "MSEK").render(language)
    return 1e3, Text("tkr", "kSEK").render(language)


def _row(
    index: int,
    partner_id: str,
    cited: Cited,
    axis: tuple[tuple[float, float], float, str],
    study: Study,
    language: Language,
) -> RangeRow:
    ends, scale, unit = axis
    low, value, high = _ends(cited)
    shown = Range(low / scale, value / scale, high / scale)
    actor = study.inventory.actor_by_id.get(partner_id)
    role = kind_label(actor.kind, language) if actor else _ROLES_ONE.render(language)
    drawing = draw_range(shown, ends, unit, language, f"gain-{index}")
    name = partner_name(partner_id, study, language)
    digits = digits_for(max(ends[1], 0.0) - min(ends[0], 0.0))
    number = evolve(
        show(cited, language), text=format_number(shown.value, language, digits), unit=unit
    )
    return RangeRow(name, role, number, drawing.render())


_ROLES_ONE = Text("Rollen saknas", "The role is missing")


def _synergies(study: Study, language: Language) -> list[Block]:
    synergies = sorted(study.network.synergies, key=lambda s: (-len(s.exchange_ids), s.synergy_id))
    items = tuple(_synergy(s, study, language) for s in synergies)
    if not items:
        return []
    return [Subheading(_TOGETHER.render(language), _RULE.render(language)), Bullets(items)]


def _synergy(synergy: Synergy, study: Study, language: Language) -> TextCell:
    names = [partner_name(a, study, language) for a in synergy.actor_ids]
    resources = [lower_first(resource_label(r, study, language)) for r in synergy.resource_ids]
    rule = _MEETS if synergy.meets_3_2 else _MEETS_NOT
    what = sentence(", ".join(resources))
    return TextCell(listed(names, language), f"{what}. {rule.render(language)}")


def _roles(study: Study, language: Language) -> list[Block]:
    exchanges = study.chosen or study.exchanges
    waiting: dict[str, int] = {}
    for exchange in exchanges:
        for conversion_id in dict.fromkeys(exchange.match.vacant_conversion_ids):
            waiting[conversion_id] = waiting.get(conversion_id, 0) + 1
    items = []
    for conversion_id, n in sorted(waiting.items(), key=lambda kv: (-kv[1], kv[0]))[:8]:
        conversion = study.knowledge.conversions[conversion_id]
        waits = _ROLE_WAITS.render(language).format(n=counted(n, _EXCHANGE, _EXCHANGES, language))
        items.append(
            TextCell(
                conversion.technology.operator_label.render(language),
                f"{conversion.label.render(language)}. {sentence(waits)}",
                study.knowledge.family(conversion.output_id),
            )
        )
    return [Subheading(_ROLES.render(language)), Bullets(tuple(items))] if items else []


def _springboards(study: Study, language: Language) -> list[Block]:
    inventory = study.inventory
    items = []
    for known in inventory.exchanges:
        if known.status is ExchangeStatus.EXISTING:
            ends = [
                inventory.actor_of(inventory.stream_by_id[i])
                for i in (known.source_stream_id, known.sink_stream_id)
            ]
            what = inventory.stream_by_id[known.source_stream_id].description
            items.append(TextCell(" – ".join(a.name for a in ends), what))
    if not items:
        return []
    return [
        Subheading(_SPRING.render(language), _SPRING_ASIDE.render(language)),
        Bullets(tuple(items)),
    ]
