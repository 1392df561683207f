"""Flows summed to links by (source, target, family), and links to bundles of coloured slices."""

import math
from collections.abc import Iterable, Iterator
from enum import StrEnum
from operator import attrgetter

from attrs import frozen

from samspel.domain.provenance import Origin
from samspel.domain.resources import Family
from samspel.domain.texts import Text
from samspel.reporting.figures.sankey.flows import FigureFlow

FAMILIES: tuple[Family, ...] = tuple(Family)


_flow_id = attrgetter("flow_id")


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
    groups: dict[tuple[str, str, int, int, str], list[FigureFlow]] = {}
    for flow in flows:
        kind = _kind_of(flow)
        if kind is None or (kind is Kind.REFUSED and not with_refused):
            continue
        alone = flow.flow_id if flow.monthly and None in flow.monthly else ""
        key = (flow.source, flow.target, id(flow.family), id(kind), alone)
        if key in groups:
            groups[key].append(flow)
        else:
            groups[key] = [flow]
    bundles: dict[tuple[str, str], list[tuple[int, Kind, str, list[FigureFlow]]]] = {}
    for (source, target, _, _, alone), members in groups.items():
        family, kind = FAMILIES.index(members[0].family), _kind_of(members[0]) or Kind.KNOWN
        bundles.setdefault((source, target), []).append((family, kind, alone, members))
    return tuple(
        Bundle(source, target, tuple(_slices_of(bundles[source, target])))
        for source, target in sorted(bundles)
    )


def _slices_of(groups: list[tuple[int, Kind, str, list[FigureFlow]]]) -> Iterator[Slice]:
    order = sorted(groups, key=lambda group: (group[0], KINDS.index(group[1]), group[2]))
    return (_sum(members, kind, FAMILIES[family]) for family, kind, _, members in order)


def _kind_of(flow: FigureFlow) -> Kind | None:
    is_assumed = flow.origin is Origin.ASSUMED
    if flow.is_refused:
        return Kind.REFUSED
    if flow.value is None:
        return Kind.UNKNOWN_ASSUMED if is_assumed else Kind.UNKNOWN
    if flow.value == 0 and _peak_of(flow) == 0:
        return None
    return Kind.ASSUMED if is_assumed else Kind.KNOWN


def _peak_of(flow: FigureFlow) -> float:
    """The most a flow of zero can be in a figure: its high, or its largest month."""
    months = [m for m in flow.monthly or () if m is not None]
    return max([flow.high or 0.0, *months])


def _sum(flows: list[FigureFlow], kind: Kind, family: Family) -> Slice:
    flows = sorted(flows, key=_flow_id)
    value = low = high = 0.0
    if kind.is_scaled:
        values = [flow.value or 0.0 for flow in flows]
        value = math.fsum(values)
        low = _bound(values, [flow.low for flow in flows], value)
        high = _bound(values, [flow.high for flow in flows], value)
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


def _bound(values: list[float], bounds: list[float | None], total: float) -> float:
    """The sum of `bounds`, a flow's own value where it has none."""
    if all(bound is None for bound in bounds):
        return total
    pairs = zip(bounds, values, strict=True)
    return math.fsum(value if bound is None else bound for bound, value in pairs)


def _months_of(flows: list[FigureFlow]) -> tuple[float | None, ...] | None:
    """Sums per month; unknown in a month when any flow is, None when no flow tells its months."""
    if any(flow.monthly is None for flow in flows):
        return None
    columns = zip(*(flow.monthly or () for flow in flows), strict=True)
    return tuple(
        None if any(m is None for m in column) else math.fsum(m or 0.0 for m in column)
        for column in columns
    )
