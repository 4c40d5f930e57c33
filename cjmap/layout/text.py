"""Measure text as Arial sets it, and break it into lines."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
from pkgutil import get_data

from cjmap.layout.breaks import SOFT_HYPHEN, Piece, graphemes, is_later_jamo, pieces
from cjmap.layout.directions import directed

ELLIPSIS = "…"
Divide = Callable[[str, int], int]
"""Where to divide a word of which so many characters fit at most; 0 when it can't say."""

# Fonts differ where Arial has nothing: these are what the wider usual ones need.
_IDEOGRAPH, _HALF_WIDTH, _EMOJI, _SYMBOL, _UNKNOWN = 1000, 500, 1375, 900, 950
_EMOJI_SIGNS = (("\u2300", "\u2bff"), ("\U0001f000", "\U0001ffff"))
_EMOJI_PRESENTATION = "\N{VARIATION SELECTOR-16}"


def width(text: str, size: float, bold: bool = False) -> float:
    """The length of a line of text in points, for a type size in points.

    Characters that Arial has are exact; others are taken for as wide as their kind usually is.

    >>> width("Warenkorb", 10)
    48.9
    >>> width("e\\N{COMBINING ACUTE ACCENT}", 10) == width("é", 10) == width("e", 10)
    True
    """
    weight = "bold" if bold else "regular"
    try:
        units = sum(map(_plain(weight).__getitem__, text))
    except KeyError:
        units = sum(_cluster(cluster, weight) for cluster in graphemes(text))
    return units * size / 1000


# Names and scores are set again and again.
@lru_cache(maxsize=8192)
def wrap(
    text: str,
    *,
    size: float,
    width: float,
    bold: bool = False,
    lines: int | None = None,
    divide: Divide | None = None,
) -> tuple[str, ...]:
    """The text in lines no longer than `width` points; none when there is no text.

    Lines end at spaces, at hyphens and slashes, at soft hyphens (which are shown only there) and
    between ideographs; inside a word only when it is longer than a line, where `divide` says or
    else before a consonant that a vowel follows. With `lines`, what is too much ends in an
    ellipsis. A character and its marks stay together, even on a line too narrow for them. A line
    that would not run in the direction of the whole text begins with a direction mark.

    >>> wrap("Versand und Sendungs\\u00adverfolgung", size=11, width=130)
    ('Versand und Sendungs-', 'verfolgung')
    >>> wrap("eins zwei drei", size=11, width=50, lines=1)
    ('eins zw…',)
    """
    ruler = _Ruler(size, bold, width, divide)
    done: list[str] = []
    rest = list(pieces(text))
    while rest:
        if len(done) + 1 == lines:
            return directed(text, (*done, ruler.cut(rest)))
        line, rest = ruler.line(rest)
        done.append(line)
    return directed(text, done)


class _Ruler:
    """One type size and line length, while a text is broken."""

    def __init__(self, size: float, bold: bool, limit: float, divide: Divide | None) -> None:
        self.size, self.bold, self.limit, self.divide = size, bold, limit, divide

    def fits(self, text: str) -> bool:
        return width(text, self.size, self.bold) <= self.limit

    def line(self, rest: list[Piece]) -> tuple[str, list[Piece]]:
        """The longest line that fits, and the pieces left over."""
        text, best, used = "", "", 0
        for index, piece in enumerate(rest):
            text += piece.text
            if not self.fits(text):
                break
            is_last = index + 1 == len(rest)
            if not piece.hyphen or is_last or self.fits(text + piece.hyphen):
                best, used = text + piece.hyphen, index + 1
            text += piece.space
        if used:
            return best, rest[used:]
        return self._broken(rest)

    def _broken(self, rest: list[Piece]) -> tuple[str, list[Piece]]:
        """The line that breaks a piece longer than a line."""
        first, *others = rest
        head, tail = self._split(first.text)
        return head, [Piece(tail, first.hyphen, first.space), *others] if tail else others

    def _split(self, word: str) -> tuple[str, str]:
        clusters = graphemes(word)
        if len(clusters) == 1:
            return word, ""
        count = 1
        while count < len(clusters) and self.fits("".join(clusters[: count + 1]) + "-"):
            count += 1
        count = min(count, len(clusters) - 1)
        at = self._place(clusters, count)
        head = "".join(clusters[:at])
        hyphen = "-" if _takes_hyphen(head[-1]) and self.fits(head + "-") else ""
        return head + hyphen, "".join(clusters[at:])

    def _place(self, clusters: list[str], most: int) -> int:
        """After how many clusters to divide a word of which so many fit."""
        word = "".join(clusters)
        ends = list(accumulate(map(len, clusters[:most])))
        place = self.divide(word, ends[-1]) if self.divide else 0
        if place in ends:
            return ends.index(place) + 1
        return _sound(word, most) if len(clusters) == len(word) else most

    def cut(self, rest: list[Piece]) -> str:
        """All that is left on one line, with an ellipsis where it is too long."""
        whole, fits = "", True
        for piece in rest:
            whole += piece.text + piece.space
            fits = self.fits(whole.rstrip())
            if not fits:
                break
        if fits:
            return whole
        clusters = graphemes(whole)
        count = bisect_left(
            range(2, len(clusters) + 1),
            True,
            key=lambda count: not self.fits("".join(clusters[:count]) + ELLIPSIS),
        )
        return "".join(clusters[: count + 1]).rstrip(" ,;:.–-") + ELLIPSIS


