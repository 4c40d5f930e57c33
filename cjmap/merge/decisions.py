"""What becomes of each piece in the result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from cjmap.frozen import frozen
from cjmap.merge.conflicts import View
from cjmap.merge.meaning import Meaning
from cjmap.merge.names import PartName
from cjmap.merge.pieces import Block, Entry, Piece
from cjmap.merge.placing import Side


@frozen
class Joined:
    """A mapping or list of which both sides have changed something, laid out like one of theirs.

    `head` are the comments before the first entry that are about all of them, `tail` those behind
    the last, as if they stood at the left edge.
    """

    slots: tuple[Slot, ...]
    like: Block
    head: str = ""
    tail: str = ""


@frozen
class Body:
    """A key or an item with its value; `indent` is that of the line it was written in."""

    key: str
    gap: str
    value: Piece | Joined
    rest: str
    indent: int


@frozen
class Torn:
    """What both sides have changed, each in another way; `base` is what it was, if it was there.

    With `unnamed`, only one has: it took that part away, and no longer names it here.
    """

    ours: Body
    theirs: Body
    base: Body | None = None
    unnamed: PartName | None = None


@frozen
class Slot:
    """A place in the result; `lead` are the lines above, as if they stood at the left edge.

    With `only`, it is there on one side of a conflict, and on the other there is nothing:
    `is_taken_away` there, or moved. With `unnamed`, it was taken away as that part was. `was` is
    what was taken away or changed.
    """

    label: str
    lead: str
    body: Body | Torn
    only: Side | None = None
    is_taken_away: bool = False
    unnamed: PartName | None = None
    was: Seen | None = None


class Seen(NamedTuple):
    """What stands at a place on one side, or stood there before, with the lines above."""

    label: str
    lead: str
    body: Body


How: TypeAlias = Literal["changed", "moved", "taken away", "renamed"]


class Dispute(NamedTuple):
    """Where both sides want something else, as in `touchpoints.cart.emotion`, and how it came.

    With `unnamed`, one side took that part away, and what named it at this place.
    """

    place: str
    how: How
    unnamed: PartName | None = None


Decided: TypeAlias = Piece | Joined


def body_of(entry: Entry) -> Body:
    """Return an entry as one side has it."""
    return Body(entry.key, entry.gap, entry.value, entry.rest, entry.indent)


def seen(slot: Slot, view: View) -> Seen | None:
    """Return what one side wants at a place, or what was there in a conflict; None for nothing."""
    if slot.only and view == "base":
        return slot.was
    if slot.only not in (None, view):
        return None
    body = getattr(slot.body, view) if isinstance(slot.body, Torn) else slot.body
    return Seen(slot.label, slot.lead, body) if body else None


def meant(decided: Decided, side: Side) -> Meaning:
    """Return what the result has to say, where conflicts are settled as one side wants."""
    if not isinstance(decided, Joined):
        return decided.means
    found = [one for slot in decided.slots if (one := seen(slot, side))]
    if decided.like.is_list:
        return [meant(one.body.value, side) for one in found]
    return {one.label: meant(one.body.value, side) for one in found}


def disputed(joined: Joined, route: tuple[str, ...] = ()) -> Iterator[Dispute]:
    """Yield every conflict; `route` are the keys that lead there."""
    for number, slot in enumerate(joined.slots):
        here = (*route, str(number + 1) if joined.like.is_list else slot.label)
        if slot.only and slot.unnamed and joined.like.is_list:
            yield Dispute(".".join(route), "taken away", slot.unnamed)
        elif slot.only:
            how: How = "taken away" if slot.is_taken_away else "moved"
            yield Dispute(".".join(here), how, slot.unnamed)
        elif isinstance(slot.body, Torn):
            yield Dispute(".".join(here), "changed", slot.body.unnamed)
        elif isinstance(slot.body.value, Joined):
            yield from disputed(slot.body.value, here)
