"""Sankey figures: what flows where, in one unit, with what nobody knows drawn as unknown.

view = FlowView(nodes, flows, "t/år")
layout = layout_sankey(view, width=1160, height=620, saved=study_order)
svg = draw_sankey(layout, "sv")
"""

from samspel.reporting.figures.sankey.drawing import draw_sankey
from samspel.reporting.figures.sankey.flows import (
    FigureFlow,
    FigureNode,
    FlowError,
    FlowView,
    MixedUnitsError,
)
from samspel.reporting.figures.sankey.layout import layout_sankey
from samspel.reporting.figures.sankey.months import draw_months
from samspel.reporting.figures.sankey.scene import SankeyLayout, SavedOrder
from samspel.reporting.figures.sankey.tables import FlowRow, flow_table, table_headings
from samspel.reporting.figures.sankey.theme import Theme
from samspel.reporting.figures.sankey.widths import Measure

__all__ = [
    "FigureFlow",
    "FigureNode",
    "FlowError",
    "FlowRow",
    "FlowView",
    "Measure",
    "MixedUnitsError",
    "SankeyLayout",
    "SavedOrder",
    "Theme",
    "draw_months",
    "draw_sankey",
    "flow_table",
    "layout_sankey",
    "table_headings",
]
