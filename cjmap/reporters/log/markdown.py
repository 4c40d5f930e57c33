"""How maps have moved over the commits, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.renderers.text import comment, terminal
from cjmap.reporters.log.report import LogReport
from cjmap.reporters.log.words import cells, head, moved, notes, what, when


def lines(report: LogReport) -> Iterator[str]:
    """Yield of each map what became of it in all, then a table with a row for each commit."""
    words = report.words
    heads = head(words)
    for history in report.histories:
        yield f"## {_said(history.title)}"
        yield ""
        below = [said for said in (moved(history, words), *notes(history, words)) if said]
        yield from (*(f"- {_said(said)}" for said in below), "") if below else ()
        yield f"| {words['log.commit']} | {' | '.join(heads)} | |"
        yield f"| :-- | {' | '.join('--:' for _ in heads)} | :-- |"
        for one in history.standings:
            row = (when(one, words), *cells(one, words), what(one, words))
            yield f"| {' | '.join(map(_said, row))} |"
        yield ""


def _said(text: str) -> str:
    return comment(terminal(text))
