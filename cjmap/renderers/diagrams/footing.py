"""Write below the curves what each touchpoint is, what is only said in words, and what hurts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box, Point
from cjmap.model import Statement
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import Row, block, height_of, lines
from cjmap.renderers.diagrams.in_words import in_words
from cjmap.renderers.diagrams.ink import PAIN, SMALL, SMALL_NAME
from cjmap.renderers.diagrams.marks import Mark, Shape, Stroke, diamond, rounded, straight, words
from cjmap.renderers.diagrams.pains import listed, marked, own_pains, worst
from cjmap.renderers.diagrams.scores import RADIUS, Column
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.palette import GRID, MUTED, WARNING_TINT
from cjmap.view.values import View

_MARGIN = 6
_NAME_LINES, _CHANNEL_LINES, _PAIN_LINES = 4, 2, 5
_SIGN, _SIGN_ROOM = 9, 14
_AFTER_NAMES, _AFTER_PAINS = 10, 12


def footing(view: View, columns: Sequence[Column], *, top: float) -> tuple[tuple[Mark, ...], float]:
    """Return what stands below the curves, in rows that align, and where it ends."""
    feelings, feelings_height = in_words(view, columns, top=top)
    names_top = top + feelings_height + _signs_height(columns)
    pains_top = names_top + _names_height(view, columns)
    marks = (
        *feelings,
        *_signs(view, columns, names_top - _SIGN_ROOM),
        *(leader for column in columns for leader in _leader(view, column, names_top - 4)),
        *(name for column in columns for name in _name(view, column, names_top)),
    )
    pains = tuple(pain for column in columns for pain in _pains(view, column, pains_top))
    bottom = max((pain.box.bottom for pain in pains), default=pains_top)
    return (*marks, *pains), bottom + _AFTER_PAINS


def _signs_height(columns: Sequence[Column]) -> float:
    return _SIGN_ROOM if any(column.touchpoint.truth is not None for column in columns) else 0


def _signs(view: View, columns: Sequence[Column], y: float) -> Iterator[Mark]:
    for column in columns:
        touchpoint = column.touchpoint
        if touchpoint.truth is not None:
            box = Box(column.middle - _SIGN / 2, y, _SIGN, _SIGN)
            told = telling.of_truth(view, touchpoint)
            yield diamond(f"truth-{touchpoint.id}", box, tooltip=told)


def _leader(view: View, column: Column, end: float) -> Iterator[Mark]:
    """Yield the line that leads from the lowest dot down to the name."""
    if not column.dots or any(unrated(view, column.touchpoint)):
        return
    start = max(dot.at.y for dot in column.dots) + RADIUS + 3
    if column.touchpoint.truth is not None:
        end -= _SIGN_ROOM - 2
    points = straight(Point(column.middle, start), Point(column.middle, end))
    yield Stroke(points, GRID, 0.8, style="dotted")


def _name(view: View, column: Column, y: float) -> Iterator[Mark]:
    touchpoint = column.touchpoint
    yield words(
        f"t-{touchpoint.id}",
        Point(column.x + _MARGIN, y),
        tuple(_name_rows(view, column)),
        tooltip=telling.of_touchpoint(view, touchpoint),
        link="" if touchpoint.is_former else f"matrix.html#t-{touchpoint.id}",
    )


def _name_rows(view: View, column: Column) -> Iterator[Row]:
    touchpoint, width = column.touchpoint, column.width - 2 * _MARGIN
    type = SMALL_NAME if touchpoint.who else SMALL_NAME.colored(MUTED)
    if touchpoint.is_former:
        type = type.striking()
    name = type.wrap(touchpoint.name, width - 4, _NAME_LINES, language=view.language)
    yield from lines(name, type, width, align="CENTER")
    channel = " · ".join(channel.name or channel.id for channel in touchpoint.channels)
    met = SMALL.wrap(channel, width - 4, _CHANNEL_LINES, language=view.language)
    yield from lines(met, SMALL, width, align="CENTER")


def _names_height(view: View, columns: Sequence[Column]) -> float:
    highest = max((height_of(_name_rows(view, column)) for column in columns), default=0)
    return highest + _AFTER_NAMES


def _pains(view: View, column: Column, y: float) -> Iterator[Shape]:
    """Yield the worst pain point in full, as far as there is room, and how many more there are."""
    pains = own_pains(column.touchpoint)
    if not pains:
        return
    width = column.width - 2 * _MARGIN
    texts = PAIN.wrap(marked(worst(pains)), width - 12, _PAIN_LINES, language=view.language)
    texts = _counted(texts, pains, width - 12)
    rows = lines(texts, PAIN, width - 8, align="CENTER")
    box = Box(column.x + _MARGIN, y, width, height_of(rows) + 10)
    id = f"pain-{column.touchpoint.id}"
    yield rounded(id, box, block(rows), fill=WARNING_TINT, tooltip=listed(pains))


def _counted(texts: tuple[str, ...], pains: Sequence[Statement], width: float) -> tuple[str, ...]:
    """Return lines that end in how many more there are, on the last line if there is room."""
    if len(pains) == 1:
        return texts
    more = f"+{len(pains) - 1}"
    last = f"{texts[-1]} {more}"
    return (*texts[:-1], last) if PAIN.measure(last) <= width else (*texts, more)
