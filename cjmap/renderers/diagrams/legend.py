"""Explain the signs of a picture: who is who, and what stands for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams.cards import ENDS
from cjmap.renderers.diagrams.cells import Cell, Row, block, run
from cjmap.renderers.diagrams.chips import score_cell
from cjmap.renderers.diagrams.ink import NAME, PAIN, ROLE, SMALL_NAME, Type
from cjmap.renderers.diagrams.marks import (
    Mark,
    Shape,
    Stroke,
    badge,
    css_class,
    diamond,
    rounded,
    straight,
    words,
)
from cjmap.renderers.diagrams.scale import scale_texts
from cjmap.view.palette import AXIS, CARD
from cjmap.view.values import PersonaView, View

HEIGHT = 16
_SAMPLE = Point(16, 8), Point(42, 8)
_AFTER_SAMPLE = 50
_LONGEST_NAME, _LONGEST_ROLE = 190, 230


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign with its words, drawn from (0, 0) in a row of `HEIGHT` points."""

    width: float
    marks: tuple[Mark, ...]


def persona_entry(persona: PersonaView) -> Entry:
    """Return the entry of a persona: badge, a piece of her line, name and role."""
    parts = (persona.name, persona.persona.role, persona.journey_name)
    told = " · ".join(part for part in parts if part)
    look, id = persona.look, persona.id
    sign = badge(f"legend-badge-{id}", Box(0, 0, HEIGHT, HEIGHT), look, tooltip=told)
    line = Stroke(straight(*_SAMPLE), look.color, 2.6, look.style, css=css_class(id))
    name = NAME.wrap(persona.name, _LONGEST_NAME, 1)
    said = _words(f"legend-name-{id}", Point(_AFTER_SAMPLE, 0), name, NAME, told)
    # One point higher, so that both stand on one line.
    at = Point(said[-1].box.right, -1)
    role = ROLE.wrap(persona.persona.role or "", _LONGEST_ROLE, 1)
    said += _words(f"legend-role-{id}", at, role, ROLE, told)
    return Entry(said[-1].box.right, (line, sign, *said))


def key_entries(view: View, *keys: str) -> Iterator[Entry]:
    """Yield the entries of some keys: pain, truth, behind (the scenes), ends, scale, passage."""
    for key in keys:
        yield _KEYS[key](view)


def _pain(view: View) -> Entry:
    sign = _cell("▲", PAIN)
    return _entry("pain", (sign, _cell(view.labels["diagram.pain_point"], ROLE)))


def _truth(view: View) -> Entry:
    sign = diamond("legend-truth-sign", Box(0, 3.5, 9, 9))
    return _entry("truth", (_cell(view.labels["diagram.moment_of_truth"], ROLE),), sign)


def _behind(view: View) -> Entry:
    look = {"shape": "box", "style": "rounded,dashed", "color": AXIS}
    sign = Shape("legend-behind-sign", Box(0, 2, 20, 12), look=look)
    return _entry("behind", (_cell(view.labels["diagram.nobody"], ROLE),), sign)


def _scale(view: View) -> Entry:
    cells = [_cell(view.labels["diagram.experience"], ROLE)]
    for band, text in scale_texts(view).items():
        cells += (Cell("", 2), score_cell(text, band))
    return _entry("scale", cells)


def _ends(view: View) -> Entry:
    cells = [_cell(f"{view.labels['journey.ends']}:", ROLE)]
    for end in (end for end in ENDS if any(one.ends == end for one in view.personas)):
        sign, color = ENDS[end]
        cells += (
            _cell(sign, SMALL_NAME.colored(color)),
            _cell(view.labels[f"ends.{end}"], ROLE),
        )
    return _entry("ends", cells)


def _passage(view: View) -> Entry:
    arrow = block([Row((_cell("→", SMALL_NAME),), 12)])
    sign = rounded("legend-passage-sign", Box(0, 2, 22, 12), arrow, fill=CARD, border=AXIS)
    return _entry("passage", (_cell(view.labels["diagram.passage"], ROLE),), sign)


_KEYS = {
    "pain": _pain,
    "truth": _truth,
    "behind": _behind,
    "ends": _ends,
    "scale": _scale,
    "passage": _passage,
}


def _entry(key: str, cells: Sequence[Cell], *signs: Shape) -> Entry:
    """Return cells side by side, with signs before them."""
    x = sum(sign.box.width + 6 for sign in signs)
    shape = words(f"legend-{key}", Point(x, 0), [Row(tuple(cells), HEIGHT)])
    return Entry(shape.box.right, (*signs, shape))


def _words(id: str, at: Point, texts: Sequence[str], type: Type, tooltip: str) -> tuple[Shape, ...]:
    rows = [Row((_cell(text, type),), HEIGHT) for text in texts]
    return (words(id, at, rows, tooltip=tooltip),) if rows else ()


def _cell(text: str, type: Type) -> Cell:
    return Cell(run(text, type), round(type.measure(text)) + 6)
