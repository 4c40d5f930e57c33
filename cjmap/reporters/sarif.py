"""Findings as SARIF 2.1.0, which code scanning and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and the limits of GitHub:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from cjmap.check import Found
from cjmap.checking.known import find_rule
from cjmap.checking.locate import Position
from cjmap.checking.naming import OWN, family_of
from cjmap.diagnostics import Problem, Severity
from cjmap.manual import is_address
from cjmap.renderers.text import terminal
from cjmap.reporters.fingerprints import identified
from cjmap.reporters.json import spelled
from cjmap.reporters.report import Report, heaviest_first
from cjmap.rules.pages import listing, read_page
from cjmap.words.address import encoded

# GitHub refuses a file with more results, and a result with more places than a thousand.
MOST_RESULTS = 25_000
MOST_PLACES = 999
# GitHub cuts descriptions there.
_MOST_DESCRIBED = 1024
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def lines(report: Report) -> Iterator[str]:
    """Yield one JSON document with one run: its rules, its maps, its results."""
    yield spelled({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]})


def _run(report: Report) -> dict[str, Any]:
    marks = {id(found): (found, mark) for found, mark in identified(report)}
    kept = heaviest_first(found for found, _ in marks.values())[:MOST_RESULTS]
    chosen = {id(found) for found in kept}
    results = [pair for key, pair in marks.items() if key in chosen]
    rules: dict[str, Found] = {}
    for found, _ in results:
        rules.setdefault(_rule_id(found.diagnostic.problem), found)
    order = list(rules)
    return {
        "tool": {"driver": {"name": "cjmap", "rules": [_rule(one) for one in rules.values()]}},
        "invocations": [_invocation(report, len(marks) - len(results))],
        "originalUriBaseIds": {_ROOT: {"description": _text("the root of the repository")}},
        # Columns are counted in characters everywhere in cjmap.
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": _artifact(name, report), "roles": ["analysisTarget"]}
            for name in dict.fromkeys(_files(report))
        ],
        "results": [_result(found, mark, order, report) for found, mark in results],
    }


def _files(report: Report) -> Iterator[str]:
    yield from (found.at.file for found in report.settings)
    for checked in report.maps:
        yield from checked.loaded.sources


def _invocation(report: Report, left: int) -> dict[str, Any]:
    invocation: dict[str, Any] = {
        "executionSuccessful": True,
        "exitCode": int(bool(report.reasons)),
    }
    if report.reasons:
        said = "; ".join(terminal(reason) for reason in report.reasons)
        invocation["exitCodeDescription"] = f"fails because {said}"
    if left:
        message = f"{left} findings are left out: GitHub takes {MOST_RESULTS} at most"
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": _text(message)}]
    return invocation


def _rule_id(problem: Problem) -> str:
    """Return the code of a rule; a team's own rules share theirs."""
    is_own = family_of(problem) == OWN
    return terminal(f"{problem.code}/{problem.name}" if is_own else problem.code)


def _rule(found: Found) -> dict[str, Any]:
    problem = found.diagnostic.problem
    rule = find_rule(problem.name)
    page = read_page(rule) if rule else None
    title = page.title if page else problem.name
    about = _beginning(page.text) if page else ""
    level = _LEVELS.get(problem.severity)
    said: dict[str, Any] = {
        "id": _rule_id(problem),
        "name": terminal(problem.name),
        "shortDescription": _text(title[:_MOST_DESCRIBED]),
        "fullDescription": _text((about or title)[:_MOST_DESCRIBED]),
        "defaultConfiguration": {"level": level} if level else {"enabled": False},
        "properties": {"tags": ["customer-journey", family_of(problem)]},
    }
    if page and page.text:
        examples = [*_example("Bad", page.bad), *_example("Good", page.good)]
        said["help"] = {"text": page.text, "markdown": "\n".join([page.text, *examples])}
    if found.page and is_address(found.page):
        said["helpUri"] = encoded(found.page)
    return said


def _beginning(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _example(title: str, files: dict[str, bytes]) -> Iterable[str]:
    return ("", f"**{title}:**", "", "```yaml", *listing(files), "```") if files else ()


def _result(found: Found, mark: str, order: list[str], report: Report) -> dict[str, Any]:
    one = found.diagnostic
    rule = _rule_id(one.problem)
    through = f" ({found.through})" if found.through else ""
    location = _location(found.at, report)
    if found.route:
        location["logicalLocations"] = [{"fullyQualifiedName": terminal(found.route)}]
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": order.index(rule),
        "level": _LEVELS[one.severity],
        "message": _text(one.message + through, *one.help.splitlines()),
        "locations": [location],
        # Not primaryLocationLineHash: GitHub's upload works that out itself, of the line.
        "partialFingerprints": {"cjmapFinding/v1": mark},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, **_location(at, report), "message": _text(message)}
            for number, (message, at) in enumerate(found.related[:MOST_PLACES], 1)
        ]
    return result


def _location(at: Position, report: Report) -> dict[str, Any]:
    region = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    place = {"artifactLocation": _artifact(at.file, report), "region": region}
    return {"physicalLocation": place}


def _artifact(file: str, report: Report) -> dict[str, str]:
    return {"uri": quote(os.fsencode(report.named(file))), "uriBaseId": _ROOT}


def _text(*said: str) -> dict[str, str]:
    r"""Return a message of lines in which nothing is a link.

    >>> _text("a comma in […]"), _text("[here](https://evil.example)")
    ({'text': 'a comma in […]'}, {'text': '\\[here\\](https://evil.example)'})
    """
    text = "\n".join(map(terminal, said))
    return {"text": re.sub(r"[\\\[\]]", r"\\\g<0>", text) if "](" in text else text}
