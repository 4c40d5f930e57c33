"""Say in a few lines what everybody asks first: what is new, gone, better, worse, solved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from cjmap.diff import Change
from cjmap.diff.changes import (
    KeyChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PhaseChanged,
    Spot,
    StatementAdded,
    StatementRemoved,
    Value,
)
from cjmap.frozen import frozen
from cjmap.model import Scale
from cjmap.reporters.differences.report import Compared
from cjmap.reporters.differences.telling import part_of, quoted, tell, tell_alone, value
from cjmap.reporters.differences.words import covered, number_of, size, state

# The scales in which both sides rate feelings.
_Scales: TypeAlias = tuple[Scale, Scale]
# Returns a change in words, "" where it is of another kind.
_Teller: TypeAlias = Callable[[Change, _Scales], str]

# So many things are named, the others are counted.
_MOST = 4
# The parts that make the journey, what matters most first.
_PARTS = ("touchpoint", "phase", "persona", "journey")


@frozen
class Point:
    """What has changed of one kind: its head, and each thing in words; `counted` is what all are.

    Nothing is quoted yet.
    """

    head: str
    things: tuple[str, ...]
    counted: str

    @property
    def line(self) -> str:
        """The first things in words, and how many more there are."""
        more = len(self.things) - _MOST
        said = "; ".join(self.things[:_MOST])
        return f"{said}; and {more} more" if more > 0 else said


def points(one: Compared) -> tuple[Point, ...]:
    """Return in the order in which it is asked what has changed in a map, then the rest.

    Of the rest, more than a few are only counted. None where nothing has changed, or nothing is
    compared.
    """
    found = tuple(_points(one))
    left = tuple(change for change in _changes(one) if not _is_told(change, _scales(one)))
    if not left:
        return found
    rest = number_of(len(left), "other change" if found else "change")
    things = tuple(map(_in_words, left)) if len(left) <= _MOST else (rest,)
    return (*found, Point("Also" if found else "Changed", things, rest))


def in_short(one: Compared) -> str:
    """Return what became of a map, and how many changes of each kind there are."""
    if one.is_broken:
        return "not compared: it has errors"
    became = state(one) if one.became != "same" else ""
    whole = size(one.pair.either) if one.difference is None else ""
    return ", ".join(filter(None, (became, whole, *(point.counted for point in points(one)))))


def covering(one: Compared) -> str:
    """Return how the coverage of a map has changed, "" where it is the same percentage.

    Where it falls, it is said how many touchpoints are new, as that may be why.
    """
    changes = one.difference.coverage if one.difference else ()
    whole = next((change for change in changes if change.of == "map"), None)
    if whole is None:
        return ""
    said = covered(whole)
    new = sum(isinstance(c, PartAdded) and c.at.kind == "touchpoint" for c in _changes(one))
    is_less = (whole.after.percent or 0) < (whole.before.percent or 0)
    return f"{said} (with {number_of(new, 'new touchpoint')})" if new and is_less else said


def _points(one: Compared) -> Iterator[Point]:
    changes, scales = _changes(one), _scales(one)
    for head, (counted, many), tell_one in _KINDS:
        things = tuple(said for change in changes if (said := tell_one(change, scales)))
        if things:
            yield Point(head, things, f"{len(things)} {counted if len(things) == 1 else many}")


def _is_told(change: Change, scales: _Scales) -> bool:
    return any(tell_one(change, scales) for _, _, tell_one in _KINDS)


def _in_words(change: Change) -> str:
    told = tell_alone(change)
    return ": ".join(filter(None, (told.text, ", ".join(told.more))))


def _changes(one: Compared) -> tuple[Change, ...]:
    """Return the changes of a map, those of touchpoints first, then of what else makes it up."""
    changes = one.difference.changes if one.difference else ()
    rank = {kind: number for number, kind in enumerate(_PARTS)}
    return tuple(sorted(changes, key=lambda change: rank.get(change.at.kind, len(rank))))


def _scales(one: Compared) -> _Scales:
    maps = [side.loaded.map if side else None for side in (one.pair.before, one.pair.now)]
    old, new = (jmap.scale if jmap else Scale() for jmap in maps)
    return old, new


def _new(change: Change, _: _Scales) -> str:
    return _part(change) if isinstance(change, PartAdded) else ""


def _gone(change: Change, _: _Scales) -> str:
    return _part(change) if isinstance(change, PartRemoved) else ""


def _part(change: PartAdded | PartRemoved) -> str:
    where = f" in {quoted(change.phase.name)}" if change.phase else ""
    return f"{part_of(change.at)}{where}" if change.at.kind in _PARTS else ""


def _moved(change: Change, _: _Scales) -> str:
    if isinstance(change, PhaseChanged):
        phases = (quoted(one.name) if one else "none" for one in (change.before, change.after))
        return f"{part_of(change.at)} from {' to '.join(phases)}"
    if isinstance(change, PartMoved) and change.at.kind in ("touchpoint", "phase"):
        return tell(change).text
    return ""


def _better(change: Change, scales: _Scales) -> str:
    return _felt(change) if _rise(change, scales) > 0 else ""


def _worse(change: Change, scales: _Scales) -> str:
    return _felt(change) if _rise(change, scales) < 0 else ""


def _rise(change: Change, scales: _Scales) -> float:
    """Return how far a feeling rises on the common scale: its lowest moment, else the mean."""
    if not isinstance(change, KeyChanged) or change.key != "emotion":
        return 0
    was, now = (
        _places(felt, scale)
        for felt, scale in zip((change.before, change.after), scales, strict=True)
    )
    if not was or not now:
        return 0
    return min(now) - min(was) or sum(now) / len(now) - sum(was) / len(was)


def _places(felt: Value, scale: Scale) -> list[float]:
    ratings = felt if isinstance(felt, tuple) else ()
    return [scale.position(one) for one in ratings if isinstance(one, Decimal)]


def _felt(change: Change) -> str:
    assert isinstance(change, KeyChanged)
    was, now = (value(felt, "emotion") for felt in (change.before, change.after))
    who = change.at.persona
    whose = f" for {who.either.name or who.either.id}" if who else ""
    return f"{_where(change.at)}{whose} {was} → {now}"


def _where(at: Spot) -> str:
    return quoted(at.part.either.name) if at.kind == "touchpoint" else part_of(at)


def _solved(change: Change, _: _Scales) -> str:
    solution = _answer(change, ("done",))
    what = _pain_of(change.at) or _where(change.at)
    return f"{what} by {quoted(solution)}" if solution else ""


def _begun(change: Change, _: _Scales) -> str:
    return _promise(change, ("doing",))


def _planned(change: Change, _: _Scales) -> str:
    return _promise(change, ("planned",))


def _thought_of(change: Change, _: _Scales) -> str:
    return _promise(change, ("idea", None)) if isinstance(change, StatementAdded) else ""


def _promise(change: Change, statuses: Sequence[str | None]) -> str:
    solution = _answer(change, statuses)
    pain = _pain_of(change.at)
    what = f"against {pain}" if pain else f"at {_where(change.at)}"
    return f"{quoted(solution)} {what}" if solution else ""


def _answer(change: Change, statuses: Sequence[str | None]) -> str:
    """Return the solution that has one of these statuses now, "" where the change is another."""
    match change:
        case KeyChanged(key="status") if change.after in statuses:
            return change.at.within[-1].now
        case StatementAdded(key="solutions") if change.statement.status in statuses:
            return change.statement.text
        case _:
            return ""


def _pain_of(at: Spot) -> str:
    """Return the pain point within which something has changed, "" where it is in none."""
    return next((quoted(one.now) for one in at.within if one.key == "pain_points"), "")


def _problem(change: Change, _: _Scales) -> str:
    if not isinstance(change, StatementAdded) or change.key != "pain_points":
        return ""
    solutions = ", ".join(quoted(one.text) for one in change.statement.solutions or ())
    return f"{_pain(change)} (against it: {solutions})" if solutions else _pain(change)


def _past(change: Change, _: _Scales) -> str:
    if not isinstance(change, StatementRemoved) or change.key != "pain_points":
        return ""
    return _pain(change)


def _pain(change: StatementAdded | StatementRemoved) -> str:
    return f"{quoted(change.statement.text)} at {_where(change.at)}"


# The heads of lines, how one thing and many are counted, and what tells one. No change is of two
# kinds.
_KINDS: tuple[tuple[str, tuple[str, str], _Teller], ...] = (
    ("New", ("new", "new"), _new),
    ("Gone", ("gone", "gone"), _gone),
    ("Moved", ("moved", "moved"), _moved),
    ("Feels better", ("feels better", "feel better"), _better),
    ("Feels worse", ("feels worse", "feel worse"), _worse),
    ("Solved", ("solved", "solved"), _solved),
    ("Under way", ("under way", "under way"), _begun),
    ("Planned", ("planned", "planned"), _planned),
    ("New ideas", ("new idea", "new ideas"), _thought_of),
    ("New problems", ("new problem", "new problems"), _problem),
    ("Problems gone", ("problem gone", "problems gone"), _past),
)
