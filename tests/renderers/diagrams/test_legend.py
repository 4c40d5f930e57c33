"""Whatever stands in a picture beside plain words is explained in its legend, or needs no word.

The tables here know nothing of the keys that the drawing notes: a sign, a look or a type that is in
none of them fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cjmap.renderers.diagrams import blueprint, emotion, swimlane
from cjmap.renderers.diagrams.blueprint import ZONES
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, Stroke
from cjmap.view.before import over
from cjmap.view.compare import compare
from cjmap.view.palette import AXIS, CARD, GRID, HEAD, INK, MUTED, WARNING_TINT
from cjmap.view.values import View
from cjmap.view.whole import all_gone, all_new

from ...everything import view_of_text
from .pictures import crowd, said, shapes
from .test_blueprint import served
from .test_signs import explained, odd_map

PLAIN = ""
# What no author of these maps writes; behind each sign the keys of which one explains it.
CHARACTERS = {
    "▲": "pain severe",
    "☼": "solution",
    "►": "call",
    "○": "gap",
    "›": "course former-score",
    "→": "passage changes",
    "←": "passage",
    "–": "none unrated",
    "+": "more recommends scale changes",
    "~": "changes",
    "!": "warns",
    "×": "leaves",
    "−": "scale former-score bad-dot changes",
    **dict.fromkeys("·•…:,", PLAIN),
}
# Grey words, by what they stand on (the start of its id), their size and weight.
GREY = {
    ("t", "11", "B"): "unmet behind",
    ("t", "9", "B"): "unmet",
    ("feeling", "8", "I"): "shared",
    ("words", "8", "I"): "shared",
    ("unsaid", "8", "I"): "shared",
    **{(key, "9", ""): "idle" for key in ZONES},
}
# By shape, style and fill, those of personas as "own".
LOOKS = {
    ("circle", "filled", "own"): "bad-dot",
    ("circle", "filled", "badge"): PLAIN,
    ("circle", "filled", "shine"): "low",
    ("circle", "filled", CARD): "dot",
    ("circle", "dashed", ""): "felt",
    ("diamond", "filled", INK): "truth",
    ("box", "rounded,dashed", ""): "gap",
    ("box", "filled,rounded", HEAD): PLAIN,
    ("box", "filled,rounded,dashed", "transparent"): "changes",
    ("box", "filled,rounded", WARNING_TINT): "pain severe",
    ("box", "filled,rounded", CARD): "passage note",
}
# By width and style: what joins nothing is a line of the ground.
LINES = {
    (1.6, "dashed"): "loop",
    (1.2, "solid"): "former-step",
    (1.0, "solid"): "answer",
    (1.4, "solid"): "former-curve",
    (1.4, "dashed"): "former-curve",
    (1.4, "dotted"): "former-curve",
}
GROUND = {(GRID, 0.8), (GRID, 1.0), (AXIS, 1.2), (INK, 1.6)}
# Cards, and what is done at them.
CARD_ID = re.compile(r"t-|(actions|evidence_shown|frontstage|backstage|support)_")
RUN = re.compile(r'POINT-SIZE="(\d+)" COLOR="(#\w+)">((?:<[BIS]>)*)([^<]*)')
# What no character and no look of its own tells.
IN_WORDS = {"unsolved", "scale", "changes"}
# What names itself: the words on a way.
NAMED = {"note"}


def seen(view: View, marks: tuple[Mark, ...]) -> Iterator[str]:
    """Yield for everything that is a sign the keys of which one has to explain it."""
    own = {persona.look.color for persona in view.personas}
    for mark in picture_of(marks):
        match mark:
            case Stroke():
                yield from _line(mark, own)
            case Shape():
                yield from _look(mark, own)
                yield from _words(mark)


def picture_of(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield what stands below the heading."""
    bars = [mark.box.y for mark in shapes(marks) if re.match(r"phase-", mark.id)]
    for mark in marks:
        y = min(point.y for point in mark.points) if isinstance(mark, Stroke) else mark.box.y
        if y >= min(bars) and not isinstance(mark, Band):
            yield mark


def _line(stroke: Stroke, own: set[str]) -> Iterator[str]:
    if (stroke.color, stroke.width) in GROUND and not stroke.tip:
        return
    if stroke.color in own and stroke.width in (2.6, 0.8):
        return
    yield LINES[stroke.width, stroke.style]


