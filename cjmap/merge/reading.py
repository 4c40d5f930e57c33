"""Read three versions of a file."""

from __future__ import annotations

from typing import TypeAlias

from cjmap.frozen import frozen
from cjmap.merge.aliases import as_written
from cjmap.merge.proof import first_error
from cjmap.source import Source, parse

# The base, ours and theirs.
Three: TypeAlias = "tuple[Source, Source, Source]"
SIDES_IN_WORDS = ("the common base", "our version", "their version")


@frozen
class Refused:
    """Why versions can't be merged by their keys."""

    why: str


def read_three(*texts: str) -> Three | Refused:
    """Return what the texts say, or which can't be read without an error; a base may be empty."""
    found = []
    for side, text in zip(SIDES_IN_WORDS, texts, strict=True):
        source, findings = parse(text.encode(), file="")
        error = first_error(findings) if text.strip() or side != SIDES_IN_WORDS[0] else None
        if error:
            return Refused(f"{side} has an error: {error.message}")
        found.append(as_written(source))
    base, ours, theirs = found
    return base, ours, theirs
