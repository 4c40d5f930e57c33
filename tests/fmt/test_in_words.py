"""A map is shown in words: one thing a line, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.fmt import formatted
from cjmap.merge.shown import shown

ROOT = Path(__file__).resolve().parents[2]
MAP = """\
# A shop
title: "Shoes"
description: >-
  First we look.  Then we
  buy. Sizes differ, e.g. by brand!
phases:
  buy: {name: Buy, personas: [ana, ben]}
touchpoints:
  cart:
    name: Cart  # so they call it
    emotion: [-1, 0]
    pain_points:
      # the worst
      - text: Costs come last
        solutions: []
      - {text: Slow}
      - 'It''s long'
    tags:
journeys:
  one: {path: [cart, {cart: again}]}
# the end
"""
SHOWN = """\
# A shop
title: Shoes
description:
  First we look.
  Then we buy.
  Sizes differ, e.g. by brand!
phases:
  buy:
    name: Buy
    personas: ana, ben
touchpoints:
  cart:
    name: Cart
    # so they call it
    emotion: -1, 0
    pain_points:
      # the worst
      - text: Costs come last
        solutions: []
      - text: Slow
      - It's long
    tags:
journeys:
  one:
    path:
      - cart
      - cart: again
# the end
"""


def test_shown():
    assert shown(MAP.encode()).decode() == SHOWN


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/gallery/*.journey.yaml")), ids=str)
def test_layout_makes_no_difference(path: Path):
    """Quotes, brackets and folding are not shown; comments may stand elsewhere."""
    data = path.read_bytes()
    after = formatted(data, file="").after
    assert after
    was, now = (sorted(shown(one).decode().split("\n")) for one in (data, after))
    assert [one.strip() for one in was] == [one.strip() for one in now] or was == now
