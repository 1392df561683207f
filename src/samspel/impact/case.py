"""From a match to its model: who takes part, which numbers count, and which rows they are."""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.assumptions import Assumptions
from samspel.domain.chains import Step, final_ratio, in_units, steps_of, units_per_unit_of
from samspel.domain.conversions import Conversion, Technology
from samspel.domain.errors import QuantityError
from samspel.domain.exchanges import HaulTerms, Leg, Match
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin, Perspective, Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Resource
from samspel.domain.streams import Stream
from samspel.domain.units import amount_unit
from samspel.impact.baseline import (
    at_price_year,
    buying_price,
    check_currency,
    sink_value,
    source_value,
)
from samspel.impact.inputs import ALL, BOTH, CLIMATE, FOOD, JOBS, MONEY, Ledger
from samspel.impact.methods.climate import climate_factors, virgin_kg
from samspel.impact.methods.food import food_content
from samspel.impact.methods.money import annuity_sum, investment_factor
from samspel.impact.model import EndRows, ExchangeModel, FeedRows, Item, LegRows, StepRows

VACANT = "role:"


@frozen
class Setting:
    """What all exchanges of a study share."""

    inventory: Inventory
    knowledge: Knowledge
    assumptions: Assumptions
    perspective: Perspective = Perspective.CONSEQUENCE

    @property
    def rate(self) -> float:
        """Real discount rate."""
        return self.inventory.region.discount_rate

    @property
    def horizon(self) -> int:
        """Years looked ahead."""
        return self.inventory.region.horizon_years

    def plant_factor(self, lifetime_years: float) -> float:
        """Present value of buying something worth 1, over the horizon."""
        return investment_factor(self.rate, lifetime_years, self.horizon)


@frozen
class Partners:
    """Who takes part, in order and each once; what each does; which conversion each runs."""

    ids: tuple[str, ...]
    parts: tuple[str, ...]
    operators: tuple[int, ...]
    receiver: int


@frozen(eq=False)
class Case:
    """A match ready to be evaluated: its inputs, model, partners, and both ends' resources."""

    match: Match
    source: Stream
    sink: Stream
    offered: Resource
    wanted: Resource
    value_today: Cited
    partners: Partners
    ledger: Ledger
    model: ExchangeModel
    triples: NDArray[np.float64]


def case_of(match: Match, legs: tuple[Leg, ...], setting: Setting) -> Case:
    """Gather all inputs of a match. Raises MissingReferenceError, QuantityError, UnitError."""
    check_currency(setting.inventory.region)
    source = setting.inventory.stream_by_id[match.source_stream_id]
    sink = setting.inventory.stream_by_id[match.sink_stream_id]
    offered = setting.knowledge.resources[match.resource_ids[0]]
    wanted = setting.knowledge.resources[sink.resource_id or match.resource_ids[-1]]
    value_today = source_value(source, offered, setting.knowledge, setting.assumptions)
    partners = partners_of(match, setting.inventory)
    ledger = Ledger()
    ends = _end_rows(ledger, match, (offered, wanted), value_today, setting)
    steps, leg_rows, items = _line_rows(ledger, match, legs, partners, setting)
    model = ExchangeModel(
        ends,
        steps,
        leg_rows,
        items,
        annuity_sum(setting.rate, setting.horizon),
        len(partners.ids),
    )
    return Case(
        match,
        source,
        sink,
        offered,
        wanted,
        value_today,
        partners,
        ledger,
        model,
        ledger.triples(),
    )


