"""Paths: what is odd about the steps of one (CJ404 to CJ408)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from cjmap.diagnostics import Related, Severity
from cjmap.facts.walks import Step, Walk
from cjmap.model import Phase, Stop
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.joining import by_part, id_of, joined
from cjmap.rules.phrases import quoted_ids
from cjmap.saying import meets


def _said_of_jumps(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say for each path over which phases it jumps."""
    for part, group in by_part(left).items():
        ids = [one.about[0] for one in group]
        yield joined(
            part / "path",
            f'the path of "{id_of(part)}" jumps over {"phase" if len(ids) == 1 else "phases"} '
            f"{quoted_ids(ids)}",
            _WHAT_HAPPENS,
            group,
            related=[
                replace(one, place=facts.map.phases[id].place, message=f'phase "{id}"')
                for one, id in zip(group, ids, strict=True)
            ],
        )


@rule(
    "CJ404",
    "skipped-phase",
    Severity.NOTE,
    many="paths skip a phase",
    together=_said_of_jumps,
)
def skipped_phase(facts: Facts) -> Iterator[Finding]:
    """A path jumps over a phase in which its persona meets something.

    Somebody who leaves early walks only the first phases; somebody who comes by again starts
    late. But in the middle of a way nobody beams: either a step is missing, or the customer
    really leaves that phase out, and then a note at the next step says how that comes.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          compare: {name: Compare}
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, phase: look}
          try-on: {name: Tries them on, phase: compare}
          desk: {name: Cash desk, phase: buy}
        journeys:
          pair: {path: [shelf, try-on, desk]}
          in-a-hurry: {path: [shelf, desk]}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          compare: {name: Compare}
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, phase: look}
          try-on: {name: Tries them on, phase: compare}
          desk: {name: Cash desk, phase: buy}
        journeys:
          pair: {path: [shelf, try-on, desk]}
          in-a-hurry:
            path:
              - shelf
              - desk: the same model as last year
    """
    for walk in _ways(facts):
        for phase in _skipped(facts, walk):
            place = walk.journey.place / "path" / phase.id
            message = f'the path of "{walk.journey.id}" jumps over phase "{phase.id}"'
            yield Finding(place, message, _WHAT_HAPPENS, about=(phase.id,))


_WHAT_HAPPENS = (
    "add what happens there, or say in a note at the next step why it is left out: "
    "`- touchpoint: note`"
)


def _skipped(facts: Facts, walk: Walk) -> Iterator[Phase]:
    """Yield the phases that a path jumps over and in which all its customers meet something."""
    visited = {step.level for step in walk.steps}
    for level, phase in enumerate(facts.map.phases.values()):
        jump = None if level in visited else _jump(walk, level)
        if jump and not walk.is_noted(jump) and _is_met(facts, walk, phase):
            yield phase


def _is_met(facts: Facts, walk: Walk, phase: Phase) -> bool:
    """Tell whether everyone who walks meets something in a phase."""
    here = facts.gathered.by_phase[phase.id]
    return bool(walk.customers) and all(
        any(meets(facts.map, touchpoint, persona) for touchpoint in here)
        for persona in walk.customers
    )


def _jump(walk: Walk, level: int) -> int | None:
    """Return the number of the step that first leads from before a phase to behind it."""
    levels = [step.level for step in walk.steps]
    jumps = (number for number, pair in enumerate(pairwise(levels), 1) if _over(pair, level))
    return next(jumps, None)


def _over(pair: tuple[int, int], level: int) -> bool:
    return pair[0] < level < pair[1]


