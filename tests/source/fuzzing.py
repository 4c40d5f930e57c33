"""Make hostile inputs from a seed, and say what has to hold for each."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from cjmap.diagnostics import Diagnostic, Severity
from cjmap.place import Span
from cjmap.source import Mapping, Node, Scalar, Sequence, Source, parse

GOOD = """\
title: Damenschuhe online kaufen   # der Titel
personas:
  clara: {name: "Clara \\u00dc", quote: 'it''s'}
  ben: &ben
    pain_points:
      - text: Größen fallen überall anders aus 🙂
        severity: high
touchpoints:
  cart:
    personas: [clara, ben]
    description: |
      Zeile eins # kein Kommentar

      Zeile zwei
    feeling: >-
      gefaltet
      und weiter
    again: *ben
"""
TOKENS = [
    *"-?:,[]{}#&*!|>'\"%@`~ \t\n\r\\\0",
    *("- ", ": ", " #", "\n  ", "\n    ", "\r\n", "---\n", "...\n", "<<: ", "&a ", "*a", "!t "),
    *("a", "b", "name: ", "x y", "é", "🙂", "\u2028", "\u202e", "\ufeff", "\x85", "\x07", "| \n"),
    *("\\x07", "\\ud800", "%YAML 1.1\n", "%TAG ! x\n", "<<<<<<< x\n", "? ", "{{", "}}", "|2", "\\"),
]


def inputs(seed: int, count: int) -> Iterator[bytes]:
    """Yield texts made of YAML's own marks, and a good map with changes to its bytes."""
    chance = random.Random(seed)
    for n in range(count):
        if n % 2:
            yield "".join(chance.choices(TOKENS, k=chance.randint(1, 40))).encode()
        else:
            yield _changed(chance)


def _changed(chance: random.Random) -> bytes:
    data = bytearray(GOOD.encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[at:at] = chance.choice(TOKENS).encode()
        elif kind == 1:
            del data[at : at + chance.randint(1, 8)]
        elif kind == 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        else:
            other = chance.randrange(len(data) + 1)
            data[at:at] = data[other : other + chance.randint(1, 60)]
    return bytes(data)


def examine(data: bytes, *, seconds: float) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read an input and assert all that holds for every input."""
    started = time.process_time()
    source, findings = parse(data, file="x")
    assert time.process_time() - started < seconds, data[:200]
    for finding in findings:
        assert isinstance(finding.place, Span)
        _assert_inside(finding.place, source)
        assert finding.message
        assert "\n" not in finding.message
        source.position(finding.place.start)
    if source.root is None:
        assert any(finding.severity is Severity.ERROR for finding in findings), data[:200]
    else:
        _assert_nodes(source)
    for comment in source.comments:
        assert source.text[comment.span.start : comment.span.end] == comment.text
        assert source.position(comment.span.start)[0] == comment.line
    return source, findings


def _assert_inside(span: Span, source: Source) -> None:
    assert 0 <= span.start <= span.end <= len(source.text), (span, source.text)


def _assert_nodes(source: Source) -> None:
    assert source.root is not None
    todo: list[Node] = [source.root]
    while todo:
        node = todo.pop()
        _assert_inside(node.span, source)
        if isinstance(node, Scalar):
            written = source.text[node.span.start : node.span.end]
            assert not node.style or written.startswith(node.style), (node, written)
            assert written == written.rstrip(), (node, written)
        elif isinstance(node, Mapping):
            todo.extend(entry.key for entry in node.entries.values())
            todo.extend(entry.value for entry in node.entries.values())
        elif isinstance(node, Sequence):
            todo.extend(node.items)


def main() -> None:
    """Read as many inputs as the command line says, from the seed that it says."""
    import sys

    slowest = 0.0
    for data in inputs(int(sys.argv[2]), int(sys.argv[1])):
        started = time.process_time()
        examine(data, seconds=0.25)
        slowest = max(slowest, time.process_time() - started)
    print(f"{sys.argv[1]} inputs, slowest {slowest * 1000:.1f} ms")


if __name__ == "__main__":
    main()
