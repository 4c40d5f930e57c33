"""Unite two versions of a checklist: the ticks and notes of both stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from cjmap.frozen import frozen
from cjmap.renderers.keeping import starts_apart
from cjmap.renderers.notes import Disputed, united_lines
from cjmap.renderers.previous import Entry, Old, read_old

United: TypeAlias = "list[str | Disputed]"
_Parts: TypeAlias = "Mapping[str, Entry]"

_BOX = re.compile(r"(?<=\[)[ xX](?=\])")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+|")
_DONE = re.compile(r" done(?= [0-9a-f]{8} -->| -->)")
_GONE = frozenset({"gone", "gone-lead"})


@frozen
class _Three:
    """A marked line as it is on both sides, and in what both were made of, if it was there."""

    base: Entry | None
    ours: Entry
    theirs: Entry

    @property
    def is_ticked(self) -> bool:
        both = (self.ours.is_ticked, self.theirs.is_ticked)
        return all(both) if self.base and self.base.is_ticked else any(both)


def united(base: str | None, ours: str, theirs: str) -> United:
    """Return the lines of a checklist with what people did to it on both sides.

    Ticks, words and notes that one side has changed, and the other not, are as that side has
    them. Without a base, what either side has is there. Only where both have changed the same
    line in different ways, it is disputed.
    """
    old, mine, yours = read_old(base), read_old(ours), read_old(theirs)
    before, one, other = map(_by_id, (old, mine, yours))
    parts = [_part(id, before, one, other) for id in _order(one, other)]
    found: United = united_lines(old.top, mine.top, yours.top)
    for lines, _ in sorted(filter(None, parts), key=lambda part: part[1]):
        if found and starts_apart(_last(found), _first(lines)):
            found.append("")
        found += lines
    return found


def _by_id(old: Old) -> _Parts:
    """Return the marked lines by their ids; one that stands twice is put together."""
    found: dict[str, Entry] = {}
    for entry in old.entries:
        first = found.get(entry.id)
        found[entry.id] = _folded(first, entry) if first else entry
    return found


def _folded(first: Entry, second: Entry) -> Entry:
    is_ticked = first.is_ticked or second.is_ticked
    words = (f"  - {second.words}",) if second.is_changed and second.words != first.words else ()
    line = _with_tick(first.line, is_ticked=True) if is_ticked else first.line
    below = (*first.below, *words, *second.below)
    return replace(first, is_ticked=is_ticked, line=line, below=below)


def _order(ours: _Parts, theirs: _Parts) -> list[str]:
    """Return the ids of both, those of theirs behind what they follow there."""
    order = list(ours)
    above = -1
    for id in theirs:
        if id in ours:
            above = order.index(id)
        else:
            above += 1
            order.insert(above, id)
    return order


def _part(id: str, base: _Parts, ours: _Parts, theirs: _Parts) -> tuple[United, bool] | None:
    """Return a marked line with what stands below it; None where it was taken away."""
    old, mine, yours = base.get(id), ours.get(id), theirs.get(id)
    if mine and yours:
        lines = _both(_Three(old, mine, yours))
        return lines, id in _GONE or "<!-- cj:gone/" in _first(lines)
    only = mine or yours
    if only is None or (old and _is_same(old, only)):
        return None
    return [only.line, *only.below], id in _GONE or only.in_gone


def _is_same(old: Entry, new: Entry) -> bool:
    """Whether people have done nothing to a line since."""
    by_hand = new.is_changed and new.words != old.words
    return (old.is_ticked, old.below) == (new.is_ticked, new.below) and not by_hand


def _both(three: _Three) -> United:
    base, ours, theirs = three.base, three.ours, three.theirs
    lines = tuple(_with_tick(one.line, is_ticked=three.is_ticked) for one in _worded(three))
    head: United = [lines[0] if len(lines) == 1 else Disputed((lines[0],), (lines[1],))]
    return head + united_lines(base.below if base else (), ours.below, theirs.below)


def _worded(three: _Three) -> tuple[Entry, ...]:
    """Return who has the words of a line: both, where people have given it different ones."""
    base, ours, theirs = three.base, three.ours, three.theirs
    was = base.words if base else None
    if ours.is_changed and theirs.is_changed and ours.words != theirs.words:
        kept = tuple(one for one in (ours, theirs) if one.words != was)
        return kept or (ours,)
    if ours.is_changed != theirs.is_changed:
        by_hand, plain = (ours, theirs) if ours.is_changed else (theirs, ours)
        return (plain if by_hand.words == was else by_hand,)
    return (theirs if ours.words == was else ours,)


def _with_tick(line: str, *, is_ticked: bool) -> str:
    """Return a marked line with a person's tick or without; a tick of the map's stays."""
    if not is_ticked:
        return line if _DONE.search(line) else _BOX.sub(" ", line, count=1)
    line = _DONE.sub("", line)
    if _BOX.search(line):
        return _BOX.sub("x", line, count=1)
    bullet = _BULLET.match(line)
    assert bullet
    return f"{bullet[0]}[x] {line[bullet.end() :]}"


def _first(lines: United) -> str:
    first = lines[0]
    return first if isinstance(first, str) else (*first.ours, *first.theirs)[0]


def _last(found: United) -> str:
    last = found[-1]
    return last if isinstance(last, str) else (*last.ours, *last.theirs)[-1]
