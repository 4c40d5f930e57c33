"""Coverage: phases in which something lacks (CJ201, CJ202, CJ204)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from cjmap.coverage import Cell, total
from cjmap.diagnostics import Severity
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.phrases import and_
from cjmap.saying import by_phase
from cjmap.words.standins import is_stand_in


@rule("CJ201", "empty-phase", Severity.ERROR)
def empty_phase(facts: Facts) -> Iterator[Finding]:
    """A phase has no touchpoint.

    Nobody knows what the customer lives through there: the journey breaks off and goes on
    somewhere else. A map shows every phase, also those after the purchase.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          wear: {name: Wear}
        touchpoints:
          ad: {name: Advertisement, phase: look}
        coverage: {require: [touchpoint]}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          wear: {name: Wear}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          letter: {name: Letter after a month, phase: wear}
        coverage: {require: [touchpoint]}
    """
    jmap = facts.map
    for id, touchpoints in by_phase(jmap).items():
        phase = jmap.phases[id]
        if not touchpoints:
            yield Finding(
                phase.place,
                f'phase "{phase.id}" has no touchpoint',
                "where does the customer meet you in this phase? One touchpoint is a start",
            )


def _said_of_absent(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say for each persona in which phases she meets nothing."""
    for id in dict.fromkeys(one.about[0] for one in left):
        phases = [one.about[1] for one in left if one.about[0] == id]
        yield Finding(facts.map.personas[id].place, _absence(id, phases), HOW_TO_BE_MET)


@rule(
    "CJ202",
    "absent-persona",
    Severity.WARNING,
    many="personas meet nothing in a phase",
    together=_said_of_absent,
)
def absent_persona(facts: Facts) -> Iterator[Finding]:
    """A persona passes through a phase and meets nothing there.

    Either a touchpoint of hers is missing, or she does not pass through the phase; then the
    phase says so with `personas`.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          cart: {name: Cart, phase: buy, personas: [ana]}
        coverage: {require: [touchpoint]}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy, personas: [ana]}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          cart: {name: Cart, phase: buy}
        coverage: {require: [touchpoint]}
    """
    jmap = facts.map
    visited = {id for id, touchpoints in by_phase(jmap).items() if touchpoints}
    absent: dict[str, dict[str, None]] = {}
    for cell in facts.coverage.cells:
        if cell.absent and cell.persona and cell.phase in visited:
            absent.setdefault(cell.persona, {})[cell.phase] = None
    for id, phases in absent.items():
        for phase in phases:
            place = jmap.phases[phase].place / "personas" / id
            yield Finding(place, _absence(id, [phase]), HOW_TO_BE_MET, about=(id, phase))


def _absence(persona: str, phases: Iterable[str]) -> str:
    named = and_([f'"{phase}"' for phase in phases])
    return f'persona "{persona}" passes through {named} and meets nothing there'


HOW_TO_BE_MET = "add a touchpoint, or let the phase say who passes through: personas: […]"


@rule("CJ204", "phase-without-solution", Severity.WARNING, many="phases say no solution")
def phase_without_solution(facts: Facts) -> Iterator[Finding]:
    """A phase hurts, and nothing in it says what the brand does for the customer.

    Every phase deserves an answer of its own; in the first one it may be no product at all but
    good information. Where nothing hurts, nothing needs a solution.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: look, pain_points: Sizes run small}
          cart: {name: Cart, phase: buy, solutions: Keeps the cart for a week}
        coverage: {require: [solutions]}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          ad:
            name: Advertisement
            phase: look
            pain_points: Sizes run small
            solutions: Shows how the sizes run
          cart: {name: Cart, phase: buy, solutions: Keeps the cart for a week}
        coverage: {require: [solutions]}
    """
    if "solutions" not in facts.coverage.facets or is_nowhere(facts, "solutions"):
        return
    if facts.gathered.is_mostly_unsolved:
        return
    pains = _pains(facts)
    for phase in phases_without_solution(facts):
        hurts = "1 pain point waits" if pains[phase] == 1 else f"{pains[phase]} pain points wait"
        yield Finding(
            facts.map.phases[phase].place,
            f'nothing in phase "{phase}" says "solutions", and {hurts} for one',
            "what does the brand do for the customer here, or what could it do?",
        )


def is_nowhere(facts: Facts, facet: str) -> bool:
    """Tell whether a facet that the map owes is described at no touchpoint at all."""
    cells = present(facts, facet)
    return bool(cells) and total(cells).filled == 0


def phases_without_solution(facts: Facts) -> tuple[str, ...]:
    """Return the phases in which something hurts and nobody gets a solution."""
    pains, grouped = _pains(facts), grouped_by(present(facts, "solutions"), "phase")
    return tuple(id for id, cells in grouped.items() if pains[id] and total(cells).filled == 0)


def _pains(facts: Facts) -> Counter[str]:
    """Count the pain points of each phase."""
    return Counter(
        getattr(part, "phase", part.id)
        for part, key, said in facts.gathered.statements
        if key == "pain_points" and not is_stand_in(said.text)
    )


def present(facts: Facts, facet: str) -> list[Cell]:
    """Return the cells of a facet where somebody meets something, by phase."""
    order = {phase: number for number, phase in enumerate(facts.coverage.phases)}
    cells = (cell for cell in facts.coverage.cells if cell.facet == facet and not cell.absent)
    return sorted(cells, key=lambda cell: order[cell.phase])


def grouped_by(cells: Iterable[Cell], by: Literal["persona", "phase"]) -> dict[str, list[Cell]]:
    """Return the cells of each persona or phase."""
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(getattr(cell, by), []).append(cell)
    return groups


RULES = (empty_phase, absent_persona, phase_without_solution)
