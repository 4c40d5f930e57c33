"""Write who feels how at a touchpoint, as small coloured cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.renderers.cells import Cell, Row, run, space
from cjmap.renderers.ink import FEELING, MUTED, PAPER, SMALL, Type
from cjmap.renderers.looks import BAND_COLORS, Look
from cjmap.renderers.unrated import unrated
from cjmap.renderers.view import Rating, TouchpointView, View

HEIGHT = 15
_LEAST_SCORE = 19
_APART = 7
_BETWEEN = 3
_INSET = 4
_LEAST_WORDS = 60
_UNRATED = "–"
# Longer courses show where they begin, where they are lowest, and where they end.
_MOST_SCORES = 3


def chip_rows(view: View, touchpoint: TouchpointView, width: float) -> tuple[Row, ...]:
    """Return rows of chips, one chip for each persona who comes by; none wider than `width`."""
    chips = (*_rated(view, touchpoint), *_unrated(view, touchpoint, width))
    rows: list[Row] = []
    for cells in _packed(chips, width):
        rows += [space(_BETWEEN, width)] if rows else []
        rows.append(Row(cells, HEIGHT))
    return tuple(rows)


def initials(look: Look, *, hollow: bool = False) -> Cell:
    """Return the cell that stands for a persona, filled or only framed in her colour."""
    if hollow:
        type = Type(8, look.color, bold=True)
        return Cell(run(look.initials, type), _side(look), "CENTER", PAPER, look.color)
    type = Type(8, PAPER, bold=True)
    return Cell(run(look.initials, type), _side(look), "CENTER", look.color)


def scores(rating: Rating) -> tuple[tuple[str, int], ...]:
    """Return the scores to show with their bands: all of a short course, of a long one three."""
    shown = list(zip(rating.texts, rating.bands, strict=True))
    if len(shown) <= _MOST_SCORES:
        return tuple(shown)
    inner = range(1, len(shown) - 1)
    lowest = min(inner, key=lambda index: rating.places[index])
    return shown[0], shown[lowest], shown[-1]


def score_cell(text: str, band: int) -> Cell:
    """Return the cell of one score on its colour."""
    fill, color = BAND_COLORS[band]
    type = Type(8, color, bold=True)
    width = max(_LEAST_SCORE, round(type.measure(text)) + 6)
    return Cell(run(text, type), width, "CENTER", fill)


def _rated(view: View, touchpoint: TouchpointView) -> Iterator[tuple[Cell, ...]]:
    for persona in view.personas:
        rating = touchpoint.ratings.get(persona.id)
        if rating and rating.is_rated:
            who = (initials(persona.look),) if persona.id else ()
            yield (*who, *_course(rating))


def _unrated(view: View, touchpoint: TouchpointView, width: float) -> Iterator[tuple[Cell, ...]]:
    """Yield a chip for those who feel the same in words, or of whom nothing is known."""
    for feeling, who in unrated(view, touchpoint).items():
        marks = [initials(persona.look, hollow=True) for persona in who if persona.id]
        while sum(mark.width for mark in marks) > width - _LEAST_WORDS:
            yield (marks.pop(0),)
        room = width - sum(mark.width for mark in marks) - _INSET
        if feeling:
            (text,) = FEELING.wrap(feeling, room - _INSET, lines=1)
            told = Cell(run(text, FEELING), min(room, round(FEELING.measure(text)) + 6))
            yield (*marks, Cell("", _INSET), told)
        elif marks:
            yield (*marks, Cell(run(_UNRATED, SMALL), _LEAST_SCORE - 4, "CENTER"))


def _course(rating: Rating) -> Iterator[Cell]:
    for index, (text, band) in enumerate(scores(rating)):
        if index:
            yield Cell(run("→", Type(8, MUTED)), 12, "CENTER")
        yield score_cell(text, band)


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
