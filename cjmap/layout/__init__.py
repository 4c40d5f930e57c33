"""Where everything stands in a picture: pure geometry over plain values."""

from cjmap.layout.arrange import arrange
from cjmap.layout.corners import rounded, shortened, tip
from cjmap.layout.curve import Cubic, beside, curve, strands
from cjmap.layout.shapes import (
    Box,
    Card,
    Columns,
    Label,
    Layout,
    Metrics,
    Path,
    Point,
    Route,
    Start,
)
from cjmap.layout.text import width, wrap

__all__ = [
    "Box",
    "Card",
    "Columns",
    "Cubic",
    "Label",
    "Layout",
    "Metrics",
    "Path",
    "Point",
    "Route",
    "Start",
    "arrange",
    "beside",
    "curve",
    "rounded",
    "shortened",
    "strands",
    "tip",
    "width",
    "wrap",
]
