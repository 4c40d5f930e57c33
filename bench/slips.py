"""Make every slip of the fingers in a word."""

from __future__ import annotations

import string
from collections.abc import Iterator

_ROWS = ("1234567890", "qwertzuiop", "asdfghjkl", "yxcvbnm"), ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ANY = string.ascii_lowercase + string.digits


def usual(word: str) -> Iterator[str]:
    """Yield a word with a letter left out, struck twice, swapped, or with a key beside it hit."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        for key in _beside(word[at].lower()):
            yield word[:at] + _cased(key, word[at]) + word[at + 1 :]


def anything(word: str) -> Iterator[str]:
    """Yield a word with any letter or digit in the place of one, or before or behind one."""
    for at in range(len(word) + 1):
        for key in _ANY:
            letter = _cased(key, word[at - 1])
            yield word[:at] + letter + word[at:]
            if at < len(word):
                yield word[:at] + _cased(key, word[at]) + word[at + 1 :]


def _beside(letter: str) -> str:
    found = ""
    for rows in _ROWS:
        for row in rows:
            at = row.find(letter)
            found += row[max(0, at - 1) : at] + row[at + 1 : at + 2] if at >= 0 else ""
    return found


def _cased(key: str, like: str) -> str:
    return key.upper() if like.isupper() else key
