"""Weigh problems: whom they concern, how much they hurt, how far their answer has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.facts.problems import Problem, problems
from cjmap.insights.ground import Ground, part_of
from cjmap.insights.parts import Pain
from cjmap.insights.values import (
    AcceptedProblems,
    Lift,
    SharedProblem,
    UnplannedProblem,
    Unweighed,
)
from cjmap.model import Phase, Statement, Touchpoint
from cjmap.saying import of_moment, own_levels, passes, said
from cjmap.words.levels import weight
from cjmap.words.standins import said_of

# How far an answer has come, from least to most.
_WAY = ("none", "idea", "written", "planned", "doing", "accepted", "done")
_LEFT = ("doing", "planned", "written", "done", "idea")


def pains(ground: Ground) -> tuple[Pain, ...]:
    """Return every problem once, in equal words as one, in phase order, then file order."""
    places = {one.place: number for number, one in enumerate(_parts(ground))}
    found: dict[str, list[Problem]] = {}
    for one in sorted(problems(ground.map), key=lambda one: places[one.part.place]):
        found.setdefault(same_words(one.pain.text), []).append(one)
    return tuple(_pain(ground, group) for group in found.values())


def same_words(text: str) -> str:
    """Return a text by which it is found again in other letters and blanks."""
    return " ".join(text.casefold().split())


def is_settled(one: Pain) -> bool:
    """Tell whether nothing is left to do about a problem: it is solved, or accepted."""
    return one.state in ("accepted", "done")


def shared(known: Iterable[Pain]) -> Iterator[SharedProblem]:
    """Yield the problems of several customers that are not settled, those of most first."""
    found = [one for one in known if not is_settled(one) and len(one.customers) > 1]
    found.sort(key=lambda one: (-len(one.customers), -weight(one.severity)))
    yield from map(SharedProblem, found)


def unplanned(known: Iterable[Pain]) -> Iterator[UnplannedProblem | AcceptedProblems]:
    """Yield the problems without a solution or with only an idea, the most severe first.

    Before them those without one on purpose, at once.
    """
    known = tuple(known)
    accepted = tuple(one for one in known if one.state == "accepted")
    if accepted:
        yield AcceptedProblems(accepted)
    found = [one for one in known if one.state in ("none", "idea")]
    found.sort(key=lambda one: (-weight(one.severity), _WAY.index(one.state), -len(one.customers)))
    yield from map(UnplannedProblem, found)


def lifts(known: Iterable[Pain]) -> Iterator[Lift | Unweighed]:
    """Yield the problems that are not settled by what they weigh, first those without a weight.

    Of equally heavy ones come first those whose answer has come least far.
    """
    left = [one for one in known if not is_settled(one)]
    found = [
        Lift(one, weight(one.severity), len(one.customers), 2 if one.is_truth else 1)
        for one in left
    ]
    silent = tuple(one for one in left if one.customers and not one.severity)
    if silent:
        yield Unweighed(silent)
    yield from sorted((one for one in found if one.score), key=_heaviest)


def _heaviest(one: Lift) -> tuple[int, int]:
    return -one.score, _WAY.index(one.problem.state)


def _parts(ground: Ground) -> Iterator[Phase | Touchpoint]:
    for phase in ground.map.phases.values():
        yield phase
        yield from (one for one in ground.touchpoints if one.phase == phase.id)


def _pain(ground: Ground, group: list[Problem]) -> Pain:
    states = [_state(one) for one in group]
    least = min(states, key=lambda state: _WAY.index(state[0]))
    who = ground.people({one.persona for one in group if _is_heard(ground, one)})
    ids = {one.id for one in ground.customers}
    customers = tuple(one for one in who if one.id in ids)
    parts = {one.part.place: part_of(one.part) for one in group}
    return Pain(
        text=group[0].pain.text,
        severity=max((one.pain.severity for one in group), key=weight),
        customers=customers,
        staff=() if customers else who,
        touchpoints=tuple(parts.values()),
        places=tuple(dict.fromkeys(one.pain.place for one in group)),
        is_truth=any(_is_truth(ground, one) for one in group),
        state=least[0],
        answer=least[1],
    )


def _is_heard(ground: Ground, problem: Problem) -> bool:
    """Tell whether anybody has a problem; the unnamed customer may not come by where it stands."""
    if isinstance(problem.part, Touchpoint):
        return bool(problem.persona or ground.met[problem.part.id])
    return any(passes(problem.part, one) for one in ground.map.walkers)


def _state(problem: Problem) -> tuple[str, str]:
    """Return how far the answer to a problem has come, and which it is.

    Of its own answers if any is more than an idea, else of all around it: the one that is
    furthest on its way and not done, else one that is done, else an idea. It is accepted where
    somebody looked for one and there is none.
    """
    if problem.is_open:
        return "none", ""
    own = said_of(problem.pain.solutions)
    known = own if any(one.status != "idea" for one in own) else problem.answers
    found: dict[str, Statement] = {}
    for one in known:
        found.setdefault(one.status or "written", one)
    state = next((state for state in _LEFT if state in found), "accepted")
    return state, found[state].text if found else ""


def _is_truth(ground: Ground, problem: Problem) -> bool:
    if isinstance(problem.part, Touchpoint):
        return bool(said(ground.map, problem.part, problem.persona, "moment_of_truth"))
    moments = own_levels(problem.part, problem.persona)
    return any(of_moment(moment, "moment_of_truth") for moment, _ in moments)
