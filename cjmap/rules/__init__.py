"""Every rule, by family."""

from cjmap.facts.gathered import Gathered
from cjmap.rules import (
    aims,
    breaks,
    channels,
    coverage,
    endings,
    evidence,
    feelings,
    format,
    honesty,
    ignoring,
    inside,
    measures,
    missing,
    paths,
    personas,
    phases,
    placeholders,
    program,
    promises,
    questions,
    reading,
    references,
    repeats,
    severities,
    steps,
    thin,
    truths,
    twins,
    unheard,
    unsolved,
    upkeep,
    wholeness,
)
from cjmap.rules.declare import Facts, Finding, Option, Rule

METHOD: tuple[Rule, ...] = (
    *personas.RULES,
    *unheard.RULES,
    *twins.RULES,
    *inside.RULES,
    *wholeness.RULES,
    *phases.RULES,
    *aims.RULES,
    *unsolved.RULES,
    *questions.RULES,
    *honesty.RULES,
    *feelings.RULES,
    *severities.RULES,
    *truths.RULES,
    *channels.RULES,
    *breaks.RULES,
)
FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("reading", (*reading.RULES, *format.RULES, *ignoring.RULES)),
    ("references", references.RULES),
    ("coverage", (*coverage.RULES, *missing.RULES, *placeholders.RULES, *thin.RULES)),
    ("method", METHOD),
    ("paths", (*paths.RULES, *steps.RULES, *endings.RULES)),
    (
        "upkeep",
        (*upkeep.RULES, *promises.RULES, *measures.RULES, *evidence.RULES, *repeats.RULES),
    ),
    ("program", program.RULES),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in FAMILIES for rule in rules)

__all__ = ["FAMILIES", "RULES", "Facts", "Finding", "Gathered", "Option", "Rule"]