def _line_rows(
    ledger: Ledger, match: Match, legs: tuple[Leg, ...], partners: Partners, setting: Setting
) -> tuple[tuple[StepRows, ...], tuple[LegRows, ...], tuple[Item, ...]]:
    """Rows of the conversions and hauls, and what is bought: plants by operators, then pipes by
    the receiver."""
    items: list[Item] = []
    steps = []
    for i, step in enumerate(steps_of(match, setting.knowledge)):
        lifetime = step.conversion.technology.lifetime_years
        items.append(Item(partners.operators[i], lifetime, setting.plant_factor(lifetime)))
        steps.append(_step_rows(ledger, f"step {i}", step, i, setting))
    leg_rows = []
    for i, leg in enumerate(legs):
        terms = _terms_of(leg)
        pipe = None
        if terms.lifetime_years is not None:
            pipe = len(items)
            factor = setting.plant_factor(terms.lifetime_years)
            items.append(Item(partners.receiver, terms.lifetime_years, factor))
        leg_rows.append(_leg_rows(ledger, f"leg {i}", leg, terms, pipe))
    return tuple(steps), tuple(leg_rows), tuple(items)


def partners_of(match: Match, inventory: Inventory) -> Partners:
    """Supplier, operators, receiver; one actor in several parts is one partner."""
    supplier = inventory.actor_of(inventory.stream_by_id[match.source_stream_id]).actor_id
    receiver = inventory.actor_of(inventory.stream_by_id[match.sink_stream_id]).actor_id
    operators = [
        actor_id or f"{VACANT}{conversion_id}"
        for actor_id, conversion_id in zip(
            match.operator_ids, match.pathway.conversion_ids, strict=True
        )
    ]
    line = [supplier, *operators, receiver]
    parts = ["supplier", *("operator" for _ in operators), "receiver"]
    ids = tuple(dict.fromkeys(line))
    named = (
        "+".join(dict.fromkeys(p for p, owner in zip(parts, line, strict=True) if owner == i))
        for i in ids
    )
    numbers = tuple(ids.index(operator) for operator in operators)
    return Partners(ids, tuple(named), numbers, ids.index(receiver))


def _end_rows(
    ledger: Ledger,
    match: Match,
    resources: tuple[Resource, Resource],
    value_today: Cited,
    setting: Setting,
) -> EndRows:
    offered, wanted = resources
    knowledge, assumptions = setting.knowledge, setting.assumptions
    sink = setting.inventory.stream_by_id[match.sink_stream_id]
    need = sink_value(sink, wanted, knowledge, assumptions)
    delivered = knowledge.resources[match.resource_ids[-1]]
    factors = climate_factors(
        offered,
        delivered,
        wanted,
        value_today,
        perspective=setting.perspective,
        knowledge=knowledge,
        assumptions=assumptions,
    )
    weight = units_per_unit_of(wanted.unit, "kg", wanted.mass_t_per_unit)
    food = food_content(wanted, weight, knowledge)
    carbon = assumptions.get("carbon_value_sek_per_kg_co2e").to("SEK/kgCO2e")
    source_id, sink_id = match.source_stream_id, match.sink_stream_id
    return EndRows(
        amount=ledger.must("amount", match.amount_per_year, ALL, asked_as=f"{source_id}.amount"),
        supply_value=ledger.must(
            "supply value", value_today, MONEY, asked_as=f"{source_id}.value_sek_per_unit"
        ),
        need_value=ledger.must("need value", need, MONEY, asked_as=f"{sink_id}.value_sek_per_unit"),
        final_ratio=ledger.must(
            "final ratio", final_ratio(match, knowledge, wanted.resource_id), ALL
        ),
        virgin=ledger.must("virgin emissions", factors.virgin, CLIMATE),
        displacement=ledger.must("displacement", factors.displacement, CLIMATE),
        reference=ledger.must("reference treatment", factors.reference, CLIMATE),
        lost=ledger.must("lost function", factors.lost, CLIMATE),
        carbon_value=ledger.must("carbon value", carbon, CLIMATE),
        food_kg=ledger.must("food weight", food.kg, FOOD),
        food_kcal=ledger.must("food energy", food.kcal, FOOD),
        protein_kg=ledger.must("food protein", food.protein_kg, FOOD),
    )


