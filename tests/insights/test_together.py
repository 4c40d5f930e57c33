"""What several maps have in common."""

from __future__ import annotations

import pytest

from cjmap.reporters.insights.telling import tell

from .telling import report_of

MAP = """
title: {title}
phases: {{all: {{name: All}}}}
touchpoints:
  see:
    name: See
    pain_points: [{{text: {pain}, solutions: [{{text: S, status: {status}, owner: {owner}}}]}}]
"""


def common(*maps: tuple[str, str, str]) -> list[str]:
    """Return the sentences on maps, each of a pain point, the status of its solution, an owner."""
    texts = [
        MAP.format(title=f"M{number}", pain=pain, status=status, owner=owner)
        for number, (pain, status, owner) in enumerate(maps)
    ]
    report = report_of(*texts)
    assert report.voice
    return [tell(one, report.voice) for chapter in report.common for one in chapter.insights]


@pytest.mark.parametrize(
    ("maps", "said"),
    [
        ([("Dark", "idea", "Ola")], []),
        ([("Dark", "idea", "Ola"), ("Cold", "idea", "Ola")], []),
        ([("Dark", "idea", "Ola"), ("dark", "idea", "Pia")], ["In 2 maps (“M0” and “M1”): “Dark”"]),
        ([("Dark", "done", "Ola"), ("Dark", "idea", "Ola")], []),
        (
            [("Dark", "doing", "Ola"), ("Cold", "planned", "Ola"), ("Loud", "planned", "Pia")],
            ["Ola: 1 in progress, 1 planned in 2 maps (“M0” and “M1”)"],
        ),
    ],
)
def test_equal_problems_and_owners(maps, said):
    assert common(*maps) == said
