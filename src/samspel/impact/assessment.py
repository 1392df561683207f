"""The assessment of one match: amounts, transport, money, climate, jobs and food."""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.assumptions import Assumptions
from samspel.domain.exchanges import (
    BreakEven,
    Exchange,
    FixedCost,
    Leg,
    Match,
    PartnerGain,
    PriceInterval,
)
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin, Perspective, Source
from samspel.domain.quantities import Quantity
from samspel.domain.units import amount_unit
from samspel.impact.breakeven import break_even_distance, margin, per_unit_ranges
from samspel.impact.case import Case, Setting, case_of
from samspel.impact.inputs import Touch
from samspel.impact.methods.money import discounted_payback, split_exactly
from samspel.impact.model import EMISSION_ROWS, Row
from samspel.impact.uncertainty import ranges
from samspel.impact.wording import price_reason, reference_scenario

Floats = NDArray[np.float64]

PART_NAMES = ("virgin", "reference_treatment", "processing", "transport", "lost_function")
_RULE = Source("assessment")
_TONNES = "tCO2e/year"
_MONEY = (Touch.MONEY,)


def assess_exchange(
    match: Match,
    inventory: Inventory,
    knowledge: Knowledge,
    assumptions: Assumptions,
    legs: tuple[Leg, ...],
) -> Exchange:
    """Assess `match` against what happens today, over the region's horizon at its real rate.

    Money in SEK of the region's price year; climate in the consequence perspective. Low and high
    are worst and best corners. Unknown stays unknown; then value per unit and break-even amount
    say what would be needed. Raises MissingReferenceError on a missing assumption, QuantityError
    on another currency or a price year without index, UnitError on ratios that do not fit.
    """
    setting = Setting(inventory, knowledge, assumptions)
    case = case_of(match, legs, setting)
    results = _Results.of(case)
    price = _price(case, results)
    return Exchange(
        match=match,
        legs=legs,
        partners=_partners(case, results, setting),
        joint_npv_sek=results.cited(Row.JOINT_NPV, "SEK", *_MONEY),
        society_npv_sek=results.cited(Row.SOCIETY_NPV, "SEK", *_MONEY, Touch.CLIMATE),
        investment_sek=results.cited(Row.INVESTMENT, "SEK", *_MONEY),
        price=price,
        price_reason=price_reason(case, price),
        reference_scenario=reference_scenario(case),
        emissions_t_co2e_per_year=results.cited(Row.EMISSIONS_T, _TONNES, Touch.CLIMATE),
        emission_parts=_emission_parts(results),
        jobs_fte=results.cited(Row.JOBS, "fte", Touch.JOBS),
        food_kg_per_year=results.cited(Row.FOOD_KG, "kg/year", Touch.FOOD),
        food_kcal_per_year=results.cited(Row.FOOD_KCAL, "kcal/year", Touch.FOOD),
        food_protein_kg_per_year=results.cited(Row.PROTEIN_KG, "kg/year", Touch.FOOD),
        break_even=_break_even(case, results),
        fixed_costs=_fixed_costs(case, legs, results),
    )


@frozen
class ClimateBalance:
    """A change of emissions in one perspective; the parts add up to the total exactly."""

    perspective: Perspective
    total: Cited
    parts: tuple[tuple[str, Cited], ...]


def assess_climate(
    match: Match,
    inventory: Inventory,
    knowledge: Knowledge,
    assumptions: Assumptions,
    legs: tuple[Leg, ...],
    perspective: Perspective,
) -> ClimateBalance:
    """The climate balance alone, in t CO₂e a year, to set a perspective beside the other."""
    setting = Setting(inventory, knowledge, assumptions, perspective)
    results = _Results.of(case_of(match, legs, setting))
    total = results.cited(Row.EMISSIONS_T, _TONNES, Touch.CLIMATE)
    return ClimateBalance(perspective, total, _emission_parts(results))


@frozen(eq=False)
class _Results:
    """Likeliest, low and high of every row, and which kinds of result rest on assumptions."""

    rows: Floats
    assumed: frozenset[Touch]

    @classmethod
    def of(cls, case: Case) -> "_Results":
        rows = ranges(case.model.evaluate, case.triples, case.model.ends.amount)
        assumed = frozenset(
            touch for i in case.ledger.inputs if i.cited.is_assumed for touch in i.touches
        )
        return cls(rows, assumed)

    def cited(self, row: int, unit: str, *touches: Touch) -> Cited:
        """A row as a number; unknown where it could not be computed."""
        return self.number(self.rows[row], unit, *touches)

    def number(self, triple: Floats, unit: str, *touches: Touch) -> Cited:
        """(value, low, high) as a number that remembers its assumptions."""
        is_assumed = not self.assumed.isdisjoint(touches)
        return Cited(_quantity(triple, unit), Origin.DERIVED, _RULE, is_assumed)

    def is_known(self, row: int) -> bool:
        """Whether a row could be computed."""
        return bool(np.isfinite(self.rows[row]).all())


