"""See a single value as the list or mapping that it could be written as."""

from __future__ import annotations

from dataclasses import replace

from cjmap.fields import Kind, Statements
from cjmap.merge.kinds import may_be_one
from cjmap.merge.meaning import Plain
from cjmap.merge.pieces import Block, Entry, Piece


def as_block(piece: Piece, other: Piece, kind: Kind | None) -> Block | None:
    """Return a mapping or list; of a single value, the one that it is the same as.

    That is written as at the `other` side, whose value it is to be joined with. None where the
    format has no such thing there.
    """
    like = other if isinstance(other, Block) else None
    if like and like.is_list and may_be_one(kind) and not (is_list(piece)):
        item = Entry("0", "", "", "", piece, "", piece.text, piece.indent)
        return _made(like, () if piece.means == Plain("") else (item,))
    if isinstance(piece, Block):
        return piece
    is_text = isinstance(piece.means, str)
    if like and not like.is_list and is_text and isinstance(kind, Statements):
        return _made(like, (Entry("text", "", "text", ": ", piece, "", piece.text, piece.indent),))
    return None


def is_list(piece: Piece) -> bool:
    """Tell whether a list is written here, perhaps an empty one."""
    return isinstance(piece.means, list)


def _made(like: Block, entries: tuple[Entry, ...]) -> Block:
    return replace(like, entries=entries, text="", tail="")


def layout(base: Block | None, ours: Block, theirs: Block) -> Block:
    """Return the side that is written as the result is to be: ours, unless only theirs changed."""
    if not theirs.text:
        return ours
    if not ours.text:
        return theirs
    is_as_before = base and (base.flow, base.step) == (ours.flow, ours.step)
    return theirs if is_as_before else ours
