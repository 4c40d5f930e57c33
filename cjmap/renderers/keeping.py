"""Keep the ticks and lines that people added to a checklist.

A line of the old checklist is either cjmap's own (it bears a mark) or a person's. A person's
lines are carried along with the marked line they stand below:

- below a line that the new checklist has, too, they stay below it, character by character;
- an item that has gone takes along what is written into it (indented below it), and stays in a
  section of its own as long as it is ticked or has such a note;
- a heading that has gone takes along what follows, up to a heading of the person's own;
- everything else stays where it was, below the nearest line above that is still there.

A marked line whose words were changed is written anew, and its changed words become a note.
Marks that stand twice (after a merge, say) become one again: ticked if any of them was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cjmap.renderers.markers import digest, mark, read_mark

ITEMS = frozenset({"hole", "question", "pain_point", "solution"})
HEADINGS = frozenset({"phase", "touchpoint", "map"})

_LINE_END = re.compile(r"\r\n?|\n")
_ITEM = re.compile(
    r"\s*(?:#{1,6}\s+|(?:[-*+]|\d+[.)])(?:\s+|$))?(?:\[([ xX])\](?:\s+|$))?(.*)", re.DOTALL
)
_HEADING = re.compile(r"\s*(?:#{1,6}(?:\s+|$)|[-*+](?:\s+|$))?(.*)", re.DOTALL)
_STARTS_BLOCK = re.compile(r"[-*+#>|<=~`]|\d+[.)]")
_SECTION = re.compile(r"#{1,3}(\s|$)")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be written: `before` is the Markdown that makes it a heading or an item.

    `is_done` is what the map says of an item; `is_changed` that its words are a person's. A line
    that is not `is_needed` is written only where people have written something below it.
    """

    id: str
    words: str
    before: str = ""
    is_item: bool = False
    is_done: bool = False
    is_changed: bool = False
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A marked line of the old checklist, with the lines of people below it.

    `in_gone` tells that it stood among those that have gone; `section` is the heading it stood
    under. `is_ticked` is about people's ticks, not the map's.
    """

    id: str
    words: str
    digest: str
    is_item: bool
    is_ticked: bool
    in_gone: bool
    section: Entry | None
    below: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether somebody has changed its words."""
        return bool(self.words) and digest(self.words) != self.digest

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a part of the map."""
        return _kind(self.id) in HEADINGS


@dataclass(frozen=True, slots=True)
class Old:
    """An old checklist: the lines before its first mark, and its marked lines."""

    top: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def ticks(self) -> frozenset[str]:
        """The ids of the items that people ticked."""
        return frozenset(entry.id for entry in self.entries if entry.is_ticked)


@dataclass(slots=True)
class _Kept:
    """What is to be written at a line: people's lines below it and, if it has gone, its words."""

    below: list[str] = field(default_factory=list)
    words: str = ""
    is_item: bool = False
    is_changed: bool = False

    def add(self, lines: Sequence[str]) -> None:
        lines = _without_blank_end(lines)
        if not lines:
            return
        if self.below and self.below[-1].strip() and lines[0].strip():
            self.below.append("")
        self.below.extend(lines)


def read_old(text: str | None) -> Old:
    """Return an old checklist; any text is one, with or without marks."""
    # A byte order mark is no word of anybody's, wherever a tool has left it.
    lines = _LINE_END.split((text or "").replace("\ufeff", ""))
    top: list[str] = []
    entries: list[Entry] = []
    below = top
    section: Entry | None = None
    for line in lines:
        entry = _entry(line, section)
        if entry is None:
            below.append(line)
            continue
        if entries:
            entries[-1] = _with_lines(entries[-1], below)
        below = []
        entries.append(entry)
        section = _section(entry, section)
    if entries:
        entries[-1] = _with_lines(entries[-1], below)
    return Old(_without_blank_end(top), tuple(entries))


def merge(lines: Sequence[Line], old: Old, *, gone: Sequence[Line]) -> str:
    """Return the new checklist as text with everything in it that people added to the old one.

    `gone` are the lines that lead the section of what is no longer in the map. Merging the
    result again with the same lines gives the same text.
    """
    live = {line.id: line for line in lines}
    leads = {line.id: line for line in gone}
    gone_ids = _gone(old.entries, live | leads)
    live |= leads if gone_ids else {}
    kept = _distribute(old, live, gone_ids)
    out = kept[None].below[:]
    for line in live.values():
        _write(out, line, kept.get(line.id), old.ticks)
    for id in gone_ids:
        words = kept[id].words or id or "?"
        line = Line(
            f"gone/{id}", words, "- ", is_item=kept[id].is_item, is_changed=kept[id].is_changed
        )
        _write(out, line, kept[id], {f"gone/{id}"} if id in old.ticks else frozenset())
    return "\n".join(out) + "\n"


