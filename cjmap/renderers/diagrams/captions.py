"""Write beside the curves how their highs and lows feel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from cjmap.layout import Box
from cjmap.renderers.diagrams.cells import in_full
from cjmap.renderers.diagrams.halos import shine
from cjmap.renderers.diagrams.ink import FEELING, Type
from cjmap.renderers.diagrams.marks import Mark, Shape
from cjmap.renderers.diagrams.scores import Dot
from cjmap.renderers.diagrams.spots import ABOVE, BELOW, Spots
from cjmap.view.values import PersonaView, TouchpointView, View

# Width and lines of the words for a feeling: as usual, then as they fit into a narrow spot.
_SHAPES = ((96, 2), (58, 3))
# Words never reach beyond the next touchpoint but one: so far apart they do not meet.
_REACH = 3


class Turn(NamedTuple):
    """A dot where a curve turns: how little it matters, and the number of its touchpoint."""

    rank: int
    place: int
    dot: Dot


def turns(
    view: View,
    walks: Mapping[str, Sequence[tuple[Dot, ...]]],
    places: Mapping[str, int],
    lows: Set[Dot],
) -> Iterator[Turn]:
    """Yield the dots with a feeling where curves turn, persona by persona.

    The lowest of all has rank 0, highs and lows 1, other ends of rises and falls 2, and 3 what
    lies between equal ones.
    """
    for persona in view.personas:
        dots = [dot for there in walks[persona.id] for dot in there]
        for rank, dot in _turns(view, dots, lows):
            yield Turn(rank, places[dot.touchpoint], dot)


def feelings(view: View, turns: Iterable[Turn], spots: Spots) -> Iterator[Mark]:
    """Yield the words at the dots where curves turn, as far as there is room for them.

    What matters more finds its spot first. Among equals every third touchpoint does, then those
    beside these: so no words depend on what is far away. Where several feel the same at one place,
    it is said once.
    """
    turns = sorted(turns, key=lambda turn: (turn.rank, turn.place % _REACH, turn.place))
    shared = Counter(_told(view, dot) for _, _, dot in turns)
    said: set[tuple[str, float, str]] = set()
    for rank, _, dot in turns:
        told = _told(view, dot)
        if told in said:
            continue
        said.add(told)
        own = FEELING.colored(view.persona(dot.persona).look.color)
        type = own if shared[told] == 1 else FEELING
        box = dot.box if rank else shine(dot)
        shown = replace(type, bold=not rank)
        yield from _felt(dot, box, told[2], shown, spots, language=view.language)


def unsaid(
    view: View, touchpoint: TouchpointView, marks: Iterable[Mark]
) -> dict[str, tuple[PersonaView, ...]]:
    """Return the words for scores that stand beside no curve among the marks, and whose they are.

    What the marks say for one persona is said for all who feel the same there.
    """
    ids = {mark.id for mark in marks if isinstance(mark, Shape)}
    felt: dict[str, tuple[PersonaView, ...]] = {}
    for persona in view.personas:
        rating = touchpoint.ratings.get(persona.id)
        if rating and rating.is_rated and rating.feeling:
            felt[rating.feeling] = (*felt.get(rating.feeling, ()), persona)
    return {
        feeling: who
        for feeling, who in felt.items()
        if ids.isdisjoint(_id(persona.id, touchpoint.id) for persona in who)
    }


def _id(persona: str, touchpoint: str) -> str:
    return f"feeling_{persona}_{touchpoint}"


def _felt(
    dot: Dot, box: Box, feeling: str, type: Type, spots: Spots, *, language: str
) -> Iterator[Mark]:
    ways = (*BELOW, *ABOVE) if dot.score < 0 else (*ABOVE, *BELOW)
    id = _id(dot.persona, dot.touchpoint)
    for width, most in _SHAPES:
        texts = type.wrap(feeling, width, most, language=language)
        tooltip = in_full(feeling, texts)
        sign = "shared" if type.color == FEELING.color else ""
        marks = tuple(spots.written(id, texts, type, box, ways, tooltip=tooltip, sign=sign))
        if marks:
            yield from marks
            return


def _told(view: View, dot: Dot) -> tuple[str, float, str]:
    """Return what makes words at a dot the same as at another: place, height and text."""
    feeling = view.touchpoint(dot.touchpoint).ratings[dot.persona].feeling
    return dot.touchpoint, dot.score, feeling


def _turns(view: View, dots: Sequence[Dot], lows: Set[Dot]) -> Iterator[tuple[int, Dot]]:
    """Yield where words may stand; what is said of a course holds for how it ends."""
    for number, dot in enumerate(dots):
        before, after = dots[max(0, number - 1) : number], dots[number + 1 : number + 2]
        feeling = view.touchpoint(dot.touchpoint).ratings[dot.persona].feeling
        if not feeling or any(one.touchpoint == dot.touchpoint for one in after):
            continue
        around = [neighbour.score for neighbour in (*before, *after)]
        if dot in lows:
            yield 0, dot
        elif dot.score >= max(around, default=0) or dot.score <= min(around, default=0):
            level = around.count(dot.score)
            yield 1 if not level else 3 if level == len(around) else 2, dot
        elif any(one.touchpoint == dot.touchpoint for one in before):
            yield 2, dot
