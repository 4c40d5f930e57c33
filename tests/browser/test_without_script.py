"""The page without its script: all there, all to be read, every link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from ..everything import everything, view_of
from .screens import Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def there(browser: Browser, atelier: Path, screen: Screen) -> Iterator[Opened]:
    without = opened(browser, atelier, screen, script=False)
    yield without
    without.page.context.close()
    assert without.said == []


def test_all_views_stand_below_each_other(there: Opened) -> None:
    """All but the comparison, which the script makes of the matrix."""
    sections = there.page.locator("main > section:not(.js)")
    wanted = sections.count() - (1 if there.screen.is_phone else 0)
    assert wanted >= 8
    expect(sections.filter(visible=True)).to_have_count(wanted)
    articles = there.page.locator("main article")
    assert articles.count() >= 29
    expect(articles.filter(visible=True)).to_have_count(articles.count())


def test_nothing_is_offered_that_needs_the_script(there: Opened) -> None:
    expect(there.page.locator("button, input, select").filter(visible=True)).to_have_count(
        0 if there.screen.is_phone else 6
    )


def test_links_lead_to_their_parts(there: Opened) -> None:
    page = there.page
    page.locator(".top a[href='#view-open']").click()
    expect(page.locator("#view-open")).to_be_in_viewport()
    page.locator("#view-open .o-w a").first.click()
    target = page.url.partition("#")[2]
    expect(page.locator(f"#{target}")).to_be_in_viewport()


def test_every_word_of_a_map_can_be_read(browser: Browser, tmp_path: Path) -> None:
    from cjmap.renderers.pages import matrix

    made = everything()
    file = tmp_path / "matrix.html"
    file.write_bytes(matrix.render(view_of(made.write(tmp_path))))
    without = opened(browser, file, Screen(1440, "light"), script=False)
    seen = without.page.locator("body").inner_text()
    links = without.page.locator("a").evaluate_all("them => them.map(a => a.href).join(' ')")
    assert [route for word, route in made.words.items() if word not in seen + links] == []
    without.page.context.close()
    assert without.said == []
