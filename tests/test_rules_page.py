"""The page on rules tells nothing that does not work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjmap.rules import RULES
from cjmap.rules.pages import read_page

from .cli.running import Ended, run

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = (DOCS / "rules.md").read_text("utf-8")
EXAMPLE = DOCS.parent / "examples" / "rohentwurf" / "rohentwurf.journey.yaml"
COMMANDS = re.findall(r"^\$ cjmap (.+)$", PAGE, re.MULTILINE)
SETTINGS = re.findall(r"^```yaml\n(rules:\n.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
MAP = """\
title: Shoes
phases: {buy: {name: Buy}}
touchpoints:
  ad: {name: Advertisement, solutions: Shows the price}
  desk: {name: Cash desk, pain_points: The queue is long}
"""


def crowded(touchpoints: int) -> str:
    cards = "".join(f"  card-{number}: {{name: Card {number}}}\n" for number in range(touchpoints))
    return f"title: Shoes\nphases: {{buy: {{name: Buy}}}}\ntouchpoints:\n{cards}"


def check(folder: Path, settings: str, name: str, text: str, *more: str) -> Ended:
    """Return what a check says, under these settings, of a map in a project."""
    (folder / "cjmap.yaml").write_text(settings, "utf-8")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    asked = ("--today", "2026-11-22", "--format", "concise", *more)
    return run("check", *asked, folder=folder)


def settings_with(word: str) -> str:
    (found,) = (one for one in SETTINGS if re.search(rf"^  {word}:", one, re.MULTILINE))
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_work(command: str, tmp_path: Path) -> None:
    (tmp_path / "draft.journey.yaml").write_bytes(EXAMPLE.read_bytes())
    ended = run(*command.split(), folder=tmp_path)
    assert "error:" not in ended.stderr
    assert ended.status in (0, 1)


@pytest.mark.parametrize("settings", SETTINGS)
def test_settings_are_sound(settings: str, tmp_path: Path) -> None:
    # Patterns fit no map of so small a project.
    said = check(tmp_path, settings, "a.journey.yaml", MAP).stdout.splitlines()
    assert not [line for line in said if "cjmap.yaml" in line and "CJ903" not in line]


def test_a_profile_of_ones_own_weighs_otherwise(tmp_path: Path) -> None:
    ended = check(tmp_path, settings_with("profiles"), "a.journey.yaml", MAP)
    assert "error CJ302" in ended.stdout
    assert ended.status == 1


def test_what_is_ignored_is_not_reported(tmp_path: Path) -> None:
    channels = "channels: {fax: {name: Fax}}\n"
    usual = check(tmp_path, "", "a.journey.yaml", MAP + channels)
    assert "CJ120" in usual.stdout
    ended = check(tmp_path, settings_with("ignore"), "a.journey.yaml", MAP + channels)
    assert "CJ120" not in ended.stdout


def test_naming_a_rule_of_strict_has_it_speak(tmp_path: Path) -> None:
    assert "CJ323" not in check(tmp_path, "", "a.journey.yaml", crowded(10)).stdout
    ended = check(tmp_path, settings_with("ignore"), "a.journey.yaml", crowded(10))
    assert "warning CJ323" in ended.stdout


def test_an_option_moves_the_number(tmp_path: Path) -> None:
    assert "CJ321" not in check(tmp_path, "", "a.journey.yaml", crowded(9)).stdout
    ended = check(tmp_path, settings_with("options"), "a.journey.yaml", crowded(9))
    assert "CJ321" in ended.stdout


def test_a_path_has_settings_of_its_own(tmp_path: Path) -> None:
    settings = settings_with("paths")
    assert "CJ302" in check(tmp_path, settings, "a.journey.yaml", MAP).stdout
    ended = check(tmp_path, settings, "drafts/b.journey.yaml", MAP, "drafts")
    assert ended.stdout == ""


def test_a_rule_of_ones_own_speaks_and_has_a_page(tmp_path: Path) -> None:
    moment = MAP.replace("Cash desk", "Cash desk, moment_of_truth: true")
    ended = check(tmp_path, settings_with("own"), "a.journey.yaml", moment)
    assert "Cash desk decides, and nobody answers for it" in ended.stdout
    page = run("explain", "moment-without-owner", folder=tmp_path)
    assert "somebody who can act on the same day" in page.stdout


def test_hosted_pages_are_named(tmp_path: Path) -> None:
    said = check(tmp_path, settings_with("docs"), "a.journey.yaml", MAP, "--format", "json")
    assert '"page": "https://handbook.example/cjmap/problem-without-solution.html"' in said.stdout
    said = check(tmp_path, "", "a.journey.yaml", MAP, "--format", "json")
    (path,) = set(re.findall(r'"page": "(.+problem-without-solution.md)"', said.stdout))
    assert (DOCS.parent / path).is_file()


@pytest.mark.parametrize(
    ("today", "found"), [("2027-01-31", None), ("2027-02-01", "CJ028"), ("2027-02-01", "CJ302")]
)
def test_a_comment_sets_aside_until_its_day(today: str, found: str | None, tmp_path: Path) -> None:
    (text,) = re.findall(r"^```yaml\n(title:.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    ended = check(tmp_path, "", "a.journey.yaml", text, "--today", today)
    assert found in ended.stdout if found else "CJ302" not in ended.stdout


def test_a_baseline_holds_back_what_was_known(tmp_path: Path) -> None:
    (settings, keep, look, all_) = ("", *COMMANDS[-3:])
    assert "CJ302" in check(tmp_path, settings, "a.journey.yaml", MAP).stdout
    run(*keep.split(), folder=tmp_path)
    assert "CJ302" not in run(*look.split(), folder=tmp_path).stdout
    assert "CJ302" in run(*all_.split(), folder=tmp_path).stdout


def test_every_rule_is_listed_with_a_page() -> None:
    rows = dict(re.findall(r"^\| (CJ\d{3}) \| (.+) \|$", PAGE, re.MULTILINE))
    assert list(rows) == sorted(rule.problem.code for rule in RULES)
    for rule in RULES:
        name, severity = rule.problem.name, rule.problem.severity.value
        when = "by name" if rule.by_name else "in `strict`"
        weighs = severity if rule.usual else f"{severity}, {when}"
        title = read_page(rule).title.rstrip(".")
        assert rows[rule.problem.code] == f"[{name}](rules/{name}.md) | {weighs} | {title}"


def test_there_are_pages_of_no_other_rules() -> None:
    pages = {path.stem for path in (DOCS / "rules").glob("*.md")}
    assert pages == {rule.problem.name for rule in RULES}


@pytest.mark.parametrize("page", sorted(DOCS.glob("rules/*.md")), ids=lambda path: path.stem)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target, heading in re.findall(r"\]\(([\w/.-]+\.md)(?:#([\w-]+))?\)", page.read_text()):
        there = (page.parent / target).read_text("utf-8")
        assert not heading or f"### {heading.capitalize()}\n" in there
