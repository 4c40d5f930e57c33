"""Whether a map tells at which moments customers decide (CJ341 and CJ342)."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.model import Persona
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.saying import is_moment_of_truth


@rule(
    "CJ341",
    "all-moments-of-truth",
    Severity.WARNING,
    options=(
        Option("moments", 4, "so many moments of truth are never too many for one persona"),
        Option("percent", 34, "how many of her touchpoints may be one, in percent", high=100),
    ),
)
def all_moments_of_truth(facts: Facts) -> Iterator[Finding]:
    """Too many touchpoints are moments of truth.

    A moment of truth is one at which customers decide whether they stay. Few are; where every
    second touchpoint is one, the word says nothing, and those that matter are not seen. Keep
    the two or three after which people really turn away, or tell others.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, moment_of_truth: true}
          shop: {name: Shop, moment_of_truth: true}
          shelf: {name: Shelf, moment_of_truth: true}
          try-on: {name: Tries them on, moment_of_truth: true}
          desk: {name: Cash desk, pain_points: The line, solutions: A second desk}
          bag: {name: Bag, moment_of_truth: true}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement}
          shop: {name: Shop}
          shelf: {name: Shelf}
          try-on: {name: Tries them on, moment_of_truth: They fit or they do not}
          desk: {name: Cash desk, pain_points: The line, solutions: A second desk}
          bag: {name: Bag}
    """
    counted = [(persona, *_truths(facts, persona)) for persona in facts.gathered.customers]
    few, percent = facts.number("moments"), facts.number("percent")
    many = [one for one in counted if one[1] > few and one[1] * 100 > percent * one[2]]
    if not many:
        return
    persona, count, number = max(many, key=lambda one: one[1] / one[2])
    is_for_all = {one[1:] for one in counted} == {(count, number)}
    yield Finding(
        facts.map.place / "touchpoints" if is_for_all else persona.place,
        ("" if is_for_all else f'for persona "{persona.id}" ')
        + f"{count} of {number} touchpoints are moments of truth",
        "after which two or three do people really decide to stay or to go? Keep these",
    )


def _truths(facts: Facts, persona: Persona) -> tuple[int, int]:
    """Return how many touchpoints are moments of truth for a persona, out of how many."""
    met = facts.gathered.met[persona.id]
    return sum(is_moment_of_truth(touchpoint, persona.id) for touchpoint in met), len(met)


@rule(
    "CJ342",
    "no-moment-of-truth",
    Severity.NOTE,
    options=(Option("touchpoints", 8, "from how many touchpoints on a map is judged", low=1),),
    silenced_by=("no-problem",),
)
def no_moment_of_truth(facts: Facts) -> Iterator[Finding]:
    """No touchpoint is a moment of truth.

    At some touchpoints customers decide whether they stay, turn away, or tell others. These
    come first when there is too little time or money for all. Mark them with
    `moment_of_truth: true`, or with a text that says why.

    Bad:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          plan: {name: Plan}
          ticket: {name: Ticket}
          platform: {name: Platform}
          train: {name: Train, emotion: 1}
          seat: {name: Seat}
          delay: {name: Delay, emotion: -2, pain_points: No word, solutions: Announcements}
          change: {name: Change of trains}
          refund: {name: Refund}

    Good:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          plan: {name: Plan}
          ticket: {name: Ticket}
          platform: {name: Platform}
          train: {name: Train, emotion: 1}
          seat: {name: Seat}
          delay:
            name: Delay
            emotion: -2
            moment_of_truth: Whoever misses the last train never comes back
            pain_points: No word
            solutions: Announcements
          change: {name: Change of trains}
          refund: {name: Refund}
    """
    jmap, gathered = facts.map, facts.gathered
    number = len(jmap.touchpoints)
    if number < facts.number("touchpoints"):
        return
    if any(moment.moment_of_truth is not None for _, moment in gathered.moments):
        return
    if gathered.ratings or any(one.severity for _, _, one in gathered.statements):
        yield Finding(
            jmap.place / "touchpoints",
            f"none of {number} touchpoints is a moment of truth",
            f"where do people decide to stay or to go{_lowest(facts)}? Mark it: `moment_of_truth:`",
        )


def _lowest(facts: Facts) -> str:
    """Return a question for the touchpoint that feels worst, where one feels bad."""
    courses = facts.gathered.courses
    low = min(courses, key=lambda one: min(courses[one]), default=None)
    return f', perhaps at "{low[1]}"' if low and min(courses[low]) < 0 else ""


RULES = (all_moments_of_truth, no_moment_of_truth)
