"""The formats in which insights are reported."""

from collections.abc import Callable, Iterator

from cjmap.reporters.insights import json, markdown, text
from cjmap.reporters.insights.report import InsightReport, make_report

INSIGHT_REPORTERS: dict[str, Callable[[InsightReport], Iterator[str]]] = {
    "text": text.lines,
    "markdown": markdown.lines,
    "json": json.lines,
}

__all__ = ["INSIGHT_REPORTERS", "InsightReport", "make_report"]
