"""Find what several maps have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.insights.ground import Ground
from cjmap.insights.outlook import under_way
from cjmap.insights.pains import is_settled, pains, same_words
from cjmap.insights.parts import Part, Task
from cjmap.insights.values import Analysis, Chapter, Insight, SameOwner, SameProblem
from cjmap.place import Place


def in_common(
    analyses: Sequence[Analysis], origin: Callable[[Analysis, Place], object]
) -> tuple[Chapter, ...]:
    """Return what stands in several maps, in most of them first; nothing where that is nothing.

    `origin` says where a place is really written: what a map takes over from its base is the
    same thing, and counts for the base's map or the first that takes it over, once.
    """
    if len(analyses) < 2:
        return ()
    found: tuple[Insight, ...] = (*_problems(analyses, origin), *_owners(analyses, origin))
    return (Chapter("together", found),) if found else ()


def _problems(
    analyses: Sequence[Analysis], origin: Callable[[Analysis, Place], object]
) -> list[SameProblem]:
    seen: set[object] = set()
    found: dict[str, list[tuple[Part, str, Place]]] = {}
    for one in analyses:
        for pain in pains(Ground(one.map)):
            for place in () if is_settled(pain) else pain.places:
                if (written := origin(one, place)) not in seen:
                    seen.add(written)
                    known = found.setdefault(same_words(pain.text), [])
                    known.append((_part(one), pain.text, place))
    same = [
        SameProblem(
            text=group[0][1],
            maps=tuple(dict.fromkeys(part for part, _, _ in group)),
            places=tuple(place for _, _, place in group),
        )
        for group in found.values()
    ]
    return sorted((one for one in same if len(one.maps) > 1), key=lambda one: -len(one.maps))


def _owners(
    analyses: Sequence[Analysis], origin: Callable[[Analysis, Place], object]
) -> list[SameOwner]:
    seen: set[object] = set()
    found: dict[str, list[tuple[Part, Task]]] = {}
    for one in analyses:
        for owner in under_way(Ground(one.map)):
            for task in owner.tasks if owner.owner else ():
                if (written := origin(one, task.place)) not in seen:
                    seen.add(written)
                    found.setdefault(owner.owner or "", []).append((_part(one), task))
    same = [
        SameOwner(
            owner=owner,
            maps=tuple(dict.fromkeys(part for part, _ in group)),
            tasks=tuple(task for _, task in group),
        )
        for owner, group in found.items()
    ]
    return sorted((one for one in same if len(one.maps) > 1), key=lambda one: -len(one.tasks))


def _part(analysis: Analysis) -> Part:
    return Part(analysis.map.file, analysis.map.title, analysis.map.place)
