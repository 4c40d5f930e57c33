"""What a team's own rule asks of a key holds, or does not, for all that is said there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cjmap.settings import conditions
from cjmap.settings.conditions import Atom, Length, Like, OneOf, Within, holds

ONE, THREE = Decimal(1), Decimal(3)


@pytest.mark.parametrize(
    ("test", "said", "is_so"),
    [
        # Every text has the length that is asked for; of the others, one is enough.
        (Length(longest=THREE), (("abc", "ab"),), True),
        (Length(longest=THREE), (("abc", "abcd"),), False),
        (Length(longest=THREE), (("abc",), ("abcd",)), False),
        (Length(shortest=THREE), (("abc", "ab"),), False),
        (Length(shortest=THREE), (), True),
        (OneOf(("A",)), (("b", "a"),), True),
        (OneOf(("A",)), (("b",), ("c",)), False),
        (Like(("*.PDF",)), (("a.png", "b.pdf"),), True),
        (Within(most=ONE), ((THREE, ONE),), True),
        (Within(most=ONE), ((THREE,),), False),
    ],
)
def test_what_holds(test: conditions.Test, said: tuple[tuple[Atom, ...], ...], is_so: bool) -> None:
    assert holds(test, said) is is_so
