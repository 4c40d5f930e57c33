"""Where a channel lets customers down (CJ352 and CJ353)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmap.diagnostics import Severity
from cjmap.model import Channel, Persona, Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.gathered import SMALL
from cjmap.rules.phrases import and_
from cjmap.rules.ratings import LOW


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
        course = facts.gathered.courses.get((persona.id, touchpoint.id))
        channels = _channels(facts, persona, touchpoint)
        number = phases.index(touchpoint.phase)
        if (
            course
            and min(course) <= LOW
            and {channel.kind for channel in channels} == {"digital"}
            and human.isdisjoint(phases[number : number + 2])
        ):
            yield touchpoint


def _is_human(facts: Facts) -> Callable[[Channel], bool]:
    """Return what tells whether somebody may answer in a channel."""
    named = facts.words("channels")
    return lambda channel: channel.kind != "digital" or channel.id in named


def _channels(facts: Facts, persona: Persona, touchpoint: Touchpoint) -> list[Channel]:
    ids = facts.gathered.channels.get((persona.id, touchpoint.id), ())
    return [facts.map.channels[id] for id in ids]


RULES = (no_human_way_out,)
