"""Let one word stand for an id that each side has changed in its way, until all else is merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cjmap.merge.conflicts import VIEWS, Clash, Text, View
from cjmap.merge.names import NewIds

_LINE = re.compile(r".*\n?")


class StandIn(NamedTuple):
    """A word for a part of a kind, and the ids that it has in ours, in theirs and in the base."""

    word: str
    kind: str
    ours: str
    theirs: str
    base: str


def stand_ins(ours: NewIds, theirs: NewIds, *, texts: Sequence[str]) -> list[StandIn]:
    """Return a word for each part whose id both sides have changed, each to another one.

    The words stand nowhere in the texts.
    """
    dashes = "-"
    while any(f"id{dashes}" in text for text in texts):
        dashes += "-"
    parts = [part for part, new in ours.items() if theirs.get(part, new) != new]
    return [
        StandIn(f"id{dashes}{number}-", kind, ours[kind, id], theirs[kind, id], id)
        for number, (kind, id) in enumerate(parts)
    ]


def as_stand_ins(known: Iterable[StandIn], view: View) -> NewIds:
    """Return the words by kind and id, as one version names the parts, or still does."""
    return {(one.kind, id): one.word for one in known for id in (one.base, getattr(one, view))}


def with_ids(text: Text, known: Sequence[StandIn]) -> Text:
    """Return a text in which each side says its id; the lines in which one stands are conflicts."""
    return tuple(part for one in text for part in _with_ids(one, known)) if known else text


def as_ours(text: str, known: Iterable[StandIn]) -> str:
    """Return a text with the ids that parts have in ours."""
    return _said(text, known, "ours")


def _with_ids(part: str | Clash, known: Sequence[StandIn]) -> Iterator[str | Clash]:
    if isinstance(part, Clash):
        views = zip(part, VIEWS, strict=True)
        yield Clash(*(_said(lines, known, view) for lines, view in views))
        return
    for line in _LINE.findall(part):
        if any(one.word in line for one in known):
            yield Clash(*(_said(line, known, view) for view in VIEWS))
        else:
            yield line


def _said(text: str, known: Iterable[StandIn], view: View) -> str:
    for one in known:
        text = text.replace(one.word, getattr(one, view))
    return text
