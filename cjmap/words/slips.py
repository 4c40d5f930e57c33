"""Count the slips of the fingers between two words."""

from __future__ import annotations

from functools import cache

_KEYBOARDS = (
    ("1234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
_LOOK_ALIKE = {"0": "o", "o": "0", "1": "li", "l": "1", "i": "1"}


def slips(one: str, other: str, *, most: int) -> int | None:
    """Return how many characters are changed, added, left out or swapped with the next one.

    None where there are more than `most`. No part is counted twice (optimal string alignment).

    >>> slips("crat", "cart", most=2), slips("cat", "dog", most=2)
    (1, None)
    """
    if abs(len(one) - len(other)) > most:
        return None
    one, other = _cores(one, other)
    if not one or not other:
        return len(one) + len(other)
    if most == 1:
        return 1 if len(one) == len(other) == 1 or _is_swap(one, other) else None
    earlier: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, wanted in enumerate(other):
            cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != wanted))
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                cost = min(cost, earlier[j - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return None
        earlier, above = above, row
    return above[-1] if above[-1] <= most else None


def is_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one slip at most.

    >>> is_slip("cmjap", "cjmap"), is_slip("cmjpa", "cjmap")
    (True, False)
    """
    return slips(one, other, most=1) is not None


def is_usual(written: str, meant: str) -> bool:
    """Tell whether what one slip made of a word is what fingers do.

    They swap letters, leave one out, strike one twice, and hit the key beside the right one.

    >>> [is_usual(word, "cart") for word in ("crat", "caat", "carz", "carx")]
    [True, False, True, False]
    """
    more, less = _cores(written, meant)
    if len(more) == len(less) == 1:
        return less in beside(more)
    if less or len(more) != 1:
        return True
    at = _alike(written, meant)
    around = written[max(0, at - 1) : at] + written[at + 1 : at + 2]
    return more in around or any(more in beside(letter) for letter in around)


@cache
def beside(letter: str) -> str:
    """Return the keys around that of a letter, on German and English keyboards, and its like."""
    found = _LOOK_ALIKE.get(letter, "")
    for rows in _KEYBOARDS:
        for number, row in enumerate(rows):
            at = row.find(letter)
            if at < 0:
                continue
            found += row[max(0, at - 1) : at] + row[at + 1 : at + 2]
            if number:
                # Every row stands half a key to the right of the one above.
                found += rows[number - 1][at : at + 2]
            if number + 1 < len(rows):
                found += rows[number + 1][max(0, at - 1) : at + 1]
    return found


def _is_swap(one: str, other: str) -> bool:
    return len(one) == len(other) == 2 and one == other[::-1]


def _cores(one: str, other: str) -> tuple[str, str]:
    """Return two words without what they begin and end with alike."""
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    return one[start : len(one) - end], other[start : len(other) - end]


def _alike(one: str, other: str) -> int:
    """Return how many characters two words begin with alike."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
