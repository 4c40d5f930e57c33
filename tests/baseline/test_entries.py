"""A baseline knows what was found before, wherever it has moved, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjmap.baseline.entries import Entry, old_ones

SAYS = 'touchpoint "cart" does not say "actions"'
ONE = Entry("rule", "shop", "touchpoints.cart", "Cart", SAYS)
PAIN = Entry("rule", "shop", "touchpoints.cart.pain_points.0", "Dear freight", "it hurts")
TEXT = replace(PAIN, at="touchpoints.cart.pain_points")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (ONE, ONE),
        # It says something else at the same place.
        (replace(ONE, says="touchpoint says less", called="Basket"), ONE),
        # The id was changed, and what is said with it.
        (replace(ONE, at="touchpoints.basket", says="another"), ONE),
        (replace(ONE, at="touchpoints.desk", called="D", says=SAYS.replace("cart", "desk")), ONE),
        # Another item was put before it, or it was moved to another touchpoint.
        (replace(PAIN, at="touchpoints.cart.pain_points.1"), PAIN),
        (replace(PAIN, at="touchpoints.desk.pain_points.0"), PAIN),
    ],
)  # fmt: skip
def test_what_was_there_before(now: Entry, before: Entry) -> None:
    assert old_ones([now], [before], gone=set()) == {0: 0}


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (replace(ONE, rule="another"), ONE),
        (replace(ONE, map="another"), ONE),
        (replace(ONE, at="phases.cart", called=""), replace(ONE, called="")),
        (replace(ONE, at="touchpoints.desk", called="", says="else"), replace(ONE, called="")),
        # Another key of the same part is concerned.
        (replace(ONE, at="touchpoints.cart.actions"), replace(ONE, at="touchpoints.cart.emotion")),
        # Another text stands at the same place.
        (replace(TEXT, called="Long queue", says="else"), TEXT),
        # Another problem stands at the same number of the list.
        (replace(PAIN, called="Long queue", says="else"), PAIN),
    ],
)
def test_what_is_new(now: Entry, before: Entry) -> None:
    assert old_ones([now], [before], gone=set()) == {}


def test_an_entry_stands_for_one_finding() -> None:
    twice = [replace(PAIN, at=f"touchpoints.cart.pain_points.{n}") for n in (0, 1)]
    assert old_ones(twice, [PAIN], gone=set()) == {0: 0}
    assert old_ones(twice, [PAIN, PAIN], gone=set()) == {0: 0, 1: 1}


def test_the_closest_finding_has_the_entry() -> None:
    moved = replace(PAIN, at="touchpoints.aaa.pain_points.0")
    assert old_ones([moved, PAIN], [PAIN], gone=set()) == {1: 0}
    assert old_ones([moved, PAIN], [PAIN, moved], gone=set()) == {0: 1, 1: 0}


def test_a_map_that_was_renamed() -> None:
    renamed = replace(ONE, map="store")
    assert old_ones([renamed], [ONE], gone={"shop"}) == {0: 0}
    assert old_ones([replace(renamed, called="Basket")], [ONE], gone={"shop"}) == {}
    assert old_ones([ONE], [ONE], gone={"shop"}) == {0: 0}
