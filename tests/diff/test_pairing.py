"""What is the same in two maps, and what is not, though it looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.diff import compare, weight_of
from cjmap.load import load_bytes
from cjmap.model import JourneyMap
from cjmap.project import Project

HEAD = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
  wear: {name: Wear}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
channels:
  shop: {name: Shop}
touchpoints:
"""
MAIL = '  mail: {name: E-mail, phase: look, actions: "Reads about new boots, sizes and colours"}\n'
CART = """\
  cart:
    name: Cart
    phase: buy
    personas: [ana]
    channel: shop
    pain_points: [Shipping costs come last]
    opportunities: [Say what shipping costs at once]
"""


def read(text: str) -> JourneyMap:
    loaded = load_bytes(f"{HEAD}{text}".encode(), Project(Path.cwd()))
    assert loaded.map
    assert not loaded.findings
    return loaded.map


def found(old: str, new: str) -> list[tuple[str, str]]:
    """Return the changes by the names of their kinds, and the ids of the parts."""
    changes = compare(read(old), read(new))
    return [(type(one).__name__, one.at.part.either.id) for one in changes]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param(
            "  fax: {name: Fax, phase: buy, channel: shop, personas: [ana], emotion: -1}\n",
            "  chat: {name: Chat, phase: buy, channel: shop, personas: [ana], emotion: -1}\n",
            [("PartAdded", "chat"), ("PartRemoved", "fax")],
            id="called otherwise, and says nothing",
        ),
        pytest.param(
            MAIL,
            "  post: {name: E-mail, phase: wear, actions: Asks how the heels are holding up}\n",
            [("PartAdded", "post"), ("PartRemoved", "mail")],
            id="called the same, elsewhere, and says something else",
        ),
        pytest.param(
            MAIL,
            MAIL.replace("mail:", "post:").replace("look", "wear"),
            [("PartRenamed", "post"), ("PhaseChanged", "post")],
            id="called the same, elsewhere, and says the same",
        ),
        pytest.param(
            MAIL,
            MAIL.replace("mail:", "news:").replace("E-mail", "Newsletter"),
            [("PartRenamed", "news")],
            id="called otherwise, and says the same",
        ),
        pytest.param(
            "  mail: {name: E-mail, phase: look}\n",
            "  post: {name: E-mail, phase: wear}\n",
            [("PartRenamed", "post"), ("PhaseChanged", "post")],
            id="called the same, elsewhere, and neither says anything",
        ),
    ],
)
def test_touchpoints(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    assert found(old, new) == changes


def test_a_statement_that_goes_elsewhere_moved() -> None:
    new = CART.replace("    pain_points: [Shipping costs come last]\n", "")
    new += "  pay: {name: Pay, phase: buy, pain_points: [Shipping costs come last]}\n"
    old = CART + "  pay: {name: Pay, phase: buy}\n"
    assert found(old, new) == [("StatementMoved", "pay")]


def test_an_opportunity_that_is_planned_moved_and_has_a_status() -> None:
    planned = "solutions: [{text: Say what shipping costs at once, status: planned}]"
    new = CART.replace("opportunities: [Say what shipping costs at once]", planned)
    assert found(CART, new) == [("StatementMoved", "cart"), ("KeyChanged", "cart")]


def test_other_words_of_the_same_and_of_something_else() -> None:
    said = "Shipping costs come last"
    assert found(CART, CART.replace(said, "The shipping costs only come last")) == [
        ("StatementReworded", "cart")
    ]
    assert found(CART, CART.replace(said, "Nobody answers the phone")) == [
        ("StatementRemoved", "cart"),
        ("StatementAdded", "cart"),
    ]


def test_looked_and_found_none_is_said() -> None:
    assert found(CART, f"{CART}    questions: []\n") == [("KeyChanged", "cart")]


@pytest.mark.parametrize(
    ("was", "now", "weight"),
    [
        ("personas: [ana]", "personas: [ben]", "structure"),
        ("phase: buy", "phase: wear", "structure"),
        ("channel: shop", "channel: [shop, email]", "meaning"),
        ("name: Cart", "name: Basket", "meaning"),
        ("phase: buy", "phase: buy\n    emotion: 1", "meaning"),
        ("phase: buy", "phase: buy\n    duration: 5 min", "meaning"),
        ("phase: buy", "phase: buy\n    links: https://example.org", "wording"),
        ("costs come", "costs only come", "wording"),
        ("[ana]", "[ana, ana]", None),
    ],
)
def test_weights(was: str, now: str, weight: str | None) -> None:
    changes = compare(read(CART), read(CART.replace(was, now, 1)))
    assert [weight_of(one) for one in changes] == ([weight] if weight else [])


def test_a_channel_in_two_orders_has_another_main_one() -> None:
    both = CART.replace("channel: shop", "channel: [shop, email]")
    assert found(both, both.replace("[shop, email]", "[email, shop]")) == [("ListChanged", "cart")]


def test_the_order_of_personas_at_a_touchpoint_is_no_matter() -> None:
    both = CART.replace("[ana]", "[ana, ben]")
    assert found(both, both.replace("[ana, ben]", "[ben, ana]")) == []
