"""What the rules about whose map it is, and whether it is whole, advise and let a team set."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.config import Config, RuleSettings
from cjmap.rules import Rule, aims, inside, personas, phases, twins, unheard, wholeness
from cjmap.rules.pages import read_page

from .checking import check_files, selecting

_MODULES = (personas, unheard, twins, inside, wholeness, phases, aims)
RULES = {rule.problem.name: rule for module in _MODULES for rule in module.RULES}

_NOTHING_OF = ("nothing of the customer",) * 5
_OUT_OF_SIGHT = ("no customer meets this one",) * 3
# Of the Bad map of each rule: the place, how many faults, the help, what related places say.
ADVICE = {
    "no-customer": (
        "personas",
        1,
        "for whom is all of this done? Add that persona, or say `kind: primary` of one",
        (),
    ),
    "thin-persona": (
        "personas.ana",
        1,
        "who are these people, what moves them, what troubles them? A few lines will do; "
        "`[]` says that you looked and there is none",
        (),
    ),
    "no-persona": (
        "personas",
        1,
        "who is it? Add a persona with `background`, `motivations` and `pain_points`",
        (),
    ),
    "unmet-channel": (
        "personas.ida.channels",
        1,
        "who is there when these people come? Add the touchpoint, or mend `channels`",
        (),
    ),
    "persona-pain-unheard": (
        "personas.ana.pain_points",
        1,
        "at which touchpoint do these people feel it? Say it there under `pain_points`",
        (),
    ),
    "twin-personas": (
        "personas.ben",
        1,
        "what does one of them do, ask or fear that the others do not? Say it under "
        "`per_persona` or at touchpoints of their own; if there is nothing, let them be one "
        "persona",
        ('"ana"',),
    ),
    "same-segment": (
        "personas.ben.segment",
        1,
        "name what sets them apart, or let one be `kind: secondary`",
        ("the first of them",),
    ),
    "told-from-inside": (
        "touchpoints",
        5,
        'what do people do, ask and feel there? Begin with "order", "credit" and "pick"',
        _NOTHING_OF,
    ),
    "mostly-backstage": (
        "touchpoints",
        3,
        "let a step of work stand as `backstage`, `support` or `resources` of the touchpoint "
        "that it serves",
        _OUT_OF_SIGHT,
    ),
    "stops-at-purchase": (
        "phases",
        1,
        "add a phase with `when: after`: how do customers use it, come back, tell others?",
        (),
    ),
    "thin-after": (
        "phases.wear",
        1,
        "what happens when they use it, need help, come again, tell others?",
        ("this one does",),
    ),
    "starts-at-purchase": (
        "phases",
        1,
        "add a phase with `when: before`: how do people hear of you, whom do they ask, "
        "what do they expect?",
        (),
    ),
    "when-out-of-order": (
        "phases.buy.when",
        1,
        "put the phases in the order in which people live them, or mend `when`",
        ("this one lies after the purchase",),
    ),
    "when-unsaid": (
        "phases.look",
        1,
        "add `when: before`, `during` or `after` to each phase",
        ("this one does not say it either",),
    ),
    "crowded-phase": (
        "phases.look",
        1,
        "keep what most people meet, or what decides; a touchpoint may lead to a `map` that "
        "shows it in detail",
        (),
    ),
    "felt-by-nobody": (
        "touchpoints.wait.personas",
        1,
        "who lives through it? Name them under `personas`; if it is behind the scenes, nobody "
        "asks or feels anything there",
        (),
    ),
    "no-call-to-action": (
        "touchpoints",
        1,
        "where are they ready for a next step, and which? Say it under `call_to_action`",
        (),
    ),
    "no-goal": (
        "phases.buy",
        1,
        "what do customers want to have reached, phase by phase, and what do you wish they do?",
        (),
    ),
    "no-resources": (
        "touchpoints",
        1,
        "who and what stands behind the moments that count? Say it under `resources`",
        (),
    ),
    "only-own-voice": (
        "phases.look",
        1,
        "whom do people ask, what do they read about you? Reviews, press and friends form "
        "what they expect",
        (),
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_a_finding_says_where_and_what_to_do(name: str, tmp_path: Path) -> None:
    checked = check_files(tmp_path, read_page(RULES[name]).bad, config=selecting(name))
    (found,) = checked.found
    one = found.diagnostic
    said = tuple(related.message for related in one.related)
    assert (found.route, one.count, one.help, said) == ADVICE[name]


_OF_SIX = ("touchpoints", 6, 1, 1_000_000)
# What can be set: the name, what is usual, and from where to where it goes.
OPTIONS = {
    "thin-persona": [_OF_SIX],
    "no-persona": [("touchpoints", 12, 1, 1_000_000)],
    "unmet-channel": [_OF_SIX],
    "persona-pain-unheard": [_OF_SIX],
    "twin-personas": [_OF_SIX, ("percent", 60, 1, 100)],
    "told-from-inside": [_OF_SIX, ("percent", 50, 1, 100)],
    "mostly-backstage": [_OF_SIX, ("percent", 50, 1, 100)],
    "thin-after": [("touchpoints", 12, 1, 1_000_000), ("percent", 10, 0, 100)],
    "starts-at-purchase": [_OF_SIX],
    "when-unsaid": [_OF_SIX],
    "crowded-phase": [("most", 12, 1, 1_000_000)],
    "no-call-to-action": [_OF_SIX],
    "no-goal": [_OF_SIX],
    "no-resources": [_OF_SIX],
    "only-own-voice": [("touchpoints", 4, 1, 1_000_000)],
}


@pytest.mark.parametrize("name", RULES)
def test_numbers_that_a_team_may_set(name: str) -> None:
    numbers = [
        (option.name, option.usual, option.low, option.high)
        for option in RULES[name].options
        if isinstance(option.usual, int)
    ]
    assert numbers == OPTIONS.get(name, [])


def test_rules_that_speak_in_strict_only() -> None:
    silent = {name for name, rule in RULES.items() if not rule.usual}
    assert silent == {"same-segment", "when-unsaid", "no-goal", "no-resources", "only-own-voice"}


def _messages(rule: Rule, folder: Path, text: str, **options: int | tuple[str, ...]) -> list[str]:
    name = rule.problem.name
    config = Config(rules=RuleSettings(select=(name,), options={name: options}))
    checked = check_files(folder, {"map.journey.yaml": text.encode()}, config=config)
    return [one.diagnostic.message for one in checked.found]


SMALL = """title: Shoes
phases: {look: {name: Look}}
personas: {ana: {name: Ana, background: Shifts}}
touchpoints:
  ad: {name: Advertisement, phase: look, backstage: Agency}
  film: {name: Film, phase: look, actions: Looks}
  door: {name: Door, phase: look, personas: []}
