"""Are several personas one and the same (CJ313, CJ326)?"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from cjmap.diagnostics import Related, Severity
from cjmap.model import Journey, Moment, Persona, Phase, Statement, Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, from_touchpoints, rule
from cjmap.rules.phrases import and_, quoted_ids
from cjmap.source import shortened

_TEXTS = {"background": "background", "motivations": "motivations", "pain_points": "pain points"}


@rule(
    "CJ313",
    "twin-personas",
    Severity.WARNING,
    options=(
        from_touchpoints(),
        Option(
            "percent",
            60,
            "how many words of two goals are too many to share, in percent, within one segment",
            low=1,
            high=100,
        ),
    ),
)
def twin_personas(facts: Facts) -> Iterator[Finding]:
    """Several personas are one under different names.

    Personas exist because groups of customers do, ask and fear different things. Where one was
    copied from the other, or wants nearly the same in the same segment, or the whole way says not
    a word for one of them alone, the map shows a group that nobody has looked at. Say what
    differs, under `per_persona` or at touchpoints and on paths of their own; if nothing does, let
    them be one.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana:
            name: Sporty Ana
            segment: 18 to 29
            background: Wants to feel well
            motivations: Health
            pain_points: Has little time
          ben:
            name: Busy Ben
            segment: 30 to 49
            background: Likes good value
            motivations: Health
            pain_points: Has little time
        touchpoints:
          desk: {name: Cash desk}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana:
            name: Sporty Ana
            segment: 18 to 29
            background: Runs before lectures
            motivations: A race in spring
            pain_points: Counts every coin
          ben:
            name: Busy Ben
            segment: 30 to 49
            background: Sits ten hours a day
            motivations: His doctor has told him to
            pain_points: Has little time
        touchpoints:
          desk: {name: Cash desk}
    """
    personas = facts.gathered.primary
    copied = _groups((one, list(_text_signs(one))) for one in personas)
    alike = _groups(_way_signs(facts)) if not facts.is_small else []
    for group in copied:
        yield _finding(group, _copied(group, same_way=_is_in(group, alike)))
    left = [group for group in alike if not _is_in(group, copied)]
    for group in left:
        yield _finding(group, f"nothing on the way is different for {quoted_ids(_ids(group))}")
    for group in _near(facts) if not facts.is_small else ():
        if not _is_in(group, (*copied, *left)):
            yield _finding(
                group,
                f"{quoted_ids(_ids(group))} want nearly the same in the same segment, and nothing "
                "on the way is different for them",
            )


def _is_in(group: tuple[Persona, ...], others: Iterable[tuple[Persona, ...]]) -> bool:
    return any(set(_ids(group)) <= set(_ids(other)) for other in others)


def _groups(
    signed: Iterable[tuple[Persona, list[Hashable]]],
) -> list[tuple[Persona, ...]]:
    """Return the personas that share a sign with the first of their group, two or more each."""
    first: dict[Hashable, str] = {}
    groups: dict[str, list[Persona]] = {}
    for persona, signs in signed:
        leader = next((first[sign] for sign in signs if sign in first), persona.id)
        groups.setdefault(leader, []).append(persona)
        for sign in signs:
            first.setdefault(sign, leader)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _ids(group: Iterable[Persona]) -> list[str]:
    return [persona.id for persona in group]


def _text_signs(persona: Persona) -> Iterator[Hashable]:
    """Yield each two of the texts of a persona; a persona with one text only has that one."""
    texts = [(key, folded) for key in _TEXTS if (folded := _text(persona, key))]
    yield from combinations(texts, 2) if len(texts) > 1 else texts


def _text(persona: Persona, key: str) -> Hashable:
    if key == "background" and not persona.background:
        return _folded((persona.description,) if persona.description else ())
    return _folded(getattr(persona, key))


def _way_signs(facts: Facts) -> Iterator[tuple[Persona, list[Hashable]]]:
    """Yield the personas of whom more than a name is known, each with her whole way as a sign."""
    for persona in facts.gathered.primary:
        met = tuple(one.id for one in facts.gathered.met[persona.id])
        walked = _ways(facts.gathered.journeys[persona.id])
        if met and any(_text(persona, key) for key in _TEXTS):
            yield persona, [(met, walked, tuple(_own_words(facts).get(persona.id, ())))]


def _near(facts: Facts) -> Iterator[tuple[Persona, ...]]:
    """Yield those of one segment who want nearly the same and meet the same in the same words.

    Who has no journey of her own walks everybody's way, also that of the first of the group.
    """
    groups: list[list[Persona]] = []
    for one in facts.gathered.primary:
        fits = (group for group in groups if _is_near(facts, group[0], one))
        group = next(fits, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    yield from (tuple(group) for group in groups if len(group) > 1)


def _is_near(facts: Facts, one: Persona, other: Persona) -> bool:
    """Tell whether two of a segment want nearly the same, and nothing else sets them apart."""
    met, journeys = facts.gathered.met, facts.gathered.journeys
    return (
        bool(one.segment and other.segment)
        and _folded(one.segment) == _folded(other.segment)
        and bool(met[one.id])
        and met[one.id] == met[other.id]
        and _own_words(facts).get(one.id) == _own_words(facts).get(other.id)
        and _is_one_way(journeys[one.id], journeys[other.id])
        and _share(one, other) >= facts.number("percent")
    )


def _is_one_way(one: tuple[Journey, ...], other: tuple[Journey, ...]) -> bool:
    """Tell whether two walk the same paths to the same ends, or one has none of her own."""
    own = [[journey for journey in journeys if journey.persona] for journeys in (one, other)]
    return not all(own) or _ways(own[0]) == _ways(own[1])


def _ways(journeys: Iterable[Journey]) -> Hashable:
    return tuple(
        (tuple(stop.touchpoint for stop in journey.path or ()), journey.ends)
        for journey in journeys
    )


def _share(one: Persona, other: Persona) -> int:
    """Return how many of the words in two goals stand in both, in percent."""
    words, others = (
        {word for goal in who.goal or () for word in re.findall(r"\w+", goal.text.casefold())}
        for who in (one, other)
    )
    return 100 * len(words & others) // len(words | others) if words and others else 0


@lru_cache(maxsize=1)
def _own_words(facts: Facts) -> dict[str, list[Hashable]]:
    """Return what is said for each persona alone and not for everyone as well."""
    own: dict[str, list[Hashable]] = {}
    jmap = facts.map
    parts: list[Phase | Touchpoint] = [*jmap.phases.values(), *jmap.touchpoints.values()]
    for part in parts:
        for id, moment in part.per_persona.items():
            written = (key for key in _KEYS if getattr(moment, key) is not None)
            own.setdefault(id, []).extend(
                (part.place, key, said)
                for key in written
                if (said := _folded(getattr(moment, key))) != _folded(getattr(part.says, key))
            )
    return own


_KEYS = tuple(key for key in Moment.__dataclass_fields__ if key != "place")


def _folded(value: object) -> Hashable:
    """Return what a value says, whatever its case, its spaces and its place."""
    if isinstance(value, Statement):
        return _folded(value.text)
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    if isinstance(value, tuple):
        return tuple(_folded(one) for one in value)
    if isinstance(value, Mapping):
        return tuple((key, _folded(one)) for key, one in value.items())
    return None if value is None else str(value)


def _copied(group: tuple[Persona, ...], *, same_way: bool) -> str:
    said = {key: {_text(persona, key) for persona in group} for key in _TEXTS}
    same = [words for key, words in _TEXTS.items() if len(said[key]) == 1 and all(said[key])]
    names, words = quoted_ids(_ids(group)), and_(same or ["texts"])
    if same_way:
        return f"{names} have the same {words}, and nothing on the way is different for them"
    return f"{names} have the same {words}, word for word"


def _finding(group: tuple[Persona, ...], message: str) -> Finding:
    related = tuple(Related(one.place, f'"{one.id}"') for one in group if one is not group[1])
    return Finding(group[1].place, message, _WHAT_DIFFERS, related, count=len(group) - 1)


_WHAT_DIFFERS = (
    "what does one of them do, ask or fear that the others do not? Say it under `per_persona` or "
    "at touchpoints of their own; if there is nothing, let them be one persona"
)


@rule("CJ326", "same-segment", Severity.NOTE, usual=False, silenced_by=("twin-personas",))
def same_segment(facts: Facts) -> Iterator[Finding]:
    """Several personas stand for the same group of customers.

    A persona is the face of a segment. Two faces of one group either are two groups, whose
    names then say in what they differ, or one of them is a secondary persona.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, segment: Families}
          ben: {name: Ben, segment: families}
        touchpoints:
          desk: {name: Cash desk}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, segment: Families with small children}
          ben: {name: Ben, segment: Families with schoolchildren}
        touchpoints:
          desk: {name: Cash desk}
    """
    segments: dict[Hashable, list[Persona]] = {}
    for persona in facts.gathered.primary:
        if persona.segment:
            segments.setdefault(_folded(persona.segment), []).append(persona)
    for group in segments.values():
        if len(group) > 1:
            yield Finding(
                group[1].place / "segment",
                f"{quoted_ids(_ids(group))} stand for the same segment, "
                f'"{shortened(group[1].segment or "")}"',
                "name what sets them apart, or let one be `kind: secondary`",
                (Related(group[0].place / "segment", "the first of them"),),
            )


RULES = (twin_personas, same_segment)
