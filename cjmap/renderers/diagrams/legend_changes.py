"""Explain the signs of what a to-be map changes."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams import former, shadow
from cjmap.renderers.diagrams.cells import Cell
from cjmap.renderers.diagrams.changes import change_keys, score_before, sign_cells
from cjmap.renderers.diagrams.ink import ROLE, Type
from cjmap.renderers.diagrams.legend import HEIGHT, Entry, cell, entry
from cjmap.renderers.diagrams.marks import Shape, Stroke, straight
from cjmap.renderers.diagrams.scale import scale_texts
from cjmap.view.palette import AXIS
from cjmap.view.values import View

_LINE = 28
_GAP = Cell("", 6)


def change_entries(view: View, *keys: str) -> Iterator[Entry]:
    """Yield the entries of those of some changes that occur, in the order of `change_keys`."""
    for key in change_keys(view):
        if key in keys:
            yield _ENTRIES[key](view)


def _signs(view: View) -> Entry:
    cells = [_said(view, "change.since")]
    for sign in sign_cells(view):
        cells += (sign, _GAP)
    return entry("changes", cells)


def _score(view: View) -> Entry:
    sign = score_before(scale_texts(view)[-1])
    return entry("former-score", (sign, _GAP, _said(view, "change.score")))


def _away(view: View) -> Entry:
    look = {"shape": "box", "style": "rounded,dashed", "color": AXIS}
    sign = Shape("legend-away-sign", Box(0, 2, 20, 12), look=look)
    return entry("away", (_said(view, "change.away"),), sign, after=26)


def _struck(view: View) -> Entry:
    return entry("away", (_said(view, "change.away", ROLE.striking()),))


def _step(view: View) -> Entry:
    start, end = Point(0, HEIGHT / 2), Point(_LINE - 6, HEIGHT / 2)
    line = Stroke(straight(start, end), AXIS, former.WIDTH, tip=Point(_LINE, end.y))
    return entry("former-step", (_said(view, "change.step"),), line, after=_LINE + 6)


def _curve(view: View) -> Entry:
    line = Stroke(straight(Point(0, HEIGHT / 2), Point(_LINE, HEIGHT / 2)), AXIS, shadow.WIDTH)
    return entry("former-curve", (_said(view, "change.score"),), line, after=_LINE + 6)


def _said(view: View, label: str, type: Type = ROLE) -> Cell:
    return cell(view.labels[label], type)


_ENTRIES = {
    "change.signs": _signs,
    "change.score": _score,
    "change.curve": _curve,
    "change.away": _away,
    "change.struck": _struck,
    "change.step": _step,
}
