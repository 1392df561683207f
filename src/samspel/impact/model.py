"""An exchange as one function of its inputs: money, climate, jobs and food, for many columns.

Every input is a row, every column one set of values, so that likeliest, corners, swings and
samples are the same computation. Unknown is NaN and stays NaN through everything that rests on
it. All results are monotone in every input but the amount, whose sign of effect turns with the
margin per unit.
"""

from enum import IntEnum

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Row(IntEnum):
    """The first rows of a result; then a row per item bought, yearly gain and NPV per partner."""

    JOINT_NPV = 0
    SOCIETY_NPV = 1
    EMISSIONS_T = 2
    VIRGIN_T = 3
    REFERENCE_T = 4
    PROCESSING_T = 5
    TRANSPORT_T = 6
    LOST_T = 7
    JOBS = 8
    FOOD_KG = 9
    FOOD_KCAL = 10
    PROTEIN_KG = 11
    PRICE_MIN = 12
    PRICE_MAX = 13
    PRICE_AGREED = 14
    INVESTMENT = 15


N_ROWS = len(Row)
EMISSION_ROWS = (Row.VIRGIN_T, Row.REFERENCE_T, Row.PROCESSING_T, Row.TRANSPORT_T, Row.LOST_T)
_KG_PER_T = 1000.0


@frozen
class Item:
    """Something bought once and again: by which partner, how long it lasts, and the present value
    of buying it over the horizon when it costs 1."""

    partner: int
    lifetime_years: float
    factor: float


@frozen
class FeedRows:
    """A bought co-input, or an output sold besides: units per main input, SEK and kg per unit."""

    ratio: int
    price: int
    kg: int


@frozen
class StepRows:
    """One conversion: its rows, and the number of the item that is its plant."""

    input_per_unit: int
    ratio: int
    capex: int
    opex: int
    jobs: int
    process_kg: int | None
    bought: tuple[FeedRows, ...]
    sold: tuple[FeedRows, ...]
    plant: int


@frozen
class LegRows:
    """One haul; None for what is certainly zero. `pipe`: the number of the item that is laid."""

    km: int
    sek_per_year: int | None
    sek_per_year_km: int | None
    sek_per_unit: int | None
    sek_per_unit_km: int | None
    kg_per_unit_km: int | None
    investment_per_km: int | None
    loss_per_km: int | None
    pipe: int | None

    @property
    def is_free(self) -> bool:
        """Whether it neither costs nor emits nor loses anything."""
        rows = (
            self.sek_per_year,
            self.sek_per_year_km,
            self.sek_per_unit,
            self.sek_per_unit_km,
            self.kg_per_unit_km,
            self.investment_per_km,
            self.loss_per_km,
        )
        return all(row is None for row in rows)


@frozen
class EndRows:
    """The rows of source and sink: worth today, climate per unit, food per unit."""

    amount: int
    supply_value: int
    need_value: int
    final_ratio: int
    virgin: int
    displacement: int
    reference: int
    lost: int
    carbon_value: int
    food_kg: int
    food_kcal: int
    protein_kg: int


class _Tally:
    """What accumulates along the line, each an array over the columns."""

    def __init__(self, n_items: int, n_columns: int) -> None:
        self.yearly = np.zeros(n_columns)
        self.bought = np.zeros((n_items, n_columns))
        self.processing_kg = np.zeros(n_columns)
        self.transport_kg = np.zeros(n_columns)
        self.jobs = np.zeros(n_columns)


