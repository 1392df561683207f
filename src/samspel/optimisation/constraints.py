"""What a network must respect: one function per constraint, each a block of rows.

A block is sparse: triplets (row, column, value) with bounds per row. Every constraint says in
words what it is and in which unit it is counted.
"""

from collections.abc import Callable

import numpy as np
from attrs import frozen

from samspel.domain.texts import Text
from samspel.optimisation.spec import MONTHS, Columns, Floats, Ints, NetworkProblem

_NO_BOUND = np.inf


@frozen(eq=False)
class Block:
    """`n_rows` rows: `lower` ≤ Σ `value` · x[`column`] ≤ `upper`."""

    row: Ints
    column: Ints
    value: Floats
    lower: Floats
    upper: Floats

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return self.lower.size


@frozen
class Constraint:
    """A named constraint: what it says, in which unit, and how its rows are made."""

    name: str
    title: Text
    unit: str
    description: Text
    build: Callable[[NetworkProblem, Columns], Block]


def _at_most(row: Ints, column: Ints, value: Floats, upper: Floats) -> Block:
    return Block(row, column, value, np.full(upper.size, -_NO_BOUND), upper)


def _at_least_zero(row: Ints, column: Ints, value: Floats, n_rows: int) -> Block:
    return Block(row, column, value, np.zeros(n_rows), np.full(n_rows, _NO_BOUND))


def _rows_of(keys: Ints) -> tuple[Ints, Ints]:
    """(row per entry, key per row): rows numbered by rising key, only those that occur."""
    found, rows = np.unique(keys, return_inverse=True)
    return rows, found


def supply_block(problem: NetworkProblem, columns: Columns) -> Block:
    """Σ over a source's exchanges ≤ its supply, month by month."""
    source = problem.source[columns.flow_exchange]
    rows, keys = _rows_of(source * MONTHS + columns.flow_month)
    flows = np.arange(columns.n_flows)
    return _at_most(rows, flows, np.ones(flows.size), problem.supply.ravel()[keys])


def need_block(problem: NetworkProblem, columns: Columns) -> Block:
    """Σ delivered to a sink ≤ its need, month by month, of what cannot wait."""
    flows = np.flatnonzero(~problem.can_wait[columns.flow_exchange])
    exchange = columns.flow_exchange[flows]
    rows, keys = _rows_of(problem.sink[exchange] * MONTHS + columns.flow_month[flows])
    return _at_most(rows, flows, problem.yield_[exchange], problem.need.ravel()[keys])


def yearly_need_block(problem: NetworkProblem, columns: Columns) -> Block:
    """Σ delivered to a sink ≤ its need over the year, where something may wait."""
    waits = np.zeros(len(problem.need), dtype=bool)
    waits[problem.sink[problem.can_wait]] = True
    flows = np.flatnonzero(waits[problem.sink[columns.flow_exchange]])
    exchange = columns.flow_exchange[flows]
    rows, keys = _rows_of(problem.sink[exchange])
    return _at_most(rows, flows, problem.yield_[exchange], problem.need.sum(axis=1)[keys])


def built_block(problem: NetworkProblem, columns: Columns) -> Block:
    """A month's flow ≤ its own bound, and nothing unless the exchange is built."""
    build = columns.build[columns.flow_exchange]
    flows = np.flatnonzero(build >= 0)
    rows = np.arange(flows.size)
    most = problem.upper[columns.flow_exchange[flows], columns.flow_month[flows]]
    return _at_most(
        np.concatenate((rows, rows)),
        np.concatenate((flows, build[flows])),
        np.concatenate((np.ones(flows.size), -most)),
        np.zeros(flows.size),
    )


def minimum_block(problem: NetworkProblem, columns: Columns) -> Block:
    """A built exchange moves at least its least yearly amount."""
    least = problem.effective_minimum
    bound = np.flatnonzero(least > 0)
    number = np.full(problem.n_exchanges, -1)
    number[bound] = np.arange(bound.size)
    flows = np.flatnonzero(number[columns.flow_exchange] >= 0)
    return _at_least_zero(
        np.concatenate((number[columns.flow_exchange[flows]], np.arange(bound.size))),
        np.concatenate((flows, columns.build[bound])),
        np.concatenate((np.ones(flows.size), -least[bound])),
        bound.size,
    )


def shared_block(problem: NetworkProblem, columns: Columns) -> Block:
    """An exchange is built only if what it shares with others is."""
    shared = problem.shared
    rows = np.arange(shared.use_exchange.size)
    return _at_most(
        np.concatenate((rows, rows)),
        np.concatenate((columns.build[shared.use_exchange], columns.first_item + shared.use_item)),
        np.concatenate((np.ones(rows.size), -np.ones(rows.size))),
        np.zeros(rows.size),
    )


