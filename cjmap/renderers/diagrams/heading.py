"""Head a picture with its title, its description and its legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.layout import Point
from cjmap.renderers.diagrams.cells import lines
from cjmap.renderers.diagrams.ink import SUBTITLE, TITLE
from cjmap.renderers.diagrams.legend import Entry, persona_entry
from cjmap.renderers.diagrams.marks import Mark, moved, words
from cjmap.view.values import View

_TITLE_LINES = 2
_BEFORE_LEGEND = 10
_ROW = 22
_APART = 26


def heading(
    view: View, width: float, *, bottom: float, keys: Sequence[Entry]
) -> tuple[tuple[Mark, ...], float]:
    """Return title, description and legend, `width` points wide, and the y of their top.

    They end at `bottom`. The personas flow into as many rows as they need; `keys` stand at the
    right end of the last one, or below. A map without personas explains none.
    """
    title = lines(TITLE.wrap(view.title, width, _TITLE_LINES, language=view.language), TITLE, width)
    marks = [words("title", Point(0, 0), title, tooltip=view.title)]
    if view.subtitle:
        rows = lines(SUBTITLE.wrap(view.subtitle, width, 1), SUBTITLE, width)
        marks.append(words("subtitle", Point(0, marks[0].box.bottom), rows, tooltip=view.subtitle))
    y = marks[-1].box.bottom + _BEFORE_LEGEND
    legend, height = _legend(view, width, keys)
    top = bottom - y - height
    placed = (*marks, *(moved(mark, 0, y) for mark in legend))
    return tuple(moved(mark, 0, top) for mark in placed), top


def _legend(view: View, width: float, keys: Sequence[Entry]) -> tuple[list[Mark], float]:
    """Return the entries in rows, and how high these are together."""
    rows = list(_flowed((persona_entry(one) for one in view.personas if one.id), width))
    length = _length(keys)
    marks: list[Mark] = []
    if keys and rows and _length(rows[-1]) + 2 * _APART + length <= width:
        marks += _placed(keys, width - length, (len(rows) - 1) * _ROW)
    else:
        rows += _flowed(keys, width)
    for number, row in enumerate(rows):
        marks += _placed(row, 0, number * _ROW)
    return marks, len(rows) * _ROW


def _flowed(entries: Iterable[Entry], width: float) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    for entry in entries:
        if row and _length([*row, entry]) > width:
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _length(entries: Sequence[Entry]) -> float:
    return sum(entry.width for entry in entries) + _APART * max(len(entries) - 1, 0)


def _placed(entries: Iterable[Entry], x: float, y: float) -> Iterator[Mark]:
    for entry in entries:
        yield from (moved(mark, x, y) for mark in entry.marks)
        x += entry.width + _APART
