"""Mark the lines that cjmap writes into Markdown with ids that nobody sees."""

from __future__ import annotations

import re
from hashlib import sha256

from cjmap.frozen import frozen

_MARK = re.compile(r"<!-- cj:([a-z0-9_./~-]+)(?: (done))?(?: ([0-9a-f]{8}))? -->")
# cmark, which GitHub uses, shows a comment that has "--" inside.
_UNSAFE = re.compile(r"[^a-z0-9_/-]|(?<=-)-")


@frozen
class Marked:
    """What a marked line says: its id, its words, and the digest of the words as written.

    `is_done` tells that the map itself called it done then. `digest` is "" where there is none.
    """

    id: str
    words: str
    digest: str
    is_done: bool


def mark(id: str, words: str, *, is_done: bool = False) -> str:
    """Return the invisible mark of a line with these words.

    The digest in it tells later whether somebody has changed the words; without words there is
    none, and the line counts as changed.

    >>> mark("hole/cart/questions", "No question")
    '<!-- cj:hole/cart/questions 243fed3d -->'
    """
    parts = (f"cj:{id}", "done" if is_done else "", digest(words) if words else "")
    return f"<!-- {' '.join(part for part in parts if part)} -->"


def read_mark(line: str) -> Marked | None:
    """Return what a marked line says, or None for a line without a mark.

    A line that has got several marks is the first one's; its words are free of marks.
    """
    found = _MARK.search(line)
    if found is None:
        return None
    words = line
    while _MARK.search(words):
        words = _MARK.sub("", words)
    return Marked(found[1], words.strip(), found[3] or "", found[2] == "done")


def safe_id(id: str) -> str:
    """Return an id in which nothing can end the comment; different ids stay different.

    >>> safe_id("hole/a--b/Größe")
    'hole/a-.2db/.47r.c3.b6.c3.9fe'
    """
    return _UNSAFE.sub(lambda found: _escaped(found[0]), id)


def digest(words: str) -> str:
    """Return eight characters that stand for words, whatever blanks and escapes are in them."""
    return sha256(re.sub(r"[\s\\]+", "", words).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _escaped(char: str) -> str:
    return "".join(f".{byte:02x}" for byte in char.encode("utf-8", "surrogatepass"))
