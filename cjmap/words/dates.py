"""Read the dates and intervals of a map, and count from one day to another."""

from __future__ import annotations

import re
from datetime import date, timedelta

from cjmap.frozen import frozen

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# Of longer numbers nobody lives to see the end.
_INTERVAL = r"([0-9]{1,6}) (day|week|month|year)s?"
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


@frozen
class Interval:
    """A stretch of time as a map writes it; `unit` is day, week, month or year."""

    number: int
    unit: str


def read_date(text: str | None) -> date | None:
    """Return the day of an ISO date, None for any other text.

    >>> read_date("2026-11-21"), read_date("next spring"), read_date("2026-02-30")
    (datetime.date(2026, 11, 21), None, None)
    """
    if not text or not re.fullmatch(_DATE, text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_interval(text: str | None) -> Interval | None:
    """Return an interval such as `6 months`, None for any other text.

    >>> read_interval("6 months"), read_interval("every spring")
    (Interval(number=6, unit='month'), None)
    """
    found = re.fullmatch(_INTERVAL, text or "")
    return Interval(int(found[1]), found[2]) if found else None


def after(day: date, interval: Interval) -> date:
    """Return the day that lies an interval behind another, the last one where there is none.

    A month that is too short ends on its last day.

    >>> after(date(2026, 1, 31), Interval(1, "month"))
    datetime.date(2026, 2, 28)
    """
    if interval.unit in _DAYS:
        try:
            return day + timedelta(days=interval.number * _DAYS[interval.unit])
        except OverflowError:
            return date.max
    years, month = divmod(day.month - 1 + interval.number * _MONTHS[interval.unit], 12)
    year = day.year + years
    if year >= date.max.year:
        return date.max
    next_month = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (next_month - timedelta(days=1)).day))


def time_between(first: date, last: date) -> str:
    """Return how long it is from one day to a later one, rounded down, in words.

    >>> [time_between(date(2024, 10, 7), date(2026, 11, day)) for day in (6, 7)]
    ['24 months', '25 months']
    """
    days = (last - first).days
    if days < 60:
        return _counted(days, "day")
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return _counted(months, "month") if months < 36 else _counted(months // 12, "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
