"""Hold the ids of parts to their spelling."""

from __future__ import annotations

import re

from cjmap.source import Scalar, shortened
from cjmap.titles import TITLES
from cjmap.walk import BAD_ID, Walk

_ID = re.compile(r"[a-z0-9-]+")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def check_id(walk: Walk, part: str, key: Scalar) -> None:
    """Note an id that is not made of `a-z`, `0-9` and `-`."""
    if _ID.fullmatch(key.value):
        return
    proposal = slug(key.value)
    guess = f'; did you mean "{proposal}"?' if proposal else ""
    walk.fault(
        BAD_ID,
        key.span,
        f'"{shortened(key.value)}" cannot be the id of a {TITLES[part]}{guess}',
        help="an id is made of a-z, 0-9 and -; what people read stands under `name`",
    )


def slug(text: str) -> str:
    """Return the id that comes nearest to a text.

    >>> slug("Größe wählen!")
    'groesse-waehlen'
    """
    plain = text.casefold().translate(_GERMAN)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
