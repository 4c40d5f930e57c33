"""Say in a line what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

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
    Spot,
    StatementAdded,
    StatementMoved,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
    StopChange,
    Value,
    Within,
)
from cjmap.fields import PARTS, Choice, Text
from cjmap.frozen import frozen

# How a single statement of a key is called.
_ONE = {
    "actions": "action",
    "motivations": "motivation",
    "thoughts": "thought",
    "questions": "question",
    "pain_points": "pain point",
    "solutions": "solution",
    "opportunities": "opportunity",
    "steps": "step",
    "resources": "resource",
    "metrics": "metric",
    "lanes": "lane",
}
# Keys whose values are words of the format, dates and the like, and stand without quotes.
_PLAIN = {
    key.name
    for part in PARTS.values()
    for key in part
    if isinstance(key.kind, Choice) or (isinstance(key.kind, Text) and key.kind.form)
} | {"unit", "emotion_scale"}
_LONGEST = 100


@frozen
class Told:
    """A change in words: the sign that goes before it, a line, and what is told below."""

    sign: str
    text: str
    more: tuple[str, ...] = ()


def part_of(at: Spot) -> str:
    """Return what a change is about, as in `touchpoint "Cart"`."""
    if at.kind == "map":
        return "map"
    return f"{at.kind} {quoted(at.part.either.name)}"


def is_of_part(change: Change) -> bool:
    """Tell whether a change is of a part as a whole, and says itself of which."""
    return isinstance(change, PartAdded | PartRemoved | PartRenamed | PhaseChanged | PartMoved)


def tell(change: Change) -> Told:
    """Return a change in words; one inside of a part does not say of which part."""
    match change:
        case PartAdded() | PartRemoved():
            return _come_or_gone(change)
        case PartRenamed():
            return Told("~", _renamed(change))
        case PhaseChanged():
            moved = f"{part_of(change.at)} moved from phase {_ref(change.before)} to"
            return Told("~", f"{moved} {_ref(change.after)}")
        case PartMoved():
            return Told("~", f"{part_of(change.at)} {_order(change.before, change.after)}")
        case PathChanged():
            return _path(change)
        case ListChanged():
            return Told("~", f"{_inside(change.at)}{_list(change)}")
        case KeyChanged():
            values = f"{value(change.before, change.key)} → {value(change.after, change.key)}"
            return Told("~", f"{_inside(change.at)}{key_name(change.key)} {values}")
        case _:
            return _statement(change)


def tell_alone(change: Change) -> Told:
    """Return a change in words that say themselves of which part."""
    told = tell(change)
    if is_of_part(change):
        return told
    return replace(told, text=f"{part_of(change.at)}: {told.text}")


def _statement(
    change: StatementAdded
    | StatementRemoved
    | StatementReworded
    | StatementMoved
    | StatementsReordered,
) -> Told:
    inside, one = _inside(change.at), key_name(change.key, one=True)
    match change:
        case StatementAdded():
            return Told("+", f"{inside}{_said(change.at, one, change.statement.text)}")
        case StatementRemoved():
            return Told("−", f"{inside}{_said(change.at, one, change.statement.text)}")
        case StatementReworded():
            words = f"{quoted(change.before)} → {quoted(change.after)}"
            return Told("~", f"{inside}{one} reworded: {words}")
        case StatementMoved():
            return Told("~", f"{inside}{_moved(change, one)}")
        case StatementsReordered():
            return Told("~", f"{inside}{key_name(change.key)} in another order")


def _said(at: Spot, one: str, text: str) -> str:
    return quoted(text) if at.within and one == "lane" else f"{one} {quoted(text)}"


def _moved(change: StatementMoved, one: str) -> str:
    was = key_name(change.was_key, one=True)
    if change.at.part == change.was_at.part and change.at.within == change.was_at.within == ():
        return f"{was} is now {one}: {quoted(change.text)}"
    origin = "".join((part_of(change.was_at), *(f", {_within(w)}" for w in change.was_at.within)))
    return f"{one} {quoted(change.text)} moved here from {origin}"


def _come_or_gone(change: PartAdded | PartRemoved) -> Told:
    where = f" in phase {quoted(change.phase.name)}" if change.phase else ""
    over = f", on the path of {_refs(change.paths)}" if change.paths else ""
    is_new = isinstance(change, PartAdded)
    return Told("+" if is_new else "−", f"{part_of(change.at)}{where}{over}")


def _renamed(change: PartRenamed) -> str:
    was, now = change.at.part.was, change.at.part.now
    assert was
    assert now
    if was.name == now.name:
        return f"{part_of(change.at)} has the id {quoted(now.id)}, was {quoted(was.id)}"
    ids = f", id {quoted(was.id)} → {quoted(now.id)}" if was.id != now.id else ""
    return f"{change.at.kind} {quoted(was.name)} is now called {quoted(now.name)}{ids}"


def _order(before: Ref | None, after: Ref | None) -> str:
    if after is None:
        return "comes first now"
    return f"comes behind {quoted(after.name)} now" + ("; it was first" if before is None else "")


def _stop(stop: StopChange) -> str:
    name = quoted(stop.touchpoint.either.name)
    behind = f"behind {quoted(stop.after.name)}" if stop.after else "as the first"
    match stop.what:
        case "added":
            return f"+ {name} {behind}"
        case "removed":
            return f"− {name}"
        case "moved":
            return f"{name} now {behind}"
        case "noted":
            return f"note at {name} {value(stop.note_before)} → {value(stop.note_after)}"


def _path(change: PathChanged) -> Told:
    """Return the stops that are others, each below if there are several."""
    stops = tuple(map(_stop, change.stops))
    if change.before is None or change.after is None:
        is_new = change.after is not None
        return Told(
            "+" if is_new else "−", f"path of {_count(change.after or change.before or ())}"
        )
    return Told("~", "path", stops) if len(stops) > 1 else Told("~", f"path: {stops[0]}")


def _count(stops: tuple[Ref, ...]) -> str:
    return f"{len(stops)} stop{'s' * (len(stops) != 1)}"


def _list(change: ListChanged) -> str:
    name = key_name(change.key)
    if change.key == "personas" and None in (change.before, change.after):
        return f"{name} {_everyone(change.before)} → {_everyone(change.after)}"
    parts = [*(f"+ {quoted(one.name)}" for one in change.added)]
    parts += [f"− {quoted(one.name)}" for one in change.removed]
    if not parts:
        return f"{name} {_refs(change.before or ())} → {_refs(change.after or ())}"
    return f"{name} {', '.join(parts)}"


def _everyone(personas: tuple[Ref, ...] | None) -> str:
    return "everyone" if personas is None else _refs(personas)


def _refs(refs: Iterable[Ref]) -> str:
    return ", ".join(quoted(one.name) for one in refs) or "–"


def _ref(one: Ref | None) -> str:
    return quoted(one.name) if one else "none"


def _inside(at: Spot) -> str:
    """Return for whom, and within what, something has changed, with a colon at the end."""
    who = (f"for {at.persona.either.name or at.persona.either.id}",) if at.persona else ()
    parts = (*who, *map(_within, at.within))
    return f"{', '.join(parts)}: " if parts else ""


def _within(one: Within) -> str:
    return f"{key_name(one.key, one=True)} {quoted(one.now)}"


def key_name(key: str, *, one: bool = False) -> str:
    """Return how a key is called in a sentence, or one of its statements.

    >>> key_name("pain_points"), key_name("pain_points", one=True)
    ('pain points', 'pain point')
    """
    return _ONE[key] if one and key in _ONE else key.replace("_", " ")


def value(written: Value, key: str = "") -> str:
    """Return a value in words: "–" for what is not written, "none" for `[]`.

    What is not said to be a moment of truth is none.
    """
    match written:
        case None:
            return "no" if key == "moment_of_truth" else "–"
        case ():
            return "none"
        case bool():
            return "yes" if written else "no"
        case Decimal():
            return number(written, signed=key == "emotion")
        case tuple():
            return ", ".join(number(one, signed=key == "emotion") for one in written)
        case Ref():
            return quoted(written.name)
        case _:
            return written if key in _PLAIN else quoted(written)


def number(written: Decimal, *, signed: bool = False) -> str:
    """Return a number with a real minus.

    >>> number(Decimal("-1"), signed=True), number(Decimal("1"), signed=True), number(Decimal(41))
    ('−1', '+1', '41')
    """
    plus = "+" if signed and written > 0 else ""
    return f"{plus}{written}".replace("-", "−")


def quoted(text: str) -> str:
    """Return a text in quotes, the middle of a long one left out.

    >>> quoted("Cart")
    '"Cart"'
    """
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST * 2 // 3].rstrip()} … {text[-_LONGEST // 4 :].lstrip()}"
    return f'"{text}"'
