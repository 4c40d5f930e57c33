"""Find what is still open in a map: holes, questions, pain points, solutions under way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from cjmap.catalog import Labels
from cjmap.coverage import Coverage
from cjmap.facts.owners import owner_of
from cjmap.facts.problems import as_idea, unanswered, unsolved
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Phase, Statement, Statements, Touchpoint
from cjmap.view.saids import own_texts, phase_texts
from cjmap.view.values import OpenPoint, Said, TouchpointView
from cjmap.words.standins import is_said


def find_open_points(
    jmap: JourneyMap, words: Labels, touchpoints: tuple[TouchpointView, ...], measured: Coverage
) -> tuple[OpenPoint, ...]:
    """Return everything open in phase order: the phase's own, then touchpoint by touchpoint."""
    own = {phase.id: phase_texts(jmap, phase) for phase in jmap.phases.values()}
    pains = {part.place: pains for part, pains in unsolved(jmap)}
    questions = {part.place: questions for part, questions in unanswered(jmap)}
    points: list[OpenPoint] = []
    for number, phase in enumerate(jmap.phases.values()):
        unsolved_here = pains.get(phase.place, ())
        asked = questions.get(phase.place, ())
        points += _absences(words, measured, phase.id)
        points += _statements(jmap, _Part(phase, own[phase.id], unsolved_here, asked))
        for touchpoint in (t for t in touchpoints if t.phase == number):
            said = touchpoint.touchpoint
            asked = questions.get(said.place, ())
            points += _holes(jmap, words, touchpoint, phase.id)
            points += _statements(jmap, _Part(said, touchpoint.texts, touchpoint.unsolved, asked))
    return tuple(points)


@frozen
class _Part:
    """What a touchpoint or a phase says, and what of it is open."""

    part: Phase | Touchpoint
    texts: Mapping[str, tuple[Said, ...]]
    unsolved: Statements
    unanswered: Statements


def hole_label(jmap: JourneyMap, words: Labels, facet: str) -> str:
    """Return what to say where a facet is missing."""
    lane = jmap.lanes.get(facet)
    return words.fill("hole.lane", lane=lane.name) if lane else words[f"hole.{facet}"]


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


def _statements(jmap: JourneyMap, part: _Part) -> Iterator[OpenPoint]:
    """Yield what is open of what a part says itself."""
    own = own_texts(part.texts)
    for said in own.get("questions", ()):
        if said.statement in part.unanswered:
            yield _point("question", said.statement, said, part.part)
    for said in own.get("pain_points", ()):
        if said.statement in part.unsolved:
            yield _point("pain_point", said.statement, said, part.part)
    for solution, said in _solutions(own):
        if solution.status and is_said(solution.text):
            point = _point("solution", solution, said, part.part)
            yield replace(point, owner=owner_of(jmap, part.part, solution))


def _solutions(texts: Mapping[str, tuple[Said, ...]]) -> Iterator[tuple[Statement, Said]]:
    """Yield solutions, opportunities as the ideas that they are, and what pain points bring."""
    yield from ((said.statement, said) for said in texts.get("solutions", ()))
    for said in texts.get("opportunities", ()):
        yield as_idea(said.statement), said
    for said in texts.get("pain_points", ()):
        yield from ((solution, said) for solution in said.statement.solutions or ())


def _point(kind: str, statement: Statement, said: Said, part: Phase | Touchpoint) -> OpenPoint:
    digest = sha256(statement.text.encode()).hexdigest()[:8]
    touchpoint = part.id if isinstance(part, Touchpoint) else ""
    return OpenPoint(
        id=f"{kind}/{touchpoint or f'phase/{part.id}'}/{digest}",
        kind=kind,
        text=statement.text,
        who=() if said.everyone else said.who,
        phase=part.phase if isinstance(part, Touchpoint) else part.id,
        touchpoint=touchpoint,
        severity=statement.severity or "",
        status=statement.status or "",
        owner=statement.owner or "",
        due=statement.due or "",
    )
