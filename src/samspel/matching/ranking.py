"""Visible parts of a rank. Each is 0…1, and an unknown is worth 0 in its part: never a guess.

Weights (sum 1): how well it fits 0.30, distance 0.20, amounts 0.20, certainty 0.15, how much must
be built 0.10, springboard 0.05. A choice, not a measurement: they are shown beside the score.
"""

from typing import TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from samspel.domain.exchanges import ScorePart
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.rules import RULES

Km = TypeVar("Km", float, NDArray[np.float64])

HALF_KM = 50.0
WEIGHTS = (0.30, 0.20, 0.20, 0.15, 0.10, 0.05)
NAMES = ("fit", "distance", "amount", "certainty", "simplicity", "springboard")
_LABELS = (
    Text("Passform", "Fit"),
    Text("Avstånd", "Distance"),
    Text("Mängd", "Amount"),
    Text("Visshet", "Certainty"),
    Text("Enkelhet", "Simplicity"),
    Text("Språngbräda", "Springboard"),
)
_FIT_RULES = frozenset(rule.name for rule in RULES if rule.is_fit)


@frozen
class Standing:
    """What ranks before any rule is asked.

    `haul_km`: the way of the goods (None: unknown). `source_share`, `need_share`: how much of the
    surplus is used and of the need covered (None: unknown). `has_springboard`: the two already
    work together.
    """

    haul_km: float | None
    source_share: float | None
    need_share: float | None
    n_conversions: int
    n_vacant: int
    n_bought: int
    has_springboard: bool


def near(haul_km: Km) -> Km:
    """1 at the same place, 0.5 at 50 km; for one distance or an array of them."""
    return HALF_KM / (HALF_KM + haul_km)


def simple(n_conversions: int, n_vacant: int, n_bought: int) -> float:
    """1 for direct use; less per conversion, per one nobody runs, and per thing bought for it."""
    return 1 / (1 + 0.5 * n_conversions + 0.5 * n_vacant + 0.1 * n_bought)


def score_parts(standing: Standing, verdicts: tuple[Verdict, ...]) -> tuple[ScorePart, ...]:
    """The six parts in fixed order."""
    shares = (standing.source_share, standing.need_share)
    values = (
        _fit(verdicts),
        near(standing.haul_km) if standing.haul_km is not None else 0.0,
        sum(min(1.0, share or 0.0) for share in shares) / 2,
        sum(v.outcome is not Outcome.UNKNOWN for v in verdicts) / len(verdicts),
        simple(standing.n_conversions, standing.n_vacant, standing.n_bought),
        1.0 if standing.has_springboard else 0.0,
    )
    rows = zip(NAMES, _LABELS, values, WEIGHTS, strict=True)
    return tuple(ScorePart(*row) for row in rows)


def _fit(verdicts: tuple[Verdict, ...]) -> float:
    scores = [v.score for v in verdicts if v.rule in _FIT_RULES and v.score is not None]
    return sum(scores) / len(scores) if scores else 0.0
