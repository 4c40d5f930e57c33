"""Findings as SARIF, each rule with its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.check import Found
from cjmap.checking.known import find_rule
from cjmap.checking.naming import family_of
from cjmap.manual import is_address
from cjmap.reporters.findings import remarks, rule_id
from cjmap.reporters.forms.sarif import Log, Rule, document
from cjmap.reporters.report import Report
from cjmap.rules.pages import Page, listing, read_page


def lines(report: Report) -> Iterator[str]:
    """Yield one JSON document with one run: its rules, its maps, its results."""
    rules = {rule_id(found.diagnostic.problem): found for found in reversed(report.found)}
    yield document(
        Log(
            tuple(remarks(report)),
            rule=lambda id: _rule(rules[id]),
            files=tuple(map(report.named, _files(report))),
            reasons=report.why,
            what="findings",
            mark="cjmapFinding/v1",
        )
    )


def _files(report: Report) -> Iterator[str]:
    yield from (found.at.file for found in report.settings)
    for checked in report.maps:
        yield from checked.loaded.sources


def _rule(found: Found) -> Rule:
    problem = found.diagnostic.problem
    known = find_rule(problem.name)
    page = read_page(known) if known else None
    return Rule(
        problem.name,
        title=page.title if page else problem.name,
        about=_beginning(page.text) if page else "",
        severity=problem.severity,
        tags=(family_of(problem),),
        help=_help(page) if page and page.text else ("", ""),
        page=found.page if found.page and is_address(found.page) else "",
    )


def _help(page: Page) -> tuple[str, str]:
    examples = [*_example("Bad", page.bad), *_example("Good", page.good)]
    return page.text, "\n".join([page.text, *examples])


def _beginning(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _example(title: str, files: dict[str, bytes]) -> Iterable[str]:
    return ("", f"**{title}:**", "", "```yaml", *listing(files), "```") if files else ()
