"""What is told of a rule, in words for terminals and for the documentation."""

from cjmap.reporters.explain.example import DAY
from cjmap.reporters.explain.told import Told, tell

__all__ = ["DAY", "Told", "tell"]
