"""Whether feelings and pain points fit together (CJ334 and CJ335)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.facts.ratings import HIGH, needs_reason, score
from cjmap.model import Statement, Statements, Touchpoint
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.missing import said_above
from cjmap.rules.phrases import and_
from cjmap.saying import levels, own_levels, said
from cjmap.source import shortened


@rule(
    "CJ334",
    "low-without-reason",
    Severity.WARNING,
    many="touchpoints feel bad, and nothing says what hurts there",
    options=(
        Option("percent", 75, "from where on it is bad, in percent from the middle down", high=100),
        Option("at_truth", 50, "the same at a moment of truth", high=100),
    ),
    silenced_by=("no-problem",),
)
def low_without_reason(facts: Facts) -> Iterator[Finding]:
    """A touchpoint feels bad, and nothing says why.

    The rating lies near the end of the scale, or at a moment of truth well below the middle, so
    customers may turn away here. Without a pain point nobody knows what to mend: ask what went
    wrong, and write it under `pain_points` of the touchpoint, of the persona there, or of the
    phase.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, solutions: A stool}
          desk: {name: Cash desk, emotion: -2}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, solutions: A stool}
          desk: {name: Cash desk, emotion: -2, pain_points: The line, solutions: A second desk}
    """
    above = said_above(facts, "pain_points")
    low, low_truth = (-facts.number(option) / 50 for option in ("percent", "at_truth"))
    lows: dict[str, list[str]] = {}
    for (persona, id), course in facts.gathered.courses.items():
        touchpoint = facts.map.touchpoints[id]
        is_low = needs_reason(touchpoint, persona, course, low=low, low_truth=low_truth)
        is_said = (persona, touchpoint.phase) in above or _hurts(facts, touchpoint, persona)
        if is_low and not is_said:
            lows.setdefault(id, []).append(persona)
    rated = Counter(id for _, id in facts.gathered.courses)
    found = [(facts.map.touchpoints[id], who) for id, who in lows.items()]
    for touchpoint, who in sorted(found, key=lambda one: facts.gathered.worst_first(one[0])):
        named = f" for {and_(who)}" if len(who) < rated[touchpoint.id] else ""
        yield Finding(
            touchpoint.place / "pain_points",
            f'"{touchpoint.id}" feels {_lowest(facts, touchpoint, who)}{named}, '
            "and nothing says what hurts",
            "what goes wrong here? A rating alone tells nobody what to mend",
        )


def _hurts(facts: Facts, touchpoint: Touchpoint, persona: str) -> bool:
    return any(moment.pain_points for moment, _ in levels(facts.map, touchpoint, persona))


def _lowest(facts: Facts, touchpoint: Touchpoint, who: list[str]) -> str:
    """Return the lowest rating of some personas, as its author would write it."""
    courses = (said(facts.map, touchpoint, persona, "emotion") for persona in who)
    return score(facts.map, min(min(one) for one in courses if isinstance(one, tuple)))


@rule(
    "CJ335",
    "feeling-against-pain",
    Severity.NOTE,
    many="pain points of high severity stand where customers feel very well",
)
def feeling_against_pain(facts: Facts) -> Iterator[Finding]:
    """Something hurts badly where the customer feels very well.

    One of the two is wrong, and whoever reads the map will not know which. If it hurts and is
    good again, say so with a course: `emotion: [-2, 1]`. If it is solved by now, its solution
    has the status `done`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            emotion: 2
            pain_points:
              - {text: The line reaches the door, severity: high}
            solutions: A second desk

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            emotion: [-1, 2]
            pain_points:
              - {text: The line reaches the door, severity: high}
            solutions: A second desk
    """
    if facts.map.state == "to-be":
        return
    found: dict[Place, tuple[Touchpoint, Statement, list[str]]] = {}
    for (persona, id), course in facts.gathered.courses.items():
        touchpoint = facts.map.touchpoints[id]
        for pain in _severe(facts, touchpoint, persona) if min(course) >= HIGH else ():
            found.setdefault(pain.place, (touchpoint, pain, []))[2].append(persona)
    for touchpoint, pain, who in found.values():
        named = f" for {and_(who)}" if any(who) else ""
        yield Finding(
            pain.place,
            f'"{touchpoint.id}" feels {_lowest(facts, touchpoint, who)}{named}, '
            f'though the pain point "{shortened(pain.text)}" is of high severity',
            "which of the two is wrong? If the feeling dips and recovers, rate its course: "
            "`emotion: [-1, 2]`",
        )


def _severe(facts: Facts, touchpoint: Touchpoint, persona: str) -> Iterator[Statement]:
    """Yield the severe pain points of a persona at a touchpoint itself that nobody has solved."""
    told = [moment for moment, _ in levels(facts.map, touchpoint, persona)]
    if any(one.status == "done" for moment in told for one in moment.solutions or ()):
        return
    for pain in _nearest_pains(facts, touchpoint, persona):
        if pain.severity == "high" and all(one.status != "done" for one in pain.solutions or ()):
            yield pain


def _nearest_pains(facts: Facts, touchpoint: Touchpoint, persona: str) -> Statements:
    said = (moment.pain_points for moment, _ in own_levels(touchpoint, persona))
    return next((pains for pains in said if pains is not None), ())


RULES = (low_without_reason, feeling_against_pain)
