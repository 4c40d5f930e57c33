"""Every word on a page is the author's or of the catalogue, in one language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cjmap.assets.shipped import shipped_text
from cjmap.catalog import labels
from cjmap.renderers.pages import index, matrix
from cjmap.renderers.pages.entries import entry, refused_entry
from cjmap.renderers.pages.knowledge import _WORDS

from ...everything import everything, view_of, view_of_text

LANGUAGES = ("de", "en")
FILES = ("blueprint.svg", "checklist.md", "emotion.svg", "journey.svg", "map.json", "matrix.html")
WORD = re.compile(r"[^\W\d_]{2,}")
READ_OUT = frozenset({"alt", "aria-label", "aria-roledescription", "placeholder", "title"})
# Names of files and of the model, months.
NAMES = {
    "de": {"everything", "matrix", "html", "stdin", "Drei"},
    "en": {"everything", "matrix", "html", "Three", "stages", "stdin", "Sep", "Nov"},
}
MAP = """
title: zq
language: {language}
reviewed: 2026-09-15
phases: {{a: {{name: zq}}}}
personas: {{zq: {{name: zq}}}}
metrics: {{zq: {{value: 12500.5, target: 96, unit: "%"}}}}
touchpoints:
  zq: {{name: zq, emotion: -1.5, pain_points: zq, solutions: [{{text: zq, due: 2026-11-21}}]}}
"""


class Texts(HTMLParser):
    """What people read on a page, or have read to them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self._hidden += tag in ("script", "style")
        self.found += [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag):
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data):
        self.found += [] if self._hidden else [data]

    @property
    def words(self) -> set[str]:
        return {word for text in self.found for word in WORD.findall(text)}


def vocabulary(language: str) -> set[str]:
    return {word for text in labels(language).words.values() for word in WORD.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_of_one_language(language: str, tmp_path: Path) -> None:
    made = everything(language=language)
    view = view_of(made.write(tmp_path))
    known = vocabulary(language) | NAMES[language] | {*WORD.findall(made.text)}
    pages = (
        matrix.render(view),
        matrix.render(view_of_text(MAP.format(language=language))),
        index.render((entry(view, FILES),), language=language),
        index.render((refused_entry("zq", "zq", ()),), language=language),
        index.render((), language=language),
    )
    for page in pages:
        read = Texts(page).words
        assert len(read) > 3
        assert read - known - {"zq"} == set()


def test_the_languages_can_be_told_apart() -> None:
    """Otherwise the test above would find no word of the other language."""
    german, english = (vocabulary(language) for language in LANGUAGES)
    assert len(german - english) > 200
    assert len(english - german) > 200


@pytest.mark.parametrize("language", ["fr", "pt-BR", "en-US", "en-GB"])
def test_other_languages_have_english_words_which_say_so(language: str) -> None:
    view = view_of_text(MAP.format(language=language))
    page = matrix.render(view).decode()
    assert "21 Nov 2026" in page
    assert "12,500.5\N{NARROW NO-BREAK SPACE}%" in page
    assert "−1.5" in page
    is_english = language.startswith("en")
    assert ('<p class="eyebrow" lang="en">' in page) is not is_english


@pytest.mark.parametrize("language", ["de", "de-AT", "de-CH"])
def test_german_numbers_and_dates(language: str) -> None:
    page = matrix.render(view_of_text(MAP.format(language=language))).decode()
    assert "bis 21.11.2026" in page
    assert "12.500,5\N{NARROW NO-BREAK SPACE}%" in page
    assert "−1,5" in page
    assert "\N{NO-BREAK SPACE}%" not in page


def test_scripts_say_nothing_of_their_own() -> None:
    """What a script shows is put together of words that the page hands to it."""
    for name in matrix.SCRIPTS:
        script = re.sub(r"^\s*//.*$", "", shipped_text(name), flags=re.MULTILINE)
        shown = re.findall(r"(?:textContent|title|ariaLabel|placeholder)\s*=\s*([^;]+);", script)
        shown += re.findall(r"setAttribute\(\"(?:aria-label|title)\", ([^;]+);", script)
        for value in shown:
            literals = re.findall(r'"([^"]*)"', value)
            keys = [one for one in literals if one in labels("en") or f"{one}.one" in labels("en")]
            rest = {w for one in literals if one not in keys for w in WORD.findall(one)}
            assert rest <= {"Esc"}, (name, value)
    assert {*_WORDS} <= labels("de").words.keys()