def _step_rows(ledger: Ledger, name: str, step: Step, plant: int, setting: Setting) -> StepRows:
    conversion, technology = step.conversion, step.conversion.technology
    unit = amount_unit(conversion.input_unit)
    bought = tuple(
        _feed_rows(
            ledger, f"{name} {feed.resource_id}", feed.resource_id, feed.ratio, unit, setting
        )
        for feed in conversion.co_inputs
    )
    sold: tuple[FeedRows, ...] = ()
    if step.is_by_rest:
        output = conversion.output_id
        sold = (_feed_rows(ledger, f"{name} {output}", output, conversion.yield_, unit, setting),)
    return StepRows(
        ledger.must(f"{name} input", step.input_per_unit, ALL),
        ledger.must(f"{name} yield", step.ratio, ALL),
        ledger.must(
            f"{name} capex", _cost(technology.capex_sek_per_unit, technology, unit, setting), MONEY
        ),
        ledger.must(
            f"{name} opex", _cost(technology.opex_sek_per_unit, technology, unit, setting), MONEY
        ),
        ledger.must(f"{name} jobs", _jobs(technology, unit), JOBS),
        _process_row(ledger, name, conversion, unit),
        bought,
        sold,
        plant,
    )


def _process_row(ledger: Ledger, name: str, conversion: Conversion, unit: str) -> int | None:
    """The row of what the conversion itself emits; None where nothing is given for it."""
    emitted = conversion.process_kg_co2e_per_unit
    if emitted is None:
        return None
    return ledger.enter(f"{name} emissions", in_units(emitted, "kgCO2e", unit), CLIMATE)


def _cost(cost: Cited | None, technology: Technology, unit: str, setting: Setting) -> Cited:
    if cost is None:
        return _missing(f"SEK/{unit}", "no cost given")
    per_unit = in_units(cost, "SEK", unit)
    return at_price_year(
        per_unit, technology.cost_year, setting.inventory.region, setting.knowledge
    )


def _jobs(technology: Technology, unit: str) -> Cited:
    if technology.jobs_per_unit is None:
        return _missing(f"fte/{unit}", "no jobs given")
    return in_units(technology.jobs_per_unit, "fte", unit)


def _missing(unit: str, rule: str) -> Cited:
    return Cited(Quantity.unknown(unit), Origin.DERIVED, Source(rule))


def _feed_rows(
    ledger: Ledger, name: str, resource_id: str, ratio: Cited, unit: str, setting: Setting
) -> FeedRows:
    resource = setting.knowledge.resources[resource_id]
    price = buying_price(resource_id, setting.knowledge, setting.assumptions)
    kg = virgin_kg(resource, setting.perspective, setting.knowledge)
    return FeedRows(
        ledger.must(f"{name} ratio", in_units(ratio, resource.unit, unit), BOTH),
        ledger.must(f"{name} price", price, MONEY),
        ledger.must(f"{name} emissions", kg, CLIMATE),
    )


def _leg_rows(ledger: Ledger, name: str, leg: Leg, terms: HaulTerms, pipe: int | None) -> LegRows:
    distance = _missing("km", "no distance known")
    if leg.distance is not None:
        d = leg.distance
        distance = Cited(
            Quantity(d.km, d.low_km, d.high_km, "km"), Origin.DERIVED, Source(str(d.method))
        )
    return LegRows(
        ledger.must(f"{name} distance", distance, BOTH),
        ledger.enter(f"{name} trips", terms.sek_per_year, MONEY),
        ledger.enter(f"{name} trips per km", terms.sek_per_year_km, MONEY),
        ledger.enter(f"{name} loading", terms.sek_per_unit, MONEY),
        ledger.enter(f"{name} haulage", terms.sek_per_unit_km, MONEY),
        ledger.enter(f"{name} emissions", terms.kg_co2e_per_unit_km, CLIMATE),
        ledger.enter(f"{name} pipe", terms.investment_sek_per_km, MONEY),
        ledger.enter(f"{name} losses", terms.loss_share_per_km, ALL),
        pipe,
    )


def _terms_of(leg: Leg) -> HaulTerms:
    if leg.terms is None:
        raise QuantityError(
            f"The haul of {leg.resource_id!r} from {leg.from_site_id!r} has no terms, so its cost "
            "cannot follow the amount. Make legs by legs_for, which gives them."
        )
    return leg.terms
