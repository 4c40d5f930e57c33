"""Show in words what a merge has left in conflict: once what both sides say, twice what not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import TypeAlias

_Sides: TypeAlias = tuple[str, ...]

_MARK = re.compile(rb"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")
_BOTH, _OURS, _BASE, _THEIRS = ("ours", "theirs"), ("ours",), (), ("theirs",)
# Whose lines follow a mark. The base of both is there with `merge.conflictStyle` diff3 or zdiff3.
_NEXT: Mapping[_Sides, Mapping[bytes, _Sides]] = {
    _BOTH: {b"<": _OURS},
    _OURS: {b"|": _BASE, b"=": _THEIRS},
    _BASE: {b"=": _THEIRS},
    _THEIRS: {b">": _BOTH},
}
_SAME = b"# in conflict, and both sides say the same: only how it is written is another\n"


def conflict_shown(data: bytes, show: Callable[[bytes], bytes | None]) -> bytes | None:
    """Return a file in words, with its marks around what the sides do not have in common.

    Their base is left out. None where there is no conflict, or where `show` gives nothing for one
    of the sides.
    """
    texts, marks = _apart(data)
    if not marks:
        return None
    ours, theirs = (show(texts[side]) for side in _BOTH)
    if ours is None or theirs is None:
        return None
    return b"".join(_marked(ours, theirs, marks)) if ours != theirs else _SAME + ours


def _apart(data: bytes) -> tuple[dict[str, bytes], dict[bytes, bytes]]:
    """Return the text of each side, and the first mark of each kind; none where one is open."""
    lines: dict[str, list[bytes]] = {side: [] for side in _BOTH}
    marks: dict[bytes, bytes] = {}
    sides: _Sides = _BOTH
    for line in data.splitlines(keepends=True):
        mark = line[:1] if _MARK.fullmatch(line) else b""
        if mark in _NEXT[sides]:
            sides = _NEXT[sides][mark]
            marks.setdefault(mark, line.rstrip(b"\r\n") + b"\n")
            continue
        for side in sides:
            lines[side].append(line)
    return {side: b"".join(lines[side]) for side in _BOTH}, marks if sides == _BOTH else {}


def _marked(ours: bytes, theirs: bytes, marks: Mapping[bytes, bytes]) -> Iterator[bytes]:
    one, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    matcher = SequenceMatcher(None, one, other)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from one[start:end]
        else:
            yield from (marks[b"<"], *one[start:end])
            yield from (marks[b"="], *other[other_start:other_end], marks[b">"])
