"""Each host is told what is different as it reads it."""

from __future__ import annotations

import typing
from dataclasses import replace
from pathlib import Path

import pytest

from cjmap.diff import Change
from cjmap.reporters import DIFFERENCES, reporter
from cjmap.reporters.differences.json import kind_of
from cjmap.reporters.differences.report import Compared, DiffReport, compared
from cjmap.reporters.differences.sarif import _TITLES as TITLES
from cjmap.reporters.forms import sarif
from cjmap.totals.trend import Pair

from .forms import gitlab_issues, junit_cases, junit_root, sarif_run
from .reports import checked, difference

OLD = """\
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
personas: {ana: {name: Ana}}
touchpoints:
  ad: {name: Ad, phase: look, emotion: -1}
  fax: {name: Fax, phase: buy}
  cart:
    name: Cart
    phase: buy
    pain_points: [Nobody answers, Shipping costs come last]
journeys:
  first: {name: First, path: [ad, cart, fax]}
coverage: {require: [touchpoint]}
"""
NEW = """\
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
personas: {ana: {name: Ana}}
touchpoints:
  ad: {name: Ad, phase: look, emotion: 1}
  basket:
    name: Basket
    phase: buy
    pain_points: [Shipping costs only come last]
journeys:
  first: {name: First, path: [basket, ad]}
coverage: {require: [touchpoint]}
"""
BROKEN = OLD.replace("phase: look", "phase: lok")
FILE = "map.journey.yaml"
CHANGES = [
    f'{FILE}:4:1: structure part-removed − touchpoint "Fax" in phase "Buy", on the path of "First" '
    "(was line 6)",
    f'{FILE}:11:24: structure path-changed ~ journey "First": path: "Basket" now as the first',
    f'{FILE}:5:40: meaning key-changed ~ touchpoint "Ad": emotion −1 → +1',
    f'{FILE}:6:3: meaning part-renamed ~ touchpoint "Cart" is now called "Basket", '
    'id "cart" → "basket"',
    # Of what is gone, the list where it stood, in the touchpoint as it is called now.
    f'{FILE}:9:5: meaning statement-removed − touchpoint "Basket": pain point "Nobody answers" '
    "(was line 10)",
]
REWORDED = (
    f'{FILE}:9:19: wording statement-reworded ~ touchpoint "Basket": pain point reworded: '
    '"Shipping costs come last" → "Shipping costs only come last"'
)


def told(format_: str, *maps: Compared, **said: object) -> str:
    report = DiffReport("main", "now", maps, **said)  # type: ignore[arg-type]
    return "\n".join(reporter(DIFFERENCES[format_])(report))


def test_concise() -> None:
    one = difference(OLD, NEW)
    assert told("concise", one).splitlines() == CHANGES
    assert told("concise", one, is_whole=True).splitlines() == [*CHANGES, REWORDED]
    assert told("concise", difference(OLD, OLD)) == ""


def test_what_is_gone_from_another_file_says_which() -> None:
    pair = Pair(checked(NEW, file="new.yaml"), checked(OLD, file="old.yaml"))
    first = told("concise", compared(pair)).splitlines()[0]
    assert first.startswith("new.yaml:4:1: structure part-removed ")
    assert first.endswith(" (was old.yaml:6)")


def test_what_became_of_maps() -> None:
    was = checked(OLD, file="old.yaml")
    was = replace(was, loaded=replace(was.loaded, path=Path("old.yaml")))
    maps = (
        difference(None, NEW, file="a.yaml"),
        difference(OLD, None, file="b.yaml"),
        compared(Pair(checked(OLD, file="new.yaml"), was)),
        difference(OLD, BROKEN, file="c.yaml"),
        difference(BROKEN, OLD, file="d.yaml"),
        difference(BROKEN, None, file="e.yaml"),
    )
    lines = told("concise", *maps).splitlines()
    assert [line.partition("phase ")[0] for line in lines] == [
        'a.yaml:1:1: structure map-added + map "Shoes": 2 touchpoints in 2 phases, 100 % described',
        'b.yaml:1:1: structure map-removed − map "Shoes": 3 touchpoints in 2 phases, '
        "100 % described",
        'new.yaml:1:1: structure map-moved ~ map "Shoes": moved from old.yaml',
        "c.yaml:5:25: error not-compared not compared: ",
        # Its lines of old are no longer there.
        "d.yaml:1:1: error not-compared not compared: ",
        "e.yaml:5:25: error not-compared not compared: ",
        'e.yaml:1:1: structure map-removed − map "Shoes"',
    ]
    assert lines[3].endswith("(in now)")
    assert lines[4].endswith("(in main)")


