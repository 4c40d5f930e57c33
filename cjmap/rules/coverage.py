"""Coverage: what the map does not describe (CJ2xx), each hole once, as high up as it is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from cjmap.coverage import KNOWN_FACETS, Cell, total
from cjmap.diagnostics import Severity
from cjmap.model import Touchpoint
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.phrases import and_
from cjmap.rules.problems import unsolved
from cjmap.rules.ratings import LOW
from cjmap.saying import by_phase, meets

# What touchpoints lack: by touchpoint and facet, the personas for whom it is missing.
Lacking: TypeAlias = dict[str, dict[str, tuple[str, ...]]]


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


@rule("CJ202", "absent-persona", Severity.WARNING, many="personas meet nothing in a phase")
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
        named = and_([f'"{phase}"' for phase in phases])
        yield Finding(
            jmap.personas[id].place,
            f'persona "{id}" passes through {named} and meets nothing there',
            "add a touchpoint, or let the phase say who passes through: personas: […]",
        )


@rule("CJ203", "missing-facet", Severity.WARNING, many="touchpoints leave out something")
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
    lacking: Lacking = {}
    gaps: dict[tuple[Place, str], list[str]] = {}
    for facet in facts.coverage.facets:
        if facet == "pain_points" and facts.gathered.is_painless:
            continue
        for gap in _gaps(facts, facet, lacking):
            gaps.setdefault(gap, []).append(facet)
    for (place, words), facets in gaps.items():
        named = and_([f'"{facet}"' for facet in facets])
        yield Finding(place, f"{words} {named}", _how(facets))
    for id, of_whom in _unsaid_elsewhere(facts, lacking):
        yield _at_touchpoint(facts.map.touchpoints[id], of_whom)


@rule("CJ204", "phase-without-solution", Severity.WARNING, many="phases say no solution")
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
    cells = _present(facts, facet)
    return bool(cells) and total(cells).filled == 0


def phases_without_solution(facts: Facts) -> tuple[str, ...]:
    """Return the phases in which somebody meets something and nobody gets a solution."""
    grouped = _grouped(_present(facts, "solutions"), "phase")
    return tuple(phase for phase, cells in grouped.items() if total(cells).filled == 0)


def said_above(facts: Facts, facet: str) -> set[tuple[str, str]]:
    """Return for whom and in which phases a lack is said of the whole map, persona or phase.

    These are pairs of a persona's and a phase's id.
    """
    cells = _present(facts, facet)
    by_persona, by_phase = _grouped(cells, "persona"), _grouped(cells, "phase")
    return {
        (cell.persona, cell.phase)
        for group in (cells, *by_persona.values(), *by_phase.values())
        if total(group).filled == 0 and _touchpoints_lacking(group) > 1
        for cell in group
    }


def _present(facts: Facts, facet: str) -> list[Cell]:
    """Return the cells of a facet where somebody meets something, by phase."""
    order = {phase: number for number, phase in enumerate(facts.coverage.phases)}
    cells = (cell for cell in facts.coverage.cells if cell.facet == facet and not cell.absent)
    return sorted(cells, key=lambda cell: order[cell.phase])


def _grouped(cells: list[Cell], by: str) -> dict[str, list[Cell]]:
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(getattr(cell, by), []).append(cell)
    return groups


def _gaps(facts: Facts, facet: str, lacking: Lacking) -> Iterator[tuple[Place, str]]:
    """Yield where a whole map, persona or phase lacks a facet, as the start of a sentence.

    What only some touchpoints lack goes into `lacking`.
    """
    jmap, cells = facts.map, _present(facts, facet)
    if is_nowhere(facts, facet) and _touchpoints_lacking(cells) > 1:
        yield jmap.place / "touchpoints", "nothing in the map says"
        return
    for persona, own in _grouped(cells, "persona").items():
        if persona and total(own).filled == 0 and _touchpoints_lacking(own) > 1:
            yield jmap.personas[persona].place, f'for persona "{persona}" nothing says'
            cells = [cell for cell in cells if cell.persona != persona]
    silent = phases_without_solution(facts) if facet == "solutions" else ()
    for phase, here in _grouped(cells, "phase").items():
        if phase in silent:
            continue
        if total(here).filled == 0 and _touchpoints_lacking(here) > 1:
            yield jmap.phases[phase].place, f'nothing in phase "{phase}" says'
            continue
        _note_lacking(facts, here, facet, lacking)


def _touchpoints_lacking(cells: list[Cell]) -> int:
    return len({id for cell in cells for id in cell.missing})


def _note_lacking(facts: Facts, here: list[Cell], facet: str, lacking: Lacking) -> None:
    """Note which touchpoints of a phase lack a facet, and for whom: () for everyone."""
    walkers = {persona.id: persona for persona in facts.map.walkers}
    who: dict[str, list[str]] = {}
    for cell in here:
        for id in cell.missing:
            who.setdefault(id, []).append(cell.persona)
    for id, personas in who.items():
        touchpoint = facts.map.touchpoints[id]
        met = [c.persona for c in here if meets(facts.map, touchpoint, walkers[c.persona])]
        lacking.setdefault(id, {})[facet] = () if personas == met else tuple(personas)


def _unsaid_elsewhere(
    facts: Facts, lacking: Lacking
) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Leave to other rules the solutions that a pain point asks for, and what makes a low."""
    asking = {part.id for part, _ in unsolved(facts.map) if part.id in facts.map.touchpoints}
    for id, facets in lacking.items():
        left = {
            facet: who
            for facet, who in facets.items()
            if not (facet == "solutions" and id in asking)
            and not (facet == "pain_points" and _is_low(facts, id, who))
        }
        if left:
            yield id, left


def _is_low(facts: Facts, touchpoint: str, who: tuple[str, ...]) -> bool:
    courses = facts.gathered.courses
    here = ((persona, touchpoint) for persona in who or facts.coverage.personas)
    return any(min(courses[one]) <= LOW for one in here if one in courses)


def _at_touchpoint(touchpoint: Touchpoint, facets: dict[str, tuple[str, ...]]) -> Finding:
    names = [f'"{facet}"' + (f" (for {and_(who)})" if who else "") for facet, who in facets.items()]
    message = f'touchpoint "{touchpoint.id}" does not say {and_(names)}'
    return Finding(touchpoint.place, message, _how(list(facets)))


def _how(facets: list[str]) -> str:
    if facets == ["emotion"]:
        return "rate it from bad to good, or say in words under `feeling` how it feels"
    facet = next(facet for facet in facets if facet != "emotion")
    where = "" if facet in KNOWN_FACETS else " under `lanes`"
    return f"write what you know; `{facet}: []`{where} says that you looked and there is none"


RULES = (empty_phase, absent_persona, missing_facet, phase_without_solution)
