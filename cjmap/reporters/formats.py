"""The formats of reports, each with the module whose `lines` writes it, imported on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

FINDINGS = {
    "text": "cjmap.reporters.text",
    "concise": "cjmap.reporters.concise",
    "json": "cjmap.reporters.json",
    "jsonl": "cjmap.reporters.jsonl",
    "markdown": "cjmap.reporters.markdown",
    "github": "cjmap.reporters.github",
    "gitlab": "cjmap.reporters.gitlab",
    "sarif": "cjmap.reporters.sarif",
    "junit": "cjmap.reporters.junit",
}

COVERAGE = {
    "text": "cjmap.reporters.coverage.text",
    "concise": "cjmap.reporters.coverage.concise",
    "json": "cjmap.reporters.coverage.json",
    "jsonl": "cjmap.reporters.coverage.jsonl",
    "markdown": "cjmap.reporters.coverage.markdown",
    "github": "cjmap.reporters.coverage.github",
    "gitlab": "cjmap.reporters.coverage.gitlab",
    "sarif": "cjmap.reporters.coverage.sarif",
    "junit": "cjmap.reporters.coverage.junit",
    "badge": "cjmap.reporters.coverage.badge",
}

DIFFERENCES = {
    "text": "cjmap.reporters.differences.text",
    "concise": "cjmap.reporters.differences.concise",
    "json": "cjmap.reporters.differences.json",
    "jsonl": "cjmap.reporters.differences.jsonl",
    "markdown": "cjmap.reporters.differences.markdown",
    "github": "cjmap.reporters.differences.github",
    "gitlab": "cjmap.reporters.differences.gitlab",
    "sarif": "cjmap.reporters.differences.sarif",
    "junit": "cjmap.reporters.differences.junit",
    "html": "cjmap.reporters.differences.page",
    "svg": "cjmap.reporters.differences.pictures",
}

CI = {
    "text": "cjmap.reporters.ci.text",
    "markdown": "cjmap.reporters.ci.markdown",
    "github": "cjmap.reporters.ci.github",
}

LOG = {
    "text": "cjmap.reporters.log.text",
    "markdown": "cjmap.reporters.log.markdown",
    "json": "cjmap.reporters.log.json",
    "svg": "cjmap.reporters.log.chart",
}

# What people read as a document speaks their language; all others speak English.
SPOKEN = frozenset({"markdown", "html", "svg", "badge"})


def reporter(module: str) -> Callable[[Any], Iterator[str]]:
    """Return what yields the lines of a report in a format."""
    lines: Callable[[Any], Iterator[str]] = import_module(module).lines
    return lines
