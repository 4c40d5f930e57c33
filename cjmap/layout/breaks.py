"""Find the places where a text may be broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"
_ZERO_WIDTH_SPACE = "\u200b"
_JOINER = "\u200d"
# Python counts the no-break spaces among white space; a line never ends at them.
_SPACES = re.compile("[^\\S\u00a0\u202f\u2007\u2060]+")
_BREAK_AFTER = re.compile(
    f"(?<=[\\w.,)]-)(?=\\w)|(?<=/)(?=[^/])|(?<=[{SOFT_HYPHEN}{_ZERO_WIDTH_SPACE}])"
)
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〉》”’…ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.;:?!)]}%"
)
_NEVER_LAST = frozenset("（［｛「『【〈《“‘([{")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never broken, with what it ends in: at a break the hyphen, else the space."""

    text: str
    hyphen: str = ""
    space: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The unbreakable pieces of a text, in order.

    >>> [piece.text for piece in pieces("E-Mail und App/Web")]
    ['E-', 'Mail', 'und', 'App/', 'Web']
    """
    words = [word for word in _SPACES.split(text) if word.strip(SOFT_HYPHEN + _ZERO_WIDTH_SPACE)]
    for number, word in enumerate(words):
        parts = list(_parts(word))
        yield from parts[:-1]
        space = " " if number + 1 < len(words) else ""
        yield Piece(parts[-1].text, "", space)


def graphemes(text: str) -> list[str]:
    """The characters as a reader counts them: with their marks, joined emoji and flags whole."""
    clusters: list[str] = []
    for character in text:
        if clusters and _belongs(character, clusters[-1]):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs(character: str, cluster: str) -> bool:
    if character.isascii():
        return False
    if cluster[-1] == _JOINER or character == _JOINER:
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if _is_flag_half(character):
        return len(cluster) == 1 and _is_flag_half(cluster)
    return unicodedata.category(character) in ("Mn", "Me", "Mc")


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _parts(word: str) -> Iterator[Piece]:
    for part in _BREAK_AFTER.split(word):
        text = part.strip(SOFT_HYPHEN + _ZERO_WIDTH_SPACE)
        if not text:
            continue
        *first, last = _ideographs(text)
        yield from (Piece(one) for one in first)
        yield Piece(last, "-" if part.endswith(SOFT_HYPHEN) else "")


def _ideographs(text: str) -> list[str]:
    if text.isascii():
        return [text]
    parts: list[str] = []
    for cluster in graphemes(text):
        if parts and not _may_break(parts[-1][-1], cluster[0]):
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts


def _may_break(before: str, after: str) -> bool:
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
