"""Gather what is told of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.checking.naming import OWN, family_of
from cjmap.config import Config
from cjmap.diagnostics import Problem
from cjmap.frozen import frozen
from cjmap.manual import USUAL
from cjmap.reporters.explain.example import findings_of
from cjmap.reporters.explain.here import said_here
from cjmap.rules import FAMILIES, Rule
from cjmap.rules.declare import UNBOUNDED, Option
from cjmap.rules.options import spelled
from cjmap.rules.own import own_rule
from cjmap.rules.pages import Page, read_page
from cjmap.settings.conditions import OwnRule


@frozen
class Told:
    """A rule as its readers meet it; `says` are the lines of `check` on the map that is bad.

    `where` is an address of its page, or a path in this repository; `here` are lines of what the
    project around says of it.
    """

    rule: Rule
    family: str
    page: Page
    says: tuple[str, ...]
    where: str | None
    here: tuple[str, ...] = ()

    @property
    def problem(self) -> Problem:
        """The code, the name and the usual severity."""
        return self.rule.problem


def tell(rule: Rule, config: Config | None = None) -> Told:
    """Return what is told of a rule, with what a check says of its bad map.

    With the `config` of a project, that is also what this one says of the rule.
    """
    page = read_page(rule)
    says = findings_of(rule, page.bad) if page.bad else ()
    where = (config.manual if config else USUAL).page(rule.problem)
    here = tuple(said_here(rule, config)) if config else ()
    return Told(rule, family_of(rule.problem), page, says, where, here)


def families(own: Iterable[OwnRule] = ()) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Yield each family with its rules in the order of their codes; `own` are a team's."""
    for family, rules in FAMILIES:
        yield family, tuple(sorted(rules, key=lambda rule: rule.problem.code))
    team = tuple(map(own_rule, own))
    if team:
        yield OWN, team


def bounds(option: Option) -> str:
    """Return what may be set for an option, and what is usual."""
    usual = spelled(option.usual)
    if isinstance(option.usual, tuple):
        possible = f"of {', '.join(option.words)}" if option.words else "any words"
        return f"{possible}; usual: {usual or 'none'}"
    reach = f"{option.low} to {option.high}" if option.high < UNBOUNDED else f"from {option.low} on"
    return f"{reach}; usual: {usual}"
