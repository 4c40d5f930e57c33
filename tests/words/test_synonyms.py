"""What people write for the words of the format leads to them."""

from __future__ import annotations

import pytest

from cjmap.fields import PARTS, Choice
from cjmap.words.suggest import plainly
from cjmap.words.synonyms import meant, written_for

# What is called like this in German, too, or by nothing else.
SAME = {"cjmap", "dot", "pure", "system", "logo"}
CHOICES = [
    word
    for table in PARTS.values()
    for field in table
    if isinstance(field.kind, Choice) and field.name != "over"
    for word in field.kind.values
]
KEYS = [field.name for table in PARTS.values() for field in table]


@pytest.mark.parametrize("word", sorted({*KEYS, *CHOICES} - SAME))
def test_each_word_of_the_format_has_another(word: str) -> None:
    assert written_for(word)
    for one in written_for(word):
        assert plainly(one) == one
        assert word in meant(one, [word])


@pytest.mark.parametrize(("part", "table"), PARTS.items(), ids=PARTS)
def test_in_a_part_a_word_mostly_stands_for_one_key(part: str, table: tuple) -> None:
    names = [field.name for field in table]
    said = {other for name in names for other in written_for(name)}
    several = {other for other in said if len(meant(other, names)) > 1}
    # "Stand" is how it is, and when that was looked at.
    assert several == ({"stand"} if part == "map" else set())


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("Gefühl", ("emotion", "feeling"), ("feeling",)),
        ("gefuehl", ("emotion", "feeling"), ("feeling",)),
        ("In Arbeit", ("idea", "doing"), ("doing",)),
        ("kanal", ("channel", "goal"), ("channel",)),
        ("kanal", ("channels", "goal"), ("channels",)),
        ("kanal", ("goal",), ()),
        ("vor", ("before", "during", "after"), ("before",)),
        ("xyz", ("goal",), ()),
    ],
)
def test_meant(word: str, known: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert meant(word, known) == found
