"""Write what a touchpoint or a phase says of its own behind signs: pain, solutions, a call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cjmap.catalog import Labels
from cjmap.frozen import frozen
from cjmap.model import Statement
from cjmap.renderers.diagrams.cells import SIGN_WIDTH, Cell, Row, run, signed
from cjmap.renderers.diagrams.ink import PAIN, SMALL, SPARE, Type
from cjmap.renderers.diagrams.pains import own_pains, pain_rows, phase_pains
from cjmap.view.values import PhaseView, Said, TouchpointView, View

SOLUTION, CALL = "☼", "►"
_APART = 4
_CALL_LINES = 2
# Among characters of one size this one is small.
_LARGER = 3


@frozen
class Signs:
    """What stands behind signs; `unsolved` are those of the `pains` that nothing answers."""

    pains: tuple[Statement, ...]
    unsolved: tuple[Statement, ...]
    solutions: tuple[Statement, ...]
    calls: tuple[Statement, ...]

    def __bool__(self) -> bool:
        return bool(self.pains or self.solutions or self.calls)


@frozen
class Ground:
    """How signs look on what they stand on: the type of what hurts, and of all else."""

    pain: Type
    quiet: Type


ON_PAPER = Ground(PAIN, SMALL)


def signs_of(touchpoint: TouchpointView) -> Signs:
    """Return what a touchpoint says, without what its phase says for all."""
    pains = own_pains(touchpoint)
    return Signs(
        pains,
        tuple(pain for pain in pains if pain in touchpoint.unsolved),
        tuple(_solutions(touchpoint.texts, pains)),
        tuple(_own(touchpoint.texts, "call_to_action")),
    )


def signs_of_phase(phase: PhaseView) -> Signs:
    """Return what a phase itself says."""
    pains = phase_pains(phase)
    return Signs(
        pains,
        tuple(pain for pain in pains if pain in phase.unsolved),
        tuple(_solutions(phase.texts, pains)),
        tuple(_own(phase.texts, "call_to_action")),
    )


def sign_rows(signs: Signs, view: View, width: float, ground: Ground = ON_PAPER) -> Iterator[Row]:
    """Yield what hurts, how many solutions there are, and the call to action, a sign each."""
    yield from pain_rows(signs.pains, width, ground.pain, language=view.language)
    if signs.solutions or signs.unsolved:
        indent = () if signs.solutions else (Cell("", SIGN_WIDTH),)
        answers = answer_cells(signs, view.labels, ground)
        yield Row((*indent, *answers), ground.quiet.leading)
    if signs.calls:
        first, *others = signs.calls
        yield from signed(
            CALL,
            first.text,
            ground.quiet,
            width,
            lines=_CALL_LINES,
            language=view.language,
            more=len(others),
        )


def told(signs: Signs, labels: Labels) -> Iterator[str]:
    """Yield in full what stands behind the signs, one a line."""
    for pain in signs.pains:
        severity = labels[f"severity.{pain.severity}"] if pain.severity else ""
        is_open = labels["matrix.unanswered"] if pain in signs.unsolved else ""
        yield f"▲ {_noted(pain, severity, is_open)}"
    for solution in signs.solutions:
        status = labels[f"status.{solution.status}"] if solution.status else ""
        yield f"{SOLUTION} {_noted(solution, status)}"
    for call in signs.calls:
        yield f"{CALL} {call.text}"


def _noted(statement: Statement, *notes: str) -> str:
    said = ", ".join(note for note in notes if note)
    return f"{statement.text} ({said})" if said else statement.text


def _own(texts: Mapping[str, tuple[Said, ...]], row: str) -> Iterator[Statement]:
    yield from (said.statement for said in texts.get(row, ()) if not said.inherited)


def _solutions(
    texts: Mapping[str, tuple[Said, ...]], pains: tuple[Statement, ...]
) -> Iterator[Statement]:
    for pain in pains:
        yield from pain.solutions or ()
    yield from _own(texts, "solutions")
    yield from _own(texts, "opportunities")


def answer_cells(signs: Signs, labels: Labels, ground: Ground = ON_PAPER) -> Iterator[Cell]:
    """Yield how many solutions there are, and how many pain points are without one."""
    if signs.solutions:
        yield Cell(run(SOLUTION, large(ground.quiet)), SIGN_WIDTH)
        yield _fitting(f"{len(signs.solutions)}", ground.quiet)
    if signs.unsolved:
        if signs.solutions:
            yield Cell("", _APART)
        yield _fitting(labels.fill("sign.open", n=len(signs.unsolved)), ground.pain)


def large(type: Type) -> Type:
    """Return the type of the sign of solutions beside words of a type."""
    return replace(type, size=type.size + _LARGER, bold=True)


def _fitting(text: str, type: Type) -> Cell:
    return Cell(run(text, type), round(type.measure(text)) + SPARE)
