"""The formats in which findings are reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmap.reporters import concise, json, text
from cjmap.reporters.report import Report

REPORTERS: dict[str, Callable[[Report], Iterator[str]]] = {
    "text": text.lines,
    "concise": concise.lines,
    "json": json.lines,
}

__all__ = ["REPORTERS", "Report"]
