"""Write beside the curves whose they are, and how their highs and lows feel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cjmap.layout import Box, Cubic, Point
from cjmap.renderers.diagrams.cells import lines
from cjmap.renderers.diagrams.ink import FEELING, NAME, Type
from cjmap.renderers.diagrams.marks import Mark, words
from cjmap.renderers.diagrams.scores import Column, Dot, dots_of, height_of
from cjmap.renderers.diagrams.spots import ABOVE, BELOW, BESIDE, Spots, sampled
from cjmap.view.values import PersonaView, View

_LONGEST_NAME = 140
# Width and lines of the words for a feeling: as usual, then as they fit into a narrow spot.
_FEELING_SHAPES = ((96, 2), (58, 3))


def captions(
    view: View, columns: Sequence[Column], pieces: Sequence[Cubic], room: Box
) -> tuple[Mark, ...]:
    """Return names at the ends of the curves, then feelings at highs and lows where there is room.

    Nothing covers a dot, a curve, a line of the scale or other words; what finds no spot stays
    out.
    """
    spots = Spots(room)
    for band in range(-2, 3):
        spots.block(Box(room.x, height_of(band) - 1, room.width, 2))
    for dot in (dot for column in columns for dot in column.dots):
        spots.block(dot.box)
    for piece in pieces:
        spots.block_line(sampled(piece))
    return (*_names(view, columns, spots), *_feelings(view, columns, spots))


def _names(view: View, columns: Sequence[Column], spots: Spots) -> Iterator[Mark]:
    for persona in view.personas:
        dots = [dot for there in dots_of(persona, columns) for dot in there]
        if dots and persona.id:
            type = NAME.colored(persona.look.color)
            texts = type.wrap(persona.name, _LONGEST_NAME, 1)
            yield from _written(f"end-{persona.id}", texts, type, dots[-1].box, BESIDE, spots)


def _feelings(view: View, columns: Sequence[Column], spots: Spots) -> Iterator[Mark]:
    """Yield the words of the lowest and highest moments first, since room runs out.

    Where several feel the same at one place, it is said once.
    """
    turns = sorted(
        (
            (rank, number, dot)
            for p in view.personas
            for rank, number, dot in _turns(view, p, columns)
        ),
        key=lambda turn: turn[:2],
    )
    shared = Counter(_words(view, dot) for _, _, dot in turns)
    said: set[tuple[str, float, str]] = set()
    for _, _, dot in turns:
        told = _words(view, dot)
        if told in said:
            continue
        said.add(told)
        own = FEELING.colored(view.persona(dot.persona).look.color)
        type = own if shared[told] == 1 else FEELING
        yield from _felt(dot, told[2], type, spots)


def _felt(dot: Dot, feeling: str, type: Type, spots: Spots) -> Iterator[Mark]:
    ways = (*BELOW, *ABOVE) if dot.score < 0 else (*ABOVE, *BELOW)
    id = f"feeling_{dot.persona}_{dot.touchpoint}"
    for width, most in _FEELING_SHAPES:
        marks = tuple(_written(id, type.wrap(feeling, width, most), type, dot.box, ways, spots))
        if marks:
            yield from marks
            return


def _words(view: View, dot: Dot) -> tuple[str, float, str]:
    """Return what makes words at a dot the same as at another: place, height and text."""
    feeling = view.touchpoint(dot.touchpoint).ratings[dot.persona].feeling
    return dot.touchpoint, dot.score, feeling


def _turns(
    view: View, persona: PersonaView, columns: Sequence[Column]
) -> Iterator[tuple[int, int, Dot]]:
    """Yield the dots with a feeling where a curve turns, with their rank.

    Extremes have 0, other turns 1, and 2 what lies between equal ones.
    """
    dots = [dot for there in dots_of(persona, columns) for dot in there]
    scores = [dot.score for dot in dots]
    said: set[str] = set()
    for number, dot in enumerate(dots):
        around = [*scores[max(0, number - 1) : number], *scores[number + 1 : number + 2]]
        is_turn = dot.score >= max(around, default=0) or dot.score <= min(around, default=0)
        is_flat = bool(around) and all(score == dot.score for score in around)
        feeling = view.touchpoint(dot.touchpoint).ratings[persona.id].feeling
        if feeling and is_turn and dot.touchpoint not in said:
            said.add(dot.touchpoint)
            is_extreme = dot.score in (min(scores), max(scores))
            yield 2 if is_flat else int(not is_extreme), number, dot


def _written(
    id: str,
    texts: Sequence[str],
    type: Type,
    beside: Box,
    ways: Sequence[tuple[float, float]],
    spots: Spots,
) -> Iterator[Mark]:
    width = 2 * round(max((type.measure(text) for text in texts), default=0) / 2 + 2)
    box = spots.find(beside, width, len(texts) * type.leading, ways) if texts else None
    if box:
        yield words(id, Point(box.x, box.y), lines(texts, type, width, align="CENTER"))
