"""Make sure that a result says what was decided, and that no comment is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cjmap.diagnostics import Diagnostic, Severity
from cjmap.merge.aliases import as_written
from cjmap.merge.conflicts import Text, flat
from cjmap.merge.decisions import Joined, meant
from cjmap.merge.meaning import meaning
from cjmap.merge.placing import SIDES
from cjmap.source import Source, parse

_BETWEEN = re.compile(r"\s{2,}(?=#)")


def is_proven(text: Text, joined: Joined, *, sources: tuple[Source, Source, Source]) -> bool:
    """Tell whether a text says what was decided, on both sides of its conflicts.

    `sources` are the base, ours and theirs, whose comments have to be there.
    """
    comments: Counter[str] = Counter()
    for side in SIDES:
        read, findings = parse(flat(text, side).encode(), file="")
        source = as_written(read)
        if source.root is None or first_error(findings):
            return False
        # The order of keys counts, too.
        if repr(meaning(source.root)) != repr(meant(joined, side)):
            return False
        comments |= _comments(source)
    return comments >= _wanted(*map(_comments, sources))


def first_error(findings: Iterable[Diagnostic]) -> Diagnostic | None:
    """Return the first error that reading a file has found."""
    return next((one for one in findings if one.severity == Severity.ERROR), None)


def _comments(source: Source) -> Counter[str]:
    """Return how often each comment stands in a file; there may be several in a line."""
    return Counter(part for one in source.comments for part in _BETWEEN.split(one.text.rstrip()))


def _wanted(base: Counter[str], ours: Counter[str], theirs: Counter[str]) -> Counter[str]:
    """Return the comments that neither side has taken away, and those that one has added."""
    return (base & ours & theirs) + ((ours - base) | (theirs - base))
