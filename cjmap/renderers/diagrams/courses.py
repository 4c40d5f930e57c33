"""Lead the curve of each persona through her dots, beside those of others where all are level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from cjmap import layout
from cjmap.layout import Cubic
from cjmap.renderers.diagrams.scores import Dot
from cjmap.view.values import PersonaView, View

# How far beside each other level lines run: those beyond the seventh in the gaps between.
_BESIDE = (0, 4, -4, 8, -8, 12, -12, 2, -2, 6, -6, 10, -10)
_BEND = 16


@dataclass(frozen=True, slots=True)
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

    A missing score leaves a gap. Where a level piece would lie on that of an earlier persona, it
    runs beside it, so that both are seen all along. `places` count the touchpoints.
    """
    taken: defaultdict[tuple[float, int], set[int]] = defaultdict(set)
    return tuple(
        _beside(course, places, taken)
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


def _beside(
    course: Course, places: Mapping[str, int], taken: defaultdict[tuple[float, int], set[int]]
) -> Course:
    source, target = course.source, course.target
    if source.score != target.score:
        return course
    passed = range(places[source.touchpoint], places[target.touchpoint])
    cells = [(source.score, place) for place in passed]
    track = next(n for n in count() if all(n not in taken[cell] for cell in cells))
    for cell in cells:
        taken[cell].add(track)
    if track == 0:
        return course
    aside = _BESIDE[track % len(_BESIDE)]
    pieces = layout.bypass(source.at, target.at, aside=aside, bend=_BEND)
    return Course(course.persona, source, target, pieces)
