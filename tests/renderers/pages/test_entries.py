"""What the index shows of each map, and how maps lead to each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cjmap.catalog import labels
from cjmap.renderers.pages.entries import IndexEntry, Lead, entry
from cjmap.renderers.pages.linking import links_dot, links_picture
from cjmap.renderers.pages.thumbnail import HEIGHT, WIDTH, thumbnail

from ...everything import view_of_text

MAP = """
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}, gone: {name: Gone}}
personas: {ana: {name: Ana, role: Nurse}, ben: {name: Ben}}
touchpoints:
  ad: {name: Ad, phase: look, channel: press, actions: Reads, per_persona: {ana: {emotion: 1}}}
  site: {name: Site, phase: look, pain_points: [Slow, Ugly], per_persona: {ana: {emotion: -2}}}
  pay: {name: Pay, phase: buy, actions: Pays, per_persona: {ana: {emotion: 2}}}
"""


def entry_of(name: str, *leads: Lead) -> IndexEntry:
    files = ("matrix.html",)
    return IndexEntry(name=name, title=f"Map {name}", language="en", files=files, leads=leads)


def test_every_touchpoint_and_persona_can_be_found():
    spots = {spot.anchor: spot for spot in entry(view_of_text(MAP), ()).spots}
    assert set(spots) == {"view-personas", "t-ad", "t-site", "t-pay"}
    assert spots["t-site"].text == "Slow · Ugly"
    assert "Press" in spots["t-ad"].text
    assert "Reads" in spots["t-ad"].text


def test_nobody_without_a_name_can_be_found():
    spots = entry(view_of_text("title: X\nphases: {a: {name: A}}"), ()).spots
    assert spots == ()


def test_touchpoints_lead_to_the_map_that_shows_them_in_detail():
    view = view_of_text(MAP)
    linked = {"ad": "../returns/matrix.html", "pay": "../returns/matrix.html", "site": ""}
    touchpoints = tuple(replace(t, map_link=linked[t.id]) for t in view.touchpoints)
    found = entry(replace(view, name="shop/shoes", touchpoints=touchpoints), (), bases=["shop/old"])
    assert found.leads == (
        Lead("shop/returns", "in_detail", ("Ad", "Pay")),
        Lead("shop/old", "extends"),
    )


def test_the_thumbnail_has_phases_curves_and_lows():
    small = thumbnail(view_of_text(MAP))
    assert small
    assert [bar.is_empty for bar in small.bars] == [False, False, True]
    assert [bar.width for bar in small.bars] == [148, 73, 73]
    assert small.bars[-1].x + small.bars[-1].width <= WIDTH
    ana, ben = small.lines
    assert ana.path.startswith("M")
    # The second of four columns, two steps below the middle.
    assert ana.low == (112.5, small.middle + 48)
    assert ben.path == ""
    assert ben.low is None
    assert small.middle + 48 < HEIGHT


def test_columns_without_a_feeling_have_a_dot():
    small = thumbnail(view_of_text(MAP.replace("{emotion: 1}", "{feeling: bored}")))
    assert small
    assert small.unrated == (37.5,)


def test_many_columns_without_a_feeling_have_no_dots():
    many = "".join(f"  t{n}: {{name: T{n}, phase: buy}}\n" for n in range(60))
    small = thumbnail(view_of_text(f"{MAP}{many}"))
    assert small
    assert small.unrated == ()


@pytest.mark.parametrize(
    ("said", "level"), [("", "low"), ("actions: A", "mid"), ("actions: A, goal: B", "full")]
)
def test_bars_tell_how_much_is_described(said, level):
    facets = "coverage: {require: [actions, goal]}\n"
    phases = "phases: {look: {name: Look}}\npersonas: {ana: {name: Ana}}\n"
    touchpoint = f"touchpoints: {{ad: {{name: Ad, {said}}}}}\n"
    one = entry(view_of_text(f"title: Shoes\n{facets}{phases}{touchpoint}"), ())
    assert one.thumbnail
    assert [bar.level for bar in one.thumbnail.bars] == [one.level] == [level]


def test_a_map_without_phases_has_no_thumbnail():
    assert thumbnail(replace(view_of_text(MAP), phases=())) is None


def test_maps_that_lead_nowhere_are_not_drawn():
    entries = (entry_of("a"), entry_of("b", Lead("elsewhere", "extends")))
    assert links_dot(entries, labels("en")) == ""
    assert links_picture(entries, labels("en")) == ""


def test_arrows_join_the_maps_that_lead_to_each_other():
    entries = (
        entry_of("a", Lead("b", "in_detail", ("Pay",)), Lead("c", "in_detail", ("Pay", "Ad"))),
        entry_of("b", Lead("a", "extends")),
        entry_of("c"),
        entry_of("alone"),
    )
    dot = links_dot(entries, labels("en"))
    assert dot.count("->") == 3
    assert dot.count("dashed") == 1
    assert "Map alone" not in dot
    picture = links_picture(entries, labels("en"))
    assert all(text in picture for text in ("Map a", "Map b", "Map c", "Pay", "2 touchpoints"))
    assert 'href="a/matrix.html"' in picture


@pytest.mark.parametrize(
    "title", ['"]; x -> y [label="', "<b>&amp;</b>", "\\N \\G", "a\nb", "𝕏" * 300]
)
def test_hostile_titles_are_texts_in_the_picture(title):
    one = replace(entry_of("a", Lead("b", "in_detail", (title,))), title=title)
    picture = links_picture((one, entry_of("b")), labels("en"))
    assert picture.count("<a ") == 2
    assert "<b>" not in picture


def test_a_ring_of_many_maps_is_drawn():
    names = [f"m{n}" for n in range(60)]
    entries = tuple(entry_of(a, Lead(b, "in_detail", ("X",))) for a, b in pairwise([*names, "m0"]))
    assert links_picture(entries, labels("de")).count('href="m') == 60
