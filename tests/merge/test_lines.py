"""Lines are merged as git merges them, or with all that both sides say."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.merge.lines import all_lines, merged_lines

LINES = st.lists(st.sampled_from("abcde"), max_size=8)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("abcde", "xbcde", "abcdy", "xbcdy"),
        ("abcde", "abde", "abcdye", "abdye"),
        ("abc", "xbc", "xbc", "xbc"),
        ("abc", "axc", "ayc", None),
        ("abc", "xbc", "ayc", None),
        ("abc", "ac", "axc", None),
        ("", "a", "", "a"),
    ],
)
def test_merged_lines(base: str, ours: str, theirs: str, expected: str | None):
    found = merged_lines(list(base), list(ours), list(theirs))
    assert found == (None if expected is None else list(expected))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("abc", "axc", "ayc", "axyc"),
        ("abc", "ac", "axc", "axc"),
        ("", "ab", "bc", "abc"),
        ("ab", "b", "ab", "b"),
        ("ab", "b", "a", ""),
        ("ab", "xb", "ay", "xy"),
    ],
)
def test_all_lines(base: str, ours: str, theirs: str, expected: str):
    assert all_lines(list(base), list(ours), list(theirs)) == list(expected)


@given(LINES, LINES)
def test_one_side_alone_is_as_it_is(base: list[str], other: list[str]):
    for found in (merged_lines, all_lines):
        assert found(base, other, base) == found(base, base, other) == other


@given(LINES, LINES, LINES)
def test_what_is_new_on_a_side_is_there(base: list[str], ours: list[str], theirs: list[str]):
    found = all_lines(base, ours, theirs)
    assert (set(ours) | set(theirs)) - set(base) <= set(found)


def test_very_many_lines_that_are_alike_take_no_longer() -> None:
    base = ["#"] * 3000
    ours, theirs = [*base[:1500], "ours", *base[1500:]], ["theirs", *base]
    begun = process_time()
    found = all_lines(base, ours, theirs)
    # Without a bound it takes minutes.
    assert process_time() - begun < 20
    assert {"ours", "theirs"} <= set(found)
    assert found.count("#") == 3000
