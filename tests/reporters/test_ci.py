"""What a merge request brings, as the summary of a job."""

from __future__ import annotations

import pytest

from cjmap.reporters import Report
from cjmap.reporters.ci.markdown import lines
from cjmap.reporters.ci.report import CiReport, Outputs
from cjmap.reporters.coverage.report import CoverageReport

MENDS = "run `cjmap build` to bring them up to date"


@pytest.mark.parametrize(
    ("number", "shown", "rest"),
    [
        (1, 1, []),
        (19, 19, []),
        (20, 20, []),
        (21, 20, ["- and 1 more"]),
        (50, 20, ["- and 30 more"]),
    ],
)
def test_of_many_stale_outputs_twenty_are_named_and_what_mends_them(number, shown, rest):
    stale = tuple(f"stale     journeys/{one}.svg" for one in range(number))
    outputs = Outputs((*stale, MENDS), number)
    told = [*lines(CiReport(Report((), ()), outputs, CoverageReport(())))]
    start = told.index("## Outputs") + 2
    said = told[start : told.index("", start)]
    assert [one.split("/")[-1] for one in said[:shown]] == [f"{one}.svg" for one in range(shown)]
    assert said[shown:] == [*rest, f"- {MENDS}"]
