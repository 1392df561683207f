"""From assessed exchanges to the arrays of a decision problem."""

from collections.abc import Sequence

import numpy as np
from attrs import define, field, frozen

from samspel.domain.chains import steps_of
from samspel.domain.errors import InfeasibleError
from samspel.domain.exchanges import Exchange, Match
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Profile
from samspel.domain.resources import Resource
from samspel.domain.streams import Recurrence, Stream
from samspel.domain.studies import Objective, StudyOptions
from samspel.domain.texts import Text
from samspel.domain.units import conversion_factor, dimension, is_per_time
from samspel.domain.verdicts import Outcome
from samspel.optimisation.spec import MONTHS, Floats, NetworkProblem, Shared

DAYS_PER_MONTH = 365 / MONTHS
_EVEN = Profile.even().monthly


@frozen
class Worth:
    """An exchange's objective and investment at its assessed amount, and the fixed share of both.

    `fixed` and `fixed_investment_sek` are per shared key.
    """

    total: float
    investment_sek: float
    fixed: tuple[tuple[str, float, float], ...]


def worth_of(exchange: Exchange, options: StudyOptions) -> Worth | None:
    """What the objective makes of an exchange; None where a number it needs is unknown."""
    money = {
        Objective.SOCIETY: (1.0, 0.0, 0.0),
        Objective.FIRMS: (0.0, 1.0, 0.0),
        Objective.CLIMATE: (0.0, 0.0, 1.0),
        Objective.WEIGHTED: options.weights,
    }
    weights = money[options.objective]
    signed = (weights[0], weights[1], -weights[2])
    terms = (exchange.society_npv_sek, exchange.joint_npv_sek, exchange.emissions_t_co2e_per_year)
    total = 0.0
    for weight, term in zip(signed, terms, strict=True):
        value = term.quantity.value
        if weight and value is None:
            return None
        total += weight * (value or 0.0)
    investment = exchange.investment_sek.quantity.value
    if investment is None and options.investment_budget_sek is not None:
        return None
    in_money = weights[0] + weights[1]
    fixed = (
        (c.key, c.npv_sek.quantity.value or 0.0, c.investment_sek.quantity.value or 0.0)
        for c in exchange.fixed_costs
    )
    return Worth(
        total, investment or 0.0, tuple((key, npv * in_money, price) for key, npv, price in fixed)
    )


def build_problem(
    exchanges: Sequence[Exchange],
    inventory: Inventory,
    knowledge: Knowledge,
    options: StudyOptions | None = None,
    *,
    required: Sequence[str] = (),
    forbidden: Sequence[str] = (),
) -> NetworkProblem:
    """The decision problem of assessed exchanges, at their likeliest values, ordered by id.

    Refused exchanges and those forbidden are left out, uncertain ones where `include_uncertain`
    is off; those whose amount or worth is unknown are listed as undecidable. The fixed cost of
    pipes and forced trips is paid once per key, a vacant role's plant needs its smallest batch
    once for all that use it. A single lot goes to one taker, a pair of streams uses one pathway.
    """
    options = options or StudyOptions()
    candidates, undecidable = _sorted_out(exchanges, options, forbidden)
    ids = tuple(c.exchange.exchange_id for c in candidates)
    _check_required(required, ids)
    sources = _Side.of([c.exchange.match.source_stream_id for c in candidates])
    sinks = _Side.of([c.exchange.match.sink_stream_id for c in candidates])
    return NetworkProblem(
        ids,
        sources.index,
        sinks.index,
        np.array([c.exchange.match.monthly_amount for c in candidates]).reshape(-1, MONTHS),
        sources.monthly(
            inventory, knowledge, [c.exchange.match.resource_ids[0] for c in candidates]
        ),
        sinks.monthly(
            inventory, knowledge, [_wanted_id(c.exchange, inventory) for c in candidates]
        ),
        [c.delivered / c.amount for c in candidates],
        np.array([_can_wait(c.exchange, knowledge) for c in candidates], dtype=bool),
        [c.value_per_unit for c in candidates],
        np.zeros(len(candidates)),
        [c.investment_per_unit for c in candidates],
        np.zeros(len(candidates)),
        _shared(candidates, knowledge),
        _exclusive(candidates, inventory),
        tuple(i for i, exchange_id in enumerate(ids) if exchange_id in required),
        options.investment_budget_sek,
        undecidable,
    )


