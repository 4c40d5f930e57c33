"""Lead the curve of each persona through her dots, beside those of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, pairwise

from cjmap import layout
from cjmap.frozen import frozen
from cjmap.layout import Cubic
from cjmap.renderers.diagrams.scores import Dot
from cjmap.view.values import PersonaView, View

# How far beside each other lines run: those beyond the seventh in the gaps between.
_BESIDE = (0, 4, -4, 8, -8, 12, -12, 2, -2, 6, -6, 10, -10)
_BEND = 16
# Dots stand side by side, so steep curves do too: these are so far above each other or less.
_NEAR = 5


# By score and touchpoint the tracks of level pieces, by their two scores the sloping ones.
_Taken = defaultdict[tuple[float, int], set[int]]
_Sloping = defaultdict[tuple[str, float, str, float], list[Cubic]]


@frozen
class Course:
    """The way of a persona from one dot to the next, in pieces that join."""

    persona: PersonaView
    source: Dot
    target: Dot
    pieces: tuple[Cubic, ...]


def courses(
    view: View, walks: Mapping[str, Sequence[tuple[Dot, ...]]], places: Mapping[str, int]
) -> tuple[Course, ...]:
    """Return the curves of all personas, persona by persona from left to right.

    A missing score leaves a gap. Where a level piece would lie on that of an earlier persona, or a
    gently sloping one between the same scores, it runs beside it, so that both are seen all along.
    `places` count the touchpoints.
    """
    taken: _Taken = defaultdict(set)
    sloping: _Sloping = defaultdict(list)
    return tuple(
        _beside(course, places, taken)
        if course.source.score == course.target.score
        else _along(course, sloping)
        for persona in view.personas
        for course in _plain(persona, walks[persona.id])
    )


def _plain(persona: PersonaView, walk: Sequence[tuple[Dot, ...]]) -> Iterator[Course]:
    row: list[Dot] = []
    for dots in (*walk, ()):
        if dots:
            row += dots
            continue
        pieces = layout.curve([dot.at for dot in row]) if row else ()
        for (source, target), piece in zip(pairwise(row), pieces, strict=True):
            yield Course(persona, source, target, (piece,))
        row = []


def _beside(course: Course, places: Mapping[str, int], taken: _Taken) -> Course:
    source, target = course.source, course.target
    passed = range(places[source.touchpoint], places[target.touchpoint])
    cells = [(source.score, place) for place in passed]
    track = next(n for n in count() if all(n not in taken[cell] for cell in cells))
    for cell in cells:
        taken[cell].add(track)
    if track == 0:
        return course
    (piece,) = course.pieces
    aside = _BESIDE[track % len(_BESIDE)]
    return replace(course, pieces=layout.bypass(piece, piece, aside=aside, bend=_BEND))


def _along(course: Course, sloping: _Sloping) -> Course:
    """Return a course beside the first one between the same scores, where it would lie on that."""
    (piece,) = course.pieces
    source, target = course.source, course.target
    earlier = sloping[source.touchpoint, source.score, target.touchpoint, target.score]
    apart = max(abs(piece.start.x - one.start.x) for one in (*earlier, piece))
    rise, run = target.at.y - source.at.y, target.at.x - source.at.x
    if earlier and abs(rise) * apart > _NEAR * run:
        return course
    earlier.append(piece)
    if len(earlier) == 1:
        return course
    # Where the second is higher anyway, since its dot stands further right.
    aside = _BESIDE[(len(earlier) - 1) % len(_BESIDE)] * (-1 if rise > 0 else 1)
    return replace(course, pieces=layout.bypass(piece, earlier[0], aside=aside, bend=_BEND))
