"""Texts that say nothing (CJ205 to CJ208): what only keeps a place free, and what stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.diagnostics import Related, Severity
from cjmap.fields import MOMENT, Remark
from cjmap.model import Journey, JourneyMap, Moment, Persona, Phase, Statement, Touchpoint
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.joining import joined
from cjmap.rules.phrases import quoted_ids
from cjmap.source import shortened
from cjmap.words.standins import is_stand_in

# Customers do ask "really???".
_SPOKEN = ("questions", "thoughts", "feeling", "quote")
_REMARKS = tuple(field.name for field in MOMENT if isinstance(field.kind, Remark))


def _said_of_open(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    if len(left) == 1:
        yield left[0]
        return
    owners = quoted_ids(dict.fromkeys(one.about[0] for one in left))
    yield joined(
        facts.map.place / "touchpoints",
        f"{len(left)} texts say nothing yet: at {owners}",
        _WRITE,
        left,
        related=[replace(one, message=f'"{one.about[1]}"') for one in left],
    )


@rule(
    "CJ205",
    "placeholder-text",
    Severity.WARNING,
    together=_said_of_open,
    options=(Option("words", (), "more words with which a text that says nothing yet begins"),),
)
def placeholder_text(facts: Facts) -> Iterator[Finding]:
    """A text only keeps a place free.

    "TODO", "???" or "to be defined" looks like an answer from afar: whoever reads the map,
    or filters it, believes that somebody knows. Coverage does not count such a text. Write what
    you know; what nobody knows yet is better left out, for then it is a hole that everybody
    sees; and `[]` says that you looked and there is none.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk, actions: Pays, questions: TODO ask Ralf}
        coverage: {require: [actions]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk, actions: Pays, questions: Is my size in the other shop?}
        coverage: {require: [actions]}
    """
    words = tuple(word.casefold() for word in facts.words("words"))
    found = [
        (place, text) for place, key, text in _texts(facts) if _is_open(key, text.strip(), words)
    ]
    truths = {one.id for one in facts.map.touchpoints.values() if one.says.moment_of_truth}
    found.sort(key=lambda one: _owner(one[0]) not in truths)
    for place, text in found:
        said = shortened(text)
        yield Finding(place, f'"{said}" says nothing yet', _WRITE, about=(_owner(place), said))


_WRITE = (
    "write what you know, or take it away, so that the hole can be seen; `[]` says that you "
    "looked and there is none"
)


def _is_open(key: str, text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text is a stand-in, or ends as one."""
    if is_stand_in(text) or (text.endswith("???") and key not in _SPOKEN):
        return True
    lower = text.casefold()
    return any(
        lower.startswith(word) and not lower[len(word) : len(word) + 1].isalnum() for word in words
    )


def _owner(place: Place) -> str:
    """Return the id of the part in which a text stands, or the key of the map."""
    return str(place.route[min(1, len(place.route) - 1)])


def _texts(facts: Facts) -> Iterator[tuple[Place, str, str]]:
    """Yield what people write in prose: its place, its key and the text."""
    jmap = facts.map
    yield from _plain(jmap, ("title", "description"))
    for persona in jmap.personas.values():
        yield from _plain(persona, ("name", "role", "segment", "age", "quote", "description"))
        for key in ("background", "goal", "motivations", "pain_points"):
            yield from _each(key, getattr(persona, key) or ())
        for lane in (persona.lanes or {}).values():
            yield from _each("lanes", lane)
    parts: tuple[Phase | Touchpoint, ...] = (*jmap.phases.values(), *jmap.touchpoints.values())
    for part in parts:
        yield part.place / "name", "name", part.name
    for _, moment in facts.gathered.moments:
        if isinstance(moment.moment_of_truth, str):
            yield from _plain(moment, ("moment_of_truth",))
        for key in _REMARKS:
            yield from _each(key, getattr(moment, key) or ())
    for _, key, statement in facts.gathered.statements:
        yield from _each(key, (statement,))
    for journey in jmap.journeys.values():
        yield from _plain(journey, ("name", "description", "scenario", "goal"))
        for stop in journey.path or ():
            if stop.note:
                yield stop.place, "note", stop.note


