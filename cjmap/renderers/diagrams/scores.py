"""Place the scores of all personas as dots over the touchpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.frozen import frozen
from cjmap.layout import Box, Point
from cjmap.view.values import PhaseView, TouchpointView, View
from cjmap.view.walking import walking_order

RADIUS = 7
STEP = 74
_PITCH = 84
_LEAST_PHASE, _WIDEST_COLUMN = 136, 1800
# Dots side by side, those of a course too.
_APART = 16
_BESIDE = 5


@frozen
class Dot:
    """One score: of whom, where, which of a course (from 0), and the centre of its dot."""

    persona: str
    touchpoint: str
    index: int
    score: float
    at: Point

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(self.at.x - RADIUS, self.at.y - RADIUS, 2 * RADIUS, 2 * RADIUS)


@frozen
class Column:
    """A touchpoint on the axis: where it begins, how wide it is, and its dots.

    There is room for all its dots side by side, so that no other score moves what is beside it.
    """

    touchpoint: TouchpointView
    x: float
    width: float
    dots: tuple[Dot, ...]

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2


@frozen
class Stretch:
    """A phase on the axis with its columns, none where it has no touchpoint.

    Where it is folded, a part may go on from the strip before, and may go on in the next.
    """

    phase: PhaseView
    x: float
    width: float
    columns: tuple[Column, ...]
    goes_on_from: bool = False
    goes_on: bool = False


def stretches(view: View, left: float) -> tuple[Stretch, ...]:
    """Return the phases from left to right; a score of 2 has the height 0."""
    by_phase: list[list[TouchpointView]] = [[] for _ in view.phases]
    for touchpoint in walking_order(view):
        by_phase[touchpoint.phase].append(touchpoint)
    done: list[Stretch] = []
    for phase, touchpoints in zip(view.phases, by_phase, strict=True):
        done.append(_stretch(view, phase, touchpoints, left))
        left += done[-1].width
    return tuple(done)


def height_of(score: float) -> float:
    """Return the y of a score on the common scale, from 0 for +2 downwards."""
    return (2 - score) * STEP


def walks(view: View, columns: Iterable[Column]) -> dict[str, list[tuple[Dot, ...]]]:
    """Return the dots of each persona at each touchpoint she meets, none where she has no score."""
    found: dict[str, list[tuple[Dot, ...]]] = {persona.id: [] for persona in view.personas}
    for column in columns:
        own: dict[str, list[Dot]] = {}
        for dot in column.dots:
            own.setdefault(dot.persona, []).append(dot)
        for persona in found.keys() & set(column.touchpoint.who):
            found[persona].append(tuple(own.get(persona, ())))
    return found


def _stretch(
    view: View, phase: PhaseView, touchpoints: Sequence[TouchpointView], left: float
) -> Stretch:
    spread = [_spread(view, touchpoint) for touchpoint in touchpoints]
    widths = [min(max(_PITCH, len(dots) * _APART + 2 * _BESIDE), _WIDEST_COLUMN) for dots in spread]
    more = max(0.0, _LEAST_PHASE - sum(widths)) / max(1, len(widths))
    columns: list[Column] = []
    x = left
    for touchpoint, dots, width in zip(touchpoints, spread, widths, strict=True):
        middle = x + (width + more) / 2
        there = tuple(_moved(dot, middle) for dot in _squeezed(dots, width))
        columns.append(Column(touchpoint, x, width + more, there))
        x += width + more
    return Stretch(phase, left, max(x - left, _LEAST_PHASE), tuple(columns))


def _spread(view: View, touchpoint: TouchpointView) -> list[Dot]:
    """Return the dots around 0 from left to right: courses run on, and none covers another."""
    wanted = sorted(_wanted(view, touchpoint), key=lambda dot: dot.at.y)
    if not any(dot.index for dot in wanted):
        return [dot for row in _rows(wanted) for dot in _abreast(row)]
    placed: list[Dot] = []
    for dot in sorted(wanted, key=lambda dot: dot.at.x):
        placed.append(_moved(dot, _free(dot, placed) - dot.at.x))
    placed.sort(key=lambda dot: dot.at.x)
    middle = (placed[0].at.x + placed[-1].at.x) / 2
    return [_moved(dot, -middle) for dot in placed]


def _rows(dots: Iterable[Dot]) -> Iterator[list[Dot]]:
    """Yield the dots that are too near each other to stand in one column."""
    row: list[Dot] = []
    for dot in dots:
        if row and dot.at.y - row[-1].at.y >= _APART:
            yield row
            row = []
        row.append(dot)
    yield row


def _abreast(row: Sequence[Dot]) -> Iterator[Dot]:
    for number, dot in enumerate(row):
        yield _moved(dot, (number - (len(row) - 1) / 2) * _APART)


def _wanted(view: View, touchpoint: TouchpointView) -> Iterator[Dot]:
    for persona in view.personas:
        rating = touchpoint.ratings.get(persona.id)
        places = rating.places if rating else ()
        for index, score in enumerate(places):
            x = (index - (len(places) - 1) / 2) * _APART
            yield Dot(persona.id, touchpoint.id, index, score, Point(x, height_of(score)))


def _squeezed(dots: Sequence[Dot], width: float) -> Iterator[Dot]:
    """Yield dots closer together where a crowd is wider than any page."""
    share = min(1, (width - 2 * _BESIDE) / max(1, len(dots) * _APART))
    for dot in dots:
        yield _moved(dot, dot.at.x * (share - 1)) if share < 1 else dot


def _free(dot: Dot, placed: Sequence[Dot]) -> float:
    """Return the first x, from where a dot wants to be, that is free and right of its course."""
    x = dot.at.x
    for other in sorted(placed, key=lambda other: other.at.x):
        is_near = abs(other.at.y - dot.at.y) < _APART and abs(other.at.x - x) < _APART
        if other.persona == dot.persona or is_near:
            x = max(x, other.at.x + _APART)
    return x


def _moved(dot: Dot, x: float) -> Dot:
    return Dot(dot.persona, dot.touchpoint, dot.index, dot.score, Point(dot.at.x + x, dot.at.y))