def _quantity(triple: Floats, unit: str) -> Quantity:
    if not np.isfinite(triple).all():
        return Quantity.unknown(unit)
    value, low, high = (float(x) + 0.0 for x in triple)
    return Quantity(value, min(low, value), max(high, value), unit)


def _emission_parts(results: _Results) -> tuple[tuple[str, Cited], ...]:
    return tuple(
        (name, results.cited(row, _TONNES, Touch.CLIMATE))
        for name, row in zip(PART_NAMES, EMISSION_ROWS, strict=True)
    )


def _partners(case: Case, results: _Results, setting: Setting) -> tuple[PartnerGain, ...]:
    n = len(case.partners.ids)
    joint = results.rows[Row.JOINT_NPV]
    npvs = split_exactly(float(joint[0]), [1.0] * n)
    gains = []
    for i, (partner_id, part) in enumerate(
        zip(case.partners.ids, case.partners.parts, strict=True)
    ):
        yearly = results.rows[case.model.yearly_row(i)]
        own = [(n, item) for n, item in enumerate(case.model.items) if item.partner == i]
        rows = [results.rows[case.model.item_row(n)] for n, _ in own]
        bought = np.sum(rows, axis=0) if rows else np.zeros(3)
        payback = None
        if np.isfinite(yearly[0]):
            prices = [
                (float(row[0]), item.lifetime_years)
                for row, (_, item) in zip(rows, own, strict=True)
            ]
            payback = discounted_payback(setting.rate, float(yearly[0]), prices, setting.horizon)
        npv = np.array((npvs[i], joint[1] / n, joint[2] / n))
        gains.append(
            PartnerGain(
                partner_id,
                part,
                results.number(bought, "SEK", *_MONEY),
                results.number(yearly, "SEK/year", *_MONEY),
                results.number(npv, "SEK", *_MONEY),
                payback,
            )
        )
    return tuple(gains)


def _price_unit(case: Case) -> str:
    return f"SEK/{amount_unit(case.offered.unit)}"


def _price(case: Case, results: _Results) -> PriceInterval | None:
    """The feasible interval; the agreed price splits the gain equally, and is unknown without."""
    if len(case.partners.ids) == 1:
        return None
    if not (results.is_known(Row.PRICE_MIN) and results.is_known(Row.PRICE_MAX)):
        return None
    unit = _price_unit(case)
    interval = PriceInterval(
        results.cited(Row.PRICE_MIN, unit, *_MONEY),
        results.cited(Row.PRICE_MAX, unit, *_MONEY),
        results.cited(Row.PRICE_AGREED, unit, *_MONEY),
    )
    if interval.is_open:
        return interval
    none = Cited(Quantity.unknown(unit), Origin.DERIVED, _RULE)
    return PriceInterval(interval.minimum, interval.maximum, none)


def _break_even(case: Case, results: _Results) -> BreakEven:
    line = margin(case)
    distance = break_even_distance(case, line)
    amount = line.break_even_amount
    if case.match.amount_per_year.is_known:
        highest = results.rows[Row.PRICE_MAX]
        value = highest - results.rows[Row.PRICE_MIN][[0, 2, 1]]
    else:
        value, highest = per_unit_ranges(case)
    unit = _price_unit(case)
    return BreakEven(
        _single(results, amount, case.offered.unit),
        _single(results, distance, "km"),
        _if_known(results.number(highest, unit, *_MONEY)),
        _if_known(results.number(value, unit, *_MONEY)),
    )


def _single(results: _Results, value: float | None, unit: str) -> Cited | None:
    return None if value is None else results.number(np.full(3, value), unit, *_MONEY)


def _if_known(cited: Cited) -> Cited | None:
    return cited if cited.is_known else None


def _fixed_costs(case: Case, legs: tuple[Leg, ...], results: _Results) -> tuple[FixedCost, ...]:
    """What each haul costs whatever it moves; alike hauls between the same sites share it."""
    found = []
    for leg, rows in zip(legs, case.model.legs, strict=True):
        fixed_rows = (rows.sek_per_year, rows.sek_per_year_km, rows.investment_per_km)
        if all(row is None for row in fixed_rows):
            continue
        per_year, per_year_km, per_km = (
            np.zeros(3) if row is None else case.triples[:, row] for row in fixed_rows
        )
        km = case.triples[:, rows.km]
        factor = 0.0 if rows.pipe is None else case.model.items[rows.pipe].factor
        laid = km * per_km
        npv = -((per_year + km * per_year_km) * case.model.annuity + laid * factor)
        found.append(
            FixedCost(
                f"{leg.resource_id}:{leg.from_site_id}>{leg.to_site_id}",
                results.number(npv[[0, 2, 1]], "SEK", *_MONEY),
                results.number(laid, "SEK", *_MONEY),
            )
        )
    return tuple(found)
