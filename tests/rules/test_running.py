"""Rules are run, chosen and put together as the settings and the size of a map want it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.config import Config
from cjmap.diagnostics import Problem, Severity, report
from cjmap.place import Place
from cjmap.rules import RULES, Facts, Finding, Option, Rule
from cjmap.rules.declare import rule
from cjmap.rules.silencing import silenced
from cjmap.settings.profiles import RuleSettings

from .checking import check_files, codes


@rule("CJ399", "made-up", Severity.WARNING, options=(Option("most", 2, "made up"),), usual=False)
def made_up(facts: Facts) -> Iterator[Finding]:
    """A rule of this test."""
    for touchpoint in list(facts.map.touchpoints.values())[: facts.number("most")]:
        yield Finding(touchpoint.place, f'"{touchpoint.id}" is made up')


@rule("CJ398", "failing", Severity.WARNING)
def failing(facts: Facts) -> Iterator[Finding]:
    """A rule that finds something, then fails."""
    yield Finding(facts.map.place, "found before")
    raise KeyError("shoes\nand more")


SMALL = b"""title: Shoes
phases: {buy: {name: Buy, owner: Sales}}
touchpoints:
  cart: {name: Cart, phase: buy}
  desk: {name: Desk, phase: buy}
  door: {name: Door, phase: buy}
coverage: {require: [touchpoint]}
"""


def _with(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Let these rules stand for all that judge."""
    monkeypatch.setattr("cjmap.check._LATER", rules)
    families = dict.fromkeys((rule.problem.code for rule in rules), "method")
    monkeypatch.setattr("cjmap.checking.naming._FAMILY_OF", {**families, "CJ901": "program"})


