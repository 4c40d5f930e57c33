"""Pictures in a browser: dark where the screen is, light on paper, told to those who listen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.view.palette import DARK, INK, PAPER

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "journeys"
ATELIER = EXAMPLES / "atelier" / "atelier"


def paints(page: Page, scope: str = "svg") -> list[str]:
    """Return the colours of the ground and of the title of a picture, as #RRGGBB."""
    found = page.evaluate(
        """scope => ['polygon, path', 'text'].map(
            kind => getComputedStyle(document.querySelector(scope).querySelector(kind)).fill)""",
        scope,
    )
    return ["#" + "".join(f"{int(n):02X}" for n in re.findall(r"\d+", one)) for one in found]


LIGHT, NIGHT = [PAPER, INK], [DARK[PAPER], DARK[INK]]


@pytest.mark.parametrize("name", ["journey.svg", "emotion.svg"])
def test_a_picture_alone_is_as_dark_as_the_screen(page: Page, name: str) -> None:
    page.goto((ATELIER / name).as_uri())
    for scheme, expected in (("light", LIGHT), ("dark", NIGHT)):
        page.emulate_media(color_scheme=scheme)
        assert paints(page) == expected
    page.emulate_media(media="print", color_scheme="dark")
    assert paints(page) == LIGHT


def test_a_picture_in_a_page_is_as_dark_as_the_page(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{(ATELIER / 'matrix.html').as_uri()}#view-diagram")
    assert paints(page, ".drawing svg") == NIGHT
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    assert paints(page, ".drawing svg") == LIGHT
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert paints(page, ".drawing svg") == LIGHT


def test_a_click_on_a_card_opens_its_touchpoint(page: Page) -> None:
    page.goto(f"{(ATELIER / 'matrix.html').as_uri()}#view-diagram")
    links = page.locator(".drawing a")
    addresses = {link.get_attribute("href") for link in links.all()}
    assert len(addresses) == 20
    for address in addresses:
        assert page.locator(f"article{address}").count() == 1
    links.first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.url.endswith(f"t={(links.first.get_attribute('href') or '?')[1:]}")


@pytest.mark.parametrize("name", ["journey.svg", "emotion.svg"])
def test_a_picture_prints_on_one_sheet(page: Page, name: str) -> None:
    page.goto((ATELIER / name).as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    (sheet,) = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", printed)
    assert [round(float(n)) for n in sheet.split()] == [0, 0, 1191, 842]
    # All of it lies inside the margins.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1527, "height": 1062})
    left, top, right, bottom = page.evaluate(
        """() => { const box = document.querySelector('.graph').getBoundingClientRect();
        return [box.left, box.top, box.right, box.bottom] }"""
    )
    assert min(left, top) >= -1
    assert right <= 1528
    assert bottom <= 1063


@pytest.mark.parametrize("name", ["journey.svg", "emotion.svg"])
def test_a_screen_reader_meets_phases_and_touchpoints_in_their_order(page: Page, name: str) -> None:
    page.goto((ATELIER / name).as_uri())
    heard = list(_heard(page))
    roles = [role for role, _ in heard]
    names = [name for role, name in heard if role == "heading"]
    assert [re.split(r"[\n ]", name)[0] for name in names] == [
        "Entdeckung",
        "Interesse",
        "Bewertung",
        "Kauf",
        "Nutzung",
        "Nachkauf",
    ]
    assert roles.index("heading") < roles.index("link")
    links = [name for role, name in heard if role == "link"]
    assert len(links) == 20
    assert links[0].startswith("Reel vom Abziehen eines Drucks")
    assert any("Ein Holzschnitt findet seine Wand" in name for _, name in heard[:2])


def _heard(page: Page) -> Iterator[tuple[str, str]]:
    """Yield role and name of what the browser tells a screen reader, in its order."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node):
        if not node.get("ignored"):
            yield node["role"]["value"], node.get("name", {}).get("value", "")
        for child in node.get("childIds", ()):
            yield from walk(by_id[child])

    yield from walk(nodes[0])
