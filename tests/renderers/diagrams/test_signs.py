"""Each sign stands exactly where the map says so, and the legend explains exactly what stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from cjmap.renderers.diagrams import emotion, swimlane
from cjmap.renderers.diagrams.cards import ENDS
from cjmap.renderers.diagrams.marks import Mark, Shape
from cjmap.view.palette import CARD, FEELINGS, HEAD_MUTED, HEAD_WARNING, MUTED, WARNING
from cjmap.view.values import View

from ...everything import view_of_text
from .pictures import MAPS, faults, said, shape, shapes, strokes

MAP = """
title: Signs
language: {language}
personas: {{a: {{name: Anna}}, b: {{name: Ben}}}}
phases: {{p: {{name: Kaufen{phase}}}}}
touchpoints:
  t: {{name: Kasse, phase: p{touchpoint}}}
  u: {{name: Danach, phase: p}}
"""
# Keys of the legend by what stands on a card: words for one touchpoint, its runs, what the
# tooltip says.
SAID = {
    "nothing": ("", [], []),
    "a pain point": ("pain_points: langsam", ["▲", "langsam", "1 offen"], ["▲ langsam (offen)"]),
    "a severe one": (
        "pain_points: [{text: langsam, severity: high}, teuer]",
        ["▲", "langsam", "+1", "2 offen"],
        ["▲ langsam (hoch, offen)", "▲ teuer (offen)"],
    ),
    "one with a solution": (
        "pain_points: [{text: langsam, solutions: [{text: schneller, status: doing}]}]",
        ["▲", "langsam", "☼", "1"],
        ["▲ langsam", "☼ schneller (in Arbeit)"],
    ),
    "one of two with a solution": (
        "pain_points: [{text: langsam, solutions: [schneller]}, teuer]",
        ["▲", "langsam", "+1", "☼", "1", "1 offen"],
        ["▲ langsam", "▲ teuer (offen)", "☼ schneller"],
    ),
    "solutions and opportunities": (
        "solutions: [eins, zwei], opportunities: drei",
        ["☼", "3"],
        ["☼ eins", "☼ zwei", "☼ drei"],
    ),
    "a solution of the touchpoint": (
        "pain_points: langsam, solutions: schneller",
        ["▲", "langsam", "☼", "1"],
        ["▲ langsam", "☼ schneller"],
    ),
    "a call": ("call_to_action: Jetzt kaufen", ["►", "Jetzt kaufen"], ["► Jetzt kaufen"]),
    "two calls": (
        "per_persona: {a: {call_to_action: Kaufen}, b: {call_to_action: Warten}}",
        ["►", "Kaufen", "+1"],
        ["► Kaufen", "► Warten"],
    ),
    "none": ("pain_points: [], solutions: []", [], []),
}


def drawn(touchpoint: str = "", phase: str = "", language: str = "de") -> tuple[Mark, ...]:
    touchpoint, phase = (f", {words}" if words else "" for words in (touchpoint, phase))
    text = MAP.format(language=language, touchpoint=touchpoint, phase=phase)
    return swimlane.picture(view_of_text(text))[0]


@pytest.mark.parametrize(("words", "runs", "told"), SAID.values(), ids=SAID)
def test_a_card_says_behind_signs_what_its_touchpoint_says(words, runs, told):
    marks = drawn(touchpoint=words)
    card = shape(marks, "t-t")
    assert said(card) == ["Kasse", *runs, "A", "B", "–"]
    assert card.tooltip.splitlines()[3:] == told
    assert said(shape(marks, "t-u")) == ["Danach", "A", "B", "–"]
    assert said(shape(marks, "phase-p")) == ["1", "Kaufen"]


@pytest.mark.parametrize(("words", "runs", "told"), SAID.values(), ids=SAID)
def test_a_phase_says_it_once_for_all_its_cards(words, runs, told):
    marks = drawn(phase=words)
    bar = shape(marks, "phase-p")
    assert said(bar) == ["1", "Kaufen", *runs]
    assert bar.tooltip.splitlines()[1:] == told
    assert said(shape(marks, "t-t")) == ["Kasse", "A", "B", "–"]


def test_what_is_cut_is_whole_in_the_tooltip():
    words = "Kommen Sie herein und laufen Sie eine Runde um den Block damit und noch eine"
    for key, lines in (("pain_points", 3), ("call_to_action", 2)):
        card = shape(drawn(touchpoint=f"{key}: {words * 2}"), "t-t")
        assert said(card)[1 + lines].endswith("…")
        assert words * 2 in card.tooltip


def test_severe_pain_points_are_bold():
    severe, usual = (f"pain_points: [{{text: langsam, severity: {s}}}]" for s in ("high", "low"))
    labels = [shape(drawn(touchpoint=words), "t-t").label for words in (severe, usual)]
    assert ["<B>langsam</B>" in label for label in labels] == [True, False]


@pytest.mark.parametrize(("language", "word"), [("de", "1 offen"), ("en", "1 open")])
def test_signs_speak_the_language_of_the_map(language, word):
    assert word in said(shape(drawn("pain_points: x", language=language), "t-t"))


@pytest.mark.parametrize("seed", range(60))
def test_the_legend_explains_exactly_the_signs_that_stand(seed):
    text = odd_map(seed)
    view = with_gaps(text) if seed % 2 else view_of_text(text)
    marks, page = swimlane.picture(view)
    assert explained(marks) == set(standing(view, marks)), text
    assert faults(marks, page) == []


@pytest.mark.parametrize("seed", range(60))
def test_the_legend_of_the_curve_explains_exactly_the_signs_that_stand(seed):
    text = odd_map(seed)
    view = with_gaps(text) if seed % 2 else view_of_text(text)
    marks, page = emotion.picture(view)
    assert explained(marks) == set(below_curves(view, marks)), text
    assert faults(marks, page) == []


@pytest.mark.parametrize("text", MAPS.values(), ids=MAPS)
def test_the_legend_of_the_curve_explains_the_signs_of_odd_maps(text):
    view = view_of_text(text)
    marks, _ = emotion.picture(view)
    assert explained(marks) == set(below_curves(view, marks))


def test_every_sign_of_the_curve_is_met_by_some_map():
    texts = [odd_map(seed) for seed in range(60)]
    met = set().union(*(explained(emotion.picture(view_of_text(text))[0]) for text in texts))
    assert met == {
        *("low", "pain", "severe", "unsolved", "solution", "call", "more", "truth"),
        *("recommends", "warns", "leaves", "dot", "bad-dot", "felt", "shared", "unmet"),
    }


@pytest.mark.parametrize("text", MAPS.values(), ids=MAPS)
def test_the_legend_explains_the_signs_of_odd_maps(text):
    view = view_of_text(text)
    marks, _ = swimlane.picture(view)
    assert explained(marks) == set(standing(view, marks))


def test_every_sign_is_met_by_some_map():
    texts = [odd_map(seed) for seed in range(60)]
    met = set().union(*(explained(swimlane.picture(with_gaps(text))[0]) for text in texts))
    assert met == {
        *("gap", "pain", "severe", "unsolved", "solution", "call", "more", "truth", "behind"),
        *("recommends", "warns", "leaves", "unrated", "loop", "scale", "course"),
    }


def with_gaps(text: str) -> View:
    return replace(view_of_text(text), show=frozenset({"gaps"}))


ABSENT = """
title: Gaps
language: de
personas: {a: {name: Anna}, b: {name: Ben}, c: {name: Cem, kind: staff}}
phases: {p: {name: Kaufen}, q: {name: Warten}, r: {name: Haben}}
touchpoints:
  t: {name: Kasse, phase: p, personas: [a]}
  u: {name: Paket, phase: r}
