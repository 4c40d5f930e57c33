"""Paths: who walks where, and what nobody comes by (CJ401 to CJ403)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.diagnostics import Severity
from cjmap.model import Persona, Touchpoint
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.joining import joined
from cjmap.rules.phrases import quoted_ids


def _said_of_left_out(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    if len(left) == 1:
        yield left[0]
        return
    named = quoted_ids(one.about[0] for one in left)
    yield joined(
        facts.map.place / "journeys",
        f"{len(left)} of {left[0].total} touchpoints lie on nobody's path: {named}",
        _WHO_COMES_BY,
        left,
        related=[replace(one, message=f'"{one.about[0]}" is on no path') for one in left],
    )


@rule("CJ401", "off-path", Severity.WARNING, together=_said_of_left_out)
def off_path(facts: Facts) -> Iterator[Finding]:
    """Nobody's path leads over a touchpoint that customers are said to meet.

    Either customers do come by, and a path leaves out what they live through there, or they do
    not, and the map describes a place that matters to nobody. Both mislead whoever decides where
    to work. A persona without a path of her own meets everything; what happens behind the
    scenes, `personas: []`, needs no path.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
        touchpoints:
          shelf: {name: Shelf}
          chat: {name: Chat}
          desk: {name: Cash desk}
        journeys:
          pair: {persona: ana, path: [shelf, desk]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
        touchpoints:
          shelf: {name: Shelf}
          chat: {name: Chat}
          desk: {name: Cash desk}
        journeys:
          pair: {persona: ana, path: [shelf, chat, desk]}
    """
    left = [one for one in facts.map.touchpoints.values() if _is_off_path(facts, one)]
    left.sort(key=lambda one: not one.says.moment_of_truth)
    total = len(facts.map.touchpoints)
    for one in left:
        message = f'touchpoint "{one.id}" lies on nobody\'s path'
        yield Finding(one.place, message, _WHO_COMES_BY, total=total, about=(one.id,))


_WHO_COMES_BY = (
    "who comes by here, and when? Add it to a path, or take it away; `personas: []` says that it "
    "happens behind the scenes"
)


def _is_off_path(facts: Facts, touchpoint: Touchpoint) -> bool:
    """Tell whether customers meet a touchpoint, all of them have paths, and none leads here."""
    who = [persona.id for persona in _customers_at(facts, touchpoint)]
    return bool(who) and not any(
        not facts.gathered.journeys[id] or _walks_over(facts, id, touchpoint) for id in who
    )


def _customers_at(facts: Facts, touchpoint: Touchpoint) -> list[Persona]:
    met = facts.gathered.met_by[touchpoint.id]
    return [persona for persona in facts.map.walkers if persona.is_primary and persona.id in met]


def _walks_over(facts: Facts, persona: str, touchpoint: Touchpoint) -> bool:
    return touchpoint.id in facts.gathered.walked[persona]


def _said_of_skipped(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say for each persona which touchpoints she never comes by."""
    for id in dict.fromkeys(one.about[0] for one in left):
        skipped = [one for one in left if one.about[0] == id]
        named = quoted_ids(one.about[1] for one in skipped)
        yield joined(
            facts.map.personas[id].place,
            _skipping(named, id, is_one=len(skipped) == 1),
            _ADD_TO_PATH,
            skipped,
            related=[
                replace(
                    one,
                    place=facts.map.touchpoints[one.about[1]].place,
                    message=f'"{id}" is named here',
                )
                for one in skipped
            ],
        )


@rule(
    "CJ402",
    "named-but-skipped",
    Severity.NOTE,
    many="touchpoints name who never comes by",
    together=_said_of_skipped,
)
def named_but_skipped(facts: Facts) -> Iterator[Finding]:
    """A touchpoint names a persona, and no path of hers leads there.

    The touchpoint says that it is there for her; her journeys say that she goes elsewhere. Only
    one of them can be true, and as long as nobody knows which, her coverage and her curve speak
    of a moment she may never live through.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          shelf: {name: Shelf}
          chat: {name: Chat, personas: [ana, ben]}
          desk: {name: Cash desk}
        journeys:
          pair: {persona: ana, path: [shelf, desk]}
          boots: {persona: ben, path: [shelf, chat, desk]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          shelf: {name: Shelf}
          chat: {name: Chat, personas: [ben]}
          desk: {name: Cash desk}
        journeys:
          pair: {persona: ana, path: [shelf, desk]}
          boots: {persona: ben, path: [shelf, chat, desk]}
    """
    for persona in facts.map.personas.values():
        if not (persona.is_primary and facts.gathered.journeys[persona.id]):
            continue
        skipped = [
            one
            for one in facts.gathered.met[persona.id]
            if _names(one, persona.id)
            and not _walks_over(facts, persona.id, one)
            and not _is_off_path(facts, one)
        ]
        for one in skipped:
            place = one.place / "personas" / persona.id
            message = _skipping(f'"{one.id}"', persona.id, is_one=True)
            yield Finding(place, message, _ADD_TO_PATH, about=(persona.id, one.id))


def _names(touchpoint: Touchpoint, persona: str) -> bool:
    """Tell whether a touchpoint says by name that it is there for a persona."""
    return persona in (touchpoint.says.personas or ()) or persona in touchpoint.per_persona


def _skipping(named: str, persona: str, *, is_one: bool) -> str:
    names, they = ("names", "it") if is_one else ("name", "them")
    return f'{named} {names} "{persona}", and no path of "{persona}" leads over {they}'


_ADD_TO_PATH = "add what is missing to the path, or take the persona from the touchpoint"


def _said_of_pathless(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    if len(left) == 1:
        yield left[0]
        return
    named = quoted_ids(one.about[0] for one in left)
    yield joined(
        facts.map.place / "journeys",
        f"personas {named} have no path, and {_paths_of_others(facts)}",
        _WHICH_WAY,
        left,
        related=[replace(one, message=f'"{one.about[0]}" has no path') for one in left],
    )


@rule("CJ403", "persona-without-path", Severity.WARNING, together=_said_of_pathless)
def persona_without_path(facts: Facts) -> Iterator[Finding]:
    """A persona has no path, while others have one.

    Beside the real ways of the others she seems to walk through every touchpoint in the order
    of the file, which nobody does: her line and her curve are made up. A journey that names no
    persona counts as everyone's.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          shelf: {name: Shelf}
          desk: {name: Cash desk}
        journeys:
          pair: {persona: ana, path: [shelf, desk]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          shelf: {name: Shelf}
          desk: {name: Cash desk}
        journeys:
          pair: {persona: ana, path: [shelf, desk]}
          browsing: {persona: ben, path: [desk, shelf]}
    """
    without = [
        persona
        for persona in facts.map.personas.values()
        if persona.is_primary
        and facts.gathered.met[persona.id]
        and not facts.gathered.journeys[persona.id]
    ]
    for persona in without if facts.gathered.walks else ():
        message = f'persona "{persona.id}" has no path, and {_paths_of_others(facts)}'
        yield Finding(persona.place, message, _WHICH_WAY, about=(persona.id,))


def _paths_of_others(facts: Facts) -> str:
    number = len(facts.gathered.walks)
    return f"{'one path is' if number == 1 else f'{number} paths are'} written for others"


_WHICH_WAY = (
    "which way do they really go? Write it under `journeys`; `kind: secondary` says that the map "
    "owes none"
)


RULES = (off_path, named_but_skipped, persona_without_path)
