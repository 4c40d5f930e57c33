"""Find the place where a word is divided, by the patterns of its language.

The patterns are those of `pyphen`. Reading all German ones takes it longer than a whole build, so
only the lines that a word asks for are read here, and answers are kept for the next build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from cjmap.frozen import frozen

SOFT = "\u00ad"

_LEAST = 3
# Shorter words fit wherever names stand.
_LONG = 8
# The longest German words ever used in earnest have about 80 letters; the search for patterns takes
# the cube of a word's length.
_LONGEST = 100
# Longer ones are no words that come again.
_LONGEST_KEPT = 60
_MANY = 10_000
# Letters with the marks on them; Python takes marks for no part of a word.
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0eff]){5,}")
_DIGITS = b"0123456789"
_ENCODINGS = {"microsoft-cp1251": "cp1251"}


@frozen
class Places:
    """Where a word may be divided: at joints between the words it is made of, or anywhere."""

    joints: tuple[int, ...] = ()
    all: tuple[int, ...] = ()


def place(word: str, most: int, *, language: str) -> int:
    """Return after how many characters to divide a word of which `most` fit, 0 for nowhere.

    A joint is taken before a syllable unless it leaves half the line empty. At least three
    letters stay on either side. `language` is a tag of BCP 47; where no patterns are known for it,
    or the word is too long to be one, the answer is 0.

    >>> place("Donaudampfschifffahrt", 14, language="de-DE")
    10
    """
    fitting = Places()
    for found in _LETTERS.finditer(word):
        lowered = found[0].lower()
        # The small "İ" has two characters: places in it are none of the word's.
        if len(found[0]) > _LONGEST or len(lowered) != len(found[0]):
            continue
        places = _places(lowered, language)
        fitting = Places(
            fitting.joints + _within(places.joints, found, most),
            fitting.all + _within(places.all, found, most),
        )
    best = max(fitting.all, default=0)
    joint = max(fitting.joints, default=0)
    return joint if joint * 2 >= most else best


def softened(text: str, *, language: str) -> str:
    """Return a text whose long words have soft hyphens, for browsers that have no patterns.

    A text with soft hyphens of its own stays as its author divided it.

    >>> softened("Die Donaudampfschifffahrt", language="de").replace(SOFT, "|")
    'Die Donau|dampf|schiff|fahrt'
    """
    if SOFT in text:
        return text
    return _LETTERS.sub(lambda found: _softened(found[0], language), text)


def _softened(word: str, language: str) -> str:
    lowered = word.lower()
    if not _LONG <= len(word) <= _LONGEST or len(lowered) != len(word):
        return word
    places = _places(lowered, language).all
    cuts = (0, *(at for at in places if _LEAST <= at <= len(word) - _LEAST), len(word))
    return SOFT.join(word[start:end] for start, end in pairwise(cuts))


def _within(places: Sequence[int], found: re.Match[str], most: int) -> tuple[int, ...]:
    longest = len(found[0]) - _LEAST
    fit = (at for at in places if _LEAST <= at <= longest)
    return tuple(found.start() + at for at in fit if found.start() + at <= most)


@lru_cache(maxsize=_MANY)
def _places(word: str, language: str) -> Places:
    from cjmap.renderers import answers

    kept = answers.find(language, word)
    if kept is not None:
        return Places(*kept)
    places = _divided(word, _patterns(language))
    if len(word) <= _LONGEST_KEPT:
        answers.keep(language, word, (places.joints, places.all))
    return places


@frozen
class _Patterns:
    """The lines of a dictionary by their letters, undecoded: first those between whole words."""

    levels: tuple[dict[bytes, bytes], ...] = ()
    encoding: str = "ascii"


@cache
def _patterns(language: str) -> _Patterns:
    import pyphen

    name = pyphen.language_fallback(language)
    if not name:
        return _Patterns()
    first, _, rest = Path(pyphen.LANGUAGES[name]).read_bytes().partition(b"\n")
    named = first.decode("ascii").strip().lower()
    levels = (dict(_by_letters(level)) for level in rest.split(b"NEXTLEVEL"))
    return _Patterns(tuple(levels), _ENCODINGS.get(named, named))


def _by_letters(lines: bytes) -> Iterator[tuple[bytes, bytes]]:
    return zip(lines.translate(None, _DIGITS).split(b"\n"), lines.split(b"\n"), strict=True)


def _divided(word: str, patterns: _Patterns) -> Places:
    """Return the places in a word: each level divides what the one before has left whole."""
    found: list[tuple[int, ...]] = []
    for level in patterns.levels:
        cuts = (0, *(found[-1] if found else ()), len(word))
        parts = (
            start + at
            for start, end in pairwise(cuts)
            for at in _odd(word[start:end], level, patterns.encoding)
        )
        found.append(tuple(sorted({*cuts[1:-1], *parts})))
    joints = tuple(_apart(found[0])) if len(found) > 1 else ()
    return Places(joints, found[-1] if found else ())


def _apart(joints: Iterable[int]) -> Iterator[int]:
    """Yield the joints that end no part of one or two letters: "Schutz-er-klärung" has one."""
    last = 0
    for at in joints:
        if at - last >= _LEAST:
            yield at
        last = at


def _odd(word: str, level: dict[bytes, bytes], encoding: str) -> Iterator[int]:
    """Yield where the highest of all numbers that the patterns say there is odd (Liang, 1983)."""
    pointed = f".{word}."
    highest = [0] * (len(pointed) + 1)
    for start in range(len(pointed)):
        for end in range(start + 1, len(pointed) + 1):
            line = level.get(pointed[start:end].encode(encoding, "replace"))
            if line:
                _raise(highest, start, line.decode(encoding))
    return (at - 1 for at, number in enumerate(highest) if number % 2 and 1 < at < len(word) + 1)


def _raise(highest: list[int], at: int, pattern: str) -> None:
    for character in pattern:
        if character.isdecimal():
            highest[at] = max(highest[at], int(character))
        else:
            at += 1
