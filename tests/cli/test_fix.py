"""What `cjmap check --fix` writes, byte by byte, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import run

HEAD = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas:
  clara: {name: Clara Martin}
channels:
  shop: {name: Online shop}
touchpoints:
  ad: {name: Advertisement, phase: look, channel: shop}
  cart:
    name: Cart
    phase: buy
"""

# What stands below the head, and what stands there afterwards.
FIXED = {
    "key": ("    actons: Puts in a pair\n", "    actions: Puts in a pair\n"),
    "key in quotes": ("    'actons': Puts in a pair\n", "    'actions': Puts in a pair\n"),
    "key in braces": (
        "    pain_points: [{text: Dear, severty: high}]\n",
        "    pain_points: [{text: Dear, severity: high}]\n",
    ),
    "key that has another name": ("    schritte: [öffnen]\n", "    steps: [öffnen]\n"),
    "key and what stands below it": (
        "    pain_pionts:  # so far\n    - txet: Dear # indeed\n      severity: hihg\n",
        "    pain_points:  # so far\n    - text: Dear # indeed\n      severity: high\n",
    ),
    "word": ("    confidence: asumed\n", "    confidence: assumed\n"),
    "id": ("    channel: [webiste, shop] # both\n", "    channel: [website, shop] # both\n"),
    "id in quotes": ('    channel: "webiste"\n', '    channel: "website"\n'),
    "id of an own part": ("    personas: [clra]\n", "    personas: [clara]\n"),
    "id as a key": (
        "    per_persona: {clra: {emotion: 1}}\n",
        "    per_persona: {clara: {emotion: 1}}\n",
    ),
    "stop": (
        "journeys:\n  usual: {path: [ad, {catr: in haste}]}\n",
        "journeys:\n  usual: {path: [ad, {cart: in haste}]}\n",
    ),
    "id that is declared with a slip": (
        "    source: talks\n    goal: {text: Shoes, source: talks}\n"
        "sources:\n  tlaks: {name: Interviews}\n",
        "    source: talks\n    goal: {text: Shoes, source: talks}\n"
        "sources:\n  talks: {name: Interviews}\n",
    ),
    "true where a text is meant": ("    goal: true\n", '    goal: "true"\n'),
    "ja where true is meant": ("    moment_of_truth: Ja\n", "    moment_of_truth: true\n"),
    "nein where false is meant": ("    moment_of_truth: nein\n", "    moment_of_truth: false\n"),
    "host": (
        "    links: [shoes.example.com/cart]\n",
        "    links: [https://shoes.example.com/cart]\n",
    ),
    "address of a mailbox": ("    links: me@example.com\n", "    links: mailto:me@example.com\n"),
}

LEFT = {
    "two words are as near": "    channel: sh\n",
    "the key stands there already": "    actions: Looks\n    actons: Buys\n",
    "a text with a colon": "    actions:\n      - Test: it fits\n",
    "either may be the slip": ("    source: talks\nsources:\n  tlaks: {name: Interviews}\n"),
    "a digit may be meant": "journeys:\n  usual: {path: [ad2]}\n",
    "what the key cannot hold": "    emotions: happy\n",
}


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
def test_fixed(before: str, after: str, tmp_path: Path) -> None:
    assert _fixed(HEAD + before, tmp_path) == HEAD + after


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_left(text: str, tmp_path: Path) -> None:
    assert _fixed(HEAD + text, tmp_path) == HEAD + text


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "with mark"])
def test_mark_and_line_ends_stay(mark: str, before: str, after: str, tmp_path: Path) -> None:
    was = (mark + HEAD + before).rstrip("\n").replace("\n", "\r\n")
    is_now = (mark + HEAD + after).rstrip("\n").replace("\n", "\r\n")
    assert _fixed(was, tmp_path) == is_now


def _fixed(text: str, folder: Path) -> str:
    file = folder / "a.journey.yaml"
    file.write_bytes(text.encode())
    run("check", file.name, "--fix", folder=folder)
    return file.read_bytes().decode()
