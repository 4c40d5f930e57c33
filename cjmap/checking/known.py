"""Find the rules of cjmap and of a team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from cjmap.checking.naming import OWN
from cjmap.diagnostics import Diagnostic
from cjmap.rules import FAMILIES, RULES, Rule

if TYPE_CHECKING:
    from cjmap.settings.conditions import OwnRule

BY_NAME = {rule.problem.name: rule for rule in RULES}
_TAKEN = {
    **dict.fromkeys((OWN, *(name for name, _ in FAMILIES)), "a family of rules"),
    **dict.fromkeys(BY_NAME, "a rule of cjmap"),
}


def find_rule(name: str, own: Iterable[OwnRule] = ()) -> Rule | None:
    """Return the rule with a code or name, in any case, or None; `own` are the team's."""
    wanted = name.strip().casefold()
    for rule in (*RULES, *sound_rules(tuple(own))):
        if wanted in (rule.problem.code.casefold(), rule.problem.name):
            return rule
    return None


@cache
def sound_rules(own: tuple[OwnRule, ...]) -> tuple[Rule, ...]:
    """Return the team's rules that can be run; what is wrong with others, `faults_of` says."""
    if not own:
        return ()
    from cjmap.rules.own import own_rule

    return tuple(own_rule(rule) for rule in own if not any(faults_of(rule)))


def faults_of(own: OwnRule) -> Iterator[Diagnostic]:
    """Yield what is wrong with a team's rule."""
    from cjmap.rules.own import check_own

    return check_own(own, _TAKEN)
