"""What someone may have meant."""

from __future__ import annotations

import time

import pytest

from cjmap.words.slips import is_usual, slips
from cjmap.words.suggest import did_you_mean, likely, nearest, only_neighbour

MEANT = (
    ("tuochpoints", ("phases", "touchpoints"), "touchpoints"),
    ("PainPoints", ("pain_points", "points"), "pain_points"),
    ("pain points", ("pain_points", "points"), "pain_points"),
    ("motivatoinsx", ("motivations", "goal"), "motivations"),
    ("media", ("social-media", "ads"), "social-media"),
    ("phone-call", ("phone", "post"), "phone"),
    ("desc", ("text", "description"), "description"),
    ("zebra", ("phases", "touchpoints"), None),
    ("b", ("a", "c"), None),
    ("", ("phases",), None),
    ("x" * 10_000, ("phases",), None),
    ("phases", (), None),
)


@pytest.mark.parametrize(("word", "known", "meant"), MEANT, ids=[m[0][:12] for m in MEANT])
def test_nearest(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert nearest(word, known) == meant


LIKELY = (
    # What fingers do comes first, then the same first letter, then the order of the list.
    ("carz", ("card", "cart"), ("cart", "card")),
    ("carx", ("mark", "bars", "card", "cart"), ("card", "cart")),
    ("CJ3O2", ("CJ301", "CJ302", "CJ312"), ("CJ302", "CJ312")),
    ("CJ303", ("CJ109", "CJ301", "CJ302"), ("CJ302", "CJ301")),
    ("cj0302", ("CJ301", "CJ302"), ("CJ302",)),
    ("CJ999", ("CJ301", "CJ302"), ()),
    ("a1x", tuple(f"a1{letter}" for letter in "bcdef"), ("a1c", "a1d", "a1b")),
    # Of more slips than one, only the nearest.
    ("actoisn", ("actions", "motions"), ("actions",)),
)


@pytest.mark.parametrize(("word", "known", "meant"), LIKELY, ids=[one[0] for one in LIKELY])
def test_likely(word: str, known: tuple[str, ...], meant: tuple[str, ...]) -> None:
    assert likely(word, known) == meant


def test_what_is_written_is_hardly_meant_again() -> None:
    assert likely("bat", ("bar", "cat")) == ("bar", "cat")
    assert likely("bat", ("bar", "cat"), written={"bar"}) == ("cat",)
    assert likely("bat", ("bar",), written={"bar"}) == ("bar",)


NEIGHBOURS = (
    ("crat", ("cart", "shop"), "cart"),
    ("Cart", ("cart", "shop"), "cart"),
    ("bestätigung", ("bestaetigung", "cart"), "bestaetigung"),
    ("groesse", ("größe", "groesser"), "größe"),
    ("café", ("cafe",), "cafe"),
    ("façade", ("facade",), "facade"),
    ("strasse", ("straße",), "straße"),
    ("crat", ("cart", "chat"), None),
    ("crat", ("cart", "carat"), None),
    ("cartxy", ("cart",), None),
    ("step-3", ("step-2",), None),
    ("step-22", ("step-2",), None),
    ("stpe-2", ("step-2",), "step-2"),
    ("ab", ("abc",), None),
    ("abc", ("ab",), None),
    ("", ("a",), None),
    ("x" * 10_000, ("x" * 80,), None),
)


@pytest.mark.parametrize(("word", "known", "meant"), NEIGHBOURS)
def test_only_neighbour(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert only_neighbour(word, known) == meant


SLIPS = (
    ("cart", "cart", 0),
    ("crat", "cart", 1),
    ("crt", "cart", 1),
    ("carrt", "cart", 1),
    ("caft", "cart", 1),
    ("cratt", "cart", 2),
    ("ca", "abc", None),
    ("", "ab", 2),
    ("", "abc", None),
)


@pytest.mark.parametrize(("one", "other", "number"), SLIPS)
def test_slips_are_counted_up_to_two(one: str, other: str, number: int | None) -> None:
    assert slips(one, other, most=2) == slips(other, one, most=2) == number


USUAL = (
    ("crat", True),
    ("cat", True),
    ("caart", True),
    ("carzt", True),
    ("xcart", True),
    ("cqrt", True),
    ("cwrt", True),
    ("cprt", False),
    ("carpt", False),
)


@pytest.mark.parametrize(("written", "usual"), USUAL)
def test_usual_slips(written: str, usual: bool) -> None:
    assert is_usual(written, "cart") is usual


def test_among_thousands() -> None:
    known = [f"cart-{number}" for number in range(10_000)] + ["checkout"]
    start = time.process_time()
    assert nearest("chekcout", known) == "checkout"
    assert nearest("cart-99999", known) == "cart-9999"
    assert only_neighbour("chekcout", known) == "checkout"
    assert all(nearest(f"zxhg-{number}", known) is None for number in range(20))
    assert time.process_time() - start < 5


def test_said_at_the_end_of_a_message() -> None:
    assert did_you_mean("crat", ["cart"]) == '; did you mean "cart"?'
    assert did_you_mean("zebra", ["cart"]) == ""
    assert did_you_mean("ca", ["cab", "cat"]) == '; did you mean "cab" or "cat"?'
    known = ["cab", "cat", "car", "cap"]
    assert did_you_mean("ca", known) == '; did you mean "cab", "cat" or "car"?'
