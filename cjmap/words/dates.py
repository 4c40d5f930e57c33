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


def any_date(text: str) -> date | None:
    """Return the day of a date in any form that leaves no doubt, None for any other text.

    With points it begins with the day, as in German; with strokes, with the day or the month.

    >>> any_date("31.12.2026"), any_date("12/31/2026"), any_date("4/5/2026")
    (datetime.date(2026, 12, 31), datetime.date(2026, 12, 31), None)
    """
    found = re.fullmatch(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})", text)
    if not found:
        return None
    first, sign, second, third = int(found[1]), found[2], int(found[3]), int(found[4])
    if len(found[1]) == 4:
        orders = {(first, second, third)}
    elif len(found[4]) != 4:
        orders = set()
    elif sign == ".":
        orders = {(third, second, first)}
    else:
        orders = {(third, second, first), (third, first, second)}
    days = {read_date(f"{year:04}-{month:02}-{day:02}") for year, month, day in orders} - {None}
    return days.pop() if len(days) == 1 else None


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
