"""Say how a map stood, and how it moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cjmap.catalog import Labels, format_score
from cjmap.reporters.coverage.tables import percent
from cjmap.reporters.log.report import History
from cjmap.reporters.spelling import day
from cjmap.view.history import Mood, Standing

_COLUMNS = (
    "described",
    "feels",
    "lowest",
    "open",
    "holes",
    "questions",
    "problems",
    "promised",
    "done",
)
_NOTHING = "–"
_ID = 7


def head(words: Labels) -> tuple[str, ...]:
    """Return what stands above the `cells` of rows."""
    return tuple(words[f"log.of.{column}"] for column in _COLUMNS)


def cells(one: Standing, words: Labels) -> tuple[str, ...]:
    """Return what stands in a row below the `head`."""
    if one.fault:
        return tuple(_NOTHING for _ in _COLUMNS)
    counts = (one.open, one.holes, one.questions, one.problems, one.promised, one.done)
    lowest = signed(one.mood.lowest if one.mood else None, words)
    return (percent(one.coverage, words), _mean(one.mood, words), lowest, *map(str, counts))


def when(one: Standing, words: Labels) -> str:
    """Return the day and the id of a commit."""
    if one.commit is None:
        return words["log.not_committed"]
    return f"{day(one.commit.day, words)} {one.commit.id[:_ID]}"


def what(one: Standing, words: Labels) -> str:
    """Return what a commit is called, and that the map could not be counted, or was gone."""
    subject = one.commit.subject if one.commit else ""
    mark = words["log.gone"] if one.is_gone else words["log.not_counted"] if one.fault else ""
    return f"{subject} {mark}".strip()


def signed(value: float | None, words: Labels) -> str:
    """Return a place on the scale from -2.0 to 2.0 with its sign.

    >>> from cjmap.catalog import report_words
    >>> signed(0.444, report_words("en")), signed(-2.0, report_words("de"))
    ('+0.4', '−2,0')
    >>> signed(-0.04, report_words("en")), signed(None, report_words("en"))
    ('0.0', '–')
    """
    if value is None:
        return _NOTHING
    rounded = Decimal(f"{value:.1f}")
    return format_score(rounded if rounded else abs(rounded), words.language)


def moved(history: History, words: Labels) -> str:
    """Return what has changed between the first and the last that were counted, "" for nothing."""
    known = history.known
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    both = (
        ("described", percent(first.coverage, words), percent(last.coverage, words)),
        ("feels", _mean(first.mood, words), _mean(last.mood, words)),
        ("open", str(first.open), str(last.open)),
        ("done", str(first.done), str(last.done)),
    )
    said = [f"{words[f'log.of.{of}']} {one} → {other}" for of, one, other in both if one != other]
    since = day(first.commit.day, words) if first.commit else ""
    return words.fill("log.since", day=since, numbers=", ".join(said) or words["log.same"])


def notes(history: History, words: Labels) -> Iterator[str]:
    """Yield what the rows leave out, and why."""
    faults = (one for one in history.standings if one.fault and not one.is_gone)
    yield from (f"{when(one, words)}: {one.fault}" for one in faults)
    if history.left_out:
        yield words.count("log.left_out", history.left_out)
    if history.is_cut:
        yield words["log.shallow"]
    if not any(one.commit for one in history.standings):
        yield history.why_none or words["log.no_commit"]


def _mean(mood: Mood | None, words: Labels) -> str:
    return signed(mood.mean if mood else None, words)
