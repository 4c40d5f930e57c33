"""Compare how much of two maps is described."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.coverage import Coverage
from cjmap.diff.changes import CoverageChanged, Ref, Sides
from cjmap.diff.pairing import Pairs


def coverage_changes(old: Coverage, new: Coverage, pairs: Pairs) -> Iterator[CoverageChanged]:
    """Yield where the percentage is another one: of the map, of personas and facets in both."""
    names = Sides(Ref("", pairs.old.title), Ref("", pairs.new.title))
    found = [CoverageChanged("map", names, old.count(), new.count())]
    for was in old.personas:
        # The one unnamed customer has no part of her own.
        now = pairs.now["persona"].get(was, was)
        if now in new.personas:
            sides = pairs.sides("persona", was=was, now=now)
            then, today = old.count(persona=was), new.count(persona=now)
            found.append(CoverageChanged("persona", sides, then, today))
    for was in old.facets:
        now = pairs.now["lane"].get(was, was)
        if now in new.facets:
            sides = Sides(Ref(was, was), Ref(now, now))
            if was in pairs.old.lanes:
                sides = pairs.sides("lane", was=was, now=now)
            then, today = old.count(facet=was), new.count(facet=now)
            found.append(CoverageChanged("facet", sides, then, today))
    yield from (one for one in found if one.before.percent != one.after.percent)
