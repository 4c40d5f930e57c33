"""Differences as Markdown, for a comment on a pull request: short first, details folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cjmap.catalog import Labels
from cjmap.diff import Change
from cjmap.frozen import frozen
from cjmap.renderers.text import comment, comment_html, terminal
from cjmap.reporters.coverage.tables import percent
from cjmap.reporters.differences.brief import Point, covering, in_short, points
from cjmap.reporters.differences.contents import contents
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.telling import tell_alone
from cjmap.reporters.differences.words import WEIGHTS, coverage, faults, size, state, summary
from cjmap.totals.trend import Pair, counted

# By it, an action finds its own comment again. Nobody sees it.
MARKER = "<!-- cjmap diff -->"
# GitHub refuses comments of more than 65,536.
MOST_CHARACTERS = 64_000
MOST_ROWS = 30
_LONGEST, _LONGEST_TITLE = 500, 80
_COLUMNS = ("diff.journey", "diff.coverage", "diff.short")
_UNCOUNTED = "–"
_SIGNS = {"+": "➕", "−": "➖", "~": "✏️"}


@frozen
class _Fold:
    """What is folded of a map: a title in HTML, what stands on top, and each change."""

    title: str
    top: tuple[str, ...]
    changes: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        yield from ("", f"<details><summary>{self.title}</summary>", "")
        yield from (*self.top, *self.changes, "", "</details>")

    def within(self, room: int) -> _Fold | None:
        """Return as many of the changes as there is room for, None where it is for nothing."""
        room -= _length(replace(self, changes=()).lines())
        if room < 0:
            return None
        kept: list[str] = []
        for change in self.changes:
            room -= _length((change,))
            if room < 0:
                break
            kept.append(change)
        return replace(self, changes=tuple(kept))


def lines(report: DiffReport) -> Iterator[str]:
    """Yield what a manager reads, then folded below all changes of each map.

    Never more than a comment may hold: what is left out is counted. The first line is hidden.
    """
    changed = tuple(report.changed)
    head = [MARKER, *_head(changed, report), *(f"- {_said(note)}" for note in report.notes)]
    yield from head
    room, left_out = MOST_CHARACTERS - _length(head), 0
    for fold in _folds(changed, report.words):
        shown = fold.within(room)
        left_out += len(fold.changes) - (len(shown.changes) if shown else 0)
        if shown and (shown.changes or not fold.changes):
            room -= _length(shown.lines())
            yield from shown.lines()
    if left_out:
        yield from ("", report.words.count("diff.too_long", left_out))


def _length(lines: Sequence[str] | Iterator[str]) -> int:
    """Return how many characters lines take where one beyond the usual 65,536 counts as two."""
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)


def _head(changed: Sequence[Compared], report: DiffReport) -> Iterator[str]:
    words, sides = report.words, f"_{_said(report.old)} → {_said(report.new)}_"
    if not changed:
        yield words.count("diff.same", len(report.maps), sides=sides)
        yield from ("",) if report.notes else ()
    elif len(changed) == 1:
        yield from (f"## {_heading(changed[0], words)}", "", sides, "")
        yield from _short(changed[0], report)
    else:
        yield from (f"## {words.fill('diff.maps', n=len(changed))}", "", sides, "")
        yield from (f"{_said(summary(report))}.", "", *_table(changed, words))
        broken = [line for one in changed[:MOST_ROWS] for line in _faults(one, report)]
        yield from ("", *broken) if broken or report.notes else ()


def _heading(one: Compared, words: Labels) -> str:
    is_alone = one.became in ("new", "gone")
    return words.fill(f"diff.title.{one.became}" if is_alone else "diff.title", title=_title(one))


def _title(one: Compared) -> str:
    return _said(one.pair.title, most=_LONGEST_TITLE)


def _short(one: Compared, report: DiffReport) -> Iterator[str]:
    """Yield what everybody asks first, a line for each kind of change."""
    words = report.words
    if one.became == "moved":
        yield f"- {_said(state(one, words))}"
    yield from _faults(one, report)
    if one.difference is None and not one.is_broken:
        yield f"- {size(one.pair.either, words)}"
    if change := covering(one, words):
        yield f"- **{words['diff.Coverage']}**: {change}"
    yield from map(_point, points(one, words))


def _faults(one: Compared, report: DiffReport) -> Iterator[str]:
    yield from (f"- ⚠️ {_said(fault)}" for fault in faults(one, report))


def _point(point: Point) -> str:
    return f"- **{point.head}**: {_said(point.line)}"


def _table(changed: Sequence[Compared], words: Labels) -> Iterator[str]:
    """Yield a row for each map, as many as are read."""
    yield _row(words[column] for column in _COLUMNS)
    yield _row((":--", "--:", ":--"))
    for one in changed[:MOST_ROWS]:
        yield _row((_title(one), _share(one, words), _said(in_short(one, words))))
    more = len(changed) - MOST_ROWS
    if more > 0:
        yield f"| {words.fill('diff.more', n=more)} | | |"


def _share(one: Compared, words: Labels) -> str:
    """Return how much of a map is described, and was where that is another percentage."""
    now = counted(one.pair.now)
    return covering(one, words) or (percent(now.count(), words) if now else _UNCOUNTED)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _folds(changed: Sequence[Compared], words: Labels) -> Iterator[_Fold]:
    for one in changed:
        if one.difference and one.is_changed:
            yield _fold(one, words, is_alone=len(changed) == 1)


def _fold(one: Compared, words: Labels, *, is_alone: bool) -> _Fold:
    title = comment_html(terminal(one.pair.title[:_LONGEST_TITLE]))
    key = "diff.all" if is_alone else "diff.of_map"
    top = () if is_alone else tuple(map(_point, points(one, words)))
    if said := coverage(one, words):
        top = (*top, f"- **{words['diff.Coverage']}**: {_said(said)}")
    name = words.count(key, len(one.changes), title=title)
    return _Fold(name, top, tuple(_grouped(one, words)))


def _grouped(one: Compared, words: Labels) -> Iterator[str]:
    """Yield a line for each change, the first of a weight below its heading."""
    for weight in WEIGHTS:
        heading = f"\n**{words[f'weight.{weight}']}**\n\n"
        for change in one.of_weight(weight):
            yield f"{heading}{_change(change, one.pair, words)}"
            heading = ""


def _change(change: Change, pair: Pair, words: Labels) -> str:
    told = tell_alone(change, words)
    more = (f"  - {_said(line)}" for line in (*told.more, *contents(change, pair, words)))
    return "\n".join((f"- {_SIGNS[told.sign]} {_said(told.text)}", *more))


def _said(text: str, *, most: int = _LONGEST) -> str:
    """Return a text as Markdown that reads as itself and calls nobody, cut where it is too long."""
    said = terminal(text)
    return comment(said if len(said) <= most else f"{said[: most - 1]}…")
