"""What is different between two maps."""

from cjmap.diff.changes import Change, CoverageChanged, Difference, Weight
from cjmap.diff.comparing import compare, difference
from cjmap.diff.weights import weight_of

__all__ = [
    "Change",
    "CoverageChanged",
    "Difference",
    "Weight",
    "compare",
    "difference",
    "weight_of",
]
