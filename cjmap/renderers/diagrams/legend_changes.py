"""Explain the signs of what a to-be map changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams import former, shadow
from cjmap.renderers.diagrams.cells import Cell
from cjmap.renderers.diagrams.change_signs import EDGE, SIGNS, sign_cell
from cjmap.renderers.diagrams.changes import change_keys, score_before, since
from cjmap.renderers.diagrams.ink import ROLE, Type
from cjmap.renderers.diagrams.legend import HEIGHT, Entry, cell, entry
from cjmap.renderers.diagrams.marks import Shape, Stroke, straight
from cjmap.renderers.diagrams.scale import scale_texts
from cjmap.view.palette import AXIS, MOVED
from cjmap.view.values import View

_LINE = 28
_GAP = Cell("", 6)


def change_entries(view: View, *keys: str, shown: Iterable[str] = ()) -> Iterator[Entry]:
    """Yield the entries of the signs of changes, and of those of some keys that occur.

    The first says with what the map is compared. `shown` are the keys of what stands on the marks,
    beside what the view says.
    """
    found = {*change_keys(view), *shown}
    signs = [key for key in SIGNS if key in found]
    others = [write for key, write in _ENTRIES.items() if key in keys and key in found]
    if signs or others:
        yield _signs(view, signs)
    yield from (write(view) for write in others)


def _signs(view: View, signs: Iterable[str]) -> Entry:
    cells = [cell(since(view), ROLE)]
    for key in signs:
        cells += (sign_cell(view, key), _GAP)
    return entry("changes", cells)


def _score(view: View) -> Entry:
    sign = score_before(scale_texts(view)[-1])
    return entry("former-score", (sign, _GAP, _said(view, "change.score")))


def _away(view: View) -> Entry:
    edge = {"color": MOVED, "penwidth": str(EDGE)}
    look = {"shape": "box", "style": "rounded,dashed", **edge}
    sign = Shape("legend-away-sign", Box(0, 2, 20, 12), look=look)
    return entry("away", (_said(view, "change.place"),), sign, after=26)


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
    "change.score": _score,
    "change.curve": _curve,
    "change.away": _away,
    "change.struck": _struck,
    "change.step": _step,
}
