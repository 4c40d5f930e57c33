"""Spell in reports what people of a language write otherwise."""

from __future__ import annotations

from cjmap.catalog import Labels
from cjmap.words.dates import read_date


def day(text: str, words: Labels) -> str:
    """Return a date as people write it in a report; text that is none comes back unchanged.

    >>> from cjmap.catalog import report_words
    >>> day("2026-11-21", report_words("de")), day("2026-11-21", report_words("en"))
    ('21.11.2026', '2026-11-21')
    """
    found = read_date(text)
    if found is None:
        return text
    return words.fill("date", year=f"{found.year:04}", month=f"{found:%m}", day=f"{found:%d}")
