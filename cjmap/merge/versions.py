"""Read a version of a file as lines that end alike, and write it as its team does."""

from __future__ import annotations

import re

from cjmap.frozen import frozen
from cjmap.source.characters import UTF8_MARK

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@frozen
class Version:
    """A text whose lines end in a line feed, the last one too, and how its bytes differ."""

    text: str
    mark: bytes
    newline: str
    ends: bool

    def written(self, text: str) -> bytes:
        """Return a text in the bytes of this version."""
        if not self.ends:
            text = text.removesuffix("\n")
        return self.mark + text.replace("\n", self.newline).encode()


def read_version(data: bytes) -> Version | None:
    """Return the version in bytes; None where it is no text, or its lines end in several ways."""
    body = data.removeprefix(UTF8_MARK)
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    breaks = set(_LINE_BREAK.findall(text)) or {"\n"}
    newline = breaks.pop()
    if breaks or newline == "\r":
        return None
    text = text.replace(newline, "\n")
    ends = text.endswith("\n") or not text
    return Version(text if ends else f"{text}\n", data[: len(data) - len(body)], newline, ends)


def written_like(base: Version, ours: Version, theirs: Version) -> Version:
    """Return how the result is written: as ours, but for what only theirs has changed."""
    return Version(
        "",
        theirs.mark if ours.mark == base.mark else ours.mark,
        theirs.newline if ours.newline == base.newline else ours.newline,
        theirs.ends if ours.ends == base.ends else ours.ends,
    )
