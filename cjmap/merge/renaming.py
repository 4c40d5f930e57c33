"""Merge parts under one id where a side has given them another one."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.diff.reading import SECTIONS
from cjmap.merge.conflicts import Text, View, flat
from cjmap.merge.decisions import Dispute
from cjmap.merge.names import PartName, agreed, renamed_parts, with_new_ids
from cjmap.merge.placing import SIDES
from cjmap.merge.proof import first_error
from cjmap.merge.reading import Refused, Three, read_three
from cjmap.merge.stand_ins import StandIn, as_ours, as_stand_ins, stand_ins, with_ids
from cjmap.source import parse

_VIEWS: tuple[View, View, View] = ("base", "ours", "theirs")


class Renamed(NamedTuple):
    """Three versions with the ids that parts have in the end, or with a word where that is open."""

    sources: Three
    both: tuple[StandIn, ...] = ()


class Result(NamedTuple):
    """What came of three versions: a text, its conflicts, and parts that are named in vain."""

    text: Text
    conflicts: tuple[Dispute, ...]
    in_vain: tuple[PartName, ...]


def with_one_id_each(sources: Three) -> Renamed | Refused:
    """Return three maps in which each part has the same id."""
    base, ours, theirs = (one.root for one in sources)
    if base is None or ours is None or theirs is None:
        return Renamed(sources)
    mine, yours = renamed_parts(base, ours), renamed_parts(base, theirs)
    both = stand_ins(mine, yours, texts=[one.text for one in sources])
    ids = agreed(mine, yours, (base, ours, theirs))
    if not ids and not both:
        return Renamed(sources)
    versions = zip(sources, _VIEWS, strict=True)
    found = read_three(
        *(with_new_ids(one, ids | as_stand_ins(both, view)) for one, view in versions)
    )
    return found if isinstance(found, Refused) else Renamed(found, tuple(both))


def with_own_ids(result: Result, both: tuple[StandIn, ...]) -> Result | Refused:
    """Return a result in which each side says the ids that it has given, in conflicts.

    Refused where an id is that of another part, too.
    """
    if not both:
        return result
    text = with_ids(result.text, both)
    if any(first_error(parse(flat(text, side).encode(), file="")[1]) for side in SIDES):
        return Refused("both sides have given another id to the same part, and one is taken")
    sections = {str(kind): section for kind, section in SECTIONS.items()}
    renamed = (Dispute(f"{sections[one.kind]}.{one.base}", "renamed") for one in both)
    others = (_in_ours(one, both) for one in result.conflicts)
    in_vain = (PartName(kind, as_ours(id, both)) for kind, id in result.in_vain)
    return Result(text, (*renamed, *others), tuple(in_vain))


def _in_ours(dispute: Dispute, both: tuple[StandIn, ...]) -> Dispute:
    place, how, unnamed = dispute
    if unnamed:
        unnamed = PartName(unnamed.kind, as_ours(unnamed.id, both))
    return Dispute(as_ours(place, both), how, unnamed)
