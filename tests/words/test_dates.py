"""Dates and intervals are read as written, and counted as a calendar counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.words.dates import Interval, after, read_date, read_interval, time_between


@pytest.mark.parametrize(
    "text",
    [None, "", "soon", "2026", "2026-11", "20261121", "2026-W47-6", "2026-02-30", "2025-02-29",
     "2026-11-21T10:00", "2026-11-21\n", " 2026-11-21", "٢٠٢٦-11-21", "21.11.2026", "0000-01-01"],
)  # fmt: skip
def test_what_is_no_date(text: str | None) -> None:
    assert read_date(text) is None


@given(st.dates())
def test_every_date_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [None, "", "6", "months", "6 Monate", "-1 months", "1.5 years", "6  months", "6 months ",
     "half a year", "1234567 days", "٦ months", "6 Months"],
)  # fmt: skip
def test_what_is_no_interval(text: str | None) -> None:
    assert read_interval(text) is None


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_intervals(unit: str) -> None:
    assert read_interval(f"1 {unit}") == Interval(1, unit)
    assert read_interval(f"999999 {unit}s") == Interval(999_999, unit)


@pytest.mark.parametrize(
    ("day", "interval", "then"),
    [
        ("2026-11-21", "0 days", "2026-11-21"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2024-02-28", "1 day", "2024-02-29"),
        ("2026-11-21", "2 weeks", "2026-12-05"),
        ("2026-11-21", "1 month", "2026-12-21"),
        ("2026-11-30", "2 months", "2027-01-30"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2023-12-31", "2 months", "2024-02-29"),
        ("2026-08-31", "1 month", "2026-09-30"),
        ("2026-11-30", "1 month", "2026-12-30"),
        ("2026-11-21", "13 months", "2027-12-21"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("9998-11-30", "1 month", "9998-12-30"),
        ("9997-12-31", "12 months", "9998-12-31"),
        ("9998-12-31", "1 month", "9999-12-31"),
        ("2026-11-21", "999999 years", "9999-12-31"),
        ("9999-12-31", "1 day", "9999-12-31"),
    ],
)
def test_a_day_behind_another(day: str, interval: str, then: str) -> None:
    first, length = read_date(day), read_interval(interval)
    assert first
    assert length
    assert after(first, length).isoformat() == then


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 1200))
def test_a_month_further_is_never_a_month_too_far(day: date, months: int) -> None:
    then = after(day, Interval(months, "month"))
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-21", "2026-11-21", "0 days"),
        ("2026-11-21", "2026-11-22", "1 day"),
        ("2026-11-01", "2026-12-30", "59 days"),
        ("2026-11-01", "2026-12-31", "1 month"),
        ("2026-11-01", "2027-01-01", "2 months"),
        ("2026-12-15", "2027-03-14", "2 months"),
        ("2026-12-15", "2027-03-15", "3 months"),
        ("2023-11-21", "2026-11-20", "35 months"),
        ("2023-11-21", "2026-11-21", "3 years"),
        ("2016-11-22", "2026-11-21", "9 years"),
    ],
)
def test_how_long_it_is(first: str, last: str, words: str) -> None:
    assert time_between(date.fromisoformat(first), date.fromisoformat(last)) == words
