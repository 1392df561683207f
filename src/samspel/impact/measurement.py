"""Which unknown or uncertain number is worth measuring first.

What a number is worth to know is how far it alone, from the low end of its range to the high, can
move what a possible exchange is worth; one that does not pay is worth nothing, for nobody has to
make it. Over the exchanges a number is part of, the largest counts. No amount is invented: where
a stream's amount is unknown and has no assumed range, it counts for the value per unit times the
other side's amount if somebody has told that, since it is the most that can flow; otherwise its
worth is unknown, and what can be said is the value per unit and the amount from which it pays.
A fact that a rule misses is worth the whole exchange.

Order: first numbers of unknown worth that proposed or existing exchanges wait for (what is over
before what is wanted, amounts before other facts, then by how many wait), then those of known
worth, then the rest.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from attrs import frozen

from samspel.domain.assumptions import Assumptions
from samspel.domain.exchanges import Exchange
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import Resource
from samspel.domain.streams import Stream
from samspel.domain.studies import Measurement
from samspel.domain.units import amount_unit, dimension
from samspel.impact.breakeven import Margin, margin
from samspel.impact.case import Case, Setting, case_of
from samspel.impact.inputs import Touch
from samspel.impact.model import Row
from samspel.impact.questions import AmountTerms, how_to_know, label_of, why_to_know
from samspel.impact.uncertainty import Floats, one_at_a_time

_RULE = Source("what a number is worth to know")
_AMOUNT = "amount"


@frozen
class _Stake:
    """What one number is worth to know for one exchange; None when that is unknown."""

    stream_id: str
    field: str
    exchange_id: str
    spread_sek: float | None
    is_assumed: bool
    is_awaited: bool
    terms: AmountTerms | None = None


def rank_measurements(
    exchanges: tuple[Exchange, ...],
    inventory: Inventory,
    knowledge: Knowledge,
    assumptions: Assumptions,
) -> tuple[Measurement, ...]:
    """Numbers worth measuring, best first; those that move nothing are left out.

    `spread_sek` is in SEK of net present value; unknown where it cannot be said.
    """
    setting = Setting(inventory, knowledge, assumptions)
    stakes: dict[tuple[str, str], list[_Stake]] = {}
    for exchange in exchanges:
        for stake in _stakes(exchange, setting):
            stakes.setdefault((stake.stream_id, stake.field), []).append(stake)
    found = [_measurement(group, setting) for group in stakes.values()]
    moving = (m for m in found if m.spread_sek.quantity.value != 0)
    return tuple(sorted(moving, key=lambda m: _rank(m, inventory)))


def _rank(measurement: Measurement, inventory: Inventory) -> tuple[object, ...]:
    spread = measurement.spread_sek.quantity.value
    by_id = measurement.stream_id, measurement.field
    if spread is not None:
        return (1, -spread, *by_id)
    is_sink = not inventory.stream_by_id[measurement.stream_id].is_source
    is_other = measurement.field != _AMOUNT
    group = 0 if measurement.n_awaited else 2
    waiting = -measurement.n_awaited, -measurement.n_matches
    return (group, is_sink, is_other, *waiting, *by_id)


def _measurement(stakes: list[_Stake], setting: Setting) -> Measurement:
    first = stakes[0]
    stream = setting.inventory.stream_by_id[first.stream_id]
    spread = _largest(stakes)
    n_matches = len({s.exchange_id for s in stakes})
    is_assumed = any(s.is_assumed for s in stakes)
    return Measurement(
        first.stream_id,
        first.field,
        label_of(first.field, stream, setting.inventory),
        why_to_know(spread, n_matches, _best_terms(stakes)),
        how_to_know(first.field, stream.amount.quantity.unit),
        Cited(spread, Origin.DERIVED, _RULE, is_assumed),
        n_matches,
        len({s.exchange_id for s in stakes if s.is_awaited}),
    )


def _largest(stakes: list[_Stake]) -> Quantity:
    """The most that an exchange moves; unknown when only those of unknown worth may move."""
    known = [s.spread_sek for s in stakes if s.spread_sek is not None]
    is_open = len(known) < len(stakes) and not any(known)
    return Quantity.unknown("SEK") if is_open else Quantity.of(max(known), "SEK")


def _best_terms(stakes: list[_Stake]) -> AmountTerms | None:
    """The terms of the exchange that a unit is worth most in."""
    known = [s.terms for s in stakes if s.terms is not None]
    return max(known, key=lambda t: t.value_sek_per_unit, default=None)


def _stakes(exchange: Exchange, setting: Setting) -> Iterator[_Stake]:
    case = case_of(exchange.match, exchange.legs, setting)
    is_assumed = any(i.cited.is_assumed and Touch.MONEY in i.touches for i in case.ledger.inputs)
    is_awaited = exchange.match.known_status is not None
    likely, at_low, at_high = one_at_a_time(case.model.evaluate, case.triples)
    swings = np.abs(_choice(at_high[Row.JOINT_NPV]) - _choice(at_low[Row.JOINT_NPV]))
    for one, swing in zip(case.ledger.inputs, swings, strict=True):
        if not one.field:
            continue
        if one.name == _AMOUNT:
            yield from _amount_stakes(exchange, case, setting, float(swing))
        elif _is_worth_asking(one.cited):
            stream_id, _, field = one.field.rpartition(".")
            spread = float(swing) if np.isfinite(swing) else None
            yield _Stake(stream_id, field, exchange.exchange_id, spread, is_assumed, is_awaited)
    at_stake = float(_choice(likely[Row.JOINT_NPV]))
    for missing in _missing_facts(exchange, setting.inventory):
        stream_id, _, field = missing.rpartition(".")
        spread = at_stake if np.isfinite(at_stake) else None
        yield _Stake(stream_id, field, exchange.exchange_id, spread, is_assumed, is_awaited)


def _choice(npv: Floats) -> Floats:
    """What a free choice is worth: the gain, or nothing where there is none; NaN stays."""
    return np.asarray(np.maximum(npv, 0.0))


def _is_worth_asking(cited: Cited) -> bool:
    return not cited.is_known or cited.quantity.low != cited.quantity.high


def _missing_facts(exchange: Exchange, inventory: Inventory) -> Iterable[str]:
    """Facts that rules miss, but for amounts and prices, which are judged by themselves."""
    facts = dict.fromkeys(m for v in exchange.match.verdicts for m in v.missing)
    for fact in facts:
        stream_id, _, field = fact.rpartition(".")
        if stream_id in inventory.stream_by_id and field not in (_AMOUNT, "value_sek_per_unit"):
            yield fact


def _amount_stakes(
    exchange: Exchange, case: Case, setting: Setting, swing: float
) -> Iterator[_Stake]:
    """The amount that is exchanged rests on both sides' amounts."""
    streams = setting.inventory.stream_by_id
    source, sink = case.source, streams[exchange.match.sink_stream_id]
    bounds = (
        (source, _in_source_units(sink, case.wanted, _delivered_per_unit(case))),
        (sink, _in_source_units(source, case.offered, 1.0)),
    )
    line = margin(case)
    is_assumed = any(i.cited.is_assumed for i in case.ledger.inputs)
    is_awaited = exchange.match.known_status is not None
    for stream, bound in bounds:
        spread, terms = None, None
        if stream.amount.is_known:
            if not _is_worth_asking(stream.amount) or not np.isfinite(swing):
                continue
            spread = swing
        elif np.isfinite(line.per_unit):
            spread = max(line.per_unit, 0.0) * bound if bound is not None else None
            terms = _terms(line, case.offered) if stream is source else None
        yield _Stake(
            stream.stream_id, _AMOUNT, exchange.exchange_id, spread, is_assumed, is_awaited, terms
        )


def _terms(line: Margin, offered: Resource) -> AmountTerms | None:
    """What a unit is worth and from which amount it pays; None when it never does."""
    least = line.break_even_amount
    if least is None:
        return None
    return AmountTerms(line.per_unit, least, amount_unit(offered.unit))


def _delivered_per_unit(case: Case) -> float:
    """Wanted units per source unit, likeliest; NaN when unknown."""
    value = case.triples[0]
    ratio = value[case.model.ends.final_ratio]
    for step in case.model.steps:
        ratio = ratio * value[step.input_per_unit] * value[step.ratio]
    return float(ratio)


def _in_source_units(stream: Stream, resource: Resource, per_unit: float) -> float | None:
    """A stream's told amount in units of the source; None when nobody told, or not comparable."""
    amount = stream.amount.quantity
    if (
        stream.amount.is_assumed
        or dimension(amount.unit) != dimension(resource.unit)
        or not per_unit > 0
    ):
        return None
    value = amount.to(resource.unit).value
    return None if value is None else value / per_unit
