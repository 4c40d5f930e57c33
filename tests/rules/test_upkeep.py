"""What the rules of upkeep say beside the message, and on which day."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.diagnostics import Diagnostic
from cjmap.load import load
from cjmap.project import Project
from cjmap.settings.profiles import RuleSettings

from .checking import TODAY


def _check(
    folder: Path, text: str, *, settings: RuleSettings, today: date | None = TODAY
) -> Checked:
    (folder / "map.journey.yaml").write_text(text, encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        loaded = load(Path("map.journey.yaml"), Project(folder))
        return check(loaded, Config(rules=settings), today=today)
    finally:
        os.chdir(before)


def _found(folder: Path, text: str, rule: str, **options: int) -> tuple[Diagnostic, ...]:
    settings = RuleSettings(select=(rule,), options={rule: options} if options else {})
    checked = _check(folder, text, settings=settings)
    return tuple(one.diagnostic for one in checked.found)


HEAD = "title: Shoes\nphases: {buy: {name: Buy}}\n"


def _desk(*solutions: str) -> str:
    lines = "".join(f"      - {{{one}}}\n" for one in solutions)
    return f"{HEAD}touchpoints:\n  desk:\n    name: Cash desk\n    solutions:\n{lines}"


DATED = """title: Shoes
reviewed: 2019-01-01
review_every: 1 year
phases: {buy: {name: Buy}}
sources: {talks: {name: Talks, date: 2019-01-01}}
touchpoints:
  desk:
    name: Cash desk
    owner: Sales
    source: talks
    solutions:
      - {text: A second desk, status: doing, due: 2019-01-01}
      - {text: A third desk, due: 2019-01-01}
"""


def test_nothing_is_late_where_nobody_knows_the_day(tmp_path: Path) -> None:
    settings = RuleSettings(select=("upkeep",))
    late = _check(tmp_path, DATED, settings=settings)
    codes = {one.diagnostic.problem.code for one in late.found}
    assert {"CJ502", "CJ510", "CJ512", "CJ532"} <= codes
    timeless = _check(tmp_path, DATED, settings=settings, today=None)
    left = {one.diagnostic.problem.code for one in timeless.found}
    assert left == codes - {"CJ502", "CJ510", "CJ512", "CJ532"}
    old = DATED.replace("review_every: 1 year\n", "")
    future = DATED.replace("2019", "2062")
    for text in (old, future):
        assert not {
            one.diagnostic.problem.code
            for one in _check(tmp_path, text, settings=settings, today=None).found
        } & {"CJ503", "CJ504"}


@pytest.mark.parametrize(("months", "days", "speaks"), [(6, 0, False), (6, 1, True), (7, 1, False)])
def test_when_a_review_is_old_is_a_matter_of_taste(
    tmp_path: Path, months: int, days: int, speaks: bool
) -> None:
    reviewed = date(2026, 5, 21) - timedelta(days=days)
    text = f"reviewed: {reviewed}\n{HEAD}touchpoints: {{a: {{name: A}}}}\n"
    assert bool(_found(tmp_path, text, "old-review", months=months)) == speaks


def test_how_a_review_is_mended(tmp_path: Path) -> None:
    (late,) = _found(tmp_path, DATED, "review-overdue")
    assert late.help == (
        "it was to be reviewed every 1 year; walk through it with those who meet customers, then "
        "write the new date"
    )
    text = DATED.replace("review_every: 1 year\n", "")
    (old,) = _found(tmp_path, text, "old-review")
    assert old.help.endswith("write the new date, and `review_every: 6 months`")


@pytest.mark.parametrize(
    ("said", "help"),
    [
        ("", "`owner: Team Shop`, `reviewed: 2026-12-15`"),
        ("owner: Renate\n", "`reviewed: 2026-12-15`"),
        ("reviewed: 2026-11-02\n", "`owner: Team Shop`"),
    ],
)
def test_what_upkeep_lacks(tmp_path: Path, said: str, help: str) -> None:
    touchpoints = ", ".join(f"{id}: {{name: A}}" for id in "abcdef")
    text = f"{said}{HEAD}touchpoints: {{{touchpoints}}}\n"
    (found,) = _found(tmp_path, text, "no-upkeep")
    assert found.help == f"who keeps it alive, and when was it last true? Say so: {help}"


def test_none_of_the_touchpoints_counts_each(tmp_path: Path) -> None:
    text = HEAD + "touchpoints: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
    (found,) = _found(tmp_path, text, "touchpoint-without-owner")
    assert found.count == 3


def test_whom_to_ask_about_what_is_past_due(tmp_path: Path) -> None:
    text = _desk(
        "text: A, status: doing, owner: Sales, due: 2026-11-20",
        "text: B, status: planned, due: 2026-11-19",
    )
    first, second = _found(tmp_path, text, "past-due")
    assert first.help == "ask Sales: is it done, dropped, or when will it be?"
    assert second.help == "is it done, dropped, or when will it be?"


def test_past_due_begins_with_the_oldest_and_counts_by_owner(tmp_path: Path) -> None:
    owners = ("Sales", "Ana", "Sales", "", "Ben", "Cleo")
    said = (
        f"text: S{day}, status: planned, due: 2026-10-{day}{f', owner: {owner}' if owner else ''}"
        for day, owner in zip((15, 14, 13, 12, 11, 16), owners, strict=True)
    )
    (found,) = _found(tmp_path, _desk(*said), "past-due")
    assert found.count == 6
    assert found.help == (
        "the oldest is due since 2026-10-11; of Sales 2, Ben 1, nobody 1 and Ana 1: "
        "done, dropped, or until when?"
    )
    assert [one.message.split('"')[1] for one in found.related] == [
        "S11", "S12", "S13", "S14", "S15", "S16",
    ]  # fmt: skip


def test_pain_points_without_source_begin_with_the_worst(tmp_path: Path) -> None:
    text = f"""{HEAD}sources: {{talks: {{name: Talks}}}}
