"""Hold the ids of parts to their spelling."""

from __future__ import annotations

import re

from cjmap.decoding.titles import TITLES
from cjmap.decoding.walk import BAD_ID, Walk
from cjmap.fields import PARTS
from cjmap.source import Scalar, shortened
from cjmap.words.suggest import without_accents

_ID = re.compile(r"[a-z0-9-]+")


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
        help=f"an id is made of a-z, 0-9 and -{_said_elsewhere(part)}",
    )


def _said_elsewhere(part: str) -> str:
    """Return under which key of a part stands what people read, for the end of a sentence."""
    keys = {field.name for field in PARTS[part]}
    found = next((key for key in ("name", "message") if key in keys), "")
    return f"; what people read stands under `{found}`" if found else ""


def slug(text: str) -> str:
    """Return the id that comes nearest to a text.

    >>> slug("Größe wählen!")
    'groesse-waehlen'
    """
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text.casefold())).strip("-")
