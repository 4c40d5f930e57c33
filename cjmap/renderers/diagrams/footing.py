"""Write below the curves what each touchpoint is, and what is only said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import Row, height_of, lines
from cjmap.renderers.diagrams.change_signs import BELOW, HEIGHT, change_key, sign_cell
from cjmap.renderers.diagrams.changes import place_rows, told_changes
from cjmap.renderers.diagrams.footnotes import MARGIN, footnotes
from cjmap.renderers.diagrams.in_words import in_words
from cjmap.renderers.diagrams.ink import SMALL, SMALL_NAME
from cjmap.renderers.diagrams.links import to_page
from cjmap.renderers.diagrams.marks import Mark, Shape, Stroke, diamond, straight, words
from cjmap.renderers.diagrams.scores import RADIUS, Column
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.palette import GRID, MUTED
from cjmap.view.values import View

_NAME_LINES, _CHANNEL_LINES = 6, 3
_SIGN, _SIGN_ROOM = 9, 14
_AFTER_NAMES, _AFTER = 10, 12
_SHORT, _CLEARANCE, _BEFORE_WORDS = 8, 2, 4


def footing(
    view: View, columns: Sequence[Column], *, top: float, curves: Sequence[Mark] = ()
) -> tuple[tuple[Mark, ...], float]:
    """Return what stands below the curves, in rows that align, and where it ends.

    The lines that lead down leave out the shapes among the marks of the curves.
    """
    taken = [mark.box for mark in curves if isinstance(mark, Shape)]
    feelings, feelings_height = in_words(view, columns, top=top)
    signs_top = top + feelings_height
    changes_top = signs_top + _signs_height(columns)
    names_top = changes_top + _changes_height(view, columns)
    names = [tuple(_name_rows(view, column)) for column in columns]
    names_bottom = names_top + max(map(height_of, names), default=0)
    notes, bottom = footnotes(view, columns, top=names_bottom + _AFTER_NAMES, curves=curves)
    marks = (
        *feelings,
        *_signs(view, columns, signs_top),
        *_changes(view, columns, changes_top),
        *(
            leader
            for column in columns
            for leader in _leader(view, column, signs_top, changes_top, names_top, taken)
        ),
        *(_name(view, *named, names_top) for named in zip(columns, names, strict=True)),
        *notes,
    )
    return marks, bottom + _AFTER


def _signs_height(columns: Sequence[Column]) -> float:
    return _SIGN_ROOM if any(column.touchpoint.truth is not None for column in columns) else 0


def _changes_height(view: View, columns: Sequence[Column]) -> float:
    is_marked = any(change_key(view, column.touchpoint) for column in columns)
    return HEIGHT + BELOW if is_marked else 0


def _changes(view: View, columns: Sequence[Column], y: float) -> Iterator[Mark]:
    """Yield the signs of what is new, moved or different, above the names."""
    for column in columns:
        touchpoint = column.touchpoint
        key = change_key(view, touchpoint)
        if key:
            sign = sign_cell(view, key)
            told = "\n".join((touchpoint.name, *told_changes(view, touchpoint)))
            at = Point(round(column.middle - sign.width / 2), y)
            yield words(f"change-{touchpoint.id}", at, [Row((sign,), HEIGHT)], tooltip=told)


def _signs(view: View, columns: Sequence[Column], y: float) -> Iterator[Mark]:
    for column in columns:
        touchpoint = column.touchpoint
        if touchpoint.truth is not None:
            box = Box(column.middle - _SIGN / 2, y, _SIGN, _SIGN)
            told = telling.of_truth(view, touchpoint)
            yield diamond(f"truth-{touchpoint.id}", box, tooltip=told)


def _leader(
    view: View,
    column: Column,
    signs_top: float,
    changes_top: float,
    names_top: float,
    taken: Sequence[Box],
) -> Iterator[Mark]:
    """Yield the line that leads from the lowest dot down to the name, in pieces around words."""
    if not column.dots or any(unrated(view, column.touchpoint)):
        return
    start = max(dot.at.y for dot in column.dots) + RADIUS + 3
    end = names_top - _BEFORE_WORDS
    if column.touchpoint.truth is not None:
        end = signs_top - 2
    elif change_key(view, column.touchpoint):
        end = changes_top - _BEFORE_WORDS
    x = column.middle
    for high, low in _gaps(start, end, (box for box in taken if box.x - 2 < x < box.right + 2)):
        points = straight(Point(x, high), Point(x, low))
        yield Stroke(points, GRID, 0.8, style="dotted")


def _gaps(start: float, end: float, taken: Iterable[Box]) -> Iterator[tuple[float, float]]:
    """Yield where a line from a height down to another is free, without short ends."""
    for box in sorted(taken, key=lambda box: box.y):
        if box.bottom < start or box.y > end:
            continue
        if box.y - start > _SHORT:
            yield start, box.y - _CLEARANCE
        start = max(start, box.bottom + _CLEARANCE)
    if end - start > _SHORT:
        yield start, end


def _name(view: View, column: Column, rows: Sequence[Row], y: float) -> Shape:
    touchpoint = column.touchpoint
    return words(
        f"t-{touchpoint.id}",
        Point(column.x + MARGIN, y),
        rows,
        tooltip=telling.of_touchpoint(view, touchpoint),
        link=to_page(view, touchpoint),
    )


def _name_rows(view: View, column: Column) -> Iterator[Row]:
    touchpoint, width = column.touchpoint, column.width - 2 * MARGIN
    type = SMALL_NAME if touchpoint.who else SMALL_NAME.colored(MUTED)
    if touchpoint.is_former:
        type = type.striking()
    name = type.wrap(touchpoint.name, width - 4, _NAME_LINES, language=view.language)
    sign = "" if touchpoint.who or touchpoint.is_former else "unmet"
    yield from lines(name, type, width, align="CENTER", sign=sign)
    channel = " · ".join(channel.name or channel.id for channel in touchpoint.channels)
    met = SMALL.wrap(channel, width - 4, _CHANNEL_LINES, language=view.language)
    yield from lines(met, SMALL, width, align="CENTER")
    yield from place_rows(view, touchpoint, width, "CENTER")
