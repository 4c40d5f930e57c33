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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cjmap.frozen import frozen
from cjmap.renderers.markers import digest, mark
from cjmap.renderers.previous import (
    Entry,
    Old,
    has_words,
    own_lines,
    until_section,
    without_blank_end,
)


@frozen
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


@dataclass(slots=True)
class _Kept:
    """What is to be written at a line: people's lines below it and, if it has gone, its words.

    `own` are the lines that keep one that has gone. They stand first, where they are its own
    when they are read again.
    """

    own: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    words: str = ""
    is_item: bool = False
    is_changed: bool = False

    @property
    def lines(self) -> list[str]:
        lines = self.own[:]
        _add(lines, self.below)
        return lines


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
    ticks = old.ticks
    out = kept[None].lines
    for line in live.values():
        _write(out, line, kept[line.id].lines, is_ticked=line.id in ticks)
    for id in gone_ids:
        line = _gone_line(id, kept[id])
        _write(out, line, kept[id].lines, is_ticked=id in ticks)
    return "\n".join(out) + "\n"


def _gone(entries: Iterable[Entry], live: dict[str, Line]) -> dict[str, None]:
    """Return the ids that are no longer in the map and still bear something, in order."""
    gone: dict[str, None] = {}
    for entry in (one for one in entries if one.id not in live):
        if not entry.is_item and not entry.is_heading:
            continue
        own, rest = own_lines(entry)
        if entry.is_ticked or entry.is_changed or has_words(own):
            gone.setdefault(entry.id)
        section = entry.section
        if section and section.id not in live and has_words(until_section(rest)[0]):
            gone.setdefault(section.id)
    return gone


def _distribute(old: Old, live: dict[str, Line], gone: dict[str, None]) -> dict[str | None, _Kept]:
    """Return what people wrote by the id of the line it stays at; None is the top."""
    kept: dict[str | None, _Kept] = {None: _Kept(list(old.top))}
    kept |= {id: _Kept() for id in (*live, *gone)}
    home: str | None = None
    for entry in old.entries:
        if entry.id in live or (entry.id in gone and entry.in_gone):
            home = entry.id
        rest = entry.below
        if entry.id in gone:
            _name(kept[entry.id], entry)
            own, rest = _parted(entry)
            _add(kept[entry.id].own, own)
        elif entry.is_changed and not _says(live.get(entry.id), entry):
            _add(kept[home].below, _note(entry))
        if entry.id not in live and entry.section and entry.section.id in gone:
            before, rest = until_section(rest)
            _add(kept[entry.section.id].own, before)
        _add(kept[home].below, rest)
    return kept


def _parted(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part its own lines from those that follow, which stay with it once it has gone."""
    own, rest = own_lines(entry)
    if not entry.in_gone:
        return own, rest
    return (entry.below, ()) if has_words(own) else ((), entry.below)


def _add(to: list[str], lines: Sequence[str]) -> None:
    lines = without_blank_end(lines)
    if not lines:
        return
    if to and to[-1].strip() and lines[0].strip():
        to.append("")
    to.extend(lines)


def _says(line: Line | None, entry: Entry) -> bool:
    return line is not None and digest(line.words) == digest(entry.words)


def _name(kept: _Kept, entry: Entry) -> None:
    """Give a line that has gone its words: once, and with the heading it stood under."""
    kept.is_item = kept.is_item or entry.is_item
    if kept.words:
        if entry.is_changed:
            _add(kept.own, _note(entry))
        return
    kept.is_changed = entry.is_changed
    heading = entry.section.words if entry.section and entry.is_item else ""
    kept.words = ": ".join(words for words in (heading, entry.words) if words)


def _note(entry: Entry) -> tuple[str, ...]:
    return (f"  - {entry.words}",)


def _gone_line(id: str, kept: _Kept) -> Line:
    return Line(
        f"gone/{id}",
        kept.words or id or "?",
        before="- ",
        is_item=kept.is_item,
        is_changed=kept.is_changed,
    )


def _write(out: list[str], line: Line, below: list[str], *, is_ticked: bool) -> None:
    if not line.is_needed and not below:
        return
    if out and starts_apart(out[-1], line.before):
        out.append("")
    box = ("[x] " if is_ticked or line.is_done else "[ ] ") if line.is_item else ""
    is_maps = line.is_done and not is_ticked
    marked = mark(line.id, "" if line.is_changed else line.words, is_done=is_maps)
    out.append(f"{line.before}{box}{line.words} {marked}")
    out.extend(below)


def starts_apart(above: str, line: str) -> bool:
    """Whether a blank line stands between a marked line and the line above it."""
    continues_list = line.startswith("- ") and above.startswith((" ", "\t", "- "))
    return bool(above.strip()) and not continues_list