"""
SET = (
    (
        "thin-persona",
        {"touchpoints": 3, "require": ("background", "segment", "goal")},
        ['persona "ana" does not say "segment" or "goal"'],
    ),
    ("thin-persona", {"touchpoints": 4}, []),
    ("crowded-phase", {"most": 2}, []),
    ("crowded-phase", {"most": 1}, ['phase "look" has 2 touchpoints']),
    (
        "told-from-inside",
        {"touchpoints": 2},
        [
            "1 of 2 touchpoints that customers meet tell what the company does and nothing of "
            "the customer"
        ],
    ),
    ("told-from-inside", {"touchpoints": 2, "percent": 51}, []),
    ("told-from-inside", {"touchpoints": 3}, []),
    (
        "mostly-backstage",
        {"touchpoints": 3, "percent": 33},
        ["1 of 3 touchpoints happen where no customer is"],
    ),
    ("mostly-backstage", {"touchpoints": 3, "percent": 34}, []),
)


@pytest.mark.parametrize(("name", "options", "messages"), SET)
def test_what_is_set_holds(
    name: str,
    options: dict[str, int | tuple[str, ...]],
    messages: list[str],
    tmp_path: Path,
) -> None:
    assert _messages(RULES[name], tmp_path, SMALL, **options) == messages


def test_the_moments_of_truth_come_first(tmp_path: Path) -> None:
    page = read_page(RULES["told-from-inside"]).bad["map.journey.yaml"].decode()
    text = page.replace("mail: {name: Invoice,", "mail: {name: Invoice, moment_of_truth: true,")
    checked = check_files(
        tmp_path, {"map.journey.yaml": text.encode()}, config=selecting("told-from-inside")
    )
    assert 'Begin with "mail", "order" and "credit"' in checked.found[0].diagnostic.help


THIN = """title: Shoes
phases: {look: {name: Look}}
personas: {ana: {name: Ana}, vera: {name: Vera, kind: staff}, ben: {name: Ben}}
touchpoints:
  {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}, e: {name: E}, f: {name: F}}
"""


def test_all_who_are_thin_are_named(tmp_path: Path) -> None:
    config = selecting("thin-persona")
    checked = check_files(tmp_path, {"map.journey.yaml": THIN.encode()}, config=config)
    (one,) = (found.diagnostic for found in checked.found)
    assert [related.message for related in one.related] == ['"ana"', '"ben"']
    assert one.count == 2


ENDS = (
    ("before", "add phases with `when: during` and `when: after`: what do customers live"),
    ("during", "add phases with `when: before` and `when: after`: what leads customers here"),
)


@pytest.mark.parametrize(("when", "help"), ENDS)
def test_what_is_missing_beside_the_only_phase(when: str, help: str, tmp_path: Path) -> None:
    phases = f"phases: {{one: {{name: One, when: {when}}}}}"
    text = f"title: Shoes\n{phases}\ntouchpoints: {{ad: {{name: Ad}}}}\n"
    checked = check_files(
        tmp_path, {"map.journey.yaml": text.encode()}, config=selecting("stops-at-purchase")
    )
    assert checked.found[0].diagnostic.help.startswith(help)


def test_all_who_are_alike_are_named(tmp_path: Path) -> None:
    names = {name: f"{name}: {{name: P, background: B}}" for name in ("p1", "p2", "p3")}
    text = f"title: T\nphases: {{a: {{name: A}}}}\npersonas: {{{', '.join(names.values())}}}\n"
    text += "touchpoints: {t: {name: T}}\n"
    config = selecting("twin-personas")
    checked = check_files(tmp_path, {"map.journey.yaml": text.encode()}, config=config)
    (one,) = (found.diagnostic for found in checked.found)
    assert (one.count, [related.message for related in one.related]) == (2, ['"p1"', '"p3"'])