"""


def test_gaps_are_shown_only_on_request():
    marks, _ = swimlane.picture(view_of_text(ABSENT))
    assert "○" not in [run for mark in shapes(marks) for run in said(mark)]
    assert "gap" not in explained(marks)


def test_gaps_stand_where_something_is_owed_and_missing():
    marks, page = swimlane.picture(with_gaps(ABSENT))
    assert faults(marks, page) == []
    assert said(shape(marks, "phase-p")) == ["1", "Kaufen", "○", "kein Touchpoint für Ben"]
    assert said(shape(marks, "phase-q"))[2:] == ["kein Touchpoint in dieser Phase"]
    assert said(shape(marks, "phase-r")) == ["3", "Haben"]
    assert said(shape(marks, "no-touchpoint-q")) == ["○", "kein Touchpoint"]
    assert not [m for m in shapes(marks) if m.id in ("no-touchpoint-p", "no-touchpoint-r")]
    # Anna owes what is asked for at each touchpoint; staff owe nothing.
    assert said(shape(marks, "t-t"))[2].startswith("7 Lücken: ")
    assert said(shape(marks, "t-u"))[2].startswith("14 Lücken: ")
    assert "○ Fragen fehlen noch (Anna, Ben)" in shape(marks, "t-u").tooltip


def test_what_is_described_in_full_has_no_gap():
    text = "title: T\ncoverage: {require: [emotion]}\nphases: {p: {name: P}}\n"
    text += "touchpoints: {t: {name: N, phase: p, emotion: 1}}\n"
    marks, _ = swimlane.picture(with_gaps(text))
    assert "gap" not in explained(marks)


def test_gaps_of_lanes_bear_their_names():
    text = ABSENT + "lanes: {legal: Rechtliches}\ncoverage: {require: [legal]}\n"
    marks, _ = swimlane.picture(with_gaps(text))
    assert "1 Lücke: Rechtliches" in said(shape(marks, "t-t"))


@pytest.mark.parametrize("text", MAPS.values(), ids=MAPS)
def test_gaps_cover_nothing(text):
    view = with_gaps(text)
    marks, page = swimlane.picture(view)
    assert faults(marks, page) == []
    assert explained(marks) == set(standing(view, marks))


def odd_map(seed: int) -> str:
    """Return a small map that says each thing in about one of six places."""
    dice = Random(seed)
    people = dice.randrange(3)
    lines = ["title: Odd", "personas:" if people else ""]
    lines += [f"  p{n}: {{name: {'AB'[n]}{n}}}" for n in range(people)]
    lines += ["phases:", *(f"  f{n}: {{name: Phase{_some(dice, OF_A_PHASE)}}}" for n in range(2))]
    lines += ["touchpoints:"]
    lines += [f"  t{n}: {{name: Ort, phase: f{n // 2}{_some(dice, OF_A_CARD)}}}" for n in range(4)]
    lines += ["  back: {name: Lager, phase: f0, personas: []}"] if dice.random() < 1 / 6 else []
    lines += ["journeys:"] if people else []
    ends = ("", ", ends: recommends", ", ends: warns", ", ends: leaves")
    for n in range(people):
        path = ", ".join(f"t{dice.randrange(4)}" for _ in range(3))
        lines.append(f"  j{n}: {{persona: p{n}, path: [{path}]{dice.choice(ends)}}}")
    return "\n".join(lines) + "\n"


OF_A_PHASE = ("pain_points: eng", "solutions: [weiter, mehr]", "call_to_action: Los", "goal: Ziel")
OF_A_CARD = (
    *OF_A_PHASE[:3],
    "opportunities: später",
    "pain_points: [{text: laut, severity: high}, eng]",
    "pain_points: [{text: laut, solutions: [leiser]}]",
    "moment_of_truth: true",
    "emotion: 1",
    "emotion: [-1, 2]",
    "feeling: froh",
)


def _some(dice: Random, kinds: tuple[str, ...]) -> str:
    chosen = [words for words in kinds if dice.random() < 1 / 6]
    by_key = {words.split(":")[0]: words for words in chosen}
    return "".join(f", {words}" for words in by_key.values())


def explained(marks: tuple[Mark, ...]) -> set[str]:
    """Return the keys of the legend, without the personas."""
    ids = {mark.id.removeprefix("legend-") for mark in shapes(marks) if "legend-" in mark.id}
    return {id for id in ids if not re.match("badge-|name-|role-|.*-sign$|low-(shine|dot)$", id)}


def standing(view: View, marks: tuple[Mark, ...]) -> Iterator[str]:
    """Yield the key of every sign on a card, a phase or a line."""
    for stroke in strokes(marks):
        if stroke.tail and stroke.width == 1.6:
            yield "loop"
    for mark in shapes(marks):
        if mark.id.startswith("truth-"):
            yield "truth"
        if mark.id.startswith(("to-", "from-")):
            yield "passage"
        if mark.id.startswith("t-") and "dashed" in mark.look["style"]:
            yield "behind"
        if mark.id.startswith(("t-", "phase-", "no-touchpoint-")):
            yield from _on(mark.label, said(mark), view)
        yield from _going_on(mark)


def below_curves(view: View, marks: tuple[Mark, ...]) -> Iterator[str]:
    """Yield the key of every sign at a curve or below."""
    for mark in shapes(marks):
        if mark.id.startswith(("truth-", "low_")):
            yield re.split("[-_]", mark.id)[0]
        if mark.id.startswith("dot_"):
            yield "dot" if mark.look["fillcolor"] == CARD else "bad-dot"
        if mark.id.startswith("felt_"):
            yield "felt"
        if mark.id.startswith(("feeling_", "words_")) and f'COLOR="{MUTED}"' in mark.label:
            yield "shared"
        if mark.id.startswith("t-") and f'COLOR="{MUTED}"><B>' in mark.label:
            yield "unmet"
        if mark.id.endswith("more-ends"):
            yield "more"
        yield from _going_on(mark)
        if mark.id.startswith("end-"):
            yield from (end for end, (sign, _) in ENDS.items() if sign in said(mark))
        if mark.id.startswith(("t-", "pain-", "answers-", "call-")):
            runs = [run for text in said(mark) for run in text.split("\N{NO-BREAK SPACE}")]
            yield from _on(mark.label, runs, view)
            if not mark.id.startswith("t-") and re.search(r"(^| )\+\d+$", runs[-1]):
                yield "more"


def _going_on(mark: Shape) -> Iterator[str]:
    if re.match(r"(strip-\d+-)?phase-", mark.id) and "→" in said(mark):
        yield "goes-on"


_COUNTED = "|".join((WARNING, MUTED, HEAD_WARNING, HEAD_MUTED))


def _on(label: str, runs: list[str], view: View) -> Iterator[str]:
    signs = {"☼": "solution", "►": "call", "›": "course", "○": "gap"}
    yield from (key for sign, key in signs.items() if sign in runs)
    if "▲" in runs:
        yield "severe" if "<B>▲" in label else "pain"
    if any(re.fullmatch(r"\d+ (offen|open)", run) for run in runs):
        yield "unsolved"
    if re.search(rf'COLOR="({_COUNTED})">(<B>)?\+\d', label):
        yield "more"
    if re.search(rf'BGCOLOR="{CARD}" BORDER="1"', label):
        yield "unrated"
    if any(f'BGCOLOR="{fill}"' in label for fill, _ in FEELINGS.values()):
        yield "scale"
    for end, (sign, _) in ENDS.items():
        if f"{sign} {view.labels[f'ends.{end}']}" in runs:
            yield end
