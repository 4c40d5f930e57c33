"""What people have in front of them, and what a page does there that nobody asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.renderers.hyphens import SOFT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

PHONE = 390
_HEIGHTS = {1440: 900, 1024: 768, PHONE: 844}
_TELL = (
    "addEventListener('securitypolicyviolation', e => console.error('refused: ' + e.blockedURI))"
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of some width in CSS pixels, light or dark; the narrowest one is a phone's."""

    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"

    @property
    def is_phone(self) -> bool:
        return self.width == PHONE


# The views of every page with pictures, as its tabs name them; that of what a map changes stands
# on the pages of such maps only.
VIEWS = (
    *("matrix", "compare", "diagram", "coverage", "open", "personas", "channels", "numbers"),
    "about",
)
# A phone shows the comparison in place of the matrix.
EVERYWHERE = VIEWS[1:]
# Each width and each scheme; what depends on both is colour, and axe-core looks at that.
SCREENS = (
    Screen(1440, "light"),
    Screen(1024, "dark"),
    Screen(PHONE, "light"),
    Screen(PHONE, "dark"),
)
# Enough where colours play no part.
EXTREMES = (SCREENS[0], SCREENS[-1])


@dataclass(slots=True)
class Opened:
    """A page on a screen, with everything it complained of and everything it asked for."""

    page: Page
    screen: Screen
    file: Path
    said: list[str] = field(default_factory=list)

    def at(self, address: str) -> Page:
        """Go to an address within the page, as `#view-open`."""
        self.page.goto(f"{self.file.as_uri()}{address}")
        return self.page


def opened(browser: Browser, file: Path, screen: Screen, *, script: bool = True) -> Opened:
    """Open a file on a screen, in a context of its own; closing that is the caller's."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": _HEIGHTS[screen.width]},
        color_scheme="dark" if screen.scheme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=screen.is_phone,
        is_mobile=screen.is_phone,
        java_script_enabled=script,
        offline=True,
    )
    context.set_default_timeout(8000)
    there = Opened(context.new_page(), screen, file)
    _listen(there, context)
    there.at("")
    return there


def _listen(there: Opened, context: BrowserContext) -> None:
    """Note what the page says, throws, is refused and asks for."""
    own = there.file.as_uri()
    context.add_init_script(_TELL)
    # Verbose is what a browser notes when a test measures in a view that is not shown.
    there.page.on(
        "console",
        lambda message: (
            there.said.append(f"{message.type}: {message.text}")
            if message.type != "verbose"
            else None
        ),
    )
    there.page.on("pageerror", lambda error: there.said.append(f"thrown: {error}"))
    there.page.on("dialog", lambda dialog: there.said.append(f"dialog: {dialog.message}"))
    context.on(
        "request",
        lambda request: (
            there.said.append(f"asked for: {request.url}")
            if request.url.partition("#")[0] != own and not request.url.startswith("data:")
            else None
        ),
    )
    context.on("page", lambda page: there.said.append(f"opened: {page.url}"))


def texts_of(elements: Locator) -> list[str]:
    """Return the texts of elements as they are read: without the hyphens that are not seen."""
    return [text.replace(SOFT, "") for text in elements.all_inner_texts()]
