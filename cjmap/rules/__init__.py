"""Every rule, by family."""

from cjmap.rules import (
    coverage,
    endings,
    format,
    honesty,
    method,
    paths,
    phases,
    priorities,
    program,
    reading,
    references,
    steps,
    wholeness,
)
from cjmap.rules.declare import Facts, Finding, Option, Rule
from cjmap.rules.gathered import Gathered

FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("reading", (*reading.RULES, *format.RULES)),
    ("references", references.RULES),
    ("coverage", coverage.RULES),
    (
        "method",
        (
            *wholeness.RULES,
            *method.RULES,
            *honesty.RULES,
            *priorities.RULES,
            *phases.RULES,
        ),
    ),
    ("paths", (*paths.RULES, *steps.RULES, *endings.RULES)),
    ("program", program.RULES),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in FAMILIES for rule in rules)

__all__ = ["FAMILIES", "RULES", "Facts", "Finding", "Gathered", "Option", "Rule"]
