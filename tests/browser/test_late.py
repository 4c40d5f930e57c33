"""What is late is told by the day on which a page is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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
