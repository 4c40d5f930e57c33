"""Put ids and numbers into sentences."""

from __future__ import annotations

from collections.abc import Iterable

# Who reads more names than this looks at the places instead.
MOST_NAMED = 4


def and_(words: Iterable[str]) -> str:
    """Join words for a sentence.

    >>> and_(["a"]), and_(["a", "b"]), and_(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last


def quoted_ids(ids: Iterable[str], *, most: int = MOST_NAMED) -> str:
    """Name parts by their ids, at most `most` of them and how many are left.

    >>> quoted_ids(["a", "b", "c"])
    '"a", "b" and "c"'
    >>> quoted_ids(["a", "b", "c"], most=2)
    '"a", "b" and 1 more'
    """
    words = [f'"{id}"' for id in ids]
    more = [f"{len(words) - most} more"] if len(words) > most else []
    return and_([*words[:most], *more])


def severe(high: int, count: int) -> str:
    """Say at the end of a sentence how many of so many are of high severity.

    >>> severe(0, 3), severe(2, 3), severe(3, 3)
    ('', ', 2 of high severity', ', all of high severity')
    """
    return f", {'all' if high == count else high} of high severity" if high else ""
