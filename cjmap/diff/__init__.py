"""What is different between two maps."""

from cjmap.diff.changes import Change, CoverageChanged, Difference, Weight
from cjmap.diff.comparing import changes_of, compare, difference
from cjmap.diff.pairing import Pairs, pair_parts
from cjmap.diff.weights import weight_of

__all__ = [
    "Change",
    "CoverageChanged",
    "Difference",
    "Pairs",
    "Weight",
    "changes_of",
    "compare",
    "difference",
    "pair_parts",
    "weight_of",
]
