"""What customers ask and want (CJ303 and CJ304)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.diagnostics import Related, Severity
from cjmap.facts.gathered import SMALL
from cjmap.facts.problems import unanswered
from cjmap.model import Statements, Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.joining import by_part, id_of, joined
from cjmap.source import shortened
from cjmap.words.standins import said_of


def _said_of_questions(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say at once where half of the questions are open, else part by part."""
    total, count = left[0].total, len(left)
    parts = [_of_part(id_of(part), group) for part, group in by_part(left).items()]
    if total < SMALL or 2 * count < total:
        yield from parts
        return
    yield joined(
        facts.map.place / "touchpoints",
        f"none of {total} questions is answered"
        if count == total
        else f"{count} of {total} questions have no answer",
        "begin with those that keep people from going on; `answer` says it, or `solutions`",
        parts,
    )


def _of_part(id: str, questions: Sequence[Finding]) -> Finding:
    if len(questions) == 1:
        return questions[0]
    message = f'{len(questions)} questions of "{id}" have no answer'
    return replace(joined(questions[0].place, message, _ANSWER, questions), related=())


_ANSWER = "what do you tell people who ask this? Write it under `answer`"


@rule(
    "CJ303",
    "open-question",
    Severity.WARNING,
    many="questions have no answer",
    together=_said_of_questions,
)
def open_question(facts: Facts) -> Iterator[Finding]:
    """A question has no answer.

    Customers who do not learn what they want to know look elsewhere, call, or give up. Answer
    the question with `answer`, or say under `solutions` of the touchpoint, of a pain point there
    or of the phase what answers it: a line on the page, a call, a sign at the door.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, questions: Do you have my size?, solutions: A list of sizes}
          desk: {name: Cash desk, questions: Can I give them back?}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, questions: Do you have my size?, solutions: A list of sizes}
          desk:
            name: Cash desk
            questions:
              - text: Can I give them back?
                answer: Yes, for thirty days
    """
    unlived = facts.gathered.unlived
    asked = [
        one
        for part, key, one in facts.gathered.statements
        if key == "questions" and part.place not in unlived
    ]
    total = len(said_of(tuple(asked)))
    found = sorted(unanswered(facts.map), key=lambda one: facts.gathered.worst_first(one[0]))
    for part, questions in found:
        for one in questions:
            message = f'the question "{shortened(one.text)}" of "{part.id}" has no answer'
            yield Finding(one.place, message, _ANSWER, total=total)


@rule(
    "CJ304",
    "same-motivation",
    Severity.NOTE,
    options=(
        Option("touchpoints", 4, "at how many touchpoints the same words are too often", low=2),
        Option("phases", 3, "over how many phases they have to stand", low=1),
    ),
)
def same_motivation(facts: Facts) -> Iterator[Finding]:
    """The same motivation stands throughout the journey.

    Why people do something changes from phase to phase: at first they are curious, then they
    compare, then they want to be done with it. A motivation that is the same everywhere is that
    of the persona; at a touchpoint it says nothing. What holds for a phase stands at the phase.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
          wear: {name: Wear}
        touchpoints:
          ad: {name: Advertisement, phase: look, motivations: Wants good shoes}
          shop: {name: Shop, phase: look, motivations: Wants good shoes}
          desk: {name: Cash desk, phase: buy, motivations: Wants good shoes}
          walk: {name: First walk, phase: wear, motivations: Wants good shoes}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
          wear: {name: Wear}
        touchpoints:
          ad: {name: Advertisement, phase: look, motivations: Is curious}
          shop: {name: Shop, phase: look, motivations: Wants to see and touch them}
          desk: {name: Cash desk, phase: buy, motivations: Wants to catch the bus}
          walk: {name: First walk, phase: wear, motivations: Wants to be looked at}
    """
    groups: dict[tuple[str, ...], dict[str, tuple[Touchpoint, Statements]]] = {}
    for part, moment in facts.gathered.moments:
        if isinstance(part, Touchpoint) and moment.motivations:
            words = tuple(" ".join(one.text.casefold().split()) for one in moment.motivations)
            groups.setdefault(words, {}).setdefault(part.id, (part, moment.motivations))
    least, phases = facts.number("touchpoints"), facts.number("phases")
    wide = [
        list(group.values())
        for group in groups.values()
        if len(group) >= least and len({part.phase for part, _ in group.values()}) >= phases
    ]
    if wide:
        yield _same(max(wide, key=len))


def _same(group: list[tuple[Touchpoint, Statements]]) -> Finding:
    said = group[0][1][0]
    over = len({part.phase for part, _ in group})
    return Finding(
        said.place,
        f'"{shortened(said.text)}" is the motivation at {len(group)} touchpoints in {over} phases',
        "what do people want at this very moment? What holds throughout is a matter of the persona",
        tuple(Related(other[0].place, f'here too: "{part.id}"') for part, other in group[1:]),
    )


RULES = (open_question, same_motivation)
