"""Give each kind of change a sign of its own, in shape and in colour."""

from __future__ import annotations

from cjmap.frozen import frozen
from cjmap.renderers.diagrams.cells import Cell, run
from cjmap.renderers.diagrams.ink import Type
from cjmap.view.palette import ADDED, ALTERED, CARD, MOVED, PAPER, REMOVED
from cjmap.view.values import Change, PhaseView, TouchpointView, View

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
    if touchpoint.id in view.before.new:
        return "change.new"
    return _key(view.before.changes.get(touchpoint.id, Change()))


def phase_key(view: View, phase: PhaseView) -> str:
    """Return the key of the sign that says what is different of a phase, "" for none."""
    if view.before is None:
        return ""
    if phase.is_former:
        return "change.gone"
    if phase.id not in view.before.known_phases:
        return "change.new"
    return _key(view.before.phases.get(phase.id, Change()))


def edge_color(view: View, touchpoint: TouchpointView) -> str:
    """Return the colour of the edge of a card where it says what is different, else ""."""
    key = change_key(view, touchpoint) or ("change.moved" if touchpoint.is_former else "")
    return _LOOKS[key].color if key else ""


def color_of(key: str) -> str:
    """Return the colour of a sign by its key."""
    return _LOOKS[key].color


def sign_cell(view: View, key: str, *, on_dark: bool = False) -> Cell:
    """Return a sign by its key; on a dark ground it is written on a light one."""
    look = _LOOKS[key]
    text = f"{look.mark} {view.labels[key]}"
    type, fill = (_TYPE.colored(look.color), CARD) if on_dark else (_TYPE, look.color)
    return Cell(run(text, type), round(_TYPE.measure(text)) + _INSET, "CENTER", fill)


def _key(change: Change) -> str:
    if change.is_moved:
        return "change.moved"
    return "change.reworded" if change.is_reworded else ""
