"""Write stretches of a file otherwise, and leave every other byte as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cjmap.place import Span
from cjmap.source.characters import UTF8_MARK


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """A text that is written instead of what stands in a file from `start` to `end`.

    Offsets are in characters, the end exclusive, without the byte order mark.
    """

    file: str
    start: int
    end: int
    text: str

    def meets(self, other: Replacement) -> bool:
        """Tell whether two stretches overlap, or begin at the same place."""
        if self.start == other.start:
            return True
        return self.start < other.end and other.start < self.end


def word_in(text: str, span: Span, word: str) -> tuple[int, int] | None:
    """Return where a word stands that fills a stretch, in quotes or without, or None.

    >>> word_in("a: 'b'", Span("a.yaml", 3, 6), "b")
    (4, 5)
    """
    raw = text[span.start : span.end]
    at = raw.find(word)
    if not word or at < 0 or raw.strip("\"' \t") != word:
        return None
    return span.start + at, span.start + at + len(word)


def edited(data: bytes, replacements: Iterable[Replacement]) -> bytes:
    """Return the bytes of a UTF-8 file with replacements that do not meet each other.

    >>> edited(b"tilte: a\\r\\n", [Replacement("a.yaml", 0, 5, "title")])
    b'title: a\\r\\n'
    """
    body = data.removeprefix(UTF8_MARK)
    mark = data[: len(data) - len(body)]
    text = body.decode("utf-8", "surrogateescape")
    return mark + "".join(_pieces(text, sorted(replacements))).encode("utf-8", "surrogateescape")


def _pieces(text: str, replacements: list[Replacement]) -> Iterator[str]:
    at = 0
    for one in replacements:
        yield text[at : one.start]
        yield one.text
        at = one.end
    yield text[at:]


def moved(offset: int, replacements: Iterable[Replacement]) -> int:
    """Return where an offset lies afterwards; inside of a stretch it goes to its start."""
    shift = 0
    for one in sorted(replacements):
        if one.end <= offset and one.start < offset:
            shift += len(one.text) - (one.end - one.start)
        elif one.start < offset:
            return one.start + shift
    return offset + shift
