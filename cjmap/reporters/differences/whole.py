"""Say all that is in a map that came or went as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cjmap.catalog import Labels
from cjmap.diff.changes import Kind
from cjmap.diff.reading import SECTIONS, parts
from cjmap.frozen import frozen
from cjmap.model import JourneyMap
from cjmap.renderers.text import one_line
from cjmap.reporters.differences.contents import of_map, of_part
from cjmap.reporters.differences.spelling import key_name
from cjmap.saying import by_phase

# What stands behind the phases and their touchpoints.
_BESIDE: tuple[Kind, ...] = ("persona", "journey", "channel", "lane", "source")


@frozen
class Content:
    """A part of a map by its name, and a line for all that it says."""

    name: str
    lines: tuple[str, ...]


@frozen
class Group:
    """A phase with its touchpoints, or all parts of another kind.

    `lines` are what the phase itself says; `is_foreign` when its name is the author's own.
    """

    name: str
    parts: tuple[Content, ...]
    lines: tuple[str, ...] = ()
    is_foreign: bool = False


@frozen
class Whole:
    """All that is in a map: what it says of itself, and its parts by phase and kind."""

    lines: tuple[str, ...]
    groups: tuple[Group, ...]


def whole(jmap: JourneyMap, words: Labels) -> Whole:
    """Return all that is in a map; what takes several lines there is one line here."""
    return Whole(_lines(of_map(jmap, words)), tuple(_groups(jmap, words)))


def _groups(jmap: JourneyMap, words: Labels) -> Iterator[Group]:
    for id, touchpoints in by_phase(jmap).items():
        phase = jmap.phases[id]
        within = _contents("touchpoint", touchpoints, jmap, words)
        said = _lines(of_part("phase", phase, jmap, words))
        yield Group(one_line(phase.name), within, said, is_foreign=True)
    for kind in _BESIDE:
        if found := _contents(kind, parts(jmap, kind).values(), jmap, words):
            name = key_name(SECTIONS[kind], words)
            yield Group(f"{name[:1].upper()}{name[1:]}", found)


def _contents(
    kind: Kind, found: Iterable[Any], jmap: JourneyMap, words: Labels
) -> tuple[Content, ...]:
    return tuple(
        Content(one_line(one.name or one.id), _lines(of_part(kind, one, jmap, words)))
        for one in found
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(one_line, texts))