def test_a_change_of_coverage_alone_is_told() -> None:
    one = difference(OLD, OLD.replace("[touchpoint]", "[emotion]"))
    assert f"{FILE}:1:1: coverage coverage-changed ~ coverage 100 % → 33 %" in told("concise", one)


def test_gitlab() -> None:
    issues = gitlab_issues(told("gitlab", difference(OLD, NEW), difference(OLD, BROKEN)))
    assert [one["severity"] for one in issues] == ["info"] * 5 + ["critical"]
    lines = [one["location"]["lines"]["begin"] for one in issues]
    assert lines == [4, 11, 5, 6, 9, 5]
    assert issues[0]["description"].startswith('− touchpoint "Fax" in phase "Buy"')
    assert [one["check_name"] for one in issues[4:]] == ["change/statement-removed", "not-compared"]
    assert gitlab_issues(told("gitlab", difference(OLD, OLD))) == []


def test_fingerprints_survive_moved_lines() -> None:
    def marks(old: str, new: str) -> list[str]:
        return [one["fingerprint"] for one in gitlab_issues(told("gitlab", difference(old, new)))]

    before = marks(OLD, NEW)
    assert len(before) == 5
    assert marks(f"# A word\n\n{OLD}", f"# A\n# longer\n# word\n{NEW}") == before


def test_sarif() -> None:
    maps = (difference(OLD, NEW), difference(OLD, BROKEN, file="b.yaml"))
    run = sarif_run(told("sarif", *maps, notes=("a submodule is not compared",)))
    assert [one["level"] for one in run["results"]] == ["none"] * 5 + ["error"]
    assert run["automationDetails"] == {"id": "cjmap diff/"}
    assert [one["location"]["uri"] for one in run["artifacts"]] == [FILE, "b.yaml"]
    rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}
    assert rules["change/key-changed"]["defaultConfiguration"] == {"level": "none"}
    assert rules["not-compared"]["defaultConfiguration"] == {"level": "error"}
    [invocation] = run["invocations"]
    assert invocation["exitCodeDescription"] == (
        "fails because 1 map with errors could not be compared"
    )
    notes = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert notes == ["a submodule is not compared"]


def test_every_kind_of_change_has_a_title() -> None:
    kinds = {f"change/{kind_of(one)}" for one in map(object.__new__, typing.get_args(Change))}
    assert kinds < set(TITLES)


def test_the_heaviest_changes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    covered = NEW.replace("[touchpoint]", "[emotion]")
    maps = (difference(OLD, covered), difference(OLD, BROKEN, file="b.yaml"))
    run = sarif_run(told("sarif", *maps, is_whole=True))
    kinds = [one["ruleId"] for one in run["results"]]
    assert kinds == ["change/part-removed", "change/path-changed", "not-compared"]
    [left] = run["invocations"][0]["toolExecutionNotifications"]
    assert left["message"]["text"] == "6 changes are left out: GitHub takes 3 at most"


@pytest.mark.parametrize("is_strict", [False, True])
def test_junit_fails_for_changes_only_where_none_is_allowed(is_strict: bool) -> None:
    maps = (difference(OLD, NEW), difference(OLD, OLD, file="same.yaml"))
    state = "failure" if is_strict else "system-out"
    assert junit_cases(told("junit", *maps, is_strict=is_strict)) == {
        ("cjmap diff", "result"): state,
        (FILE, "structure"): state,
        (FILE, "meaning"): state,
        (FILE, "wording"): state,
        ("same.yaml", "nothing has changed"): "passed",
    }


def test_junit_says_what_has_changed() -> None:
    root = junit_root(told("junit", difference(OLD, NEW), is_strict=True, notes=("so",)))
    failures = list(root.iter("failure"))
    assert [one.get("message") for one in failures] == [
        "fails because 1 map differs, and --exit-code allows no change",
        "2 changes of structure",
        "3 changes of meaning",
        "1 change of wording",
    ]
    assert [one.text for one in failures[1:3]] == ["\n".join(CHANGES[:2]), "\n".join(CHANGES[2:])]
    assert failures[3].text == "1 change; --all shows them"
    [said] = root.iter("system-out")
    assert said.text == "1 map changed; changes: 2 of structure, 3 of meaning, 1 of wording; so"
    whole = junit_root(told("junit", difference(OLD, NEW), is_whole=True))
    assert [one.text for one in whole.iter("system-out")][-1] == REWORDED


def test_a_map_that_can_not_be_compared_fails() -> None:
    cases = junit_cases(told("junit", difference(OLD, BROKEN)))
    assert cases == {("cjmap diff", "result"): "failure", (FILE, "compared"): "failure"}
