"""What a file says, in the pieces that are merged, each as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from cjmap.frozen import frozen
from cjmap.merge.meaning import Meaning


@frozen
class Leaf:
    """What is merged as a whole: a text, an empty value, an alias, what is written in a rare way.

    `text` stands from its first character to its last, `indent` is that of the line it begins in.
    `style` is that of the scalar, "?" for everything else, which may hold comments.
    """

    text: str
    means: Meaning
    style: str
    indent: int

    @property
    def is_literal(self) -> bool:
        """Whether it is written in lines below a `|` or a `>`."""
        return self.style in ("|", ">")


@frozen
class Block:
    """A mapping or a list, with `flow` in braces or brackets.

    `text` are its whole lines, of one in brackets from the first bracket to the last. `indent` is
    the column of its keys or dashes, `step` how much further that is than the key above. `head`
    are the comments behind the first bracket, `tail` those behind the last entry. Brackets are
    written as in `opening`, `between` and `closing`, which hold no comments.
    """

    entries: tuple[Entry, ...]
    is_list: bool
    flow: bool
    text: str
    means: Meaning
    indent: int
    step: int = 2
    head: str = ""
    tail: str = ""
    opening: str = ""
    between: str = ", "
    closing: str = ""


Piece: TypeAlias = Leaf | Block


@frozen
class Entry:
    """A key or an item with what it says.

    `lead` are the blank lines and comments above, `gap` leads to the value, with the colon, and
    `rest` is the comment beside it: behind it to the end of the line, or behind the colon or the
    dash where it stands in lines below. `text` is all of it but the lead. `comments` are those of
    the lead and of everything inside.
    """

    label: str
    lead: str
    key: str
    gap: str
    value: Piece
    rest: str
    text: str
    indent: int
    comments: tuple[str, ...] = ()


@frozen
class Document:
    """A whole file; `head` is what stands above the first key and what belongs to it."""

    head: str
    body: Block


def meant_by(entries: Iterable[Entry], *, is_list: bool) -> Meaning:
    """Return what a list or a mapping says that has these entries."""
    if is_list:
        return [one.value.means for one in entries]
    return {one.label: one.value.means for one in entries}


def shifted(text: str, by: int) -> str:
    """Return lines so many blanks further to the right, or with less than 0 to the left."""
    if not by:
        return text
    lines = text.split("\n")
    return "\n".join(_shifted_line(line, by) for line in lines)


def shifted_below(text: str, by: int) -> str:
    """Return lines of which all but the first are moved, which begins inside of another line."""
    first, newline, rest = text.partition("\n")
    return first + newline + shifted(rest, by)


def _shifted_line(line: str, by: int) -> str:
    if by > 0:
        return " " * by + line if line.strip() else line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, -by) :]
