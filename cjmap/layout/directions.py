"""Tell in which direction a text runs, and have each of its lines say so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"


def runs_left(text: str) -> bool:
    """Whether a line begins, as the Unicode algorithm sees it, with what runs to the left.

    >>> runs_left("(שלום) VIP"), runs_left("VIP (שלום)"), runs_left("▲ 12")
    (True, False, False)
    """
    if text.isascii():
        return False
    return next((kind != "L" for kind in map(_kind, text) if kind), False)


def directed(text: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a text, led by a mark where they would not run as the whole text does.

    A text runs to the left where most of its letters do: a name may begin with a foreign word.
    """
    if text.isascii():
        return tuple(lines)
    kinds = [kind for kind in map(_kind, text) if kind]
    to_left = kinds.count("L") * 2 < len(kinds)
    mark = _RIGHT_TO_LEFT if to_left else _LEFT_TO_RIGHT
    return tuple(line if runs_left(line) == to_left else mark + line for line in lines)


def _kind(character: str) -> str:
    """Return the direction of a letter, "" for what has none of its own."""
    kind = unicodedata.bidirectional(character)
    return kind if kind in ("L", "R", "AL") else ""
