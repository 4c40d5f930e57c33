"""Odd maps to draw, and what must hold of every picture; each check yields the faults it finds."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, Stroke

TOUCH = 0.1
HOSTILE = '<b>&"quo\\\\te" \\\\N \\\\G {a|b} %s </TD> -->'

MAPS = {
    "one": """
title: One
phases: {p: {name: Buy}}
touchpoints: {a: {name: Till, phase: p, emotion: 1}}
""",
    "bare": """
title: A title that is so long that it does not fit on one line of a picture as narrow as this is
phases: {look: {name: Look}, buy: {name: Buy}}
touchpoints:
  a: {name: See, phase: look, emotion: 1}
  b: {name: Compare, phase: look, feeling: torn}
  c: {name: Pay, phase: buy, emotion: [-1, 0, 2, -2]}
  d: {name: Unpack, phase: buy}
  e: {name: Behind, phase: buy, personas: []}
""",
    "empty": """
title: Nothing yet
personas: {x: {name: Xaver}}
phases: {a: {name: First, goal: Begin}, b: {name: Second}}
""",
    "gaps": """
title: Some without a channel
language: de
emotion_scale: {low: 1, high: 10}
personas: {a: {name: Anna}, b: {name: Bert, kind: staff}}
phases: {p: {name: Vorher, pain_points: [Alles dauert, zweitens]}, q: {name: Nachher, emotion: 2}}
touchpoints:
  a: {name: Mit Kanal, phase: p, channel: [website, email, phone], emotion: 7}
  b: {name: Ohne Kanal, phase: p, feeling: verwirrt und müde zugleich, moment_of_truth: true}
  c: {name: Dahinter, phase: q, personas: [], channel: website}
  d: {name: Ende, phase: q, personas: [a]}
journeys:
  one: {persona: a, path: [a, b, {a: noch einmal}, d], ends: leaves}
""",
    # Nobody sees a zero-width space.
    "unseen": """
title: "\\u200b"
phases: {p: {name: "\\u200b", goal: "\\u200b"}}
personas: {a: {name: "\\u200b", role: "\\u200b"}}
channels: {c: {name: "\\u200b"}}
touchpoints:
  t: {name: "\\u200b", feeling: "\\u200b", emotion: 1, channel: c, pain_points: "\\u200b",
      actions: "\\u200b", frontstage: "\\u200b", call_to_action: "\\u200b", solutions: "\\u200b"}
  u: {name: U, feeling: "\\u200b", channel: c}
""",
}


def crowd(count: int, *, people: int = 4, phases: int = 6, seed: int = 1, name: str = "") -> str:
    """Return a map with many touchpoints, and as many personas and phases as wanted."""
    dice = Random(seed)
    lines = ["title: Many", "personas:"]
    lines += [f'  p{n}: {{name: "{name or "Person"} {n}", role: Role}}' for n in range(people)]
    lines += ["phases:", *(f"  f{n}: {{name: Phase {n}, goal: Goal}}" for n in range(phases))]
    lines += ["touchpoints:"]
    lines += [_touchpoint(dice, n, n * phases // count, name) for n in range(count)]
    lines += ["journeys:"]
    for person in range(people):
        path = [f"t{n}" for n in range(count) if dice.random() < 0.7] or ["t0"]
        path.insert(dice.randrange(len(path)), f"{{t{dice.randrange(count)}: '{name} again'}}")
        lines.append(f"  j{person}: {{persona: p{person}, path: [{', '.join(path)}], ends: warns}}")
    return "\n".join(lines)


def _touchpoint(dice: Random, number: int, phase: int, name: str) -> str:
    channel = dice.choice(("website", "email", "phone", "app", "store"))
    score = dice.choice((-2, -1, -0.5, 0, 1, 2, "[-1, 0, 1]", ""))
    emotion = f"emotion: {score}, " if score != "" else ""
    truth = ", moment_of_truth: true" if number % 5 == 0 else ""
    return (
        f'  t{number}: {{name: "{name or "Touchpoint"} {number}", phase: f{phase},'
        f' channel: {channel}, {emotion}feeling: "{name or "so and so"}",'
        f' pain_points: ["{name or "It hurts"} at number {number}", more]{truth}}}'
    )


MAPS |= {
    "crowd": crowd(24),
    "many people": crowd(8, people=14, phases=3),
    "many phases": crowd(20, people=2, phases=20),
    "hostile": crowd(8, people=3, phases=2, name=HOSTILE.replace('"', '\\"')),
    "wide signs": crowd(8, people=3, phases=2, name="山田太郎の長い名前"),
    "right to left": crowd(8, people=3, phases=2, name="מגע עם המותג"),
    "emoji": crowd(8, people=3, phases=2, name="😀👨\u200d👩\u200d👧 🎉"),
    "long words": crowd(8, people=3, phases=8, name="Rindfleischetikettierungsüberwachung"),
}


def faults(marks: Sequence[Mark], page: Box) -> list[str]:
    """Return everything that is wrong with a picture."""
    return [*same_ids(marks), *outside(marks, page), *covered(marks), *crossed(marks)]


def same_ids(marks: Sequence[Mark]) -> Iterator[str]:
    ids = Counter(mark.id for mark in marks if not isinstance(mark, Stroke))
    yield from (f"{id} stands {count} times" for id, count in ids.items() if count > 1)


def outside(marks: Sequence[Mark], page: Box) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Stroke):
            if not all(_holds(page, Box(x, y, 0, 0)) for x, y in mark.points):
                yield f"the line {mark.tail} {mark.head} leaves the page"
        elif not _holds(page, mark.box):
            yield f"{mark.id} leaves the page: {mark.box}"


def covered(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield shapes that overlap.

    The sign of a moment of truth lies on its card, and the halo of a low moment below dots.
    """
    for one, other in combinations(shapes(marks), 2):
        if other.id == f"truth-{one.id.removeprefix('t-')}":
            continue
        if one.id.startswith("low_") and other.id.startswith(("low_", "dot_")):
            continue
        if (one.id, other.id) == ("legend-low-shine", "legend-low-dot"):
            continue
        if _overlap(one.box, other.box):
            yield f"{one.id} and {other.id} overlap: {one.box}, {other.box}"


