"""Read a snippet and show its findings in short."""

from __future__ import annotations

from cjmap.diagnostics import Diagnostic
from cjmap.place import Span
from cjmap.source import Source, parse


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Return name, line and column of each finding."""
    data = text if isinstance(text, bytes) else text.encode()
    source, findings = parse(data, file="x")
    return [(one.problem.name, *source.position(start(one))) for one in findings]


def only(text: str | bytes) -> tuple[Source, Diagnostic]:
    """Return the one finding there is, with the source."""
    data = text if isinstance(text, bytes) else text.encode()
    source, findings = parse(data, file="x")
    assert len(findings) == 1, findings
    return source, findings[0]


def start(finding: Diagnostic) -> int:
    """Return the offset of a finding."""
    assert isinstance(finding.place, Span)
    return finding.place.start


def written(source: Source, finding: Diagnostic) -> str:
    """Return the text that a finding points at."""
    assert isinstance(finding.place, Span)
    return source.text[finding.place.start : finding.place.end]
