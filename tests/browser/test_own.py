"""A page of a team's own templates in a browser: its look is there, and nothing leaves it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import pytest

from cjmap.renderers.pages import matrix
from cjmap.renderers.pages.dress import Dress
from cjmap.settings.overrides import Overrides
from cjmap.settings.theme import Logo

from ..everything import PIXEL, view_of_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEW = view_of_text(
    "title: Shoes\nphases: {a: {name: A}}\npersonas: {ana: {name: Ana}}\n"
    "touchpoints: {ad: {name: Ad, emotion: 1}}"
)
FOOT = """{%% extends "cjmap/matrix/page.html.j2" %%}
{%% block footer %%}<div id="own">%s</div>{%% endblock %%}
"""
# What a template can write and no browser may do.
INERT = (
    '<img src="SERVER/x.png" onerror="document.title = 1">',
    '<p onclick="document.title = 1" style="background: url(SERVER/y)">x</p>',
    '<a id="go" href="javascript:document.title = 1">x</a>',
    '<svg><image href="SERVER/z"/><use href="SERVER/u#a"/></svg>',
    '<video src="SERVER/v" poster="SERVER/p" autoplay></video>',
    '<audio src="SERVER/a" autoplay></audio>',
    '<svg><a><animate attributeName="href" values="javascript:document.title = 1"/></a></svg>',
    '<input type="image" src="SERVER/i">',
    '<details open ontoggle="document.title = 1">x</details>',
    '<button popovertarget="own" onfocus="document.title = 1" autofocus>x</button>',
)


class Outside(BaseHTTPRequestHandler):
    """Somebody who would hear of a request."""

    heard: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.heard.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def outside() -> Iterator[str]:
    """The address of somebody outside."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Outside) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def online(browser: Browser) -> Iterator[Page]:
    """An empty page that may ask whomever it wants."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def open_own(page: Page, folder: Path, **files: str) -> None:
    """Open a page of a team's templates."""
    own = Overrides("own", files)
    logo = Logo(f"data:image/png;base64,{b64encode(PIXEL).decode()}", "ACME")
    dress = Dress(
        ":root{--link:light-dark(#9b2226,#ffaaaa)}.p0{--k:light-dark(#b3261e,#faa)}", logo
    )
    file = folder / "matrix.html"
    file.write_bytes(matrix.render(VIEW, overrides=own, dress=dress))
    page.goto(file.as_uri())


def test_the_look_of_a_team(page: Page, tmp_path: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    files = {"matrix/page.html.j2": FOOT % "ours", "own.css": "#own { color: rgb(1, 2, 3) }"}
    open_own(page, tmp_path, **files)
    assert page.locator("#own").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
    badge = page.locator("th .pm.p0").first
    assert badge.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(179, 38, 30)"
    assert page.locator(".logo").evaluate("one => one.naturalWidth") == 1
    assert page.evaluate("document.documentElement.classList.contains('on')")
    assert said == []


@pytest.mark.parametrize("part", INERT)
def test_nothing_that_a_template_writes_runs_or_asks(
    part: str, online: Page, outside: str, tmp_path: Path
) -> None:
    own = FOOT % part.replace("SERVER", outside)
    open_own(online, tmp_path, **{"matrix/page.html.j2": own})
    for one in online.locator("#own a, #own p, #own button").all():
        one.dispatch_event("click")
        one.dispatch_event("focus")
    online.wait_for_timeout(100)
    assert online.title() == "Shoes · Customer journey"
    assert Outside.heard == []


def test_somebody_outside_would_hear(online: Page, outside: str) -> None:
    online.goto(f"{outside}/heard")
    assert "/heard" in Outside.heard
    Outside.heard.clear()