@frozen
class ExchangeModel:
    """Evaluates one exchange. `annuity`: present value of 1 SEK a year over the horizon.

    Partners are numbered in order; the receiver bears the transport. The joint gain is shared
    equally: Nash's split with nothing to fall back on, which is also Shapley's, for without any
    one of them there is no exchange.
    """

    ends: EndRows
    steps: tuple[StepRows, ...]
    legs: tuple[LegRows, ...]
    items: tuple[Item, ...]
    annuity: float
    n_partners: int

    @property
    def n_rows(self) -> int:
        """Rows of a result."""
        return N_ROWS + len(self.items) + 2 * self.n_partners

    def item_row(self, item: int) -> int:
        """The row of an item's price."""
        return N_ROWS + item

    def yearly_row(self, partner: int) -> int:
        """The row of a partner's yearly gain, payments between partners included."""
        return N_ROWS + len(self.items) + partner

    def npv_row(self, partner: int) -> int:
        """The row of a partner's net present value."""
        return N_ROWS + len(self.items) + self.n_partners + partner

    def evaluate(self, x: Floats) -> Floats:
        """Results (n_rows, k) of inputs `x` (n_inputs, k)."""
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            return self._evaluate(x)

    def _evaluate(self, x: Floats) -> Floats:
        ends = self.ends
        tally = _Tally(len(self.items), x.shape[1])
        flow = amount = x[ends.amount]
        for i, leg in enumerate(self.legs):
            flow = _haul(x, leg, flow, tally)
            if i < len(self.steps):
                flow = _convert(x, self.steps[i], flow, tally)
        delivered = flow * x[ends.final_ratio]
        out = np.empty((self.n_rows, x.shape[1]))
        self._fill_climate(x, out, amount, delivered, tally)
        out[Row.JOBS] = tally.jobs
        out[Row.FOOD_KG] = _times(delivered, x[ends.food_kg])
        out[Row.FOOD_KCAL] = _times(delivered, x[ends.food_kcal])
        out[Row.PROTEIN_KG] = _times(delivered, x[ends.protein_kg])
        self._fill_money(x, out, amount, delivered, tally)
        return out

    def _fill_climate(
        self, x: Floats, out: Floats, amount: Floats, delivered: Floats, tally: _Tally
    ) -> None:
        ends = self.ends
        out[Row.VIRGIN_T] = -x[ends.displacement] * delivered * x[ends.virgin] / _KG_PER_T
        out[Row.REFERENCE_T] = -_times(amount, x[ends.reference]) / _KG_PER_T
        out[Row.PROCESSING_T] = tally.processing_kg / _KG_PER_T
        out[Row.TRANSPORT_T] = tally.transport_kg / _KG_PER_T
        out[Row.LOST_T] = _times(amount, x[ends.lost]) / _KG_PER_T
        out[Row.EMISSIONS_T] = 0.0
        for row in EMISSION_ROWS:
            out[Row.EMISSIONS_T] += out[row]

    def _fill_money(
        self, x: Floats, out: Floats, amount: Floats, delivered: Floats, tally: _Tally
    ) -> None:
        ends = self.ends
        present_costs = np.zeros((self.n_partners, x.shape[1]))
        for item, price in zip(self.items, tally.bought, strict=True):
            present_costs[item.partner] += price * item.factor
        yearly = tally.yearly - x[ends.need_value] * delivered
        without_supply = yearly * self.annuity - present_costs.sum(axis=0)
        joint = without_supply - x[ends.supply_value] * amount * self.annuity
        saved_kg = -out[Row.EMISSIONS_T] * _KG_PER_T
        share = joint / self.n_partners
        present_amount = amount * self.annuity
        out[Row.JOINT_NPV] = joint
        out[Row.SOCIETY_NPV] = joint + saved_kg * x[ends.carbon_value] * self.annuity
        out[Row.PRICE_MIN] = x[ends.supply_value]
        out[Row.PRICE_MAX] = without_supply / present_amount
        out[Row.PRICE_AGREED] = x[ends.supply_value] + share / present_amount
        out[Row.INVESTMENT] = tally.bought.sum(axis=0)
        first_yearly, first_npv = self.yearly_row(0), self.npv_row(0)
        out[N_ROWS:first_yearly] = tally.bought
        out[first_yearly:first_npv] = (share + present_costs) / self.annuity
        out[first_npv:] = share


def _times(amount: Floats, per_unit: Floats) -> Floats:
    """The product; what is certainly zero per unit is zero of an unknown amount too."""
    return np.where(per_unit == 0, 0.0, amount * per_unit)


def _haul(x: Floats, leg: LegRows, flow: Floats, tally: _Tally) -> Floats:
    if leg.is_free:
        return flow
    km = x[leg.km]
    if leg.sek_per_year is not None:
        tally.yearly -= x[leg.sek_per_year]
    if leg.sek_per_year_km is not None:
        tally.yearly -= km * x[leg.sek_per_year_km]
    if leg.sek_per_unit is not None:
        tally.yearly -= flow * x[leg.sek_per_unit]
    if leg.sek_per_unit_km is not None:
        tally.yearly -= flow * km * x[leg.sek_per_unit_km]
    if leg.kg_per_unit_km is not None:
        tally.transport_kg += flow * km * x[leg.kg_per_unit_km]
    if leg.investment_per_km is not None and leg.pipe is not None:
        tally.bought[leg.pipe] = km * x[leg.investment_per_km]
    if leg.loss_per_km is not None:
        return np.asarray(flow * (1 - np.minimum(km * x[leg.loss_per_km], 1)))
    return flow


def _convert(x: Floats, step: StepRows, flow: Floats, tally: _Tally) -> Floats:
    main = flow * x[step.input_per_unit]
    tally.bought[step.plant] = main * x[step.capex]
    tally.yearly -= main * x[step.opex]
    tally.jobs += main * x[step.jobs]
    if step.process_kg is not None:
        tally.processing_kg += main * x[step.process_kg]
    for feed in step.bought:
        bought = main * x[feed.ratio]
        tally.yearly -= bought * x[feed.price]
        tally.processing_kg += bought * x[feed.kg]
    for feed in step.sold:
        sold = main * x[feed.ratio]
        tally.yearly += sold * x[feed.price]
        tally.processing_kg -= sold * x[feed.kg]
    return np.asarray(main * x[step.ratio])
