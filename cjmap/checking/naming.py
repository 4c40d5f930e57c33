"""Tell which rules a name names: a code, the start of one, a rule's name, a family."""

from __future__ import annotations

from collections.abc import Collection

from cjmap.diagnostics import Fix, Problem, rename, rename_to_neighbour
from cjmap.place import Place, Span
from cjmap.rules import FAMILIES, RULES
from cjmap.words.suggest import did_you_mean, nearest

OWN = "own"

_FAMILY_OF = {rule.problem.code: name for name, rules in FAMILIES for rule in rules}


def family_of(problem: Problem) -> str:
    """Return the family of a problem's rule; those that are not cjmap's are a team's own."""
    return _FAMILY_OF.get(problem.code, OWN)


def is_named(problem: Problem, name: str) -> bool:
    """Tell whether a code, the start of one, a rule's name or a family names a problem."""
    return closeness(problem, name) > 0


def closeness(problem: Problem, name: str) -> int:
    """Return how closely a name fits: a family less than the start of a code, that less than it."""
    if name in (problem.code, problem.name):
        return 9
    if len(name) > 2 and problem.code.startswith(name):
        return len(name)
    return int(name == family_of(problem))


KNOWN_NAMES = (
    "a code (CJ302), the start of one (CJ3), a name, or a family; "
    "`cjmap explain --all` lists the rules"
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
