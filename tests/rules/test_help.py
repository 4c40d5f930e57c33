"""Rules of the method say what to do next, for the map at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import check_files, selecting

PHASE = "title: Shoes\nphases: {buy: {name: Buy}}\n"
NAMES = "abcdefgh"


def of_touchpoints(keys: str, *, also: str = "", head: str = PHASE) -> str:
    """Return a map of eight touchpoints that say the same, but for the last."""
    rows = [f"  {id}: {{name: At {id}, {keys}}}" for id in NAMES[:-1]]
    return "\n".join([head + "touchpoints:", *rows, f"  h: {{name: At h, {also or keys}}}", ""])


PAIN = "personas: {ana: {name: Ana}, ben: {name: Ben, pain_points: Small feet}}\n"
PHONE = "personas: {ana: {name: Ana, channels: [website]}, ben: {name: Ben, channels: [phone]}}\n"
TO_BUY = "phases: {look: {name: Look, when: before}, buy: {name: Buy, when: during}}\n"
NEXT = (
    (
        "end-against-feeling",
        f"title: Shoes\n{TO_BUY}touchpoints:\n  a: {{name: A, phase: look}}\n"
        "  b: {name: B, phase: look}\n  c: {name: C, phase: buy}\n"
        "journeys: {pair: {path: [a, b], ends: recommends}}\n",
        "does it end with `leaves`? Or let the path go on",
    ),
    (
        "unknown-phase",
        "title: Shoes\nmodel: aida\nphases: {buy: {name: Buy}}\ntouchpoints: {}\n",
        "its phases: attention, interest, desire, action",
    ),
    ("placeholder-text", of_touchpoints("actions: TODO"), "write what you know, or take it away"),
    ("no-problem", of_touchpoints("emotion: 1"), "where do customers wait"),
    (
        "no-problem",
        of_touchpoints("emotion: 1", head=PHASE + PAIN),
        'persona "ben" says what hurts: at which touchpoint does it?',
    ),
    (
        "no-moment-of-truth",
        of_touchpoints("emotion: 0, pain_points: p"),
        "where do people decide to stay or to go? Mark it",
    ),
    (
        "no-moment-of-truth",
        of_touchpoints("emotion: 0, pain_points: p", also="emotion: -1"),
        'where do people decide to stay or to go, perhaps at "h"? Mark it',
    ),
    ("one-kind-of-channel", of_touchpoints("channel: app"), "where do customers talk to somebody"),
    ("one-kind-of-channel", of_touchpoints("channel: store"), "where do customers look you up"),
    (
        "one-kind-of-channel",
        of_touchpoints("channel: app", head=PHASE + PHONE),
        'persona "ben" uses "phone": where does she meet you there?',
    ),
    (
        "problem-without-solution",
        of_touchpoints("pain_points: p"),
        "who could do what about them? An idea under `opportunities` is a start",
    ),
    (
        "problem-without-solution",
        of_touchpoints("pain_points: p", also="pain_points: [{text: q, severity: high}]"),
        "begin with the one of high severity: who could do what about them?",
    ),
    (
        "problem-without-solution",
        of_touchpoints("pain_points: [{text: q, severity: high}]"),
        "who could do what about them?",
    ),
)


@pytest.mark.parametrize(("rule", "text", "help"), NEXT)
def test_what_to_do_next(rule: str, text: str, help: str, tmp_path: Path) -> None:
    checked = check_files(tmp_path, {"map.journey.yaml": text.encode()}, config=selecting(rule))
    (found,) = checked.found
    assert found.diagnostic.help.startswith(help)


WORST = (
    (
        "problem-without-solution",
        of_touchpoints("pain_points: p", also="pain_points: [{text: q, severity: high}]"),
        "h",
    ),
    (
        "problem-without-solution",
        of_touchpoints("pain_points: p", also="pain_points: p, moment_of_truth: true"),
        "h",
    ),
    ("open-question", of_touchpoints("questions: q?", also="questions: q?, emotion: -1"), "h"),
    (
        "low-without-reason",
        of_touchpoints("emotion: -1.5", also="pain_points: p").replace("-1.5}\n  g", "-2}\n  g"),
        "f",
    ),
)


@pytest.mark.parametrize(("rule", "text", "first"), WORST)
def test_the_worst_place_comes_first(rule: str, text: str, first: str, tmp_path: Path) -> None:
    text += "coverage: {require: [touchpoint]}\n"
    checked = check_files(tmp_path, {"map.journey.yaml": text.encode()}, config=selecting(rule))
    (found,) = checked.found
    assert f'"{first}"' in found.related[0][0]
    assert len(found.related) >= 7


def test_where_nobody_feels_it_moments_of_truth_come_first(tmp_path: Path) -> None:
    nobody = "personas: [], emotion: -1"
    text = (
        "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints:\n"
        f"  a: {{name: A, {nobody}}}\n  b: {{name: B, {nobody}}}\n  c: {{name: C, {nobody}}}\n"
        f"  d: {{name: D, moment_of_truth: true, {nobody}}}\n"
    )
    config = selecting("felt-by-nobody")
    (found,) = check_files(tmp_path, {"map.journey.yaml": text.encode()}, config=config).found
    assert [message.split('"')[1] for message, *_ in found.related] == ["d", "a", "b", "c"]


def test_which_pain_points_say_no_severity(tmp_path: Path) -> None:
    text = (
        "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints:\n"
        "  a: {name: A, pain_points: [One, Two, Three, Four, Five, {text: Six, severity: low}]}\n"
    )
    config = selecting("severity-at-few")
    (found,) = check_files(tmp_path, {"map.journey.yaml": text.encode()}, config=config).found
    assert [message for message, *_ in found.related] == [
        '"One"', '"Two"', '"Three"', '"Four"', '"Five"'
    ]  # fmt: skip
    assert found.diagnostic.help == (
        "which of them drive people away? `severity: high` for these, `low` for what is a nuisance"
    )
