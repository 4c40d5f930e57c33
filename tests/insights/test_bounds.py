"""However large a map, what is told of it stays short; JSON has it all."""

from __future__ import annotations

import json

import pytest

from cjmap.reporters.insights import INSIGHT_REPORTERS

from .telling import report_of

LONGEST = 1000


def large(personas: int, touchpoints: int) -> str:
    """Return a map in which everyone feels and suffers in her own way at each touchpoint."""
    people = ", ".join(f"p{n}: {{name: Persona {n}}}" for n in range(personas))
    stops = "\n".join(
        f"  t{n}: {{name: Touchpoint {n}, channel: {('email', 'store')[n % 2]}, "
        f"pain_points: [{{text: Pain {n}, severity: high}}], emotion: {n * 7 % 5 - 2}, "
        f"per_persona: {{p{n % personas}: {{emotion: {n * 3 % 5 - 2}}}}}}}"
        for n in range(touchpoints)
    )
    return (
        f"title: Large\nphases: {{a: {{name: A}}}}\npersonas: {{{people}}}\ntouchpoints:\n{stops}"
    )


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_what_is_told_has_bounds(format_):
    lines = list(INSIGHT_REPORTERS[format_](report_of(large(30, 40))))
    assert len(lines) < 120
    assert max(map(len, lines)) < LONGEST
    assert any(line.endswith(" more") for line in lines)


def test_json_has_everything():
    (text,) = INSIGHT_REPORTERS["json"](report_of(large(30, 40)))
    (one,) = json.loads(text)["maps"]
    kinds = [insight["kind"] for insight in one["insights"]]
    assert kinds.count("lift") == 40
    assert kinds.count("channel-changes") == 30
    lift = next(insight for insight in one["insights"] if insight["kind"] == "lift")
    assert (lift["score"], len(lift["problem"]["customers"])) == (90, 30)
    assert lift["places"][0]["route"] == "touchpoints.t0.pain_points.0"
