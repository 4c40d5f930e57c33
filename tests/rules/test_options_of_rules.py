"""What a team sets about a rule holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.config import Config, RuleSettings
from cjmap.rules import RULES
from cjmap.rules.declare import Setting
from cjmap.rules.options import option_faults, options_of

from .checking import check_files

PAIN = "shelf: {name: S, pain_points: P}\n"
TRUTH = "name: D, moment_of_truth: true"
HALF = "[A, {text: B, severity: low}]"
DESK = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints:\n"


@pytest.mark.parametrize(
    ("rule", "options", "touchpoints", "findings"),
    [
        (
            "placeholder-text",
            {"words": ("Offen",)},
            "  desk: {name: Desk, actions: offen: Ralf}",
            1,
        ),
        ("placeholder-text", {"words": ("Offen",)}, "  desk: {name: Desk, actions: OFFEN}", 1),
        (
            "placeholder-text",
            {"words": ("Offen",)},
            "  desk: {name: Desk, actions: Offener Tag}",
            0,
        ),
        ("placeholder-text", {"words": ("Offen",)}, "  desk: {name: Desk, actions: Ist offen}", 0),
        ("said-twice-here", {"letters": 2}, "  desk: {name: Desk, actions: [Hm, Hm]}", 1),
        ("said-twice-here", {"letters": 3}, "  desk: {name: Desk, actions: [Hm, Hm]}", 0),
        ("low-without-reason", {"percent": 50}, f"  {PAIN}  desk: {{name: D, emotion: -1}}", 1),
        ("low-without-reason", {"percent": 51}, f"  {PAIN}  desk: {{name: D, emotion: -1}}", 0),
        ("low-without-reason", {"at_truth": 100}, f"  {PAIN}  desk: {{{TRUTH}, emotion: -1.9}}", 0),
        ("low-without-reason", {"at_truth": 100}, f"  {PAIN}  desk: {{{TRUTH}, emotion: -2}}", 1),
        ("severity-at-few", {"pain_points": 2}, f"  desk: {{name: D, pain_points: {HALF}}}", 1),
        ("severity-at-few", {"pain_points": 3}, f"  desk: {{name: D, pain_points: {HALF}}}", 0),
        (
            "severity-at-few",
            {"pain_points": 2, "percent": 51},
            f"  desk: {{name: D, pain_points: {HALF}}}",
            0,
        ),
        ("no-severity", {"pain_points": 2}, "  desk: {name: D, pain_points: [A, B]}", 1),
        ("no-severity", {"pain_points": 3}, "  desk: {name: D, pain_points: [A, B]}", 0),
        (
            "end-against-feeling",
            {"part": 10},
            "  shelf: {name: Shelf}\n  desk: {name: Desk, emotion: -1}\n"
            "journeys: {a: {path: [shelf, desk], ends: recommends}}",
            0,
        ),
        (
            "only-happy-ends",
            {"journeys": 3},
            "  shelf: {name: Shelf}\n  desk: {name: Desk}\njourneys:\n"
            "  a: {path: [shelf, desk], ends: recommends}\n"
            "  b: {path: [desk, shelf], ends: recommends}",
            0,
        ),
    ],
)
def test_an_option(
    rule: str, options: dict[str, Setting], touchpoints: str, findings: int, tmp_path: Path
) -> None:
    config = Config(rules=RuleSettings(select=(rule,), options={rule: options}))
    text = (DESK + touchpoints + "\n").replace("offen: Ralf", '"offen: Ralf"')
    assert (
        len(check_files(tmp_path, {"map.journey.yaml": text.encode()}, config=config).found)
        == findings
    )


RULE = {rule.problem.name: rule for rule in RULES}


@pytest.mark.parametrize(
    ("rule", "said", "faults"),
    [
        ("thin-after", {"touchpoints": ("1",), "percent": 100}, []),
        (
            "thin-after",
            {"touchpoints": ("many",)},
            [
                (
                    "touchpoints",
                    '"many" is not possible for "touchpoints"',
                    "possible: a whole number from 1 to 1000000; usual: 12",
                )
            ],
        ),
        (
            "thin-after",
            {"touchpoints": ("7", "8"), "percent": 101},
            [
                (
                    "touchpoints",
                    '"7, 8" is not possible for "touchpoints"',
                    "possible: a whole number from 1 to 1000000; usual: 12",
                ),
                (
                    "percent",
                    '"101" is not possible for "percent"',
                    "possible: a whole number from 0 to 100; usual: 10",
                ),
            ],
        ),
        (
            "thin-after",
            {"tuchpoints": ("7",)},
            [
                (
                    "tuchpoints",
                    '"tuchpoints" is not an option of "thin-after"; did you mean "touchpoints"?',
                    "its options: touchpoints, percent",
                )
            ],
        ),
        (
            "open-question",
            {"least": ("7",)},
            [("least", '"least" is not an option of "open-question"', "it has no options")],
        ),
        ("placeholder-text", {"words": ("offen",)}, []),
        (
            "thin-persona",
            {"require": ("age", "shoe")},
            [
                (
                    "require",
                    '"age, shoe" is not possible for "require"',
                    "possible: ",
                )
            ],
        ),
    ],
)
def test_what_an_option_cannot_be(
    rule: str, said: dict[str, Setting], faults: list[tuple[str, str, str]]
) -> None:
    found = list(option_faults(RULE[rule], said))
    assert [one[:2] for one in found] == [one[:2] for one in faults]
    assert all(one[2].startswith(wanted[2]) for one, wanted in zip(found, faults, strict=True))


def test_what_holds_for_each_option() -> None:
    rule = RULE["thin-after"]
    assert options_of(rule, {}) == {"touchpoints": 12, "percent": 10}
    by_code = {rule.problem.code: {"touchpoints": ("7",), "percent": ("20",)}}
    assert options_of(rule, by_code) == {"touchpoints": 7, "percent": 20}
    by_both = {**by_code, "thin-after": {"percent": 30}}
    assert options_of(rule, by_both) == {"touchpoints": 7, "percent": 30}
    assert options_of(rule, {"thin-after": {"percent": 101}})["percent"] == 10
