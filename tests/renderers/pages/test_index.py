"""The page over all maps."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cjmap.renderers.pages.entries import IndexEntry, Lead, entry, refused_entry
from cjmap.renderers.pages.index import render
from cjmap.renderers.pages.page import spare

from ...everything import view_of_text

FILES = ("checklist.md", "emotion.svg", "journey.svg", "map.json", "matrix.html")
MAP = """
title: Shoes & <more>
language: fr
description: What it is about
owner: Team A
state: to-be
reviewed: 2026-09-15
phases: {look: {name: Look}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints:
  ad:
    name: Ad
    actions: Taps
    pain_points: [{text: Small, solutions: [{text: Big, status: done}, {text: New, status: idea}]}]
"""
ENTRY = entry(replace(view_of_text(MAP), name="shop/shoes"), FILES)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
_UNSEEN = ("style", "script")


class Page(HTMLParser):
    """What stands in a page: its elements with their attributes, and its visible text."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data if self.elements[-1:] and self.elements[-1][0] not in _UNSEEN else ""

    @property
    def outputs(self) -> set[str | None]:
        """Where links lead, but for those to a part of the page itself."""
        return {link for link in self.all("a", "href") if link and not link.startswith("#")}

    def all(self, tag: str, key: str) -> list[str | None]:
        return [values[key] for name, values in self.elements if name == tag and key in values]


def page(*entries: IndexEntry, language: str = "en") -> Page:
    return Page(render(entries, language=language))


@pytest.mark.parametrize(
    "words",
    [
        "Shoes & <more>", "What it is about", "Team A", "To be", "15 Sep 2026", "Ana, Ben", "1 map",
        "50\N{NARROW NO-BREAK SPACE}%", "8 holes",
    ],
)  # fmt: skip
def test_what_an_entry_shows(words):
    assert words in page(ENTRY).text


def test_open_points_are_those_that_are_not_done():
    view = view_of_text(MAP)
    assert ENTRY.open_points == len(view.open_points) - 1
    assert f"Open{ENTRY.open_points}" in re.sub(r"\s", "", page(ENTRY).text)


def test_links_lead_to_the_outputs_there_are():
    folder = "shop/shoes/"
    assert page(ENTRY).outputs == {folder + name for name in FILES}
    few = replace(ENTRY, files=("checklist.md",))
    assert page(few).outputs == {f"{folder}checklist.md"}
    assert page(few).all("img", "src") == []


def test_the_bar_is_as_long_as_the_coverage():
    assert "50%" in page(ENTRY).all("rect", "width")
    assert ENTRY.percent == 50


def test_a_map_that_owes_nothing_has_no_percentage():
    shown = page(replace(ENTRY, percent=None, holes=0))
    assert "%" not in shown.text
    assert "hole" not in shown.text


@pytest.mark.parametrize(
    ("files", "words"), [(FILES, "last good version"), ((), "has not been built yet")]
)
def test_a_refused_map_keeps_its_place(files, words):
    shown = page(refused_entry("shop/old", "Old shop", files))
    assert "Old shop" in shown.text
    assert words in shown.text
    assert shown.outputs == {f"shop/old/{name}" for name in files}


def test_without_maps():
    assert "No map has been built yet." in page().text


@pytest.mark.parametrize(("language", "words"), [("de", "Soll-Zustand"), ("en", "To be")])
def test_the_labels_are_in_the_language_of_the_project(language, words):
    shown = page(ENTRY, language=language)
    assert words in shown.text
    assert shown.all("html", "lang") == [language]
    assert "fr" in shown.all("li", "lang")


def test_nothing_is_fetched_and_only_our_scripts_run():
    shown = page(ENTRY)
    (policy,) = (c for c in shown.all("meta", "content") if c and "default-src" in c)
    assert "default-src 'none'" in policy
    assert policy.split("script-src")[1].split(";")[0].count("sha256-") == 2
    assert {"link", "iframe", "img"}.isdisjoint(tag for tag, _ in shown.elements)
    assert not any(key.startswith("on") or key == "style" for _, v in shown.elements for key in v)
    styles = spare("page.css") + spare("index/index.css")
    assert "url(" not in styles
    assert "@import" not in styles


@pytest.mark.parametrize("key", ["title", "description", "owner", "reviewed"])
def test_hostile_texts_are_texts(key):
    shown = page(replace(ENTRY, **{key: HOSTILE}))
    assert HOSTILE in shown.text
    assert [tag for tag, _ in shown.elements] == [tag for tag, _ in page(ENTRY).elements]


def test_maps_can_be_chosen_by_what_tells_them_apart():
    other = replace(ENTRY, name="other", owner="Team B", tags=("new",))
    page = Page(render((ENTRY, other), language="en"))
    assert {id for id in page.all("select", "id") if id} == {"f-owner", "f-tag"}


def test_links_between_maps_are_told_at_both_ends():
    leads = (Lead("old", "extends"), Lead("gone", "extends"), Lead("old", "in_detail", ("Pay",)))
    new = replace(ENTRY, name="new", title="Tomorrow", leads=leads)
    html = render((new, replace(ENTRY, name="old", title="Today")), language="en").decode()
    there, back = re.findall(r'<ul class="ways".*?</ul>', html, re.S)
    assert there.count("Builds on: <a") == there.count("In detail: <a") == 1
    assert back.count("Carried on in: <a") == back.count("A detail of: <a") == 1
    assert there.count("<li>") == back.count("<li>") == 2
    assert there.count("(Pay)") == back.count("(Pay)") == 1


def test_the_same_entries_give_the_same_bytes():
    assert render((ENTRY,), language="de") == render((ENTRY,), language="de")
