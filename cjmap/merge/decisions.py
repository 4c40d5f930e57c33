"""What becomes of each piece in the result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from cjmap.frozen import frozen
from cjmap.merge.meaning import Meaning
from cjmap.merge.pieces import Block, Entry, Piece
from cjmap.merge.placing import Side


@frozen
class Joined:
    """A mapping or list of which both sides have changed something, laid out like one of theirs.

    `tail` are the comments behind the last entry, as if they stood at the left edge.
    """

    slots: tuple[Slot, ...]
    like: Block
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
    """What both sides have changed, each in another way."""

    ours: Body
    theirs: Body


@frozen
class Slot:
    """A place in the result; `lead` are the lines above, as if they stood at the left edge.

    With `only`, it is there on one side of a conflict, and on the other there is nothing.
    """

    label: str
    lead: str
    body: Body | Torn
    only: Side | None = None


Decided: TypeAlias = Piece | Joined


def body_of(entry: Entry) -> Body:
    """Return an entry as one side has it."""
    return Body(entry.key, entry.gap, entry.value, entry.rest, entry.indent)


def on_side(body: Body | Torn, side: Side) -> Body:
    """Return what one side wants."""
    if isinstance(body, Torn):
        return body.ours if side == "ours" else body.theirs
    return body


def meant(decided: Decided, side: Side) -> Meaning:
    """Return what the result has to say, where conflicts are settled as one side wants."""
    if not isinstance(decided, Joined):
        return decided.means
    slots = [one for one in decided.slots if one.only in (None, side)]
    values = [meant(on_side(one.body, side).value, side) for one in slots]
    if decided.like.is_list:
        return values
    return {one.label: value for one, value in zip(slots, values, strict=True)}


def disputed(joined: Joined) -> Iterator[str]:
    """Yield where both sides want something else, as in `touchpoints.cart.emotion`."""
    for number, slot in enumerate(joined.slots):
        name = str(number + 1) if joined.like.is_list else slot.label
        if slot.only or isinstance(slot.body, Torn):
            yield name
        elif isinstance(slot.body.value, Joined):
            yield from (f"{name}.{one}" for one in disputed(slot.body.value))
