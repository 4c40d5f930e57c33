"""Fonts are chosen by what they have, and as few of them as will do."""

from __future__ import annotations

import pytest

from cjmap.renderers.prints import fonts
from cjmap.renderers.prints.charmap import characters


@pytest.mark.parametrize(
    ("text", "packages", "last"),
    [
        ("", 1, "Arimo"),
        ("Größe – 60 €, ▲ ☼ ► Ж Ω", 1, "Arimo"),
        ("ไทย", 2, "Noto Emoji"),
        ("客户", 3, "Noto Sans CJK SC"),
        ("カタ", 3, "Noto Sans CJK JP"),
        ("고객", 3, "Noto Sans CJK KR"),
    ],
)
def test_as_few_packages_as_will_do(text, packages, last):
    chosen = fonts.choose([text], language="de")
    assert len(chosen.folders) == packages
    assert chosen.families[-1] == last
    assert chosen.families[0] == "Arimo"
    assert not chosen.lacking


@pytest.mark.parametrize(
    ("language", "style"),
    [
        ("zh", "SC"),
        ("zh-TW", "TC"),
        ("zh-Hant-HK", "TC"),
        ("ja", "JP"),
        ("ko-KP", "KR"),
        ("x", "JP"),
    ],
)
def test_han_by_the_map_s_language(language, style):
    assert fonts.choose(["客户カ"], language=language).families[-1] == f"Noto Sans CJK {style}"


def test_compatible_forms_stand_in_for_what_no_font_has():
    assert fonts.choose(["𝒳 \u0378"], language="de").forms == {ord("𝒳"): "X"}


def test_what_nothing_has_is_lacking_in_order():
    chosen = fonts.choose(["\ue001 b \u0378", "\ue000"], language="de")
    assert chosen.lacking == ("\u0378", "\ue000", "\ue001")


def test_each_family_has_characters_and_none_has_what_is_none():
    chosen = fonts.choose(["客\u0378"], language="de")
    for folder in chosen.folders:
        for file in sorted(folder.glob("*.tt*")):
            known = characters(file)
            assert len(known) > 50
            assert not known & {0xFFFF, 0x378, 0xE000}
