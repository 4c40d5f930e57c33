"""Differences as an annotation of a run on GitHub, with all of them in the log."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.catalog import Labels
from cjmap.renderers.text import terminal
from cjmap.reporters.differences import text
from cjmap.reporters.differences.brief import covering, in_short
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.words import faults, summary
from cjmap.reporters.workflow import command, plain

# An annotation is no place for more.
_MOST = 10


def lines(report: DiffReport) -> Iterator[str]:
    """Yield what has changed as one annotation, an error where a map is broken, and the text."""
    changed = tuple(report.changed)
    if changed:
        said = [summary(report), *(_short(one, report.words) for one in changed[:_MOST])]
        said += [fault for one in changed for fault in faults(one, report)][:_MOST]
        kind = "error" if any(one.is_broken for one in changed) else "notice"
        yield command(kind, "\n".join(map(terminal, said)), title="cjmap diff")
    yield from map(plain, text.lines(report))


def _short(one: Compared, words: Labels) -> str:
    covered = covering(one, words)
    coverage = f"coverage {covered}, " if covered else ""
    return f"{one.pair.title}: {coverage}{in_short(one, words)}"