def _sorted_out(
    exchanges: Sequence[Exchange], options: StudyOptions, forbidden: Sequence[str]
) -> tuple[list["_Candidate"], tuple[str, ...]]:
    """Candidates, and the ids of those that cannot be decided on; both ordered by id."""
    candidates: list[_Candidate] = []
    undecidable: list[str] = []
    for exchange in sorted(exchanges, key=lambda e: e.exchange_id):
        if exchange.exchange_id in forbidden or not _is_allowed(exchange, options):
            continue
        worth = worth_of(exchange, options)
        amount = exchange.match.amount_per_year.quantity.value
        delivered = exchange.match.delivered_per_year.quantity.value
        if worth is None or amount is None or delivered is None:
            undecidable.append(exchange.exchange_id)
        elif amount > 0:
            candidates.append(_Candidate(exchange, worth, amount, delivered))
    return candidates, tuple(undecidable)


def _check_required(required: Sequence[str], ids: tuple[str, ...]) -> None:
    missing = sorted(set(required) - set(ids))
    if missing:
        names = ", ".join(missing)
        raise InfeasibleError(
            Text(
                f"{names} krävs men kan inte väljas: utbytet är avvisat, uteslutet eller har en "
                "okänd mängd eller ett okänt värde. Ta bort kravet eller fyll i det som saknas.",
                f"{names} is required but cannot be chosen: it is refused, excluded, or its "
                "amount or worth is unknown. Drop the requirement or fill in what is missing.",
            )
        )


@frozen
class _Candidate:
    exchange: Exchange
    worth: Worth
    amount: float
    delivered: float

    @property
    def value_per_unit(self) -> float:
        return (self.worth.total - sum(npv for _, npv, _ in self.worth.fixed)) / self.amount

    @property
    def investment_per_unit(self) -> float:
        fixed = sum(price for _, _, price in self.worth.fixed)
        return max(self.worth.investment_sek - fixed, 0.0) / self.amount


def _is_allowed(exchange: Exchange, options: StudyOptions) -> bool:
    outcome = exchange.match.outcome
    return outcome is Outcome.ACCEPTED or (outcome is Outcome.UNKNOWN and options.include_uncertain)


@frozen
class _Side:
    """The distinct streams of one side, in order of id, and each candidate's number."""

    stream_ids: tuple[str, ...]
    index: tuple[int, ...]

    @classmethod
    def of(cls, stream_ids: list[str]) -> "_Side":
        distinct = tuple(sorted(set(stream_ids)))
        number = {stream_id: i for i, stream_id in enumerate(distinct)}
        return cls(distinct, tuple(number[s] for s in stream_ids))

    def monthly(
        self, inventory: Inventory, knowledge: Knowledge, resource_ids: list[str]
    ) -> Floats:
        """(n, 12) likeliest amounts in the resource's unit; unlimited where not comparable."""
        resource_of = dict(zip(self.index, resource_ids, strict=True))
        rows = [
            _monthly(inventory.stream_by_id[s], knowledge.resources[resource_of[i]], inventory)
            for i, s in enumerate(self.stream_ids)
        ]
        return np.array(rows).reshape(-1, MONTHS)


def _monthly(stream: Stream, resource: Resource, inventory: Inventory) -> Floats:
    value = _yearly(stream.amount, resource)
    if value is None:
        return np.full(MONTHS, np.inf)
    profile = inventory.profile_of(stream)
    if not is_per_time(resource.unit):
        return np.full(MONTHS, value / MONTHS)
    return np.asarray(value * (profile.monthly if profile is not None else _EVEN))


def _yearly(amount: Cited, resource: Resource) -> float | None:
    """A stream's likeliest amount in its resource's unit, by weight where kinds differ."""
    value, unit, mass = amount.quantity.value, amount.quantity.unit, resource.mass_t_per_unit
    if value is None:
        return None
    if dimension(unit) == dimension(resource.unit):
        return value * conversion_factor(unit, resource.unit)
    per_unit = mass.quantity.value if mass is not None else None
    if not per_unit or dimension(unit) != dimension("t/year"):
        return None
    return value * conversion_factor(unit, "t/year") / per_unit


