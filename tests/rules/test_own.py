"""Rules of a team's own: which parts they ask, what they ask, and what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cjmap.check import check
from cjmap.checking.judging import check_settings
from cjmap.config import load_config
from cjmap.load import load
from cjmap.place import Place
from cjmap.project import Project
from cjmap.rules.own import own_rule
from cjmap.settings.conditions import OwnRule

MAP = """title: Shoes
state: as-is
metrics: {share: {value: 40}}
phases:
  look: {name: Look, when: before, owner: Team Web}
  buy: {name: Buy, when: during, per_persona: {ana: {feeling: calm}}}
personas:
  ana: {name: Ana, channels: [shop]}
  ben: {name: Ben, kind: staff}
channels: {shop: {name: Shop, kind: digital}}
touchpoints:
  ad: {name: Ad, phase: look, channel: shop, emotion: [-1, 2], moment_of_truth: false}
  cart:
    name: Cart
    phase: buy
    moment_of_truth: Here they decide
    channel: [shop, phone]
    pain_points:
      - {text: Freight is dear, severity: high}
      - Slow
    questions: []
    per_persona: {ben: {owner: Ben himself}}
    links: [https://example.com/a.pdf]
    metrics: {rate: {value: 12.5, target: 10}}
journeys: {first: {persona: ana, path: [ad, cart]}}
sources: {talks: {n: 4}}
coverage: {require: [touchpoint]}
"""


def _found(folder: Path, rule: str) -> list[str]:
    """Return the routes at which a rule, in YAML, finds something in the map."""
    (folder / "cjmap.yaml").write_text(f"rules: {{select: own, own: {{ours: {rule}}}}}\n")
    (folder / "map.journey.yaml").write_text(MAP)
    project = Project(folder, folder / "cjmap.yaml")
    settings = load_config(project)
    assert [one.diagnostic.message for one in check_settings(settings)] == []
    checked = check(load(folder / "map.journey.yaml", project), settings.config)
    assert {one.diagnostic.problem.code for one in checked.found} <= {"OWN"}
    return [one.route for one in checked.found]


@pytest.mark.parametrize(
    ("rule", "routes"),
    [
        # What is written: by the part, by its phase, for one persona; "[]" is something.
        ("{over: touchpoints, require: owner}", []),
        ("{over: touchpoints, require: [owner, goal]}", ["ad.goal", "cart.goal"]),
        ("{over: touchpoints, require: {questions: written}}", ["ad.questions"]),
        ("{over: touchpoints, require: {feeling: unwritten}}", ["cart.feeling"]),
        ("{over: touchpoints, when: {feeling: written}, require: goal}", ["cart.goal"]),
        # Words and numbers, in whatever case.
        ("{over: touchpoints, require: {channel: PHONE}}", ["ad.channel"]),
        ("{over: touchpoints, require: {channel: [phone, shop]}}", []),
        ("{over: touchpoints, require: {name: ad}}", ["cart.name"]),
        ("{over: touchpoints, require: {id: ad}}", ["cart.id"]),
        ("{over: touchpoints, require: {emotion: 2}}", ["cart.emotion"]),
        ("{over: touchpoints, require: {emotion: 2.0}}", ["cart.emotion"]),
        ("{over: touchpoints, require: {emotion: much}}", ["ad.emotion", "cart.emotion"]),
        # Numbers, else how many entries there are.
        ("{over: touchpoints, require: {emotion: {least: 2}}}", ["cart.emotion"]),
        ("{over: touchpoints, when: {emotion: {most: -1}}, require: goal}", ["ad.goal"]),
        ("{over: touchpoints, when: {emotion: {most: -2}}, require: goal}", []),
        ("{over: touchpoints, require: {emotion: {least: -2}}}", ["cart.emotion"]),
        ("{over: touchpoints, when: {emotion: {most: 9}}, require: goal}", ["ad.goal"]),
        ("{over: touchpoints, require: {channel: {most: 1}}}", ["cart.channel"]),
        ("{over: touchpoints, require: {channel: {least: 2, most: 2}}}", ["ad.channel"]),
        ("{over: touchpoints, require: {links: {least: 1}}}", ["ad.links"]),
        ("{over: touchpoints, require: {links: {most: 0}}}", ["cart.links"]),
        ("{over: touchpoints, require: {metrics: {least: 1}}}", ["ad.metrics"]),
        # A text says why it is a moment of truth.
        ("{over: touchpoints, when: {moment_of_truth: true}, require: goal}", ["cart.goal"]),
        ("{over: touchpoints, when: {moment_of_truth: false}, require: goal}", ["ad.goal"]),
        # Patterns and lengths.
        ("{over: touchpoints, require: {links: {like: '*.PDF'}}}", ["ad.links"]),
        ("{over: touchpoints, require: {name: {like: ['a?', 'b*']}}}", ["cart.name"]),
        ("{over: touchpoints, require: {name: {longest: 3}}}", ["cart.name"]),
        ("{over: touchpoints, require: {name: {shortest: 3}}}", ["ad.name"]),
        ("{over: touchpoints, require: {name: {shortest: 2, longest: 4}}}", []),
        # What stands around.
        ("{over: touchpoints, when: {phase.when: during}, require: goal}", ["cart.goal"]),
        ("{over: touchpoints, require: {phase.when: before}}", ["touchpoints.cart"]),
        ("{over: touchpoints, when: {map.state: to-be}, require: goal}", []),
        (
            "{over: pain_points, when: {touchpoint.emotion: unwritten}, require: severity}",
            ["1.severity"],
        ),
        ("{over: journeys, require: {persona.kind: staff}}", ["journeys.first"]),
        ("{over: journeys, when: {persona.name: Ana}, require: ends}", ["first.ends"]),
        ("{over: phases, when: {map.state: as-is}, require: owner}", ["buy.owner"]),
        ("{over: pain_points, when: {map.state: as-is}, require: severity}", ["1.severity"]),
        ("{over: pain_points, when: {phase.when: during}, require: severity}", ["1.severity"]),
        ("{over: pain_points, when: {phase.when: before}, require: severity}", []),
        ("{over: metrics, when: {touchpoint.channel: phone}, require: unit}", ["rate.unit"]),
        ("{over: metrics, when: {map.state: as-is}, require: unit}", ["rate.unit"]),
        # Every other kind of part.
        ("{over: map, require: owner}", [""]),
        ("{over: map, require: {state: to-be}}", [""]),
        ("{over: phases, require: owner}", ["buy.owner"]),
        ("{over: phases, when: {feeling: calm}, require: owner}", ["buy.owner"]),
        ("{over: personas, when: {kind: staff}, require: channels}", ["ben.channels"]),
        ("{over: channels, require: {kind: analog}}", ["shop.kind"]),
        ("{over: journeys, require: ends}", ["first.ends"]),
        ("{over: sources, require: {n: {least: 5}}}", ["talks.n"]),
        ("{over: metrics, require: target}", ["share.target"]),
        ("{over: metrics, require: {value: {most: 12.4}}}", ["share.value", "rate.value"]),
        ("{over: pain_points, require: {severity: high}}", ["1.severity"]),
        ("{over: questions, require: answer}", []),
    ],
)
def test_what_is_found(rule: str, routes: list[str], tmp_path: Path) -> None:
    found = _found(tmp_path, rule)
    assert len(found) == len(routes)
    assert all(one.endswith(route) for one, route in zip(found, routes, strict=True))


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{over: touchpoints, require: goal}", '"ad" does not keep to "ours": it asks for "goal"'),
        ("{over: map, require: [owner, tags]}", '"Shoes" does not keep to "ours": it asks for'),
        ("{over: touchpoints, require: goal, message: '{id}, {name}, {phase}'}", "ad, Ad, look"),
        ("{over: pain_points, require: owner, message: '{text}'}", "Freight is dear"),
        ("{over: map, require: [owner, tags], message: '{missing}'}", '"owner" and "tags"'),
        ("{over: map, require: owner, message: '{name} in {phase}'}", "Shoes in {phase}"),
    ],
)
def test_what_is_said(rule: str, message: str, tmp_path: Path) -> None:
    _found(tmp_path, rule)
    project = Project(tmp_path, tmp_path / "cjmap.yaml")
    checked = check(load(tmp_path / "map.journey.yaml", project), load_config(project).config)
    assert checked.found[0].diagnostic.message.startswith(message)


@pytest.mark.parametrize(
    ("rule", "marked", "message", "help"),
    [
        ("{over: map, require: id}", "id", '"id" is not a key of map', "possible: title, "),
        (
            "{over: pain_points, require: ownr}",
            "ownr",
            '"ownr" is not a key of pain points; did you mean "owner"?',
            "possible: text, severity, ",
        ),
        (
            "{over: personas, require: {kind: [staff, frist]}}",
            "kind",
            '"kind" is never "frist"',
            "possible: primary, secondary, staff, system",
        ),
        (
            "{over: phases, require: owner, message: 'Ask {nmae}'}",
            "'Ask {nmae}'",
            '"{nmae}" is not known in a message; did you mean "name"?',
            "possible: {id}, {name}, {text}, {phase}, {missing}",
        ),
    ],
)
def test_what_cannot_be_asked(
    rule: str, marked: str, message: str, help: str, tmp_path: Path
) -> None:
    text = f"rules: {{own: {{ours: {rule}}}}}\n"
    (tmp_path / "cjmap.yaml").write_text(text)
    settings = load_config(Project(tmp_path, tmp_path / "cjmap.yaml"))
    (found,) = check_settings(settings)
    assert (found.diagnostic.message, text[found.at.column - 1 :][: len(marked)]) == (
        message,
        marked,
    )
    assert found.diagnostic.help.startswith(help)


def test_the_page_of_a_rule_of_ones_own() -> None:
    told = OwnRule(
        name="ours", place=Place("cjmap.yaml"), over="pain_points", message="say who, {name}.."
    )
    assert own_rule(told).page == "Say who, ….\n\n"
    assert own_rule(told).many == 'pain points break "ours"'
    silent = replace(told, message="", page="Ask us.")
    assert own_rule(silent).page == "A rule of this project: ours.\n\nAsk us."
