"""Upkeep: whether what was promised is done (CJ510 to CJ514)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from cjmap.diagnostics import Severity
from cjmap.facts.ratings import LOW, score
from cjmap.model import Statement, Touchpoint
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.phrases import MOST_NAMED, and_
from cjmap.rules.rollup import most_alike
from cjmap.rules.solutions import Solution, solutions
from cjmap.saying import own_levels, said
from cjmap.source import shortened
from cjmap.words.dates import time_between


def _said_of_late(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say who owes how much where it is too much to be said one by one."""
    places = {one.place for one in left}
    late = [(due, one) for due, one in _late(facts) if one.said.place / "due" in places]
    help = _who_owes(late) if _is_much(facts, late) else ""
    yield from (replace(one, help=help or one.help) for one in left)


@rule(
    "CJ510",
    "past-due",
    Severity.WARNING,
    many="promised solutions are past due",
    together=_said_of_late,
)
def past_due(facts: Facts) -> Iterator[Finding]:
    """A solution that is planned or in progress should be done by now.

    The customer still lives with the problem, and the map says that help is on its way. Either
    it has come, then say `status: done` and look whether it helped; or it needs a new day, or it
    will never come, and something else has to.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: planned, owner: Sales, due: 2026-06-30}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: done, owner: Sales, due: 2026-06-30}
    """
    late = _late(facts)
    for due, one in late:
        nobody = "" if one.owner else ", and nobody is named who does it"
        yield Finding(
            one.said.place / "due",
            f"the {one.named} was due {due}, {_ago(due, facts)}, and is still {_status(one)}"
            + nobody,
            _who_knows(one),
        )


_Late: TypeAlias = list[tuple[date, Solution]]


def _late(facts: Facts) -> _Late:
    """Return what was promised and should be done by now, the oldest first."""
    return [(due, one) for due, one in _overdue(facts) if one.is_under_way]


def _is_much(facts: Facts, late: _Late) -> bool:
    """Tell whether it is too much to be said one by one."""
    return len(late) > most_alike(len(facts.map.touchpoints))


def _status(one: Solution) -> str:
    return "planned" if one.said.status == "planned" else "in progress"


def _overdue(facts: Facts) -> _Late:
    """Return what should be done by now, the oldest first."""
    today = facts.today
    if today is None:
        return []
    dated = [(one.due, one) for one in solutions(facts)]
    late = [(due, one) for due, one in dated if due and due < today]
    return sorted(late, key=lambda pair: pair[0])


def _ago(due: date, facts: Facts) -> str:
    assert facts.today
    return f"{time_between(due, facts.today)} ago"


def _who_knows(one: Solution) -> str:
    owner = f"ask {shortened(one.owner)}: " if one.owner else ""
    return f"{owner}is it done, dropped, or when will it be?"


def _who_owes(late: _Late) -> str:
    """Return since when and by whom, to be said once of many."""
    counts = Counter(shortened(one.owner) or "nobody" for _, one in late).most_common(MOST_NAMED)
    owners = and_(f"{owner} {count}" for owner, count in counts)
    return f"the oldest is due since {late[0][0]}; of {owners}: done, dropped, or until when?"


@rule("CJ511", "nobody-does-it", Severity.WARNING, many="promised solutions have no owner")
def nobody_does_it(facts: Facts) -> Iterator[Finding]:
    """A solution is planned or in progress, and nobody is named who does it.

    What everybody is to do is done by nobody, and the customer waits. Name one person or team,
    at the solution, or as the owner of its touchpoint. Where the day is over as well, `past-due`
    says both.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: planned}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: planned, owner: Sales}
    """
    late = _late(facts)
    said_by_the_other = [] if _is_much(facts, late) else [one for _, one in late]
    for one in solutions(facts):
        if one.is_under_way and not one.owner and one not in said_by_the_other:
            due = f" (due {one.due})" if one.due else ""
            yield Finding(
                one.said.place / "owner",
                f"the {one.named} is {_status(one)}{due}, and nobody is named who does it",
                "who takes care of it? One name is enough; without one it is an idea",
            )


