"""Write who feels how at a touchpoint, as small coloured cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cjmap.renderers.diagrams.cells import Cell, Row, run, space
from cjmap.renderers.diagrams.changes import THEN_BEFORE, former_rating, score_before
from cjmap.renderers.diagrams.ink import FEELING, SMALL, Type
from cjmap.renderers.diagrams.scale import COURSE
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.looks import Look
from cjmap.view.palette import CARD, FEELINGS, MUTED, PAPER
from cjmap.view.values import Rating, TouchpointView, View

HEIGHT = 15
_LEAST_SCORE = 19
_APART = 7
_BETWEEN = 3
_INSET = 4
_LEAST_WORDS, _LEAST_UNRATED = 60, 20
UNRATED = "–"
_LONGEST_SCORE = 40
# A former course is no wider, so that the new one has room.
_FORMER = 60
COURSE_TYPE = Type(11, MUTED, bold=True)
# Engines centre only what Arial has.
_THEN = (Cell("", 4), Cell(run(COURSE, COURSE_TYPE), 8))


def chip_rows(view: View, touchpoint: TouchpointView, width: float) -> tuple[Row, ...]:
    """Return rows of chips, one chip for each persona who comes by; none wider than `width`."""
    chips = (*_rated(view, touchpoint, width), *_unrated(view, touchpoint, width))
    rows: list[Row] = []
    for cells in _packed(chips, width):
        rows += [space(_BETWEEN, width)] if rows else []
        rows.append(Row(cells, HEIGHT))
    return tuple(rows)


def initials(look: Look, *, hollow: bool = False) -> Cell:
    """Return the cell that stands for a persona, filled or only framed in her colour."""
    if hollow:
        type = Type(8, look.color, bold=True)
        return Cell(run(look.initials, type), _side(look), "CENTER", CARD, look.color)
    type = Type(8, PAPER, bold=True)
    return Cell(run(look.initials, type), _side(look), "CENTER", look.color)


def score_cell(text: str, band: int) -> Cell:
    """Return the cell of one score on its colour."""
    fill, color = FEELINGS[band]
    type = Type(8, color, bold=True)
    (shown,) = type.wrap(text, _LONGEST_SCORE, lines=1)
    width = max(_LEAST_SCORE, round(type.measure(shown)) + 6)
    return Cell(run(shown, type), width, "CENTER", fill)


def _rated(view: View, touchpoint: TouchpointView, width: float) -> Iterator[tuple[Cell, ...]]:
    for persona in view.personas:
        rating = touchpoint.ratings.get(persona.id)
        if rating and rating.is_rated:
            marks = [initials(persona.look)] if persona.id else []
            former = former_rating(view, touchpoint, persona.id)
            if former:
                marks += [Cell("", 2), *_former_course(former), Cell("", 2)]
            yield (*marks, *_course(rating, width - sum(cell.width for cell in marks)))


def _unrated(view: View, touchpoint: TouchpointView, width: float) -> Iterator[tuple[Cell, ...]]:
    """Yield a chip for those who feel the same in words, or of whom nothing is known."""
    for feeling, who in unrated(view, touchpoint).items():
        marks = [initials(persona.look, hollow=True) for persona in who if persona.id]
        least = _LEAST_WORDS if feeling else _LEAST_UNRATED
        while sum(mark.width for mark in marks) > width - least:
            yield (marks.pop(0),)
        room = width - sum(mark.width for mark in marks) - _INSET
        if feeling:
            # A feeling of invisible characters only has no line.
            text = "".join(FEELING.wrap(feeling, room - _INSET, lines=1))
            told = Cell(run(text, FEELING), min(room, round(FEELING.measure(text)) + 6))
            yield (*marks, Cell("", _INSET), told) if marks else (told,)
        elif marks:
            yield (*marks, Cell(run(UNRATED, SMALL), _LEAST_SCORE - 4, "CENTER"))


def _course(rating: Rating, width: float) -> tuple[Cell, ...]:
    scores = tuple(map(score_cell, rating.texts, rating.bands))
    return _in_detail(rating, scores, _THEN, width)


def _former_course(rating: Rating) -> tuple[Cell, ...]:
    scores = tuple(map(score_before, rating.texts))
    return _in_detail(rating, scores, THEN_BEFORE, _FORMER)


def _in_detail(
    rating: Rating, scores: Sequence[Cell], then: tuple[Cell, ...], width: float
) -> tuple[Cell, ...]:
    """Return the scores of a course in as much detail as there is room for."""
    chosen: tuple[Cell, ...] = ()
    for first, *others in _details(rating):
        chosen = (scores[first], *chain(*((*then, scores[index]) for index in others)))
        if sum(cell.width for cell in chosen) <= width:
            break
    return chosen


def _details(rating: Rating) -> Iterator[tuple[int, ...]]:
    """Yield which scores of a course to show: all, else the ends with the turn, else the ends."""
    last = len(rating.places) - 1
    if last <= 1:
        yield tuple(range(last + 1))
        return
    ends = (rating.places[0] + rating.places[-1]) / 2
    turn = max(range(1, last), key=lambda index: abs(rating.places[index] - ends))
    yield tuple(range(last + 1))
    yield 0, turn, last
    yield 0, last


def _side(look: Look) -> int:
    return max(15, round(Type(8, bold=True).measure(look.initials)) + 5)


def _packed(chips: Iterable[tuple[Cell, ...]], width: float) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each row: as many chips as fit, a gap between them."""
    row: tuple[Cell, ...] = ()
    for chip in chips:
        longer = (*row, Cell("", _APART), *chip) if row else chip
        if row and sum(cell.width for cell in longer) > width:
            yield row
            longer = chip
        row = longer
    if row:
        yield row
