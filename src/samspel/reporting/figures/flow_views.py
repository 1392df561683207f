"""The study's exchanges as flows, one view per unit: tonnes and megawatt hours share no scale."""

from collections.abc import Iterable

from attrs import frozen

from samspel.domain.conversions import Conversion
from samspel.domain.exchanges import Match
from samspel.domain.provenance import Cited, Origin
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text, format_number
from samspel.domain.units import amount_unit
from samspel.domain.verdicts import Outcome
from samspel.reporting.figures.sankey.flows import FigureFlow, FigureNode, FlowView
from samspel.reporting.numbers import UNKNOWN, unit_label
from samspel.reporting.selection import ShownExchange, shown_exchanges

MOST_LINKS = 40
MOST_REFUSED = 3
_MISSING = Text("rollen saknas", "the role is missing")


@frozen
class _Leg:
    """One step of an exchange: from node to node, so much of a resource."""

    start: FigureNode
    end: FigureNode
    resource_id: str
    amount: Cited


@frozen
class UnitFlows:
    """The flows of one canonical unit ("t/year"; "m2" for space, which is no yearly flow)."""

    unit: str
    view: FlowView

    @property
    def is_yearly(self) -> bool:
        """Whether the amounts are per year."""
        return self.unit.endswith("/year")


def flow_views(study: Study, language: Language) -> tuple[UnitFlows, ...]:
    """A view per unit of the shown exchanges, the unit with most flows first."""
    legs: dict[str, list[tuple[str, _Leg, bool]]] = {}
    for shown in shown_exchanges(study):
        for i, leg in enumerate(_legs(shown, study, language)):
            unit = study.knowledge.resources[leg.resource_id].unit
            legs.setdefault(unit, []).append((f"{shown.match.match_id}#{i}", leg, False))
    _add_refused(legs, study)
    ordered = sorted(legs.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    views = ((unit, _view(unit, items, study, language)) for unit, items in ordered)
    return tuple(UnitFlows(unit, view) for unit, view in views if view.flows)


def _legs(shown: ShownExchange, study: Study, language: Language) -> list[_Leg]:
    match = shown.match
    nodes = _nodes(match, study, language)
    amounts = _amounts(shown)
    return [
        _Leg(start, end, resource_id, amount)
        for start, end, resource_id, amount in zip(
            nodes, nodes[1:], match.resource_ids, amounts, strict=False
        )
        if start.node_id != end.node_id
    ]


def _nodes(match: Match, study: Study, language: Language) -> list[FigureNode]:
    inventory = study.inventory
    source = inventory.actor_of(inventory.stream_by_id[match.source_stream_id])
    sink = inventory.actor_of(inventory.stream_by_id[match.sink_stream_id])
    nodes = [FigureNode(source.actor_id, source.name, is_vacant=source.is_vacant)]
    for conversion, operator_id in zip(match.pathway.conversions, match.operator_ids, strict=False):
        nodes.append(_converter(conversion, operator_id, study, language))
    nodes.append(FigureNode(sink.actor_id, sink.name, is_vacant=sink.is_vacant))
    return nodes


def _converter(
    conversion: Conversion, operator_id: str | None, study: Study, language: Language
) -> FigureNode:
    label = conversion.technology.operator_label.render(language)
    if operator_id is None:
        missing = _MISSING.render(language)
        return FigureNode(f"role:{conversion.conversion_id}", label, missing, is_vacant=True)
    return FigureNode(operator_id, study.inventory.actor_by_id[operator_id].name)


def _amounts(shown: ShownExchange) -> list[Cited]:
    """What leaves, what each step but the last passes on, and what arrives."""
    amounts = [shown.leaving]
    for conversion in shown.match.pathway.conversions:
        before = amounts[-1]
        quantity = before.quantity.times(conversion.yield_.quantity, conversion.output_unit)
        amounts.append(Cited.derived(quantity, "yield", before, conversion.yield_))
    if len(amounts) > 1:
        amounts[-1] = shown.arriving
    return amounts


def _add_refused(legs: dict[str, list[tuple[str, _Leg, bool]]], study: Study) -> None:
    """Refusals by law between actors that are in the figure already: dotted, with a cross."""
    drawn = {
        n.node_id for items in legs.values() for _, leg, _ in items for n in (leg.start, leg.end)
    }
    n_added = 0
    for match in study.match_result.refused:
        is_legal = any(
            v.outcome is Outcome.REFUSED and v.rule.startswith("legal") for v in match.verdicts
        )
        nodes = _nodes(match, study, "sv")
        start, end = nodes[0], nodes[-1]
        unit = study.knowledge.resources[match.resource_ids[0]].unit
        is_new = start.node_id != end.node_id and {start.node_id, end.node_id} <= drawn
        if is_legal and is_new and n_added < MOST_REFUSED and unit in legs:
            leg = _Leg(start, end, match.resource_ids[0], match.amount_per_year)
            legs[unit].append((f"refused:{match.match_id}", leg, True))
            n_added += 1


def _view(
    unit: str, items: list[tuple[str, _Leg, bool]], study: Study, language: Language
) -> FlowView:
    nodes = {n.node_id: n for _, leg, _ in items for n in (leg.start, leg.end)}
    flows = _once(
        _flow(flow_id, leg, is_refused, unit, study, language) for flow_id, leg, is_refused in items
    )
    named = [_with_total(n, flows, language) for n in nodes.values()]
    view = FlowView(
        tuple(sorted(named, key=lambda n: n.node_id)),
        flows,
        unit_label(amount_unit(unit), language),
    )
    return view.folded(MOST_LINKS, language)


def _once(flows: Iterable[FigureFlow]) -> tuple[FigureFlow, ...]:
    """Without repeating an unknown flow that several matches share, the surest of them kept."""
    kept: dict[tuple[str, ...], FigureFlow] = {}
    for flow in flows:
        way = (flow.source, flow.target, flow.resource.sv, str(flow.is_refused))
        key = way if flow.value is None else (flow.flow_id,)
        if key not in kept or kept[key].origin is Origin.ASSUMED:
            kept[key] = flow
    return tuple(kept.values())


def _flow(
    flow_id: str, leg: _Leg, is_refused: bool, unit: str, study: Study, language: Language
) -> FigureFlow:
    resource = study.knowledge.resources[leg.resource_id]
    amount = leg.amount.to(unit).quantity if leg.amount.is_known else leg.amount.quantity
    return FigureFlow(
        flow_id=flow_id,
        source=leg.start.node_id,
        target=leg.end.node_id,
        resource=resource.label,
        family=resource.family,
        unit=unit_label(amount_unit(unit), language),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        origin=Origin.ASSUMED if leg.amount.is_assumed else leg.amount.origin,
        is_refused=is_refused,
    )


def _with_total(node: FigureNode, flows: Iterable[FigureFlow], language: Language) -> FigureNode:
    if node.sublabel:
        return node
    sides = [
        [f for f in flows if f.source == node.node_id and not f.is_refused],
        [f for f in flows if f.target == node.node_id and not f.is_refused],
    ]
    most = max(sides, key=lambda side: sum(f.value or 0.0 for f in side))
    known = [f.value for f in most if f.value is not None]
    if not known:
        return FigureNode(node.node_id, node.label, UNKNOWN.render(language), node.is_vacant)
    total = f"{format_number(sum(known), language)} {most[0].unit}"
    if len(known) < len(most):
        total = f"{Text('minst', 'at least').render(language)} {total}"
    return FigureNode(node.node_id, node.label, total, node.is_vacant)
