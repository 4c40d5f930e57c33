"""Say in a line what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.catalog import Labels
from cjmap.diff.changes import (
    Change,
    KeyChanged,
    ListChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PathChanged,
    PhaseChanged,
    Ref,
    Sides,
    Spot,
    StatementAdded,
    StatementMoved,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
    StopChange,
    Within,
)
from cjmap.frozen import frozen
from cjmap.reporters.differences.spelling import key_name, part_of, quoted, refs, value


@frozen
class Told:
    """A change in words: the sign that goes before it, a line, and what is told below."""

    sign: str
    text: str
    more: tuple[str, ...] = ()


def is_of_part(change: Change) -> bool:
    """Tell whether a change is of a part as a whole, and says itself of which."""
    return isinstance(change, PartAdded | PartRemoved | PartRenamed | PhaseChanged | PartMoved)


def tell(change: Change, words: Labels) -> Told:
    """Return a change in words; one inside of a part does not say of which part."""
    match change:
        case PartAdded() | PartRemoved():
            return _come_or_gone(change, words)
        case PartRenamed():
            return Told("~", _renamed(change, words))
        case PhaseChanged():
            return Told("~", _other_phase(change, words))
        case PartMoved():
            return Told("~", _order(change, words))
        case PathChanged():
            return _path(change, words)
        case ListChanged():
            return Told("~", _list(change, words))
        case KeyChanged():
            return Told("~", _key(change, words))
        case _:
            return _statement(change, words)


def tell_alone(change: Change, words: Labels) -> Told:
    """Return a change in words that say themselves of which part."""
    told = tell(change, words)
    if is_of_part(change):
        return told
    alone = words.fill("told.alone", part=part_of(change.at, words), told=told.text)
    return replace(told, text=alone)


def _come_or_gone(change: PartAdded | PartRemoved, words: Labels) -> Told:
    where = over = ""
    if change.phase:
        where = words.fill("told.in_phase", phase=quoted(change.phase.name, words))
    if change.paths:
        over = words.fill("told.on_path", journeys=refs(change.paths, words))
    text = words.fill("told.part", part=part_of(change.at, words), where=where, over=over)
    return Told("+" if isinstance(change, PartAdded) else "−", text)


def _renamed(change: PartRenamed, words: Labels) -> str:
    was, now = change.at.part.was, change.at.part.now
    assert was
    assert now
    ids = {"now": quoted(now.id, words), "was": quoted(was.id, words)}
    if was.name == now.name:
        return words.fill("told.other_id", part=part_of(change.at, words), **ids)
    part = words.fill(f"part.{change.at.kind}", name=quoted(was.name, words))
    also = words.fill("told.ids", **ids) if was.id != now.id else ""
    return words.fill("told.renamed", part=part, now=quoted(now.name, words), ids=also)


def _other_phase(change: PhaseChanged, words: Labels) -> str:
    before, after = (
        quoted(one.name, words) if one else words["told.no_phase"]
        for one in (change.before, change.after)
    )
    return words.fill("told.phase", part=part_of(change.at, words), before=before, after=after)


def _order(change: PartMoved, words: Labels) -> str:
    part = part_of(change.at, words)
    is_in_phase = change.at.kind == "touchpoint"
    if change.after is None:
        return words.fill("told.first.of_phase" if is_in_phase else "told.first", part=part)
    no_more = "told.no_more_first.of_phase" if is_in_phase else "told.no_more_first"
    key = "told.behind" if change.before else no_more
    return words.fill(key, part=part, other=quoted(change.after.name, words))


def _path(change: PathChanged, words: Labels) -> Told:
    """Return the stops that are others, each below if there are several."""
    if change.before is None or change.after is None:
        number = len(change.after or change.before or ())
        return Told("−" if change.after is None else "+", words.count("told.stops", number))
    stops = tuple(_stop(stop, words) for stop in change.stops)
    if len(stops) > 1:
        return Told("~", words["told.path"], stops)
    return Told("~", words.fill("told.stop", stop=stops[0]))


def _stop(stop: StopChange, words: Labels) -> str:
    name = quoted(stop.touchpoint.either.name, words)
    if stop.what == "removed":
        return words.fill("stop.removed", name=name)
    if stop.what == "noted":
        before, after = (value(note, words) for note in (stop.note_before, stop.note_after))
        return words.fill("stop.noted", name=name, before=before, after=after)
    if stop.after is None:
        return words.fill(f"stop.{stop.what}.first", name=name)
    other = quoted(stop.after.name, words)
    return words.fill(f"stop.{stop.what}.behind", name=name, other=other)


def ways(change: PathChanged, words: Labels) -> Iterator[str]:
    """Yield the whole of a path as it was and as it is; nothing where one is not written."""
    if change.before is not None and change.after is not None:
        for key, stops in (("before", change.before), ("now", change.after)):
            way = " → ".join(stop.name for stop in stops) or "–"
            yield words.fill(f"told.way.{key}", stops=way)


def _list(change: ListChanged, words: Labels) -> str:
    said = {"inside": _inside(change.at, words), "key": key_name(change.key, words)}
    parts = [f"+ {_named(one, change, words)}" for one in change.added]
    parts += [f"− {_named(one, change, words)}" for one in change.removed]
    # A touchpoint that names no personas is met by all.
    everyone = words["value.everyone"] if change.key == "personas" else ""
    is_open = everyone and None in (change.before, change.after)
    if parts and not is_open:
        return words.fill("told.list", parts=", ".join(parts), **said)
    before, after = (
        everyone if is_open and side is None else refs(side or (), words)
        for side in (change.before, change.after)
    )
    return words.fill("told.change", before=before, after=after, **said)


def _named(one: Ref, change: ListChanged, words: Labels) -> str:
    is_facet = change.key == "coverage"
    return quoted(words.get(f"facet.{one.id}", one.name) if is_facet else one.name, words)


def _key(change: KeyChanged, words: Labels) -> str:
    before, after = (value(one, words, change.key) for one in (change.before, change.after))
    inside, key = _inside(change.at, words), key_name(change.key, words)
    return words.fill("told.change", inside=inside, key=key, before=before, after=after)


def _statement(
    change: StatementAdded
    | StatementRemoved
    | StatementReworded
    | StatementMoved
    | StatementsReordered,
    words: Labels,
) -> Told:
    inside, one = _inside(change.at, words), key_name(change.key, words, one=True)
    match change:
        case StatementAdded() | StatementRemoved():
            is_text = bool(change.at.within) and change.key == "lanes"
            key, text = "told.text" if is_text else "told.statement", change.statement.text
            sign = "+" if isinstance(change, StatementAdded) else "−"
            return Told(sign, words.fill(key, inside=inside, one=one, text=quoted(text, words)))
        case StatementReworded():
            before, after = quoted(change.before, words), quoted(change.after, words)
            sides = {"before": before, "after": after}
            return Told("~", words.fill("told.reworded", inside=inside, one=one, **sides))
        case StatementMoved():
            return Told("~", _moved(change, words))
        case StatementsReordered():
            key = key_name(change.key, words)
            return Told("~", words.fill("told.order", inside=inside, key=key))


def _moved(change: StatementMoved, words: Labels) -> str:
    one, was = (key_name(key, words, one=True) for key in (change.key, change.was_key))
    said = {"inside": _inside(change.at, words), "one": one, "text": quoted(change.text, words)}
    if change.at.part == change.was_at.part and change.at.within == change.was_at.within == ():
        return words.fill("told.now_one", was=was, **said)
    within = (_within(around, words) for around in change.was_at.within)
    origin = ", ".join((part_of(change.was_at, words), *within))
    return words.fill("told.from", origin=origin, **said)


def _inside(at: Spot, words: Labels) -> str:
    """Return for whom, and within what, something has changed, with a colon at the end."""
    parts = (words.fill("told.for", name=_called(at.persona)),) if at.persona else ()
    where = ", ".join((*parts, *(_within(around, words) for around in at.within)))
    return words.fill("told.inside", where=where) if where else ""


def _called(sides: Sides) -> str:
    """Return the name of a persona; one that is gone goes by her id on the side of today."""
    names = (side.name for side in (sides.now, sides.was) if side and side.name != side.id)
    return next(filter(None, names), sides.either.id)


def _within(one: Within, words: Labels) -> str:
    return f"{key_name(one.key, words, one=True)} {quoted(one.now, words)}"