touchpoints:
  desk:
    name: Cash desk
    pain_points:
      - {{text: Low, severity: low}}
      - {{text: Medium, severity: medium}}
      - {{text: Unrated}}
      - {{text: High, severity: high}}
    solutions: {{text: A bench, source: talks}}
"""
    (found,) = _found(tmp_path, text, "pain-without-source")
    said = [one.message.split('"')[1] for one in found.related]
    assert said == ["High", "Unrated", "Medium", "Low"]


SOURCES = """sources:
  till: {name: Till, date: 2024-11-21}
  talks: {name: Talks, date: 2024-11-20}
  mail: {name: Mail, date: 2023-11-20}
touchpoints: {desk: {name: Cash desk, source: [till, talks, mail]}}
"""


@pytest.mark.parametrize(
    ("years", "message"),
    [
        (1, "3 of 3 dated sources are more than a year old"),
        (2, "2 of 3 dated sources are more than 2 years old"),
        (3, None),
    ],
)
def test_when_a_source_is_old_is_a_matter_of_taste(
    tmp_path: Path, years: int, message: str | None
) -> None:
    found = _found(tmp_path, HEAD + SOURCES, "old-source", years=years)
    assert [one.message for one in found] == ([message] if message else [])


def test_old_sources_are_named_from_the_oldest_on(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, HEAD + SOURCES, "old-source", years=2)
    assert found.help == (
        'the oldest is "mail" of 2023-11-20: is it still like that? Ask three customers'
    )
    assert [one.message for one in found.related] == [
        '"mail" is of 2023-11-20',
        '"talks" is of 2024-11-20',
    ]


@pytest.mark.parametrize(("least", "speaks"), [(2, True), (3, False)])
def test_from_how_many_words_of_confidence_on(tmp_path: Path, least: int, speaks: bool) -> None:
    text = (
        HEAD
        + "touchpoints: {a: {name: A, confidence: assumed}, b: {name: B, confidence: assumed}}\n"
    )
    found = _found(tmp_path, text, "all-assumed", statements=least)
    assert bool(found) == speaks
    related = [(str(other.place), other.message) for one in found for other in one.related]
    said = [(f"touchpoints.{id}.confidence", "assumed") for id in "ab"]
    assert related == (said if speaks else [])


@pytest.mark.parametrize(("least", "speaks"), [(10, True), (11, False)])
def test_how_long_a_text_must_be(tmp_path: Path, least: int, speaks: bool) -> None:
    text = (
        HEAD
        + "touchpoints: {a: {name: A, actions: 0123456789}, b: {name: B, actions: 0123456789}}\n"
    )
    found = _found(tmp_path, text, "same-text", characters=least)
    assert bool(found) == speaks
    assert [[one.message for one in f.related] for f in found] == [['at "a"', 'at "b"']] * speaks


@pytest.mark.parametrize(("least", "speaks"), [(1, True), (2, False)])
def test_from_how_many_touchpoints_on(tmp_path: Path, least: int, speaks: bool) -> None:
    text = f"reviewed: 2026-11-02\n{HEAD}touchpoints: {{a: {{name: A}}}}\n"
    assert bool(_found(tmp_path, text, "nothing-asked", touchpoints=least)) == speaks


def test_a_unit_is_said_in_short(tmp_path: Path) -> None:
    metric = "{value: 4, target: 3, unit: pairs of shoes in a box}"
    text = f"{HEAD}touchpoints: {{a: {{name: A, metrics: {{m: {metric}}}}}}}\n"
    (found,) = _found(tmp_path, text, "metric-without-better")
    assert found.message.startswith('metric "m" of "a" has 4 pairs of shoes in a… with a target')


EVERYTHING = """title: Shoes
reviewed: 2019-01-01
phases: {buy: {name: Buy, source: []}, wear: {name: Wear}}
sources: {talks: {name: Talks, date: 2019-01-01}}
personas: {ana: {name: Ana}}
touchpoints:
  desk:
    name: Cash desk
    phase: buy
    metrics: {a: {target: 3}, b: {value: 11, target: 3}}
    solutions:
      - {text: A second desk, status: doing, due: soon}
      - {text: A third desk, due: 2019-01-01}
      - {text: A fourth desk, status: planned, owner: Sales, due: 2019-01-01}
  shelf:
    name: Shelf
    phase: wear
    owner: Sales
    emotion: -2
    pain_points: {text: Too high, severity: high, solutions: {text: A ladder, status: done}}
  door:
    name: Door
    phase: buy
    owner: Sales
    source: talks
    metrics: {c: {value: 11, target: 3, better: lower}}
