"""Head a picture with its title, its description and its legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cjmap.layout import Point
from cjmap.renderers.diagrams.cells import lines
from cjmap.renderers.diagrams.ink import SUBTITLE, TITLE
from cjmap.renderers.diagrams.legend import Entry, persona_entry
from cjmap.renderers.diagrams.marks import Mark, moved, words
from cjmap.view.values import View

_TITLE_LINES = 2
_BEFORE_LEGEND = 10
_ROW = 22
_APART, _KEYS_APART = 26, 16
_SUBTITLE_LINES = 3
_MEASURE, _WIDEST_MEASURE = 700, 960
# How much shorter than the longest the lines of a balanced text are on average.
_RAGGED = 24


def heading(
    view: View, width: float, *, bottom: float, keys: Sequence[Entry]
) -> tuple[tuple[Mark, ...], float]:
    """Return title, description and legend, `width` points wide, and the y of their top.

    They end at `bottom`. The personas flow into as many rows as they need, and `keys` into rows
    of their own below. A map without personas explains none.
    """
    title = lines(TITLE.wrap(view.title, width, _TITLE_LINES, language=view.language), TITLE, width)
    marks = [words("title", Point(0, 0), title, tooltip=view.title)]
    if view.subtitle:
        rows = lines(_balanced(view, width), SUBTITLE, width)
        marks.append(words("subtitle", Point(0, marks[0].box.bottom), rows, tooltip=view.subtitle))
    y = marks[-1].box.bottom + _BEFORE_LEGEND
    legend, height = _legend(view, width, keys)
    top = bottom - y - height
    placed = (*marks, *(moved(mark, 0, y) for mark in legend))
    return tuple(moved(mark, 0, top) for mark in placed), top


def _balanced(view: View, width: float) -> tuple[str, ...]:
    """Return the lines of the subtitle, no wider than it reads well, all of about one length."""
    text, usual = view.subtitle, min(_MEASURE, width)
    broken = partial(SUBTITLE.wrap, text, language=view.language)
    texts = broken(usual)
    if len(texts) > _SUBTITLE_LINES:
        return broken(min(_WIDEST_MEASURE, width), _SUBTITLE_LINES)
    even = SUBTITLE.measure(text) / max(len(texts), 1) + _RAGGED
    balanced = broken(even) if even < usual else texts
    return balanced if len(balanced) == len(texts) else texts


def _legend(view: View, width: float, keys: Sequence[Entry]) -> tuple[list[Mark], float]:
    """Return the entries in rows, and how high these are together."""
    people = [persona_entry(persona) for persona in view.personas if persona.id]
    rows = [
        *((row, _APART) for row in _flowed(people, width, _APART)),
        *((row, _KEYS_APART) for row in _flowed(keys, width, _KEYS_APART)),
    ]
    marks = [
        mark
        for number, (row, apart) in enumerate(rows)
        for mark in _placed(row, number * _ROW, apart)
    ]
    return marks, len(rows) * _ROW


def _flowed(entries: Iterable[Entry], width: float, apart: float) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    for entry in entries:
        if row and sum(one.width + apart for one in row) + entry.width > width:
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _placed(entries: Iterable[Entry], y: float, apart: float) -> Iterator[Mark]:
    x = 0.0
    for entry in entries:
        yield from (moved(mark, x, y) for mark in entry.marks)
        x += entry.width + apart
