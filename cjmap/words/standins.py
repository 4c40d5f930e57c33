"""Tell what was said from what only keeps a place free."""

from __future__ import annotations

import re
from functools import lru_cache

from cjmap.model import Statement, Statements

# A single x is a tick.
_MARKS = r"[?.…_()\[\]\s–—-]+|xx+"
# Spanish sentences begin with "Todo".
_OPENING = (
    r"(?:(?-i:TODO|ToDo)|tbd|tbc|tba|fixme|xxx+|lorem ipsum|n\. ?n\.|platzhalter|placeholder)"
    r"(?!\w).*"
)
# English and German sentences begin with these: they stand alone, or before a sign.
_ALONE = (
    r"(?:to-?do|to do|to be (?:added|confirmed|decided|defined|done|filled|written)"
    r"|noch (?:ausfüllen|ergänzen|klären|offen|unklar)|(?:noch )?zu klären|klären"
    r"|à (?:compléter|définir|faire)|por definir|pendiente|da definire|a definir"
    r"|nog in te vullen|未定|待定|要確認)\s*(?:[:!?…].*|\.*)"
)
_STAND_IN = re.compile(f"{_MARKS}|{_OPENING}|{_ALONE}", re.IGNORECASE | re.DOTALL)


# The texts of a map are asked for again and again: by coverage, and by rule after rule.
@lru_cache(maxsize=10_000)
def is_stand_in(text: str) -> bool:
    """Tell whether a text says nothing yet: it was written so that something stands there.

    >>> [is_stand_in(text) for text in ("???", "TODO ask Ralf", "–", "noch offen", "x", "Pays")]
    [True, True, True, True, False, False]
    """
    return _STAND_IN.fullmatch(text.strip()) is not None


def is_said(value: object) -> bool:
    """Tell whether what stands at a key says something; `()` says that there is none."""
    if isinstance(value, tuple):
        texts = [one.text for one in value if isinstance(one, Statement)]
        return len(texts) < len(value) or not texts or not all(map(is_stand_in, texts))
    return value is not None and not (isinstance(value, str) and is_stand_in(value))


def said_of(statements: Statements | None) -> Statements:
    """Return the statements that say something."""
    return tuple(one for one in statements or () if not is_stand_in(one.text))
