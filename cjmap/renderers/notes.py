"""Unite the lines that people wrote on two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from cjmap.frozen import frozen

Lines: TypeAlias = "tuple[str, ...]"
# More pairs of lines than that would take long: the most frequent lines no longer count.
_MOST_PAIRS = 1_000_000


@frozen
class Disputed:
    """Lines that both sides have changed, in different ways; one may have taken them away."""

    ours: Lines
    theirs: Lines


@frozen
class _Side:
    """What a side has made of each line of the base, and what it has put before each and last."""

    lines: tuple[Lines, ...]
    added: tuple[Lines, ...]


def united_lines(base: Lines, ours: Lines, theirs: Lines) -> list[str | Disputed]:
    """Return the lines with what both sides have added and changed.

    >>> united_lines(("a", "b"), ("a", "x", "b"), ("a", "y", "B"))
    ['a', 'x', 'y', 'B']
    >>> united_lines(("a",), ("b",), ("c",))
    [Disputed(ours=('b',), theirs=('c',))]
    """
    one, other = _side(base, ours), _side(base, theirs)
    found: list[str | Disputed] = []
    for place in range(len(base) + 1):
        found += _all(one.added[place], other.added[place])
        if place < len(base):
            found += _settled(base[place], one.lines[place], other.lines[place])
    return found


def _side(base: Lines, side: Lines) -> _Side:
    lines: list[Lines] = [()] * len(base)
    added: list[Lines] = [()] * (len(base) + 1)
    for kind, start, end, from_, to in _matched(base, side).get_opcodes():
        if kind == "insert":
            added[start] = side[from_:to]
            continue
        new = side[from_:to]
        for number in range(end - start):
            is_last = number == end - start - 1
            lines[start + number] = new[number:] if is_last else new[number : number + 1]
    return _Side(tuple(lines), tuple(added))


def _settled(line: str, ours: Lines, theirs: Lines) -> Iterator[str | Disputed]:
    """Yield what becomes of a line of the base."""
    if ours == (line,) or theirs[: len(ours)] == ours != ():
        yield from theirs
    elif theirs == (line,) or ours[: len(theirs)] == theirs != () or ours == theirs:
        yield from ours
    else:
        yield Disputed(ours, theirs)


def _all(ours: Lines, theirs: Lines) -> Iterator[str]:
    """Yield all lines of both, once what both have."""
    for _, start, end, from_, to in _matched(ours, theirs).get_opcodes():
        yield from ours[start:end]
        yield from theirs[from_:to] if ours[start:end] != theirs[from_:to] else ()


def _matched(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    is_large = len(one) * len(other) > _MOST_PAIRS
    return SequenceMatcher(None, one, other, autojunk=is_large)
