"""Merge the comments of three versions, and tell which of them have to be in the result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable

from cjmap.merge.lines import all_lines
from cjmap.source import Replacement, Source, edited

# How often each comment stands somewhere.
Comments = Counter[str]

_BETWEEN = re.compile(r"\s{2,}(?=#)")


def all_comments(base: str, ours: str, theirs: str) -> str:
    """Return the lines of both sides, but what one of them has taken away."""
    lines = (one.splitlines(keepends=True) for one in (base, ours, theirs))
    return "".join(all_lines(*lines))


def comment_behind(base: str, ours: str, theirs: str) -> str:
    """Return the comment at the end of a line: both, where both sides have changed it."""
    found = all_lines(*map(_parts, (base, ours, theirs)))
    same = (one for one in (ours, theirs) if _parts(one) == found)
    return next(same, "".join(f"  {one}" for one in found))


def counted(comments: Iterable[str]) -> Comments:
    """Return how often each comment is there; at the end of a line several may stand."""
    return Counter(part for one in comments for part in _parts(one))


def lost(base: Comments, ours: Comments, theirs: Comments, now: Comments) -> Comments:
    """Return the comments that are missing, though neither side has taken them away."""
    known = base | ours | theirs
    return Counter({one: _fewest(base[one], ours[one], theirs[one]) for one in known}) - now


def come_back(base: Comments, ours: Comments, theirs: Comments, now: Comments) -> Comments:
    """Return the comments that are there, though a side has taken them away.

    One that a side has moved may stand at both places.
    """
    fewer = [one for one in now if min(ours[one], theirs[one]) < base[one]]
    return (
        Counter({one: now[one] - _most(base[one], ours[one], theirs[one]) for one in fewer}) & now
    )


def is_merged(base: Comments, ours: Comments, theirs: Comments, now: Comments) -> bool:
    """Tell whether no comment is missing, and none is there that a side has taken away."""
    return not lost(base, ours, theirs, now) and not come_back(base, ours, theirs, now)


def without(source: Source, comments: Container[str]) -> str:
    """Return the text of a file without some comments, and without lines that held nothing else."""
    edits = []
    for one in source.comments:
        left = "  ".join(part for part in _parts(one.text) if part not in comments)
        start, end = one.span.start, one.span.end
        if not left and one.alone:
            start, end = source.text.rfind("\n", 0, start) + 1, end + 1
        elif not left:
            start = len(source.text[:start].rstrip(" "))
        if left != one.text.rstrip():
            edits.append(Replacement("", start, end, left))
    return edited(source.text.encode(), edits).decode()


def _fewest(base: int, ours: int, theirs: int) -> int:
    """Return how often a comment has to be there: what both have added may be the same one."""
    if min(ours, theirs) >= base:
        return max(ours, theirs)
    return max(ours + theirs - base, 0)


def _most(base: int, ours: int, theirs: int) -> int:
    """Return how often a comment may be there: what both took away may be the same one."""
    if max(ours, theirs) <= base:
        return min(ours, theirs)
    return max(ours + theirs - base, 0)


def _parts(comment: str) -> list[str]:
    return [one for one in _BETWEEN.split(comment.strip()) if one]
