"""Find what a map changes of the one before it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from cjmap.diff import Change as Detail
from cjmap.diff import changes_of, pair_parts, weight_of
from cjmap.diff.changes import Kind, PartMoved, PartRenamed, PhaseChanged, Ref
from cjmap.diff.words import plain
from cjmap.frozen import frozen
from cjmap.view.renaming import under_ids_of_now
from cjmap.view.saids import own_texts
from cjmap.view.values import (
    Before,
    Change,
    FormerStep,
    PhaseView,
    Rating,
    Said,
    TouchpointView,
    View,
)

Texts: TypeAlias = Mapping[str, tuple[Said, ...]]
Part: TypeAlias = tuple[Kind, str]

# What a change says itself.
_TOLD = (PartMoved, PartRenamed, PhaseChanged)
# Whoever hears what no persona does.
_NOBODY = ("",)


def compare(old: View, new: View) -> Before:
    """Return what is different between two views, whose parts `cjmap.diff` pairs.

    What was before has the ids of today.
    """
    pairs = pair_parts(old.map, new.map)
    old = under_ids_of_now(old, pairs)
    details = _details(changes_of(pairs), {one.id for one in new.personas})
    then = {one.id: one for one in old.touchpoints}
    now = {one.id: one for one in new.touchpoints}
    changes = {
        id: _change(then[id], one, details["touchpoint", id])
        for id, one in now.items()
        if id in then
    }
    phases = {one.id: one for one in old.phases}
    rephrased = {
        one.id: _rephrased(phases[one.id], one, details["phase", one.id])
        for one in new.phases
        if one.id in phases
    }
    return Before(
        view=old,
        new=frozenset(now.keys() - then.keys()),
        gone=tuple(id for id in then if id not in now),
        changes={id: change for id, change in changes.items() if change != Change()},
        phases={id: change for id, change in rephrased.items() if change != Change()},
        steps=tuple(_former_steps(old, new)),
    )


def _details(found: Iterable[Detail], met: Collection[str]) -> defaultdict[Part, list[Detail]]:
    """Return what is written otherwise by its part, without ids and what holds for others alone."""
    details: defaultdict[Part, list[Detail]] = defaultdict(list)
    for one in found:
        part, who = one.at.part.now, one.at.persona
        is_heard = who is None or (who.now and who.now.id in met)
        if part and is_heard and (weight_of(one) != "wording" or isinstance(one, PartRenamed)):
            details[one.at.kind, part.id].append(one)
    return details


def _change(then: TouchpointView, now: TouchpointView, details: Sequence[Detail]) -> Change:
    moved = _main(then) != _main(now)
    said, says = (_Heard(with_solutions(one.texts), one.who) for one in (then, now))
    return Change(
        name=_name(details),
        phase=next((_called(one.before) for one in details if isinstance(one, PhaseChanged)), ""),
        channels=" · ".join(one.name or one.id for one in then.channels) if moved else "",
        behind=_behind(details),
        ratings=dict(_other_ratings(then.ratings, now.ratings)),
        gained=dict(_beyond(says, said)),
        lost=dict(_beyond(said, says)),
        details=_others(details),
    )


def _rephrased(then: PhaseView, now: PhaseView, details: Sequence[Detail]) -> Change:
    said, says = _Heard(then.texts), _Heard(now.texts)
    return Change(
        name=_name(details),
        behind=_behind(details),
        gained=dict(_beyond(says, said)),
        lost=dict(_beyond(said, says)),
        details=_others(details),
    )


def _behind(details: Iterable[Detail]) -> str | None:
    return next((_called(one.before) for one in details if isinstance(one, PartMoved)), None)


def _others(details: Iterable[Detail]) -> tuple[Detail, ...]:
    return tuple(one for one in details if not isinstance(one, _TOLD))


def _name(details: Iterable[Detail]) -> str:
    """Return what a part was called where it has another name, else ""."""
    renamed = (one.at.part for one in details if isinstance(one, PartRenamed))
    sides = next(((sides.was, sides.now) for sides in renamed), (None, None))
    was, now = (_called(side) for side in sides)
    return was if was != now else ""


def _called(part: Ref | None) -> str:
    return part.name if part else ""


def _main(touchpoint: TouchpointView) -> str:
    return touchpoint.channels[0].id if touchpoint.channels else ""


def _other_ratings(
    then: Mapping[str, Rating], now: Mapping[str, Rating]
) -> Iterator[tuple[str, Rating]]:
    for persona, rating in now.items():
        former = then.get(persona)
        if former and former.is_rated and former.values != rating.values:
            yield persona, former


def with_solutions(texts: Texts) -> Texts:
    """Return what a touchpoint itself says, solutions of its pain points among its solutions."""
    own = own_texts(texts)
    within = tuple(
        replace(pain, statement=solution)
        for pain in own.get("pain_points", ())
        for solution in pain.statement.solutions or ()
    )
    return {**own, "solutions": (*own.get("solutions", ()), *within)} if within else own


@frozen
class _Heard:
    """What is said by row, and who comes by to hear it."""

    texts: Texts
    who: tuple[str, ...] = ()


def _beyond(said: _Heard, known: _Heard) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """Yield what is said more than is known, and who hears it only here.

    Who newly comes by, or comes no more, hears nothing new where others hear the same as ever.
    """
    stay = {*said.who} & {*known.who} if said.who else None
    for row, texts in said.texts.items():
        more = _more(texts, known.texts.get(row, ()), stay)
        found = tuple(
            replace(one, who=tuple(filter(None, who)), everyone=_is_everyone(who, said.who, one))
            for one, who in more.values()
        )
        if found:
            yield row, found


def _more(
    texts: tuple[Said, ...], known: tuple[Said, ...], stay: Collection[str] | None
) -> dict[str, tuple[Said, dict[str, None]]]:
    left = Counter((id, plain(one.statement.text)) for one in known for id in one.who or _NOBODY)
    familiar = {plain(one.statement.text) for one in known}
    more: dict[str, tuple[Said, dict[str, None]]] = {}
    for one in texts:
        text = plain(one.statement.text)
        for id in one.who or _NOBODY:
            if left[id, text]:
                left[id, text] -= 1
            elif stay is None or id in stay or text not in familiar:
                more.setdefault(text, (one, {}))[1][id] = None
    return more


def _is_everyone(who: Collection[str], met: Collection[str], said: Said) -> bool:
    return set(who) == set(met) if met else said.everyone


def _former_steps(old: View, new: View) -> Iterator[FormerStep]:
    taken = {step for persona in new.personas for step in pairwise(persona.path)}
    who: dict[tuple[str, str], dict[str, None]] = {}
    for persona in old.personas:
        for step in pairwise(persona.path):
            if step not in taken and step[0] != step[1]:
                who.setdefault(step, {})[persona.name] = None
    for (source, target), names in who.items():
        yield FormerStep(source, target, tuple(names))
