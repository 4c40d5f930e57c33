"""Whether what hurts is answered (CJ302 and CJ305 to CJ307)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from cjmap.diagnostics import Severity
from cjmap.facts.gathered import SMALL
from cjmap.facts.problems import Problem
from cjmap.model import Moment, Phase, Statement, Statements, Touchpoint
from cjmap.place import Place
from cjmap.rules.coverage import is_nowhere, phases_without_solution
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.joining import by_part, id_of, joined
from cjmap.rules.missing import said_above
from cjmap.rules.phrases import severe
from cjmap.source import shortened
from cjmap.words.levels import weight


def _said_of_pains(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say at once where hardly any pain point has a solution, else part by part."""
    total, count, high = left[0].total, len(left), sum(one.high for one in left)
    parts = [_of_part(id_of(part), group) for part, group in by_part(left).items()]
    if total < SMALL or 2 * count < total:
        yield from parts
        return
    found_out = f"{count} of {total} pain points have no solution{severe(high, count)}"
    those = "one" if high == 1 else high
    worst = f"begin with the {those} of high severity: " if 0 < high < count else ""
    yield joined(
        facts.map.place / "touchpoints",
        f"none of {total} pain points has a solution" if count == total else found_out,
        f"{worst}who could do what about them? An idea under `opportunities` is a start",
        parts,
    )


def _of_part(id: str, pains: Sequence[Finding]) -> Finding:
    if len(pains) == 1:
        return pains[0]
    message = f'{len(pains)} pain points of "{id}" have no solution'
    return replace(joined(pains[0].place, message, _HELP, pains), related=())


@rule(
    "CJ302",
    "problem-without-solution",
    Severity.WARNING,
    many="pain points have no solution",
    together=_said_of_pains,
)
def problem_without_solution(facts: Facts) -> Iterator[Finding]:
    """A pain point has no solution.

    The map says what hurts and leaves the customer alone with it. A solution may stand at the
    pain point itself, at the touchpoint or at its phase; an opportunity counts, as an idea, and
    `solutions: []` says that you looked, and there is none. What hurts little is left out.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: buy, solutions: Shows the price}
          cart: {name: Cart, phase: buy, pain_points: The freight comes as a surprise}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: buy, solutions: Shows the price}
          cart:
            name: Cart
            phase: buy
            pain_points:
              - text: The freight comes as a surprise
                solutions: Freight is shown beside the price
    """
    if facts.gathered.is_mostly_unsolved:
        is_none = facts.gathered.is_unsolved
        yield from _singles(facts, _worst_of(facts, lambda pain: is_none or _is_grave(pain)))
    elif not is_nowhere(facts, "solutions"):
        yield from _singles(facts, _unsolved(facts, _is_grave))


_HELP = "say what is done about it under `solutions`, or what could be under `opportunities`"


def _is_grave(pain: Statement) -> bool:
    return pain.severity != "low"


_Parts: TypeAlias = Iterable[tuple[Phase | Touchpoint, Statements]]


def _singles(facts: Facts, found: _Parts) -> Iterator[Finding]:
    """Yield the pain points without solution, each out of how many there are."""
    total = len({one.pain.place for one in facts.gathered.problems})
    for part, pains in found:
        for pain in pains:
            message = f'the pain point "{shortened(pain.text)}" of "{part.id}" has no solution'
            yield Finding(
                pain.place, message, _HELP, total=total, high=int(pain.severity == "high")
            )


def _unsolved(facts: Facts, is_meant: Callable[[Statement], bool]) -> _Parts:
    """Return the pain points without solution that are meant, the worst places first.

    Of phases in which nothing at all is a solution, another rule speaks.
    """
    silent = phases_without_solution(facts)
    found = _worst_of(facts, is_meant)
    return [(part, pains) for part, pains in found if getattr(part, "phase", part.id) not in silent]


def _worst_of(facts: Facts, is_meant: Callable[[Statement], bool]) -> _Parts:
    found = ((part, tuple(filter(is_meant, pains))) for part, pains in facts.gathered.unsolved)
    left = [(part, pains) for part, pains in found if pains]
    return sorted(left, key=lambda one: _worst_first(facts, *one))


def _worst_first(
    facts: Facts, part: Phase | Touchpoint, pains: Statements
) -> tuple[bool, int, float]:
    is_no_truth, low = facts.gathered.worst_first(part)
    return is_no_truth, -max(weight(pain.severity) for pain in pains), low


