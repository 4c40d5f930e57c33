"""Head the columns of a picture with the names of the phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box
from cjmap.renderers.diagrams.cells import Cell, Row, block, height_of, lines, run, space
from cjmap.renderers.diagrams.ink import GOAL, PAIN, PHASE
from cjmap.renderers.diagrams.marks import Shape, rounded
from cjmap.renderers.diagrams.pains import listed, pain_rows, phase_pains
from cjmap.view.palette import HEAD, HEAD_WARNING
from cjmap.view.values import PhaseView, View

_MARGIN, _BETWEEN, _ABOVE = 14, 4, 8
_NAME_LINES, _GOAL_LINES = 2, 2
_PAIN_ON_DARK = PAIN.colored(HEAD_WARNING)


def phase_bars(
    view: View, columns: Sequence[Box], *, bottom: float, detailed: bool = True
) -> tuple[Shape, ...]:
    """Return a bar for each phase over its column, all equally high, ending at a height.

    Detailed ones say the goal of the phase and what hurts most in all of it.
    """
    content = [
        tuple(_rows(view, phase, box.width - 2 * _BETWEEN - 2 * _MARGIN, detailed=detailed))
        for phase, box in zip(view.phases, columns, strict=False)
    ]
    height = max((height_of(rows) for rows in content), default=0) + 2 * _ABOVE
    return tuple(
        _bar(phase, Box(box.x + _BETWEEN, bottom - height, box.width - 2 * _BETWEEN, height), rows)
        for phase, box, rows in zip(view.phases, columns, content, strict=False)
    )


def _rows(view: View, phase: PhaseView, width: float, *, detailed: bool) -> Iterator[Row]:
    number = Cell(run(f"{phase.number}", PHASE), round(PHASE.measure(f"{phase.number}")) + 10)
    room = width - number.width
    for text in PHASE.wrap(phase.name, room - 4, _NAME_LINES) or ("",):
        yield Row((number, Cell(run(text, PHASE), room)), PHASE.leading)
        number = Cell("", number.width)
    empty = "" if phase.touchpoints else view.labels["coverage.empty_phase"]
    for text in (phase.goal if detailed else "", empty):
        yield from lines(GOAL.wrap(text, width - 4, _GOAL_LINES), GOAL, width)
    if not detailed:
        return
    yield from pain_rows(phase_pains(phase), width, _PAIN_ON_DARK)


def _bar(phase: PhaseView, box: Box, rows: Sequence[Row]) -> Shape:
    # What is lower than the bar stands at its top: names line up.
    rest = box.height - 2 * _ABOVE - height_of(rows)
    filler = (space(rest, box.width - 2 * _MARGIN),) if rest > 0 else ()
    told = "\n".join(text for text in (phase.name, phase.goal, listed(phase_pains(phase))) if text)
    return rounded(f"phase-{phase.id}", box, block((*rows, *filler)), fill=HEAD, tooltip=told)
