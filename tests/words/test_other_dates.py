"""Dates and intervals in other forms are read where they can mean one thing only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.words.dates import read_interval
from cjmap.words.other_dates import any_date, any_interval


@pytest.mark.parametrize(
    "text",
    [
        *("12.11.2024", "2024/11/12", "2024.11.12", "12. November 2024", "12 Nov 2024"),
        *("12. Nov. 2024", "November 12, 2024", "Nov 12th 2024", "2024-11-12T10:30:00Z"),
        *("2024-11-12 10:30", "12-November-2024"),
    ],
)
def test_a_day(text: str) -> None:
    assert any_date(text) == date(2024, 11, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2024", "2024-11", "November 2024", "11/2024", "4/5/2026", "12.13.2024"),
        *("30. Februar 2024", "12 Foo 2024", "12.11.24", "Q1 2027", "12 " * 100, "٣. März 2024"),
    ],
)
def test_a_doubt(text: str) -> None:
    assert any_date(text) is None


@given(st.dates(date(1000, 1, 1)))
def test_every_german_date_is_read(day: date) -> None:
    assert any_date(f"{day.day}.{day.month}.{day.year}") == day


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("6 Monate", "6 months"),
        ("6 Months", "6 months"),
        ("6months", "6 months"),
        ("alle 6 Monate", "6 months"),
        ("alle sechs Monate", "6 months"),
        ("every two weeks", "2 weeks"),
        ("every year", "1 year"),
        ("jedes Jahr", "1 year"),
        ("ein Jahr", "1 year"),
        ("2 Quartale", "6 months"),
        ("jedes Halbjahr", "6 months"),
        ("halbjährlich", "6 months"),
        ("jährlich", "1 year"),
        ("quarterly", "3 months"),
        ("10 Tage", "10 days"),
    ],
)
def test_an_interval(text: str, interval: str) -> None:
    assert any_interval(text) == interval
    assert read_interval(interval)


@pytest.mark.parametrize("text", ["", "often", "months", "every spring", "0 Monate", "1.5 years"])
def test_a_doubtful_interval(text: str) -> None:
    assert any_interval(text) == ""
