"""Mark the lowest moment of each persona."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box
from cjmap.renderers.diagrams.marks import Shape, css_class
from cjmap.renderers.diagrams.scores import Column, Dot
from cjmap.view.values import View

RADIUS = 12
# The opacity: a line upon two of them still has a contrast of 3 in every colour.
SHINE = "26"


def low_dots(view: View, columns: Sequence[Column]) -> Iterator[Dot]:
    """Yield the dot of each persona's lowest moment, where that is below neutral."""
    by_touchpoint = {column.touchpoint.id: column for column in columns}
    for persona, low in view.lows.items():
        column = by_touchpoint.get(low.touchpoint.id)
        if column and low.is_negative:
            own = (dot for dot in column.dots if dot.persona == persona)
            yield from sorted(own, key=lambda dot: dot.score)[:1]


def shine(dot: Dot) -> Box:
    """Return the square around a dot that its halo takes."""
    return Box(dot.at.x - RADIUS, dot.at.y - RADIUS, 2 * RADIUS, 2 * RADIUS)


def halo(view: View, dot: Dot) -> Shape:
    """Return the shine around a dot."""
    color = view.persona(dot.persona).look.color
    look = {"shape": "circle", "style": "filled", "fillcolor": f"{color}{SHINE}", "penwidth": "0"}
    return Shape(
        f"low_{dot.persona}", shine(dot), look=look, css=css_class(dot.persona), signs=("low",)
    )
