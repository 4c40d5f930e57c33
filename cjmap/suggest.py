"""Find the word that someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a mistyped one, or None when none is near.

    >>> nearest("tuochpoints", ["phases", "touchpoints"])
    'touchpoints'
    """
    from difflib import get_close_matches

    choices = list(known)
    spelled = {_plain(choice): choice for choice in reversed(choices)}
    found = get_close_matches(_plain(word[:80]), spelled, n=1, cutoff=0.6)
    return spelled[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?` for the end of a message, or nothing."""
    found = nearest(word, known)
    return f'; did you mean "{found}"?' if found else ""


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
