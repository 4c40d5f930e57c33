"""Spell what a change is about: parts, keys, values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cjmap.catalog import Labels, format_score
from cjmap.diff.changes import Ref, Spot, Value
from cjmap.fields import PARTS, Choice, Text
from cjmap.reporters.spelling import day

# Keys whose values are words of the format, dates and the like, and stand without quotes.
_PLAIN = {
    key.name
    for part in PARTS.values()
    for key in part
    if isinstance(key.kind, Choice) or (isinstance(key.kind, Text) and key.kind.form)
} | {"unit", "emotion_scale"}
# The middle of what is longer is left out of a line.
LONGEST = 100


def part_of(at: Spot, words: Labels) -> str:
    """Return what a change is about, as in `touchpoint "Cart"`."""
    return words.fill(f"part.{at.kind}", name=quoted(at.part.either.name, words))


def key_name(key: str, words: Labels, *, one: bool = False) -> str:
    """Return how a key is called in a sentence, or one of its statements.

    >>> from cjmap.catalog import report_words
    >>> key_name("pain_points", report_words("en")), key_name("pain_points", report_words("de"))
    ('pain points', 'Probleme')
    >>> key_name("pain_points", report_words("en"), one=True)
    'pain point'
    """
    name = words.get(f"key.{key}", key)
    return words.get(f"one.{key}", name) if one else name


def refs(found: Iterable[Ref], words: Labels) -> str:
    """Return the names of parts, "–" for none."""
    return ", ".join(quoted(one.name, words) for one in found) or "–"


def value(written: Value, words: Labels, key: str = "") -> str:
    """Return a value in words: "–" for what is not written, "none" for `[]`.

    What is not said to be a moment of truth is none.
    """
    match written:
        case None:
            return words["value.no"] if key == "moment_of_truth" else "–"
        case ():
            return words["value.none"]
        case bool():
            return words["value.yes" if written else "value.no"]
        case Decimal():
            return number(written, words, signed=key == "emotion")
        case tuple():
            return ", ".join(number(one, words, signed=key == "emotion") for one in written)
        case Ref():
            return quoted(written.name, words)
        case _:
            return _plain(written, words, key) if key in _PLAIN else quoted(written, words)


def number(written: Decimal, words: Labels, *, signed: bool = False) -> str:
    """Return a number with a real minus, as people of the language write it.

    >>> from cjmap.catalog import report_words
    >>> number(Decimal("-1.5"), report_words("de")), number(Decimal("1"), report_words("en"))
    ('−1,5', '1')
    """
    return format_score(written, words.language, signed=signed)


def quoted(text: str, words: Labels) -> str:
    """Return a text in quotes, the middle of a long one left out.

    >>> from cjmap.catalog import report_words
    >>> quoted("Cart", report_words("en")), quoted("Cart", report_words("de"))
    ('"Cart"', '„Cart“')
    """
    if len(text) > LONGEST:
        text = f"{text[: LONGEST * 2 // 3].rstrip()} … {text[-LONGEST // 4 :].lstrip()}"
    return words.fill("quoted", text=text)


def _plain(written: str, words: Labels, key: str) -> str:
    """Return a word of the format, a date or a scale; anything else as it is."""
    if key == "emotion_scale":
        low, high = (number(Decimal(end), words) for end in written.split(" to "))
        return words.fill("scale", low=low, high=high)
    return words.get(f"choice.{key}.{written}", day(written, words))
