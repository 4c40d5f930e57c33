"""Write the scale of the emotions left of the curves, and its lines behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cjmap.layout import Point
from cjmap.renderers.diagrams.cells import Cell, Row, lines, run
from cjmap.renderers.diagrams.chips import score_cell
from cjmap.renderers.diagrams.ink import SUBTITLE
from cjmap.renderers.diagrams.marks import Mark, Stroke, straight, words
from cjmap.renderers.diagrams.scale import scale_texts
from cjmap.renderers.diagrams.scores import height_of
from cjmap.renderers.diagrams.strips import Strip
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.palette import AXIS, GRID
from cjmap.view.values import View

WIDTH = 132
_APART = 8
_HEIGHT = 18
_SPARE = 12


def scale(view: View, strip: Strip) -> Iterator[Mark]:
    """Yield the five steps of the author's scale left of a strip, with lines through it."""
    chips = _chips(view)
    widest = _widest(chips)
    left = strip.left - WIDTH
    for band, chip in chips.items():
        y = height_of(band)
        said = Cell(run(view.labels[f"emotion.{band}"], SUBTITLE), _room(widest))
        row = Row((replace(chip, width=widest), Cell("", _APART), said), _HEIGHT)
        id = f"{strip.prefix}scale-{'below' if band < 0 else 'above'}-{abs(band)}"
        yield words(id, Point(left, y - _HEIGHT / 2), [row])
        color, width, style = (GRID, 0.8, "dashed") if band else (AXIS, 1.2, "solid")
        yield Stroke(straight(Point(strip.left, y), Point(strip.right, y)), color, width, style)


def words_row(view: View, strip: Strip, *, y: float) -> Iterator[Mark]:
    """Yield what heads the feelings that are only said in words, where a strip has any."""
    if any(any(unrated(view, column.touchpoint)) for column in strip.columns):
        widest = _widest(_chips(view))
        rows = lines((view.labels["curve.in_words"],), SUBTITLE, _room(widest))
        at = Point(strip.left - WIDTH + widest + _APART, y)
        yield words(f"{strip.prefix}scale-in-words", at, rows)


def _chips(view: View) -> dict[int, Cell]:
    return {band: score_cell(text, band) for band, text in scale_texts(view).items()}


def _widest(chips: Mapping[int, Cell]) -> float:
    return max(chip.width for chip in chips.values())


def _room(widest: float) -> float:
    return WIDTH - widest - _APART - _SPARE
