"""Cards are as large as they say, and what they say is what matters."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from cjmap.layout import Box
from cjmap.renderers import engine
from cjmap.renderers.diagrams import cards, dot, telling
from cjmap.renderers.diagrams.marks import Shape
from cjmap.view.values import View

from ...everything import view_of_text
from .pictures import HOSTILE, said

SVG = "{http://www.w3.org/2000/svg}"
MAP = """
title: Cards
language: de
personas: {{a: {{name: Anna}}, b: {{name: Ben}}}}
channels: {{shop: {{name: Laden}}, app: {{name: App}}}}
phases: {{p: {{name: Kaufen}}}}
touchpoints:
  t: {{phase: p, {touchpoint}}}
{more}
"""


def view(touchpoint: str, more: str = ""):
    return view_of_text(MAP.format(touchpoint=touchpoint, more=more))


def shown(touchpoint: str, more: str = "") -> list[str]:
    """Return the runs of text on the card of a touchpoint."""
    return shown_in(view(touchpoint, more))


def shown_in(made: View) -> list[str]:
    return said(drawn(made))


def drawn(made: View, *, more: int = 0) -> Shape:
    """Return the first card of a map, `more` points higher than it has to be."""
    card = cards.card(made, made.touchpoints[0])
    box = Box(0, 0, cards.WIDTH, card.height + more)
    return cards.shape("t-t", card, box, tooltip="", link="")


NAMES = {
    "short": "Kasse",
    "three lines": "Versandkosten erscheinen erst im letzten Schritt der Bestellung",
    "one word": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "wide signs": "靴を買うための長い名前のタッチポイントです",
    "emoji": "😀👨\u200d👩\u200d👧\u200d👦 Emoji 🎉",
    "right to left": "מגע עם המותג בפעם הראשונה",
    "hostile": HOSTILE.replace('"', '\\"'),
}
FULL = (
    "channel: [shop, app], emotion: [-1, 0, 1], feeling: froh, moment_of_truth: true,"
    ' pain_points: ["Es dauert sehr lange, bis jemand kommt", zwei]'
)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("more", [0, 24])
def test_a_card_is_drawn_as_high_as_measured_with_its_text_inside(name, more):
    made = view(f'name: "{name}", {FULL}')
    shape = drawn(made, more=more)
    page = dot.write("card", [shape], page=Box(-50, -50, 300, 300))
    root = ET.fromstring(engine.draw({"card": page})["card"])
    (group,) = (g for g in root.iter(f"{SVG}g") if g.get("id") == "t-t")
    outline = group.find(f".//{SVG}path[@stroke='#d3dae3']").get("d")
    points = [
        tuple(map(float, pair.split(","))) for pair in re.findall(r"[-.\d]+,[-.\d]+", outline)
    ]
    xs, ys = zip(*points, strict=True)
    # The border is drawn through the middle of its point.
    assert max(xs) - min(xs) == pytest.approx(cards.WIDTH - 1, abs=1.1)
    assert max(ys) - min(ys) == pytest.approx(shape.box.height - 1, abs=1.1)
    for text in group.iter(f"{SVG}text"):
        assert 10 < float(text.get("x")) < cards.WIDTH - 10
        assert 0 < float(text.get("y")) < shape.box.height


def test_heights_are_even_and_grow_with_what_is_said():
    low, high = (view(said).touchpoints[0] for said in ("name: Kasse", f"name: Kasse, {FULL}"))
    heights = [cards.card(view("name: Kasse"), touchpoint).height for touchpoint in (low, high)]
    assert heights == sorted(heights)
    assert all(height % 2 == 0 for height in heights)


@pytest.mark.parametrize(
    ("emotion", "runs"),
    [
        ("emotion: 2", ["A", "+2", "B", "+2"]),
        ("emotion: -0.5", ["A", "−0,5", "B", "−0,5"]),
        ("emotion: [-1, 1]", ["A", "−1", "›", "+1", "B", "−1", "›", "+1"]),
        ("emotion: [0, 1, -2, 1]", ["A", "0", "›", "+1", "›", "−2", "›", "+1", "B"]),
        ("emotion: [0, 1, 1, -2, 0, 1]", ["A", "0", "›", "−2", "›", "+1", "B"]),
        ("emotion: [1.23456, -1.98765, 0.11111]", ["A", "+1,23456", "›", "+0,11111", "B"]),
        ("feeling: verwirrt", ["A", "B", "verwirrt"]),
        ("duration: 1 h", ["A", "B", "–"]),
        ("per_persona: {b: {emotion: 1}}", ["B", "+1", "A", "–"]),
        ("per_persona: {a: {feeling: froh}}", ["A", "froh", "B", "–"]),
        ("personas: [b], emotion: 1", ["B", "+1"]),
        ("personas: [], emotion: 1", []),
    ],
)
def test_chips(emotion, runs):
    assert shown(f"name: Kasse, {emotion}")[1 : 1 + len(runs)] == runs


def test_a_score_of_zero_is_not_a_missing_one():
    zero, missing = (view(f"name: K{said}") for said in (", emotion: 0", ""))
    labels = [drawn(v).label for v in (zero, missing)]
    assert [label.count("#E2E6EB") for label in labels] == [2, 0]


def test_who_has_no_score_is_hollow():
    rated, unrated = (view(f"name: K, personas: [a]{said}") for said in (", emotion: 0", ""))
    labels = [drawn(v).label for v in (rated, unrated)]
    color = rated.personas[0].look.color
    assert [f'BGCOLOR="{color}"' in label for label in labels] == [True, False]
    assert [f' COLOR="{color}"><FONT' in label for label in labels] == [False, True]


def test_a_map_without_personas_shows_scores_only():
    text = "title: T\nphases: {p: {name: P}}\ntouchpoints: {t: {name: N, emotion: 1}}\n"
    made = view_of_text(text)
    assert shown_in(made) == ["N", "+1"]


def test_the_worst_pain_point_stands_for_all():
    pains = "pain_points: [eins, {text: zwei, severity: high}, {text: drei, severity: medium}]"
    assert shown(f"name: K, {pains}")[1:4] == ["▲", "zwei", "+2"]


def test_a_single_pain_point_counts_no_more():
    assert not [run for run in shown("name: K, pain_points: eins") if run.startswith("+")]


def test_a_long_pain_point_ends_in_an_ellipsis():
    runs = shown(f'name: K, pain_points: ["{"immer wieder " * 20}", zwei]')
    assert runs[1] == "▲"
    assert runs[4].endswith("…")
    assert runs[5] == "+1"


def test_other_channels_stand_below_the_name():
    assert shown("name: K, channel: [shop, app]")[1] == "auch App"
    assert shown("name: K, channel: shop")[1] == "A"


@pytest.mark.parametrize(
    ("ends", "word"),
    [("recommends", "+ empfiehlt weiter"), ("warns", "! rät ab"), ("leaves", "× springt ab")],
)
def test_a_path_says_how_it_ends(ends, word):
    journey = f"journeys: {{j: {{persona: b, path: [t], ends: {ends}}}}}"
    assert shown("name: K", journey)[-2:] == ["B", word]


def test_only_the_last_card_says_how_a_path_ends():
    more = "  u: {name: Danach, phase: p}\njourneys: {j: {persona: a, path: [t, u], ends: warns}}"
    assert not [run for run in shown("name: K", more) if "rät ab" in run]


def test_what_nobody_meets_has_a_dashed_border():
    quiet, plain = (view(f"name: K, personas: {who}") for who in ("[]", "[a]"))
    styles = [drawn(v).look["style"] for v in (quiet, plain)]
    assert ["dashed" in style for style in styles] == [True, False]


GAPPY = "name: Kasse, actions: Zahlt, channel: shop, emotion: 1"


def test_gaps_stand_on_a_card_only_on_request():
    made = view(GAPPY)
    assert not [run for run in shown_in(made) if "Lücken" in run]
    asked = replace(made, show=frozenset({"gaps"}))
    assert shown_in(asked)[1:4] == ["○", "8 Lücken: Beweggründe,", "Fragen, Probleme, Lösungen"]
    told = telling.of_touchpoint(asked, asked.touchpoints[0])
    assert "○ Fragen fehlen noch (Anna, Ben)" in told
    assert "Handlungen fehlen noch" not in told
