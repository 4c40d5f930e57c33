"""The formats in which coverage is reported."""

from cjmap.reporters.coverage.report import Against, CoverageReport

__all__ = ["Against", "CoverageReport"]
