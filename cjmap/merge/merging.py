"""Merge three versions of a file, key by key."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from cjmap.fields import Part
from cjmap.frozen import frozen
from cjmap.merge.aliases import as_written
from cjmap.merge.comments import all_comments, without
from cjmap.merge.conflicts import USUAL_MARKS, Marks, Text, marked
from cjmap.merge.contested import Scope, contested_in
from cjmap.merge.cutting import cut
from cjmap.merge.decisions import Dispute, Joined, disputed
from cjmap.merge.joining import join
from cjmap.merge.names import PartName, agreed, named_in_vain, renamed_parts, with_new_ids
from cjmap.merge.pieces import Block
from cjmap.merge.proof import first_error, proven
from cjmap.merge.spelling import spelled
from cjmap.merge.versions import Version, read_version, written_like
from cjmap.source import Source, parse

Three: TypeAlias = "tuple[Source, Source, Source]"
_SIDES = ("the common base", "our version", "their version")


@frozen
class Merged:
    """The bytes of the result, and where both sides want it otherwise.

    `in_vain` are the kinds and ids of parts that it names although one side took them away.
    """

    data: bytes
    conflicts: tuple[Dispute, ...] = ()
    in_vain: tuple[PartName, ...] = ()


@frozen
class Refused:
    """Why versions can't be merged by their keys."""

    why: str


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
        side = _SIDES[versions.index(None)]
        return Refused(f"{side} is no text in UTF-8 whose lines all end alike")
    found = _merged((old, mine, yours), part)
    if isinstance(found, Refused):
        return found
    data = written_like(old, mine, yours).written(marked(found.text, marks))
    return Merged(data, tuple(dict.fromkeys(disputed(found.joined))), tuple(found.in_vain))


class _Found(NamedTuple):
    joined: Joined
    text: Text
    in_vain: list[PartName]


def _merged(versions: tuple[Version, Version, Version], part: str) -> _Found | Refused:
    sources = _sources(*(one.text for one in versions))
    if part == "map" and not isinstance(sources, Refused):
        sources = _with_new_ids(sources)
    if isinstance(sources, Refused):
        return sources
    return _decided(sources, part)


def _decided(sources: Three, part: str, *, again: bool = False) -> _Found | Refused:
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
        left = _sources(*(without(one, proof.come_back) for one in sources))
        return left if isinstance(left, Refused) else _decided(left, part, again=True)
    if proof is None or proof.come_back:
        return Refused("what is written in a rare way would not say the same any more")
    sides = [one.root for one in sources[1:] if one.root]
    return _Found(joined, text, named_in_vain(proof.root, sides) if part == "map" else [])


def _joined(base: Block | None, ours: Block, theirs: Block, kind: Part) -> Joined | None:
    """Return what becomes of a file; what names a contested part is only known at the end."""
    joined = join(base, ours, theirs, Scope(kind, {}))
    contested = contested_in(joined) if joined and kind.part == "map" else {}
    return join(base, ours, theirs, Scope(kind, contested)) if contested else joined


def _sources(*texts: str) -> Three | Refused:
    """Return what the texts say, or which can't be read without an error; a base may be empty."""
    found = []
    for side, text in zip(_SIDES, texts, strict=True):
        source, findings = parse(text.encode(), file="")
        error = first_error(findings) if text.strip() or side != _SIDES[0] else None
        if error:
            return Refused(f"{side} has an error: {error.message}")
        found.append(as_written(source))
    base, ours, theirs = found
    return base, ours, theirs


def _with_new_ids(sources: Three) -> Three | Refused:
    """Return all three with the ids that parts have in the end."""
    base, ours, theirs = (one.root for one in sources)
    if base is None or ours is None or theirs is None:
        return sources
    ids = agreed(renamed_parts(base, ours), renamed_parts(base, theirs), (base, ours, theirs))
    if ids is None:
        return Refused("both sides have given another id to the same part")
    return _sources(*(with_new_ids(one, ids) for one in sources)) if ids else sources