def shared_minimum_block(problem: NetworkProblem, columns: Columns) -> Block:
    """A built plant takes in at least its smallest sensible amount, from all that use it."""
    shared = problem.shared
    bound = np.flatnonzero(shared.minimum > 0)
    number = np.full(problem.n_items, -1)
    number[bound] = np.arange(bound.size)
    uses = np.flatnonzero(number[shared.use_item] >= 0)
    use, flow = _pairs(shared.use_exchange[uses], columns, problem.n_exchanges)
    return _at_least_zero(
        np.concatenate((number[shared.use_item[uses[use]]], np.arange(bound.size))),
        np.concatenate((flow, columns.first_item + bound)),
        np.concatenate((shared.use_input[uses[use]], -shared.minimum[bound])),
        bound.size,
    )


def _pairs(exchanges: Ints, columns: Columns, n_exchanges: int) -> tuple[Ints, Ints]:
    """All (position in `exchanges`, flow of that exchange); flows are sorted by exchange."""
    n_flows = np.bincount(columns.flow_exchange, minlength=n_exchanges)
    first = np.concatenate(([0], np.cumsum(n_flows)[:-1]))
    counts = n_flows[exchanges]
    use = np.repeat(np.arange(exchanges.size), counts)
    within = np.arange(use.size) - np.repeat(np.cumsum(counts) - counts, counts)
    return use, first[exchanges[use]] + within


def exclusive_block(problem: NetworkProblem, columns: Columns) -> Block:
    """At most one of a group is built: a lot goes to one taker, a pair uses one pathway."""
    sizes = [len(group) for group in problem.exclusive]
    members = np.array([e for group in problem.exclusive for e in group], dtype=np.intp)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    return _at_most(rows, columns.build[members], np.ones(members.size), np.ones(len(sizes)))


def budget_block(problem: NetworkProblem, columns: Columns) -> Block:
    """All investments together ≤ the budget."""
    if problem.budget_sek is None:
        nothing = np.zeros(0, dtype=np.intp)
        return _at_most(nothing, nothing, np.zeros(0), np.zeros(0))
    per_flow = problem.investment_sek[columns.flow_exchange]
    cost = np.concatenate((per_flow, problem.shared.investment_sek))
    column = np.concatenate(
        (np.arange(columns.n_flows), columns.first_item + np.arange(problem.n_items))
    )
    paid = np.flatnonzero(cost)
    rows = np.zeros(paid.size, dtype=np.intp)
    return _at_most(rows, column[paid], cost[paid], np.array([problem.budget_sek]))


CONSTRAINTS = (
    Constraint(
        "supply",
        Text("Tillgång per månad", "Supply by month"),
        "source units/month",
        Text(
            "Ett överskott kan inte lämna mer än vad som finns den månaden.",
            "A surplus cannot give more than there is in that month.",
        ),
        supply_block,
    ),
    Constraint(
        "need",
        Text("Behov per månad", "Need by month"),
        "sink units/month",
        Text(
            "Ett behov kan inte ta emot mer än det behöver den månaden.",
            "A need cannot take more than it needs in that month.",
        ),
        need_block,
    ),
    Constraint(
        "yearly_need",
        Text("Behov per år", "Need by year"),
        "sink units/year",
        Text(
            "Det som kan lagras får vänta, men inte bli mer än årets behov.",
            "What can be stored may wait, but not become more than the year's need.",
        ),
        yearly_need_block,
    ),
    Constraint(
        "built",
        Text("Bara det som byggs flödar", "Only what is built flows"),
        "source units/month",
        Text(
            "Ett utbyte som inte väljs flyttar ingenting.",
            "An exchange that is not chosen moves nothing.",
        ),
        built_block,
    ),
    Constraint(
        "minimum",
        Text("Minsta mängd", "Least amount"),
        "source units/year",
        Text(
            "Ett valt utbyte flyttar minst sin minsta mängd.",
            "A chosen exchange moves at least its least amount.",
        ),
        minimum_block,
    ),
    Constraint(
        "shared",
        Text("Gemensamma anläggningar", "Shared plants"),
        "1",
        Text(
            "Ett utbyte kräver att den anläggning eller ledning det delar med andra byggs.",
            "An exchange needs the plant or pipe that it shares with others to be built.",
        ),
        shared_block,
    ),
    Constraint(
        "shared_minimum",
        Text("Anläggningens minsta mängd", "The plant's least amount"),
        "plant input units/year",
        Text(
            "En anläggning som byggs får minst den mängd den behöver.",
            "A plant that is built gets at least the amount that it needs.",
        ),
        shared_minimum_block,
    ),
    Constraint(
        "exclusive",
        Text("Ett av flera", "One of several"),
        "1",
        Text(
            "Ett engångsparti går till en mottagare och ett par använder en väg.",
            "A single lot goes to one taker, and a pair uses one pathway.",
        ),
        exclusive_block,
    ),
    Constraint(
        "budget",
        Text("Investeringsram", "Investment budget"),
        "SEK",
        Text(
            "Alla investeringar ryms tillsammans i ramen.",
            "All investments together stay within the budget.",
        ),
        budget_block,
    ),
)
