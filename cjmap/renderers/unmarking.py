"""Take git's conflict marks out of a checklist; what people did on both sides stays."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cjmap.renderers.notes import Disputed
from cjmap.renderers.uniting import united

_MARK = re.compile(r"(?P<kind>[<|=>])(?P=kind){6,}(?: .*)?")
_ORDER = {"<": "", "|": "<", "=": "<|", ">": "="}


class StrayMarkError(ValueError):
    """A conflict mark without the others that belong to it, in a `line` (from 1 on)."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def first_mark(text: str) -> int | None:
    """Return the line (from 1 on) of the first conflict in a checklist, None where there is none.

    Raises `StrayMarkError` where one of the marks of a conflict is missing.
    """
    found = (number for number, side, _ in _told(text) if side == "<")
    return next(found, None)


def without_marks(text: str) -> str:
    """Return a checklist without conflict marks, in which all stands that either side has.

    Raises `StrayMarkError` where one of the marks of a conflict is missing.
    """
    lines = tuple(_told(text))
    bases = sum(side == "|" for _, side, _ in lines)
    has_base = bases == sum(side == "<" for _, side, _ in lines)
    base = _version(lines, "|") if has_base else None
    found = united(base, _version(lines, "<"), _version(lines, "="))
    return "\n".join(line for one in found for line in _lines(one)) + "\n"


def _told(text: str) -> list[tuple[int, str, str | None]]:
    """Return each line with its number and the mark above it, "" outside of conflicts.

    The mark itself has no text.
    """
    found: list[tuple[int, str, str | None]] = []
    side, size, start = "", 0, 0
    for number, line in enumerate(re.split(r"\r\n?|\n", text), start=1):
        kind = _kind(line, side, size)
        if kind is None:
            found.append((number, side, line))
            continue
        if side not in _ORDER[kind] or (kind != "<" and not side):
            raise StrayMarkError(number)
        if kind == "<":
            size, start = _size(line), number
        side = "" if kind == ">" else kind
        found.append((number, kind, None))
    if side:
        raise StrayMarkError(start)
    return found


def _kind(line: str, side: str, size: int) -> str | None:
    """Return which mark a line is below the mark `side`; None where it is text."""
    mark = _MARK.fullmatch(line)
    if mark is None:
        return None
    kind = mark["kind"]
    if side:
        # The marks of a conflict have one length; longer ones stand in its base.
        return kind if _size(line) == size else None
    return None if kind in "|=" else kind


def _size(line: str) -> int:
    return len(line.split(" ", 1)[0])


def _version(lines: Iterable[tuple[int, str, str | None]], side: str) -> str:
    return "\n".join(line for _, at, line in lines if line is not None and at in ("", side))


def _lines(one: str | Disputed) -> Iterable[str]:
    if isinstance(one, str):
        return (one,)
    return (*one.ours, *(line for line in one.theirs if line not in one.ours))
