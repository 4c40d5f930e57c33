"""Dates and numbers the way people of a language write them."""

from __future__ import annotations

from decimal import Decimal

from cjmap.catalog.text import spoken
from cjmap.words.dates import read_date

MINUS = "\N{MINUS SIGN}"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FARTHEST_POWER = 20


def format_date(text: str, language: str) -> str:
    """The date as people write it; text that is not an ISO date comes back unchanged.

    >>> format_date("2026-11-21", "de"), format_date("2026-11-21", "en")
    ('21.11.2026', '21 Nov 2026')
    >>> format_date("next spring", "de")
    'next spring'
    """
    day = read_date(text)
    if day is None:
        return text
    if spoken(language) == "de":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def format_number(number: Decimal | int, language: str) -> str:
    """The number with the language's decimal mark, grouped from five digits on.

    Digits are never rounded away. A number that is not finite, beyond 10^20 or below 10^-20
    comes back as Python writes it.

    >>> format_number(Decimal("-1.50"), "de"), format_number(12500, "en")
    ('−1,50', '12,500')
    """
    value = Decimal(number)
    if not value.is_finite() or abs(value.adjusted()) > _FARTHEST_POWER:
        return str(value)
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    point, comma = (",", ".") if spoken(language) == "de" else (".", ",")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", comma)
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole}{point}{fraction}" if fraction else f"{sign}{whole}"


def format_score(score: Decimal | int, language: str, *, signed: bool = True) -> str:
    """An emotion's number with its sign: +2, 0, −1,5; without the plus where none is below 0."""
    sign = "+" if signed and score > 0 else ""
    return f"{sign}{format_number(score, language)}"


def format_percent(percent: Decimal | int, language: str) -> str:
    """The number with a percent sign, set off by a narrow space that does not break.

    >>> format_percent(96, "en") == "96\\N{NARROW NO-BREAK SPACE}%"
    True
    """
    return f"{format_number(percent, language)}\N{NARROW NO-BREAK SPACE}%"
