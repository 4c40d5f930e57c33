"""Head the columns of a picture with the names of the phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.frozen import frozen
from cjmap.layout import Box
from cjmap.renderers.diagrams import holes
from cjmap.renderers.diagrams.cells import Cell, Row, block, height_of, lines, run, space
from cjmap.renderers.diagrams.change_signs import EDGE, HEIGHT, color_of, phase_key, sign_cell
from cjmap.renderers.diagrams.changes import phase_was, told_of_phase
from cjmap.renderers.diagrams.ink import GOAL, PAIN, PHASE, SMALL
from cjmap.renderers.diagrams.marks import Shape, rounded
from cjmap.renderers.diagrams.signs import Ground, sign_rows, signs_of_phase, told
from cjmap.view.palette import HEAD_MUTED, HEAD_WARNING, MUTED
from cjmap.view.values import PhaseView, View

_MARGIN, _BETWEEN, _ABOVE = 14, 4, 8
_NAME_LINES, _GOAL_LINES, _WAS_LINES = 3, 2, 2
_AROUND_SIGN = 3
_ARROW = 18
_ON_HEAD = Ground(PAIN.colored(HEAD_WARNING), SMALL.colored(HEAD_MUTED))


@frozen
class Excerpt:
    """Which phases stand over one strip of a folded picture.

    `strip` counts from 1 and `first` is the number of the first phase, from 0. That one may go on
    from the strip before, and the last one in the next.
    """

    strip: int = 1
    first: int = 0
    goes_on_from: bool = False
    goes_on: bool = False


_WHOLE = Excerpt()


def phase_bars(
    view: View,
    columns: Sequence[Box],
    *,
    bottom: float,
    detailed: bool = True,
    excerpt: Excerpt = _WHOLE,
) -> tuple[Shape, ...]:
    """Return a bar for each phase over its column, all equally high, ending at a height.

    Detailed ones say the goal of the phase and what hurts most in all of it. A bar that goes on
    from the strip before is named as its continuation, one that goes on in the next has an arrow.
    Where a phase is gone there is an empty box.
    """
    bars = tuple(_bars(view, columns, excerpt))
    content = [tuple(_rows(view, bar, detailed=detailed)) for bar in bars]
    height = max((height_of(rows) for rows in content), default=0) + 2 * _ABOVE
    return tuple(
        _shape(view, bar, Box(bar.x, bottom - height, bar.width, height), rows)
        for bar, rows in zip(bars, content, strict=True)
    )


@frozen
class _Bar:
    """The bar of a phase, before its height is known."""

    id: str
    phase: PhaseView
    name: str
    is_first: bool
    goes_on: bool
    x: float
    width: float

    @property
    def room(self) -> float:
        return self.width - 2 * _MARGIN


def _bars(view: View, columns: Sequence[Box], excerpt: Excerpt) -> Iterator[_Bar]:
    phases = view.phases[excerpt.first : excerpt.first + len(columns)]
    for number, (phase, box) in enumerate(zip(phases, columns, strict=False)):
        is_first = bool(number) or not excerpt.goes_on_from
        id = f"phase-{phase.id}"
        yield _Bar(
            id=id if is_first else f"strip-{excerpt.strip}-{id}",
            phase=phase,
            name=phase.name if is_first else view.labels.fill("diagram.continued", name=phase.name),
            is_first=is_first,
            goes_on=excerpt.goes_on and number == len(phases) - 1,
            x=box.x + _BETWEEN,
            width=box.width - 2 * _BETWEEN,
        )


def _rows(view: View, bar: _Bar, *, detailed: bool) -> Iterator[Row]:
    phase = bar.phase
    yield from _name(view, bar)
    yield from _changed(view, bar)
    if phase.is_former:
        return
    empty = "" if phase.touchpoints else view.labels["coverage.empty_phase"]
    for text in (phase.goal if detailed and bar.is_first else "", empty):
        texts = GOAL.wrap(text, bar.room - 4, _GOAL_LINES, language=view.language)
        yield from lines(texts, GOAL, bar.room)
    if detailed and bar.is_first:
        yield from sign_rows(signs_of_phase(phase), view, bar.room, _ON_HEAD)
        yield from holes.absence_rows(view, phase, bar.room, _ON_HEAD.quiet)


def _name(view: View, bar: _Bar) -> Iterator[Row]:
    figure = bar.phase.figure
    type = PHASE.colored(MUTED).striking() if bar.phase.is_former else PHASE
    number = [Cell(run(figure, type), round(type.measure(figure)) + 10)] if figure else []
    arrow = [Cell(run("→", type), _ARROW)] if bar.goes_on else []
    room = bar.room - sum(cell.width for cell in (*number, *arrow))
    for text in type.wrap(bar.name, room - 4, _NAME_LINES, language=view.language) or ("",):
        yield Row((*number, Cell(run(text, type), room), *arrow), type.leading)
        number, arrow = [replace(cell, content="") for cell in number], []


def _changed(view: View, bar: _Bar) -> Iterator[Row]:
    """Yield whether a phase is new, moved, different or gone, and what it was."""
    key = phase_key(view, bar.phase) if bar.is_first else ""
    if not key:
        return
    yield space(_AROUND_SIGN, bar.room)
    yield Row((sign_cell(view, key, on_dark=not bar.phase.is_former),), HEIGHT, key)
    yield space(_AROUND_SIGN, bar.room)
    told = phase_was(view, bar.phase)
    texts = SMALL.wrap(told, bar.room - 4, _WAS_LINES, language=view.language)
    yield from lines(texts, _ON_HEAD.quiet, bar.room)


def _shape(view: View, bar: _Bar, box: Box, rows: Sequence[Row]) -> Shape:
    # What is lower than the bar stands at its top: names line up.
    rest = box.height - 2 * _ABOVE - height_of(rows)
    filler = (space(rest, bar.room),) if rest > 0 else ()
    said = (bar.name, bar.phase.goal, *told(signs_of_phase(bar.phase), view.labels))
    tooltip = "\n".join(text for text in (*said, *told_of_phase(view, bar.phase)) if text)
    key = phase_key(view, bar.phase)
    shape = rounded(
        bar.id,
        box,
        block((*rows, *filler)),
        fill="transparent" if bar.phase.is_former else view.palette.head[0],
        border=color_of(key) if key else "",
        width=EDGE if key else 1,
        dashed=bar.phase.is_former,
        tooltip=tooltip,
    )
    return replace(shape, signs=("goes-on",)) if bar.goes_on else shape
