"""Dates and numbers as people of a language write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.catalog import format_date, format_number, format_percent, format_score


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026",
        "2026-11",
        "20261121",
        "2026-W47-6",
        "2026-02-30",
        "2026-11-21T10:00",
        "2026-11-21\n",
        "٢٠٢٦-11-21",
    ],
)
def test_text_that_is_no_date_stays(text):
    assert format_date(text, "de") == text
    assert format_date(text, "en") == text


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("2026-11-21", "21.11.2026", "21 Nov 2026"),
        ("2026-01-02", "02.01.2026", "2 Jan 2026"),
        ("0999-12-31", "31.12.0999", "31 Dec 0999"),
    ],
)
def test_dates(text, german, english):
    assert format_date(text, "de-CH") == german
    assert format_date(text, "fr") == english


@given(st.dates())
def test_every_date_is_formatted_and_no_two_are_the_same(day: date):
    for language in ("de", "en"):
        written = format_date(day.isoformat(), language)
        assert written != day.isoformat()
        assert f"{day.year:04}" in written
        assert written != format_date(day.replace(day=day.day % 28 + 1).isoformat(), language)


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        ("0", "0", "0"),
        ("-0", "0", "0"),
        ("41", "41", "41"),
        ("1.10", "1,10", "1.10"),
        ("-1.5", "−1,5", "−1.5"),
        ("2026", "2026", "2026"),
        ("12500", "12.500", "12,500"),
        ("-1234567.25", "−1.234.567,25", "−1,234,567.25"),
        ("1E+3", "1000", "1000"),
        ("0." + "123456789" * 5, "0," + "123456789" * 5, "0." + "123456789" * 5),
        ("1E-3", "0,001", "0.001"),
        ("1E+999999", "1E+999999", "1E+999999"),
        ("NaN", "NaN", "NaN"),
        ("-Infinity", "-Infinity", "-Infinity"),
    ],
)
def test_numbers(number, german, english):
    assert format_number(Decimal(number), "de") == german
    assert format_number(Decimal(number), "en") == english


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_a_number_can_be_read_back(number: Decimal):
    german = format_number(number, "de").replace("−", "-")
    english = format_number(number, "en").replace("−", "-")
    assert Decimal(english.replace(",", "")) == number
    if "E" not in german:
        assert Decimal(german.replace(".", "").replace(",", ".")) == number


@pytest.mark.parametrize(
    ("score", "german"), [("2", "+2"), ("0", "0"), ("-1.5", "−1,5"), ("0.5", "+0,5")]
)
def test_scores_carry_their_sign(score, german):
    assert format_score(Decimal(score), "de") == german


def test_percent():
    assert format_percent(41, "de") == "41\N{NARROW NO-BREAK SPACE}%"
    assert format_percent(Decimal("41.5"), "de") == "41,5\N{NARROW NO-BREAK SPACE}%"
    assert format_percent(100, "en") == "100\N{NARROW NO-BREAK SPACE}%"
