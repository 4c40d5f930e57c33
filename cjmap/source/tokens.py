"""Spell out what a tree says, to tell what of it an edit has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjmap.source.edits import Replacement, moved
from cjmap.source.nodes import Mapping, Node, Scalar


class Token(NamedTuple):
    """A text, with whether it stands without quotes, or a bracket around keys or items (None).

    A bracket's stretch is that of all it holds. `owner` is the key that a text stands under.
    """

    start: int
    end: int
    says: tuple[str, bool | None]
    owner: str = ""


def tokens(node: Node, owner: str = "") -> Iterator[Token]:
    """Yield the texts and brackets of a tree in the order of the file, aliases spelled out."""
    start, end = node.span.start, node.span.end
    if isinstance(node, Scalar):
        yield Token(start, end, (node.value, node.style == ""), owner)
        return
    opens, closes = ("{", "}") if isinstance(node, Mapping) else ("[", "]")
    yield Token(start, end, (opens, None))
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield Token(entry.key.span.start, entry.key.span.end, (key, False))
            if not entry.bare:
                yield from tokens(entry.value, key)
    else:
        for item in node.items:
            yield from tokens(item, owner)
    yield Token(start, end, (closes, None))


def says_else(before: Node, after: Node, edits: Iterable[Replacement]) -> bool:
    """Tell whether one file's tree says anything else than before where nothing was edited.

    Also where a text that was edited stands, by an alias, under another key as well.
    """
    known = sorted(edits)
    old = _Stretches([(one.start, one.end) for one in known])
    new = _Stretches([(at := moved(one.start, known), at + len(one.text)) for one in known])
    was = list(tokens(before))
    if any(len(owners) > 1 for owners in _owners(was, old)):
        return True
    left = [one.says for one in was if old.holding(one) is None]
    return left != [one.says for one in tokens(after) if new.holding(one) is None]


def in_any_order(node: Node) -> object:
    """Return what a tree says, whatever the order of its keys is."""
    if isinstance(node, Scalar):
        return node.value, node.style == ""
    if isinstance(node, Mapping):
        return {key: in_any_order(entry.value) for key, entry in node.entries.items()}
    return [in_any_order(item) for item in node.items]


class _Stretches:
    """Stretches of a file that do not overlap, in order."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._all = stretches
        self._ends = [end for _, end in stretches]

    def holding(self, token: Token) -> int | None:
        """Return the number of the stretch that a text overlaps, or a bracket's inside lies in."""
        number = bisect_left(self._ends, token.start)
        if number == len(self._all):
            return None
        start, end = self._all[number]
        is_bracket = token.says[1] is None
        holds = start <= token.start and token.end <= end if is_bracket else start <= token.end
        return number if holds else None


def _owners(said: Iterable[Token], stretches: _Stretches) -> Iterable[set[str]]:
    """Return the keys under which each of the texts that lie in the stretches stands."""
    owners: dict[tuple[int, int], set[str]] = {}
    for one in said:
        if one.owner and stretches.holding(one) is not None:
            owners.setdefault((one.start, one.end), set()).add(one.owner)
    return owners.values()
