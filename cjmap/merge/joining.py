"""Decide what becomes of each piece: what one side has changed counts, key by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from cjmap.fields import Kind
from cjmap.fmt.kinds import table_of
from cjmap.merge.comments import (
    Comments,
    all_comments,
    comment_behind,
    counted,
    is_merged,
)
from cjmap.merge.contested import Scope
from cjmap.merge.decisions import Body, Decided, Joined, Seen, Slot, Torn, body_of
from cjmap.merge.items import labelled
from cjmap.merge.kinds import is_whole, may_repeat
from cjmap.merge.names import PartName
from cjmap.merge.pieces import Block, Entry, Piece, shifted
from cjmap.merge.placing import SIDES, Placed, Side, placed
from cjmap.merge.prose import merged_prose
from cjmap.merge.shapes import as_block, layout
from cjmap.merge.unsure import is_unsure

Entries: TypeAlias = Mapping[str, Entry]
# An entry as it was, as ours has it, and as theirs has it.
Three: TypeAlias = "tuple[Entry | None, Entry | None, Entry | None]"


def join(base: Block | None, ours: Block, theirs: Block, scope: Scope) -> Joined | None:
    """Return what becomes of two mappings or two lists.

    None where one side would have nothing, or the order of a way is what neither wrote.
    """
    kind, is_list = scope.kind, ours.is_list
    old, mine, yours = _by_label(base, ours, theirs, kind)
    if is_list and may_repeat(kind) and is_unsure(*_orders(old, mine, yours)):
        return None
    slots: list[Slot] = []
    for one in _in_order(old, mine, yours, kind, is_list=is_list):
        three = old.get(one.label), mine.get(one.label), yours.get(one.label)
        slots += _slots(one, three, scope, is_item=is_list)
    if not all(any(one.only in (None, side) for one in slots) for side in SIDES):
        return None
    slots = _spaced(slots, [next(iter(one.items()), None) for one in (mine, yours)])
    heads = (_at_edge(one.head, one.indent) if one else "" for one in (base, ours, theirs))
    tails = (_at_edge(one.tail, one.indent) if one else "" for one in (base, ours, theirs))
    return Joined(
        tuple(slots), layout(base, ours, theirs), all_comments(*heads), all_comments(*tails)
    )


def _by_label(
    base: Block | None, ours: Block, theirs: Block, kind: Kind | None
) -> tuple[Entries, Entries, Entries]:
    three = (base.entries if base else (), ours.entries, theirs.entries)
    found = labelled(*three, kind) if ours.is_list else three
    old, mine, yours = ({one.label: one for one in entries} for entries in found)
    return old, mine, yours


def _in_order(
    old: Entries, mine: Entries, yours: Entries, kind: Kind | None, *, is_list: bool
) -> list[Placed]:
    """Return what stands where; where order has no meaning, it is never disputed."""
    found = placed(*_orders(old, mine, yours), takes_along=is_list)
    if is_list or table_of(kind) is None:
        return found
    return [Placed(one.label) for one in found if one.only != "theirs"]


def _orders(
    old: Entries, mine: Entries, yours: Entries
) -> tuple[list[str], list[str], list[str], Mapping[str, int]]:
    """Return three orders, and what each entry weighs that was there before."""
    weights = {label: one.text.count("\n") for label, one in old.items()}
    return list(old), list(mine), list(yours), weights


def _slots(place: Placed, three: Three, scope: Scope, *, is_item: bool) -> list[Slot]:
    """Return what stands at a place: nothing where one side took away what the other left alone.

    `scope` is that of the list or mapping.
    """
    base, ours, theirs = three
    label = place.label
    unnamed = scope.unnamed(*three, is_item=is_item)
    if ours and theirs:
        leads = (_at_edge(one.lead, one.indent) if one else "" for one in three)
        body = _both(base, ours, theirs, scope.below(label, is_item=is_item), unnamed)
        return [Slot(label, all_comments(*leads), body, place.only)]
    left = ours or theirs
    assert left
    side: Side = "ours" if ours else "theirs"
    is_left_alone = base and _is_untouched(base, left) and not place.is_moved
    if is_left_alone and not unnamed:
        return []
    named = unnamed if is_left_alone else None
    lead, body = _at_edge(left.lead, left.indent), body_of(left)
    if base is None:
        return [Slot(label, lead, body)]
    was = Seen(label, _at_edge(base.lead, base.indent), body_of(base))
    return [Slot(label, lead, body, side, is_taken_away=True, unnamed=named, was=was)]


def _spaced(slots: list[Slot], firsts: list[tuple[str, Entry] | None]) -> list[Slot]:
    """Give the blank lines above what comes first now to what came first on a side before."""
    found = [one for one in firsts if one]
    blanks = slots[0].lead[: len(slots[0].lead) - len(slots[0].lead.lstrip("\n"))]
    if not blanks or any(one.lead.startswith("\n") for _, one in found):
        return slots
    labels = [label for label, _ in found]
    spaced = [
        replace(one, lead=blanks + one.lead)
        if one.label in labels and not one.lead.startswith("\n")
        else one
        for one in slots[1:]
    ]
    return [replace(slots[0], lead=slots[0].lead.lstrip("\n")), *spaced]


def _is_untouched(base: Entry, other: Entry) -> bool:
    """Tell whether a side says the same as before, with no comment that is new."""
    is_new = counted(other.comments) - counted(base.comments)
    return base.value.means == other.value.means and not is_new


def _at_edge(lines: str, indent: int) -> str:
    return shifted(lines, -indent)


def _both(
    base: Entry | None, ours: Entry, theirs: Entry, scope: Scope, unnamed: PartName | None
) -> Body | Torn:
    is_plain = base and not scope.may_name(base)
    if base and is_plain and _is_same(base, theirs):
        return body_of(ours)
    if (base and is_plain and _is_same(base, ours)) or _is_same(ours, theirs):
        return body_of(theirs)
    found = _value(base, ours, theirs, scope, is_held=unnamed is not None)
    if found is None:
        return Torn(body_of(ours), body_of(theirs), body_of(base) if base else None, unnamed)
    value, whose = found
    return Body(
        _changed(base.key if base else None, ours.key, theirs.key),
        whose.gap,
        value,
        comment_behind(base.rest if base else "", ours.rest, theirs.rest),
        whose.indent,
    )


def _is_same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries are written the same, however far to the right."""
    return shifted(one.text, -one.indent) == shifted(other.text, -other.indent)


