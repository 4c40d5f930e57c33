"""The formats in which findings, coverage and differences are reported."""

from cjmap.reporters.formats import COVERAGE, DIFFERENCES, FINDINGS, reporter
from cjmap.reporters.hosts import AUTO, format_of
from cjmap.reporters.report import Report

__all__ = ["AUTO", "COVERAGE", "DIFFERENCES", "FINDINGS", "Report", "format_of", "reporter"]
