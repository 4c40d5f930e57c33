"""Show a file in words for `git diff`, also one that a merge has left in conflict."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from cjmap.diff.order import heaviest_rise, kept
from cjmap.fmt.in_words import in_words

_Sides: TypeAlias = tuple[str, ...]
_Lines: TypeAlias = tuple[str, ...]

_MARK = re.compile(rb"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")
_BOTH, _OURS, _BASE, _THEIRS = ("ours", "theirs"), ("ours",), (), ("theirs",)
# Whose lines follow a mark. The base of both is there with `merge.conflictStyle` diff3 or zdiff3.
_NEXT: Mapping[_Sides, Mapping[bytes, _Sides]] = {
    _BOTH: {b"<": _OURS},
    _OURS: {b"|": _BASE, b"=": _THEIRS},
    _BASE: {b"=": _THEIRS},
    _THEIRS: {b">": _BOTH},
}
_SAME = "# in conflict, and both sides say the same: only how it is written is another"


def shown(data: bytes) -> bytes:
    """Return a file in words, with its comments, and with marks around what its sides disagree on.

    One that has an error is shown as it is, below a comment that says which.
    """
    words, why_not = in_words(data)
    if words is None:
        words = _conflict_in_words(data)
    if words is not None:
        return "".join(f"{line}\n" for line in words).encode()
    said = f"# not in words (`git diff --no-textconv` compares lines): {why_not}\n"
    return said.encode() + data if data else data


def _conflict_in_words(data: bytes) -> tuple[str, ...] | None:
    """Return both sides of a file, None where it has no conflict, or one of them has errors."""
    texts, marks = _apart(data)
    if not marks:
        return None
    (ours, _), (theirs, _) = (in_words(texts[side]) for side in _BOTH)
    if ours is None or theirs is None:
        return None
    return tuple(_marked(ours, theirs, marks)) if ours != theirs else (_SAME, *ours)


def _apart(data: bytes) -> tuple[dict[str, bytes], dict[bytes, str]]:
    """Return the text of each side, and the first mark of each kind; none where one is open."""
    lines: dict[str, list[bytes]] = {side: [] for side in _BOTH}
    marks: dict[bytes, str] = {}
    sides: _Sides = _BOTH
    for line in data.splitlines(keepends=True):
        mark = line[:1] if _MARK.fullmatch(line) else b""
        if mark in _NEXT[sides]:
            sides = _NEXT[sides][mark]
            marks.setdefault(mark, line.decode("utf-8", "replace").rstrip("\r\n"))
            continue
        for side in sides:
            lines[side].append(line)
    return {side: b"".join(lines[side]) for side in _BOTH}, marks if sides == _BOTH else {}


def _marked(ours: _Lines, theirs: _Lines, marks: Mapping[bytes, str]) -> Iterator[str]:
    """Yield what both have once, and the rest of both between marks."""
    here = there = 0
    for one, other in (*_common(ours, theirs), (len(ours), len(theirs))):
        if (here, there) != (one, other):
            yield from (marks[b"<"], *ours[here:one])
            yield from (marks[b"="], *theirs[there:other], marks[b">"])
        yield from ours[one : one + 1]
        here, there = one + 1, other + 1


def _common(ours: _Lines, theirs: _Lines) -> Iterator[tuple[int, int]]:
    """Yield the positions of the lines that both have, in their order.

    First come those that stand there once, as ids do: what lies between them is little.
    """
    here = there = 0
    for one, other in (*_once(ours, theirs), (len(ours), len(theirs))):
        between = kept(ours[here:one], theirs[there:other])
        yield from ((here + i, there + j) for i, j in between)
        if one < len(ours):
            yield one, other
        here, there = one + 1, other + 1


def _once(ours: _Lines, theirs: _Lines) -> Sequence[tuple[int, int]]:
    """Return the positions of lines that stand once on both sides, in the order of both."""
    often = [Counter(side) for side in (ours, theirs)]
    places = {line: at for at, line in enumerate(theirs)}
    pairs = [
        (at, places[line]) for at, line in enumerate(ours) if often[0][line] == often[1][line] == 1
    ]
    stay = heaviest_rise((other, 1) for _, other in pairs)
    return [pair for pair in pairs if pair[1] in stay]
