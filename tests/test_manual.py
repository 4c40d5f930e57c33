"""Every rule has a page, and findings know where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.diagnostics import Problem
from cjmap.manual import Manual, is_address, tells_rules_apart
from cjmap.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
FAX = Problem("CJ999", "no-fax")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.problem.code)
def test_the_page_of_a_rule_is_there(rule) -> None:
    assert (ROOT / Manual().page(rule.problem)).is_file()


@pytest.mark.parametrize(
    ("pages", "page"),
    [
        ("https://a.example/{name}.html", "https://a.example/no-fax.html"),
        ("https://a.example/#{code}", "https://a.example/#CJ999"),
        ("https://a.example/{code}/{name}", "https://a.example/CJ999/no-fax"),
    ],
)
def test_hosted_pages_have_the_name_or_code(pages: str, page: str) -> None:
    assert Manual(pages).page(FAX) == page


def test_a_rule_of_a_team_has_its_own_page_or_none() -> None:
    own = {"no-fax": "https://a.example/fax", "no-telex": None}
    assert Manual(own=own).page(FAX) == "https://a.example/fax"
    assert Manual(own=own).page(Problem("OWN", "no-telex")) is None


@pytest.mark.parametrize("said", ["http://a.example", "https://a.example/rules?of={name}"])
def test_addresses(said: str) -> None:
    assert is_address(said)


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "docs/rules/{name}.md",
        "https://",
        "https:///rules",
        "https://a.example b",
        "See https://a.example",
        "javascript:alert(1)",
        "ftp://a.example",
        "//a.example",
    ],
)
def test_no_addresses(said: str | None) -> None:
    assert not is_address(said)


def test_what_tells_rules_apart() -> None:
    assert tells_rules_apart("https://a.example/{name}")
    assert tells_rules_apart("https://a.example/{code}")
    assert not tells_rules_apart("https://a.example/{id}")
