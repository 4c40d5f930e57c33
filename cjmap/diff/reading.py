"""Read parts of a map by the keys of the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from cjmap import fields
from cjmap.diff.changes import Kind
from cjmap.fields import Field
from cjmap.model import (
    Channel,
    Journey,
    JourneyMap,
    Lane,
    Moment,
    Persona,
    Phase,
    Source,
    Statement,
    Touchpoint,
)

Part: TypeAlias = Phase | Touchpoint | Persona | Channel | Lane | Journey | Source

# The mappings of a map that hold parts of a kind.
SECTIONS: dict[Kind, str] = {
    "phase": "phases",
    "touchpoint": "touchpoints",
    "persona": "personas",
    "channel": "channels",
    "lane": "lanes",
    "journey": "journeys",
    "source": "sources",
}
# What tells a part apart, where it belongs, its way, and who says something else.
_OWN = {"name", "phase", "path", "per_persona"}
KEYS: dict[Kind, tuple[Field, ...]] = {
    kind: tuple(one for one in fields.PARTS[kind] if one.name not in _OWN) for kind in SECTIONS
}
_ELSEWHERE = {"cjmap", "extends", "coverage", "emotion_scale", *SECTIONS.values()}
MAP_KEYS = tuple(one for one in fields.MAP if one.name not in _ELSEWHERE)
_PROSE = (fields.Statements, fields.Remark, fields.LaneTexts, fields.Reason)


def parts(jmap: JourneyMap, kind: Kind) -> Mapping[str, Any]:
    """Return the parts of a kind by id, in the order of the map."""
    found: Mapping[str, Any] | None = getattr(jmap, SECTIONS[kind])
    return found or {}


def value_of(part: object, key: str) -> Any:
    """Return what stands at a key of a part; what a phase or touchpoint says is its own."""
    if isinstance(part, Phase | Touchpoint) and key in Moment.__dataclass_fields__:
        return getattr(part.says, key)
    return getattr(part, key)


def prose(part: Part, kind: Kind) -> Iterator[str]:
    """Yield the texts of a part, without its name, ids and choices."""
    for key in KEYS[kind]:
        if isinstance(key.kind, _PROSE) or key.kind == fields.Text():
            yield from _texts(value_of(part, key.name))
    if isinstance(part, Phase | Touchpoint):
        for moment in part.per_persona.values():
            yield from (
                text
                for key in fields.PER_PERSONA
                if isinstance(key.kind, _PROSE)
                for text in _texts(getattr(moment, key.name))
            )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Statement):
        yield value.text
        yield from _texts(value.answer)
        yield from _texts(value.solutions)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def users(jmap: JourneyMap, kind: Kind) -> dict[str, list[str]]:
    """Return the touchpoints that belong to each part of a kind, or speak of it, by its id."""
    found: dict[str, list[str]] = {}
    for touchpoint in jmap.touchpoints.values():
        for id in _named(touchpoint, kind):
            found.setdefault(id, []).append(touchpoint.id)
    if kind == "journey":
        return {
            one.id: [stop.touchpoint for stop in one.path or ()] for one in jmap.journeys.values()
        }
    return found


def _named(touchpoint: Touchpoint, kind: Kind) -> tuple[str, ...]:
    says = touchpoint.says
    if kind == "phase":
        return (touchpoint.phase,)
    if kind == "channel":
        return says.channel or ()
    if kind == "lane":
        return tuple(says.lanes or ())
    if kind == "persona":
        return tuple(dict.fromkeys((*(says.personas or ()), *touchpoint.per_persona)))
    return ()
