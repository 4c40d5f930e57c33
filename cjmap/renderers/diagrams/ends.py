"""Write at the ends of the curves whose they are, and how their ways end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cjmap import layout
from cjmap.layout import Box, Cubic, Point
from cjmap.renderers.diagrams.cards import ENDS
from cjmap.renderers.diagrams.cells import Cell, Row, in_full, run
from cjmap.renderers.diagrams.ink import NAME, SMALL_NAME, Type
from cjmap.renderers.diagrams.marks import Mark, Stroke, css_class, words
from cjmap.renderers.diagrams.scores import RADIUS, Dot
from cjmap.renderers.diagrams.spots import BESIDE, Spots, sampled
from cjmap.view.values import PersonaView, View

_LONGEST = 140
# So many names find room beside one place; more stand in a list beside the picture.
_FEW = 2
_FAN, _GAP, _SPARE = 30, 4, 4
_SIGN = 10


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a curve: its last dot, and what is written there."""

    persona: PersonaView
    dot: Dot
    row: Row
    tooltip: str

    @property
    def width(self) -> float:
        return sum(cell.width for cell in self.row.cells)


def margin_for(view: View) -> float:
    """Return how much room beside the picture a list of all names needs."""
    longest = max((_end_width(persona) for persona in view.personas if persona.id), default=0)
    return _FAN + longest


def ends(
    view: View, walks: Mapping[str, Sequence[Dot]], spots: Spots, *, margin: Box, last: str
) -> Iterator[Mark]:
    """Yield a name beside the last dot of each curve.

    Those that end at the touchpoint `last` stand in a list in the margin, with a line from where
    they end, when they are too many for their place.
    """
    found = [
        _end(persona, walks[persona.id][-1])
        for persona in view.personas
        if persona.id and walks.get(persona.id)
    ]
    crowds = Counter((end.dot.touchpoint, end.dot.score) for end in found)
    listed: list[_End] = []
    for end in found:
        is_last = end.dot.touchpoint == last
        if is_last and crowds[end.dot.touchpoint, end.dot.score] > _FEW:
            listed.append(end)
            continue
        box = spots.find(end.dot.box, end.width, end.row.height, BESIDE)
        if box:
            at = Point(box.x, box.y)
            yield words(f"end-{end.persona.id}", at, [end.row], tooltip=end.tooltip)
        elif is_last:
            listed.append(end)
    yield from _list(listed, margin, spots)


def _end(persona: PersonaView, dot: Dot) -> _End:
    type = NAME.colored(persona.look.color)
    (text,) = type.wrap(persona.name, _LONGEST, 1)
    cells: tuple[Cell, ...] = (_cell(text, type),)
    if persona.ends:
        sign, color = ENDS[persona.ends]
        cells += (Cell(run(sign, Type(NAME.size, color, bold=True)), _SIGN),)
    return _End(persona, dot, Row(cells, NAME.leading), in_full(persona.name, [text]))


def _end_width(persona: PersonaView) -> float:
    (text,) = NAME.wrap(persona.name, _LONGEST, 1)
    return _cell(text, NAME).width + (_SIGN if persona.ends else 0)


def _cell(text: str, type: Type) -> Cell:
    return Cell(run(text, type), 2 * round(type.measure(text) / 2 + _SPARE / 2))


def _list(listed: Sequence[_End], margin: Box, spots: Spots) -> Iterator[Mark]:
    """Yield names below each other, as near as possible to the heights of their ends."""
    pitch = NAME.leading
    room = int(margin.height // pitch)
    rows = sorted(listed, key=lambda end: end.dot.at.y)
    shown = rows if len(rows) <= room else rows[: room - 1]
    heights = layout.apart(
        [end.dot.at.y for end in rows[:room]],
        pitch=pitch,
        low=margin.y + pitch / 2,
        high=margin.bottom - pitch / 2,
    )
    furthest: dict[float, float] = {}
    for end in rows:
        furthest[end.dot.at.y] = max(furthest.get(end.dot.at.y, 0), end.dot.at.x)
    for end, y in zip(shown, heights, strict=False):
        start = Point(furthest[end.dot.at.y] + RADIUS + _GAP, end.dot.at.y)
        yield from _listed(end, start, Point(margin.x + _FAN, round(y)), spots)
    if len(shown) < len(rows):
        told = "\n".join(end.persona.name for end in rows[len(shown) :])
        text = f"+{len(rows) - len(shown)}"
        at = Point(margin.x + _FAN, round(heights[-1] - pitch / 2))
        yield words("more-ends", at, [Row((_cell(text, SMALL_NAME),), pitch)], tooltip=told)


def _listed(end: _End, start: Point, target: Point, spots: Spots) -> Iterator[Mark]:
    line = _fan(start, Point(target.x - _GAP, target.y))
    spots.block_line(sampled(line))
    points = (line.start, line.leaving, line.arriving, line.end)
    css = css_class(end.persona.id)
    yield Stroke(points, end.persona.look.color, 0.8, css=css)
    at = Point(target.x, target.y - end.row.height / 2)
    yield words(f"end-{end.persona.id}", at, [end.row], tooltip=end.tooltip)


def _fan(start: Point, end: Point) -> Cubic:
    third = (end.x - start.x) / 3
    return Cubic(start, Point(start.x + third, start.y), Point(end.x - third, end.y), end)
