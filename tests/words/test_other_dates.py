"""Dates and intervals in other forms are read where they can mean one thing only."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmap.decode import Walk, decode_part
from cjmap.place import Place
from cjmap.source import Mapping, parse
from cjmap.words.dates import read_interval
from cjmap.words.other_dates import any_date, any_interval, has_time


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
        *("2024-11-12 2024-12-12", "2024-11-12 1.4.2024", "2024-11-12 30", "2024-11-12 25:99"),
        *("2024-11-12 10:30 10:45", "2024-11-12T", "2024-11-12 10:30+", "2024-11-12 soon"),
        *("30. Februar 2024", "12 Foo 2024", "12.11.24", "Q1 2027", "12 " * 100, "٣. März 2024"),
    ],
)
def test_a_doubt(text: str) -> None:
    assert any_date(text) is None


@given(st.dates(date(1000, 1, 1)))
def test_every_german_date_is_read(day: date) -> None:
    assert any_date(f"{day.day}.{day.month}.{day.year}") == day


@pytest.mark.parametrize(
    ("behind", "says_more"),
    [
        *((" 00:00", False), ("T00:00:00", False), ("T00:00:00.000Z", False), ("", False)),
        *((" 10:30", True), ("T00:00:01", True), ("T00:00+02:00", True), (" 23:59:59.5Z", True)),
    ],
)
def test_a_time(behind: str, says_more: bool) -> None:
    assert any_date(f"2024-11-12{behind}") == date(2024, 11, 12)
    assert has_time(f"2024-11-12{behind}") == says_more


SPELLED = ("{0:%Y-%m-%d}", "{0.day}.{0.month}.{0.year}", "{0.day}. März {0.year}", "{0:%Y/%m/%d}")
BEHIND = ("", " 00:00", "T00:00:00Z", " 10:30", "T10:30:00.5Z", " 30", " 25:99", "?", " bald", "T")
TEXTS = st.one_of(
    st.sampled_from(BEHIND), st.from_regex(r"[ T][0-9]{1,2}[0-9:.+Z -]{0,8}", fullmatch=True)
)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(SPELLED), st.lists(TEXTS, max_size=2))
@example(date(2026, 3, 12), SPELLED[0], [" 2026-04-12"])
@example(date(2026, 3, 12), SPELLED[0], [" 1.4.2026"])
@example(date(2026, 3, 12), SPELLED[0], [" 10:30"])
def test_no_fix_drops_what_an_author_wrote(day: date, spelled: str, behind: list[str]) -> None:
    """Numbers of the day and the name of its month are replaced, and a midnight; no more."""
    written = spelled.format(day) + "".join(behind)
    for to in _fixes(f'"{written}"'):
        bare = re.sub(r"(?<=\d)[ T]00:00(:00(\.0+)?)?Z?$", "", written)
        assert not re.findall(r"[^\W\d]+", bare.replace(" März ", ""))
        numbers = Counter(map(int, re.findall(r"\d+", bare)))
        assert numbers <= Counter(map(int, to.split("-")))


def test_a_time_that_is_not_midnight_is_left_to_its_author() -> None:
    assert _fixes("2026-03-12 10:30") == []
    assert _fixes("2026-03-12 00:00") == ["2026-03-12"]


def _fixes(value: str) -> list[str]:
    """Return what the fixes of a date write instead."""
    source, _ = parse(f"reviewed: {value}".encode(), file="x")
    assert isinstance(source.root, Mapping)
    walk = Walk()
    decode_part(walk, "map", source.root, Place("x"))
    return [edit.text for one in walk.findings if one.fix for edit in one.fix.edits]


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
