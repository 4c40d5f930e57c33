"""Pairs of edits by chance: what git merges, cjmap merges alike, and nothing is ever lost."""

from __future__ import annotations

import pytest

from cjmap.merge import Merged, merge
from cjmap.merge.meaning import meaning

from .edits import read
from .pairs import as_cjmap, as_git, lost, pair

SEEDS = range(24)


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
def test_one_side_alone_is_as_it_is(seed: int):
    one = pair(seed)
    base, ours, theirs = (text.encode() for text in (one.base, one.ours.text, one.theirs.text))
    assert merge(base, ours, base) == Merged(ours)
    assert merge(base, base, theirs) == Merged(theirs)
    assert merge(base, ours, ours) == Merged(ours)
