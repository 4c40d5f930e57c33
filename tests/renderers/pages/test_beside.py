"""The view of a map beside the one that it changes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from cjmap.renderers.pages import matrix
from cjmap.renderers.pages.beside import blocks
from cjmap.renderers.pages.findings import asides, headline
from cjmap.view.compare import compare
from cjmap.view.values import View

from ...everything import view_of_text
from .test_matrix import read, section, seen

OLD = """
title: Shop today
personas: {ana: {name: Ana}, ben: {name: Ben}, old: {name: Otto}}
channels: {desk: {name: Desk}, net: {name: Net}}
phases: {see: {name: See}, try: {name: Try}, buy: {name: Buy, pain_points: Slow}}
touchpoints:
  ad: {name: Ad, phase: see, channel: net, emotion: 1}
  form: {name: Form, phase: see, emotion: -2, pain_points: {text: Long, severity: high}}
  fit: {name: Fit, phase: try, channel: desk, metrics: {n: {name: Tries, value: 3, target: 1}}}
  till:
    name: Till
    phase: buy
    channel: desk
    emotion: -1
    pain_points: [Queue, Noise]
    per_persona: {ben: {emotion: 1}, old: {pain_points: Stairs}}
  bag: {name: Bag, phase: buy, channel: desk, personas: [ben], emotion: 0, feeling: fine}
journeys:
  one: {persona: ana, path: [ad, form, till], ends: warns}
"""
NEW = """
title: Shop tomorrow
state: to-be
personas: {ana: {name: Ana}, ben: {name: Ben}}
channels: {desk: {name: Desk}, net: {name: Net}}
lanes: {legal: Law <b>}
phases: {see: {name: See}, try: {name: Taste}, buy: {name: Buy, pain_points: Slower}}
touchpoints:
  ad: {name: Ad, phase: see, channel: net, emotion: 1}
  chat: {name: Chat, phase: see, channel: net, emotion: 2, pain_points: Wait}
  fit: {name: Fit, phase: try, channel: desk, metrics: {n: {name: Tries, value: 2, target: 1}}}
  till:
    name: Counter
    phase: buy
    channel: net
    emotion: 1
    pain_points: [Noise, {text: Draught, solutions: {text: A door, status: planned, owner: Zoe}}]
    lanes: {legal: Ask & sign}
    per_persona: {ben: {emotion: -2}}
  bag: {name: Bag, phase: buy, channel: desk, personas: [ana, ben], emotion: 0, feeling: calm}
journeys:
  one: {persona: ana, path: [ad, till], ends: recommends}
