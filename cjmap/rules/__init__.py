"""Every rule, by family."""

from cjmap.rules import (
    coverage,
    endings,
    format,
    honesty,
    method,
    paths,
    priorities,
    program,
    reading,
    references,
    steps,
)
from cjmap.rules.declare import Facts, Finding, Option, Rule
from cjmap.rules.gathered import Gathered

FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("reading", (*reading.RULES, *format.RULES)),
    ("references", references.RULES),
    ("coverage", coverage.RULES),
    ("method", (*method.RULES, *honesty.RULES, *priorities.RULES)),
    ("paths", (*paths.RULES, *steps.RULES, *endings.RULES)),
    ("program", program.RULES),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in FAMILIES for rule in rules)

__all__ = ["FAMILIES", "RULES", "Facts", "Finding", "Gathered", "Option", "Rule"]
