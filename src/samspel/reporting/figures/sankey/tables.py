"""The text alternative: every flow as a row, also those of zero, and what the figure sums."""

from attrs import frozen

from samspel.domain.texts import Language, format_number
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.flows import FigureFlow, FlowView


@frozen(kw_only=True)
class FlowRow:
    """One flow in words; `flow` keeps its numbers. An empty low or high was not given."""

    flow: FigureFlow
    source: str
    target: str
    what: str
    amount: str
    low: str
    high: str
    unit: str
    origin: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row's texts in the order of `table_headings`."""
        return (
            self.source,
            self.target,
            self.what,
            self.amount,
            self.low,
            self.high,
            self.unit,
            self.origin,
        )


def table_headings(language: Language) -> tuple[str, ...]:
    """Column headings."""
    return tuple(heading.render(language) for heading in words.TABLE_HEADINGS)


def flow_table(view: FlowView, language: Language) -> tuple[FlowRow, ...]:
    """Every flow of `view`, largest first, unknown and then refused ones last."""
    names = {node.node_id: node.label for node in view.nodes}

    def key(flow: FigureFlow) -> tuple[bool, bool, float, str]:
        return flow.is_refused, flow.value is None, -(flow.value or 0.0), flow.flow_id

    return tuple(_row(flow, names, language) for flow in sorted(view.flows, key=key))


def _row(flow: FigureFlow, names: dict[str, str], language: Language) -> FlowRow:
    unit = f"{flow.unit} {flow.basis}".rstrip()
    origin = flow.origin.text.render(language)
    if flow.is_refused:
        origin = f"{origin}, {words.REFUSED.render(language)}"
    return FlowRow(
        flow=flow,
        source=names[flow.source],
        target=names[flow.target],
        what=flow.resource.render(language),
        amount=_amount(flow.value, language) or words.UNKNOWN.render(language),
        low=_amount(flow.low, language),
        high=_amount(flow.high, language),
        unit=unit,
        origin=origin,
    )


def _amount(value: float | None, language: Language) -> str:
    return "" if value is None else format_number(value, language)