@pytest.mark.parametrize(
    ("settings", "speaks"),
    [
        (RuleSettings(), 0),
        (RuleSettings(profile="strict"), 2),
        (RuleSettings(select=("made-up",)), 2),
        (RuleSettings(select=("method",)), 0),
        (RuleSettings(severity={"CJ399": Severity.NOTE}), 2),
        (RuleSettings(severity={"CJ399": Severity.OFF}), 0),
        (RuleSettings(profile="strict", ignore=("CJ399",)), 0),
        (RuleSettings(select=("made-up",), options={"made-up": {"most": 1}}), 1),
    ],
)
def test_a_rule_speaks_on_request(
    settings: RuleSettings, speaks: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _with(monkeypatch, made_up)
    checked = check_files(tmp_path, {"map.journey.yaml": SMALL}, config=Config(rules=settings))
    assert [one.diagnostic.problem.code for one in checked.found] == ["CJ399"] * speaks


def test_a_rule_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _with(monkeypatch, failing, made_up)
    config = Config(rules=RuleSettings(select=("CJ398", "CJ399")))
    checked = check_files(tmp_path, {"map.journey.yaml": SMALL}, config=config)
    assert {one.diagnostic.message for one in checked.found} == {
        "found before",
        "rule CJ398 \"failing\" has failed: KeyError: 'shoes\\nand more'",
        '"cart" is made up',
        '"desk" is made up',
    }
    assert not checked.is_refused


@pytest.mark.parametrize(("most", "left"), [(3, 3), (2, 3), (1, 2)])
def test_nobody_reads_more_than_so_many(
    most: int, left: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _with(monkeypatch, made_up)
    monkeypatch.setattr("cjmap.check.MOST", most)
    settings = RuleSettings(select=("made-up",), options={"made-up": {"most": 3}})
    checked = check_files(tmp_path, {"map.journey.yaml": SMALL}, config=Config(rules=settings))
    *first, last = [one.diagnostic.message for one in checked.found]
    assert len(checked.found) == left
    assert not any("more of this kind" in message for message in first)
    is_cut = last.endswith(" is made up (and perhaps more of this kind: mend these first)")
    assert is_cut is (most < 3)


def _map(of_phases: dict[str, int]) -> bytes:
    """Return a map in which each touchpoint has a pain point without solution, but the first."""
    lines = ["title: Shoes", "phases:", *(f"  {phase}: {{name: A phase}}" for phase in of_phases)]
    lines.append("touchpoints:")
    for phase, number in of_phases.items():
        solved = ", ".join(f"It hurt {count}" for count in range(number + 1))
        lines.append(
            f"  {phase}-0: {{name: Good, phase: {phase}, pain_points: [{solved}], solutions: Help}}"
        )
        for count in range(1, number):
            lines.append(f"  {phase}-{count}: {{name: Bad, phase: {phase}, pain_points: It hurts}}")
    return "\n".join([*lines, "coverage: {require: [touchpoint]}", ""]).encode()


@pytest.mark.parametrize(
    ("of_phases", "messages"),
    [
        ({"look": 4}, ['"look-1"', '"look-2"', '"look-3"']),
        ({"look": 5}, ['4 pain points have no solution in phase "look"']),
        (
            {"look": 5, "buy": 2},
            ['4 pain points have no solution in phase "look"', 'of "buy-1" has no solution'],
        ),
        ({"a": 2, "b": 2, "c": 2, "d": 2}, ["4 of 16 pain points have no solution"]),
        ({"look": 30}, ['29 pain points have no solution in phase "look"']),
    ],
)
def test_what_is_found_too_often_is_said_once(
    of_phases: dict[str, int], messages: list[str], tmp_path: Path
) -> None:
    config = Config(rules=RuleSettings(select=("CJ302",)))
    checked = check_files(tmp_path, {"map.journey.yaml": _map(of_phases)}, config=config)
    said = sorted(one.diagnostic.message for one in checked.found)
    assert len(said) == len(messages)
    assert all(any(message in one for one in said) for message in messages)


def test_what_is_said_once_names_all_places(tmp_path: Path) -> None:
    config = Config(rules=RuleSettings(select=("CJ302",)))
    checked = check_files(tmp_path, {"map.journey.yaml": _map({"look": 30})}, config=config)
    (found,) = checked.found
    assert found.route == "phases.look"
    assert found.diagnostic.count == len(found.related) == 29


def test_a_cause_silences_what_follows_from_it() -> None:
    cause, follows, other = (
        report(Problem(code, name), Place("a.yaml"), name)
        for code, name in (("CJ1", "cause"), ("CJ2", "follows"), ("CJ3", "other"))
    )
    silenced_by = {"follows": ("cause", "another"), "other": ("follower",)}
    assert silenced([follows, cause, other], silenced_by) == {"follows"}
    assert silenced([follows, other], silenced_by) == frozenset()


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.problem.code)
def test_what_silences_a_rule_is_another_rule(one: Rule) -> None:
    names = {other.problem.name for other in RULES} - {one.problem.name}
    assert set(one.silenced_by) <= names


def test_what_is_set_aside_is_not_counted(tmp_path: Path) -> None:
    reason = b"  # cjmap: ignore[CJ302] because others mend it\n"
    text = _map({"look": 5}).replace(b"It hurts}\n", b"It hurts}" + reason, 2)
    config = Config(rules=RuleSettings(select=("CJ302",)))
    checked = check_files(tmp_path, {"map.journey.yaml": text}, config=config)
    assert len(checked.found) == 2
    assert codes(checked) == {"CJ302"}


def test_a_comment_at_the_phase_sets_aside_what_is_said_of_it(tmp_path: Path) -> None:
    reason = b"  # cjmap: ignore[CJ302] because others mend it\n"
    text = _map({"look": 5}).replace(
        b"  look: {name: A phase}\n", b"  look: {name: A phase}" + reason
    )
    config = Config(rules=RuleSettings(select=("CJ302", "needless-ignore")))
    checked = check_files(tmp_path, {"map.journey.yaml": text}, config=config)
    assert checked.found == ()


def test_a_base_knows_best_what_its_comments_are_for(tmp_path: Path) -> None:
    base = SMALL + b"state: as-is  # cjmap: ignore[CJ302] because others mend it\n"
    files = {"map.journey.yaml": b"extends: base.yaml\ntitle: Over it\n", "base.yaml": base}
    config = Config(rules=RuleSettings(select=("CJ302", "needless-ignore")))
    assert check_files(tmp_path, files, config=config).found == ()
    assert codes(check_files(tmp_path, {"map.journey.yaml": base}, config=config)) == {"CJ029"}


REASON = "  # cjmap: ignore[{}] because others mend it\n"


def _messages(folder: Path, text: str, *rules: str) -> list[str]:
    files = {"map.journey.yaml": text.encode()}
    config = Config(rules=RuleSettings(select=(*rules, "needless-ignore")))
    return [one.diagnostic.message for one in check_files(folder, files, config=config).found]


GROUPED = """\
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
personas: {ana: {name: Ana}, ben: {name: Ben}, cem: {name: Cem}}
touchpoints:
  portal:
    name: Portal
    phase: look
    pain_points: [Slow, Ugly]
    questions: [Where am I?, What now?]
  shelf:
    name: Shelf
    phase: look
    pain_points: [High, Dusty]
    questions: [Which size?, Which colour?]
  desk:
    name: Desk
    phase: buy
    pain_points: [Queue, Cash]
    questions: TODO
  fit:
    name: Fitting
    phase: buy
    questions: [Does it fit?, "???", Does it last?]
  door:
    name: Door
    phase: buy
  exit:
    name: Exit
    phase: buy
journeys:
  pair: {persona: ana, path: [portal, exit]}
  back: {persona: ben, path: [portal, exit]}
coverage: {require: [actions, questions, motivations]}
"""


@pytest.mark.parametrize(
    ("rule", "line", "before", "after"),
    [
        (
            "problem-without-solution",
            "  portal:\n",
            ["none of 6 pain points has a solution"],
            ["4 of 6 pain points have no solution"],
        ),
        (
            "problem-without-solution",
            "    pain_points: [Slow, Ugly]\n",
            ["none of 6 pain points has a solution"],
            ["4 of 6 pain points have no solution"],
        ),
        (
            "off-path",
            "  shelf:\n",
            ['4 of 6 touchpoints lie on nobody\'s path: "shelf", "desk", "fit" and "door"'],
            ['3 of 6 touchpoints lie on nobody\'s path: "desk", "fit" and "door"'],
        ),
        (
            "open-question",
            "    questions: [Which size?, Which colour?]\n",
            ["none of 6 questions is answered"],
            ["4 of 6 questions have no answer"],
        ),
        (
            "placeholder-text",
            "    questions: TODO\n",
            ['2 texts say nothing yet: at "desk" and "fit"'],
            ['"???" says nothing yet'],
        ),
        (
            "bare-touchpoint",
            "  door:\n",
            ['2 of 6 touchpoints have only a name: "door" and "exit"'],
            ['touchpoint "exit" has only a name'],
        ),
    ],
)
def test_a_comment_holds_for_one_of_many(
    rule: str, line: str, before: list[str], after: list[str], tmp_path: Path
) -> None:
    text = GROUPED if rule != "off-path" else GROUPED.replace(", cem: {name: Cem}", "")
    assert _messages(tmp_path, text, rule) == before
    assert text.count(line) == 1
    said = line.rstrip("\n") + REASON.format(rule)
    assert _messages(tmp_path, text.replace(line, said), rule) == after


def test_a_comment_holds_for_one_of_several_at_a_touchpoint(tmp_path: Path) -> None:
    text = GROUPED.replace(
        "    questions: [Which size?, Which colour?]\n",
        "    questions:\n      - Which size?\n      - Which colour?" + REASON.format("CJ303"),
    ).replace("[Where am I?, What now?]", "[{text: Where am I?, answer: Here}]")
    text = text.replace("Does it fit?, ", "{text: Does it fit?, answer: Yes}, ")
    text = text.replace(", Does it last?", ", {text: Does it last?, answer: No}")
    assert _messages(tmp_path, text, "CJ303") == [
        'the question "Which size?" of "shelf" has no answer',
    ]


def test_a_comment_that_hides_nothing_of_many_is_needless(tmp_path: Path) -> None:
    text = GROUPED.replace("  exit:\n", "  exit:" + REASON.format("CJ302"))
    said = _messages(tmp_path, text, "CJ302")
    assert 'this sets "CJ302" aside, which is not found here' in said
    assert "none of 6 pain points has a solution" in said


HOLES = """\
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
touchpoints:
  ad: {name: Ad, phase: look, actions: Looks, questions: []}
  shelf: {name: Shelf, phase: look, questions: Which?}
  desk: {name: Desk, phase: buy, motivations: To pay}
  fit: {name: Fitting, phase: buy, motivations: To try}
coverage: {require: [actions, questions]}
"""


def test_a_hole_of_a_phase_is_that_of_all_its_touchpoints(tmp_path: Path) -> None:
    shelf = 'touchpoint "shelf" does not say "actions"'
    both = 'nothing in phase "buy" says "actions" and "questions"'
    assert _messages(tmp_path, HOLES, "CJ203") == [both, shelf]
    fit = HOLES.replace("To try}\n", "To try}" + REASON.format("CJ203"))
    desk = 'touchpoint "desk" does not say "actions" and "questions"'
    assert _messages(tmp_path, fit, "CJ203") == [shelf, desk]
    lines = HOLES.replace(
        "{look: {name: Look}, buy: {name: Buy}}", "\n  look: {name: Look}\n  buy:"
    )
    whole = lines.replace("  buy:\n", f"  buy:{REASON.format('CJ203')}    name: Buy\n")
    assert _messages(tmp_path, whole, "CJ203") == [shelf]


@rule("CJ397", "failing-at-last", Severity.WARNING, together=lambda facts, left: iter([left[9]]))
def failing_at_last(facts: Facts) -> Iterator[Finding]:
    """A rule that fails when it says several together."""
    yield Finding(facts.map.place / "title", "found")


def test_a_rule_that_fails_at_last_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _with(monkeypatch, failing_at_last, made_up)
    monkeypatch.setattr("cjmap.check.BY_NAME", {"failing-at-last": failing_at_last})
    config = Config(rules=RuleSettings(select=("CJ397", "CJ399")))
    checked = check_files(tmp_path, {"map.journey.yaml": SMALL}, config=config)
    assert {one.diagnostic.message for one in checked.found} == {
        'rule CJ397 "failing-at-last" has failed: IndexError: list index out of range',
        '"cart" is made up',
        '"desk" is made up',
    }


WAYS = """\
title: Shoes
phases:
  look: {name: Look}
  compare: {name: Compare}
  buy: {name: Buy, personas: [ana]}
  wear: {name: Wear}
personas:
  ana: {name: Ana, background: Nurse}
  ben: {name: Ben, background: Baker}
touchpoints:
  ad: {name: Ad, phase: look}
  shelf: {name: Shelf, phase: compare, personas: [ana]}
  list: {name: List, phase: compare, personas: [ana]}
  desk: {name: Desk, phase: buy}
  walk: {name: Walk, phase: wear, personas: [ana]}
  shop: {name: Shop, phase: look}
journeys:
  short:
    persona: ana
    path: [ad, walk]
  long:
    persona: ana
    path:
      - ad
      - shelf
      - shop
      - list
      - ad
      - walk
"""


@pytest.mark.parametrize(
    ("rule", "line", "before", "after"),
    [
        (
            "absent-persona",
            "  wear: {name: Wear}",
            ['persona "ben" passes through "compare" and "wear" and meets nothing there'],
            ['persona "ben" passes through "compare" and meets nothing there'],
        ),
        (
            "thin-persona",
            "  ben: {name: Ben, background: Baker}",
            ['none of the 2 personas says "motivations" or "segment"'],
            ['persona "ana" does not say "motivations" or "segment"'],
        ),
        (
            "touchpoint-without-owner",
            "  desk: {name: Desk, phase: buy}",
            ["none of 6 touchpoints has an owner"],
            [
                '2 touchpoints have no owner in phase "look"',
                '2 touchpoints have no owner in phase "compare"',
                'touchpoint "walk" has no owner',
            ],
        ),
        (
            "unexplained-return",
            "      - ad\n      - walk",
            [
                '"long" goes back 2 times without a note, '
                'first from "shelf" to "shop" in phase "look"',
            ],
            ['"long" goes back from "shelf" to "shop" in phase "look" without a note'],
        ),
        (
            "skipped-phase",
            "    path: [ad, walk]",
            [
                'the path of "short" jumps over phases "compare" and "buy"',
                'the path of "long" jumps over phase "buy"',
            ],
            ['the path of "long" jumps over phase "buy"'],
        ),
    ],
)
def test_a_comment_holds_for_one_of_a_persona_or_path(
    rule: str, line: str, before: list[str], after: list[str], tmp_path: Path
) -> None:
    assert _messages(tmp_path, WAYS, rule) == before
    assert WAYS.count(line + "\n") == 1
    first = line.split("\n")[0]
    said = line.replace(first, first + REASON.format(rule).rstrip("\n"), 1)
    assert _messages(tmp_path, WAYS.replace(line + "\n", said + "\n"), rule) == after


@pytest.mark.parametrize(
    ("severity", "heavy"),
    [
        ({"made-up": Severity.ERROR, "CJ399": Severity.NOTE}, Severity.NOTE),
        ({"CJ399": Severity.NOTE, "made-up": Severity.ERROR}, Severity.ERROR),
        ({"CJ399": Severity.NOTE, "CJ3": Severity.ERROR}, Severity.NOTE),
    ],
)
def test_the_closest_name_weighs_and_of_equals_the_last(
    severity: dict[str, Severity], heavy: Severity, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _with(monkeypatch, made_up)
    config = Config(rules=RuleSettings(severity=severity))
    checked = check_files(tmp_path, {"map.journey.yaml": SMALL}, config=config)
    assert {one.diagnostic.severity for one in checked.found} == {heavy}


OFF = RuleSettings(select=("CJ501", "CJ503"), severity={"old-review": Severity.OFF})
DRAFT = RuleSettings(profile="draft", severity={"no-upkeep": Severity.ERROR})


@pytest.mark.parametrize(
    ("settings", "speaks"),
    [
        (RuleSettings(select=("CJ501", "CJ503")), {"CJ503"}),
        (OFF, {"CJ501"}),
        # A draft has no notes, and so not this cause.
        (DRAFT, {"CJ501"}),
    ],
)
def test_a_cause_that_is_not_told_silences_nothing(
    settings: RuleSettings, speaks: set[str], tmp_path: Path
) -> None:
    text = b"title: Shoes\nreviewed: 2015-01-01\n" + SMALL.partition(b"\n")[2]
    more = b"".join(b"  more-%d: {name: More %d, phase: buy}\n" % (n, n) for n in range(6))
    files = {"map.journey.yaml": text.replace(b"coverage", more + b"coverage")}
    checked = check_files(tmp_path, files, config=Config(rules=settings))
    assert codes(checked) == speaks


def test_a_fault_of_a_rule_is_always_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _with(monkeypatch, failing)
    text = SMALL.replace(b"title: Shoes", b"title: Shoes  # cjmap: ignore[CJ9] because of nothing")
    assert "CJ901" in codes(check_files(tmp_path, {"map.journey.yaml": text}))


@pytest.mark.parametrize(
    ("settings", "speaks"),
    [
        (RuleSettings(profile="draft"), 0),
        (RuleSettings(profile="draft", severity={"CJ398": Severity.ERROR}), 1),
        (RuleSettings(profile="draft", severity={"CJ398": Severity.NOTE}), 0),
        (RuleSettings(profile="draft", select=("CJ398",)), 1),
    ],
)
def test_a_draft_has_errors_and_what_is_named(
    settings: RuleSettings, speaks: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _with(monkeypatch, failing)
    checked = check_files(tmp_path, {"map.journey.yaml": SMALL}, config=Config(rules=settings))
    found = [one.diagnostic.problem.code for one in checked.found]
    assert found.count("CJ398") == speaks


def test_a_rule_by_name_does_not_speak_in_strict(tmp_path: Path) -> None:
    text = SMALL.replace(b"{name: Cart, phase: buy}", b"{phase: buy, name: Cart}")
    found = {}
    for settings in (RuleSettings(profile="strict"), RuleSettings(select=("key-order",))):
        checked = check_files(tmp_path, {"map.journey.yaml": text}, config=Config(rules=settings))
        found[settings.profile] = "CJ030" in codes(checked)
    assert found == {"strict": False, "workshop": True}
