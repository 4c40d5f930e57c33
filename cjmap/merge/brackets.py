"""Cut what stands in brackets or braces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cjmap.merge.gaps import Gap, gap_of
from cjmap.merge.meaning import meaning
from cjmap.merge.pieces import Block, Entry, Leaf, Piece, meant_by
from cjmap.source import Mapping, Node, Scalar, Sequence

_COLON = re.compile(r"(?:\s*:\s*)?")
_COMMA = re.compile(r"\s*,\s*")


class _Written(NamedTuple):
    """A key with its value, or an item: what it is called, where its key begins and ends."""

    label: str
    start: int
    key_end: int
    value: Node


def cut_brackets(node: Mapping | Sequence, text: str, indent: int) -> Block | None:
    """Return the pieces of what stands in brackets; None where it is empty, or oddly written.

    `indent` is that of the line in which it begins.
    """
    written, end = list(_written(node)), node.span.end
    if not written:
        return None
    ends = (node.span.start + 1, *(one.value.span.end for one in written))
    starts = (*(one.start for one in written), end - 1)
    gaps = [gap_of(text[one:other]) for one, other in zip(ends, starts, strict=True)]
    opening, *between, closing = gaps
    is_usual = not opening.bare.strip() and closing.bare.strip() in ("", ",")
    if not is_usual or not all(_COMMA.fullmatch(one.bare) for one in between):
        return None
    around = zip(written, pairwise(gaps), strict=True)
    entries = [_entry(one, before, behind, text, indent) for one, (before, behind) in around]
    known = [one for one in entries if one]
    if len(known) < len(entries):
        return None
    is_list = isinstance(node, Sequence)
    return Block(
        tuple(known),
        is_list,
        flow=True,
        text=text[node.span.start : end],
        means=meant_by(known, is_list=is_list),
        indent=indent,
        head=_lines([opening.behind], indent),
        tail=_lines(closing.below, indent),
        opening=text[node.span.start] + opening.bare,
        between=between[0].bare if between else ", ",
        closing=closing.bare + text[end - 1],
    )


def _written(node: Mapping | Sequence) -> Iterator[_Written]:
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield _Written(str(number), item.span.start, item.span.start, item)
    else:
        for label, one in node.entries.items():
            yield _Written(label, one.key.span.start, one.key.span.end, one.value)


def _entry(one: _Written, before: Gap, behind: Gap, text: str, indent: int) -> Entry | None:
    """Return an entry with the comments of the gaps around it; None where it is oddly written."""
    span = one.value.span
    gap = gap_of(text[one.key_end : span.start])
    piece = _piece(one.value, text, indent)
    if piece is None or not _COLON.fullmatch(gap.bare):
        return None
    beside = [note for note in (gap.behind, *gap.below, behind.behind) if note]
    rest = "".join(f"  {note.strip()}" for note in beside)
    within = _comments(piece)
    return Entry(
        one.label,
        _lines(before.below, indent),
        text[one.start : one.key_end],
        ": " if gap.behind or gap.below else gap.bare,
        piece,
        rest,
        text[one.start : span.end] + rest,
        indent,
        (*before.below, *within, *beside),
    )


def _comments(piece: Piece) -> list[str]:
    if not isinstance(piece, Block):
        return []
    below = (note for one in piece.entries for note in one.comments)
    return [*piece.head.split("\n")[:-1], *below, *piece.tail.split("\n")[:-1]]


def _lines(comments: Iterable[str], indent: int) -> str:
    return "".join(f"{' ' * indent}{one.strip()}\n" for one in comments if one)


def _piece(node: Node, text: str, indent: int) -> Piece | None:
    start, end = node.span.start, node.span.end
    if isinstance(node, Scalar):
        return Leaf(text[start:end], meaning(node), node.style, indent)
    if text[start:end] in ("{}", "[]"):
        return Leaf(text[start:end], meaning(node), "?", indent)
    return cut_brackets(node, text, indent)
