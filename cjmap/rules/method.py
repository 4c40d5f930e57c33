"""The method: what makes a map a customer journey (CJ3xx)."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.model import Statements
from cjmap.rules.coverage import is_nowhere, phases_without_solution
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.problems import unsolved
from cjmap.source import shortened


@rule("CJ302", "problem-without-solution", Severity.WARNING, many="pain points have no solution")
def problem_without_solution(facts: Facts) -> Iterator[Finding]:
    """A pain point has no solution.

    The map says what hurts and leaves the customer alone with it. A solution may stand at the
    pain point itself, at the touchpoint or at its phase; an opportunity counts, as an idea.

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
    if is_nowhere(facts, "solutions"):
        return
    silent = phases_without_solution(facts) if "solutions" in facts.coverage.facets else ()
    for part, pains in unsolved(facts.map):
        phase = getattr(part, "phase", part.id)
        if phase not in silent:
            yield Finding(pains[0].place, _sentence(part.id, pains), _HELP, count=len(pains))


_HELP = "say what is done about it under `solutions`, or what could be under `opportunities`"


def _sentence(id: str, pains: Statements) -> str:
    if len(pains) == 1:
        return f'the pain point "{shortened(pains[0].text)}" of "{id}" has no solution'
    return f'{len(pains)} pain points of "{id}" have no solution'


RULES = (problem_without_solution,)
