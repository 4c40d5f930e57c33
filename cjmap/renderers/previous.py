"""Read an old checklist: what cjmap wrote in it, and what people did to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cjmap.frozen import frozen
from cjmap.renderers.markers import digest, read_mark

ITEMS = frozenset({"hole", "question", "pain_point", "solution"})
HEADINGS = frozenset({"phase", "touchpoint", "map"})

_LINE_END = re.compile(r"\r\n?|\n")
# Other tools write other bullets, and some number the items.
_ITEM = re.compile(
    r"(?:(?:#{1,6}|[-*+]|\d+[.)])(?:\s+|$))?(?:\[(?P<box>[ xX])\](?:\s+|$))?(?P<words>.*)",
    re.DOTALL,
)
_HEADING = re.compile(r"(?:(?:#{1,6}|[-*+])(?:\s+|$))?(?P<words>.*)", re.DOTALL)
_STARTS_BLOCK = re.compile(r"[-*+#>|<=~`]|\d+[.)]")
_SECTION = re.compile(r"#{1,3}(\s|$)")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@frozen
class Entry:
    """A marked line of the old checklist, with the lines of people below it.

    `in_gone` tells that it stood among those that have gone; `section` is the heading it stood
    under. `is_ticked` is about people's ticks, not the map's. `line` is all of it as it stands.
    """

    id: str
    words: str
    digest: str
    is_item: bool
    is_ticked: bool
    in_gone: bool
    section: Entry | None
    line: str
    below: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether somebody has changed its words."""
        return bool(self.words) and digest(self.words) != self.digest

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a part of the map."""
        return _kind(self.id) in HEADINGS


@frozen
class Old:
    """An old checklist: the lines before its first mark, and its marked lines."""

    top: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def ticks(self) -> frozenset[str]:
        """The ids of the items that people ticked."""
        return frozenset(entry.id for entry in self.entries if entry.is_ticked)


def read_old(text: str | None) -> Old:
    """Return an old checklist; any text is one, with or without marks."""
    top: list[str] = []
    entries: list[tuple[Entry, list[str]]] = []
    section: Entry | None = None
    # A byte order mark is no word of anybody's, wherever a tool has left it.
    for line in _LINE_END.split((text or "").replace("\ufeff", "")):
        entry = _entry(line, section)
        if entry:
            entries.append((entry, []))
            section = _section(entry, section)
        else:
            (entries[-1][1] if entries else top).append(line)
    with_lines = (replace(entry, below=without_blank_end(below)) for entry, below in entries)
    return Old(without_blank_end(top), tuple(with_lines))


def has_work(old: Old) -> bool:
    """Tell whether people ticked or wrote anything in an old checklist."""
    written = (
        entry.is_ticked or entry.is_changed or has_words(entry.below) for entry in old.entries
    )
    return has_words(old.top) or any(written)


def own_lines(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the lines below a marked line into those that belong to it and those that follow."""
    if entry.is_heading:
        return until_section(entry.below)
    after_blank = False
    for number, line in enumerate(entry.below):
        if not line.strip():
            after_blank = True
        elif line[0] not in " \t" and (after_blank or _STARTS_BLOCK.match(line)):
            return entry.below[:number], entry.below[number:]
        else:
            after_blank = False
    return entry.below, ()


def until_section(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part lines before the first heading that opens a section of a person's own."""
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        elif not fence and _SECTION.match(line):
            return lines[:number], lines[number:]
    return lines, ()


def has_words(lines: Iterable[str]) -> bool:
    """Tell whether any line is not blank."""
    return any(line.strip() for line in lines)


def without_blank_end(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines up to the last one that is not blank."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return tuple(lines[:end])


def _entry(line: str, section: Entry | None) -> Entry | None:
    marked = read_mark(line)
    if marked is None:
        return None
    id = marked.id.removeprefix("gone/")
    in_gone = id != marked.id
    found = (_HEADING if _kind(id) in HEADINGS else _ITEM).match(marked.words)
    assert found
    box, words = found.groupdict().get("box"), found["words"]
    return Entry(
        id=id,
        words=words.strip(),
        digest=marked.digest,
        is_item=_kind(id) in ITEMS or box is not None,
        is_ticked=box in {"x", "X"} and not marked.is_done,
        in_gone=in_gone,
        section=None if in_gone else section,
        line=line,
    )


def _section(entry: Entry, section: Entry | None) -> Entry | None:
    if entry.id == "gone":
        return None
    return entry if entry.is_heading and not entry.in_gone else section


def _kind(id: str) -> str:
    return id.partition("/")[0]
