"""Lines of a result, with those that both sides want otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from cjmap.merge.placing import Side


class Clash(NamedTuple):
    """Whole lines as ours wants them, and as theirs does."""

    ours: str
    theirs: str


Text: TypeAlias = "tuple[str | Clash, ...]"


class Marks(NamedTuple):
    """How conflicts are marked: the length of a mark, and what the sides are called."""

    size: int = 7
    ours: str = "ours"
    theirs: str = "theirs"


USUAL_MARKS = Marks()


def flat(text: Text, side: Side) -> str:
    """Return the text as one side wants it."""
    return "".join(one if isinstance(one, str) else getattr(one, side) for one in text)


def as_clash(text: Text) -> Text:
    """Return all of a text as one conflict, where there is any in it."""
    clash = Clash(flat(text, "ours"), flat(text, "theirs"))
    return (clash.ours,) if clash.ours == clash.theirs else (clash,)


def marked(text: Text, marks: Marks) -> str:
    """Return the text with marks around both versions of each conflict, as git writes them."""
    return "".join(one if isinstance(one, str) else "".join(_marked(one, marks)) for one in text)


def _marked(clash: Clash, marks: Marks) -> Iterable[str]:
    size = marks.size
    yield f"{'<' * size} {marks.ours}\n"
    yield clash.ours
    yield f"{'=' * size}\n"
    yield clash.theirs
    yield f"{'>' * size} {marks.theirs}\n"
