"""Touchpoints in the order in which they are walked."""

from __future__ import annotations

import pytest

from cjmap.view.walking import walking_order

from ..everything import view_of_text

MAP = """
title: Order
personas: {{x: {{name: X}}, y: {{name: Y}}}}
phases: {{p: {{name: P}}, q: {{name: Q}}}}
touchpoints:
  a: {{name: A, phase: p}}
  b: {{name: B, phase: p}}
  c: {{name: C, phase: p}}
  d: {{name: D, phase: q}}
journeys:
{journeys}
"""


@pytest.mark.parametrize(
    ("paths", "order"),
    [
        (["a, b, c, d"], "abcd"),
        (["b, a"], "bacd"),
        (["c, a, b, d"], "cabd"),
        (["d, c, a"], "bcad"),
        (["a, b, a, c"], "abcd"),
        (["a, b, c, a"], "abcd"),
        (["c, b"], "acbd"),
        (["b, a, d", "a, b, d"], "bacd"),
        (["a, c, b, d", "b, a, d"], "acbd"),
        (["a, a, b"], "abcd"),
        (["a, d, c, a"], "abcd"),
    ],
)
def test_order(paths, order):
    journeys = "\n".join(
        f"  j{n}: {{persona: {who}, path: [{path}]}}"
        for n, (who, path) in enumerate(zip("xy", paths, strict=False))
    )
    if len(paths) == 1:
        journeys += f"\n  other: {{persona: y, path: [{paths[0]}]}}"
    view = view_of_text(MAP.format(journeys=journeys))
    assert "".join(touchpoint.id for touchpoint in walking_order(view)) == order
