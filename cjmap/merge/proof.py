"""Make sure that a result says what was decided, and has the comments that it should have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cjmap.diagnostics import Diagnostic, Severity
from cjmap.merge.aliases import as_written
from cjmap.merge.comments import Comments, come_back, counted, lost
from cjmap.merge.conflicts import Text, flat
from cjmap.merge.decisions import Joined, meant
from cjmap.merge.meaning import meaning
from cjmap.merge.placing import SIDES
from cjmap.source import Mapping, Source, parse


class Proof(NamedTuple):
    """What a result says on our side, and the comments that a side took away and that are there."""

    root: Mapping
    come_back: Comments


def proven(text: Text, joined: Joined, *, sources: tuple[Source, Source, Source]) -> Proof | None:
    """Return what a text says with conflicts settled as each side wants, if that was decided.

    None where it says anything else, or where a comment is missing that neither side took away.
    `sources` are the base, ours and theirs.
    """
    roots, comments = [], []
    for side in SIDES:
        read, findings = parse(flat(text, side).encode(), file="")
        source = as_written(read)
        if source.root is None or first_error(findings):
            return None
        # The order of keys counts, too.
        if repr(meaning(source.root)) != repr(meant(joined, side)):
            return None
        roots.append(source.root)
        comments.append(comments_of(source))
    here, there = comments
    base, ours, theirs = map(comments_of, sources)
    if lost(base, ours, theirs, here | there):
        return None
    # In a conflict it stands on one side.
    back = come_back(base, ours, theirs, here & there)
    # Of several that say the same, nobody knows which one is to go.
    return None if any(ours[one] and theirs[one] for one in back) else Proof(roots[0], back)


def comments_of(source: Source) -> Comments:
    """Return how often each comment stands in a file."""
    return counted(one.text for one in source.comments)


def first_error(findings: Iterable[Diagnostic]) -> Diagnostic | None:
    """Return the first error that reading a file has found."""
    return next((one for one in findings if one.severity == Severity.ERROR), None)
