"""Weigh levels, such as severities and priorities, against each other."""

from __future__ import annotations

_WEIGHT = {"high": 3, "medium": 2, "low": 1}


def weight(level: str | None) -> int:
    """Return how heavy a level is, from 3 down to 0 where none is written.

    >>> weight("high"), weight("low"), weight(None), weight("")
    (3, 1, 0, 0)
    """
    return _WEIGHT[level] if level else 0
