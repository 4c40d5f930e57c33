"""Where everything stands in a picture: pure geometry over plain values."""

from cjmap.layout.apart import apart
from cjmap.layout.arrange import arrange
from cjmap.layout.corners import rounded, shortened, tip
from cjmap.layout.curve import Cubic, bypass, curve, cut, strands
from cjmap.layout.directions import runs_left
from cjmap.layout.lanes import lane_order
from cjmap.layout.sections import Section, sections
from cjmap.layout.shapes import (
    Box,
    Card,
    Columns,
    End,
    Label,
    Layout,
    Metrics,
    Path,
    Point,
    Route,
    Start,
)
from cjmap.layout.strips import Strip, fold
from cjmap.layout.text import ELLIPSIS, Divide, width, wrap
from cjmap.layout.tiers import Block, Link, Tiers, stack

__all__ = [
    "ELLIPSIS",
    "Block",
    "Box",
    "Card",
    "Columns",
    "Cubic",
    "Divide",
    "End",
    "Label",
    "Layout",
    "Link",
    "Metrics",
    "Path",
    "Point",
    "Route",
    "Section",
    "Start",
    "Strip",
    "Tiers",
    "apart",
    "arrange",
    "bypass",
    "curve",
    "cut",
    "fold",
    "lane_order",
    "rounded",
    "runs_left",
    "sections",
    "shortened",
    "stack",
    "strands",
    "tip",
    "width",
    "wrap",
]
