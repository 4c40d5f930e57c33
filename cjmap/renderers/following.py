"""Follow the touchpoints of an old checklist whose ids were changed, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cjmap.renderers.previous import Entry, Old

# What leads the id of the heading of a touchpoint.
_HEADING = "touchpoint/"
# A hole of this name is one of a phase, which may have the id of a touchpoint.
_OF_PHASE = "/touchpoint"


def followed(old: Old, live: Mapping[str, str]) -> Old:
    """Return an old checklist with the ids that its touchpoints have now.

    `live` are the words of the new checklist by their ids. A touchpoint that has gone is the one
    that is called as it was, where no other is; its items follow where they stand there, too.
    """
    moved = dict(_moved(old.entries, live))
    if not moved:
        return old
    return replace(old, entries=tuple(_renamed(one, moved, live) for one in old.entries))


def _moved(entries: Iterable[Entry], live: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new id of each touchpoint that has another one."""
    heads = {id: words for id, words in live.items() if id.startswith(_HEADING)}
    gone = {
        one.id: one.words
        for one in entries
        if one.id.startswith(_HEADING) and one.id not in live and not one.is_changed
    }
    called, were_called = Counter(heads.values()), Counter(gone.values())
    by_words = {words: id for id, words in heads.items()}
    for id, words in gone.items():
        if called[words] == were_called[words] == 1:
            yield id.removeprefix(_HEADING), by_words[words].removeprefix(_HEADING)


def _renamed(entry: Entry, moved: Mapping[str, str], live: Mapping[str, str]) -> Entry:
    section = entry.section and _renamed(entry.section, moved, live)
    return replace(entry, id=_id_now(entry.id, moved, live), section=section)


def _id_now(id: str, moved: Mapping[str, str], live: Mapping[str, str]) -> str:
    kind, _, rest = id.partition("/")
    touchpoint, *tail = rest.split("/")
    if touchpoint not in moved or len(tail) > 1 or id.endswith(_OF_PHASE):
        return id
    now = "/".join((kind, moved[touchpoint], *tail))
    return now if now in live else id
