"""How a joint gain is shared: bargaining for two, Shapley and the core for more."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import factorial

from attrs import frozen

from samspel.domain.errors import QuantityError

MAX_PLAYERS = 12
Worth = Callable[[frozenset[str]], float]


@frozen
class Split:
    """What each gets, and the coalitions that could do better alone (none: it is in the core)."""

    gains: Mapping[str, float]
    blocking: tuple[tuple[str, ...], ...]

    @property
    def is_in_core(self) -> bool:
        """Whether nobody, alone or with some of the others, has reason to leave."""
        return not self.blocking


def nash_split(
    total: float, first_alone: float = 0.0, second_alone: float = 0.0
) -> tuple[float, float]:
    """Nash's bargaining split of `total` between two: each what it has alone, and half the rest.

    Raises QuantityError where the two together make less than apart: there is no deal then.
    Nash (1950), The Bargaining Problem, Econometrica 18(2), doi:10.2307/1907266.
    """
    surplus = total - first_alone - second_alone
    if surplus < 0:
        raise QuantityError(
            f"Together {total} is less than {first_alone} and {second_alone} apart, so there is "
            "nothing to share."
        )
    first = first_alone + surplus / 2
    return first, total - first


def shapley(players: Sequence[str], worth: Worth) -> Split:
    """Each player's average addition over all orders of joining, with a check of the core.

    `worth` of the empty set is taken as 0. At most `MAX_PLAYERS` players (2ⁿ coalitions); raises
    QuantityError above. The gains add up to the worth of all, in the order given, to the last bit.
    Shapley (1953), A Value for n-Person Games, doi:10.1515/9781400881970-018.
    """
    if len(players) > MAX_PLAYERS:
        raise QuantityError(
            f"{len(players)} partners make too many coalitions; share among at most {MAX_PLAYERS}."
        )
    coalitions = [frozenset(c) for n in range(len(players) + 1) for c in combinations(players, n)]
    values = {c: worth(c) if c else 0.0 for c in coalitions}
    gains: dict[str, float] = {}
    for player in players[:-1]:
        gains[player] = _average_addition(player, len(players), values)
    if players:
        everybody = values[frozenset(players)]
        gains[players[-1]] = everybody - sum(gains.values())
        gains[players[-1]] += everybody - sum(gains.values())
    return Split(gains, _blocking(gains, values))


def _average_addition(player: str, n_players: int, values: Mapping[frozenset[str], float]) -> float:
    total = 0.0
    for coalition, value in values.items():
        if player not in coalition:
            size = len(coalition)
            weight = factorial(size) * factorial(n_players - size - 1) / factorial(n_players)
            total += weight * (values[coalition | {player}] - value)
    return total


def _blocking(
    gains: Mapping[str, float], values: Mapping[frozenset[str], float]
) -> tuple[tuple[str, ...], ...]:
    scale = max((abs(v) for v in values.values()), default=0.0)
    return tuple(
        tuple(sorted(coalition))
        for coalition, value in values.items()
        if sum(gains[p] for p in coalition) < value - 1e-9 * scale
    )
