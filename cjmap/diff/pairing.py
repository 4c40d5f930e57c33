"""Pair the parts of two maps: by id, else by what they are called and say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cjmap.diff.alike import alike, same
from cjmap.diff.changes import Kind, Ref, Sides
from cjmap.diff.reading import SECTIONS, parts, prose, users
from cjmap.diff.words import Bag, clues, likeness, plain, shared, words
from cjmap.frozen import frozen
from cjmap.model import JourneyMap

# What is called otherwise is the same if it says so much of the same, in so many words.
_LEAST = 0.6
_LEAST_SHARED = 3
# What is called the same, at another place, is the same if it says so much of the same.
_LEAST_OF_SAME_NAME = 0.3
# A touchpoint in common weighs as much as so many words.
_USER = 3


@frozen
class Pairs:
    """Which part of the old map is which of the new one: new ids by old ones, by kind."""

    old: JourneyMap
    new: JourneyMap
    now: Mapping[Kind, Mapping[str, str]]
    was: Mapping[Kind, Mapping[str, str]]

    def sides(self, kind: Kind, *, was: str | None = None, now: str | None = None) -> Sides:
        """Return both sides of a part that is known by its old or its new id."""
        if was is None and now is not None:
            was = self.was[kind].get(now)
        elif now is None and was is not None:
            now = self.now[kind].get(was)
        return Sides(self.ref_was(kind, was), self.ref_now(kind, now))

    def ref_was(self, kind: Kind, id: str | None) -> Ref | None:
        """Return a part of the old map; what it does not have goes by its id."""
        return None if id is None else ref(parts(self.old, kind).get(id), id)

    def ref_now(self, kind: Kind, id: str | None) -> Ref | None:
        """Return a part of the new map; what it does not have goes by its id."""
        return None if id is None else ref(parts(self.new, kind).get(id), id)


def ref(part: Any, id: str) -> Ref:
    """Return a part as people know it, by its id where it has no name."""
    return Ref(id, plain(getattr(part, "name", None) or "") or id)


def pair_parts(old: JourneyMap, new: JourneyMap) -> Pairs:
    """Return which parts are the same; touchpoints come first, as others are known by theirs."""
    now: dict[Kind, dict[str, str]] = {}
    touchpoints = now["touchpoint"] = _pair(old, new, "touchpoint", {})
    for kind in SECTIONS:
        if kind != "touchpoint":
            now[kind] = _pair(old, new, kind, touchpoints)
    was = {kind: {to: id for id, to in ids.items()} for kind, ids in now.items()}
    return Pairs(old, new, now, was)


def pair_metrics(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """Return the new ids of metrics that one part has, by their old ones."""
    found = {id: id for id in old if id in new}
    olds = [id for id in old if id not in new]
    news = [id for id in new if id not in old]
    names = same([_name(old[id]) for id in olds], [_name(new[id]) for id in news])
    return found | {olds[i]: news[j] for i, j in names}


def _pair(
    old: JourneyMap, new: JourneyMap, kind: Kind, touchpoints: Mapping[str, str]
) -> dict[str, str]:
    then, now = parts(old, kind), parts(new, kind)
    found = {id: id for id in then if id in now}
    olds = [id for id, one in then.items() if id not in now and _is_own(one, kind)]
    news = [id for id, one in now.items() if id not in then and _is_own(one, kind)]
    if not olds or not news:
        return found
    then_said = {id: tuple(prose(then[id], kind)) for id in olds}
    now_said = {id: tuple(prose(now[id], kind)) for id in news}
    left = _Left(old, new, kind, touchpoints, tuple(olds), tuple(news), said=(then_said, now_said))
    for step in (_identical, _called_the_same, _called_so_elsewhere, _saying_the_same):
        made = dict(step(left))
        found |= made
        left = left.without(made)
    return found


@frozen
class _Left:
    """The parts of a kind that have no pair yet, and which touchpoints are the same."""

    old: JourneyMap
    new: JourneyMap
    kind: Kind
    touchpoints: Mapping[str, str]
    olds: tuple[str, ...]
    news: tuple[str, ...]
    said: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]

    def without(self, made: Mapping[str, str]) -> _Left:
        come = set(made.values())
        olds = tuple(id for id in self.olds if id not in made)
        return replace(self, olds=olds, news=tuple(id for id in self.news if id not in come))

    def ids(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
        return ((self.olds[i], self.news[j]) for i, j in pairs)

    def by(self, key: Callable[[Any, tuple[str, ...]], Hashable]) -> Iterator[tuple[str, str]]:
        """Yield the ids of what has the same key, made of a part and its texts; None is none."""
        then, now = self.said
        olds = [key(one, then[one.id]) for one in self.old_parts]
        return self.ids(same(olds, [key(one, now[one.id]) for one in self.new_parts]))

    @property
    def old_parts(self) -> list[Any]:
        return [parts(self.old, self.kind)[id] for id in self.olds]

    @property
    def new_parts(self) -> list[Any]:
        return [parts(self.new, self.kind)[id] for id in self.news]

    def texts(self) -> tuple[list[str], list[str]]:
        """Return the name and the texts of each part, as one."""
        then, now = self.said
        return (
            [" ".join((one.name or "", *then[one.id])) for one in self.old_parts],
            [" ".join((one.name or "", *now[one.id])) for one in self.new_parts],
        )

    def touched(self) -> tuple[list[Bag], list[Bag]]:
        """Return which touchpoints belong to each part, by their new ids."""
        then, now = users(self.old, self.kind), users(self.new, self.kind)
        known = self.touchpoints
        olds = [[known[one] for one in then.get(id, ()) if one in known] for id in self.olds]
        return list(map(_marks, olds)), [_marks(now.get(id, ())) for id in self.news]


def _marks(touchpoints: Iterable[str]) -> Bag:
    # No word holds a slash.
    return Counter({f"/{id}": _USER for id in touchpoints})


def _is_own(part: Any, kind: Kind) -> bool:
    # A channel of the catalogue is known by its id, and no other channel under a new name.
    return kind != "channel" or bool(part.declared)


def _name(part: Any) -> str | None:
    return plain(part.name or "").casefold() or None


def _identical(left: _Left) -> Iterator[tuple[str, str]]:
    """Pair what has another id and is otherwise the same."""
    return left.by(lambda part, said: _name(part) and (_name(part), _phase(part), said))


def _called_the_same(left: _Left) -> Iterator[tuple[str, str]]:
    """Pair what is called the same; touchpoints, only where they are in one phase."""
    return left.by(lambda part, _: _name(part) and (_name(part), _phase(part)))


def _called_so_elsewhere(left: _Left) -> Iterator[tuple[str, str]]:
    """Pair touchpoints of one name in different phases, unless they say different things."""
    pairs = same(list(map(_name, left.old_parts)), list(map(_name, left.new_parts)))
    then, now = left.texts()
    names = [one.name or "" for one in left.old_parts]
    fitting = (
        (i, j)
        for i, j in pairs
        if then[i].strip() == now[j].strip() == names[i]
        or likeness(words(then[i]), words(now[j])) >= _LEAST_OF_SAME_NAME
    )
    return left.ids(fitting)


def _saying_the_same(left: _Left) -> Iterator[tuple[str, str]]:
    texts, marks = left.texts(), left.touched()
    then, now = (
        [words(text) + own for text, own in zip(said, marked, strict=True)]
        for said, marked in zip(texts, marks, strict=True)
    )
    hints = (
        [clues(text) | own.keys() for text, own in zip(said, marked, strict=True)]
        for said, marked in zip(texts, marks, strict=True)
    )
    old_hints, new_hints = hints
    found = alike(then, now, least=_LEAST, clues=(old_hints, new_hints))
    return left.ids((i, j) for i, j in found if shared(then[i], now[j]) >= _LEAST_SHARED)


def _phase(part: Any) -> str:
    return getattr(part, "phase", "")
