"""What is late is told by the day on which a page is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cjmap.words.dates import after, read_date, read_interval

from .test_open import expect_counts

# Before this day nothing in the example is due, after it everything that has a day.
EARLY, LATE = "2020-01-01", "2099-01-01"


@pytest.mark.parametrize(("today", "late"), [(EARLY, False), (LATE, True)])
def test_what_is_late_comes_first(page: Page, atelier: Path, today: str, late: bool) -> None:
    page.clock.set_fixed_time(today)
    page.goto(f"{atelier.as_uri()}#v=open")
    group = page.locator("#overdue")
    expect(group).to_be_visible(visible=late)
    if late:
        assert page.locator("#view-open tbody").filter(visible=True).first.get_attribute("id")
        assert group.locator("tr.late, .late").count() == group.locator("tr").count() - 1
    assert page.locator("#view-open [data-kind=solution] .late").count() == 0
    expect_counts(page)


TODAY = date(2027, 3, 1)
REVIEWS = [
    (reviewed, every)
    for reviewed in ("2027-01-30", "2027-01-31", "2026-08-31", "2026-09-01", "2024-02-29")
    for every in ("1 month", "29 days", "30 days", "6 months", "3 years", "4 weeks", "999999 years")
]
UNREADABLE = [
    *((reviewed, "1 month") for reviewed in ("", "soon", "2026", "2026-02-30", "2026-2-1")),
    *(("2020-01-01", every) for every in ("", "1 Monat", "months", "1234567 days")),
]


def test_a_review_is_late_on_the_same_day_as_for_check(page: Page, atelier: Path) -> None:
    page.clock.set_fixed_time(f"{TODAY}T12:00:00")
    page.goto(atelier.as_uri())
    said = page.evaluate("pairs => pairs.map((pair) => isReviewLate(...pair))", REVIEWS)
    due = [after(read_date(reviewed), read_interval(every)) for reviewed, every in REVIEWS]
    assert said == [day < TODAY for day in due]
    assert {TODAY} < set(due)
    assert not any(page.evaluate("pairs => pairs.map((pair) => isReviewLate(...pair))", UNREADABLE))