def _entry(line: str, section: Entry | None) -> Entry | None:
    marked = read_mark(line)
    if marked is None:
        return None
    id = marked.id.removeprefix("gone/")
    box, words = None, ""
    if _kind(id) in HEADINGS:
        found = _HEADING.fullmatch(marked.words)
        words = found[1] if found else marked.words
    else:
        found = _ITEM.fullmatch(marked.words)
        box, words = (found[1], found[2]) if found else (None, marked.words)
    in_gone = id != marked.id
    return Entry(
        id=id,
        words=words.strip(),
        digest=marked.digest,
        is_item=_kind(id) in ITEMS or box is not None,
        is_ticked=box in {"x", "X"} and not marked.is_done,
        in_gone=in_gone,
        section=None if in_gone else section,
    )


def _section(entry: Entry, section: Entry | None) -> Entry | None:
    if entry.id == "gone":
        return None
    return entry if entry.is_heading and not entry.in_gone else section


def _with_lines(entry: Entry, below: list[str]) -> Entry:
    return replace(entry, below=_without_blank_end(below))


def _gone(entries: Iterable[Entry], live: dict[str, Line]) -> dict[str, None]:
    """Return the ids that are no longer in the map and still bear something, in order."""
    gone: dict[str, None] = {}
    for entry in (one for one in entries if one.id not in live):
        if not entry.is_item and not entry.is_heading:
            continue
        own, rest = _own(entry)
        if entry.is_ticked or entry.is_changed or _has_words(own):
            gone.setdefault(entry.id)
        section = entry.section
        if section and section.id not in live and _has_words(_until_section(rest)[0]):
            gone.setdefault(section.id)
    return gone


def _distribute(old: Old, live: dict[str, Line], gone: dict[str, None]) -> dict[str | None, _Kept]:
    """Return what people wrote by the id of the line it stays at; None is the top."""
    kept: dict[str | None, _Kept] = {None: _Kept(list(old.top))}
    kept |= {id: _Kept() for id in (*live, *gone)}
    home: str | None = None
    for entry in old.entries:
        line = live.get(entry.id)
        rest = entry.below
        if line:
            home = entry.id
            if entry.is_changed and digest(entry.words) != digest(line.words):
                kept[home].add(_note(entry))
        elif entry.id in gone:
            _name(kept[entry.id], entry)
            if entry.in_gone:
                home = entry.id
            else:
                own, rest = _own(entry)
                kept[entry.id].add(own)
        elif entry.is_changed:
            kept[home].add(_note(entry))
        if entry.id != home and entry.section and entry.section.id in gone:
            before, rest = _until_section(rest)
            kept[entry.section.id].add(before)
        kept[home].add(rest)
    return kept


def _name(kept: _Kept, entry: Entry) -> None:
    """Give a line that has gone its words: once, and with the heading it stood under."""
    kept.is_item = kept.is_item or entry.is_item
    if kept.words:
        if entry.is_changed:
            kept.add(_note(entry))
        return
    kept.is_changed = entry.is_changed
    heading = entry.section.words if entry.section and entry.is_item else ""
    kept.words = ": ".join(words for words in (heading, entry.words) if words)


def _note(entry: Entry) -> tuple[str, ...]:
    return (f"  - {entry.words}",)


def _own(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the lines below a marked line into those that belong to it and those that follow."""
    if entry.is_heading:
        return _until_section(entry.below)
    after_blank = False
    for number, line in enumerate(entry.below):
        if not line.strip():
            after_blank = True
        elif line[0] not in " \t" and (after_blank or _STARTS_BLOCK.match(line)):
            return entry.below[:number], entry.below[number:]
        else:
            after_blank = False
    return entry.below, ()


def _until_section(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part lines before the first heading that opens a section of a person's own."""
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        elif not fence and _SECTION.match(line):
            return lines[:number], lines[number:]
    return lines, ()


def _write(out: list[str], line: Line, kept: _Kept | None, ticks: Iterable[str]) -> None:
    below = kept.below if kept else []
    if not line.is_needed and not below:
        return
    if out and out[-1].strip() and not _continues_list(out[-1], line):
        out.append("")
    is_ticked = line.is_item and line.id in set(ticks)
    box = ("[x] " if is_ticked or line.is_done else "[ ] ") if line.is_item else ""
    is_maps = line.is_done and not is_ticked
    marked = mark(line.id, "" if line.is_changed else line.words, is_done=is_maps)
    out.append(f"{line.before}{box}{line.words} {marked}")
    out.extend(below)


def _continues_list(above: str, line: Line) -> bool:
    return line.before == "- " and above.startswith((" ", "\t", "- "))


def _without_blank_end(lines: Sequence[str]) -> tuple[str, ...]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return tuple(lines[:end])


def _has_words(lines: Iterable[str]) -> bool:
    return any(line.strip() for line in lines)


def _kind(id: str) -> str:
    return id.partition("/")[0]
