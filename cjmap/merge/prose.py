"""Merge a text of several lines, of which both sides have changed something."""

from __future__ import annotations

from cjmap.merge.lines import merged_lines
from cjmap.merge.meaning import meaning
from cjmap.merge.pieces import Leaf, Piece, shifted_below
from cjmap.source import Scalar, parse


def merged_prose(base: Piece, ours: Piece, theirs: Piece) -> Leaf | None:
    """Return the text with the lines that each side has changed; None where they meet."""
    texts = []
    for one in (base, ours, theirs):
        if not isinstance(one, Leaf) or one.style == "?" or "\n" not in one.text:
            return None
        texts.append(shifted_below(one.text, -one.indent).split("\n"))
    lines = merged_lines(*texts)
    assert isinstance(ours, Leaf)
    return None if lines is None else _read("\n".join(lines), ours)


def _read(text: str, like: Leaf) -> Leaf | None:
    """Return a text as it is read behind a key at the left edge."""
    source, findings = parse(f"k: {text}\n".encode(), file="")
    node = source.root.get("k") if source.root and not findings else None
    if not isinstance(node, Scalar) or len(source.root.entries if source.root else ()) != 1:
        return None
    return Leaf(shifted_below(text, like.indent), meaning(node), node.style, like.indent)
