"""What one persona feels is told against what everybody felt, or feels."""

from __future__ import annotations

import pytest

from cjmap.catalog import report_words
from cjmap.reporters.differences.telling import tell

from ..reporters.reports import difference

MAP = """\
title: Shoes
phases: {{buy: {{name: Buy}}}}
personas: {{ana: {{name: Ana}}, ben: {{name: Ben}}}}
touchpoints:
  cart: {{name: Cart, phase: buy, {}}}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "emotion: -1",
            "emotion: -1, per_persona: {ben: {emotion: 1}}",
            ["for Ben: emotion −1 → +1"],
        ),
        ("emotion: -1", "emotion: 1, per_persona: {ben: {emotion: -1}}", ["emotion −1 → +1"]),
        (
            "emotion: 1",
            "per_persona: {ben: {emotion: 2}}",
            ["emotion +1 → –", "for Ben: emotion +1 → +2"],
        ),
        (
            "feeling: glad",
            "feeling: glad, per_persona: {ben: {feeling: sad}}",
            ['for Ben: feeling "glad" → "sad"'],
        ),
        ("emotion: 1", "emotion: 1, per_persona: {ben: {emotion: 1}}", []),
        (
            "per_persona: {ben: {emotion: 1}}",
            "per_persona: {ben: {emotion: 2}}",
            ["for Ben: emotion +1 → +2"],
        ),
        (
            "emotion: 1, per_persona: {ben: {actions: Waits}}",
            "emotion: 2, per_persona: {ben: {actions: Waits}}",
            ["emotion +1 → +2"],
        ),
    ],
)
def test_feelings_of_one(old: str, new: str, told: list[str]) -> None:
    for before, after, said in ((old, new, told), (new, old, None)):
        found = difference(MAP.format(before), MAP.format(after)).difference
        assert found
        words = [tell(one, report_words("en")).text for one in found.changes]
        assert words == told if said is not None else len(words) == len(told)


def test_who_is_new_or_gone_has_no_feeling_to_compare() -> None:
    alone = MAP.format("emotion: -2").replace(", ben: {name: Ben}", "")
    both = MAP.format("emotion: -2, per_persona: {ben: {emotion: -1}}")
    for before, after, told in ((alone, both, "– → −1"), (both, alone, "−1 → –")):
        found = difference(before, after).difference
        assert found
        words = [tell(one, report_words("en")).text for one in found.changes]
        assert f"for Ben: emotion {told}" in words
