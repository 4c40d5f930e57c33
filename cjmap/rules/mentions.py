"""Find where a map names its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from cjmap.decoding.ids import slug
from cjmap.facts.claims import Claim
from cjmap.fields import MOMENT
from cjmap.loading.assemble import moments
from cjmap.model import JourneyMap, Moment, Persona, Phase, Touchpoint
from cjmap.place import Place
from cjmap.rules.declare import Finding
from cjmap.rules.spelling import Spellings
from cjmap.source import shortened
from cjmap.words.suggest import did_you_mean

Mentions: TypeAlias = Iterator[tuple[Place, str]]

# Looking for what was meant among thousands of ids takes its time.
MOST_GUESSES = 100
_KEYS = frozenset(field.name for field in MOMENT)
_DECLARED = ("persona", "channel", "source", "lane")


def personas_named(jmap: JourneyMap) -> Mentions:
    """Yield every id of a persona with its place."""
    parts: list[Phase | Touchpoint] = [*jmap.phases.values(), *jmap.touchpoints.values()]
    for part in parts:
        yield from _each(part.place, "personas", part.says.personas)
        for id in part.per_persona:
            yield part.place / "per_persona" / id, id
    for journey in jmap.journeys.values():
        if journey.persona is not None:
            yield journey.place / "persona", journey.persona


def channels_named(jmap: JourneyMap) -> Mentions:
    """Yield every id of a channel with its place."""
    for _, moment in moments(jmap):
        yield from _each(moment.place, "channel", moment.channel)
    for persona in jmap.personas.values():
        yield from _each(persona.place, "channels", persona.channels)


def lanes_named(jmap: JourneyMap) -> Mentions:
    """Yield every id of a lane with its place."""
    said = (moment for _, moment in moments(jmap))
    parts: list[Moment | Persona] = [*said, *jmap.personas.values()]
    for part in parts:
        for id in part.lanes or ():
            yield replace(part.place / "lanes" / id, is_key=True), id


def sources_named(claims: Iterable[Claim]) -> Mentions:
    """Yield every id of a source with its place."""
    for part in claims:
        yield from _each(part.place, "source", part.source)


def unknown(
    title: str, mentions: Mentions, known: Mapping[str, Any], *, among: JourneyMap | None = None
) -> Iterator[Finding]:
    """Yield a finding for every id that is not known.

    `known` are the ids with the parts that declare them, None for those that come with cjmap;
    `among` a map's parts it may name one of another kind.
    """
    said = list(mentions)
    if all(id in known for _, id in said):
        return
    spellings = Spellings(known, Counter(id for _, id in said))
    choices = list(known)
    defined_are = f"defined: {', '.join(choices[:24])}" if choices else ""
    guesses: dict[str, str] = {}
    for place, id in said:
        if id in known:
            continue
        if id not in guesses:
            guesses[id] = _guess(id, choices) if len(guesses) < MOST_GUESSES else ""
        another = _another(title, id, among)
        help = "" if another or guesses[id] else _declared(title, id)
        message = f'{title} "{shortened(id)}" is not defined{another}{guesses[id]}'
        fix = spellings.fix(place, id) if guesses[id] and not another else None
        yield Finding(place, message, "\n".join(filter(None, (help, defined_are))), fix=fix)


def _another(title: str, id: str, jmap: JourneyMap | None) -> str:
    """Return what else than a part of that title an id is, for the end of a message."""
    if jmap is None:
        return ""
    if title == "lane" and id in _KEYS:
        return f'; "{id}" is a key that stands beside "lanes"'
    groups = {
        "phase": jmap.phases,
        "persona": jmap.personas,
        "touchpoint": jmap.touchpoints,
        "channel": jmap.channels,
        "source": jmap.sources,
        "lane": jmap.lanes,
        "journey": jmap.journeys,
    }
    other = next((other for other, parts in groups.items() if id in parts), "")
    return f'; "{shortened(id)}" is a {other}' if other else ""


def _declared(title: str, id: str) -> str:
    """Return how to declare an id, where a map can.

    >>> _declared("lane", "recht")
    'declare it at the top level of the map: lanes: {recht: Recht}'
    """
    if title not in _DECLARED or slug(id) != id:
        return ""
    name = shortened(id.capitalize())
    part = {"lane": name, "source": "{name: …}"}.get(title, f"{{name: {name}}}")
    return f"declare it at the top level of the map: {title}s: {{{id}: {part}}}"


def _guess(id: str, choices: list[str]) -> str:
    several = [part.strip() for part in id.split(",")]
    if len(several) > 1:
        return f"; several ids stand in brackets: [{shortened(', '.join(several))}]"
    return did_you_mean(id, choices)


def _each(place: Place, key: str, ids: tuple[str, ...] | None) -> Mentions:
    return ((place / key / number, id) for number, id in enumerate(ids or ()))
