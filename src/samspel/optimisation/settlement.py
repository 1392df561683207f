"""What each chosen exchange and each partner comes out with when shared costs are paid once."""

from collections.abc import Callable, Sequence

from attrs import frozen

from samspel.domain.exchanges import Exchange, FixedCost, PartnerTotal
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity, total

_RULE = "network, shared costs paid once"


@frozen
class Chosen:
    """A chosen exchange, and the share (0…1) of its assessed amount that the network moves."""

    exchange: Exchange
    share: float


@frozen
class Settled:
    """A chosen exchange's money in the network; its part of each shared cost is in it."""

    chosen: Chosen
    joint_npv_sek: Cited
    society_npv_sek: Cited
    investment_sek: Cited


def settle(chosen: Sequence[Chosen]) -> tuple[Settled, ...]:
    """Each exchange at the amount it moves, with an equal part of every fixed cost it shares.

    Where exchanges name one cost differently the dearest counts, as in the choice itself.
    """
    shared: dict[str, list[FixedCost]] = {}
    for one in chosen:
        for cost in one.exchange.fixed_costs:
            shared.setdefault(cost.key, []).append(cost)
    return tuple(_settled(one, shared) for one in chosen)


def _settled(one: Chosen, shared: dict[str, list[FixedCost]]) -> Settled:
    costs = [shared[cost.key] for cost in one.exchange.fixed_costs]
    npv_parts = [_part(peers, _npv, min) for peers in costs]
    investment_parts = [_part(peers, _investment, max) for peers in costs]
    own_npv = [_npv(cost) for cost in one.exchange.fixed_costs]
    own_investment = [_investment(cost) for cost in one.exchange.fixed_costs]
    return Settled(
        one,
        _adjusted(one.exchange.joint_npv_sek, one.share, own_npv, npv_parts),
        _adjusted(one.exchange.society_npv_sek, one.share, own_npv, npv_parts),
        _adjusted(one.exchange.investment_sek, one.share, own_investment, investment_parts),
    )


def _npv(cost: FixedCost) -> Quantity:
    return cost.npv_sek.quantity


def _investment(cost: FixedCost) -> Quantity:
    return cost.investment_sek.quantity


def _part(
    peers: list[FixedCost],
    pick: Callable[[FixedCost], Quantity],
    dearest: Callable[..., Quantity],
) -> Quantity:
    """One exchange's equal part of the dearest of its peers' costs."""
    cost = dearest((pick(p) for p in peers), key=lambda q: q.value or 0.0)
    return cost.scaled(1 / len(peers))


def _adjusted(cited: Cited, share: float, own: list[Quantity], parts: list[Quantity]) -> Cited:
    """What moves, scaled, and the parts of the fixed costs in place of the exchange's own."""
    is_whole = share == 1.0 and own == parts
    if is_whole or not cited.is_known:
        return cited
    fixed, _ = total(own, "SEK")
    paid, _ = total(parts, "SEK")
    moving = _less(cited.quantity, fixed).scaled(share)
    return Cited.derived(moving.plus(paid), _RULE, cited)


def _less(quantity: Quantity, part: Quantity) -> Quantity:
    """The rest when a part of the same corners is taken away."""
    value, low, high = quantity.require("a sum")
    value2, low2, high2 = part.require("its part")
    rest = value - value2
    return Quantity(rest, min(rest, low - low2), max(rest, high - high2), quantity.unit)


def partner_totals(settled: Sequence[Settled]) -> tuple[PartnerTotal, ...]:
    """Each partner's equal share of every exchange it is part of, the largest first.

    The shares of an exchange sum to it, so all partners sum to the network (conventions §12).
    """
    gains: dict[str, list[Cited]] = {}
    for one in settled:
        partners = dict.fromkeys(p.partner_id for p in one.chosen.exchange.partners)
        for partner_id in partners:
            joint = one.joint_npv_sek
            share = Cited.derived(joint.quantity.scaled(1 / len(partners)), _RULE, joint)
            gains.setdefault(partner_id, []).append(share)
    found = [PartnerTotal(partner_id, *_summed(shares)) for partner_id, shares in gains.items()]
    return tuple(sorted(found, key=lambda p: (-(p.npv_sek.quantity.value or 0.0), p.partner_id)))


def _summed(shares: list[Cited]) -> tuple[Cited, int]:
    summed, n_unknown = total([s.quantity for s in shares], "SEK")
    known = [s for s in shares if s.is_known]
    quantity = summed if known else Quantity.unknown("SEK")
    return Cited.derived(quantity, _RULE, *known), n_unknown
