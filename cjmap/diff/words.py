"""Tell how alike texts are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TypeAlias

# How often each token occurs.
Bag: TypeAlias = Counter[str]

_WORDS = re.compile(r"\w+")


def plain(text: str) -> str:
    """Return a text as readers see it: however it was folded, and its letters were composed.

    >>> plain("a  long\\nline ")
    'a long line'
    """
    return unicodedata.normalize("NFC", " ".join(text.split()))


def words(text: str) -> Bag:
    """Return the words of a text.

    >>> sorted(words("Pays, then pays again"))
    ['again', 'pays', 'then']
    """
    return Counter(_WORDS.findall(plain(text).casefold()))


def clues(text: str) -> frozenset[str]:
    """Return the words of a text, and each with the next: what few other texts have.

    >>> sorted(clues("pays by card"))
    ['by', 'by card', 'card', 'pays', 'pays by']
    """
    found = _WORDS.findall(plain(text).casefold())
    return frozenset((*found, *map(" ".join, pairwise(found))))


def letters(text: str) -> Bag:
    """Return the groups of three letters in the words of a text, which other forms share.

    >>> sorted(letters("cart"))
    ['  c', ' ca', 'art', 'car', 'rt ']
    """
    padded = (f"  {word} " for word in _WORDS.findall(plain(text).casefold()))
    return Counter(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def shared(one: Bag, other: Bag) -> int:
    """Return how many tokens two bags have in common."""
    few, many = sorted((one, other), key=len)
    return sum(min(number, many[token]) for token, number in few.items() if token in many)


def likeness(one: Bag, other: Bag) -> float:
    """Return which part of their tokens two bags share, from 0.0 to 1.0 (Dice's coefficient).

    >>> likeness(words("pays by card"), words("pays by invoice"))
    0.6666666666666666
    """
    total = one.total() + other.total()
    return 2 * shared(one, other) / total if total else 0.0