def crossed(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield words and cards that a line runs through, but for its own note and the dots.

    Lines that join nothing run below what is filled.
    """
    for stroke in strokes(marks):
        xs, ys = [p.x for p in stroke.points], [p.y for p in stroke.points]
        around = Box(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)
        near = [shape for shape in shapes(marks) if _overlap(shape.box, around)]
        dots = list(_samples(stroke)) if near else []
        for shape in near:
            own = shape.id in (stroke.tail, stroke.head) or shape.tooltip == stroke.tooltip
            x, y, width, height = shape.box.x, shape.box.y, shape.box.width, shape.box.height
            inner = Box(x + 1, y + 1, width - 2, height - 2)
            if own or shape.id.startswith(("dot_", "low_")):
                continue
            if not stroke.tail and "fillcolor" in shape.look:
                continue
            if any(_overlap(inner, dot) for dot in dots):
                yield f"a line from {stroke.tail} to {stroke.head} crosses {shape.id}"


def shapes(marks: Sequence[Mark]) -> list[Shape]:
    return [mark for mark in marks if isinstance(mark, Shape)]


def strokes(marks: Sequence[Mark]) -> list[Stroke]:
    return [mark for mark in marks if isinstance(mark, Stroke)]


def bands(marks: Sequence[Mark]) -> list[Band]:
    return [mark for mark in marks if isinstance(mark, Band)]


def shape(marks: Sequence[Mark], id: str) -> Shape:
    return next(mark for mark in shapes(marks) if mark.id == id)


def said(shape: Shape) -> list[str]:
    """Return the runs of text on a shape."""
    return [text for text in re.findall(r">([^<>]+)<", shape.label) if text.strip()]


def _samples(stroke: Stroke) -> Iterator[Box]:
    for start in range(0, len(stroke.points) - 1, 3):
        a, b, c, d = stroke.points[start : start + 4]
        steps = max(2, int(abs(d.x - a.x) + abs(d.y - a.y)) // 4)
        for step in range(steps + 1):
            x, y = _at(step / steps, a, b, c, d)
            yield Box(x - 0.2, y - 0.2, 0.4, 0.4)


def _at(t: float, a: Point, b: Point, c: Point, d: Point) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    pairs = list(zip(weights, (a, b, c, d), strict=True))
    return Point(sum(w * p.x for w, p in pairs), sum(w * p.y for w, p in pairs))


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right - TOUCH
        and other.x < one.right - TOUCH
        and one.y < other.bottom - TOUCH
        and other.y < one.bottom - TOUCH
    )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x - TOUCH <= inner.x
        and inner.right <= outer.right + TOUCH
        and outer.y - TOUCH <= inner.y
        and inner.bottom <= outer.bottom + TOUCH
    )


WORDS = ("", "Kasse", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "im Laden")
# Phases and touchpoints need a name; this one has nothing to see.
EMPTY = "\u00ad"
CATALOGUE = ("website", "email", "phone", "app", "store", "parcel", "chat", "post")
OWN = ("shop", "till", "street", "home")


def any_map(seed: int) -> str:
    """Return any map: 1–8 phases, 1–12 channels, 0–8 personas, 0–30 touchpoints, or a few more."""
    dice = Random(seed)
    channels = dice.sample((*CATALOGUE, *OWN), dice.randint(1, 12))
    count = dice.randint(0, dice.choice((2, 8, 16, 30)))
    touchpoints = {f"t{n}": _any_touchpoint(dice, channels) for n in range(count)}
    phases = dice.randint(1, 8)
    for touchpoint in touchpoints.values():
        touchpoint["phase"] = f"f{dice.randrange(phases)}"
    people = dice.randint(0, 8)
    declared = [id for id in channels if id in OWN or dice.random() < 0.3]
    return json.dumps(
        {
            "title": dice.choice(WORDS) or "Any",
            "phases": {f"f{n}": {"name": dice.choice(WORDS) or EMPTY} for n in range(phases)},
            "personas": {f"p{n}": {"name": dice.choice(WORDS)} for n in range(people)},
            "channels": {id: {"name": dice.choice(WORDS)} for id in declared},
            "touchpoints": touchpoints,
            "journeys": {
                f"j{n}": {"persona": f"p{n}", "path": _any_path(dice, list(touchpoints))}
                for n in range(people)
                if touchpoints
            },
        }
    )


def _any_touchpoint(dice: Random, channels: Sequence[str]) -> dict[str, object]:
    touchpoint: dict[str, object] = {"name": dice.choice(WORDS) or EMPTY}
    if dice.random() < 0.9:
        touchpoint["channel"] = dice.choice(channels)
    if dice.random() < 0.5:
        touchpoint["emotion"] = dice.randint(-2, 2)
    if dice.random() < 0.3:
        touchpoint["pain_points"] = [word for word in dice.sample(WORDS, 2) if word]
    if dice.random() < 0.1:
        touchpoint["moment_of_truth"] = True
    return touchpoint


def _any_path(dice: Random, ids: Sequence[str]) -> list[object]:
    path: list[object] = [id for id in ids if dice.random() < 0.6] or [ids[0]]
    for _ in range(dice.choice((0, 1, 4))):
        back = dice.choice(ids)
        path.insert(dice.randrange(len(path) + 1), dice.choice((back, {back: dice.choice(WORDS)})))
    return path
