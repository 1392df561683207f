"""What a Sankey shows: flows and nodes in ONE unit and basis, summed to links by the figure."""

import math
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from samspel.domain.errors import SamspelError
from samspel.domain.provenance import Origin
from samspel.domain.resources import Family
from samspel.domain.texts import Language, Text

MONTHS = 12
FOLD_ABOVE = 60
PHONE_LINKS = 24
_OTHERS = {
    "givers": Text("Övriga givare", "Other givers"),
    "takers": Text("Övriga mottagare", "Other receivers"),
    "both": Text("Övriga", "Others"),
}


class FlowError(SamspelError):
    """A flow or a view that cannot be drawn without guessing."""

    code = "FLOW"


class MixedUnitsError(FlowError):
    """Flows of several units or bases were put in one figure; they share no scale."""


@frozen
class FigureNode:
    """One actor or process in the figure; `group` names its panel when all of a panel share it."""

    node_id: str
    label: str
    sublabel: str = ""
    is_vacant: bool = False
    group: str = ""


@frozen(kw_only=True)
class FigureFlow:
    """One flow; `value` None is unknown and never zero.

    `value`, `low`, `high`: per year, in `unit`, all ≥ 0 with low ≤ value ≤ high where given.
    `monthly`: twelve amounts in the unit per month, None where the month is unknown.
    Raises FlowError on amounts that are negative, not finite or out of order.
    """

    flow_id: str
    source: str
    target: str
    resource: Text
    family: Family = field(converter=Family)
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    origin: Origin = field(default=Origin.STATED, converter=Origin)
    basis: str = ""
    is_refused: bool = False
    monthly: tuple[float | None, ...] | None = None

    def __attrs_post_init__(self) -> None:
        given = [
            v for v in (self.low, self.value, self.high, *(self.monthly or ())) if v is not None
        ]
        if any(not math.isfinite(v) or v < 0 for v in given):
            raise FlowError(
                f"Flow '{self.flow_id}' has an amount below zero or not finite: {given}."
            )
        ends = [v for v in (self.low, self.value, self.high) if v is not None]
        if ends != sorted(ends):
            raise FlowError(f"Flow '{self.flow_id}': low, value, high are not in order: {ends}.")
        if self.monthly is not None and len(self.monthly) != MONTHS:
            raise FlowError(
                f"Flow '{self.flow_id}' has {len(self.monthly)} months; give 12 or none."
            )


