"""Each host is told the gaps in maps as it reads them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from cjmap.reporters.coverage.report import Against
from cjmap.reporters.forms import sarif
from cjmap.totals.trend import Pair

from ..cli.running import run
from .forms import gitlab_issues, junit_cases, junit_root, sarif_run
from .reports import asks, checked, told_coverage

MAP = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints:
  ad: {name: Ad, phase: look, actions: Reads, channel: website}
  cart: {name: Cart, phase: buy, personas: [ana], actions: Pays}
coverage: {require: [actions, channel]}
"""
FULL = MAP.replace("actions: Pays", "actions: Pays, channel: website").replace(
    "[ana]", "[ana, ben]"
)
BROKEN = MAP.replace("phase: look", "phase: lok")
FILE = "map.journey.yaml"
CART = ('touchpoint "cart" does not say "channel"', 8)
BEN = ('persona "ben" meets nothing in phase "buy"', 4)


def issues(*texts: str) -> list[tuple[str, int]]:
    told = told_coverage("gitlab", *(checked(text) for text in texts))
    lines = (one["location"]["lines"]["begin"] for one in gitlab_issues(told))
    return list(zip((one["description"] for one in gitlab_issues(told)), lines, strict=True))


def test_gitlab() -> None:
    assert issues(FULL) == []
    assert issues(MAP) == [BEN, CART]
    told = gitlab_issues(told_coverage("gitlab", checked(MAP), checked(BROKEN, file="b.yaml")))
    assert [one["severity"] for one in told] == ["info", "info", "critical"]
    assert [one["check_name"] for one in told] == ["gap/touchpoint", "gap/channel", "not-counted"]
    assert told[2]["location"] == {"path": "b.yaml", "lines": {"begin": 7, "end": 7}}


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("[ana, ben]", 'persona "eva" meets nothing in phase "buy"'),
        ("[ana]", 'personas "ben" and "eva" meet nothing in phase "buy"'),
        ("[]", 'nobody meets anything in phase "buy"'),
    ],
)
def test_who_meets_nothing(who: str, said: str) -> None:
    text = MAP.replace("ben: {name: Ben}", "ben: {name: Ben}, eva: {name: Eva}")
    assert said in dict(issues(text.replace("[ana]", who)))


def test_what_is_gone_has_no_gaps() -> None:
    gone = Pair(None, checked(MAP))
    assert gitlab_issues(told_coverage("gitlab", gone)) == []
    assert junit_cases(told_coverage("junit", gone)) == {("cjmap coverage", "result"): "system-out"}


def test_sarif() -> None:
    run = sarif_run(told_coverage("sarif", checked(MAP), checked(BROKEN, file="b.yaml")))
    assert run["automationDetails"] == {"id": "cjmap coverage/"}
    assert [one["level"] for one in run["results"]] == ["note", "note", "error"]
    assert [one["location"]["uri"] for one in run["artifacts"]] == [FILE, "b.yaml"]
    gap = run["results"][1]
    assert gap["message"]["text"] == (
        'touchpoint "cart" does not say "channel"\n'
        "write what you know; `channel: []` says that you looked and there is none"
    )
    assert gap["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "touchpoints.cart.channel"}
    ]
    titles = [one["shortDescription"]["text"] for one in run["tool"]["driver"]["rules"]]
    assert titles == [
        "Somebody meets nothing in a phase.",
        'A touchpoint does not say "channel".',
        "A map has errors and can't be counted.",
    ]


def test_a_lane_of_ones_own_is_a_rule() -> None:
    text = MAP.replace("[actions, channel]", "[law]") + "lanes: {law: {name: Law}}\n"
    rules = sarif_run(told_coverage("sarif", checked(text)))["tool"]["driver"]["rules"]
    about = "Write what you know; `law: []` under `lanes` says that you looked and there is none."
    assert [one["fullDescription"]["text"] for one in rules if one["id"] == "gap/law"] == [about]


def test_no_more_gaps_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 1)
    run = sarif_run(told_coverage("sarif", checked(MAP), checked(BROKEN, file="b.yaml")))
    assert [one["ruleId"] for one in run["results"]] == ["not-counted"]
    [left] = run["invocations"][0]["toolExecutionNotifications"]
    assert left["message"]["text"] == "2 gaps are left out: GitHub takes 1 at most"


def marks(text: str, file: str = FILE) -> dict[str, str]:
    told = gitlab_issues(told_coverage("gitlab", checked(text, file=file)))
    return {one["description"]: one["fingerprint"] for one in told}


def test_fingerprints_survive_moved_lines() -> None:
    before = marks(MAP)
    assert len(before) == 2
    assert marks(f"# A word\n\n{MAP}".replace("{name: Cart", "{name: Basket")) == before
    more = "  aa: {name: A, phase: buy, personas: [ana]}\n  cart:"
    assert marks(MAP.replace("  cart:", more)).items() > before.items()
    assert not set(marks(MAP, "other.journey.yaml").values()) & set(before.values())


