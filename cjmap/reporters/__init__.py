"""Findings and coverage as text for people and programs."""

from cjmap.reporters.findings import REPORTERS, Report

__all__ = ["REPORTERS", "Report"]
