"""Say how a map stood, and how it moved."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters.log.report import History
from cjmap.totals.history import Mood, Standing

HEAD = ("described", "feels", "lowest", "holes", "questions", "problems", "promised", "done")
_NOTHING = "–"
_ID = 7


def cells(one: Standing) -> tuple[str, ...]:
    """Return what stands in a row below `HEAD`."""
    if one.fault:
        return tuple(_NOTHING for _ in HEAD)
    counts = (one.coverage.holes, one.questions, one.problems, one.promised, one.done)
    return (
        percent(one),
        _mean(one.mood),
        signed(one.mood.lowest if one.mood else None),
        *map(str, counts),
    )


def when(one: Standing) -> str:
    """Return the day and the id of a commit."""
    return f"{one.commit.day} {one.commit.id[:_ID]}" if one.commit else "not committed"


def what(one: Standing) -> str:
    """Return what a commit is called, and that the map could not be counted, or was gone."""
    subject = one.commit.subject if one.commit else ""
    mark = "(gone)" if one.is_gone else "(not counted)" if one.fault else ""
    return f"{subject} {mark}".strip()


def percent(one: Standing) -> str:
    """Return how much was described."""
    return _NOTHING if one.coverage.percent is None else f"{one.coverage.percent} %"


def signed(value: float | None) -> str:
    """Return a place on the scale from -2.0 to 2.0 with its sign.

    >>> signed(0.444), signed(-2.0), signed(-0.04), signed(None)
    ('+0.4', '−2.0', '0.0', '–')
    """
    if value is None:
        return _NOTHING
    said = f"{abs(value):.1f}"
    sign = "" if said == "0.0" else "+" if value > 0 else "−"
    return f"{sign}{said}"


def moved(history: History) -> str:
    """Return what has changed between the first and the last that were counted, "" for nothing."""
    known = history.known
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    both = (
        ("described", percent(first), percent(last)),
        ("feels", _mean(first.mood), _mean(last.mood)),
        ("open", str(first.open), str(last.open)),
        ("done", str(first.done), str(last.done)),
    )
    said = [f"{name} {one} → {other}" for name, one, other in both if one != other]
    return f"since {first.commit.day if first.commit else ''}: " + (
        ", ".join(said) or "the numbers are the same"
    )


def notes(history: History) -> Iterator[str]:
    """Yield what the rows leave out, and why."""
    yield from (
        f"{when(one)}: {one.fault}" for one in history.standings if one.fault and not one.is_gone
    )
    if history.left_out:
        number = history.left_out
        yield f"{number} older commit{'s' * (number != 1)} left out"
    if history.is_cut:
        yield "this clone is shallow: older commits are missing (`git fetch --unshallow`)"
    if not any(one.commit for one in history.standings):
        yield history.why_none or "no commit has this map yet"


def _mean(mood: Mood | None) -> str:
    return signed(mood.mean if mood else None)
