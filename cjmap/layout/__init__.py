"""Where everything stands in a picture: pure geometry over plain values."""

from cjmap.layout.apart import apart
from cjmap.layout.arrange import arrange
from cjmap.layout.corners import rounded, shortened, tip
from cjmap.layout.curve import Cubic, bypass, curve, cut, strands
from cjmap.layout.directions import runs_left
from cjmap.layout.lanes import lane_order
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
from cjmap.layout.text import ELLIPSIS, width, wrap

__all__ = [
    "ELLIPSIS",
    "Box",
    "Card",
    "Columns",
    "Cubic",
    "End",
    "Label",
    "Layout",
    "Metrics",
    "Path",
    "Point",
    "Route",
    "Start",
    "Strip",
    "apart",
    "arrange",
    "bypass",
    "curve",
    "cut",
    "fold",
    "lane_order",
    "rounded",
    "runs_left",
    "shortened",
    "strands",
    "tip",
    "width",
    "wrap",
]
