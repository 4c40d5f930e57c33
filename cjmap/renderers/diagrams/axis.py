"""Write the scale of the emotions left of the curves, and its lines behind them."""

from __future__ import annotations

from collections.abc import Iterator
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


def axis(view: View, strip: Strip, *, words_at: float) -> Iterator[Mark]:
    """Yield the five steps of the author's scale left of a strip, with lines through it.

    Where feelings stand that are only said in words, `words_at` is their y.
    """
    texts = scale_texts(view)
    chips = {band: score_cell(text, band) for band, text in texts.items()}
    widest = max(chip.width for chip in chips.values())
    room = WIDTH - widest - _APART - _SPARE
    left = strip.left - WIDTH
    for band, chip in chips.items():
        y = height_of(band)
        said = Cell(run(view.labels[f"emotion.{band}"], SUBTITLE), room)
        row = Row((replace(chip, width=widest), Cell("", _APART), said), _HEIGHT)
        id = f"{strip.prefix}scale-{'below' if band < 0 else 'above'}-{abs(band)}"
        yield words(id, Point(left, y - _HEIGHT / 2), [row])
        color, width, style = (GRID, 0.8, "dashed") if band else (AXIS, 1.2, "solid")
        yield Stroke(straight(Point(strip.left, y), Point(strip.right, y)), color, width, style)
    if any(any(unrated(view, column.touchpoint)) for column in strip.columns):
        rows = lines((view.labels["curve.in_words"],), SUBTITLE, room)
        at = Point(left + widest + _APART, words_at)
        yield words(f"{strip.prefix}scale-in-words", at, rows)
