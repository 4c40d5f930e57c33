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


@pytest.mark.parametrize(("ours", "theirs"), [("bac", "cab"), ("bca", "cba")])
def test_what_both_have_moved_is_no_dispute_where_one_order_is_what_both_want(
    ours: str, theirs: str
):
    assert order("abc", ours, theirs) == order("abc", theirs, ours) == "cba"


@pytest.mark.parametrize(("ours", "theirs"), [("acb", "bac")])
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


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_either_way_round_it_is_the_same(data: st.DataObject):
    base = data.draw(ORDERS)
    ours, theirs = (
        data.draw(st.permutations([*base, *data.draw(st.lists(st.sampled_from(new), unique=True))]))
        for new in ("vw", "xyz")
    )
    there, back = placed(base, ours, theirs, ONES), placed(base, theirs, ours, ONES)
    disputed = {one.label for one in there if one.only}
    assert disputed == {one.label for one in back if one.only}
    if not disputed:
        old = ([one.label for one in found if one.label in base] for found in (there, back))
        assert next(old) == next(old)


@given(st.data())
@settings(deadline=None)
def test_what_is_new_stands_at_the_same_place_either_way_round(data: st.DataObject):
    """Only of two that come to one place the order is another one."""
    base = data.draw(ORDERS)
    ours, theirs = list(base), list(base)
    for side, new in ((ours, "vw"), (theirs, "xyz")):
        for one in new:
            side.insert(data.draw(st.integers(0, len(side))), one)
    there, back = (
        [one.label for one in placed(base, *sides, ONES)]
        for sides in ((ours, theirs), (theirs, ours))
    )
    for side in (ours, theirs):
        assert [one for one in there if one in side] == [one for one in back if one in side] == side
    old = [[one for one in found if one in base] for found in (there, back)]
    assert old[0] == old[1] == base
