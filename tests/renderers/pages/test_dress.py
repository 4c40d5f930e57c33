"""What a theme changes on pages."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest

from cjmap.assets.pictures import SVG
from cjmap.errors import CjmapError
from cjmap.place import Place
from cjmap.renderers.pages import index, matrix
from cjmap.renderers.pages.dress import Dress, dress
from cjmap.settings.theme import Logo, Shade, Theme

from ...everything import view_of_text

VIEW = view_of_text("title: Shoes\nphases: {a: {name: A}}\ntouchpoints: {ad: {name: Ad}}")
RED = Shade(Place("cjmap.yaml"), "#b3261e", "#ffaaaa")


def logo(svg: str) -> Logo:
    return Logo(SVG + b64encode(svg.encode()).decode(), "ACME & Co")


def drawn(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'


def test_no_theme_changes_nothing() -> None:
    assert dress(Theme()) == Dress()
    assert matrix.render(VIEW) == matrix.render(VIEW, dress=Dress())


@pytest.mark.parametrize(
    ("theme", "style"),
    [
        (Theme(personas=(RED,)), ".p0{--k:light-dark(#b3261e,#ffaaaa)}"),
        (Theme(phases=RED), ":root{--bar:light-dark(#b3261e,#ffaaaa)}"),
        (Theme(link=RED), ":root{--link:light-dark(#b3261e,#ffaaaa)}"),
        (
            Theme(font=("Inter", "system-ui")),
            ':root{--sans:"Inter",system-ui,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}',
        ),
        (Theme(heading_font=("Lora",)), ':root{--serif:"Lora",Georgia,"Noto Serif",serif}'),
    ],
)
def test_rules(theme: Theme, style: str) -> None:
    assert dress(theme).style.startswith(style)
    page = matrix.render(VIEW, dress=dress(theme)).decode()
    assert f"{dress(theme).style}</style>" in page
    assert dress(theme).style in index.render((), language="en", dress=dress(theme)).decode()


def test_the_tokens_are_those_of_the_page() -> None:
    own = dress(Theme((RED,), RED, RED, ("Inter",), ("Lora",)))
    page = matrix.render(VIEW).decode()
    for token in ("bar", "link", "sans", "serif"):
        assert f"--{token}:" in own.style
        assert f"var(--{token})" in page
    assert "var(--k)" in page


def test_a_logo_stands_at_the_head_with_what_it_says() -> None:
    own = dress(Theme(logo=logo(drawn("<title>x</title><circle r='4'/>"))))
    for page in (
        matrix.render(VIEW, dress=own).decode(),
        index.render((), language="en", dress=own).decode(),
    ):
        assert page.count('<img class="logo" src="data:image/svg+xml;base64,') == 1
        assert 'alt="ACME &amp; Co">' in page


def test_an_svg_keeps_what_is_listed() -> None:
    svg = drawn('<circle r="4" onload="alert(1)" fill="url(https://x)" stroke="#fff"/>')
    own = dress(Theme(logo=logo(svg))).logo
    assert own
    kept = b64decode(own.address.removeprefix(SVG)).decode()
    assert '<circle r="4" stroke="#fff"/>' in kept
    assert "alert" not in kept
    assert "https://x" not in kept


@pytest.mark.parametrize(
    "svg",
    [
        drawn("<script>alert(1)</script>"),
        drawn("<foreignObject/>"),
        drawn('<image href="https://x"/>'),
        drawn('<use href="https://x#a"/>'),
        drawn("<style>a{}</style>"),
        drawn('<animate attributeName="href"/>'),
        drawn("<circle>"),
        '<!DOCTYPE svg [<!ENTITY x "y">]>' + drawn("&x;"),
    ],
)
def test_other_svgs_are_refused(svg: str) -> None:
    with pytest.raises(CjmapError, match="the logo can't stand in a page") as error:
        dress(Theme(logo=logo(svg)))
    assert error.value.status == 2


def test_a_bitmap_stays_as_it_is() -> None:
    own = Logo("data:image/png;base64,AAAA")
    assert dress(Theme(logo=own)).logo == own
