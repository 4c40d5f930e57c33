"""The page of a rule, for terminals and for docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.conditions import OwnRule
from cjmap.renderers.text import terminal
from cjmap.rules import FAMILIES, Rule
from cjmap.rules.own import own_rule
from cjmap.rules.pages import MAP_FILE, Page, read_page


def explain(rule: Rule) -> Iterator[str]:
    """Yield the lines of a rule's page for a terminal."""
    problem, page = rule.problem, read_page(rule)
    yield f"{problem.code} {problem.name} ({problem.severity.value})"
    yield ""
    yield terminal(page.title)
    if page.text:
        yield ""
        yield from map(terminal, page.text.splitlines())
    for name, files in (("Bad", page.bad), ("Good", page.good)) if page.bad else ():
        yield ""
        yield f"{name}:"
        yield from (f"    {line}".rstrip() for line in _listing(files))


def catalogue(own: Iterable[OwnRule] = ()) -> Iterator[str]:
    """Yield a line for every rule: code, severity, name, and what it finds; `own` are a team's."""
    families = (*FAMILIES, ("own", tuple(map(own_rule, own))))
    for family, rules in (one for one in families if one[1]):
        yield f"{family}"
        for rule in rules:
            problem = rule.problem
            head = f"  {problem.code}  {problem.severity.value:7}  {problem.name}"
            yield f"{head:46}  {terminal(read_page(rule).title.rstrip('.'))}"


def rules_page() -> str:
    """Return docs/rules.md: every rule by family, with its Bad and Good maps."""
    return "\n".join(_rules_page()) + "\n"


def _rules_page() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "<!-- Made by `make docs` from the docstrings in cjmap/rules. -->"
    yield ""
    yield from _INTRODUCTION
    for family, rules in FAMILIES:
        yield f"\n## {family.capitalize()}\n"
        for rule in rules:
            yield from _rule(rule, read_page(rule))


def _rule(rule: Rule, page: Page) -> Iterator[str]:
    problem = rule.problem
    yield f"### {problem.code} {problem.name}\n"
    yield f"**{page.title}** Severity: {problem.severity.value}.\n"
    if page.text:
        yield f"{page.text}\n"
    for name, files in (("Bad", page.bad), ("Good", page.good)):
        yield f"{name}:\n"
        yield "```yaml"
        yield from _listing(files)
        yield "```\n"


def _listing(files: dict[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        if name != MAP_FILE:
            yield f"# in the file {name}:"
        yield from data.decode("utf-8", "backslashreplace").splitlines()


_INTRODUCTION = (
    "An **error** says that a map cannot be read, or leaves a phase empty; a **warning**, that the",
    "method asks for more; a **note** is worth a look. A finding is reported once, at the highest",
    "level at which it is true. Errors of the first two families keep a map from being built.",
    "",
    "`cjmap.yaml` chooses among the rules and weighs them, by code, by the start of a code, by",
    "name or by family:",
    "",
    "```yaml",
    "rules:",
    "  ignore: [unused]",
    "  severity: {CJ301: error}",
    "```",
    "",
    "A comment in the map sets a finding aside for its line, or for the block that the line opens.",
    "It needs a reason:",
    "",
    "```yaml",
    "touchpoints:",
    "  waiting:  # cjmap: ignore[CJ302] because the queue is the city's, not ours",
    "    name: Waiting in line",
    "```",
)
