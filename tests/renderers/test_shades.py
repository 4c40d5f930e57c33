"""Pictures are drawn in colours of the palette, and each finds its dark one."""

from __future__ import annotations

import re

import pytest

from cjmap.renderers import engine, shades, svg
from cjmap.renderers.diagrams import emotion, swimlane
from cjmap.view import palette

from ..everything import view_of_text
from .diagrams.pictures import MAPS

PAINT = re.compile(r'(?:fill|stroke|stop-color)="(?!none")([^"]*)"')


@pytest.fixture(scope="module")
def pictures() -> dict[str, str]:
    """Every odd map as finished pictures, by name."""
    views = {name: view_of_text(text) for name, text in MAPS.items()}
    dots = {
        f"{name} {kind.__name__}": kind.dot(view)
        for name, view in views.items()
        for kind in (swimlane, emotion)
    }
    drawn = engine.draw({str(number): dot for number, dot in enumerate(dots.values())})
    return {
        name: svg.finish(raw, title=name, description="", language="en").decode()
        for name, raw in zip(dots, drawn.values(), strict=True)
    }


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


def unstyled(picture: str) -> str:
    before, _, after = picture.partition("<style>")
    return before + after.partition("</style>")[2]
