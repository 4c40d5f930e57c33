"""Take the comments out of what stands between two pieces, which is blank but for a sign or two."""

from __future__ import annotations

import re
from typing import NamedTuple

# In the name of an anchor, a `#` is none.
_COMMENT = re.compile(r"[ \t]*(?<!\w)#[^\n]*")
_BLANK_LINES = re.compile(r"\n\s*\n")


class Gap(NamedTuple):
    """What stands in a gap without comments, the one in its first line, and those in lines below.

    `behind` has the blanks before it.
    """

    bare: str
    behind: str
    below: tuple[str, ...]


def gap_of(text: str) -> Gap:
    r"""Return the parts of a gap.

    >>> gap_of(", # a\n  # b\n  ")
    Gap(bare=',\n  ', behind=' # a', below=('# b',))
    """
    found = [one[0] for one in _COMMENT.finditer(text)]
    if not found:
        return Gap(text, "", ())
    bare = _BLANK_LINES.sub("\n", _COMMENT.sub("", text))
    has_one = "#" in text.partition("\n")[0]
    return Gap(bare, found[0] if has_one else "", tuple(one.strip() for one in found[has_one:]))
