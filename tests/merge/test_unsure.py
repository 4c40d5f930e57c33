"""Nobody wrote an order in which something new stands beside what the other side has turned."""

from __future__ import annotations

import pytest

from cjmap.merge.unsure import is_unsure

ONES = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 1)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("abcde", "abxcde", "abcdye", False),
        ("abc", "abxc", "abyc", False),
        ("abc", "acb", "bca", False),
        ("abcde", "abcxde", "bacde", False),
        ("abcde", "abdcxe", "abcde", False),
        ("abcde", "abdcxe", "abdce", False),
        ("abcde", "abcxe", "abcde", False),
        ("abcde", "abcdxe", "abdcye", True),
        ("abcde", "abcdxe", "abdce", True),
        ("abcde", "abxcde", "abecd", True),
        ("abc", "xabc", "bac", True),
        ("abc", "abcx", "acb", True),
        ("ab", "ba", "xba", True),
    ],
)
def test_what_is_new_where_the_other_side_has_turned_something_is_unsure(
    base: str, ours: str, theirs: str, expected: bool
):
    assert is_unsure(base, ours, theirs, ONES) == expected
    assert is_unsure(base, theirs, ours, ONES) == expected
