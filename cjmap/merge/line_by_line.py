"""Merge files line by line, which is what git does by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.merge.conflicts import Marks, Style
from cjmap.source.git import complaint, run

# `git merge-file` ends with the number of conflicts, at most this, and with more for a failure.
_MOST = 127
_WHATEVER_IS_SET = ("-c", "merge.conflictStyle=merge")
_STYLES: Mapping[Style, tuple[str, ...]] = {
    "merge": (),
    "diff3": ("--diff3",),
    "zdiff3": ("--zdiff3",),
}


@frozen
class ByLines:
    """The bytes of the result, and how many conflicts git has marked in it."""

    data: bytes
    conflicts: int


def merge_by_lines(base: Path, ours: Path, theirs: Path, marks: Marks) -> ByLines:
    """Return what git makes of three files; raises `CjmapError` where it makes nothing of them."""
    labels = (marks.ours, marks.base, marks.theirs)
    named = (word for label in labels for word in ("-L", label))
    files = (str(one.absolute()) for one in (ours, base, theirs))
    asked = ("-p", f"--marker-size={marks.size}", *named, *_STYLES[marks.style])
    done = run(Path(), *_WHATEVER_IS_SET, "merge-file", *asked, "--", *files)
    if not 0 <= done.returncode <= _MOST:
        message = f"git can't merge them either: {complaint(done)}"
        raise CjmapError(message, "merge them by hand")
    return ByLines(done.stdout, done.returncode)