@rule("CJ512", "idea-past-due", Severity.NOTE, many="ideas have a day that is over")
def idea_past_due(facts: Facts) -> Iterator[Finding]:
    """The day of an idea is over, and nobody has promised it.

    Somebody once wanted to help customers by then. If work has begun, the status should say so;
    if not, the day raises a hope that nobody keeps.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: idea, due: 2026-06-30}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: idea}
    """
    for due, one in _overdue(facts):
        if one.said.status in (None, "idea"):
            what = "is still an idea" if one.said.status else "does not say how far it has come"
            yield Finding(
                one.said.place / "due",
                f"the {one.named} was due {due}, {_ago(due, facts)}, and {what}",
                "say `status: planned`, `doing` or `done`, or take the day away",
            )


@rule("CJ513", "done-but-hurts", Severity.NOTE, many="severe pain points hurt although all is done")
def done_but_hurts(facts: Facts) -> Iterator[Finding]:
    """All is done against a severe pain point, and the touchpoint feels as bad as ever.

    Either it did not help, and customers need something else; or it helped, and nobody has
    looked since. Ask those who were there lately, then rate the touchpoint anew or go on.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            emotion: -2
            pain_points:
              - text: Twenty minutes in line
                severity: high
                solutions: {text: A second desk, status: done}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            emotion: 0
            pain_points:
              - text: Twenty minutes in line
                severity: low
                solutions: {text: A second desk, status: done}
    """
    if facts.map.state == "to-be":
        return
    worst: dict[Place, tuple[Decimal, Touchpoint, Statement]] = {}
    for (persona, id), course in facts.gathered.courses.items():
        touchpoint = facts.map.touchpoints[id]
        for pain in _treated(touchpoint, persona) if max(course) < LOW else ():
            rated = min(_values(facts, touchpoint, persona))
            if pain.place not in worst or rated < worst[pain.place][0]:
                worst[pain.place] = rated, touchpoint, pain
    for place, (rated, touchpoint, pain) in worst.items():
        yield Finding(
            place,
            f'"{touchpoint.id}" is rated {score(facts.map, rated)}, although all is done against '
            f'the severe pain point "{shortened(pain.text)}"',
            "did it help? If so, rate the touchpoint anew; if not, what else could be done?",
        )


def _treated(touchpoint: Touchpoint, persona: str) -> Iterator[Statement]:
    """Yield a persona's severe pain points at a touchpoint against which all is done."""
    moments = [moment for moment, _ in own_levels(touchpoint, persona)]
    shared = [one for m in moments for one in (*(m.solutions or ()), *(m.opportunities or ()))]
    pains = next((m.pain_points for m in moments if m.pain_points is not None), ())
    for pain in pains:
        answers = [*(pain.solutions or ()), *shared]
        if pain.severity == "high" and answers and all(one.status == "done" for one in answers):
            yield pain


def _values(facts: Facts, touchpoint: Touchpoint, persona: str) -> tuple[Decimal, ...]:
    values = said(facts.map, touchpoint, persona, "emotion")
    assert isinstance(values, tuple)
    return values


@rule(
    "CJ514",
    "due-no-date",
    Severity.NOTE,
    many="solutions have a day that is no date",
    once=True,
)
def due_no_date(facts: Facts) -> Iterator[Finding]:
    """A solution that is not done is due at a time that is no date.

    "Q1 2027" is over one day as well, and nobody is told: only a date is compared with today, so
    the customer waits and the map keeps quiet. An idea that waits too long goes
    unseen like this. Write the last day of it, `2027-03-31`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: planned, owner: Sales, due: Q1 2027}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            solutions: {text: A second desk, status: planned, owner: Sales, due: 2027-03-31}
    """
    for one in solutions(facts):
        if one.said.status != "done" and one.said.due and one.due is None:
            yield Finding(
                one.said.place / "due",
                f'the {one.named} is due "{shortened(one.said.due)}", which is no date, so nobody '
                "is told when it is over",
                "until which day at the latest? Write year, month and day: `due: 2027-03-31`",
            )


RULES = (past_due, nobody_does_it, idea_past_due, done_but_hurts, due_no_date)
