"""Say at a card where a step goes that leads to another strip, or where it comes from."""

from __future__ import annotations

from dataclasses import replace

from cjmap.layout import End
from cjmap.renderers.diagrams.cells import Cell, Row, block, lines, run
from cjmap.renderers.diagrams.ink import SMALL, Type
from cjmap.renderers.diagrams.marks import Shape, css_class, rounded
from cjmap.view.palette import CARD, INK
from cjmap.view.values import PersonaView, View

_MARGIN = 5
_APART = 4
_ARROW = Type(8, bold=True)
_NAME = SMALL.colored(INK)


def tag(view: View, persona: PersonaView, end: End, *, id: str, tooltip: str) -> Shape:
    """Return the tag: whose step it is, and phase and name of the other card.

    An arrow beside the card says which way the step leads; below stands the note.
    """
    width = end.tag.width - 2 * _MARGIN
    rows = (_first_row(view, persona, end, width), *lines(end.note, SMALL, width))
    box = rounded(id, end.tag, block(rows), fill=CARD, border=persona.look.color, tooltip=tooltip)
    return replace(box, css=css_class(persona.id))


def _first_row(view: View, persona: PersonaView, end: End, width: float) -> Row:
    own = _ARROW.colored(persona.look.color)
    is_right = end.points[0].x < end.tag.x or end.points[1].x < end.tag.x
    arrow = _cell("→" if is_right == end.leaves else "←", own)
    who = (_cell(persona.look.initials, own),) if persona.id else ()
    other = view.touchpoint(end.other)
    number = _cell(f"{view.phases[other.phase].number}", own)
    room = width - arrow.width - number.width - sum(cell.width for cell in who)
    (name, *_) = (*_NAME.wrap(other.name, room - 2, 1), "")
    said = Cell(run(name, _NAME), room)
    cells = (arrow, *who, number, said) if is_right else (*who, number, said, arrow)
    return Row(cells, end.tag.height - len(end.note) * SMALL.leading)


def _cell(text: str, type: Type) -> Cell:
    return Cell(run(text, type), round(type.measure(text)) + _APART)