def _plain(
    part: JourneyMap | Persona | Moment | Journey, keys: tuple[str, ...]
) -> Iterator[tuple[Place, str, str]]:
    for key in keys:
        text = getattr(part, key)
        if text:
            yield part.place / key, key, text


def _each(key: str, statements: tuple[Statement, ...]) -> Iterator[tuple[Place, str, str]]:
    for statement in statements:
        yield statement.place, key, statement.text
        if statement.answer:
            yield statement.place / "answer", "answer", statement.answer


@rule("CJ206", "same-name", Severity.WARNING, many="touchpoints have the name of another one")
def same_name(facts: Facts) -> Iterator[Finding]:
    """Two touchpoints of a phase have the same name.

    Most often a note of the workshop was typed twice, and what customers live through there is
    torn in two: one half has the pain, the other the solution. If they are two moments, names
    tell them apart, for nobody reads ids.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk, actions: Pays}
          desk-2: {name: Cash desk, pain_points: The line}
        coverage: {require: [touchpoint]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk, actions: Pays, pain_points: The line}
        coverage: {require: [touchpoint]}
    """
    for id, touchpoints in facts.gathered.by_phase.items():
        named: dict[str, list[Touchpoint]] = {}
        for one in touchpoints:
            others = named.setdefault(folded(one.name), [])
            twin = next((other for other in others if _may_be_one(facts, one, other)), None)
            if twin and folded(one.name):
                yield Finding(
                    one.place / "name",
                    f'touchpoints "{twin.id}" and "{one.id}" of phase "{id}" have the same name, '
                    f'"{shortened(one.name)}"',
                    "put them together, or name them so that readers can tell them apart",
                    (Related(twin.place, f'touchpoint "{twin.id}"'),),
                )
            others.append(one)


def _may_be_one(facts: Facts, one: Touchpoint, other: Touchpoint) -> bool:
    """Tell whether the same people meet two touchpoints, in the same channel if both have one."""
    who, others = (facts.gathered.met_by[touchpoint.id] for touchpoint in (one, other))
    channels = {
        touchpoint.says.channel[0] for touchpoint in (one, other) if touchpoint.says.channel
    }
    return len(channels) < 2 and (bool(who & others) or who == others)


def folded(text: str) -> str:
    """Return the letters and digits of a text, for comparing what people type twice.

    >>> folded("Cash-desk "), folded("cash  desk!")
    ('cashdesk', 'cashdesk')
    """
    return "".join(filter(str.isalnum, text.casefold()))


@rule(
    "CJ207",
    "said-twice-here",
    Severity.NOTE,
    many="texts stand twice at their touchpoint",
    options=(Option("letters", 12, "from how many letters on a text is compared", low=1),),
)
def said_twice_here(facts: Facts) -> Iterator[Finding]:
    """The same text stands twice at one touchpoint.

    In one list it is a slip. In two, as a question and as a pain point, it fills a row without
    saying anything new: what the customer asks is one thing, what hurts about it another.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            questions: Why is nobody at the desk?
            pain_points: Why is nobody at the desk?
        coverage: {require: [touchpoint]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            questions: Why is nobody at the desk?
            pain_points: The bus goes every half hour, and this one is missed
        coverage: {require: [touchpoint]}
    """
    for part, moment in facts.gathered.moments:
        seen: dict[tuple[bool, str], tuple[str, Statement]] = {}
        for key in _COMPARED:
            for statement in getattr(moment, key) or ():
                text = folded(statement.text)
                if len(text) < facts.number("letters"):
                    continue
                # What was an idea in the base of a map is a solution in the map to be.
                before = seen.setdefault((key == "opportunities", text), (key, statement))
                if before[1] is not statement:
                    yield _twice(part.id, key, statement, before)


_COMPARED = (
    "actions",
    "motivations",
    "thoughts",
    "questions",
    "pain_points",
    "solutions",
    "opportunities",
)


def _twice(id: str, key: str, statement: Statement, before: tuple[str, Statement]) -> Finding:
    first, other = before
    where = f'in "{key}"' if first == key else f'in "{first}" and in "{key}"'
    return Finding(
        statement.place,
        f'"{shortened(statement.text)}" stands twice at "{id}", {where}',
        "take one away, or say what is different about it",
        (Related(other.place, "it stands here first"),),
    )


RULES = (placeholder_text, same_name, said_twice_here)
