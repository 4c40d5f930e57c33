"""The formats in which findings, coverage and differences are reported."""

from cjmap.reporters.formats import CI, COVERAGE, DIFFERENCES, FINDINGS, LOG, reporter
from cjmap.reporters.hosts import AUTO, HOSTS, format_of, summary_of, target_of
from cjmap.reporters.report import Report

__all__ = [
    "AUTO",
    "CI",
    "COVERAGE",
    "DIFFERENCES",
    "FINDINGS",
    "HOSTS",
    "LOG",
    "Report",
    "format_of",
    "reporter",
    "summary_of",
    "target_of",
]
