"""Pairs of edits by chance: what git merges, cjmap merges alike, and nothing is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjmap.merge import Merged, merge
from cjmap.merge.meaning import meaning
from cjmap.source import Mapping

from .comments import comments_in
from .edits import read
from .pairs import Pair, as_cjmap, as_git, lost, pair, said, sides

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost(seed: int):
    one = pair(seed)
    merged = as_cjmap(one)
    assert isinstance(merged, Merged)
    result = merged.data.decode()
    assert lost(one, result) == []
    assert not merged.conflicts or one.is_same_field


@pytest.mark.parametrize("seed", SEEDS)
def test_comments_are_neither_lost_nor_come_back(seed: int):
    one = pair(seed, comments=12)
    merged = as_cjmap(one)
    assert isinstance(merged, Merged)
    assert lost(one, merged.data.decode()) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_git_merges_means_the_same(seed: int):
    """Git takes no account of keys: it may leave one twice, or put one into another part."""
    one = pair(seed)
    by_git, conflicts = as_git(one)
    tree = None if conflicts else read(by_git)
    if tree is None or lost(one, by_git):
        return
    merged = as_cjmap(one)
    assert isinstance(merged, Merged)
    assert not merged.conflicts
    result = read(merged.data.decode())
    assert result
    assert repr(meaning(result)) == repr(meaning(tree))


@pytest.mark.parametrize("seed", SEEDS)
def test_either_way_round_it_says_the_same(seed: int):
    """Of what both have added at one place, ours is first: only that order is another one."""
    one = pair(seed, comments=4)
    there, back = as_cjmap(one), as_cjmap(replace(one, ours=one.theirs, theirs=one.ours))
    assert isinstance(there, Merged)
    assert isinstance(back, Merged)
    assert sorted(map(repr, there.conflicts)) == sorted(map(repr, back.conflicts))
    ours, theirs = sides(there.data.decode())
    swapped = sides(back.data.decode())
    for text, other in zip((theirs, ours), swapped, strict=True):
        assert said(text, one) == said(other, one)
        assert comments_in(text) == comments_in(other)
        assert _old_order(text, one) == _old_order(other, one)


def _old_order(text: str, one: Pair) -> list[str]:
    """Return the touchpoints that were there before, in their order."""
    touchpoints = [
        [one.renamed.get(id, id) for id in node.entries]
        for said in (one.base, text)
        if isinstance(node := (read(said) or {}).get("touchpoints"), Mapping)
    ]
    old, now = touchpoints
    return [id for id in now if id in old]


@pytest.mark.parametrize("seed", SEEDS)
def test_one_side_alone_is_as_it_is(seed: int):
    one = pair(seed)
    base, ours, theirs = (text.encode() for text in (one.base, one.ours.text, one.theirs.text))
    assert merge(base, ours, base) == Merged(ours)
    assert merge(base, base, theirs) == Merged(theirs)
    assert merge(base, ours, ours) == Merged(ours)
