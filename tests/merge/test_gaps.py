"""What stands between two pieces is told apart from the comments in it."""

from __future__ import annotations

import pytest

from cjmap.merge.gaps import Gap, gap_of


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (": ", Gap(": ", "", ())),
        (": &one#two ", Gap(": &one#two ", "", ())),
        (": &one#two # a\n  ", Gap(": &one#two\n  ", " # a", ())),
        (":\n  # a\n\n  # b\n  ", Gap(":\n  ", "", ("# a", "# b"))),
    ],
)
def test_a_gap(text: str, gap: Gap) -> None:
    assert gap_of(text) == gap
