"""Find the marks that git leaves where two people have changed the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.frozen import frozen
from cjmap.source.findings import Findings
from cjmap.source.problems import SYNTAX

_FIRST, _NEXT, _LAST = "<" * 7, "=", ">" * 7
_MARK = re.compile(r"^(<{7,}|={7,}|>{7,})(?: [^\r\n]*)?\r?$", re.MULTILINE)


@frozen
class Conflict:
    """A stretch from the first mark of a conflict to its last one, or a mark without the others.

    The marks are at the offsets `start` and `last`, which is `start` for a single one.
    """

    start: int
    last: int
    mark: str

    @property
    def is_whole(self) -> bool:
        """Whether all of its marks are there."""
        return self.last > self.start


def report_conflicts(text: str, findings: Findings) -> bool:
    """Note each conflict of a text with its lines; return whether any has all of its marks."""
    if _FIRST not in text:
        return False
    found = tuple(_conflicts(text))
    if not any(one.is_whole for one in found):
        return False
    _report(text, found, findings)
    return True


def report_marks(text: str, findings: Findings) -> int | None:
    """Note each mark that was left, and return the offset of the first; None where there is none.

    Only for what can't be read: elsewhere such a line may be text.
    """
    found = tuple(_conflicts(text))
    _report(text, found, findings)
    return found[0].start if found else None


def _report(text: str, found: tuple[Conflict, ...], findings: Findings) -> None:
    line, reached = 1, 0
    for one in found:
        first = line + text.count("\n", reached, one.start)
        line, reached = first + text.count("\n", one.start, one.last), one.last
        message = f"git could not merge lines {first} to {line}: both versions stand here"
        advice = 'keep the lines that are right, and delete "<<<<<<<", "=======" and ">>>>>>>"'
        if not one.is_whole:
            message = f'"{one.mark}" is a mark of git, left over from a merge'
            advice = "keep the lines that are right, and delete the mark"
        findings.add(SYNTAX, (one.start, one.start + len(one.mark)), message, help=advice)


def _conflicts(text: str) -> Iterator[Conflict]:
    """Yield the conflicts of a text, and each first or last mark without the others, in order."""
    first, is_divided = None, False
    for mark in _MARK.finditer(text):
        sign = mark[1]
        # In a conflict, git makes the marks of an inner one longer.
        if first and len(sign) != len(first[1]):
            continue
        if sign[0] == _NEXT:
            is_divided = first is not None
        elif first and is_divided and sign[0] == _LAST[0]:
            yield Conflict(first.start(), mark.start(), first[1])
            first, is_divided = None, False
        else:
            if first:
                yield Conflict(first.start(), first.start(), first[1])
            first, is_divided = (mark, False) if sign[0] == _FIRST[0] else (None, False)
            if first is None:
                yield Conflict(mark.start(), mark.start(), sign)
    if first:
        yield Conflict(first.start(), first.start(), first[1])
