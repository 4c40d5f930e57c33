"""The formats in which findings and coverage are reported."""

from cjmap.reporters.formats import COVERAGE, FINDINGS, reporter
from cjmap.reporters.hosts import AUTO, format_of
from cjmap.reporters.report import Report

__all__ = ["AUTO", "COVERAGE", "FINDINGS", "Report", "format_of", "reporter"]
