"""Give each kind of change a sign of its own, in shape and in colour."""

from __future__ import annotations

from cjmap.frozen import frozen
from cjmap.renderers.diagrams.cells import Cell, run
from cjmap.renderers.diagrams.ink import Type
from cjmap.view.palette import ADDED, ALTERED, MOVED, PAPER, REMOVED
from cjmap.view.values import Change, TouchpointView, View

HEIGHT, BELOW = 12, 4
# The edges of cards are drawn so wide where they are a sign.
EDGE = 2
_TYPE = Type(8, PAPER, bold=True)
_INSET = 8


@frozen
class _Look:
    mark: str
    color: str


# By the label of what they say, in the order of a legend.
_LOOKS = {
    "change.new": _Look("+", ADDED),
    "change.moved": _Look("→", MOVED),
    "change.reworded": _Look("~", ALTERED),
    "change.gone": _Look("\N{MINUS SIGN}", REMOVED),
}
SIGNS = tuple(_LOOKS)


def change_key(view: View, touchpoint: TouchpointView) -> str:
    """Return the key of the sign that says what is different at a touchpoint, "" for none.

    What only says where something was before has none.
    """
    if view.before is None:
        return ""
    if touchpoint.is_former:
        return "change.gone" if touchpoint.touchpoint.id in view.before.gone else ""
    change = view.before.changes.get(touchpoint.id, Change())
    if touchpoint.id in view.before.new:
        return "change.new"
    if change.is_moved:
        return "change.moved"
    return "change.reworded" if change.is_reworded else ""


def edge_color(view: View, touchpoint: TouchpointView) -> str:
    """Return the colour of the edge of a card where it says what is different, else ""."""
    key = change_key(view, touchpoint) or ("change.moved" if touchpoint.is_former else "")
    return _LOOKS[key].color if key else ""


def sign_cell(view: View, key: str) -> Cell:
    """Return a sign by its key."""
    look = _LOOKS[key]
    text = f"{look.mark} {view.labels[key]}"
    return Cell(run(text, _TYPE), round(_TYPE.measure(text)) + _INSET, "CENTER", look.color)