def _said_of_returns(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say for each path how often it goes back."""
    for part, group in by_part(left).items():
        first, number = group[0], len(group)
        if number == 1:
            yield first
            continue
        where, id = first.about
        yield joined(
            first.place,
            f'"{id_of(part)}" goes back {number} times without a note, first {where}',
            _sent_back(id),
            group,
            related=[replace(one, message=f'back to "{one.about[1]}"') for one in group[1:]],
        )


@rule(
    "CJ405",
    "unexplained-return",
    Severity.NOTE,
    many="steps go back without a note",
    together=_said_of_returns,
)
def unexplained_return(facts: Facts) -> Iterator[Finding]:
    """A path goes back to an earlier phase, and no note says why.

    Customers do turn round: they are sent back, change their mind, compare again. That is where
    a service costs them most, and it is worth a few words: without them a detour looks like a
    slip of the pen. The last step may lead back to the beginning, for a journey is a loop.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, phase: look}
          desk: {name: Cash desk, phase: buy}
        journeys:
          pair: {path: [shelf, desk, shelf, desk]}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, phase: look}
          desk: {name: Cash desk, phase: buy}
        journeys:
          pair:
            path:
              - shelf
              - desk
              - shelf: the label on the box says another size
              - desk
    """
    for walk in _ways(facts):
        for before, step in _returns(walk) if walk.customers else ():
            here = f'from "{before.touchpoint.id}" to "{step.touchpoint.id}" in phase'
            where = f'{here} "{step.phase.id}"'
            message = f'"{walk.journey.id}" goes back {where} without a note'
            about = (where, step.touchpoint.id)
            yield Finding(step.stop.place, message, _sent_back(step.touchpoint.id), about=about)


def _sent_back(id: str) -> str:
    return f"what sends them back? Write it there: `- {id}: note`"


def _returns(walk: Walk) -> Iterator[tuple[Step, Step]]:
    """Yield where a path goes back without a note, its last step apart: from and to."""
    for number in range(1, len(walk.steps) - 1):
        before, step = walk.steps[number - 1], walk.steps[number]
        if step.level < before.level and not walk.is_noted(number):
            yield before, step


@rule("CJ406", "repeated-step", Severity.WARNING, many="paths repeat a step")
def repeated_step(facts: Facts) -> Iterator[Finding]:
    """A path names the same touchpoint twice in a row, and no note says why.

    Most often that is a slip, and the picture draws a knot where nothing happens. Where a
    customer really has to do the same thing again, a note says what is different this time.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          try-on: {name: Tries them on}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [try-on, try-on, desk]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          try-on: {name: Tries them on}
          desk: {name: Cash desk}
        journeys:
          pair:
            path:
              - try-on
              - try-on: one size up
              - desk
    """
    for walk in _ways(facts):
        for id, run in groupby((step.stop for step in walk.steps), lambda stop: stop.touchpoint):
            stops = list(run)
            if len(stops) > 1 and not any(stop.note for stop in stops):
                yield _repeating(walk, id, stops)


def _repeating(walk: Walk, id: str, stops: list[Stop]) -> Finding:
    return Finding(
        stops[1].place,
        f'the path of "{walk.journey.id}" names touchpoint "{id}" '
        f"{'twice' if len(stops) == 2 else f'{len(stops)} times'} in a row",
        f"take one away, or say what is different the second time: `- {id}: note`",
    )


@rule("CJ407", "same-path", Severity.WARNING, many="journeys repeat the path of another one")
def same_path(facts: Facts) -> Iterator[Finding]:
    """Two journeys of a persona have the same path and the same end.

    Variants show where ways part: who gives up, who needs help, who is sent back. Two lines
    that run on each other from the first step to the last show nothing.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf}
          chat: {name: Chat}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [shelf, chat, desk], ends: recommends}
          second-pair: {path: [shelf, chat, desk], ends: recommends}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf}
          chat: {name: Chat}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [shelf, chat, desk], ends: recommends}
          second-pair: {path: [desk], ends: recommends}
    """
    for walk in facts.gathered.walks:
        journey, other = walk.journey, walk.first
        if other:
            yield Finding(
                journey.place,
                f'journey "{journey.id}" has the same path and the same end as "{other.id}"',
                "what differs between the two? Show it in the path, in its notes or in its end, "
                "or keep one of them",
                (Related(other.place, f'journey "{other.id}"'),),
            )


@rule("CJ408", "lone-step", Severity.NOTE, many="paths have one touchpoint only")
def lone_step(facts: Facts) -> Iterator[Finding]:
    """A path has one touchpoint only.

    One step is no way: there is no line to draw, and nothing to compare with the ways of
    others. Without any path the persona walks over all that she meets, which says more.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [shelf, desk]}
          second-pair: {path: [desk]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [shelf, desk]}
          second-pair: {path: [desk, shelf]}
    """
    for walk in _ways(facts):
        most = max((len(facts.gathered.met[one.id]) for one in walk.customers), default=0)
        if len(walk.steps) == 1 and most > 1:
            yield Finding(
                walk.journey.place / "path",
                f'the path of "{walk.journey.id}" has one touchpoint, out of {most} that '
                f"{_who(walk)} meets",
                "what comes before and after it? Without `path` they walk over all of them",
            )


def _ways(facts: Facts) -> Iterator[Walk]:
    """Yield the walks whose path is not that of another one."""
    return (walk for walk in facts.gathered.walks if not walk.first)


def _who(walk: Walk) -> str:
    return f'"{walk.persona}"' if walk.persona else "a customer"


RULES = (skipped_phase, unexplained_return, repeated_step, same_path, lone_step)
