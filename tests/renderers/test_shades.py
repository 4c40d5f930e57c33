"""Pictures are drawn in colours of the palette, and each finds its dark one."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.renderers import engine, shades, svg
from cjmap.renderers.diagrams import blueprint, emotion, swimlane
from cjmap.view import palette

from ..everything import view_of, view_of_text
from ..sight import contrast, mixed
from .diagrams.pictures import MAPS
from .painting import Layers, Upon, painted

PAINT = re.compile(r'(?:fill|stroke|stop-color)="(?!none")([^"]*)"')


SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/*.journey.yaml"))
# What needs no contrast of its own. The words on these say all that their colours say ...
CARRIERS = {
    *(palette.CARD, palette.HEAD, palette.WARNING_TINT),
    *(fill for fill, _ in palette.FEELINGS.values()),
}
# ... and these only help the eye along: cards stand apart by white and shape, phases by bars.
# So does what shines through: the lowest dot of a curve is seen to be the lowest.
DECORATION = {*palette.BANDS, palette.HAIRLINE, palette.GRID}
THEMES = {"light": lambda color: color, "dark": palette.DARK.__getitem__}


@pytest.fixture(scope="module")
def pictures() -> dict[str, str]:
    """Every example, without and with what is shown on request, and odd map as pictures."""
    views = {path.parent.name: view_of(path) for path in EXAMPLES}
    views |= {f"{name}, gaps": replace(v, show=frozenset({"gaps"})) for name, v in views.items()}
    views |= {name: view_of_text(text) for name, text in MAPS.items()}
    dots = {
        f"{name} {kind.__name__}": kind.dot(view)
        for name, view in views.items()
        for kind in (swimlane, emotion, blueprint)
    }
    drawn = engine.draw({str(number): dot for number, dot in enumerate(dots.values())})
    return {
        name: svg.finish(raw, title=name, description="", language="en").decode()
        for name, raw in zip(dots, drawn.values(), strict=True)
    }


@pytest.fixture(scope="module")
def pairs(pictures) -> dict[Upon, str]:
    """Every colour upon another that occurs, with a picture that shows it."""
    return {upon: name for name, picture in pictures.items() for upon in painted(picture)}


def test_every_colour_in_a_picture_is_one_of_the_palette(pictures):
    known = {light.lower() for light in palette.DARK}
    used = {name: set(PAINT.findall(unstyled(text))) for name, text in pictures.items()}
    assert {name: paints - known for name, paints in used.items() if paints - known} == {}
    # The pictures use the palette up, but for what no odd map shows.
    assert len(set.union(*used.values())) > len(known) / 2


def test_each_role_has_a_light_colour_of_its_own_and_a_dark_one():
    named = [
        value for value in vars(palette).values() if isinstance(value, str) and value[0] == "#"
    ]
    roles = [*named, *palette.BANDS, *(light for light, _ in palette.PERSONAS)]
    assert len(set(roles)) == len(roles)
    feelings = {color for pair in palette.FEELINGS.values() for color in pair}
    assert {*roles, *feelings} == set(palette.DARK)
    assert all(palette.DARK[light] == dark for light, dark in palette.PERSONAS)


def test_a_style_says_each_colour_of_its_picture_once(pictures):
    for picture in pictures.values():
        style = shades.own_style(picture)
        dark = dict(re.findall(r'\[(?:fill|stroke)="(#\w+)"\]\{(?:fill|stroke):(#\w+)\}', style))
        assert set(dark) == set(PAINT.findall(unstyled(picture)))
        assert {light.upper(): value.upper() for light, value in dark.items()}.items() <= (
            palette.DARK.items()
        )
        assert picture.endswith(f"<style>\n{style}\n</style>\n</svg>\n")


def test_the_ring_of_focus_is_dark_on_dark_screens():
    light, dark = (
        f"a:focus-visible{{outline:2px solid {color.lower()};outline-offset:2px}}"
        for color in (palette.GOOD, palette.DARK[palette.GOOD])
    )
    before, _, after = shades.own_style("").partition("@media screen")
    assert light in before
    assert dark in after


@pytest.mark.parametrize(
    ("width", "height", "sheet"),
    [(2, 1, "landscape"), (2, 2, "landscape"), (1, 2, "portrait")],
)
def test_a_picture_higher_than_wide_has_an_upright_sheet(width, height, sheet):
    style = shades.own_style(f'<svg viewBox="0 0 {width} {height}">')
    assert f"@page{{size:A3 {sheet};" in style


@pytest.mark.parametrize("theme", THEMES)
def test_texts_have_contrast_with_what_lies_behind_them(theme, pairs):
    assert too_weak(pairs, theme, least=4.5, kinds=("text",)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_marks_have_contrast_with_what_lies_behind_them(theme, pairs):
    assert too_weak(pairs, theme, least=3, kinds=("line", "shape")) == []


@pytest.mark.parametrize("theme", THEMES)
def test_cards_have_an_edge_to_be_seen(theme, pairs):
    edges = {upon for upon in pairs if upon.color == palette.HAIRLINE}
    assert edges
    for upon in edges:
        assert contrast(THEMES[theme](upon.color), seen(upon.behind, theme)) >= 1.25


def test_pairs_of_colours_are_those_that_one_sees(pairs):
    """The collecting finds what must be there, so that the tests above test something."""
    found = {(upon.kind, upon.color, upon.behind[0][0]) for upon in pairs}
    assert ("text", palette.INK, palette.CARD) in found
    assert ("text", palette.HEAD_INK, palette.HEAD) in found
    assert ("text", palette.PAPER, palette.PERSONAS[7][0]) in found
    assert ("text", *reversed(palette.FEELINGS[-1])) in found
    assert ("line", palette.PERSONAS[0][0], palette.BANDS[0]) in found
    assert ("shape", palette.INK, palette.CARD) in found


RULE = re.compile(
    r"""a:focus-visible\{outline:2px\ solid\ \#\w{6};outline-offset:2px\}
    | @page\{size:A3\ (landscape|portrait);margin:8mm\}
    | @media\ print\{:root\{width:100%;height:100%\}\}
    | @media\ screen\ and\ \(prefers-color-scheme:dark\)\{
    | :root\{background:\#\w{6}\}
    | \[(fill|stroke)="\#\w{6}"\]\{(fill|stroke):\#\w{6}\}
    | \}""",
    re.VERBOSE,
)
WORDS = st.one_of(
    st.text(),
    st.sampled_from(
        (
            *("</style><script>x</script>", "<style>*{fill:red}</style>", "]]>", "<!--", "&#60;"),
            *('fill="#1b2430"', 'fill="#123456"', '"]{}@import url(//x)', 'viewBox="0 0 1 x"'),
            *('" style="fill:red', "\\3c style>", "url(//x)"),
        )
    ),
)


@given(WORDS, WORDS, WORDS)
def test_nothing_that_is_written_gets_into_the_style(title, description, words):
    raw = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9">'
        f'<g id={quoteattr(tidy(words))}><path fill="#f4f6f9" class={quoteattr(tidy(words))}/>'
        f'<text fill="#1b2430">{escape(tidy(words))}</text></g></svg>'
    ).encode()
    picture = svg.finish(raw, title=title, description=description, language="en")
    root = ET.fromstring(picture)
    (style,) = root.iter(f"{SVG}style")
    assert all(RULE.fullmatch(line) for line in style.text.strip().splitlines())
    assert '[fill="#1b2430"]' in style.text
    assert "#123456" not in style.text
    assert not any("style" in element.attrib for element in root.iter())
    shown = ET.fromstring(svg.inline(picture, prefix="a-"))
    assert not list(shown.iter(f"{SVG}style"))


def tidy(text: str) -> str:
    """Return text without what no XML can hold."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")


def too_weak(pairs: dict[Upon, str], theme: str, *, least: float, kinds: tuple[str, ...]):
    shade = THEMES[theme]
    return [
        f"{upon.kind} {upon.color} upon {upon.behind} in {name}"
        for upon, name in pairs.items()
        if upon.kind in kinds
        and (upon.kind == "text" or upon.color not in CARRIERS | DECORATION)
        and contrast(shade(upon.color), seen(upon.behind, theme)) < least
    ]


def seen(layers: Layers, theme: str) -> str:
    """Return the colour that layers look like, the topmost first."""
    *through, (solid, _) = layers
    color = THEMES[theme](solid)
    for fill, opacity in reversed(through):
        color = mixed(THEMES[theme](fill), color, opacity)
    return color


def unstyled(picture: str) -> str:
    before, _, after = picture.partition("<style>")
    return before + after.partition("</style>")[2]
