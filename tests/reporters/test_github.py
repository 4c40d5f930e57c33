"""What the runner of GitHub Actions makes of a report."""

from __future__ import annotations

from collections import Counter

import pytest

from cjmap.diagnostics import Severity
from cjmap.reporters import Report
from cjmap.reporters.verdict import TooHeavy

from .reports import finding, told
from .runner import Command, obey

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def commands(report: Report) -> list[Command]:
    read = (obey(line) for line in told(report, "github"))
    return [command for command in read if command]


def test_an_annotation_says_where_what_and_what_would_be_right() -> None:
    page = "https://handbook.example/a"
    one = finding("50 %: no", file="a, b: c.yaml", help="say it\nonce", page=page)
    assert commands(Report((), (one,))) == [
        Command(
            "warning",
            {
                "file": "a, b: c.yaml",
                "line": "3",
                "endLine": "3",
                "col": "5",
                "endColumn": "9",
                "title": "CJ999 a-rule",
            },
            f"50 %: no\nsay it\nonce\n{page}",
        )
    ]


def test_a_range_that_spans_lines_has_no_columns() -> None:
    [one] = commands(Report((), (finding(lines=(3, 7)),)))
    assert one.properties.keys() == {"file", "line", "endLine", "title"}
    assert (one.properties["line"], one.properties["endLine"]) == ("3", "7")


def test_a_page_in_the_repository_is_no_address() -> None:
    [one] = commands(Report((), (finding(page="docs/rules/a-rule.md"),)))
    assert one.message == "it is so"


def test_the_heaviest_come_first_and_no_more_than_are_shown() -> None:
    found = [finding(f"w{number}", count=number) for number in range(1, 15)]
    found += [finding(f"e{number}", severity=ERROR) for number in range(12)]
    found += [finding("n", severity=NOTE)]
    read = commands(Report((), tuple(found), (TooHeavy(((ERROR, 12),)),)))
    kinds = Counter(one.name for one in read)
    assert kinds == {"error": 10, "warning": 9, "notice": 1}
    assert [one.name for one in read] == ["error"] * 10 + ["warning"] * 9 + ["notice"]
    assert read[0].message == (
        "0 maps: 12 errors, 14 warnings, 1 note\nfails because of 12 errors\n8 more findings than "
        "GitHub shows beside the lines; the log of this step has all"
    )
    assert [one.message for one in read[10:19]] == [f"w{number}" for number in range(14, 5, -1)]
    log = [line for line in told(Report((), tuple(found)), "github") if not obey(line)]
    assert len(log) == 8 + 1
    assert "map.journey.yaml:3:5: error CJ999 e9" in log


def test_what_is_too_much_is_said_where_nothing_fails() -> None:
    first, *_ = commands(Report((), tuple(finding(f"w{number}") for number in range(11))))
    assert first.name == "notice"
    assert "2 more findings than GitHub shows" in first.message


@pytest.mark.parametrize("said", ["::stop-commands::x", "##[add-mask]a", " ::error::no"])
def test_no_map_gives_commands_in_the_log(said: str) -> None:
    found = [finding(f"{said}{number}", file=f"{said}.yaml") for number in range(12)]
    names = {one.name for one in commands(Report((), tuple(found)))}
    assert names == {"notice", "warning"}