def _part_by_part(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    for part, group in by_part(left).items():
        yield replace(_of_part(id_of(part), group), total=0)


@rule(
    "CJ307",
    "small-problem-without-solution",
    Severity.NOTE,
    many="pain points of low severity have no solution",
    usual=False,
    together=_part_by_part,
)
def small_problem_without_solution(facts: Facts) -> Iterator[Finding]:
    """Something that hurts little has no solution.

    Small things add up, and often they are mended in an afternoon. Say what could be done under
    `opportunities`, or with `solutions: []` that it stays as it is.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, solutions: Shows the price}
          bag: {name: Bag, pain_points: [{text: It rustles, severity: low}]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, solutions: Shows the price}
          bag: {name: Bag, pain_points: [{text: It rustles, severity: low}], solutions: []}
    """
    if not facts.gathered.is_unsolved and not is_nowhere(facts, "solutions"):
        yield from _singles(facts, _unsolved(facts, lambda pain: pain.severity == "low"))


@rule(
    "CJ305",
    "severe-only-ideas",
    Severity.NOTE,
    many="pain points of high severity are met by ideas only",
    once=True,
)
def severe_only_ideas(facts: Facts) -> Iterator[Finding]:
    """What hurts most is met by ideas only.

    Somebody has named the worst, and thought of something, and nobody is to do it, while other
    solutions are planned or done already. Plan one of the ideas, with an owner, or say why not.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, solutions: [{text: A stool, status: done}]}
          desk:
            name: Cash desk
            pain_points: [{text: The line reaches the door, severity: high}]
            opportunities: A second desk

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, solutions: [{text: A stool, status: done}]}
          desk:
            name: Cash desk
            pain_points: [{text: The line reaches the door, severity: high}]
            solutions: [{text: A second desk, status: planned, owner: The shop's manager}]
    """
    if not any(one.status for _, _, one in facts.gathered.statements):
        return
    found: dict[Place, Problem] = {}
    for one in facts.gathered.problems:
        only_ideas = one.answers and all(answer.status == "idea" for answer in one.answers)
        if one.pain.severity == "high" and only_ideas:
            found.setdefault(one.pain.place, one)
    for one in sorted(found.values(), key=lambda one: facts.gathered.worst_first(one.part)):
        yield Finding(
            one.pain.place,
            f'the pain point "{shortened(one.pain.text)}" of "{one.part.id}" is of high severity '
            "and is met by ideas only",
            "which idea is tried first, and by whom? `status: planned` with an `owner` says it",
        )


@rule(
    "CJ306",
    "solution-without-problem",
    Severity.NOTE,
    many="touchpoints have solutions for nothing that anybody needs",
    silenced_by=("no-problem",),
    once=True,
)
def solution_without_problem(facts: Facts) -> Iterator[Finding]:
    """A solution answers nothing that anybody needs.

    Nobody asks anything there, wants anything or is hurt by anything, as far as the map knows:
    the solution is what the brand has to offer, not what customers look for. Write down for what
    it is good; `pain_points: []` says that nothing hurts because of it.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, pain_points: Loud, solutions: Posters}
          shop: {name: Shop}
          shelf: {name: Shelf}
          try-on: {name: Tries them on, solutions: A digital mirror}
          desk: {name: Cash desk}
          bag: {name: Bag}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, pain_points: Loud, solutions: Posters}
          shop: {name: Shop}
          shelf: {name: Shelf}
          try-on:
            name: Tries them on
            motivations: Wants to see them from behind
            solutions: A digital mirror
          desk: {name: Cash desk}
          bag: {name: Bag}
    """
    jmap = facts.map
    if jmap.state == "to-be" or len(jmap.touchpoints) < SMALL:
        return
    above = {phase for _, phase in said_above(facts, "pain_points")}
    for touchpoint in jmap.touchpoints.values():
        own = (touchpoint.says, *touchpoint.per_persona.values())
        solution = next((one for moment in own for one in moment.solutions or ()), None)
        phase = jmap.phases[touchpoint.phase]
        around = (*own, phase.says, *phase.per_persona.values())
        if solution and touchpoint.phase not in above and not any(map(_is_need, around)):
            yield Finding(
                solution.place,
                f'"{touchpoint.id}" has the solution "{shortened(solution.text)}", '
                "and nobody needs it there",
                "what hurts without it, what do people ask or want? Write that beside it",
            )


def _is_need(moment: Moment) -> bool:
    """Tell whether a moment says for what a solution is good, or that nothing hurts any more."""
    return bool(moment.questions or moment.motivations) or moment.pain_points is not None


RULES = (
    problem_without_solution,
    severe_only_ideas,
    solution_without_problem,
    small_problem_without_solution,
)
