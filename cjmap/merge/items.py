"""Tell which items of three lists are the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cjmap.diff.alike import alike, same
from cjmap.diff.order import kept
from cjmap.diff.words import clues, letters
from cjmap.fields import Kind
from cjmap.merge.kinds import may_be_reworded, may_repeat
from cjmap.merge.meaning import Meaning
from cjmap.merge.pieces import Entry

# Below, they are two items, and one is not the other in new words.
_LEAST = 0.5


def labelled(
    base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry], kind: Kind | None
) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Return the items of three lists, with the same label where they are the same item.

    What both sides have added is the same where it says the same; of what may repeat, where it
    also follows the same.
    """
    old = [replace(one, label=f"b{i}") for i, one in enumerate(base)]
    mine = _after(old, ours, kind, "o")
    yours = _after(old, theirs, kind, "t")
    known: dict[object, list[str]] = {}
    for label, one in _added(mine, kind):
        known.setdefault(one, []).append(label)
    again = {label: known[one].pop(0) for label, one in _added(yours, kind) if known.get(one)}
    return old, mine, [replace(one, label=again.get(one.label, one.label)) for one in yours]


def _after(
    base: Sequence[Entry], items: Sequence[Entry], kind: Kind | None, side: str
) -> list[Entry]:
    found = _pairs(base, items, kind)
    return [
        replace(one, label=base[found[i]].label if i in found else f"{side}{i}")
        for i, one in enumerate(items)
    ]


def _added(items: Sequence[Entry], kind: Kind | None) -> list[tuple[str, object]]:
    """Return what is not of the base, with what makes two of it the same."""
    found: list[tuple[str, object]] = []
    behind = ""
    for one in items:
        if one.label.startswith("b"):
            behind = one.label
        else:
            found.append((one.label, (repr(one.value.means), behind if may_repeat(kind) else "")))
    return found


def _pairs(base: Sequence[Entry], items: Sequence[Entry], kind: Kind | None) -> Mapping[int, int]:
    """Return the positions in the base by those of the same items in another list."""
    old, new = ([repr(one.value.means) for one in these] for these in (base, items))
    found = {j: i for i, j in kept(old, new)}
    left, right = _left(len(old), found.values()), _left(len(new), found)
    found |= {right[j]: left[i] for i, j in same([old[i] for i in left], [new[j] for j in right])}
    if not may_be_reworded(kind):
        return found
    left, right = _left(len(old), found.values()), _left(len(new), found)
    then, now = [_text(base[i]) for i in left], [_text(items[j]) for j in right]
    likely = alike(
        list(map(letters, then)),
        list(map(letters, now)),
        least=_LEAST,
        clues=(list(map(clues, then)), list(map(clues, now))),
    )
    found |= {right[j]: left[i] for i, j in likely}
    return found | dict(_in_place(len(old), len(new), found))


def _in_place(olds: int, news: int, found: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield what has come where as many others have gone: new positions with old ones."""
    gone: defaultdict[int, list[int]] = defaultdict(list)
    come: defaultdict[int, list[int]] = defaultdict(list)
    known = sorted(found.values())
    for i in _left(olds, known):
        gone[_last_before(i, known)].append(i)
    kept_now = sorted(found)
    for j in _left(news, found):
        come[found.get(_last_before(j, kept_now), -1)].append(j)
    for behind, places in come.items():
        if len(places) == len(gone[behind]):
            yield from zip(places, gone[behind], strict=True)


def _last_before(place: int, places: Sequence[int]) -> int:
    """Return the last of some places in order that is before another one, -1 where none is."""
    at = bisect_left(places, place)
    return places[at - 1] if at else -1


def _left(number: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [i for i in range(number) if i not in gone]


def _text(item: Entry) -> str:
    means: Meaning = item.value.means
    if isinstance(means, dict):
        means = means.get("text") or means.get("link") or means.get("name") or ""
    return means if isinstance(means, str) else ""
