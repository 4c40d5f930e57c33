"""Find what a map changes of the one before it, by the ids of their parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from cjmap.frozen import frozen
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

# Whoever hears what no persona does.
_NOBODY = ("",)


def compare(old: View, new: View) -> Before:
    """Return what is different between two views, by the ids of their parts."""
    then = {one.id: one for one in old.touchpoints}
    now = {one.id: one for one in new.touchpoints}
    changes = {id: _change(old, new, then[id], one) for id, one in now.items() if id in then}
    phases = {one.id: one for one in old.phases}
    rephrased = {one.id: _rephrased(phases[one.id], one) for one in new.phases if one.id in phases}
    return Before(
        view=old,
        new=frozenset(now.keys() - then.keys()),
        gone=tuple(id for id in then if id not in now),
        changes={id: change for id, change in changes.items() if change != Change()},
        phases={id: change for id, change in rephrased.items() if change != Change()},
        steps=tuple(_former_steps(old, new)),
    )


def _change(old: View, new: View, then: TouchpointView, now: TouchpointView) -> Change:
    was, is_now = old.phases[then.phase], new.phases[now.phase]
    moved = _main(then) != _main(now)
    said, says = _Heard(_texts(then.texts), then.who), _Heard(_texts(now.texts), now.who)
    return Change(
        name=then.name if then.name != now.name else "",
        phase=was.name if was.id != is_now.id else "",
        channels=" · ".join(one.name or one.id for one in then.channels) if moved else "",
        ratings=dict(_other_ratings(then.ratings, now.ratings)),
        gained=dict(_beyond(says, said)),
        lost=dict(_beyond(said, says)),
    )


def _rephrased(then: PhaseView, now: PhaseView) -> Change:
    said, says = _Heard(then.texts), _Heard(now.texts)
    return Change(
        name=then.name if then.name != now.name else "",
        gained=dict(_beyond(says, said)),
        lost=dict(_beyond(said, says)),
    )


def _main(touchpoint: TouchpointView) -> str:
    return touchpoint.channels[0].id if touchpoint.channels else ""


def _other_ratings(
    then: Mapping[str, Rating], now: Mapping[str, Rating]
) -> Iterator[tuple[str, Rating]]:
    for persona, rating in now.items():
        former = then.get(persona)
        if former and former.is_rated and former.values != rating.values:
            yield persona, former


def _texts(texts: Texts) -> Texts:
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
    left = Counter((id, one.statement.text) for one in known for id in one.who or _NOBODY)
    familiar = {one.statement.text for one in known}
    more: dict[str, tuple[Said, dict[str, None]]] = {}
    for one in texts:
        text = one.statement.text
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
