"""Which exchanges a report shows, with the amount that moves: the network, then the proposed."""

from attrs import evolve, frozen

from samspel.domain.exchanges import Exchange, Match
from samspel.domain.inventory import ExchangeStatus
from samspel.domain.provenance import Cited
from samspel.domain.studies import Study
from samspel.domain.verdicts import Outcome

MOST_WITHOUT_NETWORK = 24


@frozen
class ShownExchange:
    """An exchange in a figure: how much leaves the source and reaches the sink in a year.

    `monthly`: twelve amounts at the source, empty when unknown.
    """

    match: Match
    exchange: Exchange | None
    leaving: Cited
    arriving: Cited
    monthly: tuple[float, ...]
    is_chosen: bool

    @property
    def is_firm(self) -> bool:
        """Drawn solid: the amount is known without assumptions, and nobody is missing."""
        match = self.match
        return (
            self.leaving.is_known
            and not self.leaving.is_assumed
            and not match.vacant_conversion_ids
            and match.known_status is not ExchangeStatus.PROPOSED
            and match.outcome is Outcome.ACCEPTED
        )


def shown_exchanges(study: Study) -> tuple[ShownExchange, ...]:
    """The network's exchanges and those that somebody proposed; without any, the best matches.

    Sorted as the network and then as matching ranked them. Best matches: one per source.
    """
    amounts = {f.exchange_id: f.monthly_amount for f in study.network.flows}
    shown = [_chosen(e, amounts[e.exchange_id]) for e in study.chosen]
    rest = [m for m in study.match_result.matches if m.match_id not in amounts]
    proposed = [m for m in rest if m.known_status is not None]
    if not shown and not proposed:
        best = {m.source_stream_id: m for m in reversed(rest)}
        proposed = [m for m in rest if best[m.source_stream_id] is m][:MOST_WITHOUT_NETWORK]
    return (*shown, *(_possible(m, study) for m in proposed))


@frozen
class Share:
    """So many of a total; `n_waiting` of them cannot be computed for want of a number."""

    n: int
    total: int
    n_waiting: int = 0


def surpluses_with_takers(study: Study) -> Share:
    """Surpluses that at least one match is about, of all surpluses."""
    sources = {s.stream_id for s in study.inventory.streams if s.is_source}
    matched = {m.source_stream_id for m in study.match_result.matches}
    return Share(len(sources & matched), len(sources))


def proposals_found(study: Study) -> Share:
    """Proposals of the data that matching found again, of all proposals."""
    computed: dict[tuple[str, str], bool] = {}
    for match in study.match_result.matches:
        ends = match.source_stream_id, match.sink_stream_id
        exchange = study.exchange_by_id.get(match.match_id)
        is_known = exchange is not None and exchange.joint_npv_sek.is_known
        computed[ends] = computed.get(ends, False) or is_known
    proposed = [
        (k.source_stream_id, k.sink_stream_id)
        for k in study.inventory.exchanges
        if k.status is ExchangeStatus.PROPOSED
    ]
    found = [pair for pair in proposed if pair in computed]
    return Share(len(found), len(proposed), sum(not computed[pair] for pair in found))


def _chosen(exchange: Exchange, monthly: tuple[float, ...]) -> ShownExchange:
    match = exchange.match
    moved, whole = sum(monthly), match.amount_per_year.quantity.value
    if not whole or not moved:
        return ShownExchange(
            match, exchange, match.amount_per_year, match.delivered_per_year, (), True
        )
    share = moved / whole
    return ShownExchange(
        match,
        exchange,
        _scaled(match.amount_per_year, share),
        _scaled(match.delivered_per_year, share),
        monthly,
        True,
    )


def _possible(match: Match, study: Study) -> ShownExchange:
    return ShownExchange(
        match,
        study.exchange_by_id.get(match.match_id),
        match.amount_per_year,
        match.delivered_per_year,
        match.monthly_amount,
        False,
    )


def _scaled(cited: Cited, share: float) -> Cited:
    return evolve(cited, quantity=cited.quantity.scaled(share)) if share != 1.0 else cited
