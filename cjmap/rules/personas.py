"""Whose map is it, and who are these people (CJ310, CJ312, CJ316)?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cjmap.diagnostics import Related, Severity
from cjmap.model import JourneyMap, Persona
from cjmap.rules.declare import Facts, Finding, Option, from_touchpoints, rule
from cjmap.rules.joining import by_part, id_of
from cjmap.rules.phrases import and_
from cjmap.words.standins import is_said


@rule("CJ310", "no-customer", Severity.WARNING)
def no_customer(facts: Facts) -> Iterator[Finding]:
    """No persona of the map is a customer.

    A map of colleagues and systems shows how the work is done, not what it is like to live
    through it: nothing is owed to anybody, and every hole stays unseen. Let one persona be
    primary, the one for whom all of it is done; the others may stay beside her.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          vera: {name: Vera, kind: staff, role: Sells shoes}
          till: {name: Till, kind: system}
        touchpoints:
          desk: {name: Cash desk, backstage: The till books the pair}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, kind: primary, role: Buys shoes}
          vera: {name: Vera, kind: staff, role: Sells shoes}
          till: {name: Till, kind: system}
        touchpoints:
          desk: {name: Cash desk, actions: Pays in cash, backstage: The till books the pair}
    """
    personas = facts.map.personas.values()
    if not personas or any(persona.is_primary for persona in personas):
        return
    kinds = Counter(str(persona.kind) for persona in personas)
    counted = and_(f"{number} {kind}" for kind, number in kinds.items())
    yield Finding(
        facts.map.place / "personas",
        f"none of the {len(personas)} personas is the customer whose journey this is: {counted}",
        "for whom is all of this done? Add that persona, or say `kind: primary` of one",
    )


def _said_of_thin(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say for each persona what she leaves out, or once what all of them do."""
    lacking = {
        id_of(part): tuple(one.about[0] for one in group) for part, group in by_part(left).items()
    }
    personas, keys = facts.gathered.primary, next(iter(lacking.values()))
    if 1 < len(lacking) == len(personas) and len(set(lacking.values())) == 1:
        yield _all_thin(facts.map, personas, keys)
        return
    for id, keys in lacking.items():
        yield Finding(facts.map.personas[id].place, _unsaid(id, keys), _WHO)


@rule(
    "CJ312",
    "thin-persona",
    Severity.WARNING,
    many="personas are only half described",
    together=_said_of_thin,
    once=True,
    options=(
        from_touchpoints(),
        Option(
            "require",
            ("background", "motivations", "pain_points", "segment"),
            "what a persona owes; `description` stands for `background`, `role` for `segment`",
            words=(
                "background",
                "motivations",
                "pain_points",
                "segment",
                "goal",
                "age",
                "quote",
                "channels",
                "source",
            ),
        ),
    ),
)
def thin_persona(facts: Facts) -> Iterator[Finding]:
    """A persona leaves out what makes it one.

    A persona stands for a group of customers. The least that it says is which group that is,
    where these people come from, what moves them and what troubles them; without it everybody
    at the table thinks of somebody else. A few lines from talks with customers will do.
    Secondary personas, colleagues and systems owe nothing.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, role: Nurse, motivations: Stands all day}
        touchpoints:
          ad: {name: Advertisement}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror}
          desk: {name: Cash desk}
          walk: {name: First long walk}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana:
            name: Ana
            role: Nurse
            background: Works in shifts, buys on her way home
            motivations: Stands all day
            pain_points: Her feet swell towards the evening
        touchpoints:
          ad: {name: Advertisement}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror}
          desk: {name: Cash desk}
          walk: {name: First long walk}
    """
    if facts.is_small:
        return
    # Where nothing hurts on the whole way, that is another finding.
    spared = {"pain_points"} if facts.gathered.is_painless else set()
    owed = [key for key in facts.words("require") if key not in spared]
    for persona in facts.gathered.primary:
        for key in owed:
            if not _says(persona, key):
                message = _unsaid(persona.id, (key,))
                yield Finding(persona.place / key, message, _WHO, about=(key,))


def _unsaid(persona: str, keys: tuple[str, ...]) -> str:
    return f'persona "{persona}" does not say {_or(keys)}'


_WHO = (
    "who are these people, what moves them, what troubles them? A few lines will do; "
    "`[]` says that you looked and there is none"
)
# What says the same in other words.
_INSTEAD = {"background": "description", "segment": "role"}


def _says(persona: Persona, key: str) -> bool:
    keys = (key, _INSTEAD.get(key, key))
    return any(is_said(getattr(persona, one)) for one in keys)


def _or(keys: tuple[str, ...]) -> str:
    *head, last = [f'"{key}"' for key in keys]
    return f"{', '.join(head)} or {last}" if head else last


def _all_thin(jmap: JourneyMap, personas: tuple[Persona, ...], keys: tuple[str, ...]) -> Finding:
    return Finding(
        jmap.place / "personas",
        f"none of the {len(personas)} personas says {_or(keys)}",
        _WHO,
        tuple(Related(persona.place, f'"{persona.id}"') for persona in personas),
        count=len(personas),
    )


@rule("CJ316", "no-persona", Severity.NOTE, options=(from_touchpoints(12),))
def no_persona(facts: Facts) -> Iterator[Finding]:
    """A large map is told of one customer whom nobody knows.

    The first step of the method is the picture of a typical customer. What people do, why, what
    they ask and what hurts differ from group to group, and a map for everyone says of each point
    what is true of nobody. Start with the group that counts most; a few lines are enough.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          ad: {name: Advertisement}
          film: {name: Film}
          window: {name: Window}
          route: {name: Way to the shop}
          door: {name: Door}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror}
          desk: {name: Cash desk}
          bag: {name: Bag}
          walk: {name: First long walk}
          repair: {name: New soles}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, role: Nurse, background: Shifts, motivations: Sore feet, pain_points: []}
        touchpoints:
          ad: {name: Advertisement}
          film: {name: Film}
          window: {name: Window}
          route: {name: Way to the shop}
          door: {name: Door}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror}
          desk: {name: Cash desk}
          bag: {name: Bag}
          walk: {name: First long walk}
          repair: {name: New soles}
    """
    if facts.map.personas or facts.is_small:
        return
    yield Finding(
        facts.map.place / "personas",
        f"{len(facts.map.touchpoints)} touchpoints are told of one customer without a name",
        "who is it? Add a persona with `background`, `motivations` and `pain_points`",
    )


RULES = (no_customer, thin_persona, no_persona)
