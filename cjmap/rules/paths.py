"""Paths: who walks where, and what nobody comes by (CJ401 to CJ403)."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Related, Severity
from cjmap.model import Persona, Touchpoint
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.phrases import quoted_ids


@rule("CJ401", "off-path", Severity.WARNING)
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
    if len(left) == 1:
        message = f'touchpoint "{left[0].id}" lies on nobody\'s path'
        yield Finding(left[0].place, message, _WHO_COMES_BY)
    elif left:
        named = quoted_ids(one.id for one in left)
        total = len(facts.map.touchpoints)
        yield Finding(
            facts.map.place / "journeys",
            f"{len(left)} of {total} touchpoints lie on nobody's path: {named}",
            _WHO_COMES_BY,
            tuple(Related(one.place, f'"{one.id}" is on no path') for one in left),
            count=len(left),
        )


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


@rule("CJ402", "named-but-skipped", Severity.NOTE, many="touchpoints name who never comes by")
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
        if skipped:
            yield _skipping(persona, skipped)


def _names(touchpoint: Touchpoint, persona: str) -> bool:
    """Tell whether a touchpoint says by name that it is there for a persona."""
    return persona in (touchpoint.says.personas or ()) or persona in touchpoint.per_persona


def _skipping(persona: Persona, skipped: list[Touchpoint]) -> Finding:
    named = quoted_ids(one.id for one in skipped)
    names, they = ("names", "it") if len(skipped) == 1 else ("name", "them")
    return Finding(
        persona.place,
        f'{named} {names} "{persona.id}", and no path of "{persona.id}" leads over {they}',
        "add what is missing to the path, or take the persona from the touchpoint",
        tuple(Related(one.place, f'"{persona.id}" is named here') for one in skipped),
        count=len(skipped),
    )


@rule("CJ403", "persona-without-path", Severity.WARNING)
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
    walks = facts.gathered.walks
    if not (without and walks):
        return
    paths = "one path is" if len(walks) == 1 else f"{len(walks)} paths are"
    if len(without) == 1:
        message = f'persona "{without[0].id}" has no path, and {paths} written for others'
        yield Finding(without[0].place, message, _WHICH_WAY)
        return
    named = quoted_ids(persona.id for persona in without)
    yield Finding(
        facts.map.place / "journeys",
        f"personas {named} have no path, and {paths} written for others",
        _WHICH_WAY,
        tuple(Related(one.place, f'"{one.id}" has no path') for one in without),
        count=len(without),
    )


_WHICH_WAY = (
    "which way do they really go? Write it under `journeys`; `kind: secondary` says that the map "
    "owes none"
)


RULES = (off_path, named_but_skipped, persona_without_path)
