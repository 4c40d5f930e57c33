"""Compare what two parts say, key by key of the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cjmap import fields
from cjmap.diff.changes import Change, KeyChanged, ListChanged, Spot, Within
from cjmap.diff.pairing import Pairs, pair_metrics, ref
from cjmap.diff.reading import value_of
from cjmap.diff.statements import statement_changes
from cjmap.diff.values import at_key, value_change
from cjmap.diff.words import plain
from cjmap.fields import METRIC, PER_PERSONA, Field
from cjmap.model import Metric, Moment, Phase, Statements, Touchpoint

_FELT = ("emotion", "feeling")


def key_changes(
    at: Spot, keys: Iterable[Field], old: object, new: object, pairs: Pairs
) -> Iterator[Change]:
    """Yield how two parts differ at these keys."""
    for key in keys:
        before, after = value_of(old, key.name), value_of(new, key.name)
        if before == after:
            continue
        if isinstance(key.kind, fields.Statements):
            yield from statement_changes(at_key(at, key.name), key.name, before, after, pairs)
        elif isinstance(key.kind, fields.LaneTexts):
            yield from _lane_changes(at, before or {}, after or {}, pairs)
        elif isinstance(key.kind, fields.Parts):
            yield from _metric_changes(at, before, after, pairs)
        else:
            yield from value_change(at, key, before, after, pairs)


def per_persona_changes(
    at: Spot, old: Phase | Touchpoint, new: Phase | Touchpoint, pairs: Pairs
) -> Iterator[Change]:
    """Yield how two parts differ in what they say for one persona alone.

    Where only one of them says what she feels, it was, or is, what the other says for everybody;
    who is new has felt nothing before, and who is gone feels nothing now.
    """
    known = pairs.now["persona"]
    both = {known.get(id, id): id for id in old.per_persona}
    for now in dict.fromkeys((*both, *new.per_persona)):
        was = both.get(now, pairs.was["persona"].get(now, now))
        then, today = _own(old, was), _own(new, now)
        if was in pairs.old.personas and now in pairs.new.personas:
            then, today = _felt(then, today, old.says), _felt(today, then, new.says)
        is_known = now in pairs.new.personas or was not in pairs.old.personas
        persona = pairs.sides("persona", was=was, now=now if is_known else None)
        here = replace(at, persona=persona, was=then.place, now=today.place)
        yield from key_changes(here, PER_PERSONA, then, today, pairs)


def _own(part: Phase | Touchpoint, persona: str) -> Moment:
    place = part.place / "per_persona" / persona
    return part.per_persona.get(persona) or Moment(place=place)


def _felt(one: Moment, other: Moment, usual: Moment) -> Moment:
    """Return what is said for a persona, with the usual feeling where just the other says hers."""
    hers = {key: getattr(usual, key) for key in _FELT if getattr(one, key) is None}
    return replace(one, **{k: felt for k, felt in hers.items() if getattr(other, k) is not None})


def _lane_changes(
    at: Spot, old: Mapping[str, Statements], new: Mapping[str, Statements], pairs: Pairs
) -> Iterator[Change]:
    known = pairs.now["lane"]
    both = {known.get(id, id): id for id in old}
    for now in dict.fromkeys((*both, *new)):
        was = both.get(now, pairs.was["lane"].get(now, now))
        sides = pairs.sides("lane", was=was, now=now)
        assert sides.was
        assert sides.now
        within = Within("lanes", was=sides.was.name, now=sides.now.name)
        here = Spot(
            at.kind,
            at.part,
            at.was and at.was / "lanes" / was,
            at.now and at.now / "lanes" / now,
            at.persona,
            (*at.within, within),
        )
        yield from statement_changes(here, "lanes", old.get(was), new.get(now), pairs)


def _metric_changes(
    at: Spot, old: Mapping[str, Metric] | None, new: Mapping[str, Metric] | None, pairs: Pairs
) -> Iterator[Change]:
    then, now = old or {}, new or {}
    found = pair_metrics(then, now)
    come = set(found.values())
    added = tuple(ref(one, id) for id, one in now.items() if id not in come)
    removed = tuple(ref(one, id) for id, one in then.items() if id not in found)
    if added or removed or (old is None) != (new is None):
        before = old and tuple(ref(one, id) for id, one in old.items())
        after = new and tuple(ref(one, id) for id, one in new.items())
        here = at_key(at, "metrics")
        yield ListChanged(here, "metrics", before or None, after or None, added, removed)
    for was, id in found.items():
        before_name, after_name = ref(then[was], was).name, ref(now[id], id).name
        within = (*at.within, Within("metrics", was=before_name, now=after_name))
        here = replace(at, was=then[was].place, now=now[id].place, within=within)
        if was != id:
            yield KeyChanged(here, "id", was, id)
        yield from key_changes(here, METRIC, then[was], now[id], pairs)


def is_renamed(old: Any, new: Any) -> bool:
    """Tell whether a part has another id or another name."""
    return old.id != new.id or plain(old.name or "") != plain(new.name or "")
