"""What to decide: candidate exchanges as columns of arrays, and what binds them together."""

from collections.abc import Sequence

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

MONTHS = 12
REQUIRED_SHARE = 0.01


def _floats(values: Sequence[float] | Floats) -> Floats:
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


def _ints(values: Sequence[int] | Ints) -> Ints:
    array = np.array(values, dtype=np.intp)
    array.setflags(write=False)
    return array


@frozen(eq=False)
class Shared:
    """Things that are built once for all exchanges that use them: plants of vacant roles, pipes.

    `value` (≤ 0) and `investment_sek` (≥ 0) count once if built; `minimum`: least yearly input if
    built. Uses are triplets: exchange, item, and input of the item per source unit.
    """

    keys: tuple[str, ...] = ()
    value: Floats = field(factory=list, converter=_floats)
    investment_sek: Floats = field(factory=list, converter=_floats)
    minimum: Floats = field(factory=list, converter=_floats)
    use_exchange: Ints = field(factory=list, converter=_ints)
    use_item: Ints = field(factory=list, converter=_ints)
    use_input: Floats = field(factory=list, converter=_floats)


@frozen(eq=False)
class NetworkProblem:
    """n candidate exchanges over 12 months; amounts in source units of each exchange.

    `upper` (n, 12): most that a month can move; zero all year forbids. `source`, `sink` (n,):
    rows of `supply` (n_sources, 12) and `need` (n_sinks, 12). `yield_` (n,): sink units per source
    unit. `can_wait` (n,): what is delivered may be used in another month than it left. `value` and
    `value_fixed` (n,): objective per yearly unit, and once if built. `minimum` (n,): least yearly
    amount if built. `exclusive`: groups of which at most one is built. `required`: built, moving
    at least `REQUIRED_SHARE` of what it can. `undecidable`: exchanges left out because a number
    they rest on is unknown.
    """

    exchange_ids: tuple[str, ...]
    source: Ints = field(converter=_ints)
    sink: Ints = field(converter=_ints)
    upper: Floats = field(converter=_floats)
    supply: Floats = field(converter=_floats)
    need: Floats = field(converter=_floats)
    yield_: Floats = field(converter=_floats)
    can_wait: NDArray[np.bool_]
    value: Floats = field(converter=_floats)
    value_fixed: Floats = field(converter=_floats)
    investment_sek: Floats = field(converter=_floats)
    minimum: Floats = field(converter=_floats)
    shared: Shared = Shared()
    exclusive: tuple[tuple[int, ...], ...] = ()
    required: tuple[int, ...] = ()
    budget_sek: float | None = None
    undecidable: tuple[str, ...] = ()

    @property
    def n_exchanges(self) -> int:
        """Number of candidates."""
        return len(self.exchange_ids)

    @property
    def n_items(self) -> int:
        """Number of shared items."""
        return len(self.shared.keys)

    @property
    def effective_minimum(self) -> Floats:
        """Least yearly amounts if built; what is required moves at least a small share."""
        minimum = self.minimum.copy()
        rows = list(self.required)
        share = REQUIRED_SHARE * self.upper[rows].sum(axis=1)
        minimum[rows] = np.maximum(minimum[rows], share)
        return minimum

    def without(self, forbidden: Sequence[int]) -> "NetworkProblem":
        """The same with some exchanges forbidden."""
        upper = self.upper.copy()
        upper[list(forbidden)] = 0.0
        return evolve(self, upper=upper)


@frozen(eq=False)
class Columns:
    """Where the variables stand: flows (exchange, month), then built exchanges, then items.

    An exchange has a variable for being built only where something hangs on it (`build` is −1
    else), and that has to be yes or no (`is_whole`) only where something of its own does: where it
    is all for a shared item, the item's yes or no is enough.
    """

    flow_exchange: Ints
    flow_month: Ints
    build: Ints
    is_whole: NDArray[np.bool_]
    first_item: int
    n_columns: int

    @property
    def n_flows(self) -> int:
        """Number of flow variables."""
        return self.flow_exchange.size

    @classmethod
    def of(cls, problem: NetworkProblem) -> "Columns":
        """Number the variables of a problem."""
        flow_exchange, flow_month = np.nonzero(problem.upper > 0)
        is_whole = (problem.value_fixed != 0) | (problem.minimum > 0)
        for group in (*problem.exclusive, problem.required):
            is_whole[list(group)] = True
        is_decided = is_whole.copy()
        is_decided[problem.shared.use_exchange] = True
        decided = np.flatnonzero(is_decided)
        build = np.full(problem.n_exchanges, -1)
        build[decided] = flow_exchange.size + np.arange(decided.size)
        first_item = flow_exchange.size + decided.size
        n_columns = first_item + problem.n_items
        return cls(flow_exchange, flow_month, build, is_whole, first_item, n_columns)