def _wanted_id(exchange: Exchange, inventory: Inventory) -> str:
    sink = inventory.stream_by_id[exchange.match.sink_stream_id]
    return sink.resource_id or exchange.match.resource_ids[-1]


def _can_wait(exchange: Exchange, knowledge: Knowledge) -> bool:
    """Whether something along the line keeps for a month or longer."""
    days = (knowledge.resources[r].storable_days or 0.0 for r in exchange.match.resource_ids)
    return max(days) >= DAYS_PER_MONTH


@define
class _Collected:
    """Shared items by key while they are gathered."""

    value: dict[str, float] = field(factory=dict)
    investment: dict[str, float] = field(factory=dict)
    minimum: dict[str, float] = field(factory=dict)
    uses: list[tuple[int, str, float]] = field(factory=list)

    def pay(self, key: str, value: float, investment: float) -> None:
        """A fixed cost; where two exchanges name another, the dearer counts."""
        self.value[key] = min(value, self.value.get(key, 0.0))
        self.investment[key] = max(investment, self.investment.get(key, 0.0))

    def finish(self) -> Shared:
        """As arrays, items ordered by key."""
        keys = tuple(sorted({key for _, key, _ in self.uses}))
        number = {key: i for i, key in enumerate(keys)}
        return Shared(
            keys,
            [self.value.get(k, 0.0) for k in keys],
            [self.investment.get(k, 0.0) for k in keys],
            [self.minimum.get(k, 0.0) for k in keys],
            [exchange for exchange, _, _ in self.uses],
            [number[key] for _, key, _ in self.uses],
            [per_unit for _, _, per_unit in self.uses],
        )


def _shared(candidates: list[_Candidate], knowledge: Knowledge) -> Shared:
    collected = _Collected()
    plants_of: dict[tuple[str, ...], tuple[_Plant, ...]] = {}
    for i, candidate in enumerate(candidates):
        for key, npv, price in candidate.worth.fixed:
            collected.pay(key, npv, price)
            collected.uses.append((i, key, 1.0))
        match = candidate.exchange.match
        line = (*match.pathway.conversion_ids, *match.resource_ids)
        if line not in plants_of:
            plants_of[line] = _plants(match, knowledge)
        for plant in plants_of[line]:
            if match.operator_ids[plant.step] is None:
                site_id = candidate.exchange.legs[plant.step].to_site_id
                key = f"role:{plant.conversion_id}@{site_id}"
                collected.minimum[key] = plant.least
                collected.uses.append((i, key, plant.input_per_unit))
    return collected.finish()


@frozen
class _Plant:
    """A step with a smallest sensible yearly input, and its input per source unit."""

    step: int
    conversion_id: str
    least: float
    input_per_unit: float


def _plants(match: Match, knowledge: Knowledge) -> tuple[_Plant, ...]:
    """The steps of a line that have a smallest batch, as far as their ratios are known."""
    found = []
    per_unit: float | None = 1.0
    for i, step in enumerate(steps_of(match, knowledge)):
        into, ratio = step.input_per_unit.quantity.value, step.ratio.quantity.value
        conversion = step.conversion
        per_input = None if per_unit is None or into is None else per_unit * into
        if conversion.batch_minimum is not None and per_input is not None:
            least = conversion.batch_minimum.to(conversion.input_unit).value
            if least:
                found.append(_Plant(i, conversion.conversion_id, least, per_input))
        per_unit = None if per_input is None or ratio is None else per_input * ratio
    return tuple(found)


def _exclusive(candidates: list[_Candidate], inventory: Inventory) -> tuple[tuple[int, ...], ...]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for i, candidate in enumerate(candidates):
        match = candidate.exchange.match
        groups.setdefault((match.source_stream_id, match.sink_stream_id), []).append(i)
        if inventory.stream_by_id[match.source_stream_id].recurrence is Recurrence.ONCE:
            groups.setdefault((match.source_stream_id,), []).append(i)
    return tuple(tuple(members) for _, members in sorted(groups.items()) if len(members) > 1)
