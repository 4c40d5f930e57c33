"""Say in a few lines what everybody asks first: what is new, gone, better, worse, solved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from cjmap.catalog import Labels
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
from cjmap.reporters.differences.spelling import part_of, quoted, value
from cjmap.reporters.differences.telling import tell, tell_alone
from cjmap.reporters.differences.words import covered, size, state

# The scales in which both sides rate feelings.
_Scales: TypeAlias = tuple[Scale, Scale]
# Returns a change in words, "" where it is of another kind.
_Teller: TypeAlias = Callable[[Change, _Scales, Labels], str]

# So many things are named, the others are counted.
_MOST = 4
# The parts that make the journey, what matters most first.
_PARTS = ("touchpoint", "phase", "persona", "journey")


@frozen
class Point:
    """What has changed of one kind: its head, and each thing in words; `counted` is what all are.

    The `line` has the first things, and how many more there are. Nothing is quoted yet.
    """

    head: str
    things: tuple[str, ...]
    line: str
    counted: str


def points(one: Compared, words: Labels) -> tuple[Point, ...]:
    """Return in the order in which it is asked what has changed in a map, then the rest.

    Of the rest, more than a few are only counted. None where nothing has changed, or nothing is
    compared.
    """
    found = tuple(_points(one, words))
    left = tuple(change for change in _changes(one) if not _is_told(change, _scales(one), words))
    if not left:
        return found
    rest = _point(
        "rest" if found else "all", tuple(_in_words(change, words) for change in left), words
    )
    if len(left) > _MOST:
        rest = replace(rest, things=(rest.counted,), line=rest.counted)
    return (*found, rest)


def in_short(one: Compared, words: Labels) -> str:
    """Return what became of a map, and how many changes of each kind there are."""
    if one.is_broken:
        return words["brief.broken"]
    became = state(one, words) if one.became != "same" else ""
    whole = size(one.pair.either, words) if one.difference is None else ""
    counted = (point.counted for point in points(one, words))
    return ", ".join(filter(None, (became, whole, *counted)))


def covering(one: Compared, words: Labels) -> str:
    """Return how the coverage of a map has changed, "" where it is the same percentage.

    Where it falls, it is said how many touchpoints are new, as that may be why.
    """
    changes = one.difference.coverage if one.difference else ()
    whole = next((change for change in changes if change.of == "map"), None)
    if whole is None:
        return ""
    said = covered(whole, words)
    new = sum(isinstance(c, PartAdded) and c.at.kind == "touchpoint" for c in _changes(one))
    is_less = (whole.after.percent or 0) < (whole.before.percent or 0)
    return words.count("brief.with_new", new, change=said) if new and is_less else said


def _points(one: Compared, words: Labels) -> Iterator[Point]:
    changes, scales = _changes(one), _scales(one)
    for kind, tell_one in _KINDS.items():
        things = tuple(said for change in changes if (said := tell_one(change, scales, words)))
        if things:
            yield _point(kind, things, words)


def _point(kind: str, things: tuple[str, ...], words: Labels) -> Point:
    line, more = "; ".join(things[:_MOST]), len(things) - _MOST
    if more > 0:
        line = words.fill("brief.more", things=line, n=more)
    return Point(words[f"brief.{kind}"], things, line, words.count(f"brief.{kind}", len(things)))


def _is_told(change: Change, scales: _Scales, words: Labels) -> bool:
    return any(tell_one(change, scales, words) for tell_one in _KINDS.values())


def _in_words(change: Change, words: Labels) -> str:
    told = tell_alone(change, words)
    said = ": ".join(filter(None, (told.text, ", ".join(told.more))))
    return said if told.sign == "~" else f"{told.sign} {said}"


def _changes(one: Compared) -> tuple[Change, ...]:
    """Return the changes of a map, those of touchpoints first, then of what else makes it up."""
    rank = {kind: number for number, kind in enumerate(_PARTS)}
    return tuple(sorted(one.changes, key=lambda change: rank.get(change.at.kind, len(rank))))


def _scales(one: Compared) -> _Scales:
    maps = [side.loaded.map if side else None for side in (one.pair.before, one.pair.now)]
    old, new = (jmap.scale if jmap else Scale() for jmap in maps)
    return old, new


def _new(change: Change, _: _Scales, words: Labels) -> str:
    return _part(change, words) if isinstance(change, PartAdded) else ""


def _gone(change: Change, _: _Scales, words: Labels) -> str:
    return _part(change, words) if isinstance(change, PartRemoved) else ""


def _part(change: PartAdded | PartRemoved, words: Labels) -> str:
    if change.at.kind not in _PARTS:
        return ""
    part = part_of(change.at, words)
    if change.phase is None:
        return part
    return words.fill("brief.part_in", part=part, phase=quoted(change.phase.name, words))


def _moved(change: Change, _: _Scales, words: Labels) -> str:
    if isinstance(change, PhaseChanged):
        before, after = (
            quoted(one.name, words) if one else words["brief.no_phase"]
            for one in (change.before, change.after)
        )
        part = part_of(change.at, words)
        return words.fill("brief.phase", part=part, before=before, after=after)
    if isinstance(change, PartMoved) and change.at.kind in ("touchpoint", "phase"):
        return tell(change, words).text
    return ""


def _better(change: Change, scales: _Scales, words: Labels) -> str:
    return _felt(change, words) if _rise(change, scales) > 0 else ""


def _worse(change: Change, scales: _Scales, words: Labels) -> str:
    return _felt(change, words) if _rise(change, scales) < 0 else ""


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


def _felt(change: Change, words: Labels) -> str:
    assert isinstance(change, KeyChanged)
    before, after = (value(felt, words, "emotion") for felt in (change.before, change.after))
    said = {"where": _where(change.at, words), "before": before, "after": after}
    who = change.at.persona
    if who is None:
        return words.fill("brief.felt", **said)
    return words.fill("brief.felt_by", who=who.either.name or who.either.id, **said)


def _where(at: Spot, words: Labels) -> str:
    return quoted(at.part.either.name, words) if at.kind == "touchpoint" else part_of(at, words)


def _solved(change: Change, _: _Scales, words: Labels) -> str:
    solution = _answer(change, ("done",))
    if not solution:
        return ""
    what = _pain_of(change.at, words) or _where(change.at, words)
    return words.fill("brief.solved_by", what=what, solution=quoted(solution, words))


def _begun(change: Change, _: _Scales, words: Labels) -> str:
    return _promise(change, ("doing",), words)


def _planned(change: Change, _: _Scales, words: Labels) -> str:
    return _promise(change, ("planned",), words)


def _thought_of(change: Change, _: _Scales, words: Labels) -> str:
    return _promise(change, ("idea", None), words) if isinstance(change, StatementAdded) else ""


def _promise(change: Change, statuses: Sequence[str | None], words: Labels) -> str:
    solution = _answer(change, statuses)
    if not solution:
        return ""
    said, pain = quoted(solution, words), _pain_of(change.at, words)
    if pain:
        return words.fill("brief.against", solution=said, pain=pain)
    return words.fill("brief.at", what=said, where=_where(change.at, words))


def _answer(change: Change, statuses: Sequence[str | None]) -> str:
    """Return the solution that has one of these statuses now, "" where the change is another."""
    match change:
        case KeyChanged(key="status") if change.after in statuses:
            return change.at.within[-1].now
        case StatementAdded(key="solutions") if change.statement.status in statuses:
            return change.statement.text
        case _:
            return ""


def _pain_of(at: Spot, words: Labels) -> str:
    """Return the pain point within which something has changed, "" where it is in none."""
    return next((quoted(one.now, words) for one in at.within if one.key == "pain_points"), "")


def _problem(change: Change, _: _Scales, words: Labels) -> str:
    if not isinstance(change, StatementAdded) or change.key != "pain_points":
        return ""
    solutions = ", ".join(quoted(one.text, words) for one in change.statement.solutions or ())
    pain = _pain(change, words)
    return words.fill("brief.against_it", pain=pain, solutions=solutions) if solutions else pain


def _past(change: Change, _: _Scales, words: Labels) -> str:
    if not isinstance(change, StatementRemoved) or change.key != "pain_points":
        return ""
    return _pain(change, words)


def _pain(change: StatementAdded | StatementRemoved, words: Labels) -> str:
    what = quoted(change.statement.text, words)
    return words.fill("brief.at", what=what, where=_where(change.at, words))


# What tells a change of each kind, in the order in which it is asked. No change is of two kinds.
_KINDS: dict[str, _Teller] = {
    "new": _new,
    "gone": _gone,
    "moved": _moved,
    "better": _better,
    "worse": _worse,
    "solved": _solved,
    "begun": _begun,
    "planned": _planned,
    "ideas": _thought_of,
    "problems": _problem,
    "past": _past,
}
