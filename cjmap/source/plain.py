"""Say in plain words what a syntax error is, and how to write it instead."""

from __future__ import annotations

import yaml

from cjmap.source.findings import Findings
from cjmap.source.problems import SYNTAX


def explain(error: yaml.YAMLError, text: str, *, findings: Findings) -> int:
    """Report a syntax error at its culprit; return the offset where reading stopped."""
    mark = getattr(error, "problem_mark", None)
    offset = mark.index if mark else len(text)
    findings.add(SYNTAX, (offset, offset), str(getattr(error, "problem", error)))
    return int(offset)
