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
from cjmap.view.palette import AXIS, GRID
from cjmap.view.values import View

WIDTH = 132
_APART = 8
_HEIGHT = 18
_SPARE = 12


def axis(view: View, *, end: float, words_at: float | None) -> Iterator[Mark]:
    """Yield the five steps of the author's scale, with lines up to an x.

    Where feelings stand that are only said in words, `words_at` is their y.
    """
    texts = scale_texts(view)
    chips = {band: score_cell(text, band) for band, text in texts.items()}
    widest = max(chip.width for chip in chips.values())
    room = WIDTH - widest - _APART - _SPARE
    for band, chip in chips.items():
        y = height_of(band)
        said = Cell(run(view.labels[f"emotion.{band}"], SUBTITLE), room)
        row = Row((replace(chip, width=widest), Cell("", _APART), said), _HEIGHT)
        side = "below" if band < 0 else "above"
        yield words(f"scale-{side}-{abs(band)}", Point(0, y - _HEIGHT / 2), [row])
        color, width, style = (GRID, 0.8, "dashed") if band else (AXIS, 1.2, "solid")
        yield Stroke(straight(Point(WIDTH, y), Point(end, y)), color, width, style)
    if words_at is not None:
        rows = lines((view.labels["curve.in_words"],), SUBTITLE, room)
        yield words("scale-in-words", Point(widest + _APART, words_at), rows)
