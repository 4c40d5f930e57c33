"""Say at a card where a step goes that leads to another strip, or where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.layout import End
from cjmap.renderers.diagrams.cells import Cell, Row, block, height_of, lines, run, space
from cjmap.renderers.diagrams.ink import SMALL, Type
from cjmap.renderers.diagrams.marks import Shape, css_class, rounded
from cjmap.view.palette import AXIS, CARD, INK
from cjmap.view.values import PersonaView, View

_HEIGHT, _MARGIN, _UNDER = 14, 5, 4
_APART = 4
_NAME = SMALL.colored(INK)


def tag(view: View, persona: PersonaView | None, end: End, *, id: str, tooltip: str) -> Shape:
    """Return the tag: whose step it is, if anyone's, and phase, name and lane of the other card.

    An arrow beside the card says which way the step leads; below stands the note.
    """
    width = end.tag.width - 2 * _MARGIN
    said = (*_lane(view, end, width), *lines(end.note, SMALL, width))
    under = (*said, space(_UNDER, width)) if said else ()
    first = Row(_cells(view, persona, end, width), end.tag.height - height_of(under))
    label = block((first, *under))
    box = rounded(
        id,
        end.tag,
        label,
        fill=CARD,
        border=persona.look.color if persona else AXIS,
        tooltip=tooltip,
    )
    return replace(box, css=css_class(persona.id) if persona else "")


def tag_height(*, named: bool) -> int:
    """Return how high a tag without a note is, with the lane of the other card or without."""
    return _HEIGHT + SMALL.leading + _UNDER if named else _HEIGHT


def _lane(view: View, end: End, width: float) -> Iterator[Row]:
    """Yield the lane where the way goes on, if lanes have names."""
    if view.channels:
        (channel, *_) = (*view.touchpoint(end.other).channels, None)
        name = (channel.name or channel.id) if channel else view.labels["word.without_channel"]
        yield from lines(SMALL.wrap(name, width - 2, 1) or ("",), SMALL, width)


def _cells(view: View, persona: PersonaView | None, end: End, width: float) -> tuple[Cell, ...]:
    # Engines set bold type higher: one weight only, so that all stands on one line.
    own = SMALL.colored(persona.look.color) if persona else SMALL
    is_right = max(point.x for point in end.points) <= end.tag.x
    arrow = _cell("→" if is_right == end.leaves else "←", own)
    who = (_cell(persona.look.initials, own),) if persona and persona.id else ()
    other = view.touchpoint(end.other)
    number = _cell(view.phases[other.phase].figure, own)
    room = width - arrow.width - number.width - sum(cell.width for cell in who)
    (name, *_) = (*_NAME.wrap(other.name, room - 2, 1), "")
    told = Cell(run(name, _NAME), room)
    return (arrow, *who, number, told) if is_right else (*who, number, told, arrow)


def _cell(text: str, type: Type) -> Cell:
    return Cell(run(text, type), round(type.measure(text)) + _APART)
