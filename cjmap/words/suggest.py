"""Find the word that someone may have meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from cjmap.words.slips import is_usual, slips

# Each word with its plain form and the set of its letters as bits.
_Vocabulary: TypeAlias = tuple[tuple[str, str, int], ...]
# A number of slips, and the word that they lead to.
_Near: TypeAlias = tuple[int, str]

# Of thousands of words that are spelled nearly alike, no more are compared letter by letter.
MOST_COMPARED = 300
# How letters are spelled in ids that are not one of a-z with a mark; the first four as in German.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("ıłøđðħŧ", "iloddht", strict=True))
)
_MOST_NAMED = 3
_MOST_SLIPS = 3
_LONGEST = 80
_SHORTEST_START = 4


def likely(word: str, known: Iterable[str], *, written: Collection[str] = ()) -> tuple[str, ...]:
    """Return the up to three known words that a mistyped one may mean, the likeliest first.

    They are equally near: by a slip of the fingers, else by some more, else by whole words that
    are alike. What is `written` beside the word already is left out where there is another.

    >>> likely("tuochpoints", ["phases", "touchpoints"]), likely("bat", ["bar", "cat", "dog"])
    (('touchpoints',), ('bar', 'cat'))
    """
    wanted = plainly(word[:_LONGEST])
    words = _vocabulary(tuple(known))
    found = sorted(_within(wanted, words, _one), key=lambda near: _unlikeness(wanted, *near))
    near = [word for number, word in found if number == found[0][0]]
    if near:
        return tuple([one for one in near if one not in written] or near)[:_MOST_NAMED]
    further = _within(wanted, words, _some, compared=MOST_COMPARED)
    nearest = min(further, key=lambda near: _unlikeness(wanted, *near), default=None)
    return (nearest[1],) if nearest else tuple(islice(_alike(wanted, words), _MOST_NAMED))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a mistyped one, or None when none is near.

    >>> nearest("pain points", ["pain_points", "points"])
    'pain_points'
    """
    found = likely(word, known)
    return found[0] if found else None


def only_neighbour(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that a mistyped one must mean, or None where there is a doubt.

    It is the same but for case and accents ("größe" for "groesse"), or one slip away, and no
    other is within two. Words of less than three characters have
    none, nor do those that differ in a digit: "step-3" may be missing beside "step-2".

    >>> only_neighbour("crat", ["cart", "shop"]), only_neighbour("crat", ["cart", "chat"])
    ('cart', None)
    """
    wanted, words = plainly(word), _vocabulary(tuple(known))
    if not 3 <= len(wanted) <= _LONGEST:
        return None
    same = [choice for choice, plain, _ in words if plain == wanted]
    if len(same) == 1:
        return same[0]
    near = [choice for _, choice in islice(_within(wanted, words, _one), 2)]
    if len(near) != 1 or len(near[0]) < 3 or _digits(wanted) != _digits(near[0]):
        return None
    further = islice(_within(wanted, words, lambda length: 2), 2)
    return near[0] if len(list(further)) == 1 else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?` for the end of a message, or nothing.

    >>> did_you_mean("bat", ["bar", "cat", "dog"])
    '; did you mean "bar" or "cat"?'
    """
    return meaning(likely(word, known))


def meaning(words: Iterable[str]) -> str:
    """Return `; did you mean "..." or "..."?` for the end of a message, or "" for no words."""
    *most, last = [f'"{word}"' for word in words] or [""]
    named = f"{', '.join(most)} or {last}" if most else last
    return f"; did you mean {named}?" if named else ""


def _within(
    wanted: str, words: _Vocabulary, most: Callable[[int], int], *, compared: int | None = None
) -> Iterator[_Near]:
    """Yield the words that few enough slips make of the wanted one, with their number.

    How many are enough is a matter of the longer word's length.
    """
    for word, plain, enough in islice(_comparable(wanted, words, most), compared):
        number = slips(wanted, plain, most=enough)
        if number is not None:
            yield number, word


def _comparable(
    wanted: str, words: _Vocabulary, most: Callable[[int], int]
) -> Iterator[tuple[str, str, int]]:
    """Yield the words of about the same letters, with their plain form and how far they may be."""
    length, letters = len(wanted), _letters(wanted)
    for word, plain, its_letters in words:
        enough = most(max(length, len(plain)))
        # A slip takes a letter away, and brings another one.
        if (letters ^ its_letters).bit_count() <= 2 * enough:
            yield word, plain, enough


def _one(length: int) -> int:
    return 1 if length > 1 else 0


def _some(length: int) -> int:
    return min(length // 3, _MOST_SLIPS)


def _unlikeness(wanted: str, number: int, word: str) -> tuple[int, bool, bool, int]:
    plain = plainly(word)
    is_unusual = number == 1 and not is_usual(wanted, plain)
    return number, is_unusual, plain[:1] != wanted[:1], abs(len(plain) - len(wanted))


def _alike(wanted: str, words: _Vocabulary) -> Iterator[str]:
    """Yield the words that begin or end with the wanted one as a whole, or the other way round."""
    for word, plain, _ in words:
        short, long = sorted((wanted, plain), key=len)
        if len(short) < _SHORTEST_START:
            continue
        if plain.startswith(wanted) or long.startswith(f"{short}-") or long.endswith(f"-{short}"):
            yield word


@lru_cache(maxsize=16)
def _vocabulary(known: tuple[str, ...]) -> _Vocabulary:
    return tuple((word, plain := plainly(word), _letters(plain)) for word in dict.fromkeys(known))


def _letters(plain: str) -> int:
    found = 0
    for letter in plain:
        found |= 1 << (ord(letter) & 127)
    return found


def _digits(word: str) -> list[str]:
    return [letter for letter in word if letter.isdigit()]


def without_accents(text: str) -> str:
    """Return a text in lower case with its letters spelled as in ids, where they can be.

    >>> without_accents("größe"), without_accents("façade"), without_accents("aydın")
    ('groesse', 'facade', 'aydin')
    """
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    spelled = normalize("NFD", normalize("NFC", text).translate(_SPELLED))
    return "".join(letter for letter in spelled if not combining(letter))


def plainly(word: str) -> str:
    """Return a word as it is compared with others: whatever its case, accents and hyphens.

    >>> plainly("Pain Points"), plainly("Größe")
    ('pain-points', 'groesse')
    """
    return without_accents(word.casefold()).replace("_", "-").replace(" ", "-")
