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
from cjmap.source import Mapping, Source, parse

_BETWEEN = re.compile(r"\s{2,}(?=#)")


def proven(
    text: Text, joined: Joined, *, sources: tuple[Source, Source, Source]
) -> list[Mapping] | None:
    """Return what a text says with conflicts settled as each side wants, if that was decided.

    None where it says anything else. `sources` are the base, ours and theirs, whose comments have
    to be there.
    """
    roots = []
    comments: Counter[str] = Counter()
    for side in SIDES:
        read, findings = parse(flat(text, side).encode(), file="")
        source = as_written(read)
        if source.root is None or first_error(findings):
            return None
        # The order of keys counts, too.
        if repr(meaning(source.root)) != repr(meant(joined, side)):
            return None
        roots.append(source.root)
        comments |= _comments(source)
    return roots if comments >= _wanted(*map(_comments, sources)) else None


def first_error(findings: Iterable[Diagnostic]) -> Diagnostic | None:
    """Return the first error that reading a file has found."""
    return next((one for one in findings if one.severity == Severity.ERROR), None)


def _comments(source: Source) -> Counter[str]:
    """Return how often each comment stands in a file; there may be several in a line."""
    return Counter(part for one in source.comments for part in _BETWEEN.split(one.text.rstrip()))


def _wanted(base: Counter[str], ours: Counter[str], theirs: Counter[str]) -> Counter[str]:
    """Return the comments that neither side has taken away, and those that one has added."""
    return (base & ours & theirs) + ((ours - base) | (theirs - base))
