"""Merge three versions of a file, key by key."""

from __future__ import annotations

from cjmap.fields import Part
from cjmap.frozen import frozen
from cjmap.merge.comments import all_comments, without
from cjmap.merge.conflicts import USUAL_MARKS, Marks, Text, marked
from cjmap.merge.contested import Scope, contested_in
from cjmap.merge.cutting import cut
from cjmap.merge.decisions import Dispute, Joined, disputed
from cjmap.merge.joining import join
from cjmap.merge.names import PartName, named_in_vain
from cjmap.merge.pieces import Block
from cjmap.merge.proof import proven
from cjmap.merge.reading import SIDES_IN_WORDS, Refused, Three, read_three
from cjmap.merge.renaming import Result, with_one_id_each, with_own_ids
from cjmap.merge.spelling import spelled
from cjmap.merge.versions import Version, read_version, written_like


@frozen
class Merged:
    """The bytes of the result, and where both sides want it otherwise.

    `in_vain` are the kinds and ids of parts that it names although one side took them away.
    """

    data: bytes
    conflicts: tuple[Dispute, ...] = ()
    in_vain: tuple[PartName, ...] = ()


def merge(
    base: bytes, ours: bytes, theirs: bytes, *, part: str = "map", marks: Marks = USUAL_MARKS
) -> Merged | Refused:
    """Return what comes of two versions of a file and of the one that both were made of.

    `part` is what the format calls a whole file: "map" or "config". A base of no bytes is none.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    versions = read_version(base), read_version(ours), read_version(theirs)
    old, mine, yours = versions
    if old is None or mine is None or yours is None:
        side = SIDES_IN_WORDS[versions.index(None)]
        return Refused(f"{side} is no text in UTF-8 whose lines all end alike")
    found = _merged((old, mine, yours), part)
    if isinstance(found, Refused):
        return found
    data = written_like(old, mine, yours).written(marked(found.text, marks))
    return Merged(data, found.conflicts, found.in_vain)


def _merged(versions: tuple[Version, Version, Version], part: str) -> Result | Refused:
    sources = read_three(*(one.text for one in versions))
    if isinstance(sources, Refused) or part != "map":
        return sources if isinstance(sources, Refused) else _decided(sources, part)
    renamed = with_one_id_each(sources)
    if isinstance(renamed, Refused):
        return renamed
    found = _decided(renamed.sources, part)
    return found if isinstance(found, Refused) else with_own_ids(found, renamed.both)


def _decided(sources: Three, part: str, *, again: bool = False) -> Result | Refused:
    """Return what comes of three versions; comments that come back are left out of all of them."""
    base, ours, theirs = map(cut, sources)
    if ours is None or theirs is None or (base is None and sources[0].root):
        return Refused("it is written in a way that can't be taken apart, such as all in braces")
    joined = _joined(base.body if base else None, ours.body, theirs.body, Part(part))
    if joined is None:
        return Refused("one side has nothing left of it")
    head = all_comments(base.head if base else "", ours.head, theirs.head)
    text: Text = (head, *spelled(joined, joined.like.indent))
    proof = proven(text, joined, sources=sources)
    if proof and proof.come_back and not again:
        left = read_three(*(without(one, proof.come_back) for one in sources))
        return left if isinstance(left, Refused) else _decided(left, part, again=True)
    if proof is None or proof.come_back:
        return Refused("what is written in a rare way would not say the same any more")
    sides = [one.root for one in sources[1:] if one.root]
    in_vain = named_in_vain(proof.root, sides) if part == "map" else ()
    return Result(text, tuple(dict.fromkeys(disputed(joined))), tuple(in_vain))


def _joined(base: Block | None, ours: Block, theirs: Block, kind: Part) -> Joined | None:
    """Return what becomes of a file; what names a contested part is only known at the end."""
    joined = join(base, ours, theirs, Scope(kind, {}))
    contested = contested_in(joined) if joined and kind.part == "map" else {}
    return join(base, ours, theirs, Scope(kind, contested)) if contested else joined
