"""What is open is open everywhere: in rules, in the log, on the page, in insights."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.facts.problems import unsolved
from cjmap.insights import analyse
from cjmap.insights.values import UnplannedProblem
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.view.history import standing
from cjmap.view.making import make_view

MAP = """
title: Hill
phases: {{up: {{name: Up, actions: Climbs}}}}
touchpoints:
  foot: {{name: Foot, solutions: A bench}}
  hill:
    name: Hill
    pain_points: [{{text: Steep, severity: high{inside}}}]
    {around}
"""


def checked_of(inside: str, around: str) -> Checked:
    """Return the map with what stands inside of its pain point and around it."""
    text = MAP.format(inside=inside, around=around)
    return check(load_bytes(text.encode(), Project(Path("/nowhere"))), Config())


@pytest.mark.parametrize(
    ("inside", "around", "is_open"),
    [
        # Nothing can be done, says somebody: that is an answer.
        (", solutions: []", "", False),
        ("", "solutions: []", False),
        ("", "per_persona: {}\n    opportunities: A lift", False),
        (", solutions: A lift", "", False),
        ("", "", True),
        # These only keep the place free.
        (", solutions: TODO", "", True),
        (", solutions: ", "", True),
        ("", "solutions: TODO", True),
        # Nobody has thought of an opportunity: that says nothing on solutions.
        ("", "opportunities: []", True),
    ],
)
def test_what_is_open_is_open_everywhere(inside, around, is_open):
    checked = checked_of(inside, around)
    jmap = checked.loaded.map
    assert jmap
    assert checked.coverage
    chapters = analyse(jmap, checked.coverage).chapters
    told = [
        one.problem
        for chapter in chapters
        for one in chapter.insights
        if isinstance(one, UnplannedProblem) and one.problem.state == "none"
    ]
    view = make_view(checked, Project(Path("/nowhere")))
    said = {
        "facts": sum(len(pains) for _, pains in unsolved(jmap)),
        "check": sum(one.diagnostic.problem.code == "CJ302" for one in checked.found),
        "log": standing(view, None).problems,
        "page and checklist": sum(one.kind == "pain_point" for one in view.open_points),
        "insights": len(told),
    }
    assert said == dict.fromkeys(said, int(is_open))


@pytest.mark.parametrize(
    ("inside", "around", "promised"),
    [
        ("", "solutions: [{text: A lift, status: planned}]", 1),
        (", solutions: [{text: A lift, status: doing}]", "", 1),
        ("", "opportunities: [{text: A lift, status: planned}]", 1),
        # Nobody has promised what is not said yet.
        (", solutions: [{text: TODO, status: planned}]", "", 0),
        ("", "solutions: [{text: TODO, status: planned}]", 0),
    ],
)
def test_what_is_promised_is_said(inside, around, promised):
    view = make_view(checked_of(inside, around), Project(Path("/nowhere")))
    assert standing(view, None).promised == promised
