"""Head a picture with its title and explain its signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cjmap.catalog import format_score
from cjmap.layout import Box, Point
from cjmap.renderers.cells import Cell, Row, lines, run
from cjmap.renderers.chips import score_cell
from cjmap.renderers.ink import AXIS, NAME, PAIN, PAPER, ROLE, SUBTITLE, TITLE
from cjmap.renderers.marks import Mark, Shape, Stroke, badge, diamond, moved, straight, words
from cjmap.renderers.view import PersonaView, View

_TITLE_LINES = 2
_ROW = 22
_APART = 26
_LONGEST_NAME, _LONGEST_ROLE = 190, 230


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign with its words, drawn from (0, 0) in a row of 16 points."""

    width: float
    marks: tuple[Mark, ...]


def heading(view: View, width: float, *, bottom: float, keys: Sequence[Entry]) -> tuple[Mark, ...]:
    """Return title, description and legend, `width` points wide, that end at a height.

    The personas flow into as many rows as they need; `keys` stand at the right end of the last
    one, or below. A map without personas explains none.
    """
    marks: list[Mark] = []
    title = lines(TITLE.wrap(view.title, width, _TITLE_LINES), TITLE, width)
    marks.append(words("title", Point(0, 0), title, tooltip=view.title))
    y = sum(row.height for row in title)
    subtitle = _subtitle(view)
    if subtitle:
        rows = lines(SUBTITLE.wrap(subtitle, width, 1), SUBTITLE, width)
        marks.append(words("subtitle", Point(0, y), rows, tooltip=subtitle))
        y += rows[0].height
    y += 10
    placed, used = _legend(view, width, keys)
    marks += (moved(mark, 0, y) for mark in placed)
    return tuple(moved(mark, 0, bottom - y - used) for mark in marks)


def scale_entry(view: View) -> Entry:
    """Return the entry that shows the colours of the emotions with the author's numbers."""
    cells = [Cell(run(view.labels["diagram.experience"], ROLE), 0)]
    cells[0] = Cell(cells[0].content, round(ROLE.measure(view.labels["diagram.experience"])) + 10)
    for band, text in scale_texts(view).items():
        cells += (score_cell(text, band), Cell("", 2))
    return _worded("legend-scale", 0, cells)


def pain_entry(view: View) -> Entry:
    """Return the entry that explains the sign of a pain point."""
    return _worded("legend-pain", 0, [_said("▲", PAIN), _said(_word(view, "pain_point"), ROLE)])


def truth_entry(view: View) -> Entry:
    """Return the entry that explains the sign of a moment of truth."""
    entry = _worded("legend-truth", 14, [_said(_word(view, "moment_of_truth"), ROLE)])
    sign = diamond("legend-truth-sign", Box(0, 3.5, 9, 9))
    return Entry(entry.width, (sign, *entry.marks))


def behind_entry(view: View) -> Entry:
    """Return the entry that explains a card with a dashed border."""
    entry = _worded("legend-behind", 26, [_said(_word(view, "nobody"), ROLE)])
    look = {"shape": "box", "style": "rounded,dashed", "color": AXIS, "fillcolor": PAPER}
    sign = Shape("legend-behind-sign", Box(0, 2, 20, 12), look=look)
    return Entry(entry.width, (sign, *entry.marks))


def scale_texts(view: View) -> dict[int, str]:
    """Return what the author's scale calls the five bands from -2 to 2, lowest first."""
    low, step = view.map.scale.low, (view.map.scale.high - view.map.scale.low) / 4
    values = (low + step * index for index in range(5))
    plain = (int(value) if value == int(value) else value for value in values)
    texts = (format_score(value, view.labels.language) for value in plain)
    return dict(zip(range(-2, 3), texts, strict=True))


def _word(view: View, key: str) -> str:
    return view.labels[f"diagram.{key}"]


def _subtitle(view: View) -> str:
    state = view.labels[f"state.{view.map.state}"] if view.map.state else ""
    return " · ".join(text for text in (state, view.map.description or "") if text.strip())


def _said(text: str, type: object) -> Cell:
    assert type in (PAIN, ROLE)
    used = PAIN if type == PAIN else ROLE
    return Cell(run(text, used), round(used.measure(text)) + 4)


def _worded(id: str, x: float, cells: Iterable[Cell]) -> Entry:
    row = Row(tuple(cells), 16)
    shape = words(id, Point(x, 0), [row])
    return Entry(x + shape.box.width, (shape,))


def _legend(view: View, width: float, keys: Sequence[Entry]) -> tuple[list[Mark], float]:
    """Return the placed entries and the height of their rows."""
    people = [_persona(persona) for persona in view.personas if persona.id]
    rows = list(_flowed(people, width))
    length = _length(keys)
    marks: list[Mark] = []
    if keys and rows and _length(rows[-1]) + 2 * _APART + length <= width:
        marks += _placed(keys, width - length, (len(rows) - 1) * _ROW)
    else:
        rows += _flowed(keys, width)
    for number, row in enumerate(rows):
        marks += _placed(row, 0, number * _ROW)
    return marks, len(rows) * _ROW


def _persona(persona: PersonaView) -> Entry:
    look, id = persona.look, persona.id
    told = " · ".join(
        text for text in (persona.name, persona.persona.role, persona.journey_name) if text
    )
    marks: list[Mark] = [
        Stroke(
            straight(Point(16, 8), Point(42, 8)), look.color, 2.6, look.style, css=f"persona-{id}"
        ),
        badge(f"legend-badge-{id}", Box(0, 0, 16, 16), look, tooltip=told),
    ]
    x = 50.0
    for kind, text, type, longest, y in (
        ("name", persona.name, NAME, _LONGEST_NAME, 0),
        # One point higher, so that both stand on one line.
        ("role", persona.persona.role or "", ROLE, _LONGEST_ROLE, -1),
    ):
        for line in type.wrap(text, longest, 1):
            row = Row((Cell(run(line, type), round(type.measure(line)) + 8),), 16)
            marks.append(words(f"legend-{kind}-{id}", Point(x, y), [row], tooltip=told))
            x += row.cells[0].width
    return Entry(x, tuple(marks))


def _flowed(entries: Iterable[Entry], width: float) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    for entry in entries:
        if row and _length([*row, entry]) > width:
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _length(entries: Sequence[Entry]) -> float:
    return sum(entry.width for entry in entries) + _APART * max(len(entries) - 1, 0)


def _placed(entries: Iterable[Entry], x: float, y: float) -> Iterator[Mark]:
    for entry in entries:
        yield from (moved(mark, x, y) for mark in entry.marks)
        x += entry.width + _APART
