"""A study: a saved run with inputs, versions, choices and results."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from math import isfinite

from attrs import field, frozen

from samspel.domain.errors import OptionError
from samspel.domain.exchanges import Exchange, MatchResult, Network
from samspel.domain.geography import DistanceMatrix
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited
from samspel.domain.texts import Text

LARGEST_SEED = 2**31 - 1


class Objective(StrEnum):
    """What the network is chosen for."""

    SOCIETY = "society"
    FIRMS = "firms"
    CLIMATE = "climate"
    WEIGHTED = "weighted"

    @property
    def text(self) -> Text:
        """The objective's name."""
        return _OBJECTIVE_TEXTS[self]


_OBJECTIVE_TEXTS = {
    Objective.SOCIETY: Text("samhällets nuvärde", "society's net present value"),
    Objective.FIRMS: Text("företagens nuvärde", "firms' net present value"),
    Objective.CLIMATE: Text("undvikna utsläpp", "avoided emissions"),
    Objective.WEIGHTED: Text("en sammanvägning", "a weighted set"),
}


def _objective(value: Objective | str) -> Objective:
    try:
        return Objective(value)
    except ValueError as error:
        names = ", ".join(Objective)
        raise OptionError(
            Text(
                f"Nätverket kan inte väljas för {value!r}. Välj något av {names}.",
                f"The network cannot be chosen for {value!r}. Choose one of {names}.",
            )
        ) from error


@frozen
class StudyOptions:
    """Choices of a run; all of them are saved with it. Raises OptionError on what cannot be.

    `weights`: (society, firms, climate) for WEIGHTED, climate per t CO₂e in SEK-equivalents of 1.
    `investment_budget_sek`: None = unlimited. `mip_gap`: relative, part of the study (§8).
    """

    objective: Objective = field(default=Objective.SOCIETY, converter=_objective)
    weights: tuple[float, float, float] = (1.0, 1.0, 1.0)
    investment_budget_sek: float | None = None
    include_uncertain: bool = True
    use_overlay: bool = True
    n_per_source: int = 10
    mip_gap: float = 1e-6
    max_nodes: int = 100_000
    seed: int = 1

    def __attrs_post_init__(self) -> None:
        weights, budget = self.weights, self.investment_budget_sek
        if (
            len(weights) != 3
            or not all(isfinite(w) and w >= 0 for w in weights)
            or not any(weights)
        ):
            raise OptionError(
                Text(
                    f"Vikterna {weights} går inte att väga med. Ge tre tal, noll eller större, "
                    "varav minst ett är större än noll.",
                    f"The weights {weights} cannot be weighed with. Give three numbers, zero or "
                    "more, at least one of them more than zero.",
                )
            )
        if budget is not None and not (isfinite(budget) and budget >= 0):
            raise OptionError(
                Text(
                    f"Budgeten {budget} är inget belopp. Ge noll kronor eller mer, eller utelämna "
                    "den om den är obegränsad.",
                    f"The budget {budget} is no sum of money. Give zero SEK or more, or leave it "
                    "out where it is unlimited.",
                )
            )
        if not 0 <= self.mip_gap < 1:
            raise OptionError(
                Text(
                    f"Gapet {self.mip_gap} är ingen andel. Ge ett tal från 0 till under 1, "
                    "till exempel 0.001.",
                    f"The gap {self.mip_gap} is no share. Give a number from 0 to below 1, for "
                    "example 0.001.",
                )
            )
        if self.n_per_source < 1 or not 0 <= self.seed <= LARGEST_SEED:
            raise OptionError(
                Text(
                    f"Antalet per överskott ({self.n_per_source}) ska vara minst 1, och fröet "
                    f"({self.seed}) mellan 0 och {LARGEST_SEED}.",
                    f"The number per surplus ({self.n_per_source}) must be 1 or more, and the seed "
                    f"({self.seed}) between 0 and {LARGEST_SEED}.",
                )
            )


@frozen
class Measurement:
    """An unknown or uncertain number, and what knowing it is worth.

    `n_matches`: exchanges it is part of; `n_awaited`: those of them that somebody proposed or runs.
    """

    stream_id: str
    field: str
    label: Text
    why: Text
    how: Text
    spread_sek: Cited
    n_matches: int
    n_awaited: int = 0


@frozen
class Call:
    """One call to make on Monday: to whom, with which question, and why."""

    actor_id: str
    question: Text
    why: Text


@frozen
class InverseAnswer:
    """What a need of known size would require of an unknown supply, month by month."""

    title: Text
    question: Text
    unit: str
    monthly: tuple[Cited, ...]
    yearly: Cited
    note: Text


@frozen
class ProposedResource:
    """A resource type proposed from a stream's description and waste code; `score` 0 to 1."""

    stream_id: str
    resource_id: str
    score: float


@frozen
class Study:
    """Inputs and results of one run, ready to be rendered, exported and compared."""

    study_id: str
    inventory: Inventory
    knowledge: Knowledge
    options: StudyOptions
    distances: DistanceMatrix
    filled_stream_ids: tuple[str, ...]
    match_result: MatchResult
    exchanges: tuple[Exchange, ...]
    network: Network
    measurements: tuple[Measurement, ...]
    calls: tuple[Call, ...]
    inverse_answers: tuple[InverseAnswer, ...]
    samspel_version: str
    proposed_resources: tuple[ProposedResource, ...] = ()

    @cached_property
    def exchange_by_id(self) -> Mapping[str, Exchange]:
        """Assessed exchanges by id."""
        return {e.exchange_id: e for e in self.exchanges}

    @cached_property
    def chosen(self) -> tuple[Exchange, ...]:
        """The network's exchanges."""
        return tuple(self.exchange_by_id[i] for i in self.network.exchange_ids)
