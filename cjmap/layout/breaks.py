"""Find the places where a text may be broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cjmap.frozen import frozen

SOFT_HYPHEN = "\u00ad"
_ZERO_WIDTH_SPACE = "\u200b"
_JOINER = "\u200d"
# Python counts the no-break spaces among white space; a line never ends at them.
_SPACES = re.compile("[^\\S\u00a0\u202f\u2007\u2060]+")
_BREAK_AFTER = re.compile(
    f"(?<=[\\w.,)]-)(?=\\w)|(?<=/)(?=[^/])|(?<=[{SOFT_HYPHEN}{_ZERO_WIDTH_SPACE}])"
)
_JOINERS = frozenset("\u200c\u200d")
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_TAGS = ("\U000e0020", "\U000e007f")
_VIRAMA = 9
# Thai and Lao.
_LEADING_VOWELS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_FOLLOWING_VOWELS = frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0ec6")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〉》”’…ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.;:?!)]}%"
)
_NEVER_LAST = frozenset("（［｛「『【〈《“‘([{")


@frozen
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
    """The characters as a reader counts them: with their marks, joined emoji and flags whole.

    Where a script writes a vowel before or after its consonant, they stay together too.
    """
    clusters: list[str] = []
    for character in text:
        if clusters and _belongs(character, clusters[-1]):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs(character: str, cluster: str) -> bool:
    last = cluster[-1]
    if last in _LEADING_VOWELS:
        return character.isalpha()
    if character.isascii():
        return False
    if last == _JOINER or character in _JOINERS or character in _FOLLOWING_VOWELS:
        return True
    if _is_flag_half(character):
        return len(cluster) == 1 and _is_flag_half(cluster)
    if is_later_jamo(character):
        return "\u1100" <= last <= "\u11ff"
    if _SKIN_TONES[0] <= character <= _SKIN_TONES[1] or _TAGS[0] <= character <= _TAGS[1]:
        return True
    # A virama joins its consonant to the next one.
    is_joined = unicodedata.combining(last) == _VIRAMA and character.isalpha()
    return is_joined or unicodedata.category(character) in ("Mn", "Me", "Mc")


def is_later_jamo(character: str) -> bool:
    """Whether a character is the vowel or the end of a Hangul syllable written in parts."""
    return "\u1160" <= character <= "\u11ff"


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
    # Korean is written in words with blanks between.
    is_hangul = "\uac00" <= character <= "\ud7a3"
    return unicodedata.east_asian_width(character) in "WF" and not is_hangul
