"""What a rule is."""

from collections.abc import Callable

from attrs import frozen

from samspel.domain.texts import Text
from samspel.domain.verdicts import Verdict
from samspel.matching.candidates import Candidate, Context
from samspel.matching.routes import Route


def _never(_route: Route, _context: Context) -> bool:
    return False


@frozen
class Rule:
    """A rule of matching.

    `judge`: pure; reasons in both languages, unknown where a decisive fact is missing. `facts`:
    what it may find missing (empty: it always has what it needs). `is_fit`: its score says how
    well the pair fits (the others rank by parts of their own). `can_raise`: it may score above 0.
    `is_settled`: whether, along a route, it looks at neither the sink, the amounts nor the hauls,
    so that it is asked once for all sinks.
    """

    name: str
    label: Text
    judge: Callable[[Candidate, Context], Verdict]
    facts: tuple[str, ...]
    is_fit: bool = True
    can_raise: bool = True
    is_settled: Callable[[Route, Context], bool] = _never
