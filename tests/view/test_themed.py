"""A team's colours are those it chose, readable in both themes, and never those of another role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists

from cjmap.place import Place
from cjmap.settings.theme import Shade, Theme
from cjmap.view.contrast import contrast
from cjmap.view.palette import DARK, HEAD_INK, INK, PAPER, PERSONAS, USUAL
from cjmap.view.themed import check_theme, link_of, palette_of

PLACE = Place("cjmap.yaml", ("theme",))


def shade(light: str, dark: str | None = None) -> Shade:
    return Shade(PLACE / "link", light, dark)


def people(*colors: str) -> Theme:
    shades = (Shade(PLACE / "personas" / n, color) for n, color in enumerate(colors))
    return Theme(personas=tuple(shades))


def test_without_a_theme_the_colours_are_the_usual() -> None:
    assert palette_of(None) is USUAL
    assert palette_of(Theme()) == USUAL
    assert USUAL.dark == DARK


def test_personas_take_the_colours_in_their_order_and_then_the_usual() -> None:
    found = palette_of(people("#b3261e", PERSONAS[1][0].lower()))
    assert found.personas[0][0] == "#B3261E"
    assert found.personas[1][0] == PERSONAS[1][0]
    assert [light for light, _ in found.personas[2:4]] == [PERSONAS[0][0], PERSONAS[2][0]]
    assert len(found.personas) == len(PERSONAS) == len({light for light, _ in found.personas})


def test_a_dark_colour_is_the_one_given_or_made_of_the_light_one() -> None:
    assert link_of(shade("#9b2226", "#ffaaaa")) == ("#9B2226", "#FFAAAA")
    _, dark = link_of(shade("#9b2226"))
    assert contrast(dark, DARK[PAPER]) >= 7
    assert int(dark[1:3], 16) > int(dark[5:], 16) > 0
    head = palette_of(Theme(phases=shade("#5f0f40"))).head
    assert contrast(head[1], DARK[HEAD_INK]) >= 4.5


@settings(deadline=None, max_examples=40)
@given(lists(integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}"), max_size=8, unique=True))
def test_each_light_colour_has_one_role(colors: list[str]) -> None:
    found = palette_of(people(*colors))
    others = DARK.keys() - {light for light, _ in PERSONAS}
    lights = [light for light, _ in found.personas]
    assert len(lights) == len(set(lights)) == len(PERSONAS)
    assert not others & set(lights)
    assert dict(found.personas).items() <= found.dark.items()
    assert {role: found.dark[role] for role in others} == {role: DARK[role] for role in others}


def test_the_colour_of_another_role_moves_by_a_hair() -> None:
    (light, _), *_ = palette_of(people(INK.lower())).personas
    assert light != INK
    assert abs(int(light[1:], 16) - int(INK[1:], 16)) == 1


@pytest.mark.parametrize(
    ("theme", "messages"),
    [
        (Theme(), []),
        (people("#3f37a5", "#0b7a75"), []),
        (Theme(link=shade("#1b4f8f", "#8fbdf0"), phases=shade("#26324a", "#33425f")), []),
        (people("#ffd700"), ['"#ffd700" has a contrast of only 1.2 on light paper']),
        (
            Theme(link=shade("#1b4f8f", "#1b4f8f")),
            ['"#1b4f8f" has a contrast of only 1.8 on dark paper'],
        ),
        (
            Theme(phases=shade("#ffee00")),
            ['"#ffee00" has a contrast of only 1.1 with the texts on it, in the light theme'],
        ),
        (people("#3f37a5", "#3f37a5"), ['"#3f37a5" is the colour of persona 1 already']),
        (
            people(*(light for light, _ in PERSONAS), "#000000"),
            ["there are 9 colours, and personas take 8"],
        ),
    ],
)
def test_what_is_wrong_with_colours(theme: Theme, messages: list[str]) -> None:
    assert [one.message for one in check_theme(theme, PLACE)] == messages


@settings(deadline=None, max_examples=40)
@given(integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_the_colour_that_is_proposed_would_do(color: str) -> None:
    for theme in (people(color), Theme(phases=shade(color))):
        for found in check_theme(theme, PLACE):
            better = found.help.split('"')[1]
            again = people(better) if theme.personas else Theme(phases=shade(better))
            assert list(check_theme(again, PLACE)) == []


def test_a_weak_dark_colour_is_shown_where_it_stands() -> None:
    (found,) = check_theme(Theme(link=shade("#1b4f8f", "#222222")), PLACE)
    assert str(found.place) == "theme.link.dark"
