"""In which channels customers meet a brand (CJ350 and CJ351)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cjmap.diagnostics import Severity
from cjmap.rules.declare import Facts, Finding, Option, rule

_LEAST = Option("touchpoints", 8, "from how many touchpoints with a channel on", low=2)
_OTHER = {"digital": "analog", "analog": "digital"}


@rule(
    "CJ350",
    "one-kind-of-channel",
    Severity.NOTE,
    options=(_LEAST,),
    silenced_by=("one-channel", "unmet-channel"),
)
def one_kind_of_channel(facts: Facts) -> Iterator[Finding]:
    """All touchpoints are digital, or all are analog.

    Hardly anybody lives on one side only. Who meets a brand on the screen alone also talks to
    people, gets a letter, unpacks a parcel; who walks into a shop has looked it up before. A map
    of one side leaves out where the two meet, and that is where journeys break.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Post, channel: social-media}
          search: {name: Search, channel: search}
          shop: {name: Shop, channel: website}
          size: {name: Size, channel: chat, pain_points: Sizes differ, solutions: A guide}
          cart: {name: Cart, channel: website}
          mail: {name: Confirmation, channel: email}
          track: {name: Where it is, channel: app}
          return: {name: Return, channel: website}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Post, channel: social-media}
          search: {name: Search, channel: search}
          shop: {name: Shop, channel: website}
          size: {name: Size, channel: chat, pain_points: Sizes differ, solutions: A guide}
          cart: {name: Cart, channel: website}
          mail: {name: Confirmation, channel: email}
          box: {name: The box, channel: parcel}
          return: {name: Return, channel: post}
    """
    used = _kinds_used(facts)
    kinds = set().union(*used.values())
    if len(used) < facts.number("touchpoints") or len(kinds) != 1 or not _is_most(facts, used):
        return
    kind = kinds.pop()
    if kind:
        left = len(_met(facts)) - len(used)
        all_of = f"all {len(used)} touchpoints" + (" with a channel" if left else "")
        yield Finding(
            facts.map.place / "touchpoints", f"{all_of} are {kind}", _where_else(facts, kind)
        )


def _where_else(facts: Facts, kind: str) -> str:
    """Return a question for the other kind, after whoever uses such a channel."""
    channels = facts.map.channels
    for persona in facts.gathered.customers:
        for id in persona.channels or ():
            if id in channels and channels[id].kind == _OTHER[kind]:
                return f'persona "{persona.id}" uses "{id}": where does she meet you there?'
    if kind == "digital":
        return "where do customers talk to somebody, get a letter, hold something in their hands?"
    return "where do customers look you up, write to you, read what others say?"


@rule(
    "CJ351",
    "one-channel",
    Severity.NOTE,
    options=(
        _LEAST,
        Option("percent", 80, "how many of them may not be in one channel, in percent", high=100),
    ),
)
def one_channel(facts: Facts) -> Iterator[Finding]:
    """Nearly everything happens in one channel.

    Customers see a brand, not its departments: they go from channel to channel, and expect each
    to know what they said in the last one. A map of one channel is the map of a team. Look what
    people do before they come there, and what they do when it does not help them.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          home: {name: Home page, channel: website}
          list: {name: List, channel: website}
          page: {name: Product, channel: website}
          size: {name: Size, channel: website, pain_points: Sizes differ, solutions: A guide}
          cart: {name: Cart, channel: website}
          pay: {name: Payment, channel: website}
          track: {name: Where it is, channel: website}
          return: {name: Return, channel: post}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Post, channel: social-media}
          list: {name: List, channel: website}
          page: {name: Product, channel: website}
          size: {name: Size, channel: chat, pain_points: Sizes differ, solutions: A guide}
          cart: {name: Cart, channel: website}
          pay: {name: Payment, channel: website}
          box: {name: The box, channel: parcel}
          return: {name: Return, channel: post}
    """
    used = _kinds_used(facts)
    if len(used) < facts.number("touchpoints"):
        return
    known = facts.gathered.channels.items()
    main = Counter(
        id for _, id in {(touchpoint, first.id) for (_, touchpoint), (first, *_) in known}
    )
    ((channel, count),) = main.most_common(1)
    met = len(_met(facts))
    if count * 100 >= facts.number("percent") * met:
        number = f"all {met}" if count == met else f"{count} of {met}"
        yield Finding(
            facts.map.place / "touchpoints",
            f'{number} touchpoints are in the channel "{channel}"',
            "where do customers come from, and where do they turn when it does not help them?",
        )


def _met(facts: Facts) -> set[str]:
    """Return the touchpoints that some customer meets."""
    return {t.id for persona in facts.gathered.customers for t in facts.gathered.met[persona.id]}


def _kinds_used(facts: Facts) -> dict[str, set[str | None]]:
    """Return the kinds of channels of each touchpoint that some customer meets in one."""
    used: dict[str, set[str | None]] = {}
    for (_, touchpoint), channels in facts.gathered.channels.items():
        used.setdefault(touchpoint, set()).update(one.kind for one in channels)
    return used


def _is_most(facts: Facts, used: Iterable[str]) -> bool:
    """Tell whether so many touchpoints say their channels that the others hardly count."""
    return len(list(used)) * 5 >= len(_met(facts)) * 4


RULES = (one_kind_of_channel, one_channel)
