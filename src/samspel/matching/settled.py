"""What is settled for a source and a way before any sink is looked at: some rules, once for all."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.amounts import NOTHING_USABLE, Floats
from samspel.matching.candidates import Candidate, Context
from samspel.matching.columns import Flags, StreamTable
from samspel.matching.operators import Operator
from samspel.matching.routes import Route
from samspel.matching.rules import RULES, legal


@frozen
class Settled:
    """Verdicts by rule that no sink can change, and what they leave to hope for.

    `n_unknown`: how many of them are unknown. `is_refused`: one refuses, so every pair is refused.
    """

    verdicts: Mapping[str, Verdict]
    n_unknown: int
    is_refused: bool

    @property
    def is_prohibited(self) -> bool:
        """Whether a rule note forbids it."""
        return self.verdicts[legal.NAME].code == legal.PROHIBITED

    @classmethod
    def of(
        cls,
        row: int,
        route: Route,
        operators: tuple[Operator | None, ...],
        tables: tuple[StreamTable, StreamTable],
        context: Context,
    ) -> "Settled":
        """Ask the rules that look at the source in `row` and the route alone."""
        sources, sinks = tables
        source, supply = sources.streams[row], sources.quantities[row]
        any_sink = int(sinks.rows_of[route.service.wanted_id][0])
        sink, need = sinks.streams[any_sink], sinks.quantities[any_sink]
        candidate = Candidate(
            source, sink, route, operators, supply, need, NOTHING_USABLE, (), None, None
        )
        verdicts = {
            rule.name: rule.judge(candidate, context)
            for rule in RULES
            if rule.is_settled(route, context)
        }
        outcomes = [v.outcome for v in verdicts.values()]
        return cls(verdicts, outcomes.count(Outcome.UNKNOWN), Outcome.REFUSED in outcomes)

    def best_fit(self, is_season_told: Flags) -> Floats:
        """The highest mean of the fit rules' scores that is still possible, per sink.

        What is open may score 1, the season only where it is told.
        """
        asked = (self.verdicts[r.name] for r in RULES if r.is_fit and r.name in self.verdicts)
        known = [v.score for v in asked if v.score is not None]
        n_open = sum(r.is_fit and r.can_raise and r.name not in self.verdicts for r in RULES)
        best_without_season = sum(known) + n_open - 1
        return np.asarray((best_without_season + is_season_told) / (len(known) + n_open))
