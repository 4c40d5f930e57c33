"""Cut what stands in brackets or braces, and write it anew."""

from __future__ import annotations

import re
from itertools import pairwise

from cjmap.merge.meaning import meaning
from cjmap.merge.pieces import Block, Entry, Leaf, Piece, meant_by
from cjmap.source import Mapping, Node, Scalar, Sequence

_GAP = re.compile(r"\s*:\s*")
_BETWEEN = re.compile(r"\s*,\s*")


def cut_brackets(node: Mapping | Sequence, text: str, indent: int) -> Block | None:
    """Return the pieces of what stands in brackets; None where it is empty, or oddly written.

    `indent` is that of the line in which it begins. There is no comment inside.
    """
    entries = _keys(node, text, indent) if isinstance(node, Mapping) else _items(node, text, indent)
    if not entries:
        return None
    stretches = _stretches(node)
    start, end = node.span.start, node.span.end
    gaps = [text[one[1] : other[0]] for one, other in pairwise(stretches)]
    opening, closing = text[start : stretches[0][0]], text[stretches[-1][1] : end]
    brackets = "{}" if isinstance(node, Mapping) else "[]"
    is_usual = opening.strip() == brackets[0] and closing.strip(" \n,") == brackets[1]
    if not is_usual or not all(map(_BETWEEN.fullmatch, gaps)):
        return None
    return Block(
        tuple(entries),
        isinstance(node, Sequence),
        flow=True,
        text=text[start:end],
        means=meant_by(entries, is_list=isinstance(node, Sequence)),
        indent=indent,
        opening=opening,
        between=gaps[0] if gaps else ", ",
        closing=closing,
    )


def _stretches(node: Mapping | Sequence) -> list[tuple[int, int]]:
    """Return where each entry begins and ends; a key without a value ends where that would be."""
    if isinstance(node, Sequence):
        return [(item.span.start, item.span.end) for item in node.items]
    return [(one.key.span.start, one.value.span.end) for one in node.entries.values()]


def _keys(node: Mapping, text: str, indent: int) -> list[Entry] | None:
    entries = []
    for label, one in node.entries.items():
        start, end = one.key.span.start, one.key.span.end
        gap, stop = text[end : one.value.span.start], one.value.span.end
        piece = _piece(one.value, text, indent)
        if piece is None or (gap and not _GAP.fullmatch(gap)):
            return None
        key = text[start:end]
        entries.append(Entry(label, "", key, gap, piece, "", text[start:stop], indent))
    return entries


def _items(node: Sequence, text: str, indent: int) -> list[Entry] | None:
    entries = []
    for number, item in enumerate(node.items):
        piece = _piece(item, text, indent)
        if piece is None:
            return None
        written = text[item.span.start : item.span.end]
        entries.append(Entry(str(number), "", "", "", piece, "", written, indent))
    return entries


def _piece(node: Node, text: str, indent: int) -> Piece | None:
    start, end = node.span.start, node.span.end
    if isinstance(node, Scalar):
        return Leaf(text[start:end], meaning(node), node.style, indent)
    if text[start:end] in ("{}", "[]"):
        return Leaf(text[start:end], meaning(node), "?", indent)
    return cut_brackets(node, text, indent)
