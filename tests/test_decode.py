"""All that is wrong in a file is found in one run, and said so that an author can mend it."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cjmap.check import check
from cjmap.config import Config
from cjmap.decode import slug
from cjmap.fields import PARTS
from cjmap.load import load_bytes
from cjmap.loading.assemble import assemble
from cjmap.model import JourneyMap
from cjmap.project import Project
from cjmap.settings.profiles import RuleSettings
from cjmap.source import parse
from cjmap.words.synonyms import written_for

MANY = """\
titel: Shoes                                   # CJ020
language: [de]                                 # CJ021
cjmap: 2                                       # CJ024
reviewed: true                                 # CJ021
state: asis                                    # CJ024
phases:
  look: {name: Look, when: befor}              # CJ024
  buy: {nmae: Buy}                             # CJ020
  Größe: {name: Size}                          # CJ023
personas:
  ana: {name: Ana, kind: main}                 # CJ024
  ben: Ben                                     # CJ021
lanes:
  emotion: Feelings                            # CJ023
  legal:                                       # CJ022
touchpoints:
  ad: {name: Ad, phase: lok}                   # CJ101
  cart: {name: Cart, phase: buy, chanel: post} # CJ020
  desk: {name: Desk}                           # CJ022
  bag: {name: Bag, phase: buy, emotion: good}  # CJ021
  box: {name: Box, phase: buy, emotion: 5}     # CJ024
  tag: {name: Tag, phase: buy, channel: fax}   # CJ103
  way: {name: Way, phase: buy, personas: [eva]}  # CJ102
  map: {name: Map, phase: buy, map: m.yaml}    # CJ108
  law: {name: Law, phase: buy, lanes: {lgl: x}}  # CJ106
  one: {name: One, phase: buy, moment_of_truth: yes}  # CJ021
  two: {name: Two, phase: buy, links: "javascript:x"}  # CJ024
  two: {name: Two}                             # CJ006
  six: {name: Six, phase: buy, goal: ~}        # CJ025
  ten: {name: Ten, phase: buy, metrics: {m: {value: "4,5 %"}}}  # CJ021
  src: {name: Src, phase: buy, source: talks}  # CJ105
journeys:
  usual: {path: [crat]}                        # CJ104
