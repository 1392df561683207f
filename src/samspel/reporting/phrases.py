"""How a report speaks of matches, actors and streams, in both languages."""

from collections.abc import Iterable

from samspel.domain.actors import Actor, ActorKind, Role
from samspel.domain.exchanges import Match
from samspel.domain.geography import Distance
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text, format_number
from samspel.domain.verdicts import Outcome, Verdict
from samspel.reporting.blocks import Chip, ReasonView, TextCell
from samspel.reporting.numbers import NumberView, show, unit_label

IN_WORKBOOK = Text("{n} till i tables.xlsx.", "{n} more in tables.xlsx.")
ROLE_MISSING = Text("rollen saknas", "the role is missing")
_DIRECT = Text("{what} från {giver} till {taker}", "{what} from {giver} to {taker}")
_MADE = Text(
    "{what} från {giver} blir {made} till {taker}", "{what} from {giver} becomes {made} for {taker}"
)
_NUMBERS = {
    "sv": [
        "noll",
        "ett",
        "två",
        "tre",
        "fyra",
        "fem",
        "sex",
        "sju",
        "åtta",
        "nio",
        "tio",
        "elva",
        "tolv",
    ],
    "en": [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ],
}
_OWN_JUDGEMENT = "Samspel: judgement"
_JUDGED = Text("Samspels egen bedömning", "Samspel's own judgement")
_KINDS = {
    ActorKind.COMPANY: Text("Företag", "Company"),
    ActorKind.MUNICIPALITY: Text("Kommun", "Municipality"),
    ActorKind.REGION: Text("Region", "Region"),
    ActorKind.ASSOCIATION: Text("Förening", "Association"),
    ActorKind.ACADEMIA: Text("Akademi", "Academia"),
    ActorKind.AUTHORITY: Text("Myndighet", "Authority"),
    ActorKind.GROUP: Text("Grupp", "Group"),
    ActorKind.WANTED: Text("Roll som saknas", "Missing role"),
}


def in_words(number: int, language: Language) -> str:
    """ "tre", "three"; from thirteen on in figures."""
    words = _NUMBERS[language]
    return words[number] if number < len(words) else format_number(number, language)


def counted(number: int, one: Text, many: Text, language: Language) -> str:
    """ "ett utbyte", "fyra utbyten": the number in words with its noun."""
    noun = (one if number == 1 else many).render(language)
    return f"{in_words(number, language)} {noun}"


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str], language: Language) -> str:
    """ "a", "a och b", "a, b och c"."""
    items = list(words)
    joint = Text(" och ", " and ").render(language)
    return joint.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def kind_label(kind: ActorKind, language: Language) -> str:
    """What an actor is."""
    return _KINDS[kind].render(language)


def actor_line(actor: Actor, study: Study, language: Language) -> str:
    """Role and place: "Ankarföretag, Granliden"."""
    role = next((r.text for r in actor.roles if r is not Role.AUTHORITY), _KINDS[actor.kind])
    sites = [s for s in study.inventory.sites if s.actor_id == actor.actor_id]
    place = next((p for p in (_place(s.name, actor) for s in sites) if p), actor.municipality)
    return f"{role.render(language)}, {place}" if place else role.render(language)


def _place(site_name: str, actor: Actor) -> str:
    place = site_name.rpartition(",")[2].strip()
    return "" if place == actor.name else place


def giver_of(match: Match, study: Study) -> Actor:
    """Who offers."""
    return study.inventory.actor_of(study.inventory.stream_by_id[match.source_stream_id])


def taker_of(match: Match, study: Study) -> Actor:
    """Who wants."""
    return study.inventory.actor_of(study.inventory.stream_by_id[match.sink_stream_id])


def resource_label(resource_id: str, study: Study, language: Language) -> str:
    """The resource's name."""
    return study.knowledge.resources[resource_id].label.render(language)


def match_title(match: Match, study: Study, language: Language) -> str:
    """The match in one sentence: "Drav från Tjärnbrygg blir insektsmjöl till Björkhults Ägg"."""
    text = _DIRECT if match.pathway.is_direct else _MADE
    made = resource_label(match.resource_ids[-1], study, language)
    return text.render(language).format(
        what=resource_label(match.resource_ids[0], study, language),
        giver=giver_of(match, study).name,
        made=lower_first(made),
        taker=taker_of(match, study).name,
    )


def lower_first(text: str) -> str:
    """A lower-case first letter, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def match_steps(match: Match, study: Study, language: Language) -> tuple[TextCell, ...]:
    """Giver, each conversion with who runs it, and taker; below each what it passes on."""
    labels = [resource_label(r, study, language) for r in match.resource_ids]
    families = [study.knowledge.family(r) for r in match.resource_ids]
    steps = [TextCell(giver_of(match, study).name, labels[0], families[0])]
    conversions = zip(match.pathway.conversions, match.operator_ids, families[1:], strict=False)
    for conversion, operator_id, family in conversions:
        operator = ROLE_MISSING.render(language)
        if operator_id is not None:
            operator = study.inventory.actor_by_id[operator_id].name
        steps.append(TextCell(conversion.label.render(language), operator, family))
    steps.append(TextCell(taker_of(match, study).name, labels[-1], families[-1]))
    return tuple(steps)


def chip(outcome: Outcome, language: Language) -> Chip:
    """The verdict as word and shape."""
    return Chip(outcome, outcome.text.render(language))


def rule_label(rule: str, language: Language) -> str:
    """The rule's name; an unknown rule's id in words."""
    from samspel.matching.rules import RULES

    named = {r.name: r.label for r in RULES}
    if rule in named:
        return named[rule].render(language)
    return sentence(rule.replace("_", " "))


def reason(verdict: Verdict, language: Language) -> ReasonView:
    """One rule's word."""
    return ReasonView(
        rule=rule_label(verdict.rule, language),
        chip=chip(verdict.outcome, language),
        reason=verdict.reason.render(language),
        change=verdict.change.render(language),
        source="; ".join(source_title(s, language) for s in verdict.sources),
    )


def source_title(source: Source, language: Language) -> str:
    """A source's title; the catalogue's own judgement in the reader's language."""
    is_own = source.title.startswith(_OWN_JUDGEMENT)
    return _JUDGED.render(language) if is_own else source.title


def distance_view(distance: Distance | None, language: Language) -> NumberView:
    """Kilometres, with how they were found as their source."""
    if distance is None:
        return show(Cited(Quantity.unknown("km"), Origin.DERIVED), language)
    quantity = Quantity.of(distance.km, "km", distance.low_km, distance.high_km)
    source = Source(distance.method.text.render(language))
    return show(Cited(quantity, Origin.DERIVED, source), language)


def partner_name(partner_id: str, study: Study, language: Language) -> str:
    """An actor's name, or the operator that a vacant role asks for."""
    kind, _, conversion_id = partner_id.partition(":")
    if kind == "role" and conversion_id in study.knowledge.conversions:
        technology = study.knowledge.conversions[conversion_id].technology
        return technology.operator_label.render(language)
    actor = study.inventory.actor_by_id.get(partner_id)
    return actor.name if actor else partner_id


def with_unit(number: NumberView) -> str:
    """Number and unit in one piece of text."""
    return f"{number.text} {number.unit}".rstrip() if number.is_known else number.text


def per_unit(unit: str, language: Language) -> str:
    """The unit of an amount for a table's head."""
    return unit_label(unit, language)
