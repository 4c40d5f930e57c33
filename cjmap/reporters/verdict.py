"""Say why a check fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cjmap.check import Checked, Found
from cjmap.coverage import Count
from cjmap.diagnostics import Severity

_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


def counted(found: Iterable[Found], least: Severity = Severity.NOTE) -> str:
    """Return how many findings there are from a severity on, heavy ones first, or "".

    >>> counted(())
    ''
    """
    severities = [one.diagnostic.severity for one in found]
    return ", ".join(
        f"{number} {plural if number != 1 else severity.value}"
        for severity, plural in _PLURALS.items()
        if severity >= least and (number := severities.count(severity))
    )


def too_heavy(found: Iterable[Found], threshold: Severity | None) -> Iterator[str]:
    """Yield the findings that make a check fail, to be read behind "fails because"."""
    number = counted(found, threshold) if threshold else ""
    if number:
        yield f"of {number}"


def uncounted(maps: Iterable[Checked]) -> Iterator[str]:
    """Yield that maps are refused, and so not in the coverage, behind "fails because"."""
    number = sum(one.is_refused for one in maps)
    if number:
        yield f"{number} map{'s' * (number != 1)} with errors could not be counted"


def too_little(maps: Iterable[Checked], least: Decimal | None, *, who: str) -> Iterator[str]:
    """Yield the coverage that makes a check fail, to be read behind "fails because".

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
    said = f"coverage is {together.percent} %, and {who} for at least {least} %"
    if len(counts) == 1:
        yield said
        return
    asked = {path: count for path, count in counts.items() if count.total}
    lowest = min(asked, key=lambda path: Decimal(asked[path].filled) / asked[path].total)
    percent = asked[lowest].percent
    yield f"{said} ({len(counts)} maps together; the least has {lowest}: {percent} %)"