def _changed(base: str | None, ours: str, theirs: str) -> str:
    return theirs if ours == base else ours


def _value(
    base: Entry | None, ours: Entry, theirs: Entry, scope: Scope, *, is_held: bool
) -> tuple[Decided, Entry] | None:
    """Return the value and which side's way of writing it counts; None where they clash.

    With `is_held`, a single value that one side has changed is in a conflict, too.
    """
    joined = _joined(base.value if base else None, ours.value, theirs.value, scope)
    if joined:
        return joined, theirs if joined.like is theirs.value else ours
    if is_held:
        return None
    then, mine, yours = map(_comments_inside, (base, ours, theirs))
    for one in _saying_it(base, ours, theirs):
        if is_merged(then, mine, yours, mine if one is ours else yours):
            return one.value, one
    prose = merged_prose(base.value, ours.value, theirs.value) if base else None
    return (prose, ours) if prose else None


def _saying_it(base: Entry | None, ours: Entry, theirs: Entry) -> list[Entry]:
    """Return the sides whose value is what the result has to say."""
    if ours.value.means == theirs.value.means:
        return [ours, theirs]
    means = base.value.means if base else None
    return [
        one
        for one, other in ((ours, theirs), (theirs, ours))
        if base and other.value.means == means
    ]


def _comments_inside(entry: Entry | None) -> Comments:
    """Return the comments of a value, without those above and beside it."""
    if entry is None:
        return Comments()
    return counted(entry.comments) - counted((*entry.lead.splitlines(), entry.rest))


def _joined(base: Piece | None, ours: Piece, theirs: Piece, scope: Scope) -> Joined | None:
    """Return what becomes of two mappings or lists, or of what is the same as one."""
    kind = scope.kind
    mine, yours = as_block(ours, theirs, kind), as_block(theirs, ours, kind)
    if not mine or not yours or mine.is_list != yours.is_list:
        return None
    if is_whole(kind) and not (base and base.means in (ours.means, theirs.means)):
        return None
    like = ours if mine is ours else theirs
    old = as_block(base, like, kind) if base else None
    is_alike = old is not None and old.is_list == mine.is_list
    return join(old if is_alike else None, mine, yours, scope)
