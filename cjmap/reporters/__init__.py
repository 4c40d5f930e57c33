"""The formats in which findings, coverage and differences are reported."""

from cjmap.reporters.formats import CI, COVERAGE, DIFFERENCES, FINDINGS, LOG, reporter
from cjmap.reporters.hosts import AUTO, format_of
from cjmap.reporters.report import Report

__all__ = [
    "AUTO",
    "CI",
    "COVERAGE",
    "DIFFERENCES",
    "FINDINGS",
    "LOG",
    "Report",
    "format_of",
    "reporter",
]
