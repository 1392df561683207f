"""Three calls to make on Monday: to whom, with which question, and why."""

from collections.abc import Iterator

from samspel.domain.actors import Actor, ActorKind, Role
from samspel.domain.exchanges import Exchange
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.resources import Family
from samspel.domain.streams import Stream
from samspel.domain.studies import Call, Measurement
from samspel.domain.texts import Text, format_number, same
from samspel.domain.units import amount_unit
from samspel.domain.verdicts import Outcome

N_CALLS = 3
_HEAT_FIELDS = ("amount", "profile_id", "temperature_supply_c")
_HEAT_OVER = Text(
    "Hur mycket värme kyler ni bort varje månad, och vid vilken temperatur?",
    "How much heat do you cool away each month, and at what temperature?",
)
_HEAT_NEEDED = Text(
    "Hur mycket värme behöver ni varje månad, och vid vilken temperatur?",
    "How much heat do you need each month, and at what temperature?",
)
_SPACES = ("greenhouse_space", "industrial_land", "workshop_space", "storage_space")


def plan_calls(
    inventory: Inventory,
    knowledge: Knowledge,
    chosen: tuple[Exchange, ...],
    exchanges: tuple[Exchange, ...],
    measurements: tuple[Measurement, ...],
) -> tuple[Call, ...]:
    """At most three calls, to three different actors that can be called.

    First the best exchange that nothing but a yes is missing for, then the number worth most to
    know, then the missing role that most exchanges wait for; more numbers fill what is left.
    """
    candidates = [
        *_first(_agreements(inventory, knowledge, chosen)),
        *_first(_questions(inventory, knowledge, measurements)),
        *_first(_vacancies(inventory, knowledge, exchanges)),
        *_questions(inventory, knowledge, measurements),
        *_agreements(inventory, knowledge, chosen),
        *_vacancies(inventory, knowledge, exchanges),
    ]
    calls: dict[str, Call] = {}
    for call in candidates:
        if len(calls) < N_CALLS:
            calls.setdefault(call.actor_id, call)
    return tuple(calls.values())


def _first(calls: Iterator[Call]) -> list[Call]:
    return [call for _, call in zip(range(1), calls, strict=False)]


def _can_be_called(actor: Actor) -> bool:
    return actor.kind not in (ActorKind.WANTED, ActorKind.GROUP)


def _agreements(
    inventory: Inventory, knowledge: Knowledge, chosen: tuple[Exchange, ...]
) -> Iterator[Call]:
    ready = [
        e
        for e in chosen
        if e.match.outcome is Outcome.ACCEPTED and not e.match.vacant_conversion_ids
    ]
    for exchange in sorted(ready, key=lambda e: -(e.joint_npv_sek.quantity.value or 0.0)):
        stream = inventory.stream_by_id[exchange.match.source_stream_id]
        receiver = _receiver(inventory, exchange)
        supplier = inventory.actor_of(stream)
        gain = exchange.joint_npv_sek.quantity.value
        if gain is None or not _can_be_called(supplier) or exchange.match.is_internal:
            continue
        label = _running(knowledge.resources[exchange.match.resource_ids[0]].label)
        amount = exchange.match.amount_per_year.quantity
        yield Call(
            supplier.actor_id,
            _agreement_question(label, amount.value or 0.0, amount.unit, receiver.name),
            _gain_reason(gain),
        )


def _receiver(inventory: Inventory, exchange: Exchange) -> Actor:
    """Who takes what the supplier has: the first step's operator, or the one who needs it."""
    operator_id = next(iter(exchange.match.operator_ids), None)
    if operator_id is not None:
        return inventory.actor_by_id[operator_id]
    return inventory.actor_of(inventory.stream_by_id[exchange.match.sink_stream_id])


def _running(label: Text) -> Text:
    """A label inside a sentence: its first letter small."""
    return Text(label.sv[:1].lower() + label.sv[1:], label.en[:1].lower() + label.en[1:])


def _agreement_question(label: Text, amount: float, unit: str, receiver: str) -> Text:
    shown = amount_unit(unit)
    return Text(
        f"Kan {label.sv} gå till {receiver}? Det handlar om ungefär "
        f"{format_number(amount, 'sv')} {shown} om året.",
        f"Could {label.en} go to {receiver}? It is about "
        f"{format_number(amount, 'en')} {shown} a year.",
    )