@frozen
class FlowView:
    """The flows of one figure, with the nodes they join, in one `unit` and `basis`.

    n_omitted: flows left out of the figure, which says so. Raises MixedUnitsError when a flow has
    another unit or basis, FlowError on a flow id given twice or an end that is no node.
    """

    nodes: tuple[FigureNode, ...]
    flows: tuple[FigureFlow, ...]
    unit: str
    basis: str = ""
    n_omitted: int = 0

    def __attrs_post_init__(self) -> None:
        known = {node.node_id for node in self.nodes}
        if len(known) != len(self.nodes):
            raise FlowError("A node id is given twice; node ids must be unique in a figure.")
        if len({flow.flow_id for flow in self.flows}) != len(self.flows):
            raise FlowError("A flow id is given twice; flow ids must be unique in a figure.")
        for flow in self.flows:
            if flow.unit != self.unit or flow.basis != self.basis:
                raise MixedUnitsError(
                    f"Flow '{flow.flow_id}' is in {flow.unit} {flow.basis}".rstrip()
                    + f", but the figure is in {self.unit} {self.basis}".rstrip()
                    + ": they share no scale. Make one figure per unit and basis."
                )
            if flow.source not in known or flow.target not in known:
                raise FlowError(
                    f"Flow '{flow.flow_id}' joins '{flow.source}' and '{flow.target}', "
                    "and one of them is not among the figure's nodes."
                )

    def partitioned(self, parts: Mapping[str, FigureNode]) -> "FlowView":
        """The view with nodes merged: `parts` maps a node id to the node it becomes part of."""
        chosen = {n.node_id: parts.get(n.node_id, n) for n in self.nodes}
        merged: dict[str, FigureNode] = {n.node_id: n for n in chosen.values()}
        flows = tuple(
            evolve(f, source=chosen[f.source].node_id, target=chosen[f.target].node_id)
            for f in self.flows
        )
        return evolve(self, nodes=tuple(merged.values()), flows=flows)

    def folded(self, most: int = FOLD_ABOVE, language: Language = "sv") -> "FlowView":
        """The view with its smallest nodes gathered under "Övriga (n)" until ≤ `most` links.

        Givers, receivers and nodes that are both gather apart, so that folding adds no return.
        Nodes with an unknown or refused flow are folded last: unknown is not small.
        """
        links = {(f.source, f.target, f.family) for f in self.flows}
        if len(links) <= most:
            return self
        order = _smallest_first(self.flows)
        fewest, enough = 2, len(order)
        while fewest < enough:
            middle = (fewest + enough) // 2
            parts = _fold_parts(order[:middle], self.flows, language)
            if len(_merged_links(links, parts)) <= most:
                enough = middle
            else:
                fewest = middle + 1
        return self.partitioned(_fold_parts(order[:enough], self.flows, language))

    def shortened(self, most: int = PHONE_LINKS) -> "FlowView":
        """The view with its `most` largest links, for a phone; the figure says how many are left.

        Unknown amounts cannot be ranked: they keep up to half of the places, by id.
        """
        known: dict[tuple[str, str, Family], float] = {}
        unknown: set[tuple[str, str, Family]] = set()
        for flow in self.flows:
            link = (flow.source, flow.target, flow.family)
            if flow.value is None or flow.is_refused:
                unknown.add(link)
            else:
                known[link] = known.get(link, 0.0) + flow.value
        ranked = sorted(known, key=lambda link: (-known[link], link))
        n_unknown = min(len(unknown), max(most // 2, most - len(ranked)))
        kept = {*sorted(unknown)[:n_unknown], *ranked[: most - n_unknown]}
        flows = tuple(f for f in self.flows if (f.source, f.target, f.family) in kept)
        n_omitted = self.n_omitted + len(self.flows) - len(flows)
        return evolve(self, flows=flows, n_omitted=n_omitted)


def _smallest_first(flows: Iterable[FigureFlow]) -> list[str]:
    amounts: dict[str, list[float]] = {}
    last: set[str] = set()
    for flow in flows:
        for end in (flow.source, flow.target):
            if flow.value is None or flow.is_refused:
                last.add(end)
            else:
                amounts.setdefault(end, []).append(flow.value)
    totals = {end: math.fsum(amounts.get(end, ())) for end in amounts.keys() | last}
    return sorted(totals, key=lambda end: (end in last, totals[end], end))


def _fold_parts(
    chosen: Iterable[str], flows: Iterable[FigureFlow], language: Language
) -> dict[str, FigureNode]:
    flows = tuple(flows)
    givers, takers = {f.source for f in flows}, {f.target for f in flows}
    sides: dict[str, list[str]] = {}
    for node_id in chosen:
        side = "both" if node_id in givers and node_id in takers else "givers"
        sides.setdefault("takers" if node_id not in givers else side, []).append(node_id)
    parts: dict[str, FigureNode] = {}
    for side, members in sides.items():
        if len(members) > 1:
            name = _OTHERS[side].render(language)
            node = FigureNode(f"övrigt:{side}", f"{name} ({len(members)})")
            parts |= dict.fromkeys(members, node)
    return parts


def _merged_links(
    links: Iterable[tuple[str, str, Family]], parts: Mapping[str, FigureNode]
) -> set[tuple[str, str, Family]]:
    ids = {node_id: node.node_id for node_id, node in parts.items()}
    return {(ids.get(s, s), ids.get(t, t), family) for s, t, family in links}
