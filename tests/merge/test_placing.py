"""Three orders become one, in which nothing is missing."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.merge.placing import placed

ONES = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 1)
ORDERS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def order(base: str, ours: str, theirs: str, **weights: int) -> str:
    """Return the order, with `<` and `>` at what stands there on one side only."""
    marks = {None: "", "ours": "<", "theirs": ">"}
    return "".join(
        one.label + marks[one.only] for one in placed(base, ours, theirs, {**ONES, **weights})
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "axbc", "abyc", "axbyc"),
        ("abc", "axbc", "aybc", "axybc"),
        ("abc", "abcx", "abcy", "abcxy"),
        ("abc", "xabc", "yabc", "xyabc"),
        ("", "ab", "xy", "abxy"),
        ("", "ab", "ba", "ab"),
        ("abcd", "bcda", "abcd", "bcda"),
        ("abcd", "abcd", "bcda", "bcda"),
        ("abcd", "bcda", "bcda", "bcda"),
        ("abcde", "bcdea", "eabcd", "ebcda"),
        ("abcd", "bacd", "bcda", "bcda"),
        ("abcde", "bcade", "bcdea", "bca<dea>"),
        ("abcd", "acd", "abxcd", "abxcd"),
        ("abcd", "bcda", "axbcd", "bcdax"),
        ("abcd", "bcday", "axbcd", "bcdayx"),
        ("abcde", "abcdre", "abdcte", "abdrcte"),
        ("abcde", "abdcte", "abcdre", "abdrcte"),
        ("abcd", "abcd", "abxycd", "abxycd"),
        ("abcd", "abdc", "abdc", "abdc"),
        ("abcdef", "abdxcef", "bacef", "badxcef"),
    ],
)
def test_orders(base: str, ours: str, theirs: str, expected: str):
    assert order(base, ours, theirs) == expected


def test_of_two_the_lighter_one_has_moved():
    assert order("ab", "ba", "xab", a=9) == "bxa"
    assert order("ab", "ba", "xab", b=9) == "xba"


@given(ORDERS, ORDERS, ORDERS)
@settings(max_examples=300)
def test_everything_is_there_on_both_sides(base: list[str], ours: list[str], theirs: list[str]):
    found = placed(base, ours, theirs, ONES)
    for side in ("ours", "theirs"):
        labels = [one.label for one in found if one.only in (None, side)]
        assert sorted(labels) == sorted(set(ours) | set(theirs))


@given(ORDERS, ORDERS)
def test_one_side_alone_has_its_order(base: list[str], other: list[str]):
    left = [one for one in base if one not in other]
    assert [one.label for one in placed(base, other, base, ONES) if one.label in other] == other
    found = [one.label for one in placed(base, base, other, ONES) if one.label not in left]
    assert found == other


@pytest.mark.parametrize(("ours", "theirs"), [("acb", "bac"), ("bac", "cab"), ("bca", "cba")])
def test_where_no_order_is_what_both_want_what_was_moved_is_at_both_places(ours: str, theirs: str):
    found = placed("abc", ours, theirs, ONES)
    assert "".join(one.label for one in found if one.only != "theirs") == ours
    assert "".join(one.label for one in found if one.only != "ours") == theirs


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_a_clean_order_is_what_both_sides_want(ours: list[str], theirs: list[str]):
    base = sorted(ours)
    found = placed(base, ours, theirs, ONES)
    if any(one.only for one in found):
        return
    now = [one.label for one in found]
    for one, other in combinations(base, 2):
        is_turned = any(side.index(other) < side.index(one) for side in (ours, theirs))
        assert (now.index(other) < now.index(one)) == is_turned
