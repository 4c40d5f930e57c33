"""SARIF 2.1.0, which code scanning and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and the limits of GitHub:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from cjmap.check import Checked
from cjmap.checking.locate import Position
from cjmap.diagnostics import Severity
from cjmap.frozen import frozen
from cjmap.renderers.text import terminal
from cjmap.reporters.forms.remark import Remark, heaviest
from cjmap.reporters.json import spelled
from cjmap.source import way_to
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
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
    None: "none",
}


@frozen
class Rule:
    """What remarks of a kind are about.

    `title` is a sentence, `about` a few. `severity` is the usual one, None where it is no fault.
    `help` is a page as text and as Markdown, `page` its address on the web; "" where there is
    none.
    """

    name: str
    title: str
    about: str
    severity: Severity | None
    tags: tuple[str, ...]
    help: tuple[str, str] = ("", "")
    page: str = ""


@frozen
class Log:
    """What is to be said of a run.

    `what` it is that remarks are, in the plural, `mark` what their fingerprints are called.
    `files` are those that were looked at, named from the root of the repository. `category`
    keeps results apart from those of other commands, "" where the host does. `notes` say what
    could not be looked at.
    """

    remarks: tuple[Remark, ...]
    rule: Callable[[str], Rule]
    files: tuple[str, ...]
    reasons: tuple[str, ...]
    what: str
    mark: str
    category: str = ""
    notes: tuple[str, ...] = ()


def files_of(maps: Iterable[Checked | None], root: str) -> tuple[str, ...]:
    """Return the files of the maps that are there, named from the root."""
    return tuple(way_to(file, root) for one in maps if one for file in one.loaded.sources)


def document(log: Log) -> str:
    """Return one JSON document with one run: its rules, its files, its results."""
    return spelled({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(log)]})


def _run(log: Log) -> dict[str, Any]:
    kept = heaviest(log.remarks, MOST_RESULTS)
    order = {rule: number for number, rule in enumerate(dict.fromkeys(one.rule for one in kept))}
    rules = [_rule(id, log.rule(id)) for id in order]
    run: dict[str, Any] = {"tool": {"driver": {"name": "cjmap", "rules": rules}}}
    if log.category:
        run["automationDetails"] = {"id": f"{log.category}/"}
    return run | {
        "invocations": [_invocation(log, len(log.remarks) - len(kept))],
        "originalUriBaseIds": {_ROOT: {"description": _text("the root of the repository")}},
        # Columns are counted in characters everywhere in cjmap.
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": _artifact(file), "roles": ["analysisTarget"]}
            for file in dict.fromkeys(log.files)
        ],
        "results": [_result(one, order[one.rule], log) for one in kept],
    }


def _invocation(log: Log, left: int) -> dict[str, Any]:
    invocation: dict[str, Any] = {
        "executionSuccessful": True,
        "exitCode": int(bool(log.reasons)),
    }
    if log.reasons:
        said = "; ".join(terminal(reason) for reason in log.reasons)
        invocation["exitCodeDescription"] = f"fails because {said}"
    notes = list(log.notes)
    if left:
        notes.append(f"{left} {log.what} are left out: GitHub takes {MOST_RESULTS} at most")
    if notes:
        invocation["toolExecutionNotifications"] = [
            {"level": "warning", "message": _text(note)} for note in notes
        ]
    return invocation


def _rule(id: str, rule: Rule) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": terminal(id),
        "name": terminal(rule.name),
        "shortDescription": _text(rule.title[:_MOST_DESCRIBED]),
        "fullDescription": _text((rule.about or rule.title)[:_MOST_DESCRIBED]),
        "defaultConfiguration": _configuration(rule),
        "properties": {"tags": ["customer-journey", *rule.tags]},
    }
    text, markdown = rule.help
    if text:
        said["help"] = {"text": text, "markdown": markdown}
    if rule.page:
        said["helpUri"] = encoded(rule.page)
    return said


def _configuration(rule: Rule) -> dict[str, Any]:
    is_off = rule.severity is Severity.OFF
    return {"enabled": False} if is_off else {"level": _LEVELS[rule.severity]}


def _result(one: Remark, index: int, log: Log) -> dict[str, Any]:
    location = _location(one.at)
    if one.route:
        location["logicalLocations"] = [{"fullyQualifiedName": terminal(one.route)}]
    result: dict[str, Any] = {"ruleId": terminal(one.rule), "ruleIndex": index}
    if one.severity is None:
        # The standard allows no other level for what is no fault.
        result["kind"] = "informational"
    result |= {
        "level": _LEVELS[one.severity],
        "message": _text(one.message, *one.help.splitlines()),
        "locations": [location],
        # Not primaryLocationLineHash: GitHub's upload works that out itself, of the line.
        "partialFingerprints": {log.mark: one.mark},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, **_location(at), "message": _text(message)}
            for number, (message, at) in enumerate(one.related[:MOST_PLACES], 1)
        ]
    return result


def _location(at: Position) -> dict[str, Any]:
    region = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(at.file), "region": region}}


def _artifact(file: str) -> dict[str, str]:
    return {"uri": quote(os.fsencode(file)), "uriBaseId": _ROOT}


def _text(*said: str) -> dict[str, str]:
    r"""Return a message of lines in which nothing is a link.

    >>> _text("a comma in […]"), _text("[here](https://evil.example)")
    ({'text': 'a comma in […]'}, {'text': '\\[here\\](https://evil.example)'})
    """
    text = "\n".join(map(terminal, said))
    return {"text": re.sub(r"[\\\[\]]", r"\\\g<0>", text) if "](" in text else text}
