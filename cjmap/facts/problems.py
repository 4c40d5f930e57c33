"""Find what hurts and what is asked, by whom, and what answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Moment, Persona, Phase, Statement, Statements, Touchpoint
from cjmap.saying import by_phase, levels, meets, own_levels, passes
from cjmap.words.standins import is_said, said_of


@frozen
class Problem:
    """A pain point of a phase or touchpoint as one persona has it, with all that answers it.

    `persona` is "" for those of a part where nobody comes by, or that nobody hears. `answers`
    are its own solutions, then those of its surroundings; an opportunity is one with the status
    `idea`, unless it says otherwise. `is_accepted` says that somebody looked for a solution, and
    there is none: `solutions: []`.
    """

    part: Phase | Touchpoint
    pain: Statement
    persona: str
    answers: Statements
    is_accepted: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing answers it, and nobody has looked for an answer."""
        return not self.answers and not self.is_accepted


def problems(jmap: JourneyMap) -> Iterator[Problem]:
    """Yield the pain points of each phase, then of each touchpoint, once for each who has it.

    A pain point is answered by its own solutions, by those of its touchpoint or phase, and by
    opportunities; one that is said for a phase, by a touchpoint of the phase as well. A text that
    only keeps the place free is neither.
    """
    yield from _told(jmap, "pain_points")


def unsolved(jmap: JourneyMap) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    """Yield each phase and touchpoint with its pain points that have no solution."""
    yield from open_ones(problems(jmap))


def open_ones(known: Iterable[Problem]) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    """Yield each phase and touchpoint with those of its problems that are open."""
    yield from _by_part(one for one in known if one.is_open)


def unanswered(jmap: JourneyMap) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    """Yield each phase and touchpoint with its questions that nothing answers.

    A question is answered by its own answer, by whatever would answer a pain point there, and by
    the solutions of the pain points beside it. Where nobody comes by, nobody asks.
    """
    asked = (one for one in _told(jmap, "questions") if not one.answers)
    yield from _by_part(one for one in asked if not _is_settled(one.pain))


def _is_settled(question: Statement) -> bool:
    """Tell whether a question has an answer, or somebody looked for one and there is none."""
    return question.solutions == () or is_said(question.answer)


def _by_part(found: Iterable[Problem]) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    left: dict[str, tuple[Phase | Touchpoint, dict[str, Statement]]] = {}
    for one in found:
        _, statements = left.setdefault(str(one.part.place), (one.part, {}))
        statements.setdefault(str(one.pain.place), one.pain)
    yield from ((part, tuple(statements.values())) for part, statements in left.values())


def answers_in(moment: Moment) -> Iterator[Statement]:
    """Yield what a moment says is done, or could be, about its problems."""
    yield from said_of(moment.solutions)
    yield from map(as_idea, said_of(moment.opportunities))


def solutions_in(moment: Moment) -> Iterator[Statement]:
    """Yield what a moment says is done, or could be, about its problems, also inside of them."""
    yield from answers_in(moment)
    for pain in moment.pain_points or ():
        yield from said_of(pain.solutions)


def as_idea(opportunity: Statement) -> Statement:
    """Return an opportunity as the solution that it is, still an idea unless it says otherwise."""
    return replace(opportunity, status=opportunity.status or "idea")


def _told(jmap: JourneyMap, key: str) -> Iterator[Problem]:
    for id, touchpoints in by_phase(jmap).items():
        yield from _of_phase(jmap, jmap.phases[id], touchpoints, key)
    for touchpoint in jmap.touchpoints.values():
        yield from _of_touchpoint(jmap, touchpoint, key)


def _of_phase(
    jmap: JourneyMap, phase: Phase, touchpoints: list[Touchpoint], key: str
) -> Iterator[Problem]:
    moments = _moments(phase)
    told = [one for moment in moments for one in said_of(getattr(moment, key))]
    if not told:
        return
    around = [*moments, *(moment for one in touchpoints for moment in _moments(one))]
    answers = tuple(chain.from_iterable(_answers(moment, key) for moment in around))
    who = [walker for walker in jmap.walkers if passes(phase, walker)]
    hers = [(one, walker.id) for walker in who for one in said_of(_nearest(phase, walker.id, key))]
    heard = {one.place for one, _ in hers}
    hers += [(one, "") for one in told if one.place not in heard]
    for one, persona in hers:
        looked = one.solutions == () or _nearest(phase, persona, "solutions") == ()
        yield Problem(phase, one, persona, (*said_of(one.solutions), *answers), looked)


def _of_touchpoint(jmap: JourneyMap, touchpoint: Touchpoint, key: str) -> Iterator[Problem]:
    if not any(getattr(moment, key) for moment in _moments(touchpoint)):
        return
    walkers = (walker for walker in jmap.walkers if meets(jmap, touchpoint, walker))
    for walker in tuple(walkers) or _behind_the_scenes(jmap, key):
        moments = (moment for moment, _ in levels(jmap, touchpoint, walker.id))
        answers = tuple(chain.from_iterable(_answers(moment, key) for moment in moments))
        gave_up = _nearest(touchpoint, walker.id, "solutions") == ()
        for one in said_of(_nearest(touchpoint, walker.id, key)):
            looked = gave_up or one.solutions == ()
            yield Problem(touchpoint, one, walker.id, (*said_of(one.solutions), *answers), looked)


def _behind_the_scenes(jmap: JourneyMap, key: str) -> tuple[Persona, ...]:
    """Return who is there where nobody comes by: what hurts those who work, and no question."""
    return () if key == "questions" else (Persona(id="", place=jmap.place),)


def _answers(moment: Moment, key: str) -> Iterator[Statement]:
    return solutions_in(moment) if key == "questions" else answers_in(moment)


def _moments(part: Phase | Touchpoint) -> tuple[Moment, ...]:
    return (part.says, *part.per_persona.values())


def _nearest(part: Phase | Touchpoint, persona: str, key: str) -> Statements | None:
    said = (getattr(moment, key) for moment, _ in own_levels(part, persona))
    return next((value for value in said if value is not None), None)
