"""Read dates and intervals that are written in another way than the format has it."""

from __future__ import annotations

import re
from datetime import date

from cjmap.words.dates import read_date
from cjmap.words.suggest import plainly

_MONTHS = (
    "januar jaenner january jan",
    "februar february feb",
    "maerz march mrz mar",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "dezember december dez dec",
)
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_NUMBERS = (
    "ein eine einen jede jeden jeder jedes one a an every each",
    "zwei two",
    "drei three",
    "vier four",
    "fuenf five",
    "sechs six",
    "sieben seven",
    "acht eight",
    "neun nine",
    "zehn ten",
    "elf eleven",
    "zwoelf twelve",
)
_NUMBER_OF = {name: at for at, names in enumerate(_NUMBERS, 1) for name in names.split()}
# How many of which unit a word is.
_UNITS = {
    **dict.fromkeys(("tag", "tage", "tagen", "day", "days"), (1, "day")),
    **dict.fromkeys(("woche", "wochen", "week", "weeks"), (1, "week")),
    **dict.fromkeys(("monat", "monate", "monaten", "month", "months"), (1, "month")),
    **dict.fromkeys(("quartal", "quartale", "quarter", "quarters"), (3, "month")),
    **dict.fromkeys(("halbjahr", "halbjahre"), (6, "month")),
    **dict.fromkeys(("jahr", "jahre", "jahren", "year", "years"), (1, "year")),
}
_RHYTHMS = {
    **dict.fromkeys(("taeglich", "daily"), "1 day"),
    **dict.fromkeys(("woechentlich", "weekly"), "1 week"),
    **dict.fromkeys(("monatlich", "monthly"), "1 month"),
    **dict.fromkeys(("vierteljaehrlich", "quartalsweise", "quarterly"), "3 months"),
    **dict.fromkeys(("halbjaehrlich", "half-yearly", "twice-a-year"), "6 months"),
    **dict.fromkeys(("jaehrlich", "yearly", "annually", "once-a-year"), "1 year"),
}
_EVERY = re.compile(r"(?:(?:alle|every)-)?(?:([0-9]{1,6})-?|([a-z]+)-)([a-z]+)")
_MIDNIGHT = r"00:00(?::00(?:\.0+)?)?Z?"
_ZONE = r"Z|[+-][0-9]{2}(?::?[0-9]{2})?"
_TIME = rf"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:{_ZONE})?"
_WITH_TIME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})[T ]({_TIME})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})-([a-z]+)-([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)-([0-9]{1,2})(?:st|nd|rd|th)?-([0-9]{4})")
_LONGEST = 40


def any_date(text: str) -> date | None:
    """Return the day of a date in any form that leaves no doubt, None for any other text.

    With points it begins with the day, as in German; with strokes, with the day or the month. A
    time may stand behind a date of ISO.

    >>> any_date("31.12.2026"), any_date("12/31/2026"), any_date("4/5/2026")
    (datetime.date(2026, 12, 31), datetime.date(2026, 12, 31), None)
    >>> any_date("3. März 2026"), any_date("March 3rd, 2026")
    (datetime.date(2026, 3, 3), datetime.date(2026, 3, 3))
    """
    found = re.fullmatch(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})", text)
    if not found:
        timed = _WITH_TIME.fullmatch(text)
        return read_date(timed[1]) if timed else _with_name(text)
    first, sign, second, third = int(found[1]), found[2], int(found[3]), int(found[4])
    if len(found[1]) == 4:
        orders = {(first, second, third)}
    elif len(found[4]) != 4:
        orders = set()
    elif sign == ".":
        orders = {(third, second, first)}
    else:
        orders = {(third, second, first), (third, first, second)}
    days = {_day(*order) for order in orders} - {None}
    return days.pop() if len(days) == 1 else None


def has_time(text: str) -> bool:
    """Tell whether a date says more than its day: a time that is not midnight.

    >>> has_time("2026-03-12 10:30"), has_time("2026-03-12T00:00:00Z")
    (True, False)
    """
    timed = _WITH_TIME.fullmatch(text)
    return timed is not None and not re.fullmatch(_MIDNIGHT, timed[2])


def _with_name(text: str) -> date | None:
    if len(text) > _LONGEST:
        return None
    spelled = re.sub(r"[\s.,-]+", "-", plainly(text))
    if found := _DAY_FIRST.fullmatch(spelled):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.fullmatch(spelled):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    return _day(int(year), _MONTH_OF.get(name, 0), int(day))


def _day(year: int, month: int, day: int) -> date | None:
    return read_date(f"{year:04}-{month:02}-{day:02}")


def any_interval(text: str) -> str:
    """Return the interval of a text as the format has it, "" where there is a doubt.

    >>> [any_interval(text) for text in ("6 Monate", "alle zwei Jahre", "halbjährlich", "often")]
    ['6 months', '2 years', '6 months', '']
    """
    spelled = plainly(text.strip()) if len(text) <= _LONGEST else ""
    if spelled in _RHYTHMS:
        return _RHYTHMS[spelled]
    found = _EVERY.fullmatch(spelled)
    if not found or found[3] not in _UNITS:
        return ""
    times, unit = _UNITS[found[3]]
    number = times * (int(found[1]) if found[1] else _NUMBER_OF.get(found[2], 0))
    return f"{number} {unit}{'s' * (number != 1)}" if number else ""