def _look(shape: Shape, own: set[str]) -> Iterator[str]:
    if shape.look and CARD_ID.match(shape.id):
        # A hole of a blueprint says in words what it is.
        is_dashed = "dashed" in shape.look["style"] and shape.id.startswith("t-")
        yield "behind away changes" if is_dashed else PLAIN
    elif shape.look:
        fill = shape.look.get("fillcolor", "")
        solid = "own" if shape.look.get("penwidth") != "0" else "badge"
        fill = solid if fill in own else "shine" if fill[:7] in own and len(fill) > 7 else fill
        yield LOOKS[shape.look["shape"], shape.look["style"], fill]
    for border in re.findall(rf'BGCOLOR="{CARD}" BORDER="1" COLOR="(#\w+)"', shape.label):
        yield "unrated" if border in own else "former-score changes"


def _words(shape: Shape) -> Iterator[str]:
    kind = re.split("[-_]", shape.id)[0] if shape.id[:8] != "evidence" else "evidence_shown"
    for size, color, marked, text in RUN.findall(shape.label):
        letters = "".join(re.findall("[BIS]", marked))
        is_words = re.search(r"\w", text)
        if "S" in letters:
            yield "away changes"
        elif color == MUTED and is_words:
            yield GREY.get((kind, size, letters), PLAIN)
    if "scale-" in shape.id:
        return
    for text in said(shape):
        for character in re.sub(r"[\w\s]|&\w+;|&#\d+;|[().]", "", text):
            goes_on = "phase-" in shape.id and character == "→"
            yield "goes-on" if goes_on else CHARACTERS[character]


# Everyone is rated, so that a dash stands for nothing else.
RATED = """
title: Rated
personas: {a: {name: Anna}}
phases: {p: {name: Buy}}
touchpoints:
  t: {name: Till, phase: p, emotion: 1, actions: Pays, frontstage: Counts}
  u: {name: Door, phase: p, emotion: 1, actions: Goes, ONE}
"""


def former(text: str, other: str) -> View:
    made = view_of_text(text)
    return over(replace(made, before=compare(view_of_text(other), made)))


def views() -> Iterator[tuple[str, View]]:
    for seed in range(24):
        yield f"odd {seed}", with_gaps(odd_map(seed), seed % 2 > 0)
    for count in (14, 90):
        yield f"crowd {count}", with_gaps(crowd(count).replace("pain_points: [", "solutions: ["))
        yield f"served {count}", with_gaps(served(count))
        yield f"served {count} without gaps", with_gaps(served(count), shown=False)
    yield "none", view_of_text(RATED.replace("ONE", "frontstage: []"))
    yield "idle", view_of_text(RATED.replace("ONE", "per_persona: {a: {actions: Runs}}"))
    for seed in range(6):
        yield f"odd {seed} before", former(odd_map(seed), odd_map(seed + 40))
        yield f"served {seed} before", former(served(14, seed=seed), served(14, seed=seed + 1))
    yield "crowd before", former(crowd(24), crowd(18, seed=2))
    yield "other phases", former(crowd(20, phases=3), crowd(20, phases=6))
    for name, text in {"crowd": crowd(12), "odd": odd_map(3), "served": served(14)}.items():
        yield f"{name} all new", over(all_new(view_of_text(text)))
        yield f"{name} all gone", over(all_gone(view_of_text(text)))


def with_gaps(text: str, shown: bool = True) -> View:
    view = view_of_text(text)
    return replace(view, show=frozenset({"gaps"})) if shown else view


VIEWS = dict(views())
PICTURES = {"swimlane": swimlane, "emotion": emotion, "blueprint": blueprint}


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_no_sign_stands_unexplained(view, kind):
    marks, _ = PICTURES[kind].picture(view)
    legend = explained(marks)
    wanted = {keys for keys in seen(view, marks) if keys}
    assert [keys for keys in wanted if (legend | NAMED).isdisjoint(keys.split())] == []
    assert legend - IN_WORDS <= set(" ".join(wanted).split())


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_legend_names_just_the_changes_that_occur(view, kind):
    marks, _ = PICTURES[kind].picture(view)
    below = [one for one in picture_of(marks) if isinstance(one, Shape)]
    legend = [one for one in shapes(marks) if one.id == "legend-changes"]
    assert set(change_signs(legend)) == set(change_signs(below))


def change_signs(drawn: list[Shape]) -> Iterator[str]:
    signs = re.compile("[+~→−] (new|changed|moved|dropped)")
    return (text for one in drawn for text in said(one) if signs.fullmatch(text))
