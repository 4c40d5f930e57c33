"""Choose among the findings by a project's settings, and weigh them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cjmap.checking.naming import closeness, family_of, is_named
from cjmap.diagnostics import (
    Diagnostic,
    Problem,
    Severity,
)
from cjmap.rules import Rule
from cjmap.rules.program import BROKEN_RULE
from cjmap.settings.profiles import RuleSettings

REFUSING_FAMILIES = ("reading", "references")


def refuses(finding: Diagnostic) -> bool:
    """Tell whether no output can be made of a map with this finding, whatever its settings."""
    return finding.severity is Severity.ERROR and family_of(finding.problem) in REFUSING_FAMILIES


def is_always_said(finding: Diagnostic) -> bool:
    """Tell whether neither settings nor comments nor a baseline hold a finding back."""
    return refuses(finding) or finding.problem == BROKEN_RULE


def may_refuse(rule: Rule) -> bool:
    """Tell whether a rule's findings keep a map from being drawn, whatever its settings."""
    return rule.problem.severity is Severity.ERROR and family_of(rule.problem) in REFUSING_FAMILIES


def is_asked(rule: Rule, settings: RuleSettings) -> bool:
    """Tell whether a rule is to speak at all; one that is not usual, only where it is wanted."""
    problem = rule.problem
    if settings.select and not any(is_named(problem, name) for name in settings.select):
        return False
    if any(is_named(problem, name) for name in settings.ignore):
        return False
    severity = _said_severity(problem, settings) or problem.severity
    if severity is Severity.OFF or _is_left_out(problem, severity, settings):
        return False
    is_usual = rule.usual or (settings.profile == "strict" and not rule.by_name)
    return is_usual or is_named_in(settings, problem)


def is_named_in(settings: RuleSettings, problem: Problem) -> bool:
    """Tell whether the settings ask for a problem by its own code or name."""
    own = (problem.code, problem.name)
    return any(name in own for name in (*settings.select, *settings.severity))


def weigh(findings: Iterable[Diagnostic], settings: RuleSettings) -> Iterator[Diagnostic]:
    """Yield the findings that are to be reported, with the severities of the settings.

    What refuses a map is always reported, and so are faults of cjmap itself. Of two names for a
    rule the closer one holds.
    """
    for one in findings:
        if is_always_said(one):
            yield one
        elif _is_selected(one, settings):
            severity = _severity(one, settings)
            if severity is not Severity.OFF:
                yield one if severity is one.severity else replace(one, severity=severity)


def _said_severity(problem: Problem, settings: RuleSettings) -> Severity | None:
    """Return what the settings say of a problem: by the closest name, of equals by the last."""
    names = [name for name in reversed(settings.severity) if is_named(problem, name)]
    if not names:
        return None
    return settings.severity[max(names, key=lambda name: closeness(problem, name))]


def _severity(one: Diagnostic, settings: RuleSettings) -> Severity:
    said = _said_severity(one.problem, settings)
    if said is not None:
        return said
    is_strict = settings.profile == "strict" and one.severity is Severity.WARNING
    return Severity.ERROR if is_strict else one.severity


def _is_selected(one: Diagnostic, settings: RuleSettings) -> bool:
    severity = _said_severity(one.problem, settings) or one.severity
    if _is_left_out(one.problem, severity, settings):
        return False
    if settings.select and not any(is_named(one.problem, name) for name in settings.select):
        return False
    return not any(is_named(one.problem, name) for name in settings.ignore)


def _is_left_out(problem: Problem, severity: Severity, settings: RuleSettings) -> bool:
    """Tell whether a draft leaves a problem out: it has errors, and what is selected."""
    is_selected = any(is_named(problem, name) for name in settings.select)
    return settings.profile == "draft" and severity is not Severity.ERROR and not is_selected
