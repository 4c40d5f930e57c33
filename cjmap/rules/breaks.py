"""Where a channel lets customers down (CJ352 and CJ353)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmap.diagnostics import Severity
from cjmap.facts.channels import Change, changes
from cjmap.facts.gathered import SMALL
from cjmap.facts.ratings import REALLY_LOW, needs_reason, score
from cjmap.model import Channel, Persona, Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.phrases import and_
from cjmap.saying import course, levels

# Half of the scale from -2.0 to 2.0.
DEEP = 2.0


@rule(
    "CJ352",
    "channel-break",
    Severity.NOTE,
    many="changes of channel go with a deep fall, and nothing says what hurts",
    silenced_by=("no-problem",),
)
def channel_break(facts: Facts) -> Iterator[Finding]:
    """The feeling falls deeply between a digital and an analog channel, and nothing says why.

    Where customers leave the screen for a person, or a person for the screen, things get lost:
    they wait, tell everything again, look for a number. That they change is no fault; good
    journeys are seamless. Say what hurts where they arrive.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, solutions: A stool}
          app: {name: Looks for her size, channel: app, emotion: 2}
          shop: {name: Asks in the shop, channel: store, emotion: 0}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, solutions: A stool}
          app: {name: Looks for her size, channel: app, emotion: 2}
          shop:
            name: Asks in the shop
            channel: store
            emotion: 0
            pain_points: The app counts other stocks than the shop
            solutions: One list for both
    """
    found: dict[tuple[str, str], list[tuple[str, Change]]] = {}
    for persona in facts.gathered.customers:
        breaks = [one for one in _changes(facts, persona.id) if _is_break(facts, one)]
        if breaks:
            worst = max(breaks, key=lambda one: one.drop or 0)
            found.setdefault((worst.before, worst.after), []).append((persona.id, worst))
    for group in sorted(found.values(), key=lambda group: -(group[0][1].drop or 0)):
        yield _break(facts, group[0][1], [persona for persona, _ in group])


def _changes(facts: Facts, persona: str) -> Iterator[Change]:
    return changes(facts.map, persona, facts.gathered.paths[persona])


def _is_break(facts: Facts, one: Change) -> bool:
    """Tell whether a change goes with a deep fall of which no other finding speaks."""
    if not one.crosses or (one.drop or 0) < DEEP:
        return False
    after = facts.map.touchpoints[one.after]
    is_low = needs_reason(after, one.persona, facts.gathered.courses[one.persona, one.after])
    return not is_low and not any(m.pain_points for m, _ in levels(facts.map, after, one.persona))


def _break(facts: Facts, one: Change, who: list[str]) -> Finding:
    before, after = facts.map.touchpoints[one.before], facts.map.touchpoints[one.after]
    start = score(facts.map, course(facts.map, before, one.persona)[-1])
    end = score(facts.map, course(facts.map, after, one.persona)[0])
    named = f" for {and_(who)}" if any(who) else ""
    return Finding(
        after.place / "pain_points",
        f'from "{one.before}" ({one.leaving.kind}) to "{one.after}" ({one.entering.kind}) the '
        f"feeling falls from {start} to {end}{named}, and nothing says what hurts",
        "what gets lost between the two? Say what hurts where they arrive, and what would help",
    )


@rule(
    "CJ353",
    "no-human-way-out",
    Severity.NOTE,
    many="touchpoints feel bad in a digital channel, and nobody can be spoken to",
    options=(
        Option(
            "channels",
            ("phone", "chat", "service-desk", "sales"),
            "in which channels somebody answers, beside all that are analog",
        ),
    ),
    silenced_by=("one-kind-of-channel", "one-channel"),
    once=True,
)
def no_human_way_out(facts: Facts) -> Iterator[Finding]:
    """It feels bad in a digital channel, and nobody is there to speak to.

    Whoever is let down by a machine and finds no person gives up, and avoids the channel from
    then on. Where customers feel worst, somebody has to be within reach, in the same phase or in
    the next: by phone, in a chat, at a desk.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
          wear: {name: Wear}
          again: {name: Again}
        touchpoints:
          cart: {name: Cart, phase: buy, channel: website}
          refund:
            name: Refund
            phase: wear
            channel: website
            emotion: -2
            pain_points: The form finds no order
            solutions: Search by name
          mail: {name: Letter, phase: again, channel: email}
          shop: {name: Shop, phase: buy, channel: store}
          ad: {name: Post, phase: again, channel: social-media}
          box: {name: Box, phase: buy, channel: parcel}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
          wear: {name: Wear}
          again: {name: Again}
        touchpoints:
          cart: {name: Cart, phase: buy, channel: website}
          refund:
            name: Refund
            phase: wear
            channel: website
            emotion: -2
            pain_points: The form finds no order
            solutions: Search by name
          help: {name: Help, phase: wear, channel: chat}
          mail: {name: Letter, phase: again, channel: email}
          shop: {name: Shop, phase: buy, channel: store}
          ad: {name: Post, phase: again, channel: social-media}
    """
    found: dict[str, list[str]] = {}
    if len(facts.map.touchpoints) >= SMALL:
        for persona in facts.gathered.customers:
            for touchpoint in _alone_at(facts, persona):
                found.setdefault(touchpoint.id, []).append(persona.id)
    lows = [(facts.map.touchpoints[id], who) for id, who in found.items()]
    for touchpoint, who in sorted(lows, key=lambda one: facts.gathered.worst_first(one[0])):
        named = f" for {and_(who)}" if any(who) else ""
        yield Finding(
            touchpoint.place / "channel",
            f'"{touchpoint.id}" feels bad{named} in a digital channel, and nobody can be spoken '
            "to there or in the next phase",
            "whom can a customer call, or ask, when this goes wrong?",
        )


def _alone_at(facts: Facts, persona: Persona) -> Iterator[Touchpoint]:
    """Yield where a persona feels bad in a digital channel, and can speak to nobody after it."""
    met = facts.gathered.met[persona.id]
    phases = list(dict.fromkeys(touchpoint.phase for touchpoint in met))
    human = {t.phase for t in met if any(map(_is_human(facts), _channels(facts, persona, t)))}
    for touchpoint in met:
        feelings = facts.gathered.courses.get((persona.id, touchpoint.id))
        channels = _channels(facts, persona, touchpoint)
        number = phases.index(touchpoint.phase)
        if (
            feelings
            and min(feelings) <= REALLY_LOW
            and {channel.kind for channel in channels} == {"digital"}
            and human.isdisjoint(phases[number : number + 2])
        ):
            yield touchpoint


def _is_human(facts: Facts) -> Callable[[Channel], bool]:
    """Return what tells whether somebody may answer in a channel."""
    named = facts.words("channels")
    return lambda channel: channel.kind != "digital" or channel.id in named


def _channels(facts: Facts, persona: Persona, touchpoint: Touchpoint) -> tuple[Channel, ...]:
    return facts.gathered.channels.get((persona.id, touchpoint.id), ())


RULES = (channel_break, no_human_way_out)
