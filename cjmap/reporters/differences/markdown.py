"""Differences as Markdown, for a comment on a pull request: short first, details folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.diff import Change, Difference, weight_of
from cjmap.frozen import frozen
from cjmap.renderers.text import comment, comment_html, terminal
from cjmap.reporters.differences.brief import Point, covering, in_short, points
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.telling import tell_alone
from cjmap.reporters.differences.words import (
    WEIGHTS,
    covered,
    faults,
    number_of,
    size,
    state,
    summary,
)

# By it, an action finds its own comment again. Nobody sees it.
MARKER = "<!-- cjmap diff -->"
# GitHub refuses comments of more than 65,536.
MOST_CHARACTERS = 64_000
MOST_ROWS = 30
_LONGEST, _LONGEST_TITLE = 500, 80
_HEAD = ("| journey | coverage | in short |", "| :-- | --: | :-- |")
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
    for fold in _folds(changed):
        shown = fold.within(room)
        left_out += len(fold.changes) - (len(shown.changes) if shown else 0)
        if shown and (shown.changes or not fold.changes):
            room -= _length(shown.lines())
            yield from shown.lines()
    if left_out:
        yield from ("", f"{number_of(left_out, 'change')} more than a comment can hold.")


def _length(lines: Sequence[str] | Iterator[str]) -> int:
    """Return how many characters lines take where one beyond the usual 65,536 counts as two."""
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)


def _head(changed: Sequence[Compared], report: DiffReport) -> Iterator[str]:
    sides = f"_{_said(report.old)} → {_said(report.new)}_"
    if not changed:
        maps = number_of(len(report.maps), "journey")
        yield f"Nothing has changed in {maps} ({sides})."
        yield from ("",) if report.notes else ()
    elif len(changed) == 1:
        yield from (f"## {_heading(changed[0])}", "", sides, "", *_short(changed[0], report))
    else:
        yield from (f"## {len(changed)} journeys are different", "", sides, "")
        yield from (f"{_said(summary(report))}.", "", *_HEAD)
        yield from (_row(one) for one in changed[:MOST_ROWS])
        more = len(changed) - MOST_ROWS
        yield from (f"| and {more} more | | |",) if more > 0 else ()
        broken = [line for one in changed[:MOST_ROWS] for line in _faults(one, report)]
        yield from ("", *broken) if broken or report.notes else ()


def _heading(one: Compared) -> str:
    title = _title(one)
    if one.became in ("new", "gone"):
        return f"{title} is {one.became}"
    return f"{title}: what has changed"


def _title(one: Compared) -> str:
    return _said(one.pair.title, most=_LONGEST_TITLE)


def _short(one: Compared, report: DiffReport) -> Iterator[str]:
    """Yield what everybody asks first, a line for each kind of change."""
    if one.became == "moved":
        yield f"- {_said(state(one))}"
    yield from _faults(one, report)
    if one.difference is None and not one.is_broken:
        yield f"- {size(one.pair.either)}"
    if covering(one):
        yield f"- **Coverage**: {covering(one)}"
    yield from map(_point, points(one))


def _faults(one: Compared, report: DiffReport) -> Iterator[str]:
    yield from (f"- ⚠️ {_said(fault)}" for fault in faults(one, report))


def _point(point: Point) -> str:
    return f"- **{point.head}**: {_said(point.line)}"


def _row(one: Compared) -> str:
    cells = (_title(one), covering(one) or "–", _said(in_short(one)))
    return f"| {' | '.join(cells)} |"


def _folds(changed: Sequence[Compared]) -> Iterator[_Fold]:
    for one in changed:
        if one.difference and one.is_changed:
            yield _fold(one, one.difference, is_alone=len(changed) == 1)


def _fold(one: Compared, difference: Difference, *, is_alone: bool) -> _Fold:
    count = number_of(len(difference.changes), "change")
    name = "All" if is_alone else comment_html(terminal(one.pair.title[:_LONGEST_TITLE]))
    top = () if is_alone else tuple(map(_point, points(one)))
    if difference.coverage:
        said = "; ".join(map(covered, difference.coverage))
        top = (*top, f"- **Coverage**: {_said(said)}")
    return _Fold(f"{name}: {count}", top, tuple(_grouped(difference.changes)))


def _grouped(changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each change, the first of a weight below its heading."""
    for weight in WEIGHTS:
        heading = f"\n**{weight.capitalize()}**\n\n"
        for change in changes:
            if weight_of(change) == weight:
                yield f"{heading}{_change(change)}"
                heading = ""


def _change(change: Change) -> str:
    told = tell_alone(change)
    more = (f"  - {_said(line)}" for line in told.more)
    return "\n".join((f"- {_SIGNS[told.sign]} {_said(told.text)}", *more))


def _said(text: str, *, most: int = _LONGEST) -> str:
    """Return a text as Markdown that reads as itself and calls nobody, cut where it is too long."""
    said = terminal(text)
    return comment(said if len(said) <= most else f"{said[: most - 1]}…")
