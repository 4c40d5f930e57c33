"""Personas side by side: what the script copies is what the map says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.view.values import TouchpointView, View

from ..everything import view_of
from .screens import texts_of

if TYPE_CHECKING:
    from .screens import Opened

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMPARED = ("questions", "pain_points", "solutions")


@pytest.fixture(scope="module")
def view() -> View:
    """The map as the page has to show it."""
    return view_of(EXAMPLES / "atelier" / "atelier.journey.yaml")


def said(touchpoint: TouchpointView, persona: str) -> set[str]:
    """Return the texts of a touchpoint that a persona's cell holds."""
    texts = (x for key in COMPARED for x in touchpoint.texts.get(key, ()))
    return {x.statement.text for x in texts if persona in x.who}


def test_each_cell_holds_what_concerns_the_persona(there: Opened, view: View) -> None:
    page = there.at("#v=compare")
    rows = page.locator(".vg tr[data-c]")
    assert rows.count() == len(view.touchpoints)
    cells = page.locator(".vg td.v-p").all_inner_texts()
    for number, touchpoint in enumerate(view.touchpoints):
        for column, persona in enumerate(view.personas):
            cell = " ".join(cells[number * len(view.personas) + column].split())
            rating = touchpoint.ratings.get(persona.id)
            if rating is None:
                assert cell.startswith("—")
                continue
            assert all(text in cell for text in rating.texts)
            assert (rating.feeling or "") in cell
            if not there.screen.is_phone:
                assert [text for text in said(touchpoint, persona.id) if text not in cell] == []


def test_what_holds_for_everyone_is_told_apart(there: Opened, view: View) -> None:
    shared = there.at("#v=compare").locator(".vg li.sh").all_inner_texts()
    own = {
        said.statement.text
        for touchpoint in view.touchpoints
        for key in COMPARED
        for said in touchpoint.texts.get(key, ())
        if not said.everyone
    }
    assert shared
    assert not [text for text in shared if any(one in text for one in own)]


def test_the_rail_has_a_dot_for_each_rating(there: Opened, view: View) -> None:
    page = there.at("#v=compare")
    ratings = [r for touchpoint in view.touchpoints for r in touchpoint.ratings.values()]
    assert page.locator(".rd .dot").count() == sum(len(rating.places) for rating in ratings)
    first = view.touchpoints[0]
    places = [rating.places[0] for rating in first.ratings.values()]
    dots = page.locator(".vg tr[data-c='0'] .rd > svg")
    assert dots.first.get_attribute("x") == f"{50 + 20 * places[0]:g}%"
    drawn = page.locator(".vg tr[data-c='0'] .cv").evaluate_all(
        "them => them.map(path => path.getAttribute('d'))"
    )
    assert [bool(data) for data in drawn] == [p.id in first.ratings for p in view.personas]


def test_a_persona_chosen_before_has_the_comparison_to_herself(there: Opened, view: View) -> None:
    persona = view.personas[1]
    page = there.at(f"#v=compare&p={persona.id}")
    met = [touchpoint for touchpoint in view.touchpoints if persona.id in touchpoint.who]
    assert page.locator(".vg tr[data-c]").filter(visible=True).count() == len(met)
    cells = page.locator(".vg td.v-p").filter(visible=True)
    assert set(cells.evaluate_all("them => them.map(cell => cell.dataset.k)")) == {"1"}
    assert page.locator(".vg td.v-p .gone").filter(visible=True).count() == 0


def test_a_filter_set_elsewhere_holds_for_a_view_seen_before(there: Opened, view: View) -> None:
    page = there.at("#v=compare")
    phase = view.phases[1]
    page.evaluate("id => go({ v: 'coverage', ph: id })", phase.id)
    page.evaluate("go({ v: 'compare' })")
    shown = page.locator(".vg .v-t a").filter(visible=True)
    assert texts_of(shown) == [touchpoint.name for touchpoint in phase.touchpoints]
    page.evaluate("go({ v: 'matrix', ph: '' })")
    if not there.screen.is_phone:
        heads = page.locator(".tps .tn").filter(visible=True)
        assert texts_of(heads) == [touchpoint.name for touchpoint in view.touchpoints]
        assert page.locator(".vg tr").filter(visible=True).count() == 0
