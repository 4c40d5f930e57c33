"""Coverage: what the map does not describe (CJ2xx), each hole once, as high up as it is true."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.coverage import Cell, total
from cjmap.diagnostics import Severity
from cjmap.model import Touchpoint
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.problems import unsolved
from cjmap.saying import meets


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
    for phase in jmap.phases.values():
        if not any(jmap.touchpoints_of(phase.id)):
            yield Finding(
                phase.place,
                f'phase "{phase.id}" has no touchpoint',
                "where does the customer meet you in this phase? One touchpoint is a start",
            )


@rule("CJ202", "absent-persona", Severity.WARNING)
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
    for persona in jmap.personas.values():
        cells = (c for c in facts.coverage.cells if c.absent and c.persona == persona.id)
        absent = dict.fromkeys(cell.phase for cell in cells)
        named = [f'"{id}"' for id in absent if any(jmap.touchpoints_of(id))]
        if named:
            yield Finding(
                persona.place,
                f'persona "{persona.id}" passes through {_and(named)} and meets nothing there',
                "add a touchpoint, or let the phase say who passes through: personas: […]",
            )


@rule("CJ203", "missing-facet", Severity.WARNING)
def missing_facet(facts: Facts) -> Iterator[Finding]:
    """The map leaves out something that it owes.

    What people do, why, what they ask and what hurts differ at every touchpoint, and to each
    belongs what the brand does about it. A facet that is missing everywhere is reported once for
    the map, else once for the persona or the phase that lacks it, else at the touchpoint. `[]`
    says that you looked and there is none; `coverage: {require: […]}` says what a map owes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, actions: Puts in a pair}
          desk: {name: Cash desk, phase: buy}
        coverage: {require: [actions]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, actions: Puts in a pair}
          desk: {name: Cash desk, phase: buy, actions: Pays}
        coverage: {require: [actions]}
    """
    present = tuple(cell for cell in facts.coverage.cells if not cell.absent)
    lacking: dict[str, dict[str, tuple[str, ...]]] = {}
    for facet in facts.coverage.facets:
        cells = tuple(cell for cell in present if cell.facet == facet)
        yield from _rolled_up(facts, facet, cells, lacking)
    for id, facets in _without_open_problems(facts, lacking):
        yield _at_touchpoint(facts, facts.map.touchpoints[id], facets)


@rule("CJ204", "phase-without-solution", Severity.WARNING)
def phase_without_solution(facts: Facts) -> Iterator[Finding]:
    """Nothing in a whole phase says what the brand does for the customer.

    Every phase deserves an answer of its own; in the first one it may be no product at all but
    good information.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          cart: {name: Cart, phase: buy, solutions: Keeps the cart for a week}
        coverage: {require: [solutions]}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: look, solutions: Shows how the sizes run}
          cart: {name: Cart, phase: buy, solutions: Keeps the cart for a week}
        coverage: {require: [solutions]}
    """
    if "solutions" not in facts.coverage.facets or is_nowhere(facts, "solutions"):
        return
    for phase in phases_without_solution(facts):
        yield Finding(
            facts.map.phases[phase].place,
            f'nothing in phase "{phase}" says "solutions"',
            "what does the brand do for the customer here, or what could it do?",
        )


def is_nowhere(facts: Facts, facet: str) -> bool:
    """Tell whether a facet that the map owes is described at no touchpoint at all."""
    cells = [c for c in facts.coverage.cells if c.facet == facet and not c.absent]
    return bool(cells) and total(cells).filled == 0


def phases_without_solution(facts: Facts) -> tuple[str, ...]:
    """Return the phases in which somebody meets something and nobody gets a solution."""
    cells = [c for c in facts.coverage.cells if c.facet == "solutions" and not c.absent]
    return tuple(
        phase
        for phase in facts.coverage.phases
        if (here := [c for c in cells if c.phase == phase]) and total(here).filled == 0
    )


def _rolled_up(
    facts: Facts,
    facet: str,
    cells: tuple[Cell, ...],
    lacking: dict[str, dict[str, tuple[str, ...]]],
) -> Iterator[Finding]:
    """Yield the findings for a facet; what only some touchpoints lack goes into `lacking`."""
    jmap = facts.map
    if cells and total(cells).filled == 0 and len(cells) + len(cells[0].missing) > 2:
        message = f'nothing in the map says "{facet}"'
        yield Finding(jmap.place / "touchpoints", message, _how(facet))
        return
    for persona in dict.fromkeys(cell.persona for cell in cells):
        own = tuple(cell for cell in cells if cell.persona == persona)
        if persona and total(own).filled == 0 and len(own) > 1:
            message = f'for persona "{persona}" nothing says "{facet}"'
            yield Finding(jmap.personas[persona].place, message, _how(facet))
            cells = tuple(cell for cell in cells if cell.persona != persona)
    silent = phases_without_solution(facts)
    for phase in facts.coverage.phases:
        here = tuple(cell for cell in cells if cell.phase == phase)
        missing = list(dict.fromkeys(id for cell in here for id in cell.missing))
        if facet == "solutions" and phase in silent:
            continue
        if total(here).filled == 0 and len(missing) > 1:
            message = f'nothing in phase "{phase}" says "{facet}"'
            yield Finding(jmap.phases[phase].place, message, _how(facet))
            continue
        for id in missing:
            who = tuple(cell.persona for cell in here if id in cell.missing)
            everyone = len(who) == sum(_meets(facts, cell, id) for cell in here)
            lacking.setdefault(id, {})[facet] = () if everyone else who


def _without_open_problems(
    facts: Facts, lacking: dict[str, dict[str, tuple[str, ...]]]
) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Leave missing solutions to `problem-without-solution` where a pain point asks for one."""
    asking = {part.id for part, _ in unsolved(facts.map) if part.id in facts.map.touchpoints}
    for id, facets in lacking.items():
        left = {f: who for f, who in facets.items() if f != "solutions" or id not in asking}
        if left:
            yield id, left


def _meets(facts: Facts, cell: Cell, touchpoint: str) -> bool:
    persona = next(p for p in facts.map.walkers if p.id == cell.persona)
    return meets(facts.map, facts.map.touchpoints[touchpoint], persona)


def _at_touchpoint(
    facts: Facts, touchpoint: Touchpoint, facets: dict[str, tuple[str, ...]]
) -> Finding:
    names = [
        f'"{facet}"' + (f" (for {_and(list(who))})" if who else "") for facet, who in facets.items()
    ]
    message = f'touchpoint "{touchpoint.id}" does not say {_and(names)}'
    return Finding(touchpoint.place, message, _how(next(iter(facets))))


def _how(facet: str) -> str:
    return f"write what you know; `{facet}: []` says that you looked and there is none"


def _and(names: list[str]) -> str:
    """Join names for a sentence: a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


RULES = (empty_phase, absent_persona, missing_facet, phase_without_solution)
