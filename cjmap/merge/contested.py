"""Know the parts that one side has taken away and the other has changed, and what names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from cjmap.diff.reading import SECTIONS
from cjmap.fields import Kind
from cjmap.fmt.kinds import kind_below, kind_of_items
from cjmap.frozen import frozen
from cjmap.merge.decisions import Body, Joined, Slot
from cjmap.merge.meaning import Meaning, Plain
from cjmap.merge.names import PartName, kind_of_keys, kind_of_names
from cjmap.merge.pieces import Entry, Piece
from cjmap.merge.placing import Side

# The side that still has each of them.
Contested: TypeAlias = Mapping[PartName, Side]


def contested_in(joined: Joined) -> Contested:
    """Return the parts of a map that one side of a conflict has, and the other took away."""
    kinds = {section: str(kind) for kind, section in SECTIONS.items()}
    return {
        PartName(kinds[slot.label], id): side
        for slot in joined.slots
        if slot.label in kinds
        for id, side in _on_one_side(slot)
    }


@frozen
class Scope:
    """What the format expects as a list or mapping, and the parts that are contested."""

    kind: Kind | None
    contested: Contested

    def below(self, label: str, *, is_item: bool) -> Scope:
        """Return that of the value of an item or a key."""
        kind = kind_of_items(self.kind) if is_item else kind_below(self.kind, label)
        return Scope(kind, self.contested)

    def may_name(self, entry: Entry) -> bool:
        """Tell whether the id of a contested part stands somewhere in an entry."""
        return any(part.id in entry.text for part in self.contested)

    def unnamed(
        self, base: Entry | None, ours: Entry | None, theirs: Entry | None, *, is_item: bool
    ) -> PartName | None:
        """Return the contested part that an entry no longer names where it was taken away."""
        old, mine, yours = (set(self._names(one, is_item=is_item)) for one in (base, ours, theirs))
        for part in sorted(old & self.contested.keys()):
            kept, left = (mine, yours) if self.contested[part] == "ours" else (yours, mine)
            if part in kept and part not in left:
                return part
        return None

    def _names(self, entry: Entry | None, *, is_item: bool) -> Iterator[PartName]:
        """Yield the parts that an entry names itself, not further down."""
        if not entry or not self.contested:
            return
        keys = "" if is_item else kind_of_keys(self.kind)
        if keys:
            yield PartName(keys, entry.label)
        named = kind_of_names(self.kind if is_item else kind_below(self.kind, entry.label))
        if named:
            yield from (PartName(named, id) for id in _ids(entry.value.means))


def _on_one_side(section: Slot) -> Iterator[tuple[str, Side]]:
    value = section.body.value if isinstance(section.body, Body) else None
    if isinstance(value, Joined):
        yield from ((one.label, one.only) for one in value.slots if one.only and one.is_taken_away)
    elif isinstance(value, Piece) and section.only and isinstance(value.means, dict):
        yield from ((id, section.only) for id in value.means)


def _ids(means: Meaning) -> Iterator[str]:
    """Yield the ids in a text, in a list of them, or in what a stop says beside its id."""
    if isinstance(means, Plain):
        yield means.word
    elif isinstance(means, str):
        yield means
    else:
        for one in means:
            yield from _ids(one)