def _gain_reason(gain_sek: float) -> Text:
    sv, en = (format_number(gain_sek / 1e6, language, 1) for language in ("sv", "en"))
    return Text(
        f"Alla villkor är uppfyllda. Värt ungefär {sv} Mkr för parterna tillsammans.",
        f"Every condition is met. Worth about SEK {en} million to the partners together.",
    )


def _questions(
    inventory: Inventory, knowledge: Knowledge, measurements: tuple[Measurement, ...]
) -> Iterator[Call]:
    for measurement in measurements:
        stream = inventory.stream_by_id[measurement.stream_id]
        actor = inventory.actor_of(stream)
        if _can_be_called(actor):
            yield Call(actor.actor_id, _question(stream, measurement, knowledge), measurement.why)


def _question(stream: Stream, measurement: Measurement, knowledge: Knowledge) -> Text:
    resource = knowledge.resources[stream.resource_id] if stream.resource_id else None
    is_heat = resource is not None and resource.family is Family.HEAT
    if is_heat and measurement.field in _HEAT_FIELDS:
        return _HEAT_OVER if stream.is_source else _HEAT_NEEDED
    if measurement.field != "amount":
        return measurement.how
    name = _running(resource.label if resource is not None else same(stream.description))
    if stream.is_source:
        return Text(
            f"Har ni {name.sv} i dag, och i så fall hur mycket på ett år?",
            f"Do you have {name.en} today, and if so how much in a year?",
        )
    return Text(
        f"Hur mycket {name.sv} kan ni ta emot på ett år, och från vilken minsta leverans?",
        f"How much {name.en} could you take in a year, and from what smallest delivery?",
    )


def _vacancies(
    inventory: Inventory, knowledge: Knowledge, exchanges: tuple[Exchange, ...]
) -> Iterator[Call]:
    waiting: dict[str, list[tuple[bool, bool]]] = {}
    for exchange in exchanges:
        is_known = exchange.match.known_status is not None
        for conversion_id, is_wanted in _unfilled(exchange, inventory):
            waiting.setdefault(conversion_id, []).append((is_wanted, is_known))
    hosts = _hosts(inventory)
    for conversion_id, signs in sorted(waiting.items(), key=_most_awaited_first):
        n_waiting = len(signs)
        role = _running(knowledge.conversions[conversion_id].technology.operator_label)
        for host in hosts:
            yield Call(
                host.actor_id,
                Text(
                    f"Vem skulle kunna bli {role.sv} hos er eller i närheten?",
                    f"Who could become {role.en} with you or nearby?",
                ),
                Text(
                    f"Rollen saknas. {n_waiting} möjliga utbyten väntar på den.",
                    f"The role is missing. {n_waiting} possible exchanges wait for it.",
                ),
            )


def _most_awaited_first(item: tuple[str, list[tuple[bool, bool]]]) -> tuple[int, int, int, str]:
    """Roles that the region says it wants, then those that proposals need, then the rest."""
    conversion_id, signs = item
    n_wanted, n_known = (sum(sign[i] for sign in signs) for i in (0, 1))
    return (-n_wanted, -n_known, -len(signs), conversion_id)


def _unfilled(exchange: Exchange, inventory: Inventory) -> Iterator[tuple[str, bool]]:
    """(conversion, a wanted actor is named for it) of the steps that nobody runs yet."""
    pairs = zip(exchange.match.pathway.conversion_ids, exchange.match.operator_ids, strict=True)
    for conversion_id, operator_id in pairs:
        is_wanted = operator_id is not None and inventory.actor_by_id[operator_id].is_vacant
        if operator_id is None or is_wanted:
            yield conversion_id, is_wanted


def _hosts(inventory: Inventory) -> list[Actor]:
    """Whom to ask about a vacant role: those with space over, then facilitators, then the rest."""
    owners = [
        inventory.actor_of(s)
        for resource_id in _SPACES
        for s in inventory.streams
        if s.is_source and s.resource_id == resource_id
    ]
    leaders = [a for a in inventory.actors if Role.FACILITATOR in a.roles]
    municipal = [a for a in inventory.actors if a.kind is ActorKind.MUNICIPALITY]
    seen = {a.actor_id: a for a in (*owners, *municipal, *leaders) if _can_be_called(a)}
    return list(seen.values())
