"""The formats in which findings and coverage are reported."""

from cjmap.reporters.formats import COVERAGE, FINDINGS, reporter
from cjmap.reporters.report import Report

__all__ = ["COVERAGE", "FINDINGS", "Report", "reporter"]
