"""A page with y downwards, written as pinned DOT."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, Stroke
from cjmap.renderers.text import dot_tooltip, dot_value
from cjmap.view.palette import PAPER

if TYPE_CHECKING:
    import graphviz

FONT = "Arial"
_POINTS_PER_INCH = 72
# Engines call a node of exactly the size of its label too small.
_SLACK = 5e-5
_ANCHOR = "corner-1"


def write(name: str, marks: Iterable[Mark], *, page: Box) -> str:
    """Return the marks as DOT; what comes later lies on top among marks of one kind.

    Any Graphviz draws it as it stands: `dot -Tsvg FILE`. Coordinates in the picture are those of
    the page, so that what stays in its place stays the same text.
    """
    import graphviz

    graph = graphviz.Digraph(
        name,
        graph_attr={
            "layout": "nop2",
            "notranslate": "true",
            "bb": _corners(page),
            "pad": "0.25",
            "bgcolor": PAPER,
            "splines": "false",
            "outputorder": "edgesfirst",
            "fontname": FONT,
        },
        node_attr={
            "shape": "none",
            "label": "",
            "margin": "0,0",
            "fixedsize": "true",
            "width": "0.01",
            "height": "0.01",
            "fontname": FONT,
        },
        edge_attr={"fontname": FONT, "arrowsize": "0.6"},
    )
    # The picture is as large as what is on it, whatever bb says.
    graph.node(_ANCHOR, pos=_pair(Point(page.x, page.y)), style="invis")
    graph.node("corner-2", pos=_pair(Point(page.right, page.bottom)), style="invis")
    for mark in marks:
        match mark:
            case Band():
                _write_band(graph, mark)
            case Shape():
                _write_shape(graph, mark)
            case Stroke():
                _write_stroke(graph, mark)
    return str(graph.source)


def number(value: float) -> str:
    """Return a coordinate with at most one decimal.

    >>> number(12.04), number(-0.01), number(3.25)
    ('12', '0', '3.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _write_band(graph: graphviz.Digraph, band: Band) -> None:
    attributes = {
        "bb": _corners(band.box),
        "id": band.id,
        "label": "",
        "style": "filled",
        "penwidth": "0",
        "fillcolor": band.fill,
        **_said(band.tooltip),
    }
    with graph.subgraph(name=f"cluster_{band.id}", graph_attr=attributes) as cluster:
        # A cluster without a node is not drawn.
        cluster.node(f"in-{band.id}", pos=_pair(band.box.middle), style="invis")


def _write_shape(graph: graphviz.Digraph, shape: Shape) -> None:
    attributes = {
        "id": shape.id,
        "pos": _pair(shape.box.middle),
        "width": _inches(shape.box.width),
        "height": _inches(shape.box.height),
        **shape.look,
        **_said(shape.tooltip),
    }
    if shape.link:
        attributes["URL"] = shape.link
    if shape.css:
        attributes["class"] = shape.css
    graph.body.append(statement(dot_value(shape.id), attributes, label=shape.label))


def _write_stroke(graph: graphviz.Digraph, stroke: Stroke) -> None:
    spline = " ".join(_pair(point) for point in stroke.points)
    attributes = {
        "pos": f"e,{_pair(stroke.tip)} {spline}" if stroke.tip else spline,
        "color": stroke.color,
        "penwidth": number(stroke.width),
        **_said(stroke.tooltip),
    }
    if stroke.style != "solid":
        attributes["style"] = stroke.style
    if stroke.css:
        attributes["class"] = stroke.css
    if stroke.tip is None:
        attributes["dir"] = "none"
    elif stroke.arrow != "normal":
        attributes["arrowhead"] = stroke.arrow
    tail, head = (dot_value(end or _ANCHOR) for end in (stroke.tail, stroke.head))
    graph.body.append(statement(f"{tail} -> {head}", attributes))


def statement(subject: str, attributes: Mapping[str, str], label: str = "") -> str:
    """Return a line of DOT: the library's own, which takes four times as long to quote it."""
    listed = [f"{name}={dot_value(value)}" for name, value in sorted(attributes.items())]
    if label:
        listed.insert(0, f"label={label}")
    return f"\t{subject} [{' '.join(listed)}]\n"


def _said(tooltip: str) -> dict[str, str]:
    return {"tooltip": dot_tooltip(tooltip)} if tooltip else {}


def _pair(point: Point) -> str:
    # Graphviz counts y upwards.
    return f"{number(point.x)},{number(-point.y)}"


def _corners(box: Box) -> str:
    return f"{_pair(Point(box.x, box.bottom))},{_pair(Point(box.right, box.y))}"


def _inches(points: float) -> str:
    return f"{points / _POINTS_PER_INCH + _SLACK:.4f}"
