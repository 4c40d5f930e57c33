"""Find what is still open in a map: holes, questions, pain points, solutions under way."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.catalog import Labels
from cjmap.coverage import Coverage
from cjmap.model import JourneyMap, Statement
from cjmap.renderers.view import OpenPoint, Said, TouchpointView


def find_open_points(
    jmap: JourneyMap, words: Labels, touchpoints: tuple[TouchpointView, ...], measured: Coverage
) -> tuple[OpenPoint, ...]:
    """Return everything open in phase order: absences, then touchpoint by touchpoint."""
    asks = _answers_questions(touchpoints)
    points: list[OpenPoint] = []
    for number, phase in enumerate(jmap.phases.values()):
        points += _absences(words, measured, phase.id)
        for touchpoint in (t for t in touchpoints if t.phase == number):
            points += _holes(jmap, words, touchpoint, phase.id)
            points += _questions(touchpoint, phase.id) if asks else ()
            points += _pains(touchpoint, phase.id)
            points += _solutions(touchpoint, phase.id)
    return tuple(points)


def is_open_question(said: Said) -> bool:
    """Tell whether nobody answers a question."""
    return not said.statement.answer


def hole_label(jmap: JourneyMap, words: Labels, facet: str) -> str:
    """Return what to say where a facet is missing."""
    lane = jmap.lanes.get(facet)
    return words.fill("hole.lane", lane=lane.name) if lane else words[f"hole.{facet}"]


def solutions_of(touchpoint: TouchpointView) -> Iterator[tuple[Statement, Said]]:
    """Yield the solutions and opportunities of a touchpoint and inside its pain points."""
    for row in ("solutions", "opportunities"):
        yield from ((said.statement, said) for said in touchpoint.texts.get(row, ()))
    for said in touchpoint.texts.get("pain_points", ()):
        yield from ((solution, said) for solution in said.statement.solutions or ())


def _answers_questions(touchpoints: tuple[TouchpointView, ...]) -> bool:
    """Tell whether the map answers questions at all; one that never does asks on purpose."""
    asked = (said for t in touchpoints for said in t.texts.get("questions", ()))
    return any(not is_open_question(said) for said in asked)


def _absences(words: Labels, measured: Coverage, phase: str) -> Iterator[OpenPoint]:
    cells = [cell for cell in measured.cells if cell.absent and cell.phase == phase]
    who = tuple(dict.fromkeys(cell.persona for cell in cells))
    if who:
        yield OpenPoint(
            id=f"hole/{phase}/touchpoint", kind="hole", text=words["hole.touchpoint"], who=who,
            phase=phase,
        )  # fmt: skip


def _holes(
    jmap: JourneyMap, words: Labels, touchpoint: TouchpointView, phase: str
) -> Iterator[OpenPoint]:
    for facet, who in touchpoint.holes.items():
        yield OpenPoint(
            id=f"hole/{touchpoint.id}/{facet}",
            kind="hole",
            text=hole_label(jmap, words, facet),
            who=who,
            phase=phase,
            touchpoint=touchpoint.id,
        )


def _questions(touchpoint: TouchpointView, phase: str) -> Iterator[OpenPoint]:
    for said in touchpoint.texts.get("questions", ()):
        if is_open_question(said) and not said.inherited:
            yield _point("question", said.statement, said, phase, touchpoint.id)


def _pains(touchpoint: TouchpointView, phase: str) -> Iterator[OpenPoint]:
    for said in touchpoint.texts.get("pain_points", ()):
        if said.statement in touchpoint.unsolved:
            yield _point("pain_point", said.statement, said, phase, touchpoint.id)


def _solutions(touchpoint: TouchpointView, phase: str) -> Iterator[OpenPoint]:
    for solution, said in solutions_of(touchpoint):
        if solution.status and not said.inherited:
            yield _point("solution", solution, said, phase, touchpoint.id)


def _point(kind: str, statement: Statement, said: Said, phase: str, touchpoint: str) -> OpenPoint:
    from hashlib import sha256

    digest = sha256(statement.text.encode()).hexdigest()[:8]
    return OpenPoint(
        id=f"{kind}/{touchpoint}/{digest}",
        kind=kind,
        text=statement.text,
        who=() if said.everyone else said.who,
        phase=phase,
        touchpoint=touchpoint,
        severity=statement.severity or "",
        status=statement.status or "",
        owner=statement.owner or "",
        due=statement.due or "",
    )
