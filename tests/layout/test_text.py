"""Measuring and breaking text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout import width, wrap
from cjmap.layout.breaks import graphemes

FAMILY = "👨‍👩‍👧‍👦"
ACUTE = "\N{COMBINING ACUTE ACCENT}"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("W", 944),
        ("ß", 611),
        ("\N{SOFT HYPHEN}", 0),
        ("\N{ZERO WIDTH SPACE}", 0),
        ("e" + ACUTE, 556),
        ("靴靴", 2000),
        ("❤️", 1375),
        (FAMILY, 1375),
        ("🇩🇪", 1375),
        ("ệ", 556),
        ("Ж", 923),
        ("→", 1000),
        ("靴", 1000),
        ("𠮷", 1000),
        ("ｸﾂ", 1000),
        ("⭐", 1375),
        ("1️⃣", 1375),
        ("👍🏽", 1375),
        ("✓", 900),
        ("க", 950),
        ("ไทย", width("ไ", 1000) + width("ท", 1000) + width("ย", 1000)),
        ("नि", width("न", 1000) + width("ि", 1000)),
        ("한", 1000),
        ("\u1112\u1161\u11ab", 1000),
    ],
)
def test_width(text: str, units: float) -> None:
    assert width(text, 1000) == units


def test_bold_is_wider() -> None:
    assert width("Warenkorb", 10, bold=True) > width("Warenkorb", 10)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("", 50, ()),
        ("  \n ", 50, ()),
        ("\N{SOFT HYPHEN}", 50, ()),
        ("Kasse als Gast", 100, ("Kasse als Gast",)),
        ("Kasse als Gast", 50, ("Kasse als", "Gast")),
        ("Kasse\nals\tGast", 100, ("Kasse als Gast",)),
        ("5\N{NO-BREAK SPACE}min warten", 35, ("5\N{NO-BREAK SPACE}min", "warten")),
        ("E-Mail-Adresse", 40, ("E-Mail-", "Adresse")),
        ("Laden/Webshop", 45, ("Laden/", "Webshop")),
        ("um -2 bis +2", 30, ("um -2", "bis +2")),
        ("Sendungs\u00adverfolgung", 200, ("Sendungsverfolgung",)),
        ("Sendungs\u00adverfolgung", 60, ("Sendungs-", "verfolgung")),
        ("靴のサイズを測る。", 40, ("靴のサイ", "ズを測", "る。")),
        ("고객 경험 지도", 40, ("고객", "경험", "지도")),
        ("（靴）（靴）", 30, ("（靴）", "（靴）")),
        ("Donaudampfschifffahrt", 70, ("Donaudampf-", "schifffahrt")),
        ("Rückgabeetikett", 45, ("Rückga-", "beetikett")),
        (FAMILY * 3, 15, (FAMILY, FAMILY, FAMILY)),
        ("ข้อมูลแกะแกะ", 46, ("ข้อมูลแกะ", "แกะ")),
        ("خدمةالعملاء", 40, ("خدمةالع", "ملاء")),
        ("WWW", 1, ("W", "W", "W")),
    ],
)
def test_wrap(text: str, limit: float, expected: tuple[str, ...]) -> None:
    assert wrap(text, size=10, width=limit) == expected


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("eins zwei", 1, ("eins zwei",)),
        ("eins zwei drei vier", 1, ("eins zw…",)),
        ("eins zwei drei vier fünf", 2, ("eins zwei", "drei vie…")),
        ("eins, zwölf", 1, ("eins, z…",)),
        ("Sendungs\u00adverfolgung", 1, ("Sendun…",)),
    ],
)
def test_too_long_a_text_ends_in_an_ellipsis(
    text: str, lines: int, expected: tuple[str, ...]
) -> None:
    assert wrap(text, size=10, width=45, lines=lines) == expected


@given(st.text(alphabet=st.sampled_from(f"aßW-/ \u00ad靴。{ACUTE}👍🏽🇩🇪")), st.integers(1, 80))
def test_wrapping_loses_nothing(text: str, limit: int) -> None:
    lines = wrap(text, size=10, width=limit)
    for ignored in " -\u00ad":
        text = text.replace(ignored, "")
    assert "".join(lines).replace(" ", "").replace("-", "") == text


@given(st.text(max_size=80), st.integers(20, 120), st.integers(1, 3), st.booleans())
def test_lines_fit_unless_one_character_does_not(
    text: str, limit: int, lines: int, bold: bool
) -> None:
    found = wrap(text, size=10, width=limit, bold=bold, lines=lines)
    assert len(found) <= lines
    for line in found:
        assert width(line, 10, bold) <= limit or len(graphemes(line.rstrip("…"))) == 1


def test_a_word_is_divided_where_it_is_said() -> None:
    found = wrap("Rückgabeetikett", size=10, width=55, divide=lambda word, most: min(7, most))
    assert found == ("Rückgab-", "eetikett")


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("แกะ", ["แกะ"]),
        ("น้ำ", ["น้ำ"]),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿"]),
        ("می\u200cخواهم", ["م", "ی\u200c", "خ", "و", "ا", "ه", "م"]),
    ],
)
def test_what_is_one_character_to_a_reader(text: str, clusters: list[str]) -> None:
    assert graphemes(text) == clusters


@given(st.text(max_size=30))
def test_characters_keep_their_marks(text: str) -> None:
    clusters = graphemes(text)
    assert "".join(clusters) == text
    assert all(not cluster.startswith(ACUTE) for cluster in clusters[1:])


def test_a_long_text_is_cut_in_time() -> None:
    assert wrap("x" * 1_000_000, size=10, width=50, lines=2)[1].endswith("…")
