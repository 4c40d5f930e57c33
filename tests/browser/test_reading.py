"""Reading a map in a browser: heads that stick, folding, filters, search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.catalog import labels
from cjmap.view.values import TouchpointView, View

from ..everything import view_of
from .screens import SCREENS, Opened, opened, texts_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WORDS = labels("de")


@pytest.fixture(scope="module")
def view() -> View:
    """The map as the page has to show it."""
    return view_of(EXAMPLES / "atelier" / "atelier.journey.yaml")


def shown(there: Opened) -> list[str]:
    """Return the names of the touchpoints that are to be seen, in their order."""
    stops = there.page.locator(".vg .v-t a" if there.screen.is_phone else ".tps .tn")
    return texts_of(stops.filter(visible=True))


def names(view: View, fits: Callable[[TouchpointView], bool]) -> list[str]:
    return [touchpoint.name for touchpoint in view.touchpoints if fits(touchpoint)]


def open_filter(page: Page) -> Locator:
    page.locator("summary", has_text=WORDS["bar.filter"]).click()
    return page.locator(".flt")


def box(of: Locator) -> dict[str, float]:
    found = of.bounding_box()
    assert found
    return dict(found)


def test_all_touchpoints_stand_there_in_their_order(there: Opened, view: View) -> None:
    assert shown(there) == names(view, lambda _: True)


def test_heads_and_lane_names_stay_where_they_are_seen(there: Opened) -> None:
    page = there.page
    if there.screen.is_phone:
        page.locator(".vg tr[data-c]").nth(2).evaluate(
            "e => e.scrollIntoView({block: 'start', behavior: 'instant'})"
        )
        bar, phase = (box(page.locator(at).first) for at in (".bar", ".vg .vp"))
        assert page.evaluate("scrollY") > 600
        assert bar["y"] == 0
        assert phase["y"] == pytest.approx(bar["height"], abs=2)
        return
    page.evaluate("scrollTo({left: 700, top: 900, behavior: 'instant'})")
    bar, phase, stop = (box(page.locator(at).first) for at in (".bar", ".phs .corner", ".tps th"))
    lane = box(page.locator(".r-pain_points > th"))
    assert page.evaluate("[scrollX, scrollY]") == [700, 900]
    assert (bar["x"], bar["y"]) == (0, 0)
    assert phase["y"] == pytest.approx(bar["height"], abs=2)
    assert stop["y"] == pytest.approx(phase["y"] + phase["height"], abs=2)
    assert lane["x"] == pytest.approx(stop["x"], abs=1)
    assert 0 <= lane["x"] < 40


def test_a_phase_folds_and_unfolds(there: Opened, view: View) -> None:
    if there.screen.is_phone:
        return
    phase = view.phases[1]
    head = there.page.get_by_role("button", name=f"{phase.number} {phase.name}")
    inside = {touchpoint.name for touchpoint in phase.touchpoints}
    head.click()
    assert head.get_attribute("aria-expanded") == "false"
    assert shown(there) == names(view, lambda t: t.name not in inside)
    assert there.page.url.endswith(f"#f={phase.id}")
    head.press("Enter")
    assert head.get_attribute("aria-expanded") == "true"
    assert shown(there) == names(view, lambda _: True)


def test_a_row_can_be_left_out(there: Opened) -> None:
    if there.screen.is_phone:
        return
    row = there.page.locator('tr[data-l="questions"]')
    box = open_filter(there.page).get_by_role("checkbox", name=WORDS["facet.questions"])
    box.uncheck()
    assert not row.is_visible()
    assert there.page.url.endswith("r=questions")
    box.check()
    assert row.is_visible()
    there.page.keyboard.press("Escape")
    assert not box.is_visible()


@pytest.mark.parametrize(
    ("label", "option", "fits"),
    [
        ("bar.phase", "Kauf", lambda t: t.touchpoint.phase == "decision"),
        ("bar.channel", "E-Mail", lambda t: "email" in [c.id for c in t.channels]),
    ],
)
def test_a_filter_leaves_what_fits(
    there: Opened, view: View, label: str, option: str, fits: Callable[[TouchpointView], bool]
) -> None:
    field = open_filter(there.page).get_by_role("combobox", name=WORDS[label])
    field.select_option(label=option)
    assert 0 < len(shown(there)) < len(view.touchpoints)
    assert shown(there) == names(view, fits)
    there.page.get_by_role("button", name=WORDS["bar.reset"]).click()
    assert shown(there) == names(view, lambda _: True)
    there.page.keyboard.press("Escape")


def test_only_holes_leaves_what_lacks_something(browser: Browser, examples: Path) -> None:
    file = examples / "rohentwurf" / "rohentwurf" / "matrix.html"
    for screen in (SCREENS[0], SCREENS[-1]):
        there = opened(browser, file, screen)
        before = shown(there)
        open_filter(there.page).get_by_role("checkbox", name=WORDS["bar.only_holes"]).check()
        draft = view_of(EXAMPLES / "rohentwurf" / "rohentwurf.journey.yaml")
        assert shown(there) == names(draft, lambda t: t.hole_count > 0) != before
        assert there.said == []
        there.page.context.close()


def test_a_filter_by_owner_leaves_what_someone_takes_care_of(there: Opened, view: View) -> None:
    field = open_filter(there.page).get_by_role("combobox", name=WORDS["bar.owner"])
    owner = field.locator("option").nth(1).inner_text()
    field.select_option(label=owner)
    left = shown(there)
    assert 0 < len(left) < len(view.touchpoints)
    for touchpoint in view.touchpoints:
        details = there.page.locator(f"#t-{touchpoint.id}")
        assert (owner in (details.text_content() or "")) == (touchpoint.name in left)
    there.page.keyboard.press("Escape")


def test_a_persona_leaves_what_she_meets(there: Opened, view: View) -> None:
    persona = view.personas[1]
    there.page.locator(f'#f-p input[value="{persona.id}"]').check(force=True)
    assert shown(there) == names(view, lambda t: persona.id in t.who)
    assert there.page.url.endswith(f"p={persona.id}")
    marks = there.page.locator("section.cur .ec .pm").filter(visible=True)
    assert set(marks.all_inner_texts()) == {persona.look.initials}


def test_search_marks_what_it_finds(there: Opened) -> None:
    page = there.page
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    field.press_sequentially("preis")
    marked = page.evaluate("[...CSS.highlights.get('hit')].map(range => range.toString())")
    assert {text.lower() for text in marked} == {"preis"}
    assert page.get_by_role("status").inner_text() == str(len(marked))
    field.press("Enter")
    first = page.evaluate(
        "(({x, y}) => [x, y])([...CSS.highlights.get('hit')][0].getBoundingClientRect())"
    )
    size = page.viewport_size
    assert size
    assert 0 < first[0] < size["width"]
    assert 0 < first[1] < size["height"]
    field.press("Escape")
    assert field.input_value() == ""
    assert not page.evaluate("CSS.highlights.has('hit')")


def test_search_says_when_there_is_nothing(there: Opened) -> None:
    field = there.page.get_by_role("searchbox")
    field.fill("Xylophon")
    assert there.page.get_by_role("status").inner_text() == WORDS["bar.no_hit"]
    field.press("Escape")