"""


@cache
def view(old: str = OLD, new: str = NEW, language: str = "en") -> View:
    made = view_of_text(new, language=language)
    return replace(made, before=compare(view_of_text(old, language=language), made))


@cache
def page(language: str = "en") -> str:
    return matrix.render(view(language=language)).decode()


def entries() -> dict[str, tuple[str, str]]:
    """Return the rows of the table by touchpoint: what became of it, and its rows."""
    found = re.findall(
        r"<tbody [^>]*>\s*<tr><th scope=\"rowgroup\".*?</tbody>", section(page(), "changes"), re.S
    )
    named = {re.search(r"(?:<del>|<a [^>]*>)(\w+)</", row)[1]: row for row in found}
    return {name: (re.search(r'class="chg c-(\w+)"', row)[1], row) for name, row in named.items()}


def test_every_touchpoint_says_what_became_of_it():
    assert {name: kind for name, (kind, _) in entries().items()} == {
        "Form": "gone", "Chat": "new", "Fit": "reworded", "Counter": "moved", "Bag": "reworded",
    }  # fmt: skip


def test_what_stays_is_named_once():
    same = re.search(r'<tbody class="b-s">.*?</tbody>', section(page(), "changes"), re.S)[0]
    assert seen(same) == "Unchanged:Ad"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Counter", "<del>Till</del>"),
        ("Counter", "<del>Desk</del>"),
        ("Counter", "<ins>Net</ins>"),
        ("Counter", "<del>Queue</del>"),
        ("Counter", "<del>Stairs</del> <small>Otto</small>"),
        ("Counter", "<ins>Draught</ins>"),
        ("Counter", "<ins>A door</ins>"),
        ("Counter", "Law &lt;b&gt;"),
        ("Counter", "<ins>Ask &amp; sign</ins>"),
        ("Fit", "<del>Tries: 3, target 1</del>"),
        ("Fit", "<ins>Tries: 2, target 1</ins>"),
        ("Form", "<del>Long</del>"),
        ("Chat", "<ins>Wait</ins>"),
        ("Bag", "<del>Ben</del>"),
        ("Bag", "<ins>Ana, Ben</ins>"),
    ],
)
def test_what_was_is_struck_out_beside_what_is_to_be(name, parts):
    assert parts in entries()[name][1]


def test_what_stays_is_not_said_again():
    assert "Noise" not in section(page(), "changes")


def test_feelings_are_two_dots_and_an_arrow():
    counter = next(b for b in blocks(view()) if b.phase.id == "buy").entries[0]
    assert [(s.persona.id, s.rise) for s in counter.shifts] == [("ana", 2.0), ("ben", -3.0)]
    found = section(page(), "changes")
    assert found.count('<circle class="old"') == 5
    assert found.count('class="way"') == 2
    assert 'd="M42.0 10H91.0m-5 -3.5L91.0 10l-5 3.5"' in found
    assert 'd="M98.0 10H21.0m5 -3.5L21.0 10l5 3.5"' in found


def test_words_of_a_feeling_alone_are_a_change():
    (bag,) = (e for b in blocks(view()) for e in b.entries if e.touchpoint.id == "bag")
    assert [(s.persona.id, s.was and s.was.feeling, s.now.feeling) for s in bag.shifts] == [
        ("ana", None, "calm"), ("ben", "fine", "calm"),
    ]  # fmt: skip


def test_who_is_new_to_the_map_is_not_told_at_every_touchpoint():
    more = view(new=NEW.replace("ben: {name: Ben}}", "ben: {name: Ben}, cleo: {name: Cleo}}"))
    assert "ad" in {one.id for block in blocks(more) for one in block.same}
    told = {one.touchpoint.id: one for block in blocks(more) for one in block.entries}
    assert "cleo" in {shift.persona.id for shift in told["till"].shifts}


@pytest.mark.parametrize(("says", "none"), [("actions: []", True), ("goal: Go", False)])
def test_what_is_said_to_be_nothing_is_told_from_what_is_not_said(says, none):
    old = OLD.replace("feeling: fine", "feeling: fine, actions: Carry")
    changed = view(old=old, new=NEW.replace("feeling: calm", f"feeling: calm, {says}"))
    bag = next(e for b in blocks(changed) for e in b.entries if e.touchpoint.id == "bag")
    rows = {row.label: row for row in bag.rows}
    assert rows["Actions"].none is none


def test_phases_say_what_they_said():
    text = seen(section(page(), "changes"))
    assert "2 Taste Try" in text
    assert "For the whole phasePain pointsSlowSlower" in text


def test_the_heading_is_the_finding():
    assert headline(view(), blocks(view())) == (
        "1 touchpoint new, 1 moved, 2 changed, 1 dropped,"
        " feeling at “Counter” −1\u00a0→\u00a0+1 (Ana), 4 pain points gone, 3 pain points new"
    )
    german = view(language="de")
    assert headline(german, blocks(german)).startswith("1 Touchpoint neu, 1 verschoben, 2 geändert")


def test_what_else_is_worth_knowing():
    assert list(asides(view(), blocks(view()))) == [
        "Sinks most: feeling at “Counter” +1\u00a0→\u00a0−2 (Ben)",
        "Ana: warns others → recommends",
        "Personas dropped: Otto",
    ]
    fewer = view(old=NEW.replace("see: {name: See}", "see: {name: See}, late: {name: Late}"))
    assert list(asides(fewer, blocks(fewer))) == ["Phases dropped: Late"]


def test_what_stays_as_high_as_it_was_is_no_finding():
    same = view(old=NEW.replace("feeling: calm", "feeling: odd"))
    assert headline(same, blocks(same)) == "1 changed"
    assert list(asides(same, blocks(same))) == []


def test_who_has_only_now_an_end_changes_none():
    same = view(old=NEW.replace(", ends: recommends", ""))
    assert list(asides(same, blocks(same))) == []


def test_nothing_different_says_so():
    same = view(old=NEW)
    assert headline(same, blocks(same)) == "All touchpoints stay as they are"
    assert [len(block.same) for block in blocks(same)] == [2, 1, 2]


def test_the_page_is_sound_and_its_links_lead_somewhere():
    for language in ("en", "de"):
        reader = read(page(language))
        assert reader.faults == []
        assert len(reader.ids) == len(set(reader.ids))
        inner = {link[1:] for link in reader.links if link and link.startswith("#")}
        assert inner <= {*reader.ids}


def test_a_map_without_a_base_has_no_trace_of_it():
    plain = matrix.render(replace(view(), before=None)).decode()
    assert "view-changes" not in plain
    assert ".chg" not in plain
    assert 'data-v="changes"' in page()
