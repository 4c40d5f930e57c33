"""How maps have moved over the commits, for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cjmap.catalog import Labels
from cjmap.renderers.text import terminal
from cjmap.reporters.log.report import History, LogReport
from cjmap.reporters.log.words import cells, head, moved, notes, what, when
from cjmap.reporters.table import shortened, table
from cjmap.view.history import Standing

# A subject is not read further than this.
_SUBJECT = 44


def lines(report: LogReport) -> Iterator[str]:
    """Yield a table of each map, a row for each commit, and what became of it in all."""
    words = report.words
    for number, history in enumerate(report.histories):
        yield from ("",) if number else ()
        yield _bold(terminal(f"{history.title}: {history.file}"), report)
        rows = [(_name(one, words), *cells(one, words)) for one in history.standings]
        yield from table(("", *head(words)), rows, width=report.width)
        yield from _below(history, report)


def _name(one: Standing, words: Labels) -> str:
    return f"{when(one, words)}  {shortened(terminal(what(one, words)), _SUBJECT)}".rstrip()


def _below(history: History, report: LogReport) -> Iterator[str]:
    yield from map(terminal, notes(history, report.words))
    if said := moved(history, report.words):
        yield _bold(said, report)


def _bold(text: str, report: LogReport) -> str:
    return click.style(text, bold=True) if report.color else text