_ONSET = re.compile("(?:sch|ch|ph|th|sh|qu|[bcdfghjklmnpqrstvwxzß])[aeiouyäöüáàâéèêíìîóòôúùû]")
# Latin, Greek, Cyrillic and Armenian, and the rest of Latin and Greek.
_SCRIPTS_WITH_HYPHENS = re.compile("[A-Za-z\u00aa-\u058f\u1e00-\u1fff]")
_INSEPARABLE = frozenset(("ch", "ck", "ph", "th", "sh", "qu", "sc"))


def _takes_hyphen(character: str) -> bool:
    return character.isalpha() and bool(_SCRIPTS_WITH_HYPHENS.match(character))


def _sound(word: str, most: int) -> int:
    """Where a word without given breaks is divided: before a consonant that a vowel follows."""
    lower = word.lower()
    for at in range(most, max(most // 2, 2), -1):
        if not lower[at - 1].isalpha() or lower[at - 1 : at + 1] in _INSEPARABLE:
            continue
        if _ONSET.match(lower, at):
            return at
    return most


def _cluster(cluster: str, weight: str) -> float:
    if _EMOJI_PRESENTATION in cluster or _is_emoji(cluster[0]):
        return _EMOJI
    return sum(_glyph(character, weight) for character in cluster)


def _is_emoji(character: str) -> bool:
    if all(not first <= character <= last for first, last in _EMOJI_SIGNS):
        return False
    return character >= "\U0001f000" or unicodedata.east_asian_width(character) == "W"


def _glyph(character: str, weight: str) -> float:
    known = _widths()[weight].get(character)
    return _unlisted(character, weight) if known is None else known


@cache
def _plain(weight: str) -> dict[str, float]:
    """The widths of the characters that are as wide in a cluster as alone."""
    listed = _widths()[weight].items()
    return {character: units for character, units in listed if not _is_emoji(character)}


@cache
def _unlisted(character: str, weight: str) -> float:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp") or is_later_jamo(character):
        return 0
    kind = unicodedata.east_asian_width(character)
    if kind in "WF":
        return _IDEOGRAPH
    if kind == "H":
        return _HALF_WIDTH
    parts = unicodedata.normalize("NFKD", character)
    if parts != character:
        return sum(_glyph(part, weight) for part in parts)
    return _SYMBOL if category[0] == "S" else _UNKNOWN


@cache
def _widths() -> dict[str, dict[str, float]]:
    """Thousandths of the type size for each character of Arial, by weight.

    From Greek on, the wider of upright and italic. Of Arabic, Armenian, Georgian, Thai and
    Devanagari, the wider of DejaVu Sans and Noto Sans; Arabic letters that join, as wide as they
    are on average.
    """
    table = json.loads(get_data("cjmap.layout", "widths.json") or b"")
    return {
        weight: {character: float(units) for units, row in rows.items() for character in row}
        for weight, rows in table.items()
    }


__all__ = ["SOFT_HYPHEN", "Divide", "width", "wrap"]
