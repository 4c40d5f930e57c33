"""Measure text as Arial sets it, and break it into lines."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

from cjmap.layout.breaks import SOFT_HYPHEN, Piece, graphemes, pieces

ELLIPSIS = "…"
_IDEOGRAPH, _EMOJI, _UNKNOWN = 1000, 1300, 620
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
    if text.isascii():
        units = sum(_glyph(character, weight) for character in text)
    else:
        units = sum(_cluster(cluster, weight) for cluster in graphemes(text))
    return units * size / 1000


def wrap(
    text: str, *, size: float, width: float, bold: bool = False, lines: int | None = None
) -> tuple[str, ...]:
    """The text in lines no longer than `width` points; none when there is no text.

    Lines end at spaces, at hyphens and slashes, at soft hyphens (which are shown only there) and
    between ideographs; inside a word only when it is longer than a line. With `lines`, what is too
    much ends in an ellipsis. A character and its marks stay together, even on a line too narrow for
    them.

    >>> wrap("Versand und Sendungs\\u00adverfolgung", size=11, width=130)
    ('Versand und Sendungs-', 'verfolgung')
    >>> wrap("eins zwei drei", size=11, width=50, lines=1)
    ('eins zw…',)
    """
    ruler = _Ruler(size, bold, width)
    done: list[str] = []
    rest = list(pieces(text))
    while rest:
        if len(done) + 1 == lines:
            return (*done, ruler.cut(rest))
        line, rest = ruler.line(rest)
        done.append(line)
    return tuple(done)


class _Ruler:
    """One type size and line length, while a text is broken."""

    def __init__(self, size: float, bold: bool, limit: float) -> None:
        self.size, self.bold, self.limit = size, bold, limit

    def fits(self, text: str) -> bool:
        return width(text, self.size, self.bold) <= self.limit

    def line(self, rest: list[Piece]) -> tuple[str, list[Piece]]:
        """The longest line that fits, and the pieces left over."""
        text, best, used = "", "", 0
        for index, piece in enumerate(rest):
            text += piece.text
            if not self.fits(text):
                break
            if self.fits(text + piece.hyphen) or index + 1 == len(rest):
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
        at = _sound(word, count) if len(clusters) == len(word) else count
        head = "".join(clusters[:at])
        hyphen = "-" if head[-1].isalpha() and self.fits(head + "-") else ""
        return head + hyphen, "".join(clusters[at:])

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
        kept = ""
        for cluster in graphemes(whole):
            if kept and not self.fits(kept + cluster + ELLIPSIS):
                break
            kept += cluster
        return kept.rstrip(" ,;:.–-") + ELLIPSIS


_ONSET = re.compile("(?:sch|ch|ph|th|sh|qu|[bcdfghjklmnpqrstvwxzß])[aeiouyäöüáàâéèêíìîóòôúùû]")
_INSEPARABLE = frozenset(("ch", "ck", "ph", "th", "sh", "qu", "sc"))


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
    if _EMOJI_PRESENTATION in cluster or ord(cluster[0]) >= 0x1F000:
        return _EMOJI
    return _glyph(cluster[0], weight)


def _glyph(character: str, weight: str) -> float:
    known = _widths()[weight].get(character)
    return _unlisted(character, weight) if known is None else known


@cache
def _unlisted(character: str, weight: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _IDEOGRAPH
    base = unicodedata.normalize("NFD", character)[0]
    return _widths()[weight].get(base, _UNKNOWN)


@cache
def _widths() -> dict[str, dict[str, float]]:
    """Thousandths of the type size for each character of Arial, by weight."""
    table = json.loads(files(__package__).joinpath("widths.json").read_text("utf-8"))
    return {
        weight: {character: float(units) for units, row in rows.items() for character in row}
        for weight, rows in table.items()
    }


__all__ = ["SOFT_HYPHEN", "width", "wrap"]
