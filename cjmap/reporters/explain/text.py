"""The page of a rule for a terminal, and the list of all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.manual import is_address
from cjmap.renderers.text import terminal
from cjmap.reporters.explain.told import Told, bounds, families
from cjmap.rules.pages import listing, read_page
from cjmap.settings.conditions import OwnRule


def explain(told: Told) -> Iterator[str]:
    """Yield the lines of a rule's page."""
    problem, page = told.problem, told.page
    yield f"{problem.code} {problem.name} ({problem.severity.value}, {told.family})"
    yield ""
    yield terminal(page.title)
    if page.text:
        yield from ("", *map(terminal, page.text.splitlines()))
    yield from _when(told)
    yield from _options(told)
    yield from _example("In this project:", map(terminal, told.here)) if told.here else ()
    if page.bad:
        yield from _example("Bad:", listing(page.bad))
        yield from _example("`cjmap check` says:", told.says[:-1])
        yield from _example("Good:", listing(page.good))
    if told.where and is_address(told.where) and told.where != page.text:
        yield from ("", terminal(told.where))


def catalogue(own: Iterable[OwnRule] = ()) -> Iterator[str]:
    """Yield a line for every rule: code, severity, name, and what it finds; `own` are a team's."""
    listed = tuple(families(own))
    widest = max(len(rule.problem.name) for _, rules in listed for rule in rules)
    for family, rules in listed:
        yield family
        for rule in rules:
            problem, title = rule.problem, read_page(rule).title.rstrip(".")
            head = f"  {problem.code}  {problem.severity.value:7}  {problem.name:{widest}}"
            when = " (by name)" if rule.by_name else "" if rule.usual else " (in strict)"
            yield f"{head}  {terminal(title)}{when}"


def _when(told: Told) -> Iterator[str]:
    if told.rule.by_name:
        yield from ("", "It speaks where settings name it.")
    elif not told.rule.usual:
        yield from ("", "It speaks in the profile strict, and where settings name it.")
    if told.rule.silenced_by:
        causes = ", ".join(told.rule.silenced_by)
        yield from ("", f"It is silent where the cause is said by {causes}.")


def _options(told: Told) -> Iterator[str]:
    lines = [f"{one.name}: {one.about} ({bounds(one)})" for one in told.rule.options]
    yield from _example("Options:", lines) if lines else ()


def _example(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"    {line}".rstrip() for line in lines)