"""


@pytest.mark.parametrize(
    ("rule", "route", "help"),
    [
        ("old-review", "reviewed", "walk through it with those"),
        ("touchpoint-without-owner", "touchpoints.desk.owner", "who may mend what goes wrong"),
        ("past-due", "touchpoints.desk.solutions.2.due", "ask Sales: is it done"),
        ("nobody-does-it", "touchpoints.desk.solutions.0.owner", "who takes care of it?"),
        ("idea-past-due", "touchpoints.desk.solutions.1.due", "say `status: planned`"),
        (
            "due-no-date",
            "touchpoints.desk.solutions.0.due",
            "until which day at the latest? Write year, month and day: `due: 2027-03-31`",
        ),
        ("done-but-hurts", "touchpoints.shelf.pain_points", "did it help?"),
        ("metric-without-value", "touchpoints.desk.metrics.a.value", "what is it today?"),
        ("metric-without-better", "touchpoints.desk.metrics.b.better", "add `better: higher` or"),
        ("pain-without-source", "touchpoints.shelf.pain_points.source", "who told you?"),
        ("persona-without-source", "personas.ana.source", "whom have you met who is like that?"),
        ("old-source", "sources", 'the oldest is "talks" of 2019-01-01'),
    ],
)
def test_a_finding_lies_where_it_is_mended(
    tmp_path: Path, rule: str, route: str, help: str
) -> None:
    checked = _check(tmp_path, EVERYTHING, settings=RuleSettings(select=(rule,)))
    assert [one.route for one in checked.found] == [route]
    assert checked.found[0].diagnostic.help.startswith(help)


NAMES = ", ".join(f"{id}: {{name: A}}" for id in "abcdefgh")
SAME = "actions: All sizes are smaller than they are here"


@pytest.mark.parametrize(
    ("rule", "text", "route", "help"),
    [
        ("no-upkeep", f"{HEAD}touchpoints: {{{NAMES}}}", "owner", "who keeps it alive"),
        (
            "review-in-future",
            f"reviewed: 2062-01-01\n{HEAD}touchpoints: {{{NAMES}}}",
            "reviewed",
            "when was it last looked at?",
        ),
        (
            "touchpoint-without-owner",
            f"{HEAD}touchpoints: {{{NAMES}}}",
            "touchpoints",
            "who may mend what goes wrong there?",
        ),
        (
            "target-missed",
            HEAD
            + "touchpoints: {a: {name: A, metrics: {m: {value: 9, target: 3, better: lower}}}}",
            "touchpoints.a.metrics.m",
            "what keeps it from the target?",
        ),
        (
            "all-assumed",
            HEAD + "touchpoints: {a: {name: A, confidence: assumed, actions: "
            "[{text: A, confidence: assumed}, {text: B, confidence: assumed}]}}",
            "touchpoints.a.confidence",
            "which of it matters most",
        ),
        (
            "nothing-asked",
            f"reviewed: 2026-01-01\n{HEAD}touchpoints: {{{NAMES}}}",
            "sources",
            "which talks, complaints or figures is it from?",
        ),
        (
            "same-text",
            f"{HEAD}touchpoints: {{a: {{name: A, {SAME}}}, b: {{name: B, {SAME}}}}}",
            "touchpoints.b.actions",
            "say it once, for the phase or with an alias",
        ),
    ],
)
def test_a_finding_of_the_map_lies_where_it_is_mended(
    tmp_path: Path, rule: str, text: str, route: str, help: str
) -> None:
    checked = _check(tmp_path, text + "\n", settings=RuleSettings(select=(rule,)))
    assert [one.route for one in checked.found] == [route]
    assert checked.found[0].diagnostic.help.startswith(help)
