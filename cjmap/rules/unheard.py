"""Does the map meet its personas where they are, and know what troubles them (CJ314, CJ315)?"""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.model import JourneyMap, Persona
from cjmap.rules.declare import Facts, Finding, from_touchpoints, rule
from cjmap.rules.phrases import quoted_ids
from cjmap.saying import said, statements


@rule(
    "CJ314",
    "unmet-channel",
    Severity.WARNING,
    many="personas have a channel on which nobody meets them",
    options=(from_touchpoints(),),
)
def unmet_channel(facts: Facts) -> Iterator[Finding]:
    """A persona is to be met on a channel, and no touchpoint is there.

    The persona says where these people are to be found, and the map shows the brand somewhere
    else: they ring, and nobody picks up. That is how all that is digital, or all that is a
    shop, leaves out a whole group. It is enough that one channel is used, and of the others
    another one of their kind. A map that rarely says its channels is left in peace.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy, channel: website}}
        personas:
          ida:
            name: Ida
            segment: Owners over seventy
            background: Her nephew has set up the computer
            motivations: Wants to hear a voice
            pain_points: Small type
            channels: [phone]
        touchpoints:
          shelf: {name: Shop page}
          advice: {name: Advice, pain_points: No number, opportunities: A call back}
          sizes: {name: Table of sizes}
          cart: {name: Cart}
          pay: {name: Payment}
          parcel: {name: Where the parcel is}

    Good:
        title: Shoes
        phases: {buy: {name: Buy, channel: website}}
        personas:
          ida:
            name: Ida
            segment: Owners over seventy
            background: Her nephew has set up the computer
            motivations: Wants to hear a voice
            pain_points: Small type
            channels: [phone]
        touchpoints:
          shelf: {name: Shop page}
          advice: {name: Advice, channel: phone, pain_points: Long wait, opportunities: A call back}
          sizes: {name: Table of sizes}
          cart: {name: Cart}
          pay: {name: Payment}
          parcel: {name: Where the parcel is}
    """
    if facts.is_small:
        return
    for persona in facts.gathered.primary:
        met = facts.gathered.met[persona.id]
        channels = [said(facts.map, one, persona.id, "channel") for one in met]
        written = [ids for ids in channels if isinstance(ids, tuple)]
        used = {id for ids in written for id in ids}
        unmet = _unmet(facts.map, persona, used)
        if unmet and used and 2 * len(written) >= len(met):
            instead = _other_kind(facts.map, unmet, used) if all(channels) else None
            where = (
                f"and all {len(met)} touchpoints on the way are {instead}"
                if instead
                else f"which none of the {len(met)} touchpoints on the way uses"
            )
            yield Finding(
                persona.place / "channels",
                f'"{persona.id}" is to be met on {quoted_ids(unmet)}, {where}',
                "who is there when these people come? Add the touchpoint, or mend `channels`",
                count=len(unmet),
            )


def _unmet(jmap: JourneyMap, persona: Persona, used: set[str]) -> list[str]:
    """Return a persona's channels that matter: all where none is used, else what has no like."""
    unmet = [id for id in dict.fromkeys(persona.channels or ()) if id not in used]
    if used.isdisjoint(persona.channels or ()):
        return unmet
    kinds = {None, *(jmap.channels[id].kind for id in used)}
    return [id for id in unmet if jmap.channels[id].kind not in kinds]


def _other_kind(jmap: JourneyMap, unmet: list[str], used: set[str]) -> str | None:
    """Return the kind of all channels that are used, where none of the others is of it."""
    kinds = {jmap.channels[id].kind for id in used}
    others = {jmap.channels[id].kind for id in unmet}
    return kinds.pop() if len(kinds) == 1 and kinds.isdisjoint(others) else None


@rule(
    "CJ315",
    "persona-pain-unheard",
    Severity.NOTE,
    many="personas have pain points that the way does not know",
    options=(from_touchpoints(),),
)
def persona_pain_unheard(facts: Facts) -> Iterator[Finding]:
    """What troubles a persona hurts nowhere on the way.

    The persona says what these people suffer from, and then they go through the whole map
    without a single pain point. Either the trouble has nothing to do with this journey, or the
    map does not listen where it shows: say at which touchpoint these people feel it.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, role: Nurse, background: Shifts, motivations: [], pain_points: Sore feet}
          ben: {name: Ben, role: Baker, background: Nights, motivations: [], pain_points: []}
        touchpoints:
          ad: {name: Advertisement}
          shelf: {name: Shelf}
          advice: {name: Advice, personas: [ben], pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror}
          desk: {name: Cash desk}
          walk: {name: First long walk}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        personas:
          ana: {name: Ana, role: Nurse, background: Shifts, motivations: [], pain_points: Sore feet}
          ben: {name: Ben, role: Baker, background: Nights, motivations: [], pain_points: []}
        touchpoints:
          ad: {name: Advertisement}
          shelf: {name: Shelf}
          advice: {name: Advice, personas: [ben], pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror, pain_points: No chair, solutions: A bench, personas: [ana]}
          desk: {name: Cash desk}
          walk: {name: First long walk}
    """
    jmap = facts.map
    if facts.is_small or not any(key == "pain_points" for _, key, _ in facts.gathered.statements):
        return
    for persona in facts.gathered.primary:
        met = facts.gathered.met[persona.id]
        if not met or not persona.pain_points:
            continue
        if not any(statements(jmap, one, persona.id, "pain_points") for one in met):
            yield Finding(
                persona.place / "pain_points",
                f'the pain points of "{persona.id}" are heard nowhere: nothing hurts at the '
                f"{len(met)} touchpoints on the way",
                "at which touchpoint do these people feel it? Say it there under `pain_points`",
            )


RULES = (unmet_channel, persona_pain_unheard)
