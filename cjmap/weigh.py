"""Choose among the findings by a project's settings, and weigh them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from cjmap.diagnostics import (
    Diagnostic,
    Fix,
    Problem,
    Severity,
    rename,
    rename_to_neighbour,
    report,
)
from cjmap.place import Place, Span
from cjmap.profiles import RuleChoice, RuleSettings
from cjmap.rules import FAMILIES, RULES, Rule
from cjmap.rules.declare import Setting
from cjmap.rules.options import option_faults
from cjmap.rules.program import BROKEN_RULE
from cjmap.suggest import did_you_mean, nearest
from cjmap.walk import BAD_VALUE

OWN = "own"
REFUSING_FAMILIES = ("reading", "references")

_FAMILY_OF = {rule.problem.code: name for name, rules in FAMILIES for rule in rules}


def family_of(problem: Problem) -> str:
    """Return the family of a problem's rule; those that are not cjmap's are a team's own."""
    return _FAMILY_OF.get(problem.code, OWN)


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
    if _said_severity(problem, settings) is Severity.OFF:
        return False
    is_usual = rule.usual or (settings.profile == "strict" and not rule.by_name)
    return is_usual or is_named_in(settings, problem)


def is_named_in(settings: RuleSettings, problem: Problem) -> bool:
    """Tell whether the settings ask for a problem by its own code or name."""
    own = (problem.code, problem.name)
    return any(name in own for name in (*settings.select, *settings.severity))


def is_named(problem: Problem, name: str) -> bool:
    """Tell whether a code, the start of one, a rule's name or a family names a problem."""
    return _closeness(problem, name) > 0


def _closeness(problem: Problem, name: str) -> int:
    """Return how closely a name fits: a family less than the start of a code, that less than it."""
    if name in (problem.code, problem.name):
        return 9
    if len(name) > 2 and problem.code.startswith(name):
        return len(name)
    return int(name == family_of(problem))


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
    return settings.severity[max(names, key=lambda name: _closeness(problem, name))]


def _severity(one: Diagnostic, settings: RuleSettings) -> Severity:
    said = _said_severity(one.problem, settings)
    if said is not None:
        return said
    is_strict = settings.profile == "strict" and one.severity is Severity.WARNING
    return Severity.ERROR if is_strict else one.severity


def _is_selected(one: Diagnostic, settings: RuleSettings) -> bool:
    said = _said_severity(one.problem, settings) or one.severity
    is_draft = settings.profile == "draft" and not any(
        is_named(one.problem, name) for name in settings.select
    )
    if is_draft and said is not Severity.ERROR:
        return False
    if settings.select and not any(is_named(one.problem, name) for name in settings.select):
        return False
    return not any(is_named(one.problem, name) for name in settings.ignore)


def check_names(said: RuleChoice, own: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names of rules, and with the options, that a file says.

    `own` are the names of the team's own rules.
    """
    groups = {"select": said.select, "ignore": said.ignore, "severity": said.severity}
    for key, names in groups.items():
        for number, name in enumerate(names):
            assert said.place
            where = said.place / key / (name if key == "severity" else number)
            if not is_known(name, own):
                message, fix = unknown_name(name, own), rename_rule(where, name, own)
                yield report(BAD_VALUE, where, message, help=KNOWN_NAMES, fix=fix)
            elif key != "select" and _cannot_go(name):
                message = f'"{name}" is always reported: a map with this error cannot be drawn'
                yield report(BAD_VALUE, where, message, help="mend the map instead")
    for name, options in said.options.items():
        assert said.place
        yield from _options(name, options, said.place / "options" / name)


def _options(name: str, options: Mapping[str, Setting], place: Place) -> Iterator[Diagnostic]:
    rule = next((rule for rule in RULES if name in (rule.problem.code, rule.problem.name)), None)
    if rule is None:
        help = "options are set for one rule, by its code or name"
        message = f'"{name}" names several rules' if is_known(name) else unknown_name(name)
        where = replace(place, is_key=True)
        yield report(BAD_VALUE, where, message, help=help, fix=rename_rule(where, name))
        return
    for option, message, help in option_faults(rule, options):
        yield report(BAD_VALUE, place / option, message, help=help)


KNOWN_NAMES = (
    "a code (CJ302), the start of one (CJ3), a name, or a family; "
    "`cjmap explain --all` lists the rules"
)


def _cannot_go(name: str) -> bool:
    """Tell whether a code or name is that of a rule that always refuses a map."""
    return any(
        name in (rule.problem.code, rule.problem.name) and may_refuse(rule) for rule in RULES
    )


def is_known(name: str, own: Collection[str] = ()) -> bool:
    """Tell whether a name names any rule; `own` are the names of the team's."""
    return name in (OWN, *own) or any(is_named(rule.problem, name) for rule in RULES)


def codes_named(name: str) -> tuple[str, ...]:
    """Return the codes of the rules that a family, or the start of a code, names."""
    return tuple(rule.problem.code for rule in RULES if is_named(rule.problem, name))


def unknown_name(name: str, own: Collection[str] = ()) -> str:
    """Return the message for a name that names no rule."""
    return f'"{name}" is not a rule{meant_rule(name, own)}'


def meant_rule(name: str, own: Collection[str] = ()) -> str:
    """Return `; did you mean "..."?` for a name that names no rule, or nothing."""
    return did_you_mean(name.strip(), [*rule_names(), *own])


def rename_rule(where: Place | Span, name: str, own: Collection[str] = ()) -> Fix | None:
    """Return the fix that writes the rule that a name must mean, if there is only one.

    A code has no neighbours but its own spellings: CJ301 and CJ302 are both right. What may mean
    a rule of the team's, may be its right name.
    """
    code = name.strip().upper().translate(_AS_DIGITS)
    if not is_known(name, own) and code != name and is_known(code):
        return rename(where, name, code)
    return None if nearest(name, own) else rename_to_neighbour(where, name, rule_names())


# CJ3O2 and CJ30l are read like CJ302 and CJ301.
_AS_DIGITS = str.maketrans("OIL", "011")


def rule_names() -> list[str]:
    """Return everything that names rules: codes, names, families."""
    codes = [rule.problem.code for rule in RULES]
    return [*codes, *(rule.problem.name for rule in RULES), *(name for name, _ in FAMILIES)]
