"""Mark the lowest moment of each persona."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams.cells import Cell, Row, run
from cjmap.renderers.diagrams.ink import ROLE
from cjmap.renderers.diagrams.legend import HEIGHT, Entry
from cjmap.renderers.diagrams.marks import Shape, css_class, words
from cjmap.renderers.diagrams.scores import Column, Dot
from cjmap.view.palette import MUTED
from cjmap.view.values import View

RADIUS = 12
# The opacity: a line upon two of them still has a contrast of 3 in every colour.
_SHINE = "26"


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
    look = {"shape": "circle", "style": "filled", "fillcolor": f"{color}{_SHINE}", "penwidth": "0"}
    return Shape(f"low_{dot.persona}", shine(dot), look=look, css=css_class(dot.persona))


def legend_entry(view: View) -> Entry:
    """Return what explains the shine: a dot in no persona's colour."""
    text = view.labels["curve.low"]
    look = {"shape": "circle", "style": "filled", "penwidth": "0"}
    shine = Shape("legend-low-shine", Box(0, 0, 16, 16), look=look | {"fillcolor": MUTED + _SHINE})
    dot = Shape("legend-low-dot", Box(4, 4, 8, 8), look=look | {"fillcolor": MUTED})
    row = Row((Cell(run(text, ROLE), round(ROLE.measure(text)) + 6),), HEIGHT)
    said = words("legend-low", Point(22, 0), [row])
    return Entry(said.box.right, (shine, dot, said))
