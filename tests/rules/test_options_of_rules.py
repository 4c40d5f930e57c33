"""What a team sets about a rule holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.config import Config, RuleSettings
from cjmap.rules.declare import Setting

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
