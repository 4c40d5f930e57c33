"""The page on paper: sheets of whole phases, all of the map on them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ..everything import view_of
from .conftest import EXAMPLES
from .screens import Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ATELIER = EXAMPLES / "atelier" / "atelier.journey.yaml"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_all_touchpoints_are_printed(browser: Browser, atelier: Path, script: bool) -> None:
    there = opened(browser, atelier, Screen(1440, "dark"), script=script)
    printed = PdfReader(io.BytesIO(there.page.pdf(prefer_css_page_size=True)))
    there.page.context.close()
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in printed.pages} == {
        (1191, 842)
    }
    text = "".join("".join(page.extract_text() for page in printed.pages).split())
    view = view_of(ATELIER)
    assert [t.name for t in view.touchpoints if "".join(t.name.split()) not in text] == []
    assert [p.name for p in view.phases if p.name not in text] == []
    assert there.said == []
