"""Insights say the same numbers as the page of a map."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cjmap.check import check
from cjmap.config import Config
from cjmap.insights import Analysis, analyse
from cjmap.insights.values import ChannelBreak, ChannelChanges, UnderWay, UnplannedProblem
from cjmap.load import load
from cjmap.project import find_project
from cjmap.renderers.pages.breaks import find_changes, seams
from cjmap.renderers.pages.remedies import plans
from cjmap.view.making import make_view
from cjmap.view.values import View

ROOT = Path(__file__).parent.parent.parent
MAPS = sorted([*ROOT.glob("examples/*/*.journey.yaml"), *ROOT.glob("docs/gallery/*.journey.yaml")])


@pytest.fixture(params=MAPS, ids=lambda path: path.stem, scope="module")
def both(request: pytest.FixtureRequest) -> tuple[Analysis, View]:
    """An analysis and the view of the same map."""
    path = request.param
    project = find_project(path)
    checked = check(load(path, project), Config())
    assert checked.loaded.map
    assert checked.coverage
    return analyse(checked.loaded.map, checked.coverage), make_view(checked, project)


def of_kind(analysis: Analysis, kind: type) -> list:
    """Return the insights of a kind."""
    found = (insight for chapter in analysis.chapters for insight in chapter.insights)
    return [insight for insight in found if isinstance(insight, kind)]


def test_maps_are_there():
    assert len(MAPS) > 10


def test_changes_and_breaks_of_customers(both):
    analysis, view = both
    mine = {
        one.persona.id: (one.total, one.broken, one.unrated, one.crossing)
        for one in of_kind(analysis, ChannelChanges)
    }
    page = {
        p.id: (s.total, s.broken, s.unrated, s.crossing)
        for p, s in seams(view)
        if p.persona.kind in (None, "primary", "secondary")
    }
    assert mine == page
    drops = {
        (one.before.id, one.after.id, drop.persona.id, drop.before, drop.after)
        for one in of_kind(analysis, ChannelBreak)
        for drop in one.drops
    }
    assert drops == {
        (c.before.id, c.after.id, c.persona.id, here.values[-1], there.values[0])
        for c in find_changes(view)
        if c.drop and c.persona.id in page
        for here, there in [(c.before.ratings[c.persona.id], c.after.ratings[c.persona.id])]
    }


def test_what_is_under_way(both):
    analysis, view = both
    mine = Counter(
        (one.owner, task.status) for one in of_kind(analysis, UnderWay) for task in one.tasks
    )
    page = (plan.statement for plan in plans(view))
    assert mine == Counter(
        (one.owner, one.status) for one in page if one.status in ("planned", "doing")
    )


def test_problems_without_a_solution(both):
    analysis, view = both
    found = [one.problem for one in of_kind(analysis, UnplannedProblem)]
    page = [pain for part in (*view.phases, *view.touchpoints) for pain in part.unsolved]
    mine = {one.text.casefold() for one in found if one.state == "none"}
    assert mine == {pain.text.casefold() for pain in page}
    assert {pain.place for pain in page} <= {place for one in found for place in one.places}
