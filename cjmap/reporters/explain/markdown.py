"""The page of a rule in Markdown, and the table of all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.reporters.explain.told import Told, bounds, families
from cjmap.rules.pages import listing, read_page

_MADE = "<!-- Made by `make docs` from the docstring of the rule in cjmap/rules. -->"
_HEAD = ("| code | name | severity | what it finds |", "| --- | --- | --- | --- |")


def page(told: Told) -> Iterator[str]:
    """Yield the lines of the page of a rule of cjmap's."""
    problem, said = told.problem, told.page
    yield from (f"# {problem.code} {problem.name}", "", _MADE, "", f"**{said.title}**", "")
    yield from (*_kind(told), "")
    if said.text:
        yield from (*said.text.splitlines(), "")
    if told.rule.options:
        yield from _options(told)
    if said.bad:
        yield from _example("## Bad", "yaml", listing(said.bad))
        yield from _example("`cjmap check` says:", "text", told.says[:-1])
        yield from _example("## Good", "yaml", listing(said.good))
    yield "[All rules](../rules.md)"


def table() -> Iterator[str]:
    """Yield the tables of cjmap's rules, family by family, each with a link to its page."""
    for family, rules in families():
        yield from ("", f"### {family.capitalize()}", "", *_HEAD)
        for rule in rules:
            problem, title = rule.problem, read_page(rule).title.rstrip(".")
            where = "by name" if rule.by_name else "" if rule.usual else "in `strict`"
            weighs = f"{problem.severity.value}, {where}" if where else problem.severity.value
            yield f"| {problem.code} | {_link(problem.name, 'rules/')} | {weighs} | {title} |"


def _kind(told: Told) -> Iterator[str]:
    severity, family = told.problem.severity.value, told.family
    yield f"Severity: {severity}. Family: [{family}](../rules.md#{family})."
    if told.rule.by_name:
        yield "It speaks where settings name it."
    elif not told.rule.usual:
        yield "It speaks in the profile `strict`, and where settings name it."
    if told.rule.silenced_by:
        causes = ", ".join(map(_link, told.rule.silenced_by))
        yield f"It is silent where the cause is said by {causes}."


def _options(told: Told) -> Iterator[str]:
    yield from ("## Options", "", "| option | what it is for | possible |", "| --- | --- | --- |")
    for option in told.rule.options:
        yield f"| `{option.name}` | {option.about} | {bounds(option)} |"
    yield ""


def _link(name: str, folder: str = "") -> str:
    return f"[{name}]({folder}{name}.md)"


def _example(title: str, language: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (title, "", f"```{language}", *lines, "```", "")
