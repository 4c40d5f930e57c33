"""The page on paper: sheets of whole phases, all of the map on them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cjmap.catalog import labels

from ..everything import view_of
from .conftest import EXAMPLES
from .screens import Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pypdf import PageObject

ATELIER = EXAMPLES / "atelier" / "atelier.journey.yaml"


A3, A4 = (1191, 842), (842, 595)
# What stands first on a sheet of the matrix: its own head, or the phases where a table goes on.
HEADS = ("EinHolzschnittfindetseineWand·CustomerJourney·Matrix", "1E", "2I", "3B", "4K", "5N", "6N")


def paper(browser: Browser, file: Path, address: str, *, script: bool = True) -> PdfReader:
    """Return what is printed of a page, which has nothing to complain of."""
    there = opened(browser, file, Screen(1440, "dark"), script=script)
    printed = there.at(address).pdf(prefer_css_page_size=True)
    there.page.context.close()
    assert there.said == []
    return PdfReader(io.BytesIO(printed))


def sizes(printed: PdfReader) -> set[tuple[int, int]]:
    return {(round(p.mediabox.width), round(p.mediabox.height)) for p in printed.pages}


def text_of(page: PageObject) -> str:
    return "".join(page.extract_text().split())


def head_of(text: str) -> str:
    return text.partition("begeistert")[0]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_all_touchpoints_are_printed(browser: Browser, atelier: Path, script: bool) -> None:
    printed = paper(browser, atelier, "", script=script)
    assert sizes(printed) == {A3}
    text = "".join(map(text_of, printed.pages))
    view = view_of(ATELIER)
    assert [t.name for t in view.touchpoints if "".join(t.name.split()) not in text] == []
    assert [p.name for p in view.phases if p.name not in text] == []


@pytest.mark.parametrize(("address", "size", "most"), [("#v=matrix", A3, 8), ("#pa=a4", A4, 5)])
def test_sheets_hold_whole_phases(
    browser: Browser, atelier: Path, address: str, size: tuple[int, int], most: int
) -> None:
    printed = paper(browser, atelier, address)
    assert sizes(printed) == {size}
    view = view_of(ATELIER)
    matrix = [text for text in map(text_of, printed.pages) if text.startswith(HEADS)]
    assert len(matrix) > 2
    for text in matrix:
        columns = [t for t in view.touchpoints if "".join(t.name.split()) in head_of(text)]
        assert 0 < len(columns) <= most
        phases = {t.phase for t in columns}
        assert len(columns) == sum(t.phase in phases for t in view.touchpoints)


def test_rows_in_which_nothing_stands_take_no_paper(browser: Browser, atelier: Path) -> None:
    there = opened(browser, atelier, Screen(1440, "light"))
    there.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    rows = there.page.locator(".sheet tbody tr")
    assert rows.count() > 20
    empty = (
        "rows => rows.filter(r => ![...r.cells].slice(1).some(c => c.textContent.trim())).length"
    )
    assert rows.evaluate_all(empty) == 0
    assert there.page.locator("#mx tbody tr").evaluate_all("rows => rows.length") > 15
    there.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert there.page.locator(".sheet").count() == 0
    there.page.context.close()


@pytest.mark.parametrize(
    ("view", "said", "unsaid"),
    [("coverage", "Feldernsindbeschrieben", "offenePunkte"), ("open", "offenePunkte", "Feldern")],
)
def test_another_view_is_printed_alone(
    browser: Browser, atelier: Path, view: str, said: str, unsaid: str
) -> None:
    printed = paper(browser, atelier, f"#v={view}")
    text = "".join(map(text_of, printed.pages))
    assert said in text
    assert unsaid not in text
    assert "EinHolzschnittfindetseineWand" in text


def test_the_paper_is_chosen_in_the_bar(browser: Browser, atelier: Path) -> None:
    there = opened(browser, atelier, Screen(1440, "light"))
    there.page.click(".flt summary")
    there.page.check("#f-paper input[value=a4]")
    assert "pa=a4" in there.page.url
    there.page.evaluate("window.print = () => { document.title = 'printing' }")
    there.page.click("#print")
    assert there.page.title() == "printing"
    there.page.context.close()


def test_what_changes_is_printed_with_the_matrix_only(browser: Browser, examples: Path) -> None:
    file = examples / "schuhladen-morgen" / "schuhladen-morgen" / "matrix.html"
    head = labels("de")["beside.aspect"].replace(" ", "")
    first, *rest = map(text_of, paper(browser, file, "").pages)
    assert head in first
    assert rest
    assert not any(head in text_of(page) for page in paper(browser, file, "#v=coverage").pages)
