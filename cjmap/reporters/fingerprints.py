"""Tell the same finding, gap or change in two runs, although lines have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from cjmap.baseline.entries import Entry, entry_of, lasting
from cjmap.check import Found
from cjmap.reporters.report import Report
from cjmap.source import Mapping


def identified(report: Report) -> Iterator[tuple[Found, str]]:
    """Yield each finding with its fingerprint."""
    trees = {
        (one.diagnostic, one.at): checked.loaded.tree
        for checked in report.maps
        for one in checked.found
    }
    entries = (
        _entry(found, report, trees.get((found.diagnostic, found.at))) for found in report.found
    )
    yield from zip(report.found, fingerprints(map(lasting, entries)), strict=True)


def fingerprints(lasting: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield 32 hexadecimal digits for each, which no other one has, made of what lasts of it."""
    seen: Counter[tuple[str, ...]] = Counter()
    for same in lasting:
        seen[same] += 1
        yield _digest((*same, str(seen[same])))


def _entry(found: Found, report: Report, tree: Mapping | None) -> Entry:
    """Return a finding as a baseline would keep it, were baselines kept for each file."""
    entry = entry_of(found.diagnostic, report.named(found.at.file), tree)
    # What could not be read has no place yet: it is known by its line.
    return (
        entry if entry.at else Entry(entry.rule, entry.map, found.at.text.strip(), "", entry.says)
    )


def _digest(parts: tuple[str, ...]) -> str:
    said = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(said).hexdigest()[:32]
