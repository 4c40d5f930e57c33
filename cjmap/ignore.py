"""Read the comments by which an author sets findings aside: `# cjmap: ignore[CJ302] because …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.diagnostics import Diagnostic, Problem, Severity, report
from cjmap.place import Span
from cjmap.source import Comment, Mapping, Node, Sequence, Source

IGNORE_WITHOUT_REASON = Problem("CJ018", "ignore-without-reason", Severity.WARNING)
UNKNOWN_IGNORE = Problem("CJ019", "unknown-ignore", Severity.WARNING)

_COMMENT = re.compile(r"#+\s*cjmap:\s*(?P<rest>.*)")
_IGNORE = re.compile(r"ignore\s*\[(?P<codes>[^\]]*)\]\s*(?:because\b)?[\s:,-]*(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """Findings set aside in a stretch of a file: by code or name, from `start` to `end`."""

    names: tuple[str, ...]
    span: Span


def read_ignores(source: Source) -> tuple[tuple[Ignore, ...], tuple[Diagnostic, ...]]:
    """Return what a file's comments set aside, and what is wrong with those comments.

    A comment behind a line holds for that line and the block it opens; one on a line of its own
    for the next.
    """
    ignores: list[Ignore] = []
    findings: list[Diagnostic] = []
    for comment in source.comments:
        said = _COMMENT.match(comment.text)
        if not said:
            continue
        found = _IGNORE.fullmatch(said["rest"].strip())
        if not found:
            message = "this comment is not understood"
            findings.append(report(UNKNOWN_IGNORE, comment.span, message, help=_HELP))
        elif not found["reason"]:
            message = "a finding is set aside without a reason"
            findings.append(report(IGNORE_WITHOUT_REASON, comment.span, message, help=_HELP))
        else:
            names = tuple(name.strip() for name in found["codes"].split(",") if name.strip())
            ignores.append(Ignore(names, _stretch(source, comment)))
    return tuple(ignores), tuple(findings)


_HELP = "write # cjmap: ignore[CJ302] because … (the code or the name, then why)"


def _stretch(source: Source, comment: Comment) -> Span:
    line = _next_line(source, comment.line) if comment.alone else comment.line
    start = _line_start(source, line)
    end = start + len(source.line(line))
    for block in _blocks(source.root) if source.root else ():
        if source.position(block.start)[0] == line:
            return Span(source.file, start, max(end, block.end))
    return Span(source.file, start, end)


def _next_line(source: Source, line: int) -> int:
    last = source.position(len(source.text))[0]
    following = range(line + 1, last + 1)
    written = (n for n in following if (text := source.line(n).strip()) and text[0] != "#")
    return next(written, line)


def _line_start(source: Source, line: int) -> int:
    """Return the offset at which a line starts, searched through the positions of the text."""
    low, high = 0, len(source.text)
    while low < high:
        middle = (low + high) // 2
        if source.position(middle)[0] < line:
            low = middle + 1
        else:
            high = middle
    return low


def _blocks(node: Node) -> Iterator[Span]:
    """Yield the stretch of every key with its value, outer ones first."""
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            key, value = entry.key.span, entry.value.span
            yield Span(key.file, key.start, value.end if value.file == key.file else key.end)
            yield from _blocks(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield item.span
            yield from _blocks(item)
