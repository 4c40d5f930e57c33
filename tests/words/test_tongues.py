"""A text is German only where its commonest words leave no doubt."""

from __future__ import annotations

import pytest

from cjmap.words.tongues import is_german

FIVE = "ich ist nicht und wie"


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        (FIVE, True),
        # Five different ones are the least.
        ("ich ist nicht und und ich", False),
        # For each English word there have to be five German ones.
        (f"{FIVE} the", True),
        (f"{FIVE} the {FIVE} of", True),
        (f"{FIVE} the {FIVE} of and", False),
        (f"{FIVE} the of", False),
    ],
)
def test_beyond_doubt(text: str, is_so: bool) -> None:
    assert is_german([text]) == is_so
    assert is_german(text.split()) == is_so
