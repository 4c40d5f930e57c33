"""Findings as the results of tests, for any CI that shows those.

A file is a suite, a rule a case in it, so that a CI tells since when one fails; a map without
findings is a case that passes. There is no standard; this keeps to what Jenkins and GitLab read.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from cjmap.check import Found
from cjmap.renderers.text import one_line, terminal
from cjmap.reporters import concise
from cjmap.reporters.report import Report
from cjmap.reporters.text import summary

_NAME = "cjmap check"


def lines(report: Report) -> Iterator[str]:
    """Yield one XML document; what fails in it is what makes the run fail."""
    root = ET.Element("testsuites", name=_NAME)
    _add_result(root, report)
    files: dict[str, list[Found]] = {}
    for found in report.settings:
        files.setdefault(found.at.file, [])
    for checked in report.maps:
        files.setdefault(next(iter(checked.loaded.sources)), [])
    for found in report.found:
        files.setdefault(found.at.file, []).append(found)
    for file, findings in files.items():
        _add_file(root, report, _said(report.named(file)), findings)
    for suite in (*root, root):
        suite.set("tests", str(len(suite.findall(".//testcase"))))
        suite.set("failures", str(len(suite.findall(".//failure"))))
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ET.tostring(root, encoding="unicode")


def _add_result(root: ET.Element, report: Report) -> None:
    """Add a suite that says whether the run fails, which coverage alone may bring about."""
    case = _case(ET.SubElement(root, "testsuite", name=_NAME), _NAME, "result")
    if report.reasons:
        said = "; ".join(f"fails because {reason}" for reason in report.reasons)
        ET.SubElement(case, "failure", type="result", message=_said(said))
    ET.SubElement(case, "system-out").text = _said(summary(report))


def _add_file(root: ET.Element, report: Report, file: str, findings: Sequence[Found]) -> None:
    suite = ET.SubElement(root, "testsuite", name=file)
    rules: dict[str, list[Found]] = {}
    for found in findings:
        problem = found.diagnostic.problem
        rules.setdefault(_said(f"{problem.code} {problem.name}"), []).append(found)
    for name, same in rules.items():
        _add_findings(_case(suite, file, name), report, same)
    if not rules:
        _case(suite, file, "nothing found")


def _add_findings(case: ET.Element, report: Report, same: Sequence[Found]) -> None:
    """Say findings of one rule: as a failure from the severity on that makes the run fail."""
    first = max(same, key=lambda one: one.diagnostic.severity).diagnostic
    said = "\n".join(line for found in same for line in _lines(found))
    if report.fails_from is None or first.severity < report.fails_from:
        ET.SubElement(case, "system-out").text = said
        return
    more = f" (and {len(same) - 1} more)" if len(same) > 1 else ""
    message = _said(first.message) + more
    failure = ET.SubElement(case, "failure", type=first.severity.value, message=message)
    failure.text = said


def _lines(found: Found) -> Iterator[str]:
    yield _said(concise.line(found))
    for line in found.diagnostic.help.splitlines():
        yield f"    {_said(line)}"


def _case(suite: ET.Element, file: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=file, name=name)


def _said(text: str) -> str:
    """Return a text as one line that XML can hold."""
    return one_line(terminal(text))
