"""Merge files line by line, which is what git does by itself."""

from __future__ import annotations

import os
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.merge.conflicts import Marks
from cjmap.source.git import run

# What `git merge-file` ends with is the number of conflicts, or this for a failure.
_FAILED = 255


@frozen
class ByLines:
    """The bytes of the result, and how many conflicts git has marked in it."""

    data: bytes
    conflicts: int


def merge_lines(base: Path, ours: Path, theirs: Path, marks: Marks) -> ByLines:
    """Return what git makes of three files; raises `CjmapError` where it makes nothing of them."""
    labels = (marks.ours, "base", marks.theirs)
    named = (word for label in labels for word in ("-L", label))
    files = (str(one.absolute()) for one in (ours, base, theirs))
    done = run(Path(), "merge-file", "-p", f"--marker-size={marks.size}", *named, "--", *files)
    if done.returncode < 0 or done.returncode >= _FAILED or done.returncode == 128:
        said = os.fsdecode(done.stderr).strip().partition("\n")[0]
        reason = said.removeprefix("error: ").removeprefix("fatal: ")
        raise CjmapError(f"git can't merge them either: {reason}", "merge them by hand")
    return ByLines(done.stdout, done.returncode)
