"""Draw how the maps of a project lead to each other.

Nothing here is pinned: a few boxes and arrows are what Graphviz itself lays out best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from cjmap.frozen import frozen
from cjmap.renderers.diagrams.cells import Row, block, height_of, lines
from cjmap.renderers.diagrams.dot import statement
from cjmap.renderers.diagrams.ink import NAME, SMALL, SPARE
from cjmap.renderers.text import dot_tooltip, dot_value
from cjmap.view.palette import AXIS, CARD, HAIRLINE, PAPER

_WIDTH, _MARGIN, _MOST_LINES = 150, 10, 3
_LABEL_WIDTH = 96
_POINTS_PER_INCH = 72
_LOOKS: Mapping[str, Mapping[str, str]] = {"in_detail": {}, "extends": {"style": "dashed"}}


@frozen
class MapNode:
    """A map: its folder, its title and language, the address of its page or ""."""

    name: str
    title: str
    language: str
    address: str


@frozen
class MapLink:
    """An arrow from a map to another one, both by folder, and the words on it."""

    source: str
    target: str
    kind: Literal["in_detail", "extends"]
    label: str
    language: str


def network(nodes: Sequence[MapNode], links: Sequence[MapLink]) -> str:
    """Return the DOT of maps and the arrows between them, which run from left to right."""
    import graphviz

    graph = graphviz.Digraph(
        "network",
        graph_attr={
            "rankdir": "LR",
            "nodesep": "0.25",
            "ranksep": "0.5",
            "pad": "0.05",
            "bgcolor": PAPER,
            "notranslate": "true",
        },
        node_attr={
            "shape": "box",
            "style": "rounded,filled",
            "fixedsize": "true",
            "fontname": "Arial",
            "fillcolor": CARD,
            "color": HAIRLINE,
            "margin": "0,0",
        },
        edge_attr={"fontname": "Arial", "arrowsize": "0.6", "color": AXIS},
    )
    names = {node.name: f"map-{number}" for number, node in enumerate(nodes)}
    for node in nodes:
        graph.body.append(statement(dot_value(names[node.name]), _box(node), label=_title(node)))
    for link in links:
        ends = f"{dot_value(names[link.source])} -> {dot_value(names[link.target])}"
        graph.body.append(statement(ends, _arrow(link), label=_words(link)))
    return str(graph.source)


def _box(node: MapNode) -> dict[str, str]:
    linked = {"URL": node.address} if node.address else {}
    height = height_of(_lines(node)) + 2 * _MARGIN
    return {
        "width": _inches(_WIDTH),
        "height": _inches(height),
        "tooltip": dot_tooltip(node.title),
        **linked,
    }


def _title(node: MapNode) -> str:
    return block(_lines(node))


def _lines(node: MapNode) -> tuple[Row, ...]:
    width = _WIDTH - 2 * _MARGIN
    shown = NAME.wrap(node.title, width, _MOST_LINES, language=node.language)
    return lines(shown, NAME, width, "CENTER")


def _arrow(link: MapLink) -> dict[str, str]:
    told = dot_tooltip(link.label)
    return {"tooltip": told, "labeltooltip": told, **_LOOKS[link.kind]}


def _words(link: MapLink) -> str:
    shown = SMALL.wrap(link.label, _LABEL_WIDTH, _MOST_LINES, language=link.language)
    width = max((SMALL.measure(line) for line in shown), default=0)
    return block(lines(shown, SMALL, round(width) + SPARE, "CENTER"))


def _inches(points: float) -> str:
    return f"{points / _POINTS_PER_INCH:.4f}"
