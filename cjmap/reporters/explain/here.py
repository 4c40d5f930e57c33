"""Say what a project's settings make of a rule, and what its own rules ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cjmap.checking.weigh import is_asked, weigh
from cjmap.config import Config
from cjmap.diagnostics import report
from cjmap.place import Place
from cjmap.rules import Rule
from cjmap.rules.options import options_of, spelled
from cjmap.settings.conditions import (
    Condition,
    Length,
    Like,
    OneOf,
    OwnRule,
    Test,
    Within,
    Written,
)


def said_here(rule: Rule, config: Config) -> Iterator[str]:
    """Yield what a team's rule asks, and what is different from usual for a rule of cjmap.

    What holds for single paths of the project only, is not told.
    """
    own = next((one for one in config.own if one.name == rule.problem.name), None)
    if own:
        yield from _asked(own)
    yield from _weighed(rule, config)
    chosen = options_of(rule, config.rules.options)
    for option in rule.options:
        if chosen[option.name] != option.usual:
            yield f"{option.name}: {spelled(chosen[option.name])}"


def _weighed(rule: Rule, config: Config) -> Iterator[str]:
    """Yield how a rule speaks in the project, where that is not as usual."""
    found = report(rule.problem, Place(""), "")
    said = next(weigh([found], config.rules), None) if is_asked(rule, config.rules) else None
    if said is None and rule.usual:
        yield "it does not speak"
    elif said and said.severity is not found.severity:
        yield f"severity: {said.severity.value}"


def _asked(own: OwnRule) -> Iterator[str]:
    yield f"over: {own.over}"
    if own.when:
        yield f"when: {_all(own.when)}"
    yield f"require: {_all(own.require)}"


def _all(conditions: Iterable[Condition]) -> str:
    return ", and ".join(f"`{one.key}` {_said(one.test)}" for one in conditions)


def _said(test: Test) -> str:
    match test:
        case Written(wanted):
            return "is written" if wanted else "is not written"
        case OneOf(words):
            return f"is {_either(words)}"
        case Like(patterns):
            return f"fits {_either(patterns)}"
        case Within(least, most):
            return f"is {_between(least, most)}"
        case Length(shortest, longest):
            return f"has {_between(shortest, longest)} characters"


def _either(words: Iterable[str]) -> str:
    return " or ".join(f'"{word}"' for word in words)


def _between(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return f"at most {high}"
    return f"at least {low}" if high is None else f"from {low} to {high}"