def test_a_gap_in_a_base_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(MAP, "utf-8")
    for name in ("b", "c"):
        text = f"extends: a.journey.yaml\ntitle: {name}\n"
        (tmp_path / f"{name}.journey.yaml").write_text(text, "utf-8")
    told = gitlab_issues(run("coverage", "--format", "gitlab", folder=tmp_path).stdout)
    assert [one["description"] for one in told] == [BEN[0], CART[0]]
    assert {one["location"]["path"] for one in told} == {"a.journey.yaml"}


@pytest.mark.parametrize(
    ("asked", "look", "buy"),
    [
        (None, "system-out", "system-out"),
        (75, "system-out", "failure"),
        (25, "system-out", "system-out"),
    ],
)
def test_junit(asked: int | None, look: str, buy: str) -> None:
    short = {} if asked is None else {FILE: Decimal(asked)}
    reasons = (asks("it"),) if short else ()
    cases = junit_cases(told_coverage("junit", checked(MAP), reasons=reasons, short=short))
    result = "failure" if short else "system-out"
    assert cases == {
        ("cjmap coverage", "result"): result,
        (FILE, "Look"): look,
        (FILE, "Buy"): buy,
    }


def test_junit_says_what_is_missing() -> None:
    root = junit_root(told_coverage("junit", checked(MAP), short={FILE: Decimal("62.5")}))
    [failure] = root.iter("failure")
    said = "25 % described, 1 of 4 cells"
    assert failure.get("message") == f"{said}; at least 62.5 % is asked for"
    assert failure.text == f"{said}\n{FILE}:4:3: {BEN[0]}\n{FILE}:8:3: {CART[0]}"


def test_junit_of_a_map_that_is_not_counted() -> None:
    root = junit_root(told_coverage("junit", checked(BROKEN)))
    [failure] = root.iter("failure")
    assert (failure.get("message") or "").startswith('phase "lok" is not defined')
    assert (failure.text or "").startswith(f"{FILE}:7:")


def test_concise() -> None:
    told = told_coverage("concise", checked(MAP), checked(FULL, file="full.yaml"))
    assert told.splitlines() == [
        f"{FILE}:4:3: gap touchpoint {BEN[0]}",
        f"{FILE}:8:3: gap channel {CART[0]}",
        f"{FILE}: 62 % (5 of 8)",
        "full.yaml: 100 % (8 of 8)",
        "total: 81 % (13 of 16)",
    ]


def test_concise_since_a_revision() -> None:
    pairs = (Pair(checked(FULL), checked(MAP)), Pair(None, checked(MAP, file="gone.yaml")))
    told = told_coverage("concise", *pairs, against=Against("main", "c0ffee"))
    assert told.splitlines() == [
        f"{FILE}: 62 % → 100 % (8 of 8)",
        "gone.yaml: 62 % → – (0 of 0)",
        "total: 62 % → 100 % (8 of 8)",
    ]
    uneven = told_coverage(
        "concise", Pair(checked(FULL), checked(BROKEN)), against=Against("main", "c0ffee")
    )
    assert uneven.splitlines()[-1] == "total: 100 % (8 of 8)"


def test_concise_of_a_map_that_is_not_counted() -> None:
    first, total = told_coverage("concise", checked(BROKEN)).splitlines()
    assert first.startswith(f'{FILE}:7:25: error not-counted phase "lok" is not defined')
    assert total == "total: – (0 of 0)"


def test_concise_by_an_axis() -> None:
    told = told_coverage("concise", checked(MAP), by="persona")
    assert told.splitlines() == ["Ana: 75 % (3 of 4)", "Ben: 50 % (2 of 4)", "total: 62 % (5 of 8)"]


def test_lines_of_json_hold_what_json_does() -> None:
    pair = Pair(checked(FULL), checked(MAP))
    for said in ({}, {"against": Against("main", "c0ffee"), "notes": ("so",)}, {"by": "phase"}):
        whole = json.loads(told_coverage("json", pair, reasons=(asks("it"),), **said))
        lines = told_coverage("jsonl", pair, reasons=(asks("it"),), **said).splitlines()
        report, *others = map(json.loads, lines)
        kinds = [one.pop("kind") for one in (report, *others)]
        sums = sum(map(len, whole["by"].values()))
        assert kinds == ["report", "map", *["sum"] * sums]
        assert report == {key: whole[key] for key in whole if key not in ("maps", "by")}
        assert others[:1] == whole["maps"]
        axes = [(one.pop("by"), one) for one in others[1:]]
        assert axes == [(axis, one) for axis, all_ in whole["by"].items() for one in all_]
