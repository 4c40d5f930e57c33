"""Decide which spelling of an id is the slip: that of its declaration, or that of its use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cjmap.decoding.ids import slug
from cjmap.diagnostics import Fix, rename
from cjmap.frozen import frozen
from cjmap.place import Place
from cjmap.words.suggest import only_neighbour

_SHORT = 2


@frozen
class Spellings:
    """The ids that can be named, each with the part of the map that declares it, and what is.

    The part is None where the id comes with cjmap.
    """

    parts: Mapping[str, Any]
    named: Counter[str]

    def fix(self, place: Place, id: str) -> Fix | None:
        """Return what mends an id that is not declared, where nothing speaks for another way.

        For a spelling speak the other places that use it, and the name that the part has. Where
        either all speak for the declared one, or all for the one that is named, the other one
        is the slip.
        """
        declared = only_neighbour(id, self.parts)
        if declared is None:
            return None
        part = self.parts[declared]
        if part is None:
            return rename(place, id, declared)
        likeness = _likeness(declared, part.name) - _likeness(id, part.name)
        for_declared = self.named[declared] + max(0, likeness)
        for_named = self.named[id] - 1 + max(0, -likeness)
        if for_declared and not for_named:
            return rename(place, id, declared)
        if for_named and not for_declared:
            return rename(replace(part.place, is_key=True), declared, id)
        return None


def _likeness(id: str, name: str | None) -> int:
    """Return how many words of an id occur in the name of its part.

    >>> _likeness("facebook-ad", "Facebook-Anzeige"), _likeness("facebok-ad", "Facebook-Anzeige")
    (1, 0)
    """
    said = slug(name or "")
    return sum(1 for word in id.split("-") if len(word) > _SHORT and word in said)
