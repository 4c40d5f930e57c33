"""A finding keeps its fingerprint as long as it is the same."""

from __future__ import annotations

import pytest

from cjmap.reporters import Report
from cjmap.reporters.fingerprints import identified

from .reports import MAP, checked, finding


def marks(text: str) -> dict[str, str]:
    """Return the fingerprints of a map's findings by what they say."""
    found = identified(Report((checked(text),)))
    return {one.diagnostic.message: mark for one, mark in found}


FREIGHT = 'the pain point "Freight shows late" of "cart" has no solution'
QUEUE = 'the pain point "A queue" of "desk" has no solution'


@pytest.mark.parametrize(
    ("was", "to"),
    [
        ("title: Shoes", "# A word\n\n\ntitle: Boots"),
        ("  desk: {name: Desk, ", "  desk:   {name: Counter, "),
        ("      - Freight", "      - {text: Dark, solutions: [Lamps]}\n      - Freight"),
        ("    name: Cart\n", "    name: Basket\n    emotion: -1\n"),
        ("{name: Fax}", "{name: Telefax}"),
        ("channels: {fax", "channels: {post: {name: Post}, fax"),
    ],
)
def test_what_stays_although_the_file_changes(was: str, to: str) -> None:
    before, after = marks(MAP), marks(MAP.replace(was, to))
    assert len(before) == 3
    assert {said: after.get(said) for said in before} == before


def test_a_finding_of_another_text_in_a_list_is_another() -> None:
    after = marks(MAP.replace("Freight shows late", "Freight is a secret"))
    assert marks(MAP)[FREIGHT] not in after.values()
    assert marks(MAP)[QUEUE] == after[QUEUE]


def test_a_finding_in_another_file_is_another() -> None:
    other = identified(Report((checked(file="other.journey.yaml"),)))
    assert not {mark for _, mark in other} & set(marks(MAP).values())


def test_numbers_do_not_count() -> None:
    before, after = (Report((), (finding(f"was due {n} days ago"),)) for n in (9, 10))
    assert [mark for _, mark in identified(before)] == [mark for _, mark in identified(after)]


def test_no_two_are_the_same() -> None:
    twins = (finding(lines=(3, 3)), finding(lines=(4, 4)))
    assert len({mark for _, mark in identified(Report((), twins))}) == 2


def test_what_cannot_be_read_is_known_by_its_line() -> None:
    broken = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints: {cart: {name: Cart}\n"
    before, after = marks(broken), marks(f"# A word\n{broken}")
    assert before == after
    assert before
