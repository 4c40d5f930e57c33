"""The page of a rule is true: its Bad map has the fault and no other, its Good map has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cjmap
from cjmap.check import Checked
from cjmap.diagnostics import Severity
from cjmap.reporters.explain import DAY, Told, tell
from cjmap.reporters.explain.markdown import page as markdown_page
from cjmap.reporters.explain.text import catalogue, explain
from cjmap.rules import FAMILIES, RULES, Rule
from cjmap.rules.options import spelled
from cjmap.rules.pages import listing, read_page

from ..cli.running import run
from .checking import asking, check_files, codes

EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.problem.code)
# A fault of cjmap itself, or of a file beside it, no map can show.
SHOWN = [rule for rule in RULES if not rule.problem.code.startswith("CJ9")]
EACH_SHOWN = pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.problem.code)
DOCS = Path(__file__).parents[2] / "docs" / "rules"
FAMILY = {rule.problem.code: name for name, rules in FAMILIES for rule in rules}


@EACH_SHOWN
def test_bad_has_this_fault_and_no_other(rule: Rule, tmp_path: Path) -> None:
    checked = check_files(tmp_path, read_page(rule).bad, config=asking(rule))
    code = rule.problem.code
    assert code in codes(checked)
    assert _spoken_of(checked, rule) == {code}


@EACH_SHOWN
def test_bad_reports_it_as_heavy_as_the_page_says(rule: Rule, tmp_path: Path) -> None:
    checked = check_files(tmp_path, read_page(rule).bad, config=asking(rule))
    found = [one.diagnostic for one in checked.found if one.diagnostic.problem == rule.problem]
    assert {one.severity for one in found} == {rule.problem.severity}


@EACH_SHOWN
def test_good_is_good(rule: Rule, tmp_path: Path) -> None:
    checked = check_files(tmp_path, read_page(rule).good, config=asking(rule))
    assert _spoken_of(checked, rule) == set()


def _spoken_of(checked: Checked, rule: Rule) -> set[str]:
    """Return the codes of all errors, of the rule itself, and of what else its family warns of.

    What other families miss is another page's matter: a page about an alias owes no pain points.
    """
    return {
        code
        for found in checked.found
        for code in [found.diagnostic.problem.code]
        if found.diagnostic.severity is Severity.ERROR
        or code == rule.problem.code
        or (
            found.diagnostic.severity is Severity.WARNING
            and FAMILY[code] == FAMILY[rule.problem.code]
        )
    }


def test_every_problem_has_a_page() -> None:
    package = Path(cjmap.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in package.rglob("*.py")]
    codes = {
        code for text in texts for code in re.findall(r'\b(?:Problem|rule)\(\s*"(CJ\d+)"', text)
    }
    assert codes == {rule.problem.code for rule in RULES}


def test_codes_and_names_are_taken_once() -> None:
    assert len({rule.problem.code for rule in RULES}) == len(RULES)
    assert len({rule.problem.name for rule in RULES}) == len(RULES)


@EACH_RULE
def test_a_code_stands_in_the_row_of_its_family(rule: Rule) -> None:
    digit = {
        "reading": "0",
        "references": "1",
        "coverage": "2",
        "method": "3",
        "paths": "4",
        "upkeep": "5",
        "program": "9",
    }
    assert re.fullmatch(r"CJ\d{3}", rule.problem.code)
    assert rule.problem.code[2] == digit[FAMILY[rule.problem.code]]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.problem.name)


@EACH_RULE
def test_a_page_names_the_fault_and_says_why(rule: Rule) -> None:
    page = read_page(rule)
    assert page.title.endswith(".")
    assert len(page.title) <= 90
    assert len(page.text.split()) >= 4


@EACH_RULE
@pytest.mark.parametrize("spell", [explain, markdown_page])
def test_a_page_is_shown_whole(rule: Rule, spell: Callable[[Told], Iterator[str]]) -> None:
    told = tell(rule)
    page, lines = told.page, list(spell(told))
    shown = "\n".join(lines)
    for part in (rule.problem.code, rule.problem.name, page.title, page.text, *rule.silenced_by):
        assert part in shown
    for option in rule.options:
        assert any(option.name in line and spelled(option.usual) in line for line in lines)
    for line in (*listing(page.bad), *told.says, *listing(page.good)):
        assert line in lines or f"    {line}" in lines
    assert ("It speaks in the profile" in shown) is not (rule.usual or rule.by_name)
    assert ("It speaks where settings name it" in shown) is rule.by_name


@EACH_SHOWN
def test_a_page_shows_what_the_command_says(rule: Rule, tmp_path: Path) -> None:
    for name, data in read_page(rule).bad.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    asks = f"rules: {{severity: {{{rule.problem.name}: {rule.problem.severity.value}}}}}\n"
    (tmp_path / "cjmap.yaml").write_text("" if rule.usual else asks, "utf-8")
    ended = run("check", "map.journey.yaml", "--today", DAY.isoformat(), folder=tmp_path)
    last = f"      {rule.problem.code} {rule.problem.name}"
    found = [one for one in ended.stdout.split("\n\n") if one.endswith(last)]
    assert found
    assert [*tell(rule).says] == [*"\n\n".join(found).split("\n"), ""]


@EACH_SHOWN
def test_the_manual_says_what_the_rule_says(rule: Rule) -> None:
    written = (DOCS / f"{rule.problem.name}.md").read_text("utf-8")
    assert [*markdown_page(tell(rule))] == written.splitlines()


def test_every_rule_stands_in_the_list_of_its_family() -> None:
    family = ""
    seen = {}
    for line in catalogue():
        family = family if line.startswith(" ") else line
        if line.startswith(" "):
            code, severity, name = line.split()[:3]
            seen[code] = (family, severity, name, line.endswith(("(in strict)", "(by name)")))
    assert list(seen) == sorted(seen)
    assert seen == {
        rule.problem.code: (
            FAMILY[rule.problem.code],
            rule.problem.severity.value,
            rule.problem.name,
            not rule.usual,
        )
        for rule in RULES
    }
