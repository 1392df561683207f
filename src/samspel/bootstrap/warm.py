"""Compile what is compiled at first use, so that the first run is as fast as the next.

Called once after installation: python -m samspel.bootstrap.warm
"""

from samspel.domain.resources import Family
from samspel.domain.texts import Text
from samspel.reporting.figures.sankey import (
    FigureFlow,
    FigureNode,
    FlowView,
    draw_sankey,
    layout_sankey,
)


def main() -> None:
    """Draw a small Sankey with a return flow: it passes through every compiled kernel."""
    wood = Text("trä", "wood")
    nodes = tuple(FigureNode(name, name.upper()) for name in "abcd")
    flows = tuple(
        FigureFlow(
            flow_id=pair,
            source=pair[0],
            target=pair[1],
            resource=wood,
            family=Family.WOOD,
            unit="t/year",
            value=float(amount),
        )
        for amount, pair in enumerate(("ab", "bc", "bd", "ad", "ca"), start=1)
    )
    draw_sankey(layout_sankey(FlowView(nodes, flows, "t/year"), 800, 400), "sv")


if __name__ == "__main__":
    main()
