"""Say why a check fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from cjmap.catalog import Labels, format_number
from cjmap.check import Checked, Found
from cjmap.coverage import Count
from cjmap.diagnostics import Severity
from cjmap.frozen import frozen
from cjmap.reporters.coverage.tables import percent
from cjmap.totals.trend import Pair


@frozen
class TooHeavy:
    """Findings that are too severe: how many of each severity, the heaviest first."""

    counts: tuple[tuple[Severity, int], ...]


@frozen
class Uncounted:
    """Maps that are refused, and so not in the coverage."""

    number: int


@frozen
class TooLittle:
    """A coverage of which `who` asks for `least` percent; the map with the least of several."""

    together: Count
    least: Decimal
    who: str
    maps: int
    lowest: tuple[str, Count]


@frozen
class Fallen:
    """A coverage that is lower than it was at a revision, and the maps that are the cause.

    They are named by their paths; of one that is new there is no coverage before.
    """

    revision: str
    before: Count
    now: Count
    maps: tuple[tuple[str, Count | None, Count], ...]


@frozen
class Stale:
    """Outputs that are not what their maps say."""

    number: int


Reason: TypeAlias = TooHeavy | Uncounted | TooLittle | Fallen | Stale


def why(reasons: Iterable[Reason], words: Labels) -> tuple[str, ...]:
    """Return reasons in words, to be read behind "fails because", each once."""
    return tuple(dict.fromkeys(_said(one, words) for one in reasons))


def counted(found: Iterable[Found], words: Labels) -> str:
    """Return how many findings there are, heavy ones first, or ""."""
    return _listed(_counts(found, Severity.NOTE), words)


def too_heavy(found: Iterable[Found], threshold: Severity | None) -> Iterator[TooHeavy]:
    """Yield the findings that make a check fail, if any do."""
    counts = _counts(found, threshold) if threshold else ()
    if counts:
        yield TooHeavy(counts)


def uncounted(maps: Iterable[Checked]) -> Iterator[Uncounted]:
    """Yield that maps are refused, if any are."""
    number = sum(one.is_refused for one in maps)
    if number:
        yield Uncounted(number)


def too_little(maps: Iterable[Checked], least: Decimal | None, *, who: str) -> Iterator[TooLittle]:
    """Yield the coverage that makes a check fail, if it does.

    It is that of all maps together; those of which no output can be made do not count. `least`
    is a percentage, `who` asks for it.
    """
    counts = {
        one.loaded.path.as_posix(): one.coverage.count()
        for one in maps
        if one.coverage and not one.is_refused
    }
    together = sum(counts.values(), Count())
    if least is None or together.percent is None or together.filled * 100 >= least * together.total:
        return
    asked = {path: count for path, count in counts.items() if count.total}
    lowest = min(asked.items(), key=lambda one: Decimal(one[1].filled) / one[1].total)
    yield TooLittle(together, least, who, len(counts), lowest)


def fallen(pairs: Iterable[Pair], revision: str) -> Iterator[Fallen]:
    """Yield that the coverage of all maps together has fallen since a revision, if it has.

    A map that could not be counted on one of both sides is left out.
    """
    whole = [one for one in pairs if not any(side.is_refused for side in one.sides)]
    known = [(one.path, _count(one.before), _count(one.now)) for one in whole if not one.is_apart]
    before = sum((was for _, was, _ in known if was), Count())
    now = sum((became for _, _, became in known if became), Count())
    if _is_lower(now, before):
        lower = (
            (path, was, one) for path, was, one in known if one and _is_lower(one, was or before)
        )
        yield Fallen(revision, before, now, tuple(lower))


def _count(checked: Checked | None) -> Count | None:
    return checked.coverage.count() if checked and checked.coverage else None


def _is_lower(one: Count, other: Count) -> bool:
    return one.filled * other.total < other.filled * one.total


def _counts(found: Iterable[Found], least: Severity) -> tuple[tuple[Severity, int], ...]:
    severities = [one.diagnostic.severity for one in found]
    heavy = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    counts = ((one, severities.count(one)) for one in heavy if one >= least)
    return tuple((one, number) for one, number in counts if number)


def _listed(counts: Iterable[tuple[Severity, int]], words: Labels) -> str:
    return ", ".join(words.count(f"findings.{one.value}", number) for one, number in counts)


def _said(reason: Reason, words: Labels) -> str:
    match reason:
        case TooHeavy():
            return words.fill("fails.heavy", findings=_listed(reason.counts, words))
        case Uncounted():
            return words.count("fails.uncounted", reason.number)
        case Fallen():
            return _fallen(reason, words)
        case Stale():
            return words.count("fails.stale", reason.number)
        case TooLittle():
            return _too_little(reason, words)


def _too_little(reason: TooLittle, words: Labels) -> str:
    least = words.fill("percent", n=format_number(reason.least, words.language))
    covered = percent(reason.together, words)
    said = words.fill("fails.little", percent=covered, who=reason.who, least=least)
    if reason.maps == 1:
        return said
    path, count = reason.lowest
    lowest = {"map": path, "percent": percent(count, words)}
    return words.fill("fails.little_of", said=said, n=reason.maps, **lowest)


def _fallen(reason: Fallen, words: Labels) -> str:
    maps = (_fall(path, before, now, words) for path, before, now in reason.maps)
    said = {"now": _cells(reason.now, words), "before": _cells(reason.before, words)}
    return words.fill("fails.fallen", revision=reason.revision, maps=", ".join(maps), **said)


def _fall(path: str, before: Count | None, now: Count, words: Labels) -> str:
    if before is None:
        return words.fill("fails.fallen_new", map=path, now=_cells(now, words))
    return words.fill(
        "fails.fallen_from", map=path, now=_cells(now, words), before=_cells(before, words)
    )


def _cells(count: Count, words: Labels) -> str:
    return words.fill(
        "fails.cells", percent=percent(count, words), filled=count.filled, total=count.total
    )
