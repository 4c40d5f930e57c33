"""Lines of a result, with those that both sides want otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias, get_args

from cjmap.diff.order import same_at_the_start
from cjmap.merge.placing import SIDES, Side

# A side of a conflict, or what both were made of.
View: TypeAlias = "Side | Literal['base']"
VIEWS: tuple[View, ...] = (*SIDES, "base")


class Clash(NamedTuple):
    """Whole lines as ours wants them, as theirs does, and as they were."""

    ours: str
    theirs: str
    base: str = ""


Text: TypeAlias = "tuple[str | Clash, ...]"

# What git's `merge.conflictStyle` may be: both sides, with the base in between, and that without
# what both sides have alike at the ends.
Style: TypeAlias = Literal["merge", "diff3", "zdiff3"]
STYLES: tuple[Style, ...] = get_args(Style)


class Marks(NamedTuple):
    """How conflicts are marked: the length of a mark, what the versions are called, the style."""

    size: int = 7
    ours: str = "ours"
    theirs: str = "theirs"
    base: str = "base"
    style: Style = "merge"


USUAL_MARKS = Marks()
_LINE = re.compile(r".*\n")


def flat(text: Text, view: View) -> str:
    """Return the text as one side wants it, or as it was where they differ."""
    return "".join(one if isinstance(one, str) else getattr(one, view) for one in text)


def as_clash(text: Text) -> Text:
    """Return all of a text as one conflict, where there is any in it."""
    clash = Clash(*(flat(text, view) for view in VIEWS))
    return (clash.ours,) if clash.ours == clash.theirs else (clash,)


def marked(text: Text, marks: Marks) -> str:
    """Return the text with marks around both versions of each conflict, as git writes them."""
    return "".join(one if isinstance(one, str) else "".join(_marked(one, marks)) for one in text)


def _marked(clash: Clash, marks: Marks) -> Iterable[str]:
    size, start, end = marks.size, "", ""
    if marks.style == "zdiff3":
        start, clash, end = _trimmed(clash)
    yield start
    yield f"{'<' * size} {marks.ours}\n{clash.ours}"
    if marks.style != "merge":
        yield f"{'|' * size} {marks.base}\n{clash.base}"
    yield f"{'=' * size}\n{clash.theirs}"
    yield f"{'>' * size} {marks.theirs}\n{end}"


def _trimmed(clash: Clash) -> tuple[str, Clash, str]:
    """Return a conflict without the lines that both sides begin and end with, and these."""
    ours, theirs = (_LINE.findall(one) for one in (clash.ours, clash.theirs))
    head = same_at_the_start(ours, theirs)
    start, ours, theirs = ours[:head], ours[head:], theirs[head:]
    tail = same_at_the_start(ours[::-1], theirs[::-1])
    mine, yours = ("".join(one[: len(one) - tail]) for one in (ours, theirs))
    return "".join(start), Clash(mine, yours, clash.base), "".join(ours[len(ours) - tail :])
