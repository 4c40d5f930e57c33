"""Comments are merged like all else: what one side takes away is gone, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from cjmap.merge import Merged, merge
from cjmap.merge.comments import come_back, lost
from cjmap.merge.meaning import meaning

from .comments import comments_in
from .edits import read

MAP = """\
title: Shoes
description: |
  One line.
  Another line.
phases: {buy: {name: Buy, goal: to have}, use: {name: Use}}
touchpoints:
  cart:
    name:
      Shopping cart
    personas: [clara, joyce, ana]
    emotion: [-1, 0]
    actions:
      - Puts shoes in
      - text: Pays
        links: [a, b]
      -
        text: Waits
        status: idea
    tags: [
      one,
      two
    ]
    pain_points: >-
      It takes
      too long
    channel: shop
  till:
    name: Till
"""
# What the other side writes otherwise, in every place of the map.
CHANGES = (
    ("Another line", "Another word"),
    ("goal: to have", "goal: to wear"),
    ("Shopping cart", "Basket"),
    ("joyce", "paul"),
    ("[-1,", "[-2,"),
    ("Puts shoes in", "Puts shoes into the cart"),
    ("links: [a", "links: [c"),
    ("Waits", "Waits long"),
    ("idea", "done"),
    ("one", "six"),
    ("too long", "too much time"),
    ("channel: shop", "channel: web"),
    ("name: Till", "name: Cash desk"),
)


# Where something begins, or a line ends.
_PLACES = [
    0,
    *(found.end() for found in re.finditer(r"\n|[-\[{,] *|: *|(?<=[^\n])(?=\n)|(?=[\]}])", MAP)),
]


def commented(note: str) -> Iterator[str]:
    """Yield the map with a comment at each of the places where one can stand."""
    known = set()
    for place in _PLACES:
        line = MAP.rfind("\n", 0, place) + 1
        indent = len(MAP[line:]) - len(MAP[line:].lstrip(" "))
        ways = [f" {note}\n{' ' * (indent + more)}" for more in (0, 2)]
        ways += [f" {note}" if MAP[place : place + 1] == "\n" else "", f"{note}\n"]
        for way in ways if place != line else [f"{' ' * indent}{note}\n"]:
            text = MAP[:place] + way + MAP[place:]
            tree = read(text)
            if way and tree and comments_in(text)[note] == 1 and _means(text) == _means(MAP):
                known.add(text)
    yield from sorted(known)


def _means(text: str) -> str:
    tree = read(text)
    return repr(meaning(tree)) if tree else ""


PLACES = list(commented("# note"))


def _changed(text: str) -> Iterator[str]:
    for old, new in CHANGES:
        after = text.replace(old, new)
        if after != text and read(after):
            yield after


def _merged(base: str, ours: str, theirs: str) -> Merged:
    found = merge(base.encode(), ours.encode(), theirs.encode())
    assert isinstance(found, Merged)
    return found


def test_there_are_many_places():
    assert len(PLACES) > 80


@pytest.mark.parametrize("base", PLACES[::2], ids=lambda one: str(one.index("# note")))
def test_what_is_taken_away_is_gone_whatever_the_other_changes(base: str):
    for theirs in _changed(base):
        for one, other in ((MAP, theirs), (theirs, MAP)):
            found = _merged(base, one, other)
            result = found.data.decode()
            assert not found.conflicts
            assert "# note" not in result
            assert _means(result) == _means(theirs)


@pytest.mark.parametrize("ours", PLACES[1::2], ids=lambda one: str(one.index("# note")))
def test_what_is_new_is_there_whatever_the_other_changes(ours: str):
    for theirs in _changed(MAP):
        for one, other in ((ours, theirs), (theirs, ours)):
            found = _merged(MAP, one, other)
            result = found.data.decode()
            assert result.count("# note") == 1
            # Who writes beside an item wants it to stay.
            assert all(one.how == "taken away" for one in found.conflicts)
            assert found.conflicts or _means(result) == _means(theirs)


# How often a comment stands in the base, with us, with them, and in the result; what is said of it.
@pytest.mark.parametrize(
    ("base", "ours", "theirs", "now", "missing", "too_many"),
    [
        (0, 1, 1, 1, 0, 0),
        (0, 1, 2, 2, 0, 0),
        (0, 1, 2, 1, 1, 0),
        (1, 1, 3, 1, 2, 0),
        (2, 1, 2, 1, 0, 0),
        (2, 1, 2, 2, 0, 1),
        (2, 1, 3, 1, 1, 0),
    ],
)
def test_how_often_a_comment_has_to_stand(base, ours, theirs, now, missing, too_many) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        counts = [Counter({"# a": number}) for number in (base, one, other, now)]
        assert lost(*counts)["# a"] == missing
        assert come_back(*counts)["# a"] == too_many
