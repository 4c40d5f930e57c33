"""What holds of every emotion curve, on generated maps of very different shape."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from cjmap.renderers.diagrams import emotion

from ...everything import view_of_text
from .pictures import faults, shapes, strokes

WORDS = ("erleichtert", "neugierig und ein wenig skeptisch", "genervt", "froh, dass es gut ging")
# A level or gently sloping curve makes room for others, by so much at most.
ASIDE = 12
WIDEST = 2520


def generated(seed: int) -> str:
    dice = Random(seed)
    people, phases = dice.randint(1, 9), dice.randint(1, 6)
    met, rated, worded, shared = (dice.random() for _ in range(4))
    count = dice.choice((1, 3, 8, 20, 45))
    lines = ["title: Any", "personas:", *(f"  p{n}: {{name: Person {n}}}" for n in range(people))]
    lines += ["phases:", *(f"  f{n}: {{name: Phase {n}}}" for n in range(phases)), "touchpoints:"]
    for number in range(count):
        who = [n for n in range(people) if dice.random() < met] or [0]
        ids = ", ".join(f"p{n}" for n in who)
        lines.append(f"  t{number}:")
        lines.append(f"    name: Touchpoint {number}")
        lines.append(f"    phase: f{number * phases // count}")
        lines.append(f"    personas: [{ids}]")
        same = dice.randint(-2, 2) if dice.random() < shared else None
        lines.append("    per_persona:")
        for n in who:
            own = [f'feeling: "{dice.choice(WORDS)}"'] if dice.random() < worded else []
            if dice.random() < rated:
                score = dice.choice((-2, -1, -0.5, 0, 1, 2, "[-1, 0, 1]", "[2, -2]"))
                own.append(f"emotion: {score if same is None else same}")
            lines.append(f"      p{n}: {{{', '.join(own) or 'duration: 1 h'}}}")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(40))
def test_any_curve_is_whole(seed: int) -> None:
    view = view_of_text(generated(seed))
    marks, page = emotion.picture(view)
    assert faults(marks, page) == []
    assert page.width <= WIDEST
    dots = {mark.id: mark.box.middle for mark in shapes(marks) if mark.id.startswith("dot_")}
    rated = [
        f"dot_{persona}_{touchpoint.id}_{index}"
        for touchpoint in view.touchpoints
        for persona, rating in touchpoint.ratings.items()
        for index in range(len(rating.values))
    ]
    assert sorted(dots) == sorted(rated)
    curves: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for stroke in strokes(marks):
        if stroke.tail:
            curves.setdefault((stroke.tail, stroke.head), []).extend(stroke.points)
    for (source, target), points in curves.items():
        assert points[0] == pytest.approx(dots[source])
        assert points[-1] == pytest.approx(dots[target])
        one_strip = all(before[0] <= after[0] for before, after in pairwise(points))
        if one_strip:
            low, high = sorted((dots[source].y, dots[target].y))
            is_gentle = high - low <= (points[-1][0] - points[0][0]) / 2
            spare = ASIDE if is_gentle else 0.01
            assert all(low - spare <= y <= high + spare for _, y in points)
