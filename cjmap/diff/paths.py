"""Compare two ways over the touchpoints of a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.diff.changes import PathChanged, Ref, Sides, Spot, StopChange
from cjmap.diff.order import kept
from cjmap.diff.pairing import Pairs
from cjmap.diff.values import at_key
from cjmap.diff.words import plain
from cjmap.model import Journey, Stop


def path_change(at: Spot, old: Journey, new: Journey, pairs: Pairs) -> Iterator[PathChanged]:
    """Yield how a path differs, apart from touchpoints that are new or gone: those tell it."""
    then = [stop for stop in old.path or () if stop.touchpoint in pairs.now["touchpoint"]]
    now = [stop for stop in new.path or () if stop.touchpoint in pairs.was["touchpoint"]]
    stops = tuple(_stops(then, now, pairs))
    if stops or (old.path is None) != (new.path is None):
        was = None if old.path is None else tuple(_was(stop, pairs) for stop in old.path)
        is_now = None if new.path is None else tuple(_now(stop, pairs) for stop in new.path)
        yield PathChanged(at_key(at, "path"), was, is_now, stops)


def _stops(old: Sequence[Stop], new: Sequence[Stop], pairs: Pairs) -> Iterator[StopChange]:
    then = [pairs.now["touchpoint"][stop.touchpoint] for stop in old]
    now = [stop.touchpoint for stop in new]
    stay = kept(then, now)
    gone = sorted({*range(len(old))} - {i for i, _ in stay})
    come = sorted({*range(len(new))} - {j for _, j in stay})
    elsewhere = {then[i]: i for i in gone}
    moves = {elsewhere[now[j]]: j for j in come if now[j] in elsewhere}
    for i in sorted({*gone} - {*moves}):
        yield StopChange("removed", _sides(then[i], pairs), before=_behind_was(old, i, pairs))
    for j in sorted({*come} - {*moves.values()}):
        yield StopChange("added", _sides(now[j], pairs), after=_behind_now(new, j, pairs))
    for i, j in sorted(moves.items()):
        before, after = _behind_was(old, i, pairs), _behind_now(new, j, pairs)
        yield StopChange("moved", _sides(now[j], pairs), before, after)
    for i, j in (*stay, *sorted(moves.items())):
        note, noted = _note(old[i]), _note(new[j])
        if note != noted:
            yield StopChange("noted", _sides(now[j], pairs), note_before=note, note_after=noted)


def _sides(touchpoint: str, pairs: Pairs) -> Sides:
    return pairs.sides("touchpoint", now=touchpoint)


def _note(stop: Stop) -> str | None:
    return None if stop.note is None else plain(stop.note)


def _was(stop: Stop, pairs: Pairs) -> Ref:
    found = pairs.ref_was("touchpoint", stop.touchpoint)
    assert found
    return found


def _now(stop: Stop, pairs: Pairs) -> Ref:
    found = pairs.ref_now("touchpoint", stop.touchpoint)
    assert found
    return found


def _behind_was(stops: Sequence[Stop], at: int, pairs: Pairs) -> Ref | None:
    return _was(stops[at - 1], pairs) if at else None


def _behind_now(stops: Sequence[Stop], at: int, pairs: Pairs) -> Ref | None:
    return _now(stops[at - 1], pairs) if at else None
