"""The list of open points: filters leave what fits, and right counts of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cjmap.catalog import labels

from .screens import EXTREMES, Opened

WORDS = labels("de")
# How many open points the example has.
TOTAL = 31

pytestmark = pytest.mark.parametrize("screen", EXTREMES, indirect=True, ids=str, scope="module")


def rows(page: Page) -> Locator:
    return page.locator("#view-open tr[data-c], #view-open tr[data-in]").filter(visible=True)


def points(rows: Locator) -> int:
    """Return how many points stand in rows: the holes of a touchpoint share one."""
    return sum(int(row.get_attribute("data-n") or 1) for row in rows.all())


def expect_counts(page: Page, *, total: int = TOTAL) -> None:
    """Expect that heading, tab and groups count the rows that are to be seen."""
    n = points(rows(page))
    said = f"{n} von {total} offenen Punkten" if n < total else f"{n} offene Punkte"
    expect(page.locator("#h-open")).to_have_text(said)
    expect(page.locator('.tabs [data-v="open"] .cnt')).to_have_text(str(n))
    groups = page.locator("#view-open tbody").filter(visible=True)
    told = [int(text) for text in groups.locator("th .cnt").all_inner_texts()]
    listed = [group.locator("tr:has(td)").filter(visible=True) for group in groups.all()]
    assert told == [points(rows) for rows in listed]
    assert sum(told) == n
    assert 0 not in told


@pytest.mark.parametrize(
    ("filters", "at"),
    [
        ("", "tr"),
        ("&ph=interest", "tr:has(small:text-is('Interesse'))"),
        ("&p=voss", "tr:not([data-p]), tr[data-p~='1']"),
        ("&ow=Tom Harmsen", "tr[data-ow='Tom Harmsen'], tr:not([data-ow])"),
        ("&p=lena&ph=awareness", "tr"),
    ],
)
def test_filters_leave_what_fits_and_count_it(there: Opened, filters: str, at: str) -> None:
    page = there.at(f"#v=open{filters}")
    assert rows(page).count() > 0
    assert rows(page).count() == rows(page).and_(page.locator(at)).count()
    expect_counts(page)


def test_all_that_belongs_to_an_owner_stays(there: Opened) -> None:
    page = there.at("#v=open")
    own = page.locator("#view-open tr[data-ow='Tom Harmsen']").count()
    there.at("#v=open&ow=Tom Harmsen")
    assert rows(page).and_(page.locator("[data-ow]")).count() == own > 0


def test_filters_that_leave_nothing_say_so(there: Opened) -> None:
    page = there.at("#v=open&p=lena&ow=Tom Harmsen&ph=awareness")
    assert rows(page).count() == 0
    expect_counts(page)


def test_an_entry_leads_to_its_place(there: Opened) -> None:
    page = there.at("#v=open")
    link = rows(page).locator(".o-w a").first
    name = link.inner_text()
    link.click()
    expect(page.get_by_role("complementary").locator("h3")).to_have_text(name)


def test_counts_are_back_when_filters_are_gone(there: Opened) -> None:
    page = there.at("#v=open&ph=interest")
    page.locator("summary", has_text=WORDS["bar.filter"]).click()
    page.get_by_role("button", name=WORDS["bar.reset"]).click()
    assert points(rows(page)) == TOTAL
    expect_counts(page)
