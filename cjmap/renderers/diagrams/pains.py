"""Say in short what hurts: the worst pain point, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.model import Statement
from cjmap.renderers.diagrams.cells import Row, signed, space
from cjmap.renderers.diagrams.ink import PAIN, Type
from cjmap.view.values import PhaseView, TouchpointView
from cjmap.words.levels import weight

SIGN = "▲"
# Engines set bold words so much higher than others in a row.
BOLD_DROP = 2
_LINES = 3


def own_pains(touchpoint: TouchpointView) -> tuple[Statement, ...]:
    """Return the pain points of a touchpoint, without those that its phase says for all."""
    said = touchpoint.texts.get("pain_points", ())
    return tuple(one.statement for one in said if not one.inherited)


def phase_pains(phase: PhaseView) -> tuple[Statement, ...]:
    """Return the pain points that a phase itself says."""
    return tuple(said.statement for said in phase.texts.get("pain_points", ()))


def worst(pains: Sequence[Statement]) -> Statement:
    """Return the most severe of some pain points, the first of equals."""
    return max(pains, key=lambda pain: weight(pain.severity))


def is_severe(pain: Statement) -> bool:
    """Whether a pain point stands out among others: in bold."""
    return pain.severity == "high"


def pain_rows(
    pains: Sequence[Statement], width: float, type: Type = PAIN, *, language: str
) -> Iterator[Row]:
    """Yield the worst pain point behind its sign, with "+2" where there are two more."""
    if not pains:
        return
    pain = worst(pains)
    type = replace(type, bold=is_severe(pain))
    drop = space(BOLD_DROP, width)
    if type.bold:
        yield drop
    more = len(pains) - 1
    yield from signed(SIGN, pain.text, type, width, lines=_LINES, more=more, language=language)
    if not type.bold:
        yield drop
