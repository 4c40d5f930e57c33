"""Texts that mean something to a host: drawn by a seed, so that a failure can be drawn again.

More than the usual number, for an hour when nobody waits:

    CJMAP_NASTY_TEXTS=100000 pytest tests/reporters/test_nasty.py
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

MARKS = (
    "%:,=;<>&\"'\\{}|#[]()*_`~!+-.$@^/ \t\r\n\0\x1b\x85\u2028\u202e\u200b\ufeff\ufffe\ud800aZ9ß👢"
)
PHRASES = (
    *("::error::", "::stop-commands::x", "##[add-mask]", "%0A", "%25", "%250A", "%3A", "%2C"),
    *("]]>", "<!--", "-->", "&amp;", "&#0;", "<![CDATA[", "</failure>", "</details>", "<b>"),
    *("[a](b)", "](https://evil.example)", "[x](1)", "{0}", "{{", "- ", "1. ", "# ", "| ", "```"),
    *("https://", "www.", "~~", "**", "\\[", "\\\\", "e\u0301", "👩\u200d💻"),
)
USUAL = 300


def nasty_texts(seed: int) -> Iterator[str]:
    """Yield texts of marks, phrases and any characters."""
    dice = random.Random(seed)
    for _ in range(int(os.environ.get("CJMAP_NASTY_TEXTS", USUAL))):
        yield "".join(_part(dice) for _ in range(dice.randint(0, 10)))


def _part(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.5:
        return dice.choice(MARKS)
    return dice.choice(PHRASES) if kind < 0.8 else chr(dice.randrange(0x110000))
