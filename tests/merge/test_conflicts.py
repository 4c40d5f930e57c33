"""Conflicts show what both sides were made of, where that is asked for."""

from __future__ import annotations

import re

import pytest

from cjmap.merge import Marks, Merged, merge
from cjmap.merge.conflicts import STYLES, Style

from .pairs import pair, sides

BASE = """\
title: Shoes
phases: {buy: {name: Buy, goal: to have}, use: {name: Use}}
touchpoints:
  ad:
    name: Ad
  cart:
    # asked in May
    name: Cart
    emotion: 0  # on average
journeys:
  one:
    path:
      - ad
      - cart
      - till
"""


def conflict(ours: str, theirs: str, *, style: Style = "diff3") -> str:
    """Return the lines of the only conflict, without the names of the sides."""
    marks = Marks(style=style)
    found = merge(BASE.encode(), ours.encode(), theirs.encode(), marks=marks)
    assert isinstance(found, Merged)
    text = found.data.decode()
    assert text.count("<<<<<<<") == 1
    start, end = text.index("<<<<<<< ours\n"), text.index(">>>>>>> theirs\n")
    return text[start + len("<<<<<<< ours\n") : end]


def test_a_value_is_shown_as_it_was():
    said = conflict(
        BASE.replace("emotion: 0", "emotion: 1"), BASE.replace("emotion: 0", "emotion: 2")
    )
    assert said == (
        "    emotion: 1  # on average\n"
        "||||||| base\n"
        "    emotion: 0  # on average\n"
        "=======\n"
        "    emotion: 2  # on average\n"
    )


def test_what_was_taken_away_is_shown_with_its_comments():
    cart = BASE[BASE.index("  cart:") : BASE.index("journeys:")]
    ours = BASE.replace(cart, "").replace("      - cart\n", "")
    theirs = BASE.replace("emotion: 0", "emotion: 2")
    found = merge(BASE.encode(), ours.encode(), theirs.encode(), marks=Marks(style="diff3"))
    assert isinstance(found, Merged)
    new = cart.replace(": 0", ": 2")
    assert (
        f"<<<<<<< ours\n||||||| base\n{cart}=======\n{new}>>>>>>> theirs\n" in found.data.decode()
    )


def test_in_braces_it_holds_what_else_was_merged():
    said = conflict(
        BASE.replace("to have", "to own").replace("{name: Use}", "{name: Wear}"),
        BASE.replace("to have", "to wear"),
    )
    assert said == (
        "phases: {buy: {name: Buy, goal: to own}, use: {name: Wear}}\n"
        "||||||| base\n"
        "phases: {buy: {name: Buy, goal: to have}, use: {name: Wear}}\n"
        "=======\n"
        "phases: {buy: {name: Buy, goal: to wear}, use: {name: Wear}}\n"
    )


def test_what_both_have_added_was_not_there():
    said = conflict(BASE + "owner: Team A\n", BASE + "owner: Team B\n")
    assert said == "owner: Team A\n||||||| base\n=======\nowner: Team B\n"


def test_an_id_that_both_have_changed_is_shown_as_it_was():
    ours, theirs = BASE.replace("  ad:", "  advert:"), BASE.replace("  ad:", "  poster:")
    said = conflict(ours.replace("- ad", "- till"), theirs.replace("- ad", "- till"))
    assert said == "  advert:\n||||||| base\n  ad:\n=======\n  poster:\n"


PATH = "      - ad\n      - cart\n      - till\n"


def test_lines_that_both_have_alike_are_left_out_if_asked_for():
    ours = BASE.replace(PATH, "      - cart\n      - ad\n      - new\n      - till\n")
    theirs = BASE.replace(PATH, "      - cart\n      - till\n      - ad\n      - new\n")
    assert conflict(ours, theirs, style="merge").startswith("    path:\n      - cart\n")
    assert conflict(ours, theirs, style="zdiff3") == (
        "      - ad\n      - new\n      - till\n"
        f"||||||| base\n    path:\n{PATH}=======\n"
        "      - till\n      - ad\n      - new\n"
    )


@pytest.mark.parametrize("seed", [2, 14, 20, 27, 45, 55, 63, 71, 78, 90, 94, 100])
def test_both_sides_are_the_same_in_every_style(seed: int):
    one = pair(seed)
    texts = [text.encode() for text in (one.base, one.ours.text, one.theirs.text)]
    found = [merge(*texts, marks=Marks(style=style)) for style in STYLES]
    without = [_without_base(one.data.decode()) for one in found if isinstance(one, Merged)]
    assert len(without) == len(STYLES)
    assert "<<<<<<<" in without[0]
    assert without[0] == without[1]
    assert sides(without[0]) == sides(without[2])


def _without_base(text: str) -> str:
    return re.sub(r"^\|{7} base\n(.*\n)*?(?========\n)", "", text, flags=re.MULTILINE)
