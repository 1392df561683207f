"""Flows summed to links by (source, target, family), and links to bundles of coloured slices."""

import math
from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from samspel.domain.provenance import Origin
from samspel.domain.resources import Family
from samspel.domain.texts import Text
from samspel.reporting.figures.sankey.flows import FigureFlow

FAMILIES: tuple[Family, ...] = tuple(Family)


class Kind(StrEnum):
    """What a slice of a band says."""

    KNOWN = "known"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    UNKNOWN_ASSUMED = "unknown_assumed"
    REFUSED = "refused"

    @property
    def is_scaled(self) -> bool:
        """Whether the width says an amount."""
        return self in {Kind.KNOWN, Kind.ASSUMED}


KINDS: tuple[Kind, ...] = tuple(Kind)


@frozen(kw_only=True)
class Slice:
    """Flows of one kind and family between two nodes; `value`, `low`, `high` 0 when not scaled."""

    family: Family
    kind: Kind
    flow_ids: tuple[str, ...]
    names: tuple[Text, ...]
    origins: tuple[Origin, ...]
    value: float
    low: float
    high: float
    peak: float
    monthly: tuple[float | None, ...] | None


@frozen
class Bundle:
    """All slices from one node to another, in drawing order from the top."""

    source: str
    target: str
    slices: tuple[Slice, ...]

    @property
    def is_refused(self) -> bool:
        """Whether nothing in the bundle may flow."""
        return all(part.kind is Kind.REFUSED for part in self.slices)

    @property
    def key(self) -> str:
        """Names the bundle in a saved order."""
        return f"{self.source}\u2192{self.target}"


def aggregate(flows: Iterable[FigureFlow], *, with_refused: bool = True) -> tuple[Bundle, ...]:
    """Bundles sorted by (source, target); sums do not depend on the order of `flows`.

    A flow of zero is tabled and not drawn. A flow with an unknown month keeps a slice of its own,
    so that what is known of the others in that month still shows. O(F).
    """
    groups: dict[tuple[str, str], dict[tuple[int, int, str], list[FigureFlow]]] = {}
    place = {family: i for i, family in enumerate(FAMILIES)}
    kind_place = {kind: i for i, kind in enumerate(KINDS)}
    for flow in flows:
        kind = _kind_of(flow)
        if kind is None or (kind is Kind.REFUSED and not with_refused):
            continue
        slices = groups.setdefault((flow.source, flow.target), {})
        alone = flow.flow_id if flow.monthly and None in flow.monthly else ""
        slices.setdefault((place[flow.family], kind_place[kind], alone), []).append(flow)
    return tuple(
        Bundle(source, target, _slices_of(groups[source, target]))
        for source, target in sorted(groups)
    )


def _slices_of(groups: dict[tuple[int, int, str], list[FigureFlow]]) -> tuple[Slice, ...]:
    return tuple(_sum(groups[key], KINDS[key[1]], FAMILIES[key[0]]) for key in sorted(groups))


def _kind_of(flow: FigureFlow) -> Kind | None:
    is_assumed = flow.origin is Origin.ASSUMED
    if flow.is_refused:
        return Kind.REFUSED
    if flow.value is None:
        return Kind.UNKNOWN_ASSUMED if is_assumed else Kind.UNKNOWN
    if _peak_of(flow) == 0:
        return None
    return Kind.ASSUMED if is_assumed else Kind.KNOWN


def _peak_of(flow: FigureFlow) -> float:
    """The most the flow can be in the figure: its high, or its largest month."""
    months = [m for m in flow.monthly or () if m is not None]
    return max([flow.high or 0.0, flow.value or 0.0, *months])


def _sum(flows: list[FigureFlow], kind: Kind, family: Family) -> Slice:
    flows = sorted(flows, key=lambda flow: flow.flow_id)
    is_scaled = kind.is_scaled
    low = math.fsum(_or(flow.low, flow.value) for flow in flows) if is_scaled else 0.0
    high = math.fsum(_or(flow.high, flow.value) for flow in flows) if is_scaled else 0.0
    value = math.fsum(flow.value or 0.0 for flow in flows) if is_scaled else 0.0
    monthly = _months_of(flows)
    return Slice(
        family=family,
        kind=kind,
        flow_ids=tuple(flow.flow_id for flow in flows),
        names=tuple({flow.resource.sv: flow.resource for flow in flows}.values()),
        origins=tuple(sorted({flow.origin for flow in flows})),
        value=value,
        low=low,
        high=high,
        peak=max([m for m in monthly or () if m is not None], default=0.0),
        monthly=monthly,
    )


def _or(bound: float | None, value: float | None) -> float:
    return bound if bound is not None else value or 0.0


def _months_of(flows: list[FigureFlow]) -> tuple[float | None, ...] | None:
    """Sums per month; unknown in a month when any flow is, None when no flow tells its months."""
    if any(flow.monthly is None for flow in flows):
        return None
    columns = zip(*(flow.monthly or () for flow in flows), strict=True)
    return tuple(
        None if any(m is None for m in column) else math.fsum(m or 0.0 for m in column)
        for column in columns
    )
