"""The tables beside the diagrams say what the diagrams show."""

from __future__ import annotations

import re

import pytest

from cjmap.catalog import labels
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.renderers.pages import matrix
from cjmap.renderers.pages.equivalents import levels, walks

from ...everything import view_of_text

MAP = """
title: Shoes
personas: {ana: {name: Ana}, ben: {name: Ben <b>}, kim: {name: Kim}}
channels: {shop: {name: Shop}, net: {name: Net}}
phases: {look: {name: Look}, buy: {name: Buy}}
touchpoints:
  see: {name: See, phase: look, channel: shop, emotion: 1, personas: [ana, ben]}
  pay:
    name: Pay
    phase: buy
    channel: [net, shop]
    personas: [ana, ben]
    emotion: [0, -2]
    feeling: first torn, then angry
    frontstage: [Smiles, Nods]
    support: []
    per_persona: {ben: {channel: shop, feeling: bored, frontstage: Yawns}}
journeys:
  one: {persona: ana, path: [see, pay, {see: once more}]}
  two: {persona: ben, path: [see, pay]}
"""


NAMES = {"diagram": "drawing.steps", "emotion": "drawing.scores", "blueprint": "drawing.layers"}


def told(text: str = MAP) -> dict[str, list[tuple[str, ...]]]:
    return {
        persona.name: [
            (step.touchpoint.name, step.phase, step.channels, step.note, step.felt)
            for step in steps
        ]
        for persona, steps in walks(view_of_text(text))
    }


def test_each_step_says_where_it_leads_and_how_that_feels():
    assert told()["Ana"] == [
        ("See", "Look", "Shop", "", "+1, pleased"),
        ("Pay", "Buy", "Net · Shop", "", "0 → −2, first torn, then angry"),
        ("See", "Look", "Shop", "once more", "+1, pleased"),
    ]


def test_what_holds_for_one_is_hers():
    assert [step[2] for step in told()["Ben <b>"]] == ["Shop", "Shop"]
    assert told()["Ben <b>"][1][4] == "0 → −2, bored"
    assert told()["Kim"] == []


def test_every_touchpoint_has_the_scores_of_all():
    found = {level.touchpoint.name: level.scores for level in levels(view_of_text(MAP))}
    assert list(found) == ["See", "Pay"]
    assert found["See"] == ("+1", "+1", "")
    assert found["Pay"][0] == "0 → −2"
    assert [len(scores) for scores in found.values()] == [3, 3]


@pytest.mark.parametrize("picture", DIAGRAMS)
def test_a_table_follows_each_picture(picture):
    page = matrix.render(view_of_text(MAP), {picture: "<svg></svg>"}).decode()
    (table,) = re.findall(r'<details class="eqv">.*?</details>', page, re.DOTALL)
    assert page.index("<svg></svg>") < page.index(table)
    assert labels("en")[NAMES[picture]] in table
    assert table.count("<caption") == 1
    assert 'scope="col"' in table
    assert 'scope="row"' in table
    assert table.count('href="#t-see"') == {"diagram": 3}.get(picture, 1)
    assert "Ben &lt;b&gt;" in table


def test_the_table_of_the_blueprint_says_what_is_done_for_whom():
    page = matrix.render(view_of_text(MAP), {"blueprint": "<svg></svg>"}).decode()
    _, _, table = page.partition(labels("en")["drawing.layers"] + "</caption>")
    cells = re.findall("<td>(.*?)</td>", table.partition("</table>")[0])
    assert cells[2:] == [
        "Smiles (Ana)<br>Nods (Ana)<br>Yawns (Ben &lt;b&gt;)",
        "looked at, nothing to say",
    ]


def test_without_pictures_there_are_no_tables():
    assert b'class="eqv"' not in matrix.render(view_of_text(MAP))
