"""Spell a text so that YAML reads it as it stands."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return the text in the quotes that need the fewest changes.

    >>> print(quoted("Clara: ja"))
    "Clara: ja"
    >>> print(quoted('sagt "ja": gut'))
    'sagt "ja": gut'
    """
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shortened(text: str, *, to: int = 60) -> str:
    """Return the text in one line of at most `to` characters, cut with an ellipsis."""
    line = " ".join(text[: 4 * to].split())
    return line if len(line) <= to else line[: to - 1].rstrip() + "…"
