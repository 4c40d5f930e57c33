"""Show a file in words, one thing a line, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.fields import Course, Ids, Kind, Part
from cjmap.fmt.kinds import kind_below, kind_of_items
from cjmap.place import Span
from cjmap.source import Mapping, Node, Scalar, Sequence, Source, parse

_END_OF_SENTENCE = re.compile(r"(?<=\w\w[.!?…])\s+(?=[^\sa-z])")


def in_words(data: bytes, *, part: str = "map") -> tuple[tuple[str, ...] | None, str]:
    """Return a file in words, line by line, with its comments.

    None where it has errors, with the first of them.
    """
    source, findings = parse(data, file="")
    for one in findings:
        if one.severity is Severity.ERROR:
            start = one.place.start if isinstance(one.place, Span) else 0
            line = source.text.count("\n", 0, start) + 1
            return None, f"line {line}: {one.message}"
    assert source.root
    return tuple(_Showing(source).lines(source.root, Part(part))), ""


class _Showing:
    """Yields lines, and before each the comments that stand above it in the file."""

    def __init__(self, source: Source) -> None:
        self._comments = list(reversed(source.comments))

    def lines(self, root: Mapping, kind: Kind | None) -> Iterator[str]:
        yield from self._keys(root, kind, "")
        yield from (one.text for one in reversed(self._comments))

    def _keys(self, node: Mapping, kind: Kind | None, indent: str) -> Iterator[str]:
        for key, entry in node.entries.items():
            yield from self._above(entry.key.span.start, indent)
            yield from self._value(f"{indent}{key}:", entry.value, kind_below(kind, key), indent)

    def _value(self, head: str, node: Node, kind: Kind | None, indent: str) -> Iterator[str]:
        if isinstance(node, Scalar):
            yield from _text(head, node, indent)
        elif isinstance(node, Mapping):
            yield head
            yield from self._keys(node, kind, f"{indent}  ")
        elif isinstance(kind, Ids | Course) and all(isinstance(one, Scalar) for one in node.items):
            said = ", ".join(one.value for one in node.items if isinstance(one, Scalar))
            yield f"{head} {said or '[]'}"
        else:
            yield head if node.items else f"{head} []"
            yield from self._items(node, kind_of_items(kind), f"{indent}  ")

    def _items(self, node: Sequence, kind: Kind | None, indent: str) -> Iterator[str]:
        for item in node.items:
            yield from self._above(item.span.start, indent)
            if isinstance(item, Mapping):
                first, *rest = self._keys(item, kind, f"{indent}  ") if item.entries else [""]
                yield f"{indent}- {first.strip()}"
                yield from rest
            else:
                yield from self._value(f"{indent}-", item, kind, indent)

    def _above(self, start: int, indent: str) -> Iterator[str]:
        while self._comments and self._comments[-1].span.start < start:
            yield f"{indent}{self._comments.pop().text.rstrip()}"


def _text(head: str, node: Scalar, indent: str) -> Iterator[str]:
    """Yield a short text behind its key, the sentences of a long one below."""
    sentences = _END_OF_SENTENCE.split(" ".join(node.value.split()))
    if len(sentences) == 1:
        yield f"{head} {sentences[0]}".rstrip()
        return
    yield head
    yield from (f"{indent}  {one}" for one in sentences)
