"""Write at the ends of the curves whose they are, and how their ways end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cjmap import layout
from cjmap.frozen import frozen
from cjmap.layout import Box, Cubic, Point
from cjmap.renderers.diagrams.cards import ENDS
from cjmap.renderers.diagrams.cells import Cell, Row, in_full, run
from cjmap.renderers.diagrams.courses import Course
from cjmap.renderers.diagrams.ink import NAME, SMALL_NAME, SPARE, Type
from cjmap.renderers.diagrams.marks import Mark, Stroke, css_class, words
from cjmap.renderers.diagrams.scores import RADIUS, Dot
from cjmap.renderers.diagrams.spots import BESIDE, Spots
from cjmap.renderers.diagrams.strips import Strip
from cjmap.view.values import PersonaView, View

_LONGEST = 140
# So many names find room beside one place; more stand in a list beside the picture.
_FEW = 2
_FAN, _GAP = 30, 4
_SIGN = 10


@frozen
class _End:
    """Where a curve ends or goes over a fold, and what is written there."""

    id: str
    persona: PersonaView
    at: Point
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
    view: View, strip: Strip, lasts: Iterable[Dot], courses: Iterable[Course], *, spots: Spots
) -> Iterator[Mark]:
    """Yield a name beside the last dot of each curve in a strip.

    Where curves go on over the fold, or too many end at the last touchpoint, the names there stand
    in a list in the margin, each with a line from where its curve ends.
    """
    column = strip.columns[-1].touchpoint.id if strip.columns else ""
    lasts = [dot for dot in lasts if dot.persona]
    outer = [dot for dot in lasts if dot.touchpoint == column]
    listed = [_going_on(course, strip) for course in courses if _goes_on(course, strip)]
    crowded = max(Counter(dot.score for dot in outer).values(), default=0) > _FEW
    if listed or crowded:
        listed += _at_the_edge(view, outer)
        lasts = [dot for dot in lasts if dot.touchpoint != column]
    yield from _list(listed, strip, spots)
    for dot in lasts:
        end = _end(view.persona(dot.persona), dot.at)
        box = spots.find(dot.box, end.width, end.row.height, BESIDE)
        if box:
            yield words(end.id, Point(box.x, box.y), [end.row], tooltip=end.tooltip)


def _at_the_edge(view: View, dots: Sequence[Dot]) -> Iterator[_End]:
    """Yield ends that begin beside the last of all dots of the same height."""
    furthest: dict[float, float] = {}
    for dot in dots:
        furthest[dot.at.y] = max(furthest.get(dot.at.y, dot.at.x), dot.at.x)
    for dot in dots:
        at = Point(furthest[dot.at.y] + RADIUS + _GAP, dot.at.y)
        yield _end(view.persona(dot.persona), at)


def _goes_on(course: Course, strip: Strip) -> bool:
    return course.pieces[-1].end.x == strip.right and bool(course.persona.id)


def _going_on(course: Course, strip: Strip) -> _End:
    persona = course.persona
    type = SMALL_NAME.colored(persona.look.color)
    text = "".join(type.wrap(persona.name, _LONGEST, 1))
    row = Row((_cell(text, type),), NAME.leading)
    told = in_full(persona.name, (text,))
    return _End(f"{strip.prefix}on-{persona.id}", persona, course.pieces[-1].end, row, told)


def _end(persona: PersonaView, at: Point) -> _End:
    type = NAME.colored(persona.look.color)
    text = "".join(type.wrap(persona.name, _LONGEST, 1))
    cells: tuple[Cell, ...] = (_cell(text, type),)
    if persona.ends:
        sign, color = ENDS[persona.ends]
        cells += (Cell(run(sign, Type(NAME.size, color, bold=True)), _SIGN),)
    told = in_full(persona.name, (text,))
    return _End(f"end-{persona.id}", persona, at, Row(cells, NAME.leading, persona.ends), told)


def _end_width(persona: PersonaView) -> float:
    text = "".join(NAME.wrap(persona.name, _LONGEST, 1))
    return _cell(text, NAME).width + (_SIGN if persona.ends else 0)


def _cell(text: str, type: Type) -> Cell:
    return Cell(run(text, type), 2 * round(type.measure(text) / 2 + SPARE / 2))


def _list(listed: Iterable[_End], strip: Strip, spots: Spots) -> Iterator[Mark]:
    """Yield names below each other, as near as possible to the heights of their ends."""
    rows = sorted(listed, key=lambda end: end.at.y)
    pitch = NAME.leading
    room = int(spots.page.height // pitch)
    heights = layout.apart(
        [end.at.y for end in rows[:room]],
        pitch=pitch,
        low=spots.page.y + pitch / 2,
        high=spots.page.bottom - pitch / 2,
    )
    shown = rows if len(rows) <= room else rows[: room - 1]
    for end, y in zip(shown, heights, strict=False):
        yield from _listed(end, Point(strip.right + _FAN, round(y)), spots)
    rest = rows[len(shown) :]
    if rest:
        told = "\n".join(end.persona.name for end in rest)
        at = Point(strip.right + _FAN, round(heights[-1]) - pitch / 2)
        row = Row((_cell(f"+{len(rest)}", SMALL_NAME),), pitch, "more")
        yield words(f"{strip.prefix}more-ends", at, [row], tooltip=told)


def _listed(end: _End, target: Point, spots: Spots) -> Iterator[Mark]:
    line = _fan(end.at, Point(target.x - _GAP, target.y))
    spots.block_line(line)
    points = (line.start, line.leaving, line.arriving, line.end)
    css = css_class(end.persona.id)
    yield Stroke(points, end.persona.look.color, 0.8, css=css)
    at = Point(target.x, target.y - end.row.height / 2)
    spots.block(Box(at.x, at.y, end.width, end.row.height))
    yield words(end.id, at, [end.row], tooltip=end.tooltip)


def _fan(start: Point, end: Point) -> Cubic:
    third = (end.x - start.x) / 3
    return Cubic(start, Point(start.x + third, start.y), Point(end.x - third, end.y), end)
