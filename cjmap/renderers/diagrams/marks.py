"""What can stand on a page: bands, shapes and strokes, in points with y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain

from cjmap.frozen import frozen
from cjmap.layout import Box, Cubic, Point
from cjmap.renderers.diagrams.cells import Row, block, height_of, run, signs_in, space
from cjmap.renderers.diagrams.ink import Type
from cjmap.view.looks import Look
from cjmap.view.palette import INK, PAPER

# What is longer in type of 8 points stands in a round sign in type of 6.
_LONGEST_INITIALS = 12.4


@frozen
class Band:
    """A tinted area behind everything else."""

    id: str
    box: Box
    fill: str
    tooltip: str = ""


@frozen
class Shape:
    """A thing with a place and a size: words, a card, a badge, a sign.

    `id` is unique on the page and made of `a-z 0-9 - _`; `label` is an HTML-like one or "";
    `look` are attributes of Graphviz that hold no text of an author's. `signs` are the keys of what
    a legend has to explain on it.
    """

    id: str
    box: Box
    label: str = ""
    look: Mapping[str, str] = field(default_factory=dict)
    tooltip: str = ""
    link: str = ""
    css: str = ""
    signs: tuple[str, ...] = ()


@frozen
class Stroke:
    """A line by the control points of its cubic Béziers (1 + 3 n), above bands, below shapes.

    With `tip`, an arrow's head ends there. `tail` and `head` are the ids of the shapes that it
    joins, "" where it joins none.
    """

    points: tuple[Point, ...]
    color: str
    width: float = 1.0
    style: str = "solid"
    tip: Point | None = None
    arrow: str = "normal"
    tooltip: str = ""
    tail: str = ""
    head: str = ""
    css: str = ""


Mark = Band | Shape | Stroke


def moved(mark: Mark, x: float, y: float) -> Mark:
    """Return a mark so far to the right and down."""
    if isinstance(mark, Stroke):
        points = tuple(Point(point.x + x, point.y + y) for point in mark.points)
        tip = mark.tip and Point(mark.tip.x + x, mark.tip.y + y)
        return replace(mark, points=points, tip=tip)
    box = mark.box
    return replace(mark, box=Box(box.x + x, box.y + y, box.width, box.height))


def signs_on(marks: Iterable[Mark]) -> frozenset[str]:
    """Return the keys of what a legend has to explain on marks."""
    return frozenset(sign for mark in marks if isinstance(mark, Shape) for sign in mark.signs)


def straight(start: Point, end: Point) -> tuple[Point, ...]:
    """Return the control points of a straight line."""
    third, rest = (end.x - start.x) / 3, (end.y - start.y) / 3
    return (
        start,
        Point(start.x + third, start.y + rest),
        Point(end.x - third, end.y - rest),
        end,
    )


def along(pieces: Sequence[Cubic]) -> tuple[Point, ...]:
    """Return the control points of a curve by its pieces, at least one."""
    ends = ((piece.leaving, piece.arriving, piece.end) for piece in pieces)
    return (pieces[0].start, *chain.from_iterable(ends))


def words(id: str, at: Point, rows: Sequence[Row], *, tooltip: str = "", link: str = "") -> Shape:
    """Return rows of text as a shape of just their size, its upper left corner there.

    Text of invisible characters has no rows, and becomes a blank.
    """
    rows = rows or (space(1, 1),)
    width = max(sum(cell.width for cell in row.cells) for row in rows)
    box = Box(at.x, at.y, width, height_of(rows))
    return Shape(id, box, block(rows), tooltip=tooltip, link=link, signs=signs_in(rows))


def badge(
    id: str, box: Box, look: Look, *, named: bool = True, tooltip: str = "", css: str = ""
) -> Shape:
    """Return the round sign of a persona, without initials when she has no name."""
    label = initials(look, PAPER) if named else ""
    attributes = {"shape": "circle", "style": "filled", "fillcolor": look.color, "penwidth": "0"}
    return Shape(id, box, label, attributes, tooltip=tooltip, css=css)


def css_class(persona: str) -> str:
    """Return the class of whatever belongs to a persona; the unnamed one has none.

    >>> css_class("clara")
    'persona-clara'
    """
    return f"persona-{persona}" if persona else ""


def initials(look: Look, color: str) -> str:
    """Return the label of a round sign, in type that fits."""
    usual, small = (Type(size, color, bold=True) for size in (8, 6))
    fits = usual.measure(look.initials) <= _LONGEST_INITIALS
    return f"<{run(look.initials, usual if fits else small)}>"


def diamond(id: str, box: Box, *, tooltip: str = "") -> Shape:
    """Return the sign of a moment of truth."""
    look = {"shape": "diamond", "style": "filled", "fillcolor": INK, "penwidth": "0"}
    return Shape(id, box, look=look, tooltip=tooltip)


def rounded(
    id: str,
    box: Box,
    label: str,
    *,
    fill: str,
    border: str = "",
    width: int = 1,
    dashed: bool = False,
    tooltip: str = "",
) -> Shape:
    """Return a box with round corners around a label, which stands in its middle."""
    style = "filled,rounded,dashed" if dashed else "filled,rounded"
    look = {"shape": "box", "style": style, "fillcolor": fill}
    look |= {"color": border} if border else {"penwidth": "0"}
    look |= {"penwidth": str(width)} if width > 1 else {}
    return Shape(id, box, label, look, tooltip=tooltip)
