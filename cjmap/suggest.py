"""Find the word that someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile

MOST_COMPARED = 300


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a mistyped one, or None when none is near.

    >>> nearest("tuochpoints", ["phases", "touchpoints"])
    'touchpoints'
    """
    from difflib import get_close_matches

    wanted = _plain(word[:80])
    spelled = {_plain(choice): choice for choice in reversed(list(known))}
    found = get_close_matches(wanted, _likely(wanted, list(spelled)), n=1, cutoff=0.6)
    return spelled[found[0]] if found else None


def _likely(wanted: str, choices: list[str]) -> list[str]:
    """Return the choices worth comparing: of very many, some that begin alike and are as long."""
    if len(choices) <= MOST_COMPARED:
        return choices
    alike = (one for one in choices if one[:1] == wanted[:1] and abs(len(one) - len(wanted)) < 3)
    return list(islice(alike, MOST_COMPARED))


def nearest_code(code: str, known: Iterable[str]) -> str | None:
    """Return the only known code that one slip makes of a code, or None.

    >>> nearest_code("CJ3O2", ["CJ301", "CJ302"]), nearest_code("CJ303", ["CJ301", "CJ302"])
    ('CJ302', None)
    """
    wanted = code.upper()
    near = [one for one in known if abs(len(one) - len(wanted)) < 2 and _is_slip(wanted, one)]
    return near[0] if len(near) == 1 else None


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two words differ in one character that is changed, added or left out."""
    alike = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    left, right = one[alike:], other[alike:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?` for the end of a message, or nothing."""
    found = nearest(word, known)
    return f'; did you mean "{found}"?' if found else ""


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