coverage: {require: [actoins]}                 # CJ113
"""


def read(text: str) -> JourneyMap:
    source, _ = parse(text.encode(), file="map.journey.yaml")
    assert source.root
    return assemble(source.root, "map.journey.yaml")[0]


def test_all_faults_of_a_file_in_one_run(tmp_path) -> None:
    loaded = load_bytes(MANY.encode(), Project(tmp_path))
    config = Config(rules=RuleSettings(ignore=("unused",)))
    found = {(one.at.line, one.diagnostic.problem.code) for one in check(loaded, config).found}
    lines = enumerate(MANY.splitlines(), 1)
    assert found == {(number, line[-5:]) for number, line in lines if "# CJ" in line}
    assert len(found) > 25


SPELLED = ("no", "on", "12:30", "2026-11-21", "0123", "1.10", "007", "1e3", "0x10", "Yes", "NULL?")


@pytest.mark.parametrize("text", SPELLED)
def test_texts_keep_their_spelling(text: str) -> None:
    jmap = read(f"title: {text}\nphases: {{buy: {{name: {text}}}}}\ntags: [{text}]\n")
    assert (jmap.title, jmap.phases["buy"].name, jmap.tags) == (text, text, (text,))


def test_numbers_keep_their_spelling() -> None:
    jmap = read("title: x\nphases: {a: {name: A, emotion: [-1, 0, 1.50]}}\n")
    assert jmap.phases["a"].says.emotion == (Decimal(-1), Decimal(0), Decimal("1.50"))
    assert str(jmap.phases["a"].says.emotion[2]) == "1.50"


def test_written_and_unwritten() -> None:
    jmap = read(
        "title: x\nphases: {a: {name: A}}\ntouchpoints:\n"
        "  t: {name: T, actions: [], steps: , goal: '', questions: {}, personas: []}\n"
    )
    says = jmap.touchpoints["t"].says
    assert (says.actions, says.personas) == ((), ())
    assert (says.steps, says.goal, says.questions, says.thoughts) == (None, None, None, None)


NEVER_NONE = {"name", "phase", "emotion", "map"}


@pytest.mark.parametrize("key", [f.name for f in PARTS["touchpoint"]])
def test_looked_and_there_is_none(key: str) -> None:
    text = f"title: x\nphases: {{a: {{name: A}}}}\ntouchpoints: {{t: {{name: T, {key}: []}}}}\n"
    text = text.replace("name: T, name", "name")
    source, _ = parse(text.encode(), file="x")
    assert source.root
    _, findings = assemble(source.root, "x")
    assert bool(findings) == (key in NEVER_NONE)


def test_statements_in_their_three_forms() -> None:
    one = read("title: x\nphases: {a: {name: A, actions: Looks}}\n").phases["a"].says.actions
    several = read("title: x\nphases: {a: {name: A, actions: [Looks, {text: Buys, owner: Ana}]}}\n")
    said = several.phases["a"].says.actions
    assert one
    assert said
    assert [s.text for s in one] == ["Looks"]
    assert [(s.text, s.owner) for s in said] == [("Looks", None), ("Buys", "Ana")]
    assert [str(s.place) for s in said] == ["phases.a.actions.0", "phases.a.actions.1"]


@given(st.text(max_size=30))
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(slug(text)) == slug(text)


WORDS = ("x", "", "true", "[]", "{}", "~", "3", "-2", "yes", "ana", "buy", "a: b", "café", "é" * 90)


def _value(dice: random.Random, depth: int) -> object:
    kind = dice.random()
    if depth > 3 or kind < 0.5:
        return dice.choice([*WORDS, None, True, 7, -1.5])
    if kind < 0.7:
        return [_value(dice, depth + 1) for _ in range(dice.randrange(4))]
    return _part(dice, dice.choice(list(PARTS)), depth + 1)


def _part(dice: random.Random, part: str, depth: int) -> dict[str, object]:
    known = [field.name for field in PARTS[part]]
    keys = dice.sample(known, dice.randrange(min(8, len(known)) + 1))
    keys += dice.choices(["ana", "buy", "cart", "emoton", "Größe"], k=dice.randrange(3))
    # What is written for a key counts like the key itself.
    meant = [f"{name}x" for name in known] + [one for name in known for one in written_for(name)]
    keys += dice.choices(meant, k=dice.randrange(3))
    return {key: _value(dice, depth) for key in keys}


@pytest.mark.parametrize("seed", range(150))
def test_whatever_stands_at_the_keys_is_found_wrong_or_read(seed: int, tmp_path) -> None:
    dice = random.Random(seed)
    written = _part(dice, "map", 0)
    for group in ("phase", "touchpoint", "persona", "journey"):
        ids = dice.sample(["ana", "buy", "cart", "x y"], dice.randrange(4))
        written[f"{group}s"] = {id: _part(dice, group, 1) for id in ids}
    text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
    loaded = load_bytes(text.encode(), Project(tmp_path))
    checked = check(loaded, Config())
    assert checked == check(load_bytes(text.encode(), Project(tmp_path)), Config())
    for one in checked.found:
        assert "\n" not in one.diagnostic.message
        assert one.diagnostic.message[-1] != "."
        assert 1 <= one.at.line <= text.count("\n") + 1


def test_none_of_a_mapping_is_an_empty_one() -> None:
    jmap = read("title: x\nphases: {a: {name: A, metrics: [], lanes: [], per_persona: []}}\n")
    phase = jmap.phases["a"]
    assert (phase.says.metrics, phase.says.lanes, phase.per_persona) == ({}, {}, {})
