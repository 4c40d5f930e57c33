"""The results of tests as XML, for any CI that shows those.

There is no standard; this keeps to what Jenkins and GitLab read.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from cjmap.frozen import frozen
from cjmap.renderers.text import one_line, terminal


@frozen
class Case:
    """Something that passes, or fails with a `failure`, which says why in a line.

    `kind` is of which sort the failure is, `detail` what is told of it in lines; `said` is told
    whether it fails or not.
    """

    name: str
    said: tuple[str, ...] = ()
    failure: str = ""
    kind: str = ""
    detail: tuple[str, ...] = ()


@frozen
class Suite:
    """The cases of a file."""

    name: str
    cases: tuple[Case, ...]


def results(
    name: str, suites: Iterable[Suite], *, reasons: tuple[str, ...], summary: str
) -> Iterator[str]:
    """Yield one XML document; its first suite says whether the run fails, and why."""
    why = "; ".join(f"fails because {reason}" for reason in reasons)
    result = Case("result", (summary,), why, "result")
    root = ET.Element("testsuites", name=name)
    for suite in (Suite(name, (result,)), *suites):
        _add_suite(root, suite)
    for one in (*root, root):
        one.set("tests", str(len(one.findall(".//testcase"))))
        one.set("failures", str(len(one.findall(".//failure"))))
        one.set("errors", "0")
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ET.tostring(root, encoding="unicode")


def _add_suite(root: ET.Element, suite: Suite) -> None:
    file = _held(suite.name)
    element = ET.SubElement(root, "testsuite", name=file)
    for one in suite.cases:
        case = ET.SubElement(element, "testcase", classname=file, name=_held(one.name))
        if one.failure:
            failure = ET.SubElement(case, "failure", type=one.kind, message=_held(one.failure))
            failure.text = _lines(one.detail)
        if one.said:
            ET.SubElement(case, "system-out").text = _lines(one.said)


def _lines(said: tuple[str, ...]) -> str | None:
    """Return lines below each other, the blanks before them kept; None where there are none."""
    indented = (" " * (len(line) - len(line.lstrip(" "))) + _held(line) for line in said)
    return "\n".join(indented) or None


def _held(text: str) -> str:
    """Return a text as one line that XML can hold."""
    return one_line(terminal(text))
