"""Say in short what hurts: the worst pain point, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.model import Statement
from cjmap.renderers.diagrams.cells import Cell, Row, run
from cjmap.renderers.diagrams.ink import PAIN, Type
from cjmap.view.values import PhaseView, TouchpointView

_LINES = 2
_MORE_GAP, _SPARE = 3, 4
_WEIGHT = {"high": 3, "medium": 2, "low": 1, None: 0}


def own_pains(touchpoint: TouchpointView) -> tuple[Statement, ...]:
    """Return the pain points of a touchpoint, without those that its phase says for all."""
    said = touchpoint.texts.get("pain_points", ())
    return tuple(one.statement for one in said if not one.inherited)


def phase_pains(phase: PhaseView) -> tuple[Statement, ...]:
    """Return the pain points that a phase itself says."""
    return tuple(said.statement for said in phase.texts.get("pain_points", ()))


def worst(pains: Sequence[Statement]) -> Statement:
    """Return the most severe of some pain points, the first of equals."""
    return max(pains, key=lambda pain: _WEIGHT[pain.severity])


def marked(pain: Statement) -> str:
    """Return a pain point behind its sign, which never stands alone at the end of a line."""
    return f"▲\N{NO-BREAK SPACE}{pain.text.lstrip()}"


def listed(pains: Sequence[Statement]) -> str:
    """Return all pain points in full, one a line."""
    return "\n".join(f"▲ {pain.text}" for pain in pains)


def pain_rows(
    pains: Sequence[Statement], width: float, type: Type = PAIN, *, language: str
) -> Iterator[Row]:
    """Yield the worst pain point in one or two lines, with "+2" where there are two more."""
    if not pains:
        return
    more = f"+{len(pains) - 1}" if len(pains) > 1 else ""
    room = round(type.measure(more)) + _MORE_GAP if more else 0
    limit = width - room - 2 * _SPARE
    texts = type.wrap(marked(worst(pains)), limit, _LINES, language=language)
    for text in texts[:-1]:
        yield Row((Cell(run(text, type), width),), type.leading)
    length = min(round(type.measure(texts[-1])) + _SPARE, width - room)
    last = Cell(run(texts[-1], type), length if more else width)
    yield Row((last, Cell(run(more, type), room)) if more else (last,), type.leading)
